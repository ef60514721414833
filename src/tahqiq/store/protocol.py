"""What a place that keeps the records of a case must do: one narrow protocol.

Two implementations pass the same suite (``tests/contract``): `MemoryStore`, and
`SqlStore` for SQLite and PostgreSQL. Rows are added and never changed; a row that no
longer stands is one that a later row supersedes. The exceptions are the notes, which
hold the present state of the folder, and the views, which are a cache.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, Protocol

from tahqiq.model.case import CaptureRecord
from tahqiq.model.document import Refusal
from tahqiq.model.judgement import Judgement
from tahqiq.model.reading import Reading
from tahqiq.store.search import Hits, Kind, Listing, Search

SCHEMA_VERSION = 1
Kept = Literal["kept", "already"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Read:
    """A capture that was read. The document of `capture` is not looked at."""

    capture: CaptureRecord
    reading: Reading


@dataclass(frozen=True, slots=True, kw_only=True)
class Refused:
    """Something that was refused; `capture` is None where no bytes were to be had."""

    refusal: Refusal
    capture: CaptureRecord | None = None


Outcome = Read | Refused


@dataclass(frozen=True, slots=True, kw_only=True)
class RefusalRecord:
    """A refusal with the document that later made it obsolete, if one did."""

    refusal: Refusal
    superseded_by: str | None


class Store(Protocol):
    """The records of one case."""

    def note(self, key: str) -> str | None:
        """The present value of a note, None where there is none."""
        ...

    def keep_notes(self, notes: Mapping[str, str]) -> None:
        """Set notes, all or none."""
        ...

    def keep(
        self, outcomes: Sequence[Outcome], notes: Mapping[str, str]
    ) -> tuple[Kept, ...]:
        """Add outcomes and set notes in one transaction.

        A document that is there already, and a refusal that stands already, change
        nothing. A document supersedes the standing refusals of the same bytes; where
        no bytes were to be had, those of the same address. Other bytes at an address
        supersede nothing: the bytes refused are still unread.

        Returns:
            For each outcome whether it was added or was there.
        """
        ...

    def has(self, document: str) -> bool:
        """Whether the document has been read."""
        ...

    def documents_of(self, sha256: str) -> tuple[str, ...]:
        """Ids of the documents read from these bytes, sorted."""
        ...

    def captures(self) -> tuple[CaptureRecord, ...]:
        """What came in, by document and address.

        `document` is empty where the bytes were refused.
        """
        ...

    def reading(self, document: str) -> Reading | None:
        """The reading of a document, None where there is none."""
        ...

    def readings(self) -> Iterator[Reading]:
        """Every reading, by document id whatever the order they came in."""
        ...

    def readings_json(self) -> Iterator[tuple[str, bytes]]:
        """Document id and ``reading-1`` JSON as kept, by document id."""
        ...

    def reading_digests(self) -> Mapping[str, str]:
        """SHA-256 of each reading's JSON by document id: cheap input of view keys."""
        ...

    def readings_of(self, documents: Sequence[str]) -> tuple[Reading, ...]:
        """The readings of those of the documents that are there, by document id."""
        ...

    def search(self, search: Search) -> Hits:
        """A page of what is found for some words, in the order reports came in.

        Within a report: itself, then its names, claims and sentences.

        Raises:
            TahqiqError: There is no word to look for.
        """
        ...

    def listed(
        self, kind: Kind, limit: int, offset: int = 0, document: str | None = None
    ) -> Listing:
        """A page of all documents, names, claims or sentences, in the same order.

        Args:
            kind: What to list.
            limit: How many at most.
            offset: How many to pass over.
            document: Only those of this document.
        """
        ...

    def refusals(self) -> tuple[Refusal, ...]:
        """Refusals that stand, by item, stage and reason."""
        ...

    def refusal_history(self) -> tuple[RefusalRecord, ...]:
        """Every refusal ever kept, oldest first."""
        ...

    def judge(
        self, judgements: Sequence[Judgement], based_on: int | None = None
    ) -> tuple[Judgement, ...]:
        """Append judgements in one transaction.

        Args:
            judgements: What was decided.
            based_on: Number of the last judgement that the author had seen; None where
                nobody else can have judged meanwhile.

        Returns:
            The judgements with the sequence numbers the store gave them, from 1 on
            without gaps; the numbers they came with count for nothing.

        Raises:
            JudgementConflict: Somebody else has decided the same after `based_on`;
                nothing is recorded.
        """
        ...

    def last_judgement(self) -> int:
        """Number of the last judgement, 0 where there is none: what a page shows."""
        ...

    def judgements(self, after: int = 0) -> tuple[Judgement, ...]:
        """Every judgement ever made with a number beyond `after`, oldest first."""
        ...

    def view(self, key: str) -> bytes | None:
        """A derived view kept under a digest of its inputs."""
        ...

    def keep_view(self, name: str, key: str, content: bytes) -> None:
        """Keep a view, in place of any older view of the same name."""
        ...

    def close(self) -> None:
        """Let go of files and connections."""
        ...

"""A store that forgets: for reading without keeping, and for tests."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from tahqiq.model.case import CaptureRecord
from tahqiq.model.codec import reading_from_json, reading_to_json
from tahqiq.model.document import Refusal
from tahqiq.model.judgement import Judgement
from tahqiq.model.reading import Reading
from tahqiq.store.overtaking import require_not_overtaken
from tahqiq.store.protocol import Kept, Outcome, Read, RefusalRecord, Refused
from tahqiq.store.search import (
    Hits,
    Kind,
    Listing,
    Search,
    Unit,
    hit_of,
    matches,
    units_of,
)

Key = tuple[str, str]  # bytes (empty: none were to be had) and address


@dataclass(frozen=True, slots=True)
class _ReadRow:
    order: int
    document: str
    key: Key
    json: bytes


@dataclass(frozen=True, slots=True)
class _RefusedRow:
    order: int
    refusal: Refusal
    key: Key

    def is_of(self, read: _ReadRow) -> bool:
        """Whether what was read is what had been refused (`Store.keep`)."""
        sha256, address = self.key
        return sha256 == read.key[0] if sha256 else address == read.key[1]


@dataclass(slots=True)
class MemoryStore:
    """The `Store` in plain dicts and lists."""

    _notes: dict[str, str] = field(default_factory=dict)
    _captures: dict[Key, CaptureRecord] = field(default_factory=dict)
    _read: dict[str, _ReadRow] = field(default_factory=dict)
    _refused: list[_RefusedRow] = field(default_factory=list)
    _judgements: list[Judgement] = field(default_factory=list)
    _views: dict[str, tuple[str, bytes]] = field(default_factory=dict)
    _units: list[Unit] = field(default_factory=list)
    _order: int = 0

    def note(self, key: str) -> str | None:
        """The present value of a note."""
        return self._notes.get(key)

    def keep_notes(self, notes: Mapping[str, str]) -> None:
        """Set notes."""
        self._notes.update(notes)

    def keep(
        self, outcomes: Sequence[Outcome], notes: Mapping[str, str]
    ) -> tuple[Kept, ...]:
        """Add outcomes and set notes."""
        # Encoded before anything is kept: what cannot be encoded fails the whole.
        contents = [
            reading_to_json(row.reading) if isinstance(row, Read) else b""
            for row in outcomes
        ]
        kept = tuple(
            self._keep_reading(row, content)
            if isinstance(row, Read)
            else self._keep_refusal(row)
            for row, content in zip(outcomes, contents, strict=True)
        )
        self.keep_notes(notes)
        return kept

    def _keep_reading(self, read: Read, content: bytes) -> Kept:
        capture, document = read.capture, read.reading.document.id
        if document in self._read:
            return "already"
        key = (capture.sha256, capture.uri)
        self._captures.setdefault(key, capture)
        self._read[document] = _ReadRow(self._next(), document, key, content)
        self._units.extend(units_of(read.reading))
        return "kept"

    def _keep_refusal(self, refused: Refused) -> Kept:
        capture, refusal = refused.capture, refused.refusal
        key = ("", refusal.item) if capture is None else (capture.sha256, capture.uri)
        if any(
            row.refusal == refusal and row.key == key and not self._superseded_by(row)
            for row in self._refused
        ):
            return "already"
        if capture is not None:
            self._captures.setdefault(key, capture)
        self._refused.append(_RefusedRow(self._next(), refusal, key))
        return "kept"

    def _next(self) -> int:
        self._order += 1
        return self._order

    def _superseded_by(self, refused: _RefusedRow) -> str | None:
        later = (row for row in self._read.values() if row.order > refused.order)
        same = (row for row in later if refused.is_of(row))
        first = min(same, key=lambda row: row.order, default=None)
        return None if first is None else first.document

    def has(self, document: str) -> bool:
        """Whether the document has been read."""
        return document in self._read

    def documents_of(self, sha256: str) -> tuple[str, ...]:
        """Ids of the documents read from these bytes."""
        rows = self._read.values()
        return tuple(sorted(row.document for row in rows if row.key[0] == sha256))

    def captures(self) -> tuple[CaptureRecord, ...]:
        """What came in."""
        read: dict[Key, list[str]] = {}
        for row in self._read.values():
            read.setdefault(row.key, []).append(row.document)
        found = [
            replace(capture, document=document)
            for key, capture in self._captures.items()
            for document in read.get(key, [""])
        ]
        return tuple(sorted(found, key=lambda row: (row.document, row.uri, row.sha256)))

    def reading(self, document: str) -> Reading | None:
        """The reading of a document."""
        row = self._read.get(document)
        return None if row is None else reading_from_json(row.json)

    def readings(self) -> Iterator[Reading]:
        """Every reading."""
        for _, content in self.readings_json():
            yield reading_from_json(content)

    def readings_json(self) -> Iterator[tuple[str, bytes]]:
        """Document id and JSON."""
        for document in sorted(self._read):
            yield document, self._read[document].json

    def reading_digests(self) -> Mapping[str, str]:
        """SHA-256 of each reading's JSON."""
        return {
            document: hashlib.sha256(content).hexdigest()
            for document, content in self.readings_json()
        }

    def readings_of(self, documents: Sequence[str]) -> tuple[Reading, ...]:
        """The readings of some documents."""
        there = sorted(set(documents) & self._read.keys())
        return tuple(reading_from_json(self._read[name].json) for name in there)

    def search(self, search: Search) -> Hits:
        """What is found for some words."""
        phrases = search.phrases()
        found = [
            unit
            for unit in self._units
            if (not search.kinds or unit.kind in search.kinds)
            and search.document in {None, unit.document}
            and matches(unit, phrases, search.mode)
        ]
        page = found[search.offset : search.offset + search.limit]
        hits = tuple(hit_of(unit, phrases, search.mode) for unit in page)
        return Hits(total=len(found), hits=hits)

    def listed(
        self, kind: Kind, limit: int, offset: int = 0, document: str | None = None
    ) -> Listing:
        """A page of what the readings hold of one kind."""
        rows = [
            unit
            for unit in self._units
            if unit.kind == kind and document in {None, unit.document}
        ]
        return Listing(total=len(rows), units=tuple(rows[offset : offset + limit]))

    def refusals(self) -> tuple[Refusal, ...]:
        """Refusals that stand."""
        rows = self.refusal_history()
        stands = [row.refusal for row in rows if row.superseded_by is None]
        return tuple(sorted(stands, key=lambda row: (row.item, row.stage, row.reason)))

    def refusal_history(self) -> tuple[RefusalRecord, ...]:
        """Every refusal ever kept."""
        return tuple(
            RefusalRecord(refusal=row.refusal, superseded_by=self._superseded_by(row))
            for row in self._refused
        )

    def judge(
        self, judgements: Sequence[Judgement], based_on: int | None = None
    ) -> tuple[Judgement, ...]:
        """Append judgements."""
        if based_on is not None:
            require_not_overtaken(judgements, self._judgements, based_on)
        first = len(self._judgements) + 1
        numbered = tuple(
            replace(row, sequence=number)
            for number, row in enumerate(judgements, start=first)
        )
        self._judgements.extend(numbered)
        return numbered

    def last_judgement(self) -> int:
        """Number of the last judgement."""
        return len(self._judgements)

    def judgements(self, after: int = 0) -> tuple[Judgement, ...]:
        """Every judgement beyond a number."""
        return tuple(self._judgements[after:])

    def view(self, key: str) -> bytes | None:
        """A derived view."""
        found = self._views.get(key)
        return None if found is None else found[1]

    def keep_view(self, name: str, key: str, content: bytes) -> None:
        """Keep a view."""
        self._views = {
            other: row for other, row in self._views.items() if row[0] != name
        }
        self._views[key] = (name, content)

    def close(self) -> None:
        """Nothing to let go of."""

"""What comes into a case: reports collected, read and kept, and a count of them all."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from tahqiq.collect import collect, receive
from tahqiq.errors import TahqiqError
from tahqiq.extract.parsing.english import English, load_english
from tahqiq.extract.reader import read
from tahqiq.ingest import ingest
from tahqiq.model.document import Capture, Document, Refusal, Said
from tahqiq.model.reading import Reading
from tahqiq.store.case_folder import CaseFolder

BATCH = 16  # documents a transaction; a kill loses at most this much work, no record
Clock = Callable[[], datetime]


@dataclass(frozen=True, slots=True, kw_only=True)
class Reconciliation:
    """What came in and what became of it; the counts add up to `given` (rule 10)."""

    given: int = 0
    read: int = 0
    already: int = 0
    refused: int = 0
    refusals: tuple[Refusal, ...] = ()

    @property
    def lost(self) -> bool:
        """Whether something given is not in the case now."""
        return self.refused > 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Taking:
    """How sources are taken in: what is said of them, by whom, when, how read."""

    said: Said
    clock: Clock
    collector: str
    english_model: str


def read_sources(
    sources: Sequence[str | Path], taking: Taking
) -> Iterator[Reading | Refusal]:
    """Read without keeping: a reading or a refusal for each file found.

    Raises:
        CollectError: There is nothing at the only address.
        ModelMissing: The language model is not installed.
    """
    english = load_english(taking.english_model)
    for found in _collected(sources, taking):
        if isinstance(found, Refusal):
            yield found
        else:
            yield _read(found, english)


def add(
    folder: CaseFolder,
    sources: Sequence[str | Path],
    taking: Taking,
    progress: Callable[[str], None] = lambda _: None,
) -> Reconciliation:
    """Collect, read and keep what is at the addresses.

    What is there already is not read again; what cannot be read is kept as a refusal.
    Killed at any moment and run again, it ends in the same case.

    Args:
        folder: The case, open for writing.
        sources: Files, folders, globs, zips, mailboxes.
        taking: What is said of them, by whom, when.
        progress: Told the name of each file as it is done.
    """
    return _add(folder, _collected(sources, taking), taking, progress)


def add_received(
    folder: CaseFolder,
    files: Iterable[tuple[str, bytes]],
    taking: Taking,
    progress: Callable[[str], None] = lambda _: None,
) -> Reconciliation:
    """Read and keep files that were handed over as name and bytes; see `add`."""
    found = receive(
        files, said=taking.said, clock=taking.clock, collector=taking.collector
    )
    return _add(folder, found, taking, progress)


def _add(
    folder: CaseFolder,
    captures: Iterable[Capture | Refusal],
    taking: Taking,
    progress: Callable[[str], None],
) -> Reconciliation:
    english: English | None = None
    tally = Tally(folder)
    for found in captures:
        if isinstance(found, Refusal):
            tally.refuse(found)
            progress(found.item)
            continue
        document = ingest(found)
        if isinstance(document, Document) and not folder.store.has(document.id):
            english = english or load_english(taking.english_model)
            tally.keep(found, _understood(document, english))
        elif isinstance(document, Document):
            folder.bring_back(found)
            tally.skip()
        else:
            tally.keep(found, document)
        progress(found.name)
    return tally.done()


class Tally:
    """Outcomes of one run, kept in batches and counted."""

    def __init__(self, folder: CaseFolder) -> None:
        self._folder = folder
        self._waiting: list[tuple[Capture, Reading | Refusal]] = []
        self._count = Reconciliation()

    def keep(self, capture: Capture, result: Reading | Refusal) -> None:
        """Queue a reading, or the refusal of bytes that were received."""
        self._waiting.append((capture, result))
        if len(self._waiting) >= BATCH:
            self._flush()

    def skip(self) -> None:
        """Count a document that is in the case already."""
        self._grow(given=1, already=1)

    def refuse(self, refusal: Refusal) -> None:
        """Keep a refusal of what brought no bytes."""
        self._folder.refuse([refusal])
        self._grow(given=1, refused=1, refusals=(refusal,))

    def done(self) -> Reconciliation:
        """Keep what waits and say what became of everything."""
        self._flush()
        return self._count

    def _flush(self) -> None:
        waiting, self._waiting = self._waiting, []
        fates = self._folder.keep_all(waiting)
        for (capture, result), fate in zip(waiting, fates, strict=True):
            if isinstance(result, Refusal):
                self._grow(given=1, refused=1, refusals=(result,))
            elif fate == "refused":
                reason = Refusal(stage="store", item=capture.name,
                                 reason="its reading did not verify; see refusals")  # fmt: skip
                self._grow(given=1, refused=1, refusals=(reason,))
            else:
                if fate == "already":
                    self._folder.bring_back(capture)
                self._grow(given=1, read=fate == "kept", already=fate == "already")

    def _grow(
        self,
        *,
        given: int = 0,
        read: int = 0,
        already: int = 0,
        refused: int = 0,
        refusals: tuple[Refusal, ...] = (),
    ) -> None:
        count = self._count
        self._count = replace(
            count,
            given=count.given + given,
            read=count.read + read,
            already=count.already + already,
            refused=count.refused + refused,
            refusals=(*count.refusals, *refusals),
        )


def _collected(
    sources: Sequence[str | Path], taking: Taking
) -> Iterator[Capture | Refusal]:
    return collect(
        sources, said=taking.said, clock=taking.clock, collector=taking.collector
    )


def _read(capture: Capture, english: English) -> Reading | Refusal:
    document = ingest(capture)
    return document if isinstance(document, Refusal) else _understood(document, english)


def _understood(document: Document, english: English) -> Reading | Refusal:
    """The reading of a document, or a refusal where reading it failed: the rest of
    the batch goes on, and nothing of the report is lost in silence (rule 10).
    """
    try:
        return read(document, english)
    except TahqiqError:
        raise
    except Exception as error:  # noqa: BLE001 - where an item's failure becomes its refusal
        reason = (
            f"reading it failed ({type(error).__name__}: {error}). Its bytes are kept; "
            "report the file as a defect."
        )
        return Refusal(stage="extract", item=document.uri, reason=reason)

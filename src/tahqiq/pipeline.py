"""The product on one page: what becomes of a report, and of a case.

A report is collected, read and kept; a case is what its readings and judgements say
together. Nothing here knows a terminal or a browser; clock and settings are arguments.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from tahqiq.collect import collect
from tahqiq.corroborate import corroborate
from tahqiq.errors import TahqiqError
from tahqiq.extract.english import English, load_english
from tahqiq.extract.reader import read
from tahqiq.ingest import ingest
from tahqiq.model.case import Case, CaseSettings
from tahqiq.model.document import Capture, Document, Refusal, Said
from tahqiq.model.judgement import Judgement, standing
from tahqiq.model.reading import Reading
from tahqiq.model.review import reviewed
from tahqiq.publish.disclosure import disclose
from tahqiq.publish.dossier import dossier
from tahqiq.publish.exports import EXPORTS
from tahqiq.publish.leaks import leaks
from tahqiq.publish.release import check_release, require_release
from tahqiq.resolve import resolve_entities, resolve_incidents
from tahqiq.resolve.requests import judgements_of
from tahqiq.store.case_folder import CaseFolder
from tahqiq.store.custody import Custodian
from tahqiq.store.restore import restore
from tahqiq.weigh import matrix

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
        sources: Files, folders, globs, zips.
        taking: What is said of them, by whom, when.
        progress: Told the name of each file as it is done.
    """
    english: English | None = None
    tally = _Tally(folder)
    for found in _collected(sources, taking):
        if isinstance(found, Refusal):
            tally.refuse(found)
            progress(found.item)
            continue
        document = ingest(found)
        if isinstance(document, Document) and not folder.store.has(document.id):
            english = english or load_english(taking.english_model)
            tally.keep(found, _understood(document, english))
        elif isinstance(document, Document):
            tally.skip()
        else:
            tally.keep(found, document)
        progress(found.name)
    return tally.done()


class _Tally:
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


def view(folder: CaseFolder, settings: CaseSettings) -> Case:
    """The case as its readings and judgements stand now."""
    store = folder.store
    return assemble(
        replace(
            Case(id=folder.id, settings=settings, readings=tuple(store.readings())),
            captures=store.captures(),
            refusals=store.refusals(),
            judgements=store.judgements(),
        )
    )


def assemble(case: Case) -> Case:
    """The views across documents: entities, incidents, groups, links, origins.

    The readings of the answer are as read; what is drawn from them leaves rejected
    claims out and takes edited ones as edited.
    """
    judgements = standing(case.judgements)
    readings = reviewed(case.readings, judgements)
    resolution = resolve_entities(readings, judgements)
    resolved = replace(
        case,
        readings=readings,
        entities=resolution.entities,
        proposals=resolution.proposals,
        incidents=resolve_incidents(readings, resolution.entities, judgements),
    )
    found = corroborate(resolved)
    return replace(
        resolved,
        readings=case.readings,
        incidents=found.incidents,
        groups=found.groups,
        links=found.links,
        lineage=found.lineage,
        sources=found.sources,
        refusals=tuple(
            sorted(
                {*case.refusals, *found.refusals},
                key=lambda row: (row.item, row.stage, row.reason),
            )
        ),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """A judgement as it is asked for, ids as a person types them."""

    kind: str
    subject: str
    object: str | None
    value: str | None
    reason: str
    author: str
    at: str


def judge_case(
    folder: CaseFolder, settings: CaseSettings, request: Request
) -> tuple[Judgement, ...]:
    """Record a judgement after checking that what it names is there.

    A claim may be named by its bare id where only one document has it; an entity of
    the case stands for its members.

    Raises:
        JudgementError: An unknown kind, an id that names nothing or several things, a
            grade outside its table, or credibility 1 without two origins (M59).
    """
    rows = judgements_of(request, view(folder, settings))
    return folder.store.judge(rows)


@dataclass(frozen=True, slots=True, kw_only=True)
class Release:
    """A page or file that may leave the case, and what was withheld from it.

    `key` maps placeholders to names; it is kept apart from every release (M106).
    """

    content: bytes
    notes: tuple[str, ...]
    key: Mapping[str, str]
    count: str


def publish(
    case: Case, *, generated_at: str | None, version: str, profile: str = ""
) -> Release:
    """The dossier of a case as a profile lets it be seen; by default the case's own.

    Raises:
        ReleaseRefused: A quote does not verify, a sentence rests on nothing, or a
            withheld word is left in the page.
    """
    shown = disclose(case, profile)
    page = dossier(
        shown.case, matrix(shown.case), generated_at=generated_at, version=version,
        withheld=shown.notes,
    )  # fmt: skip
    content = page.encode()
    require_release(
        (*check_release(shown.case, page), *leaks(content, shown.protected))
    )
    claims = sum(len(reading.claims) for reading in shown.case.readings)
    count = f"{len(case.readings)} documents and {claims} claims in the dossier"
    return Release(content=content, notes=shown.notes, key=shown.key, count=count)


def rejected(readings: Iterable[Reading | Refusal]) -> list[Refusal]:
    """The refusals among outcomes of `read_sources`."""
    return [found for found in readings if isinstance(found, Refusal)]


def export_case(case: Case, form: str, profile: str = "") -> Release:
    """The case in an exchange format, with a line that counts in, out and left out.

    Raises:
        TahqiqError: There is no such format.
        ReleaseRefused: A withheld word is left in it.
    """
    if form not in EXPORTS:
        raise TahqiqError(
            f"there is no format {form!r}.", f"Use one of {', '.join(EXPORTS)}."
        )
    shown = disclose(case, profile)
    made = EXPORTS[form](shown.case)
    require_release(leaks(made.data, shown.protected))
    return Release(
        content=made.data, notes=shown.notes, key=shown.key, count=made.reconciliation
    )


def import_case(case: Case, path: Path, custodian: Custodian) -> int:
    """Make a case folder from an export.

    Returns:
        How many documents it holds.

    Raises:
        CaseError: There is something at `path`, or it cannot be written.
    """
    with CaseFolder.create(path, case.settings, custodian) as folder:
        restore(folder, case)
    return len(case.readings)

"""A case on the disk, and the one order of writing that survives a kill at any moment.

For what comes in: first the bytes, under their hash; then the custody entries, in one
append; then records and the new head of the log, in one transaction. Cut off between
two steps and run again, the bytes are there, the entries are found and not doubled, the
transaction is done: the case ends as if nothing had happened.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, replace
from pathlib import Path
from types import TracebackType
from typing import Literal, Self

from tahqiq.errors import CaseError
from tahqiq.model.case import CaseSettings
from tahqiq.model.codec import reading_to_json
from tahqiq.model.document import Capture, Refusal
from tahqiq.model.reading import Reading
from tahqiq.store.birth import (
    DATABASE_FILE,
    EVIDENCE_FOLDER,
    SETTINGS_FILE,
    address,
    make_case,
)
from tahqiq.store.custody import BATCH, Act, Action, Custodian, Head
from tahqiq.store.custody_file import CustodyFile
from tahqiq.store.database import PATIENCE
from tahqiq.store.digest import digest
from tahqiq.store.durable import write_whole
from tahqiq.store.evidence import Evidence
from tahqiq.store.head import CASE_ID, SETTINGS, head_note, known_head
from tahqiq.store.intake import outcome_of, spelled
from tahqiq.store.lock import CaseLock
from tahqiq.store.protocol import Kept, Outcome, Read, Refused, Store
from tahqiq.store.sql import SqlStore

MANIFEST = "manifest.sha256"
Fate = Literal["kept", "already", "refused"]


@dataclass(slots=True)
class _Writer:
    """What the one who holds the lock writes with; `settled` is what case.db knows."""

    custodian: Custodian
    custody: CustodyFile
    settled: Head


class CaseFolder:
    """An open case: its records, its evidence and, for its one writer, its custody log.

    Anyone may read it, and judge (`store.judge`, one transaction), at any time; what
    enters evidence or custody needs the lock that a custodian holds.
    """

    def __init__(
        self, path: Path, store: Store, opened: ExitStack, writer: _Writer | None
    ) -> None:
        self.path = path
        self.store = store
        self.evidence = Evidence(path / EVIDENCE_FOLDER)
        self._opened = opened
        self._writer = writer

    @classmethod
    def create(
        cls, path: Path, settings: CaseSettings, custodian: Custodian
    ) -> CaseFolder:
        """Make a case at `path`, absent or empty, and open it for writing.

        Raises:
            CaseError: There is something at `path`, or it cannot be written.
        """
        make_case(path, settings, custodian)
        return cls.open(path, custodian, database=settings.database)

    @classmethod
    def open(
        cls,
        path: Path,
        custodian: Custodian | None = None,
        *,
        database: str | None = None,
        patience: float = PATIENCE,
    ) -> CaseFolder:
        """Open a case: to read and judge, or with a custodian to add to it.

        Args:
            path: The case folder.
            custodian: Who adds, since when, with which tool; the lock is theirs until
                `close`.
            database: The address in ``case.toml``, if there is one.
            patience: Seconds to wait for another program's transaction.

        Raises:
            CaseBusy: Another process adds to the case, or holds its database.
            CaseTooNew: A later version of Tahqiq made it.
            IntegrityError: The custody log does not verify, so nothing may be added.
            CaseError: There is no case at `path`, or it cannot be written.
        """
        _require_case(path, database)
        with ExitStack() as opening:
            if custodian is not None:
                opening.callback(CaseLock(path).release)
            store = SqlStore.open(address(path, database), patience)
            opening.callback(store.close)
            writer = None if custodian is None else _take_up(path, store, custodian)
            return cls(path, store, opening.pop_all(), writer)

    def __enter__(self) -> Self:
        """The open case."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Close it, whatever happened."""
        self.close()

    def close(self) -> None:
        """Close the database, then let the next writer in."""
        self._writer = None
        self._opened.close()

    @property
    def id(self) -> str:
        """Id of the case, made from its title and question when it was new."""
        return self.store.note(CASE_ID) or ""

    def keep(self, capture: Capture, result: Reading | Refusal) -> Fate:
        """Keep one capture and what became of it; see `keep_all`."""
        return self.keep_all([(capture, result)])[0]

    def keep_all(
        self, pairs: Sequence[tuple[Capture, Reading | Refusal]]
    ) -> tuple[Fate, ...]:
        """Keep captures and what became of them, in batches that are whole or absent.

        Returns:
            For each: ``kept``; ``already``, a document or refusal that stood before;
            ``refused``, a reading whose quotes do not stand in its text and that was
            kept as a refusal.

        Raises:
            CaseError: The disk is full, the folder or the database may not be
                written; what was kept before stays kept.
            IntegrityError: A capture's bytes are not what its hash says.
        """
        fates: list[Fate] = []
        for start in range(0, len(pairs), BATCH):
            fates += self._keep_batch(pairs[start : start + BATCH])
        return tuple(fates)

    def bring_back(self, capture: Capture) -> bool:
        """Keep the bytes of a document that is there without them, as after an import.

        Returns:
            Whether they were missing.
        """
        self._require_writer()
        if self.evidence.has(capture.sha256):
            return False
        self.evidence.keep(capture.sha256, capture.content)
        act = self._act("captured", capture.uri, _come_by(capture), capture.sha256)
        self._commit([replace(act, at=capture.captured, who=capture.collector)], [])
        return True

    def refuse(self, refusals: Iterable[Refusal]) -> tuple[Kept, ...]:
        """Keep refusals of what brought no bytes: files gone, unreadable, too large."""
        rows = [Refused(refusal=spelled(refusal)) for refusal in refusals]
        return self._commit([], rows)

    def enter(
        self, action: Action, subject: str, detail: str, sha256: str | None = None
    ) -> None:
        """Enter something done to the case in the custody log, now (M4)."""
        self._commit([self._act(action, subject, detail, sha256)], [])

    def adopt_settings(self, settings: CaseSettings) -> bool:
        """Note that the case goes on under these settings; a change is entered (M97).

        Returns:
            Whether they differ from those the case had last.
        """
        found = digest(settings)
        if self.store.note(SETTINGS) == found:
            return False
        act = self._act("settings", SETTINGS_FILE, "the settings were changed", found)
        self._commit([act], [], {SETTINGS: found})
        return True

    def write_manifest(self, files: Mapping[str, str]) -> None:
        """Say what a release was made from, and enter the release.

        Args:
            files: SHA-256 by path inside the case folder, with forward slashes.
        """
        lines = "".join(f"{files[name]}  {name}\n" for name in sorted(files))
        content = lines.encode()
        path = self.path / MANIFEST
        write_whole(path, content, path.with_suffix(".partial"))
        sha256 = hashlib.sha256(content).hexdigest()
        self.enter("released", MANIFEST, f"{len(files)} files", sha256)

    def remember(self, name: str, key: str, content: bytes) -> bool:
        """Keep a derived view, in place of the older one of that name.

        Returns:
            Whether it was kept: a cache that cannot be written is no loss.
        """
        try:
            self.store.keep_view(name, key, content)
        except CaseError:
            return False
        return True

    def _keep_batch(
        self, pairs: Sequence[tuple[Capture, Reading | Refusal]]
    ) -> list[Fate]:
        outcomes = [outcome_of(capture, result) for capture, result in pairs]
        new = self._new(outcomes)
        fresh = [
            (capture, outcome)
            for (capture, _), outcome, is_new in zip(pairs, outcomes, new, strict=True)
            if is_new
        ]
        kept = iter(self._add(fresh) if fresh else ())
        return [
            _fate(result, outcome, next(kept)) if is_new else "already"
            for (_, result), outcome, is_new in zip(pairs, outcomes, new, strict=True)
        ]

    def _add(self, fresh: Sequence[tuple[Capture, Outcome]]) -> tuple[Kept, ...]:
        """Bytes, then custody, then records: the order everything rests on."""
        self._require_writer()
        for capture, _ in fresh:
            self.evidence.keep(capture.sha256, capture.content)
        acts = [
            act for capture, outcome in fresh for act in self._acts(capture, outcome)
        ]
        return self._commit(acts, [outcome for _, outcome in fresh])

    def _new(self, outcomes: Sequence[Outcome]) -> list[bool]:
        """Which outcomes are not those of a document that is there already.

        Refusals count as new here: the store knows which of them stand.
        """
        new: list[bool] = []
        seen: set[str] = set()
        for outcome in outcomes:
            if isinstance(outcome, Refused):
                new.append(True)
                continue
            document = outcome.reading.document.id
            new.append(document not in seen and not self.store.has(document))
            seen.add(document)
        return new

    def _acts(self, capture: Capture, outcome: Outcome) -> Iterable[Act]:
        """What the custody log says of an outcome; `CustodyFile` doubles nothing."""
        act = self._act("captured", capture.uri, _come_by(capture), capture.sha256)
        yield replace(act, at=capture.captured, who=capture.collector)
        if isinstance(outcome, Read):
            # The hash of the reading makes a claim edited in the database show.
            content = reading_to_json(outcome.reading)
            sha256 = hashlib.sha256(content).hexdigest()
            document = outcome.reading.document
            yield self._act("read", document.id, outcome.reading.reader, sha256)

    def _act(
        self, action: Action, subject: str, detail: str, sha256: str | None
    ) -> Act:
        custodian = self._require_writer().custodian
        return Act(
            action=action,
            subject=subject,
            detail=detail,
            sha256=sha256,
            at=custodian.at,
            who=custodian.who,
            tool=custodian.tool,
        )

    def _commit(
        self,
        acts: Iterable[Act],
        outcomes: Sequence[Outcome],
        notes: Mapping[str, str] | None = None,
    ) -> tuple[Kept, ...]:
        """Custody first, then records and the log's new head in one transaction."""
        writer = self._require_writer()
        if writer.settled != writer.custody.head:
            # The transaction before failed. Catching up first bounds how far the log
            # can be ahead of its head, which is how a cut-off run is told from a fraud.
            self.store.keep_notes(head_note(writer.custody.head))
            writer.settled = writer.custody.head
        writer.custody.enter(acts)
        head = writer.custody.head
        kept = self.store.keep(outcomes, {**(notes or {}), **head_note(head)})
        writer.settled = head
        return kept

    def _require_writer(self) -> _Writer:
        if self._writer is None:
            raise CaseError(
                f"{self.path} is open for reading only.", "Open it with a custodian."
            )
        return self._writer


def _require_case(path: Path, database: str | None) -> None:
    remedy = f"Type `tahqiq new {path}` to make one."
    if not path.is_dir():
        raise CaseError(f"there is no case folder {path}.", remedy)
    if not (path / SETTINGS_FILE).is_file():
        raise CaseError(f"{path} is not a case: it has no {SETTINGS_FILE}.", remedy)
    if database is None and not (path / DATABASE_FILE).is_file():
        raise CaseError(
            f"{path} has lost its {DATABASE_FILE}.", "Go back to a copy of the folder."
        )


def _take_up(path: Path, store: Store, custodian: Custodian) -> _Writer:
    """Pick up where the last writer ended or was cut off."""
    known = known_head(store)
    custody = CustodyFile.open(path, known)
    custody.heal(custodian)
    Evidence(path / EVIDENCE_FOLDER).clear_partials()
    if custody.head != known:
        store.keep_notes(head_note(custody.head))
    return _Writer(custodian=custodian, custody=custody, settled=custody.head)


def _come_by(capture: Capture) -> str:
    inside = f" in {capture.container}" if capture.container else ""
    why = f": {capture.said.reason}" if capture.said.reason else ""
    return f"{capture.method} {capture.name}{inside}{why}"


def _fate(result: Reading | Refusal, outcome: Outcome, kept: Kept) -> Fate:
    if kept == "kept" and isinstance(outcome, Refused) and isinstance(result, Reading):
        return "refused"
    return kept

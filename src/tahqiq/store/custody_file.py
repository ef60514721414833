"""``custody.jsonl`` on the disk: read, appended to, and healed of one torn line.

A process killed in the middle of an append leaves an unfinished last line. That, and
nothing else, is ever repaired: the fragment is moved to ``custody.torn`` and an entry
says so. Every step can be cut off and done again.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from pathlib import Path

from tahqiq.errors import IntegrityError
from tahqiq.store.custody import (
    Act,
    Custodian,
    Entry,
    Head,
    Log,
    fragments,
    parse,
    seal_all,
    standing,
    to_line,
)
from tahqiq.store.durable import append, cut, sync_folder
from tahqiq.store.spelling import writable
from tahqiq.store.trouble import disk_trouble

LOG = "custody.jsonl"
TORN = "custody.torn"
VERIFY = "Type `tahqiq verify` on the case; go back to a copy of the folder."


def read_log(folder: Path) -> Log:
    """The custody log of the case, with its faults; an absent file is an empty log."""
    return parse(_bytes(folder / LOG))


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return b""
    except OSError as error:
        raise disk_trouble(error, path) from error


class CustodyFile:
    """The log of a case that is open for writing, by the one who holds its lock."""

    def __init__(self, folder: Path, log: Log) -> None:
        self._folder = folder
        self._length = log.whole
        self._torn = log.torn
        self.head = log.head
        self._captured: set[tuple[str, str | None]] = set()
        self._last_read: dict[str, str | None] = {}
        self._set_aside: set[str | None] = set()
        self._remember(log.entries)

    @classmethod
    def open(cls, folder: Path, known: Head) -> CustodyFile:
        """The log, once it agrees with the head the database knows.

        Raises:
            IntegrityError: A line was edited, moved or removed. Nothing is repaired,
                and nothing more may be added to such a log.
        """
        log = read_log(folder)
        if log.faults:
            fault = log.faults[0]
            raise IntegrityError(f"{LOG} line {fault.line}: {fault.what}.", VERIFY)
        state = standing(log, known)
        if state in {"behind", "forked"}:
            raise IntegrityError(
                f"{LOG} has {len(log.entries)} entries where {known.count} are known, "
                "and does not continue them.",
                VERIFY,
            )
        return cls(folder, log)

    def enter(self, acts: Iterable[Act]) -> None:
        """Append the acts that the log does not hold yet, in one write.

        A run that was cut off may have entered some of them already.

        Raises:
            CaseError: The disk is full or the file may not be written; nothing was
                entered.
        """
        fresh = dict.fromkeys(act for act in acts if not self._holds(act))
        entries = seal_all(fresh, self.head)
        if not entries:
            return
        content = b"".join(map(to_line, entries))
        append(self._folder / LOG, content, self._length)
        self._length += len(content)
        self.head = Head(count=entries[-1].seq, hash=entries[-1].hash)
        self._remember(entries)

    def _holds(self, act: Act) -> bool:
        match act.action:
            case "captured":
                return (writable(act.subject), act.sha256) in self._captured
            case "read":
                return self._last_read.get(act.subject) == act.sha256
            case "torn":
                return act.sha256 in self._set_aside
        return False

    def _remember(self, entries: Iterable[Entry]) -> None:
        for entry in entries:
            if entry.action == "captured":
                self._captured.add((entry.subject, entry.sha256))
            elif entry.action == "read":
                self._last_read[entry.subject] = entry.sha256
            elif entry.action == "torn":
                self._set_aside.add(entry.sha256)

    def heal(self, custodian: Custodian) -> None:
        """Set an unfinished last line aside, and enter each fragment set aside."""
        aside = self._folder / TORN
        if self._torn:
            self._move_torn(aside)
        self.enter(
            Act(
                action="torn",
                subject=LOG,
                sha256=sha256,
                at=custodian.at,
                who=custodian.who,
                tool=custodian.tool,
                detail=f"an unfinished last line was set aside in {TORN}",
            )
            for sha256 in sorted(fragments(_bytes(aside)))
        )

    def _move_torn(self, aside: Path) -> None:
        kept = _bytes(aside)
        if hashlib.sha256(self._torn).hexdigest() not in fragments(kept):
            # A fragment cut off here as well would run into this one: end its line.
            start = b"" if not kept or kept.endswith(b"\n") else b"\n"
            append(aside, start + self._torn + b"\n", len(kept))
            sync_folder(self._folder)
        cut(self._folder / LOG, self._length)
        self._torn = b""

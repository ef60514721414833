"""The custody log: who did what to which bytes, each line sealing the one before (M4).

``custody.jsonl`` holds one entry a line. The member ``hash`` comes last and is the
SHA-256 of the line's bytes without it, ``previous`` is the hash of the line before, so
anyone can check the log with ten lines of any language: cut ``,"hash":"…"`` out of a
line, hash what remains, compare.

An edited line breaks the chain; removed last lines do not, so ``case.db`` keeps the
length and the last hash (`Head`), written after the log. A log at most one batch ahead
of its head is a run that was cut off; a log behind it has lost lines.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Literal

import msgspec

from tahqiq.store.spelling import writable

GENESIS = "0" * 64  # what the first line gives as the hash before it
BATCH = 64  # items kept in one step: bounds what an interruption can leave behind
LINES_PER_ITEM = 2  # captured, read
AHEAD = BATCH * LINES_PER_ITEM

Standing = Literal["even", "ahead", "behind", "forked"]
Action = Literal[
    "created",
    "captured",
    "read",
    "settings",
    "torn",
    "released",
    "tombstone",
    "imported",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Custodian:
    """Who has the case in hand, since when (UTC, ISO 8601), with which tool."""

    who: str
    at: str
    tool: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """Something done to the case that is to be entered in the log.

    `subject` is what it was done to: an address, a document id, a file of the case;
    `sha256` the bytes concerned.
    """

    action: Action
    subject: str
    at: str
    who: str
    tool: str
    detail: str = ""
    sha256: str | None = None


class Entry(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One line of the log. The order of the members is the order in the line."""

    seq: int
    at: str
    who: str
    action: str
    subject: str
    sha256: str | None = None
    detail: str
    tool: str
    previous: str
    hash: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """Length and last hash of the log, as the database knows them."""

    count: int = 0
    hash: str = GENESIS


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """A line of the log that does not verify, counted from 1, and what is wrong."""

    line: int
    what: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Log:
    """A custody log as found: its entries, what follows the last line, its faults.

    `torn` are the bytes after the last newline: an entry that was never finished.
    `whole` is the length in bytes of the finished lines.
    """

    entries: tuple[Entry, ...] = ()
    torn: bytes = b""
    whole: int = 0
    faults: tuple[Fault, ...] = field(default=())

    @property
    def head(self) -> Head:
        """Length and last hash of the finished lines."""
        if not self.entries:
            return Head()
        return Head(count=len(self.entries), hash=self.entries[-1].hash)


def seal(act: Act, head: Head) -> Entry:
    """The act as the entry that follows `head`."""
    entry = Entry(
        seq=head.count + 1,
        at=act.at,
        who=writable(act.who),
        action=act.action,
        subject=writable(act.subject),
        sha256=act.sha256,
        detail=writable(act.detail),
        tool=writable(act.tool),
        previous=head.hash,
    )
    return msgspec.structs.replace(entry, hash=entry_hash(entry))


def seal_all(acts: Iterable[Act], head: Head) -> tuple[Entry, ...]:
    """The acts as the entries that follow `head`, in order."""
    entries: list[Entry] = []
    for act in acts:
        entries.append(seal(act, head))
        head = Head(count=entries[-1].seq, hash=entries[-1].hash)
    return tuple(entries)


def entry_hash(entry: Entry) -> str:
    """SHA-256 of the entry's line without its own hash."""
    bare = msgspec.structs.replace(entry, hash="")
    return hashlib.sha256(msgspec.json.encode(bare)).hexdigest()


def to_line(entry: Entry) -> bytes:
    """The entry as it stands in the log, newline included."""
    return msgspec.json.encode(entry) + b"\n"


def parse(raw: bytes) -> Log:
    """The log behind the bytes of ``custody.jsonl``; faults are listed, not raised."""
    whole, newline, torn = raw.rpartition(b"\n")
    entries: list[Entry] = []
    faults: list[Fault] = []
    head = Head()
    for number, line in enumerate(whole.split(b"\n") if newline else (), start=1):
        entry = _entry(line)
        if entry is None:
            faults.append(Fault(line=number, what="not a custody entry"))
            continue
        faults.extend(_faults(entry, line, head, number))
        entries.append(entry)
        head = Head(count=entry.seq, hash=entry.hash)
    length = len(raw) - len(torn)
    return Log(entries=tuple(entries), torn=torn, whole=length, faults=tuple(faults))


def _entry(line: bytes) -> Entry | None:
    try:
        return msgspec.json.decode(line, type=Entry)
    except (msgspec.DecodeError, UnicodeDecodeError):
        return None


def _faults(entry: Entry, line: bytes, head: Head, number: int) -> Iterable[Fault]:
    # Comparing the bytes too leaves no second spelling of a line with the same hash.
    if to_line(entry)[:-1] != line or entry_hash(entry) != entry.hash:
        yield Fault(line=number, what="the entry has been edited")
    if entry.seq != head.count + 1 or entry.previous != head.hash:
        yield Fault(line=number, what="a line before it is missing, moved or edited")


def standing(log: Log, head: Head) -> Standing:
    """How the log stands to the head the database keeps.

    Returns:
        ``even``; ``ahead`` of it by what an interrupted run leaves; ``behind``: last
        lines are missing; ``forked``: the line the head knows is another one, or more
        was added than any run adds at once.
    """
    count = len(log.entries)
    if count < head.count:
        return "behind"
    known = log.entries[head.count - 1].hash if head.count else GENESIS
    if known != head.hash or count - head.count > AHEAD:
        return "forked"
    return "ahead" if count > head.count else "even"


def fragments(raw: bytes) -> frozenset[str]:
    """Hashes of the torn lines that ``custody.torn`` holds, one a line."""
    lines = raw.split(b"\n")
    return frozenset(hashlib.sha256(line).hexdigest() for line in lines if line)

"""What was drawn across a case, kept so that looking twice does not cost twice.

A kept view is found only under a digest of all it was drawn from: the readings as they
lie in the store, judgements, settings, refusals, and the program itself with its
codebook. Whatever changes, the key changes with it, so a kept view is never stale.
"""

from __future__ import annotations

import hashlib
import sys
import zlib
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field, replace
from functools import cache, partial
from importlib import resources
from importlib.metadata import version
from importlib.resources.abc import Traversable
from typing import Protocol

import msgspec

from tahqiq.model.case import (
    Case,
    CaseEntity,
    CaseLink,
    CaseSettings,
    Group,
    Incident,
    Lineage,
    Proposal,
    SourceProfile,
)
from tahqiq.model.codec import reading_from_json
from tahqiq.model.describing import described
from tahqiq.model.document import Refusal
from tahqiq.model.judgement import Judgement, shaping, standing
from tahqiq.model.memory import Kept, Memory, no_memory
from tahqiq.model.reading import Reading
from tahqiq.store.case_folder import CaseFolder
from tahqiq.store.check import Check
from tahqiq.store.digest import digest
from tahqiq.store.protocol import Store
from tahqiq.store.quiet import uncollected

NAME, MEMO = "assembled", "memo"
DRAWN_BY = ("codebook", "model", "text", "resolve", "corroborate", "pipeline.py")
LEANS_ON = ("msgspec", "numpy", "rapidfuzz")  # whose answers a view depends on
FOREIGN = "not what the readings give; judge or add anything to have it drawn anew"
QUICK = 1  # zlib level: a seventh of the size at some 100 MB a second
DRAWN = (
    "entities", "proposals", "incidents", "groups", "links", "lineage", "sources",
    "refusals",
)  # fmt: skip
Drawn = tuple[
    tuple[CaseEntity, ...],
    tuple[Proposal, ...],
    tuple[Incident, ...],
    tuple[Group, ...],
    tuple[CaseLink, ...],
    tuple[Lineage, ...],
    tuple[SourceProfile, ...],
    tuple[Refusal, ...],
]


class Memo(Protocol):
    """Answers of a pure function that cost more to find than to keep."""

    def load(self, content: bytes) -> None:
        """Take up answers that were kept."""
        ...

    def dump(self) -> bytes | None:
        """All answers so far, None where none was added since the last time."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawing:
    """How the views of a case are drawn: a pure function, and what helps its memory.

    `memo` is kept with the case; `memory` lasts as long as the program runs, and holds
    the readings as they were decoded.
    """

    draw: Callable[[Case], Case]
    memo: Memo | None = None
    memory: Memory = field(default_factory=no_memory)


def kept_or_drawn(folder: CaseFolder, settings: CaseSettings, drawing: Drawing) -> Case:
    """The case as it stands, with what is drawn across it: recalled, else drawn and kept.

    Args:
        folder: The case, open; one that cannot be written to is drawn every time.
        settings: What its ``case.toml`` says now.
        drawing: Makes the views of a case that has none.
    """
    with uncollected():
        now = _now(folder, settings, drawing.memory)
        found = _recalled(folder.store, now)
        if found is None:
            found = _drawn(folder, now, drawing)
            folder.remember(NAME, now.key, _packed(found))
        return replace(found, judgements=now.judgements)


def undrawn(folder: CaseFolder, settings: CaseSettings) -> Case:
    """The case as it stands without anything drawn across it."""
    with uncollected():
        now = _now(folder, settings, no_memory())
        return replace(now.case, judgements=now.judgements)


def check_kept(
    folder: CaseFolder, settings: CaseSettings, draw: Callable[[Case], Case]
) -> tuple[Check, ...]:
    """Whether the kept view, if there is one, is what the case gives when drawn anew.

    It lies in a file that anybody may write to: who receives a case need not trust it.
    """
    with uncollected():
        now = _now(folder, settings, no_memory())
        if folder.store.view(now.key) is None:
            return ()
        same = _recalled(folder.store, now) == draw(now.case)
    return (Check(name="view", item=NAME, ok=same, detail="" if same else FOREIGN),)


@dataclass(frozen=True, slots=True)
class _Now:
    """All that views are drawn from at this moment, its key, and every judgement."""

    case: Case
    key: str
    judgements: tuple[Judgement, ...]


def _now(folder: CaseFolder, settings: CaseSettings, memory: Memory) -> _Now:
    """What the views of a case are drawn from.

    The key is made of the bytes that were decoded, not of what the store says of them,
    so nothing that comes in meanwhile can slip between the two. Judgements that draw
    nothing anew are in neither: to accept a claim costs no second drawing.
    """
    store = folder.store
    judgements = store.judgements()
    bare = Case(
        id=folder.id, settings=settings, readings=(), captures=store.captures(),
        refusals=store.refusals(), judgements=shaping(judgements),
    )  # fmt: skip
    hashes, readings = [], []
    decoded: Kept[str, Reading] = memory.kept("readings")
    for document, content in store.readings_json():
        sha256 = hashlib.sha256(content).hexdigest()
        hashes.append((document, sha256))
        read = partial(_decoded, content)
        readings.append(decoded.of(document, sha256, read))
    key = digest(fingerprint(), hashes, bare)
    return _Now(replace(bare, readings=tuple(readings)), key, judgements)


def _decoded(content: bytes, _: str) -> Reading:
    """The reading of bytes whose hash is known by now."""
    return reading_from_json(content)


def _drawn(folder: CaseFolder, now: _Now, drawing: Drawing) -> Case:
    """The views drawn, with the help of answers kept from the last drawing."""
    memo, key = drawing.memo, digest(fingerprint(), MEMO)
    kept = folder.store.view(key) if memo else None
    if memo and kept is not None:
        _take_up(memo, kept)
    found = drawing.draw(now.case)
    if memo and (answers := memo.dump()) is not None:
        folder.remember(MEMO, key, zlib.compress(answers, QUICK))
    return found


def _take_up(memo: Memo, kept: bytes) -> None:
    """Answers that cannot be read back are none: they are found again."""
    with suppress(zlib.error, msgspec.DecodeError):
        memo.load(zlib.decompress(kept))


def _recalled(store: Store, now: _Now) -> Case | None:
    """The case with what was drawn from it before, None where nothing was.

    A view that cannot be read back is none: it is drawn again and kept anew.
    """
    content = store.view(now.key)
    if content is None:
        return None
    try:
        found = msgspec.msgpack.decode(zlib.decompress(content), type=Drawn)
    except (zlib.error, msgspec.DecodeError):
        return None
    # As whoever draws hands them over: with what analysts said of the documents.
    readings = described(now.case.readings, standing(now.case.judgements))
    return replace(now.case, readings=readings, **dict(zip(DRAWN, found, strict=True)))


def _packed(case: Case) -> bytes:
    """What is drawn across a case, as it is kept."""
    rows = tuple(getattr(case, name) for name in DRAWN)
    return zlib.compress(msgspec.msgpack.encode(rows), QUICK)


@cache
def fingerprint() -> str:
    """A hash of the program and the codebook that views are drawn by."""
    found = hashlib.sha256(repr(sys.version_info).encode())
    for name in LEANS_ON:
        found.update(f"{name} {version(name)}\n".encode())
    for name, content in drawn_by(resources.files("tahqiq")):
        found.update(f"{name} {len(content)}\n".encode() + content)
    return found.hexdigest()


def drawn_by(package: Traversable) -> Iterator[tuple[str, bytes]]:
    """Every file of the program and the codebook that a view depends on, by its name."""
    for name in DRAWN_BY:
        yield from _files(name, package / name)


def _files(name: str, part: Traversable) -> Iterator[tuple[str, bytes]]:
    """A file, or every file of a folder and of those inside it, by their names."""
    if part.is_file():
        yield name, part.read_bytes()
        return
    for row in sorted(part.iterdir(), key=lambda row: row.name):
        if row.name != "__pycache__":
            yield from _files(f"{name}/{row.name}", row)

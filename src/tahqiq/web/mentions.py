"""Where a name stands: the sentences that mention an entity, with the mention lit."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from tahqiq.model.case import CaseEntity, MentionRef
from tahqiq.model.lookup import CaseIndex
from tahqiq.model.reading import Reading
from tahqiq.publish.chains import outlet_name

WINDOW = 160  # characters either side where no sentence holds the mention


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """One mention in its sentence."""

    document: str
    outlet: str
    before: str
    exact: str
    after: str


def contexts(entity: CaseEntity, index: CaseIndex, most: int) -> tuple[Context, ...]:
    """Sentences that mention an entity: names first, every spelling before repeats."""
    refs = sorted(entity.mentions, key=lambda ref: (not _is_name(ref, index), ref))
    seen: set[str] = set()
    first, rest = list[MentionRef](), list[MentionRef]()
    for ref in refs:
        exact = _words(ref, index)
        (rest if exact in seen else first).append(ref)
        seen.add(exact)
    return tuple(_context(ref, index) for ref in (first + rest)[:most])


def _is_name(ref: MentionRef, index: CaseIndex) -> bool:
    return any(
        row.start == ref.start and row.end == ref.end and row.kind == "name"
        for row in index.readings[ref.document].mentions
    )


def _words(ref: MentionRef, index: CaseIndex) -> str:
    return index.readings[ref.document].document.text[ref.start : ref.end]


def _context(ref: MentionRef, index: CaseIndex) -> Context:
    reading = index.readings[ref.document]
    text = reading.document.text
    start, end = _window(ref, reading)
    return Context(
        document=ref.document,
        outlet=outlet_name(ref.document, index),
        before=text[start : ref.start],
        exact=text[ref.start : ref.end],
        after=text[ref.end : end],
    )


def _window(ref: MentionRef, reading: Reading) -> tuple[int, int]:
    for row in reading.sentences:
        if row.start <= ref.start < row.end:
            return row.start, max(row.end, ref.end)
    text = reading.document.text
    return max(0, ref.start - WINDOW), min(len(text), ref.end + WINDOW)


def member_names(index: CaseIndex) -> Mapping[str, str]:
    """What each report calls its entities, by the key that judgements use."""
    return {
        f"{document}#{entity.id}": entity.name
        for document, reading in index.readings.items()
        for entity in reading.entities
    }

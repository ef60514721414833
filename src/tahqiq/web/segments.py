"""The text of a report cut into runs in which the same things are read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise

from tahqiq.model.lookup import CaseIndex
from tahqiq.model.reading import Claim, Reading


@dataclass(frozen=True, slots=True, kw_only=True)
class Segment:
    """A run of the text in which the same things are read.

    `start` is its place in the evidentiary text; `numbers` are the claims whose words
    it is, `begins` those that begin with it; `layers` what else is read in it.
    """

    start: int
    text: str
    numbers: tuple[int, ...] = ()
    begins: tuple[int, ...] = ()
    layers: tuple[str, ...] = ()
    label: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """Words of one layer: `start` to `end`, with what they are read as."""

    start: int
    end: int
    layer: str
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Marked:
    """A reading as marks on its text; claims by their number in it."""

    text: str
    words: tuple[tuple[int, int, int], ...]
    begins: Mapping[int, tuple[int, ...]]
    marks: tuple[Mark, ...]


def marked(reading: Reading, index: CaseIndex) -> Marked:
    """The marks of a reading: claims, entities, times and events."""
    begins: dict[int, tuple[int, ...]] = {}
    for number, claim in enumerate(reading.claims, start=1):
        start = beginning(claim)
        begins[start] = (*begins.get(start, ()), number)
    return Marked(
        text=reading.document.text,
        words=tuple(
            (span.start, span.end, number)
            for number, claim in enumerate(reading.claims, start=1)
            for span in claim.content
        ),
        begins=begins,
        marks=(*_entities(reading, index), *_times(reading), *_events(reading)),
    )


def beginning(claim: Claim) -> int:
    """Where the words of a claim begin."""
    return min(span.start for span in claim.content)


def segments(start: int, end: int, found: Marked) -> Iterator[Segment]:
    """The text from `start` to `end` in runs; they join to exactly that text."""
    words = [row for row in found.words if row[0] < end and row[1] > start]
    marks = [row for row in found.marks if row.start < end and row.end > start]
    edges = {start, end}
    edges.update(cut for a, b, _ in words for cut in (a, b) if start < cut < end)
    edges.update(c for row in marks for c in (row.start, row.end) if start < c < end)
    for first, last in pairwise(sorted(edges)):
        here = [row for row in marks if row.start <= first < row.end]
        yield Segment(
            start=first,
            text=found.text[first:last],
            numbers=tuple(sorted({n for a, b, n in words if a <= first < b})),
            begins=found.begins.get(first, ()),
            layers=tuple(dict.fromkeys(row.layer for row in here)),
            label="; ".join(dict.fromkeys(row.label for row in here)),
        )


def _entities(reading: Reading, index: CaseIndex) -> Iterable[Mark]:
    for row in reading.mentions:
        if row.entity is None:
            continue
        name = index.named(reading.document.id, row.entity) or row.exact
        kind = row.type.lower()
        label = f"{kind} {name}" if row.kind == "name" else f"{kind}: {name}?"
        yield Mark(start=row.start, end=row.end, layer="entity", label=label)


def _times(reading: Reading) -> Iterable[Mark]:
    for row in reading.times:
        span = " to ".join(dict.fromkeys(filter(None, (row.earliest, row.latest))))
        label = f"time: {span or row.value or 'cannot be placed'}"
        yield Mark(start=row.start, end=row.end, layer="time", label=label)


def _events(reading: Reading) -> Iterable[Mark]:
    for row in reading.events:
        what = " ".join(filter(None, (row.type, *row.modes))) or "event"
        label = f"{what.lower()}, {row.realis}"
        for span in row.triggers:
            yield Mark(start=span.start, end=span.end, layer="event", label=label)

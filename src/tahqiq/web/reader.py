"""A report as it was beside what is read in it: the two sides of the reader's page."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass

from tahqiq.model.reading import Reading
from tahqiq.web.cards import Card, make_card
from tahqiq.web.desk import Seen
from tahqiq.web.segments import Marked, Segment, beginning, marked, segments

PART = 12_000  # characters of a report a page shows; longer ones have several parts
NOTES = 150  # claims beside them: with the text, some 200 kB
RTL = frozenset({"ar", "fa", "he", "ur", "ps", "ckb", "yi", "dv", "sd", "ug"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """A claim in the margin."""

    number: int
    card: Card


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A passage beside the claims that begin in it."""

    kind: str
    segments: tuple[Segment, ...]
    notes: tuple[Note, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """One part of a report beside its reading."""

    rows: tuple[Row, ...]
    counts: dict[str, int]
    part: int
    parts: int
    direction: str


def side_by_side(seen: Seen, reading: Reading, part: int) -> Side:
    """One part of a report, passage by passage, beside its claims."""
    blocks = _blocks(reading)
    cuts = _cuts(blocks, reading)
    part = min(max(part, 1), len(cuts))
    first = cuts[part - 1]
    last = cuts[part] if part < len(cuts) else len(blocks)
    found = marked(reading, seen.index)
    return Side(
        rows=tuple(_row(block, found, reading, seen) for block in blocks[first:last]),
        counts={
            "claims": len(reading.claims),
            "entities": len(reading.entities),
            "times": len(reading.times),
            "events": len(reading.events),
        },
        part=part,
        parts=len(cuts),
        direction="rtl" if (reading.document.language or "")[:2] in RTL else "auto",
    )


def part_of(reading: Reading, offset: int) -> int:
    """The part in which a place of the text is shown."""
    blocks = _blocks(reading)
    starts = [blocks[number][1] for number in _cuts(blocks, reading)]
    return max(1, bisect_right(starts, offset))


Block = tuple[str, int, int]


def _blocks(reading: Reading) -> list[Block]:
    """Passages with what stands between them; a dash or bullet goes with what is before."""
    text, at = reading.document.text, 0
    blocks: list[Block] = []
    edges = [(row.kind, row.start, row.end) for row in reading.document.passages]
    for kind, start, end in (*edges, ("", len(text), len(text))):
        between = text[at:start]
        if any(letter.isalnum() for letter in between) or (
            between.strip() and not blocks
        ):
            blocks.append(("layout", at, start))
        elif between.strip():
            before, first, _ = blocks.pop()
            blocks.append((before, first, start))
        if kind:
            blocks.append((kind, start, end))
        at = end
    return blocks or [("body", 0, len(text))]


def _cuts(blocks: list[Block], reading: Reading) -> list[int]:
    """Numbers of the blocks with which a part begins: so much text, so many claims."""
    begins = sorted(beginning(claim) for claim in reading.claims)
    cuts, start = [0], blocks[0][1]
    for number, (_, first, last) in enumerate(blocks):
        noted = bisect_left(begins, last) - bisect_left(begins, start)
        if (last - start > PART or noted > NOTES) and number > cuts[-1]:
            cuts.append(number)
            start = first
    return cuts


def _row(block: Block, found: Marked, reading: Reading, seen: Seen) -> Row:
    kind, start, end = block
    return Row(
        kind=kind,
        segments=tuple(segments(start, end, found)),
        notes=tuple(
            Note(number=number, card=make_card(seen, claim, reading))
            for number, claim in enumerate(reading.claims, start=1)
            if start <= beginning(claim) < end
        ),
    )

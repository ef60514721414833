"""A report as it was beside what is read in it: the two sides of the reader's page."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from tahqiq.model.reading import Reading
from tahqiq.web.cards import Card, make_card
from tahqiq.web.seen import Seen
from tahqiq.web.segments import Marked, Segment, beginning, marked, segments

PART = 12_000  # characters of a report a page shows; longer ones have several parts
NOTES = 150  # claims beside them: with the text, some 200 kB
SHORT = 1200  # characters: so much text stays in sight beside its claims
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
    is_short: bool
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
    return list(_divided(blocks or [("body", 0, len(text))], reading))


def _divided(blocks: Iterable[Block], reading: Reading) -> Iterator[Block]:
    """Passages too long for one part as several, cut where sentences begin.

    A file without line breaks is one passage, whatever its length.
    """
    begins = sorted(beginning(claim) for claim in reading.claims)
    sentences = sorted(row.start for row in reading.sentences)
    for kind, start, end in blocks:
        at = start
        while (last := _most(at, end, begins)) < end:
            cut = _cut(at, last, sentences, reading.document.text)
            yield kind, at, cut
            at = cut
        yield kind, at, end


def _most(at: int, end: int, begins: list[int]) -> int:
    """Where a part that begins at a place must end at the latest."""
    first = bisect_left(begins, at)
    beyond = begins[first + NOTES] if first + NOTES < len(begins) else end
    if beyond <= at:  # so many claims in one place cannot be told apart
        beyond = next((place for place in begins[first:] if place > at), end)
    return min(at + PART, beyond, end)


def _cut(at: int, last: int, sentences: list[int], text: str) -> int:
    """The last place to cut: before a sentence, else after a space, else anywhere."""
    number = bisect_right(sentences, last) - 1
    if number >= 0 and sentences[number] > at:
        return sentences[number]
    space = max(text.rfind(" ", at, last), text.rfind("\n", at, last))
    return space + 1 if space > at else last


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
        is_short=end - start < SHORT,
        segments=tuple(segments(start, end, found)),
        notes=tuple(
            Note(number=number, card=make_card(seen, claim, reading))
            for number, claim in enumerate(reading.claims, start=1)
            if start <= beginning(claim) < end
        ),
    )

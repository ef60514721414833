"""Who is tied to whom, drawn: each tie is a worded arrow with the one who says so.

Boxes stand in fixed columns and rows, so no words overlap and the same case gives the
same drawing. A name in the middle has those who say something of it to the left, and
what is said of it to the right; a name may stand in more than one row.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from tahqiq.publish.drawings.shapes import (
    SIZE,
    TALLEST,
    Drawing,
    Label,
    Path,
    Rect,
    Shape,
    arrow,
    fitted,
    measured,
    polyline,
    wrapped,
)
from tahqiq.publish.ties import NetTie

MOST = 36  # ties drawn; the table has them all
SIDE = 14  # ties on one side of a name: more would not fit a printed page
NAME, TIE = 128, 136  # widths of a name's box and of a tie's words
STEP = 54
COLUMNS = (0, 138, 286, 424, 552)  # left names, ties, middle name, ties, right names
SIZES = (SIZE - 0.5, 9.5, 9.5)  # of the words of a tie

_Ends = tuple[tuple[float, float], tuple[float, float]]


class _Piece(NamedTuple):
    """One name with the ties into it and out of it."""

    hub: str
    name: str
    into: tuple[NetTie, ...]
    out: tuple[NetTie, ...]

    @property
    def height(self) -> int:
        return STEP * max(len(self.into), len(self.out), 1) + 14


def network_drawings(ties: Sequence[NetTie]) -> tuple[Drawing, ...]:
    """The network, in as many parts as pages need."""
    shown = [row for row in ties if row.source != row.target][:MOST]
    parts: list[list[_Piece]] = []
    for piece in _pieces(shown):
        if not parts or sum(row.height for row in parts[-1]) + piece.height > TALLEST:
            parts.append([])
        parts[-1].append(piece)
    return tuple(_part(row, place) for place, row in enumerate(parts, 1))


def _pieces(ties: Sequence[NetTie]) -> Iterator[_Piece]:
    """Ties around those who have most of them, each tie once."""
    left = list(ties)
    while left:
        counts = Counter(key for row in left for key in (row.source, row.target))
        names = {row.source: row.source_name for row in left}
        names |= {row.target: row.target_name for row in left}
        hub = min(counts, key=lambda key: (-counts[key], names[key], key))
        into = tuple(row for row in left if row.target == hub)[:SIDE]
        out = tuple(row for row in left if row.source == hub)[:SIDE]
        left = [row for row in left if row not in into and row not in out]
        yield _Piece(hub, names[hub], into, out)


def _part(pieces: Sequence[_Piece], place: int) -> Drawing:
    shapes: list[Shape] = []
    top = 0
    for piece in pieces:
        shapes += _piece(piece, top)
        top += piece.height
    ties = [row for piece in pieces for row in (*piece.into, *piece.out)]
    blamed = sum(row.kind == "accusation" for row in ties)
    return Drawing(
        key=f"network-{place}",
        title="Network" if place == 1 else f"Network, part {place}",
        description=(
            f"{len(ties)} ties drawn as worded arrows: {blamed} accusations in dotted "
            f"lines, {len(ties) - blamed} relations, the disputed ones in dashed lines. "
            "The table below holds the same and says by whose word."
        ),
        height=top,
        shapes=tuple(shapes),
    )


def _piece(piece: _Piece, top: int) -> Iterator[Shape]:
    middle = top + (piece.height - 14) / 2
    if piece.into:
        columns = COLUMNS
        yield from _box(piece.name, COLUMNS[2], middle, "hub")
    else:  # nothing points at it: it stands at the left edge
        columns = (0, 0, COLUMNS[0], COLUMNS[1] + 4, COLUMNS[2])
        yield from _box(piece.name, columns[2], middle, "hub")
    for tie, y in _spread(piece.into, middle):
        yield from _box(tie.source_name, columns[0], y)
        yield from _tie(
            tie, ((columns[0] + NAME, y), (columns[2], middle)), columns[1], y
        )
    for tie, y in _spread(piece.out, middle):
        yield from _box(tie.target_name, columns[4], y)
        ends = ((columns[2] + NAME, middle), (columns[4], y))
        yield from _tie(tie, ends, columns[3], y)


def _spread(ties: Sequence[NetTie], middle: float) -> Iterator[tuple[NetTie, float]]:
    first = middle - STEP * (len(ties) - 1) / 2
    return ((row, first + STEP * place) for place, row in enumerate(ties))


def _box(name: str, x: float, y: float, look: str = "node") -> Iterator[Shape]:
    yield Rect(x=x, y=y - 17, width=NAME, height=34, look=look, title=name)
    lines = wrapped(name, NAME - 10)
    for place, text in enumerate(lines):
        at = y + 4 + 13 * (place - (len(lines) - 1) / 2)
        yield Label(x=x + NAME / 2, y=at, text=text, anchor="middle", look="main")


def _tie(tie: NetTie, ends: _Ends, x: float, y: float) -> Iterator[Shape]:
    """A worded arrow: what, by whose word and when told, between the two it ties."""
    rows = [
        (fitted(text, TIE - 8, size), size, down, look)
        for text, size, down, look in zip(
            _words(tie), SIZES, (-10, 3.5, 16), ("tie", "small", "small"), strict=True
        )
    ]
    wide = min(max(measured(text, size) for text, size, _, _ in rows) + 6, TIE)
    middle, look = x + TIE / 2, _look(tie)
    left, right = round(middle - wide / 2, 1), round(middle + wide / 2, 1)
    title = f"{tie.source_name} {tie.label} {tie.target_name}; {tie.says}. {tie.answer}"
    yield Path(d=polyline((ends[0], (left, y))), look=f"line-{look}")
    yield Path(d=polyline(((right, y), ends[1])), look=f"line-{look}")
    yield Path(d=arrow(*ends[1]), look=f"tip-{look}")
    yield Rect(
        x=left, y=y - 23, width=round(wide, 1), height=46, look=f"tie-{look}",
        title=title,
    )  # fmt: skip
    for text, _, down, style in rows:
        yield Label(x=middle, y=y + down, text=text, anchor="middle", look=style)


def _words(tie: NetTie) -> tuple[str, str, str]:
    if tie.kind == "accusation":
        answered = "denied" if tie.is_answered else "no answer found"
        return f"accuses; {answered}", tie.short, tie.told_short
    return tie.label, f"says {tie.short}", tie.told_short


def _look(tie: NetTie) -> str:
    if tie.kind == "accusation":
        return "accusation"
    return "disputed" if tie.is_disputed else "relation"

"""What a drawing is made of: boxes, lines, areas and words, in whole units of a page."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

WIDTH = 680  # fits between the margins of a printed A4 page at one unit a CSS pixel
TALLEST = 880  # and so does this height; what is longer is drawn in several parts
SIZE = 11
NARROW = 0.53  # of the size: the mean advance of a sans-serif letter, on the safe side

Anchor = Literal["start", "middle", "end"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Rect:
    """A box; `look` names how it is painted, `title` what a pointer is told."""

    x: float
    y: float
    width: float
    height: float
    look: str
    title: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Path:
    """A line or an area: SVG path data made here, never taken from a report."""

    d: str
    look: str
    title: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Circle:
    """An area around a middle."""

    x: float
    y: float
    r: float
    look: str
    title: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """Words at a place; they may be of any script."""

    x: float
    y: float
    text: str
    look: str = "plain"
    anchor: Anchor = "start"


Shape = Rect | Path | Circle | Label


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawing:
    """One picture with its name and a description for those who do not see it."""

    key: str
    title: str
    description: str
    height: int
    shapes: tuple[Shape, ...]
    width: int = WIDTH

    @property
    def layers(self) -> tuple[tuple[str, Shape], ...]:
        """Shapes with their kind, in the order they are painted."""
        return tuple((type(shape).__name__.lower(), shape) for shape in self.shapes)


def measured(text: str, size: float = SIZE) -> float:
    """How wide text will be at most, in units of the drawing.

    >>> measured("ab"), measured("東")
    (11.7, 11.0)
    """
    wide = sum(unicodedata.east_asian_width(letter) in "WF" for letter in text)
    return round(size * (wide + NARROW * (len(text) - wide)), 1)


def fitted(text: str, width: float, size: float = SIZE) -> str:
    """The text, cut with an ellipsis where it is wider than its place.

    >>> fitted("Katibat al-Wadi", 60)
    'Katibat…'
    """
    if measured(text, size) <= width:
        return text
    kept = text
    while kept and measured(f"{kept}…", size) > width:
        kept = kept[:-1]
    whole = kept.rpartition(" ")[0]
    return f"{(whole if len(whole) > len(kept) // 2 else kept).rstrip(' ,;:')}…"


def wrapped(
    text: str, width: float, lines: int = 2, size: float = SIZE
) -> tuple[str, ...]:
    """The text in lines that fit; the last one is cut where there is too much.

    >>> wrapped("Ministry of the Interior", 80)
    ('Ministry of', 'the Interior')
    """
    rows: list[str] = []
    rest = text.split()
    while rest and len(rows) < lines - 1:
        row = rest.pop(0)
        while rest and measured(f"{row} {rest[0]}", size) <= width:
            row = f"{row} {rest.pop(0)}"
        rows.append(fitted(row, width, size))
    if rest:
        rows.append(fitted(" ".join(rest), width, size))
    return tuple(rows)


def polyline(points: Sequence[tuple[float, float]]) -> str:
    """Path data through points.

    >>> polyline([(0, 1), (2.5, 3)])
    'M0 1L2.5 3'
    """
    return "M" + "L".join(f"{x:g} {y:g}" for x, y in points)


def arrow(x: float, y: float) -> str:
    """Path data of an arrow head that points right, its tip at a point."""
    return f"M{x:g} {y:g}l-7 -3.5v7z"

"""When, drawn: a bar is a range of days; nothing uncertain is drawn as a point (M46)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from tahqiq.publish.drawings.shapes import (
    WIDTH,
    Anchor,
    Circle,
    Drawing,
    Label,
    Path,
    Rect,
    Shape,
    fitted,
)
from tahqiq.publish.timeline import TimelineRow, first_day
from tahqiq.publish.words import words

BEFORE = timedelta(days=120)  # what lies further back is listed, and drawn at the edge
TOLD = "Reports published"
LEFT, RIGHT, ROW, TOP = 292, 16, 22, 34
ROWS = 36  # lines a printed page holds


class _Dated(NamedTuple):
    """A row with its days; an open end is as far as the drawing goes."""

    row: TimelineRow
    first: date
    last: date

    @property
    def is_day(self) -> bool:
        return self.first == self.last and bool(self.row.earliest and self.row.latest)


class _Axis(NamedTuple):
    first: date
    last: date

    def x(self, day: date) -> float:
        share = (day - self.first).days / max((self.last - self.first).days, 1)
        return round(LEFT + min(max(share, 0.0), 1.0) * (WIDTH - LEFT - RIGHT), 1)


def timeline_drawings(
    rows: Sequence[TimelineRow], focus: str | None = None
) -> tuple[Drawing, ...]:
    """The rows on one axis; those far before `focus` are marked at its left edge.

    Publications share the last line: they say when something was told, not when it was.
    """
    dated = [_Dated(row, *days) for row in rows if (days := _days(row))]
    if not dated:
        return ()
    axis = _axis(dated, first_day(focus or ""))
    happened = [row for row in dated if row.row.lane != "published"]
    told = [row for row in dated if row.row.lane == "published"]
    starts = range(0, max(len(happened), 1), ROWS)
    return tuple(
        _part(happened[at : at + ROWS], told, axis, place)
        for place, at in enumerate(starts, 1)
    )


def _axis(dated: Sequence[_Dated], centre: date | None) -> _Axis:
    near = [row.first for row in dated if not centre or row.first >= centre - BEFORE]
    first = min(near or [row.first for row in dated]) - timedelta(days=1)
    return _Axis(first, max(row.last for row in dated) + timedelta(days=2))


def _part(
    happened: Sequence[_Dated], told: Sequence[_Dated], axis: _Axis, place: int
) -> Drawing:
    height = TOP + ROW * (len(happened) + bool(told)) + 8
    shapes = [*_ticks(axis, height)]
    for line, row in enumerate(happened):
        shapes += _row(row, TOP + ROW * line, axis)
    shapes += _told(told, TOP + ROW * len(happened), axis)
    return Drawing(
        key=f"timeline-{place}",
        title="Timeline" if place == 1 else f"Timeline, part {place}",
        description=(
            f"{len(happened)} dated happenings as bars on an axis of days from "
            f"{_short(axis.first)} to {_short(axis.last)}, and the days on which "
            f"{len(told)} reports were published. The table below holds the same."
        ),
        height=height,
        shapes=tuple(shapes),
    )


def _row(dated: _Dated, y: float, axis: _Axis) -> Iterator[Shape]:
    row, first, last = dated
    title, look = f"{row.label}: {row.when}", f"lane-{row.lane}"
    yield Label(
        x=LEFT - 10, y=y + 14, text=fitted(row.label, LEFT - 14), anchor="end",
        look="main" if row.lane == "incident" else "plain",
    )  # fmt: skip
    x = axis.x(first) if row.earliest else LEFT
    until = axis.x(last + timedelta(days=1)) if row.latest else WIDTH - RIGHT
    if last < axis.first:
        yield Path(d=f"M{LEFT} {y + 10:g}l9 -5v10z", look=look, title=title)
    elif dated.is_day:
        yield Circle(
            x=round((x + until) / 2, 1), y=y + 10, r=4.5, look=look, title=title
        )
    else:
        yield Rect(
            x=x, y=y + 5.5, width=max(round(until - x, 1), 4.0), height=9, look=look,
            title=title,
        )  # fmt: skip
        if first < axis.first or not row.earliest:  # it may begin before the drawing
            yield Path(d=f"M{LEFT - 8} {y + 10:g}l8 -5v10z", look=look, title=title)
        if not row.latest:
            yield Path(d=f"M{WIDTH - 8} {y + 10:g}l-8 -5v10z", look=look, title=title)


def _told(told: Sequence[_Dated], y: float, axis: _Axis) -> Iterator[Shape]:
    if told:
        yield Label(x=LEFT - 10, y=y + 14, text=TOLD, anchor="end", look="soft")
    for row in told:
        middle = (axis.x(row.first) + axis.x(row.last + timedelta(days=1))) / 2
        yield Circle(
            x=round(middle, 1), y=y + 10, r=4, look="lane-published",
            title=f"{row.row.label}: {row.row.when}",
        )  # fmt: skip


def _ticks(axis: _Axis, height: int) -> Iterator[Shape]:
    days = (axis.last - axis.first).days
    steps = (1, 2, 7, 14, 30, 91, 365, 3650, 99999)
    step = next(size for size in steps if days / size <= 7)
    for number in range(days // step + 1):
        x = axis.x(axis.first + timedelta(days=step * number))
        day = axis.first + timedelta(days=step * number)
        yield Path(d=f"M{x:g} 24V{height - 4}", look="grid")
        anchor: Anchor = "end" if x > WIDTH - 30 else "middle"
        yield Label(x=x, y=16, text=_short(day), anchor=anchor, look="soft")


def _days(row: TimelineRow) -> tuple[date, date] | None:
    first = first_day(row.earliest or row.latest)
    last = first_day(row.latest or row.earliest)
    return (first, last) if first and last else None


def _short(day: date) -> str:
    return f"{day.day} {words().months[day.month - 1][:3]} {day.year % 100:02}"

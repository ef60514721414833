"""When: dated happenings as ranges, never as points that they are not (M46)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import NamedTuple

from tahqiq.model.case import ClaimRef, Group
from tahqiq.model.lookup import CaseIndex, main_incidents
from tahqiq.model.reading import Time
from tahqiq.publish.chains import outlet_name, speakers
from tahqiq.publish.claims import anchors, evidence_anchor
from tahqiq.publish.words import period_text, words

BEFORE = timedelta(days=120)  # what lies further back is listed, and drawn at the edge
MOST = (
    40  # propositions beside incidents and reports; the rest is in the claims section
)
TOLD = "Reports published"
WIDTH, LEFT, RIGHT, ROW, TOP = 960, 330, 20, 24, 34


@dataclass(frozen=True, slots=True, kw_only=True)
class TimelineRow:
    """One dated thing. `lane`: incident, follow-up, reported or published."""

    label: str
    when: str
    earliest: str
    latest: str
    precision: str
    lane: str
    says: str
    basis: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """A row as drawn: `x` to `x + width`; `is_exact` where it is one day."""

    y: float
    x: float
    width: float
    label: str
    lane: str
    when: str
    is_exact: bool
    is_before: bool
    is_after: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Tick:
    """A mark of the time axis."""

    x: float
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawing:
    """Everything an inline SVG needs."""

    width: int
    height: int
    left: int
    bars: tuple[Bar, ...]
    ticks: tuple[Tick, ...]


def timeline_rows(index: CaseIndex) -> tuple[TimelineRow, ...]:
    """Incidents, other dated happenings and publications, by date."""
    rows = [*_incidents(index), *_reported(index), *_published(index)]
    order = ("incident", "follow-up", "reported", "published")
    return tuple(
        sorted(rows, key=lambda row: (row.earliest, order.index(row.lane), row.label))
    )


def draw(rows: Sequence[TimelineRow], focus: str | None = None) -> Drawing | None:
    """The rows on one axis; those far before `focus` are marked at its left edge.

    Publications share the last line: they say when something was told, not when it was.
    """
    dated = [_Dated(row, *days) for row in rows if (days := _days(row))]
    if not dated:
        return None
    centre = _day(focus or "")
    near = [row.first for row in dated if not centre or row.first >= centre - BEFORE]
    first = min(near or [row.first for row in dated]) - timedelta(days=1)
    axis = (first, max(row.last for row in dated) + timedelta(days=2))
    happened = [row for row in dated if row.row.lane != "published"]
    told = [row for row in dated if row.row.lane == "published"]
    bars = [_bar(row, place, axis) for place, row in enumerate(happened)]
    bars += [replace(_bar(row, len(happened), axis), label="") for row in told]
    if told:
        bars[len(happened)] = replace(bars[len(happened)], label=TOLD)
    lines = len(happened) + bool(told)
    return Drawing(
        width=WIDTH,
        height=TOP + ROW * lines + 12,
        left=LEFT,
        bars=tuple(bars),
        ticks=_ticks(*axis),
    )


class _Dated(NamedTuple):
    row: TimelineRow
    first: date
    last: date


def _days(row: TimelineRow) -> tuple[date, date] | None:
    first, last = _day(row.earliest), _day(row.latest)
    return (first, last) if first and last else None


def _incidents(index: CaseIndex) -> Iterator[TimelineRow]:
    for row in index.case.incidents:
        field = row.fields.get("date")
        if field is None or not (field.earliest or field.latest):
            continue
        refs = [ref for value in field.values for ref in value.claims]
        yield TimelineRow(
            label=row.title,
            when=period_text(field.earliest, field.latest),
            earliest=field.earliest or field.latest or "",
            latest=field.latest or field.earliest or "",
            precision=words().precisions[field.precision or "unknown"],
            lane="follow-up" if row.follows else "incident",
            says=speakers(refs, index),
            basis=anchors(refs, index),
        )


def _reported(index: CaseIndex) -> Iterator[TimelineRow]:
    """Propositions about dated happenings that are no incident of their own."""
    main = {row.id for row in main_incidents(index.case)[:1]}
    found = []
    for group in index.case.groups:
        if group.incident not in main and group.polarity == "affirmed":
            time = _time(group, index)
            if time:
                found.append((group, time))
    found.sort(key=lambda pair: (-pair[0].origins, -pair[0].reports, pair[0].id))
    for group, time in found[:MOST]:
        yield TimelineRow(
            label=group.proposition,
            when=period_text(time.earliest, time.latest),
            earliest=time.earliest or time.latest or "",
            latest=time.latest or time.earliest or "",
            precision=words().precisions[time.precision],
            lane="reported",
            says=speakers(group.claims, index),
            basis=anchors(group.claims, index),
        )


def _published(index: CaseIndex) -> Iterator[TimelineRow]:
    for reading in index.case.readings:
        known = reading.document
        if known.published:
            yield TimelineRow(
                label=f"{outlet_name(known.id, index)}: {known.title or known.file}",
                when=period_text(known.published, known.published),
                earliest=known.published,
                latest=known.published,
                precision=words().precisions[known.published_precision or "unknown"],
                lane="published",
                says=outlet_name(known.id, index),
                basis=(evidence_anchor(known.sha256),),
            )


def _time(group: Group, index: CaseIndex) -> Time | None:
    """The narrowest time that an actual event of the group's claims is given."""
    times = [time for ref in group.claims for time in _times(ref, index)]
    return min(times, key=lambda row: (_length(row), row.id), default=None)


def _times(ref: ClaimRef, index: CaseIndex) -> Iterator[Time]:
    reading, claim = index.readings.get(ref.document), index.claims.get(ref)
    if reading is None or claim is None or claim.certainty == "hypothetical":
        return
    by_id = {row.id: row for row in reading.times}
    for event in reading.events:
        time = by_id.get(event.when or "")
        sure = event.realis in {"actual", "attempted", "threatened"}
        if (
            event.id in claim.events
            and sure
            and time
            and (time.earliest or time.latest)
        ):
            yield time


def _length(time: Time) -> int:
    first, last = _day(time.earliest or ""), _day(time.latest or "")
    return (last - first).days if first and last else 10_000


def _day(value: str) -> date | None:
    """The first day an ISO date, month or year can mean."""
    parts = [*value[:10].split("-"), "01", "01"][:3]
    try:
        return date(int(parts[0]), int(parts[1]), int(parts[2]))
    except (ValueError, IndexError):
        return None


def _bar(dated: _Dated, place: int, axis: tuple[date, date]) -> Bar:
    row, first, last = dated
    x = _x(max(first, axis[0]), axis)
    until = _x(min(last, axis[1]) + timedelta(days=1), axis)
    return Bar(
        y=TOP + ROW * place,
        x=x,
        width=max(until - x, 4.0),
        label=row.label if len(row.label) < 46 else f"{row.label[:44].rstrip()}…",
        lane=row.lane,
        when=row.when,
        is_exact=first == last,
        is_before=first < axis[0],
        is_after=last > axis[1],
    )


def _x(day: date, axis: tuple[date, date]) -> float:
    share = (day - axis[0]).days / max((axis[1] - axis[0]).days, 1)
    return round(LEFT + min(max(share, 0.0), 1.0) * (WIDTH - LEFT - RIGHT), 1)


def _ticks(first: date, last: date) -> tuple[Tick, ...]:
    days = (last - first).days
    step = next(
        size for size in (1, 2, 7, 14, 30, 91, 365, 3650, 99999) if days / size <= 8
    )
    marks = [first + timedelta(days=step * n) for n in range(days // step + 1)]
    axis = (first, last)
    return tuple(Tick(x=_x(day, axis), label=_short(day)) for day in marks)


def _short(day: date) -> str:
    return f"{day.day} {words().months[day.month - 1][:3]} {day.year % 100:02}"

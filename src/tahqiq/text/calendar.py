"""Calendars: what interval a TIMEX3 value covers, and how values move.

A value is kept at the granularity it was said at; its bounds are the first and the last
day that it can mean, and nothing finer is ever invented (M46). Hijri dates follow the
Umm al-Qura calendar, Jalali dates the official Iranian one.
"""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Literal

from hijridate import Hijri
from persiantools.jdatetime import JalaliDate

from tahqiq.model.reading import TimeMod, TimePrecision

Bounds = tuple[date, date]
Grain = Literal["D", "W", "WE", "M", "Q", "H", "S", "Y", "DE", "CE"]

SHAPES: tuple[tuple[re.Pattern[str], Grain], ...] = (
    (re.compile(r"(\d{4})-(\d\d)-(\d\d)$"), "D"),
    (re.compile(r"(\d{4})-W(\d\d)-WE$"), "WE"),
    (re.compile(r"(\d{4})-W(\d\d)$"), "W"),
    (re.compile(r"(\d{4})-(\d\d)$"), "M"),
    (re.compile(r"(\d{4})-Q(\d)$"), "Q"),
    (re.compile(r"(\d{4})-H(\d)$"), "H"),
    (re.compile(r"(\d{4})-(SP|SU|FA|WI)$"), "S"),
    (re.compile(r"(\d{4})$"), "Y"),
    (re.compile(r"(\d{3})$"), "DE"),
    (re.compile(r"(\d\d)$"), "CE"),
)
PRECISION: dict[Grain, TimePrecision] = {
    "D": "day", "W": "week", "WE": "days", "M": "month", "Q": "months", "H": "months",
    "S": "months", "Y": "year", "DE": "years", "CE": "years",
}  # fmt: skip
# Seasons of the north by whole months, as the press uses them; the winter of a year may
# begin in it or in the one before, so its bounds cover both.
SEASON_MONTHS = {"SP": (3, 5), "SU": (6, 8), "FA": (9, 11)}
SEASON_OF_MONTH = ("WI", "WI", *["SP"] * 3, *["SU"] * 3, *["FA"] * 3, "WI")
HIJRI_YEARS = range(1343, 1501)  # what the Umm al-Qura tables of hijridate cover
JALALI_YEARS = range(1, 1700)


def grain_of(value: str) -> Grain | None:
    """The granularity of a dated value, or None where it is no date.

    >>> grain_of("2020-W27"), grain_of("2020-06"), grain_of("P2D")
    ('W', 'M', None)
    """
    for shape, grain in SHAPES:
        if shape.match(value):
            return grain
    return None


def bounds_of(value: str) -> Bounds | None:
    """First and last day that a dated value covers, or None.

    >>> [str(day) for day in bounds_of("2020-06")]
    ['2020-06-01', '2020-06-30']
    """
    if "/" in value:
        first, last = (bounds_of(part) for part in value.split("/", 1))
        return (first[0], last[1]) if first and last else None
    for shape, grain in SHAPES:
        match = shape.match(value)
        if match:
            return grain_bounds(grain, match.groups())
    return None


def grain_bounds(grain: Grain, parts: tuple[str, ...]) -> Bounds | None:
    """Bounds of the parts of a value whose granularity is known."""
    try:
        if grain in {"W", "WE"}:
            return week_bounds(int(parts[0]), int(parts[1]), weekend=grain == "WE")
        if grain == "D":
            day = date(int(parts[0]), int(parts[1]), int(parts[2]))
            return day, day
        return month_bounds(grain, parts)
    except ValueError:  # 30 February, week 54: the text says what no calendar has
        return None


def month_bounds(grain: Grain, parts: tuple[str, ...]) -> Bounds:
    """Bounds of a value made of whole months."""
    year = int(parts[0])
    if grain in {"DE", "CE", "Y"}:
        size = {"DE": 10, "CE": 100, "Y": 1}[grain]
        return date(max(year * size, 1), 1, 1), date(year * size + size - 1, 12, 31)
    if grain == "S" and parts[1] == "WI":
        return date(year - 1, 12, 1), last_of_month(year + 1, 2)
    if grain == "S":
        first, last = SEASON_MONTHS[parts[1]]
    else:
        size = {"M": 1, "Q": 3, "H": 6}[grain]
        last = int(parts[1]) * size
        first = last - size + 1
    return date(year, first, 1), last_of_month(year, last)


def week_bounds(year: int, week: int, *, weekend: bool) -> Bounds:
    """Monday and Sunday of an ISO week, or its Saturday and Sunday."""
    monday = date.fromisocalendar(year, week, 1)
    return monday + timedelta(days=5 if weekend else 0), monday + timedelta(days=6)


def last_of_month(year: int, month: int) -> date:
    """The last day of a month.

    >>> last_of_month(2020, 2)
    datetime.date(2020, 2, 29)
    """
    turn = date(year + month // 12, month % 12 + 1, 1)
    return turn - timedelta(days=1)


def narrowed(bounds: Bounds, mod: TimeMod | None) -> Bounds:
    """The first, middle or last third of an interval, as START, MID and END ask for.

    >>> [str(day) for day in narrowed((date(2020, 6, 1), date(2020, 6, 30)), "END")]
    ['2020-06-21', '2020-06-30']
    """
    first, last = bounds
    if first == last or mod not in {"START", "MID", "END"}:
        return bounds
    starts = third_starts(first, last)
    parts = {
        "START": (first, starts[0] - timedelta(days=1)),
        "MID": (starts[0], starts[1] - timedelta(days=1)),
        "END": (starts[1], last),
    }
    return parts[mod]


def third_starts(first: date, last: date) -> tuple[date, date]:
    """Where the second and the last third begin; at a month where there are months."""
    months = (last.year - first.year) * 12 + last.month - first.month + 1
    if months >= 3:
        middle, end = (moved(first, months * part // 3, "M") for part in (1, 2))
        if middle and end:
            return middle, end
    third = max(((last - first).days + 1) // 3, 1)
    return first + timedelta(days=third), first + timedelta(days=2 * third)


def value_at(day: date, grain: str) -> str:
    """The value, at a granularity, of the interval in which a day lies.

    >>> value_at(date(2020, 7, 6), "W"), value_at(date(2020, 7, 6), "Q")
    ('2020-W28', '2020-Q3')
    """
    iso = day.isocalendar()
    values = {
        "D": day.isoformat(),
        "W": f"{iso.year:04}-W{iso.week:02}",
        "WE": f"{iso.year:04}-W{iso.week:02}-WE",
        "M": f"{day.year:04}-{day.month:02}",
        "Q": f"{day.year:04}-Q{(day.month + 2) // 3}",
        "H": f"{day.year:04}-H{1 if day.month < 7 else 2}",
        "S": f"{day.year:04}-{SEASON_OF_MONTH[day.month - 1]}",
        "Y": f"{day.year:04}",
        "DE": f"{day.year // 10:03}",
        "CE": f"{day.year // 100:02}",
    }
    return values[grain]


def moved(day: date, amount: int, grain: str) -> date | None:
    """The day that lies `amount` units later; None outside the calendar.

    The day of the month is kept where the month has it.

    >>> moved(date(2020, 3, 31), -1, "M")
    datetime.date(2020, 2, 29)
    """
    try:
        if grain in {"D", "W", "WE"}:
            return day + timedelta(days=amount * (1 if grain == "D" else 7))
        months = {"M": 1, "Q": 3, "H": 6, "S": 3, "Y": 12, "DE": 120, "CE": 1200}
        index = day.year * 12 + day.month - 1 + amount * months[grain]
        year, month = divmod(index, 12)
        return date(year, month + 1, min(day.day, last_of_month(year, month + 1).day))
    except (ValueError, OverflowError):
        return None


def shifted(value: str, amount: int, grain: str) -> str | None:
    """A dated value moved by whole units of `grain`, at its own granularity.

    >>> shifted("1989-Q3", -1, "Y"), shifted("2020-06", 2, "D")
    ('1988-Q3', None)
    """
    own = grain_of(value)
    bounds = bounds_of(value)
    order = ["D", "WE", "W", "M", "Q", "S", "H", "Y", "DE", "CE"]
    if own is None or bounds is None or order.index(grain) < order.index(own):
        return None
    start = bounds[1] if own == "S" else bounds[0]
    day = moved(start, amount, grain)
    if day is None:
        return None
    if own == "S":
        return f"{int(value[:4]) + day.year - start.year:04}{value[4:]}"
    return value_at(day, own)


def hijri_day(year: int, month: int, day: int) -> date | None:
    """The Gregorian day of a Hijri date; None outside the tables.

    >>> hijri_day(1441, 11, 15)
    datetime.date(2020, 7, 6)
    """
    if year not in HIJRI_YEARS:
        return None
    try:
        found = Hijri(year, month, day).to_gregorian()
    except (ValueError, OverflowError):
        return None
    return date(found.year, found.month, found.day)


def jalali_day(year: int, month: int, day: int) -> date | None:
    """The Gregorian day of a Jalali date, or None.

    >>> jalali_day(1399, 4, 16)
    datetime.date(2020, 7, 6)
    """
    if year not in JALALI_YEARS:
        return None
    try:
        day_of = JalaliDate(year, month, day).to_gregorian()  # type: ignore[no-untyped-call]
    except ValueError:
        return None
    return date(day_of.year, day_of.month, day_of.day)


def easter_day(year: int) -> date:
    """Western Easter Sunday (the anonymous Gregorian computus).

    >>> easter_day(2020)
    datetime.date(2020, 4, 12)
    """
    golden, century, rest = year % 19, year // 100, year % 100
    leap, lunar = century // 4, (century - (century + 8) // 25 + 1) // 3
    epact = (19 * golden + century - leap - lunar + 15) % 30
    weekday = (32 + 2 * (century % 4) + 2 * (rest // 4) - epact - rest % 4) % 7
    correction = (golden + 11 * epact + 22 * weekday) // 451
    month, day = divmod(epact + weekday - 7 * correction + 114, 31)
    return date(year, month, day + 1)


def feast_bounds(
    calendar: str, month: int, day: int, length: int, year: int
) -> Bounds | None:
    """First and last day of a feast that falls in a Gregorian year, or None.

    Args:
        calendar: ``hijri``, ``jalali``, ``gregorian`` or ``easter``.
        month: Month of the calendar; 0 for Easter.
        day: Day of the month, days after Easter, or 0 for the whole month.
        length: Days it lasts.
        year: Gregorian year in which it begins.
    """
    if calendar == "easter":
        first: date | None = easter_day(year) + timedelta(days=day)
    elif calendar == "gregorian":
        first = date(year, month, day)
    else:
        first = lunar_start(calendar, month, max(day, 1), year)
    if first is None:
        return None
    if day == 0 and calendar == "hijri":
        length = 29
    return first, first + timedelta(days=max(length - 1, 0))


def lunar_start(calendar: str, month: int, day: int, year: int) -> date | None:
    """The first day in a Gregorian year on which a Hijri or Jalali day falls."""
    if calendar == "jalali":
        return next(
            (d for d in (jalali_day(year - gap, month, day) for gap in (622, 621))
             if d is not None and d.year == year), None,
        )  # fmt: skip
    guess = (year - 622) * 33 // 32
    days = (hijri_day(guess + gap, month, day) for gap in (-1, 0, 1, 2))
    return next((d for d in days if d is not None and d.year == year), None)

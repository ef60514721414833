"""Stretches said by their two ends, and days counted from a date in the same words.

"Between 3 and 5 May" is one stretch of three days, "the last week of February" seven days
of a month, "two days after Christmas" the 27th: none of them is the date it contains.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from tahqiq.model.reading import TimePrecision
from tahqiq.text.calendar import bounds_of, grain_of, shifted
from tahqiq.text.numbers import number_value
from tahqiq.text.timex_amounts import amount_of
from tahqiq.text.timex_clock import clock_code, part_day
from tahqiq.text.timex_dates import day_number, digit_runs
from tahqiq.text.timex_meaning import (
    Hit,
    Meaning,
    dated,
    direction,
    unresolved,
    with_part,
)
from tahqiq.text.timex_relative import base_of

WEEK = timedelta(days=7)
DAY = timedelta(days=1)
NOON = 12
NIGHTFALL = 6  # "8 last night" is in the evening, "2 last night" after midnight
PLURAL: dict[TimePrecision, TimePrecision] = {"month": "months", "year": "years"}


def between(hit: Hit) -> Meaning | None:
    """Meaning of "28 April and 3 May", "Monday and Wednesday", "July to September"."""
    last = hit.date("b")
    first = _bare_day(hit, last) if hit.has("d") else hit.date("a")
    if first is None or last is None or first.type != "DATE" or last.type != "DATE":
        return None
    if last.bounds[1] is None:
        value = f"{first.value}/{last.value}"
        return unresolved(value) if value.count("XXXX") == 2 else None
    found = first if hit.has("d") else _ordered(hit, first, last)
    return None if found is None else _stretch(found, last)


def _stretch(first: Meaning, last: Meaning) -> Meaning | None:
    """From the beginning of one date to the end of another of its granularity."""
    value = f"{first.value}/{last.value}"
    left, right = first.bounds[0], last.bounds[1]
    if left is None or right is None or left >= right:
        return None
    if grain_of(str(first.value)) != grain_of(str(last.value)):
        return None
    coarse = PLURAL.get(last.precision, "days")
    return replace(dated(value), bounds=(left, right), precision=coarse)


def _bare_day(hit: Hit, last: Meaning | None) -> Meaning | None:
    """The 3 of "3 and 5 May": a day of the month of the 5."""
    day = day_number(hit, "d")
    if day is None or last is None or last.value is None or len(last.value) != 10:
        return None
    value = f"{last.value[:8]}{day:02}"
    if last.bounds[0] is None:
        return unresolved(value)
    return dated(value) if bounds_of(value) else None


def _ordered(hit: Hit, first: Meaning, last: Meaning) -> Meaning | None:
    """The first end put before the last: by the year the last has, or a week back."""
    left, right = first.bounds[0], last.bounds[0]
    if right is None or first.value is None:
        return None
    yearless = not any(_is_year(key) for key in hit.keys("a"))
    weekdays = any(hit.tagged(key, "weekday") for key in hit.keys("a"))
    if weekdays and left is not None and left >= right and left - WEEK < right:
        return dated((left - WEEK).isoformat())
    if weekdays or not yearless:
        return first if left is not None else None
    for year in (right.year, right.year - 1):
        moved = dated(f"{year:04}{first.value[4:]}")
        if moved.bounds[0] is not None and moved.bounds[0] < right:
            return moved
    return None


def _is_year(key: str) -> bool:
    return key.isdecimal() and len(key) == 4


def clock_between(hit: Hit) -> Meaning | None:
    """Meaning of "midnight and 2am on 1 March", "10 and 10.30 a.m."."""
    last = hit.date("b")
    if last is None or last.value is None or last.type != "TIME":
        return None
    day, _, hour = last.value.partition("T")
    code = _earlier_hour(hit, f"T{hour}")
    if code is None:
        return None
    before = dated(day) if bounds_of(day) else unresolved(day)
    before = hit.date("a") or before
    start = "T00:00" if code == "T24:00" else code
    if not hit.has("a") and start > f"T{hour}" and before.bounds[0] is not None:
        before = dated((before.bounds[0] - DAY).isoformat())
    value = f"{before.value}{start}/{last.value}"
    return replace(
        last, value=value, bounds=(before.bounds[0], last.bounds[1]),
        precision="hour",
    )  # fmt: skip


def _earlier_hour(hit: Hit, last: str) -> str | None:
    """The first clock of a stretch; a bare hour takes the half of the day of the second."""
    if hit.has("c"):
        return clock_code(hit)
    digits = [int(run) for run in digit_runs(hit.keys("n")[0])]
    spoken = number_value(hit.keys("n")[:1], hit.lexicon.numbers)
    hour = digits[0] if digits else int(spoken) if spoken is not None else 99
    minute = digits[1] if len(digits) > 1 else 0
    if hour > 24 or minute > 59:
        return None
    if hour <= 12 and int(last[1:3]) >= 12:  # "between 2 and 3 pm", "11 and 1 pm"
        later = hour % 12 + 12
        hour = later if later <= int(last[1:3]) else hour
    return f"T{hour:02}:{minute:02}"


def night_between(hit: Hit) -> Meaning | None:
    """Meaning of "the night of 3 to 4 March": one night, of two dates."""
    found = between(hit) if hit.has("a") or hit.has("d") else hit.date("b")
    part = hit.look("part", "part")
    if found is None or found.bounds[0] is None or part is None:
        return None
    return replace(
        with_part(dated(found.bounds[0].isoformat()), part), bounds=found.bounds
    )


def week_within(hit: Hit) -> Meaning | None:
    """Meaning of "the last week of February", "the second day of Eid"."""
    whole, count = hit.date("date"), _which(hit)
    if whole is None or whole.type != "DATE" or count is None:
        return None
    first, last = whole.bounds
    size = WEEK if hit.look("u", "period") == "W" else DAY
    if hit.look("u", "period") not in {"W", "D"}:
        return None
    if first is None or last is None:
        return unresolved("XXXX-WXX" if size == WEEK else "XXXX-XX-XX")
    if whole.mod == "APPROX":  # a month of the moon: each of its days is a day unsure
        found = _part_of(first + DAY, last - DAY, size, count)
        return None if found is None else _unsure(found)
    return _part_of(first, last, size, count)


def _unsure(found: Meaning) -> Meaning:
    first, last = found.bounds
    if first is None or last is None:
        return found
    return replace(
        found, mod="APPROX", bounds=(first - DAY, last + DAY), precision="days"
    )


def _part_of(first: date, last: date, size: timedelta, count: int) -> Meaning | None:
    """The week or day so many from the beginning of a stretch, or its last."""
    start = last + DAY - size if count < 0 else first + (count - 1) * size
    end = min(start + size - DAY, last)
    if not first <= start <= end:
        return None
    if start == end:
        return dated(start.isoformat())
    return replace(dated(f"{start}/{end}"), precision="week")


def _which(hit: Hit) -> int | None:
    """1 for the first, -1 for the last."""
    key = hit.keys("o")[-1]
    if key in {"last", "final", "closing"}:
        return -1
    if key == "opening":
        return 1
    digits = digit_runs(key)
    known = hit.lexicon.numbers.ordinals.get(key)
    return known if known is not None or not digits else int(digits[0])


def days_from_date(hit: Hit) -> Meaning | None:
    """Meaning of "two days after Christmas", "the day before 1 May"."""
    day = hit.date("date")
    sign = hit.number("conn", "before", "after")
    amount = amount_of(hit) if hit.has("n") else None
    steps = amount.whole() if amount is not None and amount.count is not None else None
    if hit.has("one"):
        steps = 1
    unit = hit.look("u", "unit", "period")
    if day is None or sign is None or steps is None or unit not in {"D", "W", "M"}:
        return None
    edge = day.bounds[1] if sign > 0 else day.bounds[0]
    if edge is None or day.precision != "day":
        return None
    value = shifted(edge.isoformat(), sign * steps, unit)
    return dated(value) if value else None


def day_ago(hit: Hit) -> Meaning | None:
    """Meaning of "ten years ago today", "a year ago this week": that day, back then."""
    day, amount = hit.date("date"), amount_of(hit)
    if day is None or day.value is None or amount is None or amount.count is None:
        return None
    if amount.unit not in {"Y", "M", "W"} or amount.count != amount.whole():
        return None
    value = shifted(day.value, -amount.whole(), amount.unit)
    return dated(value) if value else None


def day_of_month(hit: Hit) -> Meaning | None:
    """Meaning of "on the 2nd": of the month told before, else the last one gone by."""
    day, today = day_number(hit), hit.scene.today()
    if day is None:
        return None
    before = base_of(hit, "M", from_previous=True)
    if before is not None:
        value = f"{before.isoformat()[:8]}{day:02}"
        return replace(dated(value), previous=True) if bounds_of(value) else None
    if today is None:
        return unresolved(f"XXXX-XX-{day:02}")
    month = today.replace(day=1)
    if day > today.day and direction(hit) != "future":
        month = (month - DAY).replace(day=1)
    value = f"{month.isoformat()[:8]}{day:02}"
    return dated(value) if bounds_of(value) else None


def clock_of_part(hit: Hit) -> Meaning | None:
    """Meaning of "7:20 this morning", "around 8 last night"."""
    code, part = clock_code(hit), hit.look("part", "part")
    if code is None or part is None:
        return None
    hour = int(code[1:3])
    late = part in {"TAF", "TEV"} or (part == "TNI" and hour >= NIGHTFALL)
    if late and hour < NOON:
        code = f"T{hour + NOON:02}{code[3:]}"
    return with_part(part_day(hit), code)

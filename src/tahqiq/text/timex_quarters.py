"""Quarters and halves of a year, and the year-on-year comparisons of reports.

"The quarter", "the year-ago period" and "a year earlier" in a report on a quarter mean
the quarter it is about, which the scene remembers.
"""

from __future__ import annotations

from datetime import date

from tahqiq.text.calendar import moved, shifted, value_at
from tahqiq.text.timex_dates import digit_runs, year_of
from tahqiq.text.timex_meaning import Hit, Meaning, dated, direction, unresolved
from tahqiq.text.timex_relative import MASKS, reckoned


def quarter(hit: Hit) -> Meaning | None:
    """Meaning of "the third quarter of 1984", "the year-ago third quarter"."""
    number = hit.lexicon.numbers.ordinals.get(hit.keys("o")[-1])
    if number is None:
        digits = digit_runs(hit.keys("o")[-1])
        number = int(digits[0]) if digits else 0
    kind = hit.look("q", "quarter", "halfunit")
    if kind is None or not 1 <= number <= (4 if kind == "Q" else 2):
        return None
    year = year_of(hit)
    if year is None:
        year = running_year(hit, number, 3 if kind == "Q" else 6)
    if year is None:
        return unresolved(f"XXXX-{kind}{number}")
    year -= 1 if hit.has("ago") else 0
    return dated(f"{year:04}-{kind}{number}")


def running_year(hit: Hit, number: int, months: int) -> int | None:
    """The year of a quarter or half said without one: the last that has begun."""
    today = hit.scene.today("M")
    if today is None:
        return None
    started = date(today.year, (number - 1) * months + 1, 1) <= today
    if started or direction(hit) == "future":
        return today.year
    # The quarter that begins within weeks is the one meant: "in the fourth quarter".
    first = (number - 1) * months + 1
    return today.year if first - today.month <= 2 else today.year - 1


def bare_quarter(hit: Hit) -> Meaning | None:
    """Meaning of "the quarter", "the year-ago period": the one spoken of."""
    topic = hit.scene.quarter
    if hit.look("u", "term") and topic is None:
        return None
    if hit.look("det", "this", "current", "next", "last"):
        return relative_unit_quarter(hit)
    if topic is None:
        today = hit.scene.today("Q")
        past = moved(today, -1, "Q") if today else None
        topic = value_at(past, "Q") if past else None
    if topic is None:
        return unresolved(MASKS["Q"])
    year = year_of(hit)
    if year is not None:
        return dated(f"{year:04}{topic[4:]}")
    return dated(shifted(topic, -1 if hit.has("ago") else 0, "Y") or topic)


def relative_unit_quarter(hit: Hit) -> Meaning | None:
    """Meaning of "this quarter", "last quarter", "next quarter"."""
    offset = hit.number("det", "this", "current", "next", "last")
    return reckoned(hit, offset or 0, "Q", from_previous=False)


def year_earlier(hit: Hit) -> Meaning | None:
    """Meaning of "year-earlier", "year-ago": the topic a year before."""
    unit = hit.look("adj", "period")
    if hit.scene.quarter and unit == "Y":
        return dated(shifted(hit.scene.quarter, -1, "Y") or hit.scene.quarter)
    return None if unit is None else reckoned(hit, -1, unit, from_previous=False)

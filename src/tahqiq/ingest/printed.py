"""Dates as a report prints them about itself, never as the event's date (M9)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Literal

from tahqiq.ingest.wording import any_of, layout
from tahqiq.model.document import DatePrecision

_YEAR = r"(?P<{0}y>(?:19|20)\d\d)"
_ISO = re.compile(r"\s*(\d{4})(?:-?(\d\d)(?:-?(\d\d))?)?(?=$|[T\s])")
_LONGEST_LINE = 120  # characters; date lines with place and time have up to 80


@dataclass(frozen=True, slots=True, kw_only=True)
class Printed:
    """A date with the precision it was printed with."""

    value: str
    precision: DatePrecision


@dataclass(frozen=True, slots=True, kw_only=True)
class DateLine:
    """A line that only dates the report; `printed` is None where it has no year."""

    printed: Printed | None
    says: Literal["published", "updated"]


def iso_date(value: str) -> Printed | None:
    """The date of an ISO 8601 value or of a printed one.

    >>> iso_date("2031-03-12T09:20:00+03:00"), iso_date("2031-02-30")
    (Printed(value='2031-03-12', precision='day'), None)
    """
    match = _ISO.match(value)
    if match is None:
        return find_date(value[:_LONGEST_LINE])
    year, month, day = (int(part or 0) for part in match.groups())
    return _checked(year, month, day)


def find_date(line: str) -> Printed | None:
    """The first full date printed in a line; a day without a year is no date.

    >>> find_date("Wednesday, March 12, 2031")
    Printed(value='2031-03-12', precision='day')
    >>> find_date("3/4/2031") is None  # which is the month?
    True
    """
    for match in _dates().finditer(line):
        found = _read(match.groupdict())
        if found is not None:
            return found
    return None


def without_date(line: str) -> str:
    """A line up to the date in it, if there is one after other words."""
    match = _dates().search(line)
    return line[: match.start()] if match and match.start() else line


def date_line(line: str) -> DateLine | None:
    """What a line says of the date of the report, if it says nothing else.

    >>> date_line("Orun, 14 March 2031, 18:00").printed.value
    '2031-03-14'
    >>> date_line("On 14 March 2031 he wrote to the police.") is None
    True
    """
    if len(line) > _LONGEST_LINE or not (match := _dates().search(line)):
        return None
    if not _rest().fullmatch(line[: match.start()] + " ; " + line[match.end() :]):
        return None
    updated = re.search(any_of(layout().updated_words), line.lower())
    return DateLine(printed=find_date(line), says="updated" if updated else "published")


def _read(parts: dict[str, str | None]) -> Printed | None:
    for form in "abcde":
        year = parts.get(form + "y")
        if year is None:
            continue
        name, number = parts.get(form + "m"), parts.get(form + "n")
        month = layout().months[name.lower()] if name else int(number or 0)
        day = parts.get(form + "d")
        if form == "e":  # both 3 April and 4 March: no day is better than a wrong one
            month, day = _day_and_month(month, int(day or 0))
            if not month:
                return None
        return _checked(int(year), month, int(day or 0))
    return None


def _day_and_month(first: int, second: int) -> tuple[int, str | None]:
    if first > 12 >= second:
        return second, str(first)
    if second > 12 >= first or first == second:
        return first, str(second)
    return 0, None


def _checked(year: int, month: int, day: int) -> Printed | None:
    try:
        full = date(year, month or 1, day or 1)
    except ValueError:
        return None
    if day:
        return Printed(value=full.isoformat(), precision="day")
    if month:
        return Printed(value=full.isoformat()[:7], precision="month")
    return Printed(value=full.isoformat()[:4], precision="year")


@cache
def _dates() -> re.Pattern[str]:
    months = any_of(layout().months)

    def name(form: str) -> str:
        return rf"(?P<{form}m>{months})\b\.?"

    def day(form: str) -> str:
        return rf"(?P<{form}d>\d{{1,2}})(?:st|nd|rd|th)?"

    forms = (
        rf"{_YEAR.format('a')}-(?P<an>\d\d)-(?P<ad>\d\d)(?:T[\d:.+-]+Z?)?",
        rf"{day('b')}\s+(?:of\s+)?{name('b')}(?:,?\s+{_YEAR.format('b')})?",
        rf"{name('c')}\s*,?\s*{day('c')}(?!\d)(?:,?\s+{_YEAR.format('c')})?",
        rf"{name('d')},?\s+{_YEAR.format('d')}",
        rf"(?P<en>\d{{1,2}})[./-](?P<ed>\d{{1,2}})[./-]{_YEAR.format('e')}",
    )
    joined = "|".join(forms)
    return re.compile(rf"(?<![\w-])(?:{joined})(?!\w)", re.IGNORECASE)


@cache
def _rest() -> re.Pattern[str]:
    """What may stand on a date line beside the date: a place, words, a time, signs."""
    words = layout()
    fillers = any_of(
        {
            *words.published_words,
            *words.updated_words,
            *words.date_fillers,
            *words.weekdays,
        }
    )
    place = (
        r"(?:[A-Z][\w'\u2019-]*(?:\s+(?:al-|(?:of|de|del|la|el|du)\s+)?[A-Z][\w'\u2019-]*){0,2},\s*)"
        r"{0,2}"
    )
    return re.compile(
        rf"[\s(\[*_]*(?-i:{place})"
        rf"(?:{fillers}(?!\w)|\d{{1,2}}[:.]\d\d(?::\d\d)?|\d{{1,2}}(?=\s*[ap]\.?m)"
        rf"|[+-]\d\d:?\d\d|[\s,;:|()\[\].*_\u2013—-])*",
        re.IGNORECASE,
    )

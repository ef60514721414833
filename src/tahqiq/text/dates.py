"""A date as tables write it, where it can be read one way only."""

from __future__ import annotations

import calendar
import re
from datetime import date
from typing import NamedTuple

_MONTHS = {
    name.casefold(): place for place, name in enumerate(calendar.month_name) if name
}
_MONTHS |= {
    name.casefold(): place for place, name in enumerate(calendar.month_abbr) if name
}


class Days(NamedTuple):
    """The first and last day that a date may mean, ISO 8601."""

    earliest: str
    latest: str


def read_date(text: str) -> Days | None:
    """The days a date means; None where it is none or may be two.

    >>> read_date("2031-03")
    Days(earliest='2031-03-01', latest='2031-03-31')
    >>> read_date("11 March 2031")
    Days(earliest='2031-03-11', latest='2031-03-11')
    >>> read_date("03/04/2031"), read_date("13/04/2031").earliest
    (None, '2031-04-13')
    """
    plain = re.split(r"[T ]\d{1,2}:", text.strip(), maxsplit=1)[0].casefold()
    for form in (_iso, _worded, _slashed):
        found = form(plain)
        if found:
            return found
    return None


def _iso(text: str) -> Days | None:
    found = re.fullmatch(r"(\d{4})(?:-?(\d{2})(?:-?(\d{2}))?)?", text)
    if not found:
        return None
    year, month, day = (int(part or 0) for part in found.groups())
    return _days(year, month, day)


def _worded(text: str) -> Days | None:
    found = re.fullmatch(
        r"(?:(\d{1,2})[ .-]+)?([a-z]+)\.?[ ,-]+(?:(\d{1,2}),? )?(\d{4})", text
    )
    if not found or found[2] not in _MONTHS:
        return None
    return _days(int(found[4]), _MONTHS[found[2]], int(found[1] or found[3] or 0))


def _slashed(text: str) -> Days | None:
    """Day and month are told apart only where one of them is no month."""
    found = re.fullmatch(r"(\d{1,2})[/.](\d{1,2})[/.](\d{4})", text)
    if not found:
        return None
    first, second, year = map(int, found.groups())
    if first <= 12 and second <= 12 and first != second:
        return None
    day, month = (first, second) if second <= 12 else (second, first)
    return _days(year, month, day)


def _days(year: int, month: int, day: int) -> Days | None:
    try:
        if not month:
            return Days(date(year, 1, 1).isoformat(), date(year, 12, 31).isoformat())
        if not day:
            last = calendar.monthrange(year, month)[1]
            return Days(
                date(year, month, 1).isoformat(), date(year, month, last).isoformat()
            )
        exact = date(year, month, day).isoformat()
    except (ValueError, calendar.IllegalMonthError):
        return None
    return Days(exact, exact)

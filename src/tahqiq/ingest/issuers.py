"""Who issues a text, read from the lines above it: newspaper, office, party or group (M57, M65).

Three shapes say it: a name before a date ("Tolu Gazette, 7 October 2031"), a name with one
of its desks or alone above the date ("Dawn Column, Press Bureau"), and a genre with its
author ("Statement of the Mountain Guard"). A town stands before a date as well, so a name
counts there only if one of its words is that of a publication or a body.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from tahqiq.ingest.printed import date_line, find_date, without_date
from tahqiq.ingest.wording import any_of, is_outlet_like, layout

_NAME = (
    r"(?:[Tt]he\s+)?[A-Z][\w'\u2019&-]*"
    r"(?:\s+(?:(?:of|for|and|the|&)\s+)*(?:al-|el-)?[A-Z][\w'\u2019&-]*){0,6}"
)
_LONGEST = 90  # characters of a line that names an issuer; the longest seen has 61


def issuers(header: Sequence[str]) -> Iterator[str]:
    """The issuers that the lines above a text name, the surest first.

    >>> list(issuers(["Two dead in Sahran", "Tolu Gazette, 7 October 2031"]))
    ['Tolu Gazette']
    >>> list(issuers(["Message of the Mountain Guard", "16 April 2032"]))
    ['Mountain Guard']
    """
    lines = [" ".join(line.split()) for line in header]
    lines = [line for line in lines if line and len(line) <= _LONGEST]
    yield from (name for line in lines if (name := _dated(line)))
    yield from (name for line in lines if (name := _author(line)))
    yield from (
        name
        for at, line in enumerate(lines[1:], 1)
        if (name := _above_date(line, lines[at + 1 : at + 2]))
    )
    yield from _headed(lines)


def issued(line: str) -> str | None:
    """The date that closes a line of the header on how the text was given out.

    >>> issued("Distributed on the group's channel, 6 October 2031")
    '2031-10-06'
    >>> issued("Fire of 6 October 2031") is None
    True
    """
    printed = find_date(line)
    told = _given_out().match(line) is not None and printed is not None
    closes = told and re.search(r"\d{4}\W*$", line) is not None
    return printed.value if closes and printed else None


def _dated(line: str) -> str | None:
    """The name before the date, where it is that of a publication or a body."""
    if date_line(line) is None and find_date(line) is None:
        return None
    name = without_date(line).strip(" ,|;:\u2013—-·•")
    return _named(name) if name != line else None


def _above_date(line: str, following: Sequence[str]) -> str | None:
    """A name alone, or before one of its desks, on the line over the date."""
    dated = bool(following) and date_line(following[0]) is not None
    if not dated or find_date(line) is not None:
        return None
    name, comma, desk = line.partition(",")
    if comma and _desk().search(desk):
        return name.strip() if re.fullmatch(_NAME, name.strip()) else None
    return _named(name.strip())


def _named(name: str) -> str | None:
    """The name, if it has the shape of one and a word of a publication or a body."""
    if not re.fullmatch(_NAME, name):
        return None
    return name if is_outlet_like(name) or _body().search(name) else None


def _author(line: str) -> str | None:
    """Whose statement, message or press office the line says the text is."""
    match = _genre().fullmatch(without_date(line).strip(" ,|;:"))
    return match.group("name") if match else None


def _headed(lines: Sequence[str]) -> Iterator[str]:
    """The name before a colon in the title, where a line below calls it a statement."""
    stated = any(_given_out().match(line) for line in lines[1:])
    match = re.match(rf"({_NAME}):\s", lines[0]) if lines else None
    if stated and match:
        yield match.group(1)


@cache
def _genre() -> re.Pattern[str]:
    kinds = any_of(layout().statement_words)
    return re.compile(
        rf"(?:[A-Z]\w*\s+)?(?i:{kinds})(?:\s+(?:no\.?|number)?\s*\d+)?\s+(?:of|by|from)\s+"
        rf"(?:the\s+)?(?:[a-z]+\s+of\s+(?:the\s+)?)?(?P<name>{_NAME})"
        rf"(?:\s+(?:on|about|to|regarding|concerning)\s.*)?"
    )


@cache
def _given_out() -> re.Pattern[str]:
    """How a line begins that says how and when the text was given out."""
    return re.compile(any_of(layout().given_out) + r"\b", re.IGNORECASE)


@cache
def _desk() -> re.Pattern[str]:
    return re.compile(rf"\b{any_of(layout().desk_words)}\b", re.IGNORECASE)


@cache
def _body() -> re.Pattern[str]:
    return re.compile(rf"\b(?-i:{any_of(_capitals(layout().body_words))})\b")


def _capitals(words: Sequence[str]) -> list[str]:
    return [form for word in words for form in (word.capitalize(), word.upper())]

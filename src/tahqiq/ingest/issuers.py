"""Who issues a text, read from the lines above it: newspaper, office, party or group (M57, M65).

Three shapes say it: a name before a date ("Tolu Gazette, 7 October 2031"), a name with one
of its desks or alone above the date ("Dawn Column, Press Bureau"), and a genre with its
author ("Statement of the Mountain Guard"). A town stands before a date as well, so a name
counts there only if one of its words is that of a publication or a body, or if it opens
with an article ("The Tolu Tide"). A name above the text that the last paragraph takes up
to say who owns or prints it is that of the outlet, whatever its words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from tahqiq.ingest.printed import date_line, find_date, without_date
from tahqiq.ingest.wording import any_of, is_outlet_like, layout

_NAME = (
    r"(?:[Tt]he\s+)?[A-Z][\w'\u2019&-]*"
    r"(?:\s+(?:(?:of|for|and|the|&|de|du|des|del|la|le|les|et|y|e|von|der|und)\s+)*"
    r"(?:al-|el-|[dl]['\u2019])?[A-Z][\w'\u2019&-]*){0,6}"
)
_WEEKDAY = re.compile(
    r",?\s*\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,?\s*$", re.IGNORECASE
)
_WITH_ARTICLE = re.compile(r"The(?:\s+[A-Z][\w'\u2019&-]*){2,4}")
_LABEL = re.compile(r":\s+[^.!?]{3,120}[.!?]?")  # "Port Bulletin: tides and notices."
_SIGNS = " ,|;:\u2013—-·•"
_SEGMENT = re.compile(r"\s*[,|;:·•]\s*|\s+[\u2013—-]\s+")
_FIELD = re.compile(r"((?:[\w-]+\.?\s+){0,3}[\w-]+)\s*[,:\u2013—-]")
_WORDS = 2  # of a name, below which it may be a town
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
    yield from (name for line in lines if (name := _dated_author(line) or _dated(line)))
    yield from (name for line in lines if (name := _author(line)))
    yield from (
        name
        for at, line in enumerate(lines[1:], 1)
        if (name := _above_date(line, lines[at + 1 : at + 2]))
    )
    yield from _headed(lines)


def issuer_in(line: str) -> str | None:
    """Whose reply, statement or press office a line says the text is.

    >>> issuer_in("Reply of the Prisons Directorate")
    'Prisons Directorate'
    """
    return _author(line)


def self_named(header: Sequence[str], closing: Sequence[str]) -> Iterator[str]:
    """The name above a text of which its last paragraph says who owns or prints it.

    >>> list(self_named(["Two dead", "Tolu Now"], ["Tolu Now is owned by Halem Press."]))
    ['Tolu Now']
    >>> list(self_named(["Two dead", "Echo of Tolu"], ["The Echo appears on Mondays."]))
    ['Echo of Tolu']
    """
    for line in header[1:]:
        name = without_date(" ".join(line.split())).partition(",")[0]
        name = _WEEKDAY.sub("", name).strip(" :;|\u2013—-·•")
        if re.fullmatch(_NAME, name) and any(_is_of(name, text) for text in closing):
            yield name


def speaking(header: Sequence[str], body: str) -> Iterator[str]:
    """The name alone over the date that the text below takes up: a company, a clan.

    An author does not name himself, and a town is a place: "in Port Nasim".

    >>> list(speaking(["A reply", "Orun Copper", "6 June 2041"], "Orun Copper fired nobody."))
    ['Orun Copper']
    >>> list(speaking(["Fire", "Port Nasim", "6 June 2041"], "A fire in Port Nasim."))
    []
    """
    for at, line in enumerate(header[1:], 1):
        name = " ".join(line.split())
        dated = header[at + 1 : at + 2] and date_line(header[at + 1])
        if not dated or not re.fullmatch(_NAME, name) or len(name.split()) < _WORDS:
            continue
        words = re.escape(name.removeprefix("The "))
        placed = re.search(rf"\b(?:in|at|near|around|outside|to) {words}\b", body)
        if placed is None and re.search(rf"\b{words}\b", body):
            yield name


def _is_of(name: str, closing: str) -> bool:
    """Whether a paragraph opens with a name, or its article and head, and describes it."""
    words = name.removeprefix("The ").split()
    heads = {words[0], words[-1]} if len(words) > 1 else set()
    forms = [re.escape(" ".join(words)), *(rf"The {re.escape(one)}" for one in heads)]
    opening = re.match(rf"(?:The )?(?:{'|'.join(forms)})\b(?! [A-Z])", closing)
    if opening is None:
        return False
    rest = closing[opening.end() :]
    return described(rest) or (
        is_outlet_like(name) and _LABEL.fullmatch(rest) is not None
    )


def described(words: str) -> bool:
    """Whether words say what only a publication or a body is: owned, printed, paid for."""
    return any(re.search(row, words, re.IGNORECASE) for row in layout().belonging)


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
    """The name before the date, where it is that of a publication or a body.

    A town or a genre may stand between: "Tolu Dispatch, Sahran | Monday 21 June 2032".
    """
    if date_line(line) is None and find_date(line) is None:
        return None
    name = _WEEKDAY.sub("", without_date(line)).strip(_SIGNS)
    if name == line:
        return None
    if _WITH_ARTICLE.fullmatch(name):
        return name
    return _named(name) or _named(_SEGMENT.split(name)[0].strip(_SIGNS))


def _dated_author(line: str) -> str | None:
    """Whose statement a dated line is: "Statement of the Mountain Guard, 16 April 2032"."""
    return _author(line) if without_date(line) != line else None


def _above_date(line: str, following: Sequence[str]) -> str | None:
    """A name alone, or before one of its desks, on the line over the date."""
    dated = bool(following) and (
        date_line(following[0]) is not None or dated_genre(following[0]) is not None
    )
    if not dated or find_date(line) is not None:
        return None
    name, comma, desk = line.partition(",")
    if comma and _desk().search(desk):
        return name.strip() if re.fullmatch(_NAME, name.strip()) else None
    return _named(name.strip())


def dated_issue(line: str) -> str | None:
    """The date of a line of the header that names the issuer before it.

    >>> dated_issue("Tolu Observatory, periodic update no. 17, 12 October 2028")
    '2028-10-12'
    """
    printed = find_date(line)
    return printed.value if printed and len(line) <= _LONGEST and _dated(line) else None


def dated_genre(line: str) -> str | None:
    """The date of a line that says what the text is and when: "Field report, 2 May 2031".

    >>> dated_genre("Field report, 27 June 2033")
    '2033-06-27'
    >>> dated_genre("The fire of 6 October 2031") is None
    True
    """
    words, printed = without_date(line), find_date(line)
    kind = _FIELD.fullmatch(words.strip())
    closes = re.search(r"\d{4}\W*$", line) is not None
    told = kind is not None and _text_kind().search(kind[1]) is not None
    return printed.value if printed and closes and told else None


def _named(name: str) -> str | None:
    """The name, if it has the shape of one and a word of a publication or a body.

    >>> _named("Parliamentary Committee on Detention"), _named("Attack on Halvan")
    ('Parliamentary Committee on Detention', None)
    """
    if _tasked().fullmatch(name):
        return name
    if not re.fullmatch(_NAME, name):
        return None
    return name if is_outlet_like(name) or _body().search(name) else None


def is_body(name: str) -> bool:
    """Whether a line is the name of a publication or a body, by its shape and a word.

    >>> is_body("Joint Monitoring Mission"), is_body("Mob kills two over cattle")
    (True, False)
    """
    return _named(name) is not None


@cache
def _tasked() -> re.Pattern[str]:
    """A body named by its task: "Parliamentary Committee on Detention"."""
    heads = any_of(layout().tasked_bodies)
    named = rf"(?:[A-Z][\w'\u2019&-]*\s+){{0,4}}(?i:{heads})(?:\s+of\s+[A-Z]\w+)?"
    return re.compile(
        rf"(?:[Tt]he\s+)?{named}\s+(?:on|against|into|for)\s+(?:the\s+)?{_NAME}"
    )


def _author(line: str) -> str | None:
    """Whose statement, message or press office the line says the text is."""
    match = _genre().fullmatch(without_date(line).strip(" ,|;:"))
    return match.group("name") if match else None


def _headed(lines: Sequence[str]) -> Iterator[str]:
    """The name before a colon in the title, where a line below calls it a statement."""
    match = re.match(rf"({_NAME}):\s+(.*)", lines[0]) if lines else None
    below = [*lines[1:], match.group(2)] if match else []
    if match and any(_given_out().match(line) for line in below):
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
def _text_kind() -> re.Pattern[str]:
    """What a text is called on the line that dates it."""
    kinds = (*layout().text_kinds, *layout().statement_words)
    return re.compile(rf"\b{any_of(kinds)}\b", re.IGNORECASE)


@cache
def _desk() -> re.Pattern[str]:
    return re.compile(rf"\b{any_of(layout().desk_words)}\b", re.IGNORECASE)


@cache
def _body() -> re.Pattern[str]:
    return re.compile(rf"\b(?-i:{any_of(_capitals(layout().body_words))})\b")


def _capitals(words: Sequence[str]) -> list[str]:
    return [form for word in words for form in (word.capitalize(), word.upper())]

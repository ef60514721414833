"""What a report says of itself in its visible words: title, outlet, authors, dates."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from tahqiq.ingest import lines
from tahqiq.ingest.credits import agency, bracketed, contributors, credit_line
from tahqiq.ingest.issuers import (
    dated_genre,
    dated_issue,
    issued,
    issuer_in,
    issuers,
    self_named,
    speaking,
)
from tahqiq.ingest.letterheads import articled, is_place, letterheads
from tahqiq.ingest.printed import date_line, find_date
from tahqiq.ingest.wording import is_outlet_like, layout
from tahqiq.model.document import Passage, PassageKind

_FIRST = 6  # passages, and lines, above which no issuer stands
_LAST = 4  # body passages at the end in which the sources of a report are thanked
_LINK = re.compile(
    r"\s(?:OF|AND|FOR)\s"
)  # no acronym has one: "MINISTRY OF THE INTERIOR"
_ABOUT = re.compile(r"[\s#*_]*about\s+", re.IGNORECASE)
_CAPITALS = re.compile(
    r"(?:The\s+)?[A-Z][\w'\u2019&-]*(?:\s+(?:of\s+)?[A-Z][\w'\u2019&-]*){0,5}"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Spoken:
    """The words of one passage, where in the report: header, body or closing."""

    text: str
    kind: PassageKind
    place: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """A key of the metadata with the value that the words give it."""

    key: str
    value: str


def told(text: str, passages: tuple[Passage, ...]) -> list[Fact]:
    """Everything that the passages say of the report itself, the surest first.

    Dates of captions never count (M9); a credit is no outlet.
    """
    spoken = _placed(text, passages)
    found = [*_titles(spoken), *_outlets(spoken), *_authors(spoken)]
    found += [*_dates(spoken), *_credits(spoken)]
    return list(dict.fromkeys(found))


def _placed(text: str, passages: tuple[Passage, ...]) -> list[Spoken]:
    bodies = [index for index, one in enumerate(passages) if one.kind == "body"]
    first, last = (bodies[0], bodies[-1]) if bodies else (len(passages), len(passages))
    return [
        Spoken(
            text=text[one.start : one.end],
            kind=one.kind,
            place="header" if index < first else "body" if index <= last else "closing",
        )
        for index, one in enumerate(passages)
    ]


def _titles(spoken: list[Spoken]) -> Iterator[Fact]:
    """The first heading of four words or more, else the first: kickers are shorter."""
    headings = [
        " ".join(one.text.split())
        for one in spoken
        if one.kind == "heading" and one.place == "header"
    ]
    headings.sort(key=lambda words: lines.count_words(words) < 4)
    for words in headings[:1]:
        yield Fact(key="title", value=words)


def _outlets(spoken: list[Spoken]) -> Iterator[Fact]:
    whole = "\n".join(one.text for one in spoken)
    bodies = [one.text for one in spoken if one.kind == "body"]
    names = [*letterheads(_first_lines(spoken), "\n".join(bodies))]
    names += [*_mastheads(spoken), *_abouts(spoken), *_rights(spoken), *_selves(spoken)]
    header = [one.text for one in spoken if one.place == "header"]
    names += issuers(
        [*header, *(row for row in _first_lines(spoken) if row not in header)]
    )
    names += self_named(_first_lines(spoken), _last_words(spoken))
    names += speaking(
        header, "\n".join(bodies[:-1] or bodies)
    )  # the last may say who wrote
    names += [name for row in _first_lines(spoken) if (name := articled(row))]
    for name in names:
        yield Fact(key="outlet", value=_as_written(name, whole))


def _first_lines(spoken: list[Spoken]) -> list[str]:
    """The short lines a text opens with, whatever they were taken for."""
    opening = [one.text for one in spoken[:_FIRST]]
    lines_of = [line for text in opening for line in text.splitlines() if line.strip()]
    return lines_of[:_FIRST]


def _last_words(spoken: list[Spoken]) -> list[str]:
    """The last paragraph of a text and what is said of the outlet below it."""
    bodies = [one.text for one in spoken if one.kind == "body"]
    about = [one.text for one in spoken if one.kind == "boilerplate"]
    return [*bodies[-1:], *about]


def _mastheads(spoken: list[Spoken]) -> Iterator[str]:
    for one in spoken:
        if (
            one.kind == "byline"
            and one.place == "header"
            and lines.is_masthead(one.text)
            and not lines.opens_byline(one.text)
        ):
            office = re.search(r"\boffice\b", one.text, re.IGNORECASE)
            issuer = None if office else issuer_in(one.text)  # an office is its own
            yield issuer or one.text.partition(",")[0].strip()


def _abouts(spoken: list[Spoken]) -> Iterator[str]:
    """The name in a heading "About NAME" or at the start of "About us: NAME is"."""
    for one in spoken:
        match = _ABOUT.match(one.text) if one.kind == "boilerplate" else None
        if match is None:
            continue
        head, colon, rest = one.text[match.end() :].partition(":")
        name = _CAPITALS.match(rest.strip() if colon else head)
        if name is not None:
            yield name.group()


def _rights(spoken: list[Spoken]) -> Iterator[str]:
    for one in spoken:
        match = (
            re.search(layout().copyright, one.text)
            if one.kind == "boilerplate"
            else None
        )
        if match is not None:
            yield match.group("name").strip()


def _selves(spoken: list[Spoken]) -> Iterator[str]:
    for one in spoken:
        if one.kind == "boilerplate" and one.place == "closing":
            name = lines.describes_outlet(one.text)
            if name is not None:
                yield name


def _as_written(name: str, whole: str) -> str:
    """A name in capitals as the report spells it elsewhere; else, if an "of the" in it
    tells that it is no acronym, with small letters behind its first ones.
    """
    if not name.isupper():
        return name
    spellings = re.findall(re.escape(name), whole, re.IGNORECASE)
    plain = _in_small_letters(name) if _LINK.search(name) else name
    return next((one for one in spellings if not one.isupper()), plain)


def _in_small_letters(name: str) -> str:
    words = re.sub(r"[^\W\d_][\w'\u2019]*", lambda word: word[0].capitalize(), name)
    return re.sub(r"(?<=\s)(?:Of|The|And|For)\b", lambda word: word[0].lower(), words)


def _authors(spoken: list[Spoken]) -> Iterator[Fact]:
    signed: list[str] = []
    for one in spoken:
        if one.kind != "byline" or lines.is_masthead(one.text):
            continue
        if one.place == "header":
            yield from _writers(one.text)
        elif lines.is_sign_off(one.text):
            signed.append(one.text)
    for words in signed:
        yield from _writers(words)


def _writers(words: str) -> Iterator[Fact]:
    if not (lines.is_byline(words) or lines.is_sign_off(words) or lines.is_name(words)):
        return
    for name in lines.names_in_byline(words):
        if agency(name) is None and not lines.is_role(name):
            yield Fact(key="author", value=name)


def _dates(spoken: list[Spoken]) -> Iterator[Fact]:
    """Date lines, then datelines with a year, then what was only updated."""
    for one in spoken:
        if one.place != "body" and one.kind in {"dateline", "byline"}:
            yield from _printed_in(one.text)
    for one in spoken:
        printed = find_date(one.text) if one.kind == "dateline" else None
        if printed is not None and one.place == "body" and date_line(one.text) is None:
            yield Fact(key="published", value=printed.value)
    for one in spoken:
        if one.place == "header" and (day := _given_out(one.text)):
            yield Fact(key="published", value=day)
    for line in _first_lines(spoken):
        yield from _dated_above(line)


def _printed_in(line: str) -> Iterator[Fact]:
    said = date_line(line)
    printed = said.printed if said else find_date(line)
    if printed is not None:
        yield Fact(key=said.says if said else "published", value=printed.value)


def _dated_above(line: str) -> Iterator[Fact]:
    """The date of one of the first lines: of its issue, or "Last updated … ."."""
    said = date_line(line.partition(". ")[0])
    if said and said.printed and said.says == "updated":
        yield Fact(key="updated", value=said.printed.value)
    if day := dated_issue(line):
        yield Fact(key="published", value=day)


def _given_out(line: str) -> str | None:
    """The date of a line above the text that says who gives it out, how, or as what."""
    return issued(line) or dated_genre(line) or dated_issue(line)


def _credits(spoken: list[Spoken]) -> Iterator[Fact]:
    bodies = [one for one in spoken if one.kind == "body"]
    closing = [*bodies[-_LAST:], *(one for one in spoken if one.kind == "boilerplate")]
    for one in spoken:
        for name in _credited(one):
            yield Fact(key="credit", value=name)
    for one in closing:
        for name in contributors(one.text):
            yield Fact(key="credit", value=name)
    # Several agencies at the ends of paragraphs: a round-up, of which none told the whole.
    ends = [bracketed(one.text) for one in bodies]
    named = {one.name for one in ends if one and one.name and not one.photo}
    for name in named if len(named) == 1 else ():
        yield Fact(key="credit", value=name)


def _credited(one: Spoken) -> list[str]:
    found: list[str | None] = []
    if one.kind == "caption":
        credit = bracketed(one.text)
        found.append(credit.name if credit else None)
    if one.kind == "dateline":
        found.append(_in_dateline(one.text))
    if one.kind == "byline":
        found.append(credit_line(one.text))
        found += [agency(name) for name in lines.names_in_byline(one.text)]
        found += _joined_outlets(one.text)
    return [name for name in found if name]


def _joined_outlets(byline: str) -> list[str]:
    """Outlets that sign beside the paper's own people: "Staff reporters and Orun Wire"."""
    if re.search(r"\s(?:and|&)\s", byline) is None:
        return []
    names = lines.names_in_byline(byline)
    named = [name for name in names if not lines.is_role(name)]
    return [name for name in named if len(name.split()) > 1 and is_outlet_like(name)]


def _in_dateline(words: str) -> str | None:
    match = re.search(r"[(\[]([^()\[\]]{2,40})[)\]]\s*$", words)
    if match is None:
        return None
    name = match.group(1).strip()
    told = name.isupper() or is_outlet_like(name) or _sends(name, words)
    return agency(name) or (name if told else None)


def _sends(name: str, dateline: str) -> bool:
    """Whether a name in brackets behind the day is an agency's, whatever its words."""
    dated = find_date(dateline) is not None
    return dated and _CAPITALS.fullmatch(name) is not None and not is_place(name, "")

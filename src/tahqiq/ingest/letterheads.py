"""Who issues a text whose first line is its name and nothing else (M57, M65).

A statement, a release or a channel's post often has no title: its first line is the name
of the body, and below stands what the text is, or the date alone. A person, a town and
a headline stand there as well: a name of one word, one that the gazetteer has, and one
that the text speaks of as a place are therefore left.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from tahqiq.codebook.gazetteer import gazetteer
from tahqiq.ingest.issuers import is_body
from tahqiq.ingest.printed import date_line, without_date
from tahqiq.ingest.wording import any_of, layout

_LOOSE = (
    r"(?:The\s+)?[A-Z][\w.'\u2019&-]*"
    r"(?:\s+(?:(?:of|for|and|the|without|against|beyond|&|de|du|des|del|la|le|les|et|y|e|von|der|und)\s+)*"
    r"(?:al-|el-|[dl]['\u2019])?[A-Z][\w.'\u2019&-]*){0,7}"
)
_TO_ALL = re.compile(rf"(?:[Tt]o [\w ]{{2,40}}, )?[Ff]rom (?:the )?(?P<name>{_LOOSE})")
_NUMBER = r"(?:\s*(?:no\.?|number|nr\.?|#)?\s*\d+(?:/\d+)?)?"
_ARTICLE = re.compile(r"(?:El|La|Le|Les|Los|Las|Il|Die|Der|Das) ")
_TOWN = 50_000  # inhabitants; "La Sierra" is a village, and more often a paper
_LEAST = 2  # words of a name, below which it may be anything
_SIGNS = " ,|;:.\u2013—-·•"


def letterheads(opening: Sequence[str], body: str) -> Iterator[str]:
    """The issuer that the first line of a text names alone, or with what the text is.

    Args:
        opening: The first lines of the text, blank ones left out.
        body: The rest, which may speak of the name as of a place.

    >>> list(letterheads(["Joint River Command", "Statement", "2 May 2031"], ""))
    ['Joint River Command']
    >>> list(letterheads(["Tolu Live", "2 May 2031, 14:10"], "A man is dead."))
    ['Tolu Live']
    >>> list(letterheads(["Murder of a Judge", "Tolu Police Department", "2 May 2031"], ""))
    []
    >>> list(letterheads(["Port Nasim", "2 May 2031"], "A fire in Port Nasim."))
    []
    """
    lines = [" ".join(line.split()).strip("*_# ") for line in opening[:3]]
    if not lines or len(lines[0].split()) > _MOST:
        return
    name = _sender(lines[0])
    if name is None and len(lines) > 1 and re.fullmatch(_LOOSE, lines[0]):
        kind = bool(_kind().fullmatch(without_date(lines[1]).strip(_SIGNS)))
        kind = kind and not _is_office(lines[0], lines[1])
        dated = date_line(lines[1]) is not None and len(lines[0].split()) >= _LEAST
        dated = dated or (is_body(lines[0]) and _genre_between(lines))
        name = lines[0] if kind or dated else None
    if name and not _heading().search(name) and not is_place(name, body):
        yield name


def _is_office(title: str, line: str) -> bool:
    """Whether the line below a title is a body of its own, "Tolu Police Department".

    A mere desk stands under the name of its body: "Press Office".
    """
    words = {word.lower() for word in line.split()} - set(layout().desk_words)
    own = words & {*layout().outlet_words, *layout().body_words}
    return (
        not is_body(title) and is_body(line) and bool(own - {"media", "press", "news"})
    )


def _genre_between(lines: Sequence[str]) -> bool:
    """Whether one short line that is no name stands between the first and the date."""
    short = len(lines) > _LEAST and len(lines[1].split()) <= _SHORT
    return short and date_line(lines[2]) is not None and not is_body(lines[1])


_SHORT = 6
_MOST = 12  # words of a line that names an issuer


def articled(line: str) -> str | None:
    """The name with an article before a date: "The Province, 4 October 2034".

    >>> articled("The Province, 4 May 2031")
    'The Province'
    >>> articled("The Hague, 4 May 2031") is None
    True
    """
    words = without_date(line)
    name = words.strip(_SIGNS)
    told = words != line and re.fullmatch(r"The(?:\s+[A-Z][\w'\u2019&-]*){1,4}", name)
    return name if told and not is_place(name, "") else None


def is_place(name: str, body: str) -> bool:
    """Whether a name is that of a place, in the gazetteer or as the text uses it."""
    words = re.escape(name.removeprefix("The "))
    articled_name = _ARTICLE.match(name) is not None and name.count(" ") > 0
    placed = rf"\b(?:in|at|near|around|outside|from|to) (?:the )?{words}\b(?! [A-Z])"
    found = gazetteer().candidates(name)
    known = any(not articled_name or row.population >= _TOWN for row in found)
    return bool(re.search(placed, body)) or known


def _sender(line: str) -> str | None:
    """The name in "To all media, from the Sons of Tolu" or "Tolu Front, communiqué no. 4"."""
    if match := _TO_ALL.fullmatch(line):
        return match["name"]
    head, comma, tail = line.partition(",")
    told = comma and _kind().fullmatch(without_date(tail).strip(_SIGNS))
    return head if told and re.fullmatch(_LOOSE, head) else None


@cache
def _kind() -> re.Pattern[str]:
    """What a text is called that is given out, or the desk that gives it out."""
    kinds = any_of((*layout().statement_words, *layout().text_kinds))
    desks = any_of(layout().desk_words)
    of = r"(?:\s+(?:of|on|for)\s+[A-Z]\w+)?"
    return re.compile(
        rf"(?:(?:[A-Z]\w+\s+){{0,2}}{kinds}|(?:[A-Z]\w+\s+){{1,2}}{desks}{of}){_NUMBER}",
        re.IGNORECASE,
    )


@cache
def _heading() -> re.Pattern[str]:
    """Words that only a headline in capitals has: what the text is, when or where."""
    kinds = any_of((*layout().statement_words, *layout().text_kinds))
    small = any_of(layout().heading_words)
    return re.compile(rf"\b(?i:{kinds}|{small})\b|\b[A-Z]{{4,}} [A-Z]{{3,}}")

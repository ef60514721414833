"""The words a dossier writes, from the codebook; figures, counts and dates in words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from tahqiq.codebook.loader import load_yaml


@dataclass(frozen=True, slots=True, kw_only=True)
class Meaning:
    """A label with what it means."""

    label: str
    meaning: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A question that an investigation must answer, and which claims may answer it."""

    key: str
    ask: str
    fields: tuple[str, ...] = ()
    stages: tuple[str, ...] = ()
    types: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Standard:
    """A standard of tradecraft and the section that answers to it (M92)."""

    standard: str
    where: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """``codebook/dossier.yaml``; its comments say what each key holds."""

    numbers: tuple[str, ...]
    months: tuple[str, ...]
    acts: Mapping[str, str]
    steps: Mapping[str, str]
    bare_speakers: Mapping[str, str]
    own_nouns: frozenset[str]
    kinds: Mapping[str, Meaning]
    certainties: Mapping[str, Meaning]
    polarities: Mapping[str, Meaning]
    statuses: Mapping[str, str]
    states: Mapping[str, str]
    standings: Mapping[str, str]
    first_page: tuple[str, ...]
    brief: frozenset[str]
    person_fields: Mapping[str, str]
    confidences: Mapping[str, str]
    claimed: Mapping[str, str]
    deeds: frozenset[str]
    actors: frozenset[str]
    accusing: str
    doer_mark: str
    precisions: Mapping[str, str]
    roles: Mapping[str, str]
    risks: Mapping[str, str]
    relations: Mapping[str, str]
    links: Mapping[str, str]
    lineages: Mapping[str, str]
    whole: frozenset[str]
    reviews: Mapping[str, str]
    disagreements: Mapping[str, str]
    evidence_kinds: Mapping[str, str]
    variants: Mapping[str, str]
    stages: Mapping[str, str]
    realis: Mapping[str, str]
    threat: str
    nothing: Mapping[str, str]
    questions: tuple[Question, ...]
    unread: tuple[str, ...]
    warning: str
    internal: str
    tradecraft: tuple[Standard, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Grading:
    """What each status, standing, state, grade and rule means (M62)."""

    statuses: Mapping[str, str]
    standings: Mapping[str, str]
    states: Mapping[str, str]
    reliability: Mapping[str, str]
    credibility: Mapping[str, str]
    toll_rules: Mapping[str, str]
    perpetrator: Mapping[str, str]


@cache
def words() -> Words:
    """The words of a dossier."""
    found: Words = load_yaml("dossier", Words)
    return found


@cache
def grading() -> Grading:
    """The definitions of the grades."""
    found: Grading = load_yaml("grading", Grading)
    return found


def count_text(number: int, noun: str, plural: str = "") -> str:
    """A count in words, small numbers spelt out.

    >>> count_text(3, "origin"), count_text(1, "report"), count_text(40, "day")
    ('three origins', 'one report', '40 days')
    """
    spelt = words().numbers
    number_text = spelt[number] if 0 <= number < len(spelt) else f"{number:,}"
    return f"{number_text} {noun if number == 1 else plural or noun + 's'}"


def figure(number: float | None) -> str:
    """A figure as written: no decimals where it is whole.

    >>> figure(3.0), figure(2.5), figure(None)
    ('3', '2.5', '?')
    """
    if number is None:
        return "?"
    return f"{int(number):,}" if number == int(number) else f"{number:g}"


def range_text(low: float | None, high: float | None) -> str:
    """Two bounds as a reader would write them.

    >>> range_text(2, 3), range_text(3, 3), range_text(700, None), range_text(None, 4)
    ('2 to 3', '3', '700 or more', '4 or fewer')
    """
    if low is None and high is None:
        return "no figure"
    if high is None:
        return f"{figure(low)} or more"
    if low is None:
        return f"{figure(high)} or fewer"
    return figure(low) if low == high else f"{figure(low)} to {figure(high)}"


def date_text(value: str | None) -> str:
    """An ISO date, month or year in words; what is no date stays as it is.

    >>> date_text("2031-03-11"), date_text("2031-03"), date_text("2031-03-11T19:00")
    ('11 March 2031', 'March 2031', '11 March 2031, 19:00')
    """
    if not value:
        return "undated"
    day, _, clock = value.partition("T")
    parts = day.split("-")
    if not all(part.isdecimal() for part in parts) or len(parts) > 3:
        return value
    names = [parts[0]]
    if len(parts) > 1 and 1 <= int(parts[1]) <= 12:
        names.insert(0, words().months[int(parts[1]) - 1])
    if len(parts) > 2:
        names.insert(0, str(int(parts[2])))
    text = " ".join(names)
    return f"{text}, {clock[:5]}" if clock else text


def short_date(value: str) -> str:
    """An ISO date in as few letters as a drawing has room for.

    >>> short_date("2031-03-11"), short_date("2031")
    ('11 Mar 2031', '2031')
    """
    text = date_text(value[:10])
    for month in words().months:
        text = text.replace(month, month[:3])
    return text


def period_text(earliest: str | None, latest: str | None) -> str:
    """An interval of days in words, never more exact than its bounds.

    >>> period_text("2031-03-11", "2031-03-13")
    '11 March 2031 to 13 March 2031'
    >>> period_text("2031-03-11", None)
    '11 March 2031 or later'
    """
    if earliest and latest and earliest != latest:
        return f"{date_text(earliest)} to {date_text(latest)}"
    if earliest and latest:
        return date_text(earliest)
    if earliest:
        return f"{date_text(earliest)} or later"
    return f"{date_text(latest)} or earlier" if latest else "undated"


def listed(names: Sequence[str], most: int = 4) -> str:
    """Names as a reader would list them; beyond `most` they are counted.

    >>> listed(["a", "b", "c"]), listed(["a", "b", "c"], most=2)
    ('a, b and c', 'a, b and one more')
    """
    shown = list(dict.fromkeys(names))
    if len(shown) > most:
        rest = count_text(len(shown) - most, "more", "more")
        shown = [*shown[:most], rest]
    if len(shown) < 2:
        return "".join(shown)
    return f"{', '.join(shown[:-1])} and {shown[-1]}"


def capital(text: str) -> str:
    """The text with a capital first; the rest as it is."""
    return text[:1].upper() + text[1:]


def sentence(text: str) -> str:
    """The text as a sentence: a capital first, a full stop last.

    >>> sentence("the driver lives")
    'The driver lives.'
    """
    bare = text.strip()
    end = "" if bare.endswith((".", "!", "?", "”", '."')) else "."
    return capital(bare) + end

"""The layout codebook, compiled once."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from tahqiq.codebook.loader import load_yaml


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """The shape of ``layout.yaml``."""

    months: dict[str, int]
    weekdays: tuple[str, ...]
    published_words: tuple[str, ...]
    updated_words: tuple[str, ...]
    date_fillers: tuple[str, ...]
    byline_openers: tuple[str, ...]
    sign_off_openers: tuple[str, ...]
    byline_roles: tuple[str, ...]
    outlet_words: tuple[str, ...]
    body_words: tuple[str, ...]
    tasked_bodies: tuple[str, ...]
    desk_words: tuple[str, ...]
    statement_words: tuple[str, ...]
    heading_words: tuple[str, ...]
    given_out: tuple[str, ...]
    text_kinds: tuple[str, ...]
    belonging: tuple[str, ...]
    self_description: tuple[str, ...]
    about_openers: tuple[str, ...]
    boilerplate_openers: tuple[str, ...]
    boilerplate_parts: tuple[str, ...]
    copyright: str
    notices: str
    photo_words: tuple[str, ...]
    caption_openers: tuple[str, ...]
    scene_verbs: tuple[str, ...]
    reporting_words: tuple[str, ...]
    not_places: tuple[str, ...]
    empty_titles: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Agency:
    """A news agency: the short form of its name and the other forms in print."""

    name: str
    forms: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Agencies:
    """The shape of ``agencies.yaml``."""

    agencies: tuple[Agency, ...]
    contributions: tuple[str, ...]


@cache
def layout() -> Layout:
    """What says that a line is no running text."""
    words: Layout = load_yaml("layout", Layout)
    return words


@cache
def agency_forms() -> dict[str, str]:
    """Each printed form of an agency's name, with the short form it stands for."""
    book: Agencies = load_yaml("agencies", Agencies)
    pairs = [
        (form, one.name) for one in book.agencies for form in (one.name, *one.forms)
    ]
    return dict(pairs)


@cache
def contributions() -> re.Pattern[str]:
    """Phrases that say who told the outlet; the one credited is in a group `by...`."""
    book: Agencies = load_yaml("agencies", Agencies)
    name = (
        r"((?:the\s+)?[A-Z][\w&.'\u2019/-]*(?:\s+(?:of\s+)?[A-Z][\w&.'\u2019/-]*){0,4})"
    )
    return re.compile("|".join(one.replace("NAME", name) for one in book.contributions))


def any_of(words: Iterable[str]) -> str:
    """A pattern for any of the words, longest first, so that none hides another."""
    ordered = sorted(words, key=len, reverse=True)
    return "(?:" + "|".join(re.escape(word) for word in ordered) + ")"


def opens(words: Iterable[str]) -> re.Pattern[str]:
    """A pattern for a line that begins with one of the words, whole."""
    return re.compile(rf"[\s(\[*_]*{any_of(words)}(?!\w)", re.IGNORECASE)


_ARTICLE = re.compile(r"^(?:l['\u2019]|le |la |les |el |die |der |das )")
_OF = frozenset({"of", "de", "du", "des", "del", "von"})


def is_outlet_like(name: str) -> bool:
    """Whether a name has the word of a publication, agency or office at an end.

    >>> is_outlet_like("The Kesht Daily"), is_outlet_like("Layla Mahzari")
    (True, False)
    """
    words = re.findall(r"\w+", _ARTICLE.sub("", name.lower()))
    if not words:
        return False
    telling = {words[-1], words[1 if words[0] == "the" and words[1:] else 0]}
    telling |= {word for word, after in itertools.pairwise(words) if after in _OF}
    return bool(telling & set(layout().outlet_words)) or name in agency_forms()

"""What the codebook knows of personal names: given names, particles, titles."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from typing import Literal

from tahqiq.codebook.loader import load_yaml
from tahqiq.extract.lexicon.nouns import Gender

TitleKind = Literal["courtesy", "religious", "noble", "rank", "office", "former"]


@dataclass(frozen=True, slots=True, kw_only=True)
class TitleRow:
    """Titles of one kind, as ``titles.yaml`` lists them."""

    kind: TitleKind
    words: tuple[str, ...]
    gender: Gender = "any"


@dataclass(frozen=True, slots=True, kw_only=True)
class NameFile:
    """The shape of ``names.yaml``."""

    particles: str
    joined: tuple[str, ...]
    suffixes: tuple[str, ...]
    male: str
    female: str


@dataclass(frozen=True, slots=True)
class Title:
    """A title: its kind and what it says of the gender of its holder."""

    kind: TitleKind
    gender: Gender


@dataclass(frozen=True, slots=True)
class Persons:
    """Given names by gender, name particles, titles by their lower-cased words."""

    given: dict[str, Gender]
    particles: frozenset[str]
    suffixes: frozenset[str]
    titles: dict[str, Title]
    title_words: frozenset[str] = field(default_factory=frozenset)


@cache
def persons() -> Persons:
    """The codebooks of names and titles, read once."""
    file = load_yaml("names", NameFile)
    male, female = set(file.male.split()), set(file.female.split())
    given: dict[str, Gender] = dict.fromkeys(male | female, "any")
    given |= dict.fromkeys(male - female, "male")
    given |= dict.fromkeys(female - male, "female")
    titles: dict[str, Title] = {}
    for row in load_yaml("titles", tuple[TitleRow, ...]):
        for word in row.words:
            titles.setdefault(word, Title(row.kind, row.gender))
    return Persons(
        given=given,
        particles=frozenset(file.particles.split()),
        suffixes=frozenset(file.suffixes),
        titles=titles,
        title_words=frozenset(word for title in titles for word in title.split()),
    )

"""What the codebook knows of the parts of names, ready to look up."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from tahqiq.codebook.loader import load_yaml
from tahqiq.text.scripts import fold_latin, romanised, script_of


@dataclass(frozen=True, slots=True, kw_only=True)
class NameParts:
    """The shape of ``name_parts.yaml``; the file says what each field holds."""

    articles: str
    father: str
    mother: str
    filial: str
    servant: str
    endings: dict[str, tuple[str, ...]]
    titles: str
    nicknames: tuple[str, ...]
    apart: tuple[tuple[str, str], ...]
    legal: tuple[str, ...]
    light: tuple[str, ...]
    meanings: tuple[str, ...]
    phrases: tuple[str, ...]
    numbers: dict[str, int]
    common: str
    letters: dict[str, dict[str, dict[str, float]]]


@dataclass(frozen=True, slots=True, kw_only=True)
class TitleWords:
    """One row of ``titles.yaml``, as far as names need it."""

    kind: str
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class GivenNames:
    """The given names of ``names.yaml``."""

    male: str
    female: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Lexicon:
    """Words of names by what they do in a name.

    `apart` holds pairs of given names that are two; `nicknames`, `legal`, `light` and
    `meanings` map a word to the number of its line.
    """

    articles: frozenset[str]
    father: frozenset[str]
    mother: frozenset[str]
    filial: frozenset[str]
    servant: frozenset[str]
    endings: Mapping[str, str]
    titles: frozenset[str]
    nicknames: Mapping[str, frozenset[int]]
    legal: Mapping[str, int]
    light: Mapping[str, int]
    meanings: Mapping[str, int]
    phrases: tuple[tuple[str, str], ...]
    numbers: Mapping[str, int]
    common: frozenset[str]
    given: frozenset[str]
    apart: frozenset[frozenset[str]]


@cache
def lexicon() -> Lexicon:
    """The codebook of name parts, read once."""
    file = load_yaml("name_parts", NameParts)
    given = load_yaml("names", GivenNames)
    ranks = load_yaml("titles", tuple[TitleWords, ...])
    spoken = {
        fold_latin(word).strip(".")
        for row in ranks
        for title in row.words
        for word in title.replace("-", " ").split()
    }
    return Lexicon(
        articles=_words(file.articles),
        father=_words(file.father),
        mother=_words(file.mother),
        filial=_words(file.filial),
        servant=_words(file.servant),
        endings={word: end for end, words in file.endings.items() for word in words},
        titles=_words(file.titles) | spoken,
        nicknames=_sharing(file.nicknames),
        legal=_lines(file.legal),
        light=_lines(file.light),
        meanings=_lines(file.meanings),
        phrases=tuple(
            (phrase, phrase.replace(" ", "-"))
            for phrase in sorted(map(fold_latin, file.phrases), key=len, reverse=True)
        ),
        numbers=file.numbers,
        common=_words(file.common),
        apart=frozenset(
            frozenset((a, b))
            for left, right in file.apart
            for a in left.split()
            for b in right.split()
        ),
        given=_words(given.male) | _words(given.female),
    )


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


def _lines(lines: Iterable[str]) -> dict[str, int]:
    """Each word with the number of the first line it stands in."""
    found: dict[str, int] = {}
    for number, line in enumerate(lines):
        for word in line.split():
            found.setdefault(word, number)
            if script_of(word) == "other":
                found.setdefault(romanised(fold_latin(word)), number)
    return found


def _sharing(lines: Iterable[str]) -> dict[str, frozenset[int]]:
    """Each word with the numbers of all lines it stands in."""
    found: dict[str, frozenset[int]] = {}
    for number, line in enumerate(lines):
        for word in line.split():
            found[word] = found.get(word, frozenset()) | {number}
    return found

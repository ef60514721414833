"""A withheld word in every way it may be written, and a text made comparable with it."""

from __future__ import annotations

import codecs
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from rapidfuzz.distance import Indel

from tahqiq.codebook.loader import load_yaml
from tahqiq.text.arabic import arabic_skeleton, latin_skeleton, without_article
from tahqiq.text.coordinates import points_in
from tahqiq.text.lookalikes import bare_letters
from tahqiq.text.scripts import (
    fold_arabic,
    fold_latin,
    hebrew_as_arabic,
    romanised,
    script_of,
)

SQUEEZED = 8  # letters from which a word is also looked for without any separators
SHORTEST_SURNAME = 4  # letters that a name needs to be known beside a mere initial
SHORTEST_GIVEN = 3  # and a given name beside the initial of a surname
SOUNDS = 5  # consonants by which a name of two words is known in another spelling
ALIKE = (
    0.7  # share of letters that two spellings of a name in one script have in common
)
DROPPED = frozenset({"Mn", "Me", "Cf", "Lm", "Sk"})  # marks and joiners, no letters


@dataclass(frozen=True, slots=True, kw_only=True)
class LeakWords:
    """``codebook/leaks.yaml``."""

    same_words: Mapping[str, str]
    particles: frozenset[str]
    joined: tuple[str, ...]
    gap: int
    point_degrees: float
    number_digits: int


class Form(NamedTuple):
    """Words in an order, with at most `gap` others between each two."""

    words: tuple[str, ...]
    gap: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """One withheld thing.

    A name has `forms`, words without particles; a description is the `phrase` that it
    is, with its articles: "the centre" is somebody, and a centre is nobody.
    """

    spelling: str
    forms: frozenset[Form] = frozenset()
    phrase: Form | None = None
    squeezed: frozenset[str] = frozenset()
    name: tuple[str, ...] = ()
    number: str = ""
    point: tuple[float, float] | None = None


def leak_words() -> LeakWords:
    """The leak codebook."""
    found: LeakWords = load_yaml("leaks", LeakWords)
    return found


def wanted(spelling: str) -> Wanted:
    """What to look for so that a spelling is found however it is written.

    What it is, is seen from the spelling: a point, a number, a name or plain words.
    """
    point = next(points_in(spelling), None)
    if point and not _letters_beside(spelling, point.start, point.end):
        return Wanted(spelling=spelling, point=(point.lat, point.lon))
    digits = "".join(re.findall(r"\d", folded(spelling)))
    if len(digits) >= 7 and len(digits) * 2 > len(spelling.strip()):
        return Wanted(spelling=spelling, number=digits[-leak_words().number_digits :])
    raw = tuple(same_words(raw_words(folded(spelling))))
    bare = {"".join(raw_words(folded(spelling)))}
    words = words_of(spelling)
    if not is_name(spelling) or len(words) < 2:
        phrase = Form(raw, gap=1 if "@" in spelling else 0) if raw else None
        return Wanted(spelling=spelling, phrase=phrase, squeezed=_hidden(bare))
    first, *_, last = words
    bare |= {first + last, last + first, first[0] + last, last + first[0]}
    return Wanted(
        spelling=spelling,
        forms=frozenset({Form(words), *name_forms(words)}),
        squeezed=_hidden(bare | {"".join(words), "".join(reversed(words))}),
        name=_heard(first, last),
    )


def name_forms(words: tuple[str, ...]) -> Iterator[Form]:
    """First and last name in either order, with initials, with words between.

    >>> sorted(" ".join(form.words) for form in name_forms(("omid", "sarvestan")))
    ['o sarvestan', 'omid s', 'omid sarvestan', 'sarvestan o', 'sarvestan omid']
    """
    first, last, gap = words[0], words[-1], leak_words().gap
    if len(first) > 1:
        yield Form((first, last), gap)
        yield Form((last, first), gap)
    if len(last) >= SHORTEST_SURNAME and last.isascii():
        yield Form((first[0], last), 1)
        yield Form((last, first[0]))
    if len(first) >= SHORTEST_GIVEN and last.isascii():
        yield Form((first, last[0]))


def is_name(spelling: str) -> bool:
    """Whether a spelling is of two to five words that are all written as names are.

    >>> is_name("Omid al-Sarvestan"), is_name("a man in a red coat")
    (True, False)
    """
    parts = re.findall(r"[^\W\d_]+", spelling)
    large = [part for part in parts if part.casefold() not in leak_words().particles]
    capital = all(
        part[0] != part[0].lower() or script_of(part) != "latin" for part in large
    )
    return 2 <= len(large) <= 5 and capital and not re.search(r"\d|@", spelling)


def folded(text: str) -> str:
    """A text without case, accents, vowel marks, joiners, and dressed-up letters.

    >>> folded("Om\u200bîd’s")
    'omid '
    """
    plain = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", text)
    if not plain.isascii():
        plain = bare_letters(plain)
    plain = re.sub(r"(?<=\w)['’`]s\b", " ", plain).casefold()
    if plain.isascii():
        return plain
    table = {ord(letter): _bare(letter) for letter in set(plain) if letter > "\x7f"}
    return plain.translate(table)


def raw_words(text: str) -> list[str]:
    """The words and numbers of a folded text."""
    return re.findall(r"[^\W\d_]+|\d+", text)


def words_of(text: str, known: frozenset[str] = frozenset()) -> tuple[str, ...]:
    """The words of a text as they are compared: particles gone, one word for each sense.

    Args:
        text: Any text.
        known: Words from which a particle written on to them is taken off.
    """
    return tuple(compared(same_words(raw_words(folded(text))), known))


def same_words(raw: Iterable[str]) -> Iterator[str]:
    """One word for all that stand for one another: "st" for "street", "6" for "six"."""
    table = leak_words().same_words
    return (table.get(word, word) for word in raw)


def compared(same: Iterable[str], known: frozenset[str]) -> Iterator[str]:
    """Words as names are compared by them; see `words_of`."""
    table = leak_words()
    for word in same:
        if word in table.particles:
            continue
        if word[:2] in table.joined and word[2:] in known:
            yield word[2:]
        else:
            yield word if word.isascii() else without_article(word)


@lru_cache(maxsize=65536)
def sounds_of(word: str) -> frozenset[str]:
    """Consonants under which a word of any script is known, coarsely.

    >>> sounds_of("sarvestan") & sounds_of("سروستان") == frozenset({"srstn"})
    True
    """
    script = script_of(word)
    if script == "hebrew":
        plain = arabic_skeleton(hebrew_as_arabic(word))
    elif script == "arabic":
        plain = arabic_skeleton(word)
    else:
        plain = latin_skeleton(word if script == "latin" else romanised(word))
    plain = plain.replace("p", "b").replace("g", "k")
    return frozenset({plain.replace("v", ""), plain.replace("v", "f")})


def is_spelt_like(first: str, second: str) -> bool:
    """Whether two words may be one name, spelt otherwise or in another script."""
    if not sounds_of(first) & sounds_of(second):
        return False
    if script_of(first) != script_of(second):
        return True
    return Indel.normalized_similarity(first, second) >= ALIKE


def _hidden(bare: Iterable[str]) -> frozenset[str]:
    """Words without separators, also backwards and turned by thirteen letters."""
    long = {text for text in bare if len(text) >= SQUEEZED}
    turned = {codecs.encode(text, "rot13") for text in long}
    return frozenset(long | turned | {text[::-1] for text in long})


def _heard(first: str, last: str) -> tuple[str, ...]:
    """A name, where its consonants are enough to know it in another spelling."""
    kept = [min(sounds_of(word), key=len) for word in (first, last)]
    return (first, last) if all(kept) and sum(map(len, kept)) >= SOUNDS else ()


def _letters_beside(spelling: str, start: int, end: int) -> bool:
    return bool(re.search(r"[^\W\d_]{3}", spelling[:start] + spelling[end:]))


@lru_cache(maxsize=65536)
def _bare(letter: str) -> str:
    if unicodedata.category(letter) in DROPPED:
        return ""
    if "FILLER" in unicodedata.name(letter, ""):
        return ""
    return fold_latin(fold_arabic(letter))

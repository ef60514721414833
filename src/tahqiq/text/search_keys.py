"""Words as they are searched for: as written, folded, or by their sound.

*Exact* minds accents and letters, but not case or apostrophes. *Folded* minds neither
accents nor the letters that Arabic, Persian and Kurdish write differently. *Phonetic*
minds consonants alone, so that Latin, Arabic, Hebrew and Cyrillic spellings of one name
meet. A term is the same in every store, whatever its engine makes of letters.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from tahqiq.text.arabic import arabic_skeleton, latin_skeleton, without_article
from tahqiq.text.folding import is_article
from tahqiq.text.scripts import (
    fold_arabic,
    fold_latin,
    hebrew_as_arabic,
    romanised,
    script_of,
)

Mode = Literal["exact", "folded", "phonetic"]
MODES: tuple[Mode, ...] = ("exact", "folded", "phonetic")
LONGEST = 64  # letters of a term; nobody types more, and no engine takes any length

APOSTROPHES = "'’‘`´ʼʿʾʻ"
# A letter or digit with the marks and apostrophes inside the word, joiners too.
WORD = re.compile(
    r"[^\W_](?:[^\W_]|[\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670"
    r"\u06d6-\u06ed\u200c\u200d]|[" + APOSTROPHES + r"](?=[^\W_]))*"
)
_DROPPED = dict.fromkeys(map(ord, APOSTROPHES + "\u200c\u200d"))
_CHUNK = re.compile(r'"([^"]*)"?|([^\s"]+)')


@dataclass(frozen=True, slots=True)
class Term:
    """A word of a text, by place, and what it is found by in one mode."""

    start: int
    end: int
    key: str


@dataclass(frozen=True, slots=True)
class Phrase:
    """Terms that stand side by side; of an `open` one the last may go on."""

    keys: tuple[str, ...]
    open: bool = False


def terms(text: str, mode: Mode) -> list[Term]:
    """The words of a text, in order, as one mode sees them.

    In phonetic mode articles are left out, for each script writes them differently.

    >>> [term.key for term in terms("Abu al-Hashimi", "folded")]
    ['abu', 'al', 'hashimi']
    >>> [t.key for t in terms("al-Hashimi", "phonetic")] == [
    ...     t.key for t in terms("الهاشمي", "phonetic")]
    True
    """
    found = []
    for match in WORD.finditer(text):
        key = key_of(match[0], mode)
        if key:
            found.append(Term(match.start(), match.end(), key))
    return found


def keys(text: str, mode: Mode) -> list[str]:
    """What the words of a text are found by, in order: `terms` without their places."""
    return [key for word in WORD.findall(text) if (key := key_of(word, mode))]


@lru_cache(maxsize=131072)
def key_of(word: str, mode: Mode) -> str:
    """What a word is found by in one mode; empty where it is by nothing."""
    plain = unicodedata.normalize("NFC", word.casefold().translate(_DROPPED))
    key = plain if mode == "exact" else _folded(plain, mode)
    return "".join(letter for letter in map(_ascii, key[:LONGEST]) if letter)


def _folded(word: str, mode: Mode) -> str:
    script = script_of(word)
    if script == "arabic":
        bare = without_article(fold_arabic(word))
        return bare if mode == "folded" else arabic_skeleton(bare) or bare
    if mode == "folded":
        return fold_latin(word)
    if script == "hebrew":
        bare = hebrew_as_arabic(word)
        return arabic_skeleton(bare) or bare
    bare = fold_latin(romanised(word) if script == "other" else word)
    return "" if is_article(bare) else latin_skeleton(bare) or bare


def _ascii(letter: str) -> str:
    """A letter in ASCII, so that no engine's notion of letters matters."""
    if letter.isascii():
        return letter if letter.isalnum() else ""
    return f"x{ord(letter):x}z"


def asked(words: str, mode: Mode) -> tuple[Phrase, ...]:
    """What somebody asks for: every phrase must be there.

    Words in quotation marks, and words joined by a hyphen, stand side by side; a star
    after the last letters of a word stands for any further ones.

    >>> asked('"shot dead" al-Rub*', "folded")
    (Phrase(keys=('shot', 'dead'), open=False), Phrase(keys=('al', 'rub'), open=True))
    """
    found = []
    for match in _CHUNK.finditer(words):
        chunk = match[1] if match[1] is not None else match[2]
        keys = tuple(term.key for term in terms(chunk, mode))
        if keys:
            found.append(Phrase(keys, open=chunk.rstrip().endswith("*")))
    return tuple(found)


def holds(run: Sequence[str], phrase: Phrase) -> bool:
    """Whether terms in a row are those of a phrase."""
    *whole, last = phrase.keys
    if len(run) != len(phrase.keys) or list(run[:-1]) != whole:
        return False
    return run[-1].startswith(last) if phrase.open else run[-1] == last


def places(found: Sequence[Term], phrase: Phrase) -> list[tuple[int, int]]:
    """Where the terms of a text hold a phrase, as places of letters.

    >>> places(terms("He was shot dead.", "exact"), Phrase(("shot", "dead")))
    [(7, 16)]
    """
    width, hits = len(phrase.keys), []
    for at in range(len(found) - width + 1):
        run = found[at : at + width]
        if holds([term.key for term in run], phrase):
            hits.append((run[0].start, run[-1].end))
    return hits

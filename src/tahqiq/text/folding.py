"""Names made comparable: case, accents, apostrophes and hyphens taken out."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

from rapidfuzz.distance import Indel

# "Husham" and "Hisham" share 5 of 6 letters in order, "Hashim" and "Hisham" 4 of 6.
NEAR = 0.75

# Apostrophes, primes and the letters that stand for ayn and hamza in romanisation.
_DROPPED = dict.fromkeys(map(ord, "'’‘`´ʼʿʾʻ′ʹ.\"“”"))
# Latin letters that do not decompose under NFKD.
_PLAIN = str.maketrans({
    "ı": "i", "ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe",
    "ə": "a", "-": " ", "–": " ", "‐": " ", "‑": " ", "_": " ", "/": " ", ",": " ",
})  # fmt: skip
_ARTICLES = frozenset({"al", "el", "ul", "ad", "an", "ar", "as", "ash", "at", "az"})


@lru_cache(maxsize=65536)
def fold(name: str) -> str:
    """The name without what spellings of one name differ in by custom.

    >>> fold("Katai’b Hezbollah")
    'kataib hezbollah'
    >>> fold("Aïn al-Ḥilwa")
    'ain al hilwa'
    """
    bare = name.casefold().translate(_DROPPED)
    if not bare.isascii():
        text = unicodedata.normalize("NFKD", bare)
        bare = "".join(letter for letter in text if not unicodedata.combining(letter))
    return " ".join(bare.translate(_PLAIN).split())


@lru_cache(maxsize=65536)
def skeleton(word: str) -> str:
    """What is left of a folded name word when vowels and doubled letters go.

    Spellings of one Arabic or Persian name share it, and so do some different names:
    it proposes, context decides.

    >>> skeleton("husham") == skeleton("hisham")
    True
    >>> skeleton("kadhimi") == skeleton("hashimi")
    False
    """
    kept: list[str] = []
    for letter in word.replace("ph", "f").replace("q", "k").replace("c", "k"):
        if letter in "aeiouy" or (kept and kept[-1] == letter):
            continue
        kept.append(letter)
    return "".join(kept) or word


def near(a: str, b: str) -> bool:
    """Whether two folded words are one name, or one typing error apart.

    >>> near("husham", "hisham"), near("hashim", "hisham"), near("wafd", "wfad")
    (True, False, True)
    """
    return a == b or (
        skeleton(a) == skeleton(b) and Indel.normalized_similarity(a, b) >= NEAR
    )


def bare_surname(words: tuple[str, ...]) -> str:
    """The last of folded name words, the Arabic article before or in it dropped.

    >>> bare_surname(("hisham", "al", "hashimi"))
    'hashimi'
    >>> bare_surname(("husham", "alhashimi"))
    'hashimi'
    """
    last = words[-1]
    if last.startswith("al") and len(last) > 6:  # "alhashimi"; "allen" stays whole
        return last[2:]
    return last


def words_of(name: str) -> tuple[str, ...]:
    """The folded words of a name.

    >>> words_of("Hisham al-Hashimi")
    ('hisham', 'al', 'hashimi')
    """
    return tuple(fold(name).split())


def is_article(word: str) -> bool:
    """Whether a folded word is the Arabic article.

    >>> is_article("al"), is_article("ali")
    (True, False)
    """
    return word in _ARTICLES

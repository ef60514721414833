"""Consonant skeletons that spellings of one name share across scripts."""

from __future__ import annotations

import re
from functools import lru_cache

from tahqiq.text.scripts import fold_arabic, fold_latin

# One letter for each consonant as both scripts write it; w, y and vowels are dropped,
# for they come and go.
_ARABIC = str.maketrans({
    "ب": "b", "ت": "t", "ث": "t", "ج": "j", "خ": "x", "د": "d", "ذ": "d", "ر": "r", "ز": "z",
    "س": "s", "ش": "c", "ص": "s", "ض": "d", "ط": "t", "ظ": "z", "غ": "g", "ف": "f", "ق": "k",
    "ك": "k", "ل": "l", "م": "m", "ن": "n", "پ": "p", "چ": "c", "ژ": "j", "گ": "g", "ڤ": "v",
    "ح": "h", "ه": "h", "ة": None, "ا": None, "و": None, "ي": None, "ع": None,
})  # fmt: skip
_LATIN = (
    (re.compile("x"), "ks"),
    (re.compile("sch|tch|sh|ch|sz|cz"), "C"), (re.compile("kh"), "x"),
    (re.compile("gh"), "g"), (re.compile("dh"), "d"), (re.compile("th"), "t"),
    (re.compile("ph"), "f"), (re.compile("dj"), "j"), (re.compile("c(?=[eiy])"), "s"),
    (re.compile("ck|q|c"), "k"), (re.compile("[aeiouwy]"), ""),
)  # fmt: skip
_ARTICLE = re.compile(r"^(?:وال|بال|لل|ال)(?=...)")


@lru_cache(maxsize=65536)
def arabic_skeleton(word: str) -> str:
    """The consonants of a word in Arabic script, in Latin letters.

    >>> arabic_skeleton("هشام"), arabic_skeleton("سلیمانی")
    ('hcm', 'slmn')
    """
    return _bare("".join(fold_arabic(word).translate(_ARABIC)))


@lru_cache(maxsize=65536)
def latin_skeleton(word: str) -> str:
    """The consonants of a Latin word, as Arabic script would write them.

    >>> latin_skeleton("Husham") == arabic_skeleton("هشام")
    True
    """
    text = fold_latin(word)
    for pattern, letter in _LATIN:
        text = pattern.sub(letter, text)
    return _bare("".join(letter for letter in text.lower() if letter.isalnum()))


def without_article(word: str) -> str:
    """A folded Arabic word without the article and what is written on to it.

    >>> without_article("الهاشمي")
    'هاشمي'
    """
    return _ARTICLE.sub("", word)


def _bare(skeleton: str) -> str:
    """Doubled letters once, and no h at the end ("Fatima", "Fatimah")."""
    kept = [
        letter
        for at, letter in enumerate(skeleton)
        if not (at and letter == skeleton[at - 1])
    ]
    whole = "".join(kept)
    return whole.rstrip("h") or whole

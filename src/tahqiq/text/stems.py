"""English words without their endings, so that forms of one word meet."""

from __future__ import annotations

from functools import lru_cache

_VOWELS = frozenset("aeiouy")
SHORT = 3  # a stem of fewer letters has lost its word


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """A folded word without the endings of number, tense and its silent e.

    It only has to be the same for forms of one word; it need not be a word.

    >>> {stem(form) for form in ("fire", "fires", "fired", "firing")}
    {'fir'}
    >>> stem("stopped") == stem("stop"), stem("bodies") == stem("body")
    (True, True)
    >>> stem("news"), stem("police"), stem("glass")
    ('new', 'polic', 'glass')
    """
    for ending in ("ies", "ied"):
        if word.endswith(ending) and len(word) > SHORT + 1:
            return word[: -len(ending)] + "i"
    if word.endswith("s") and not word.endswith(("ss", "us", "is")):
        word = _plural(word)
    for ending in ("ing", "ed"):
        bare = word.removesuffix(ending)
        if bare != word and len(bare) >= SHORT - 1 and _VOWELS & set(bare):
            return _plain(bare)
    return _plain(word)


def _plural(word: str) -> str:
    if word.endswith(("sses", "shes", "ches", "xes", "zes")):
        return word[:-2]
    return word[:-1] if len(word) > SHORT else word


def _plain(word: str) -> str:
    """Without a doubled last consonant or a last e; y and i are one."""
    if len(word) > SHORT and word[-1] == word[-2] and word[-1] not in "aeiouls":
        word = word[:-1]
    if len(word) > SHORT and word.endswith("e"):
        word = word[:-1]
    return word[:-1] + "i" if len(word) > SHORT and word.endswith("y") else word

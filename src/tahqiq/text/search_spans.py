"""Where a text holds what somebody looked for, so that it can be lit.

A page of answers lights twenty texts. In a text of plain Latin letters a phrase is one
regular expression; only others are read word by word.
"""

from __future__ import annotations

import re
from functools import lru_cache

from tahqiq.text.search_keys import (
    APOSTROPHES,
    LONGEST,
    WORD,
    Mode,
    Phrase,
    holds,
    key_of,
)

_LETTER = "[A-Za-z0-9]"
# Those of the apostrophes that are no letters by themselves.
_PLAIN = "".join(mark for mark in APOSTROPHES if not mark.isalnum())
_MARK = f"[{_PLAIN}]"
# Besides ASCII only what is no letter anywhere: then a term is its letters in lower case.
_BEYOND = re.compile(rf"[^\x00-\x7f{_PLAIN}“”„«»–—…·\xa0]")
_BEGIN = rf"(?<!{_LETTER})(?<!{_LETTER}{_MARK})"
_END = rf"(?!{_MARK}?{_LETTER})"
_GOES_ON = rf"(?:{_MARK}?{_LETTER})*"
_BETWEEN = rf"{_END}[^A-Za-z0-9]+"


def spans(text: str, phrase: Phrase, mode: Mode) -> list[tuple[int, int]]:
    """Where a text holds a phrase, as places of letters.

    >>> spans("He was shot dead.", Phrase(("shot", "dead")), "exact")
    [(7, 16)]
    """
    pattern = _pattern(phrase) if mode != "phonetic" else None
    if pattern is None or _BEYOND.search(text):
        return _word_by_word(text, phrase, mode)
    return [found.span() for found in pattern.finditer(text)]


@lru_cache(maxsize=256)
def _pattern(phrase: Phrase) -> re.Pattern[str] | None:
    """A phrase as an expression; None where two of its places could overlap."""
    first, *others = phrase.keys
    repeated = first in others or (
        phrase.open and others and first.startswith(others[-1])
    )
    if repeated or any(len(key) >= LONGEST for key in phrase.keys):
        return None
    words = _BETWEEN.join(f"{_MARK}?".join(map(re.escape, key)) for key in phrase.keys)
    last = _GOES_ON if phrase.open else ""
    return re.compile(f"{_BEGIN}{words}{last}{_END}", re.IGNORECASE | re.ASCII)


def _word_by_word(text: str, phrase: Phrase, mode: Mode) -> list[tuple[int, int]]:
    words = [(key, row) for row in WORD.finditer(text) if (key := key_of(row[0], mode))]
    first, width = phrase.keys[0], len(phrase.keys)
    found = []
    for at, (key, row) in enumerate(words):
        if key == first or (phrase.open and key.startswith(first)):
            run = [key for key, _ in words[at : at + width]]
            if holds(run, phrase):
                found.append((row.start(), words[at + width - 1][1].end()))
    return found

"""Headlines With A Capital On Every Word, as a reader sees them.

The parser takes capitals for names and loses the verb. Names are those the text below
writes with a capital inside its sentences, and those that truecasing knows; offsets do
not move, and the evidence stays as it was.
"""

from __future__ import annotations

import re

from tahqiq.extract.parsing.truecase import WORD, CommonWords, truecased

TITLED = 0.8  # share of capitals among the longer words from which a heading is titled
LONG = 4  # letters: "of" and "the" keep their small letter in most houses' style
FEWEST = 4  # long words: a shorter heading may be one name
INSIDE = re.compile(r"(?<=[a-z,;)] )[A-Z][^\W\d_]+(?:['’\-][^\W\d_]+)*")
SMALL = re.compile(r"\b[a-z][^\W\d_]+\b")


def titled(heading: str) -> bool:
    """The heading has a capital on every longer word.

    >>> titled("Roadside Bomb Wounds Three Peacekeepers Near Border")
    True
    >>> titled("Roadside bomb wounds three peacekeepers near Orun")
    False
    """
    words = [word for word in WORD.findall(heading) if len(word) >= LONG]
    big = sum(word[0].isupper() for word in words)
    return len(words) >= FEWEST and big >= TITLED * len(words)


def headlined(heading: str, body: str, words: CommonWords) -> str:
    """The heading in mixed case, each character in its place.

    Args:
        heading: A titled heading.
        body: The text below it, which shows how its words are written elsewhere.
        words: Common English words.
    """
    cased = truecased(heading, words)
    names = set(INSIDE.findall(body))
    small = set(SMALL.findall(body))
    pieces, last = [], 0
    for match in WORD.finditer(heading):
        pieces.append(cased[last : match.start()])
        here = cased[match.start() : match.end()]
        pieces.append(_written(match.group(), here, names, small))
        last = match.end()
    return "".join([*pieces, cased[last:]])


def _written(word: str, cased: str, names: set[str], small: set[str]) -> str:
    """One word as the text below has it; acronyms as they are."""
    if len(word) > 1 and word.isupper():
        return word
    lower = word.lower()
    if len(lower) != len(word):
        return word
    if word in names and lower not in small:
        return word
    return lower if lower in small and word not in names else cased

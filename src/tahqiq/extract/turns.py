"""Turns of a conversation: who speaks a passage that begins with a name and a colon."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from tahqiq.extract.parsed import Parsed

LONGEST = 4  # words of a speaker's label
LEAST = 2  # times a label must come back to be one


@dataclass(frozen=True, slots=True)
class Turn:
    """A passage spoken by one: its label's tokens, then what is said up to `end`."""

    first: int
    colon: int
    end: int


def turns_of(parsed: Parsed) -> tuple[Turn, ...]:
    """The turns of a document, in order; none where no label comes back."""
    found = list(_labelled(parsed))
    text = parsed.tree.text
    count = Counter(tuple(text[turn.first : turn.colon]) for turn in found)
    return tuple(
        turn for turn in found if count[tuple(text[turn.first : turn.colon])] >= LEAST
    )


def _labelled(parsed: Parsed) -> Iterator[Turn]:
    starts, size = parsed.starts, len(parsed.starts)
    i = 0
    for passage in parsed.document.passages:
        first = i
        while i < size and starts[i] < passage.end:
            i += 1
        colon = _colon(parsed, first, i)
        if colon is not None:
            yield Turn(first, colon, i)


def _colon(parsed: Parsed, first: int, end: int) -> int | None:
    """The colon after a passage's first few words, where all are capitalised."""
    tree = parsed.tree
    for i in range(first, min(end - 1, first + LONGEST + 1)):
        if tree.text[i] == ":":
            words = tree.text[first:i]
            name = all(word[:1].isupper() and len(word) > 1 for word in words)
            return i if words and name else None
    return None

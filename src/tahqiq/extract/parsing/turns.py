"""Turns of a conversation: who speaks a passage that begins with a name and a colon."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tahqiq.extract.parsing.parsed import Parsed
from tahqiq.model.document import Passage
from tahqiq.text.labels import Label, label_of, sender_of

LEAST = 2  # times a label must come back to be one
SPOKEN = frozenset({"heading", "body"})  # not a caption's "Photo: the gate"
SENT = frozenset({"message", "cue"})  # their format says who speaks, be it once


@dataclass(frozen=True, slots=True)
class Turn:
    """A passage spoken by one: the tokens of his name up to `named`, then all to `end`."""

    first: int
    named: int
    end: int


def turns_of(parsed: Parsed) -> tuple[Turn, ...]:
    """The turns of a document that a name opens, in order; "Q" and "A" name nobody."""
    found = [
        (passage, label)
        for passage, label in labelled(parsed)
        if is_named(label) and all(len(word) > 1 for word in label.name.split())
    ]
    turns = (
        _turn(parsed, *row)
        for row, real in zip(found, comes_back(found), strict=True)
        if real
    )
    return tuple(turn for turn in turns if turn is not None)


def is_named(label: Label) -> bool:
    """Whether a label names somebody: a telephone number does not."""
    return any(char.isalpha() for char in label.name)


def labelled(parsed: Parsed) -> Iterator[tuple[Passage, Label]]:
    """Passages that open with a label, one that comes back or not."""
    for passage in parsed.document.passages:
        words = parsed.text[passage.start : passage.end]
        label = label_of(words) if passage.kind in SPOKEN else None
        label = sender_of(words) if passage.kind in SENT else label
        if label is not None:
            yield passage, label


def comes_back(found: Sequence[tuple[Passage, Label]]) -> list[bool]:
    """Whether each label is one: it was given by the format, or stands there again."""
    count = Counter(label.name for _, label in found)
    return [
        passage.kind in SENT or count[label.name] >= LEAST for passage, label in found
    ]


def _turn(parsed: Parsed, passage: Passage, label: Label) -> Turn | None:
    first = parsed.token_at(passage.start + label.start)
    last = parsed.token_at(passage.start + label.stop - 1)
    end = parsed.token_at(passage.end - 1)
    if first is None or last is None or end is None:
        return None
    return Turn(first, last + 1, end + 1)

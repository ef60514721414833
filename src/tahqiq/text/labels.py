"""A speaker's label at the start of a passage: "Q:", "PAUL RIVO (on air):"."""

from __future__ import annotations

import re
from dataclasses import dataclass

LABEL = re.compile(
    r"[\"“]?(?P<name>[^\W\d_][\w.'’&-]*(?: [\w.'’&-]+){0,4}|\+\d[\d ()-]{6,18}\d)"
    r"(?: \([^)]{1,40}\))?:\s+(?=\S)"
)
MARK = "[\u200e\u200f\u202a-\u202e\u2066-\u2069]*"  # of direction, around names and numbers
SENDER = re.compile(rf"{MARK}(?P<name>[^:\n]{{1,60}}?){MARK}:\s+(?=\S)")
ARTICLE = re.compile(r"(?:al|el)-(?=.)")  # small before a name


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """Offsets into a passage: the name from `start` to `stop`; `end` is where he speaks."""

    name: str
    start: int
    stop: int
    end: int


def label_of(text: str) -> Label | None:
    """The label a passage opens with: a few capitalised words and a colon.

    >>> label_of("PAUL RIVO (on air): They are here.").name
    'PAUL RIVO'
    >>> label_of("There were three ways: by sea, by road, by air.") is None
    True
    """
    match = LABEL.match(text)
    if match is None or not all(map(_is_capital, match["name"].split())):
        return None
    return _label(match)


def sender_of(text: str) -> Label | None:
    """Who sends a message, in whatever letters: its format says that he does.

    >>> sender_of("mirela_k: shots at the gate").name
    'mirela_k'
    """
    match = SENDER.match(text)
    return None if match is None else _label(match)


def _label(match: re.Match[str]) -> Label:
    return Label(
        name=match["name"],
        start=match.start("name"),
        stop=match.end("name"),
        end=match.end(),
    )


def _is_capital(word: str) -> bool:
    """Whether a word may be part of a name in a label, or number it ("Witness 3")."""
    first = ARTICLE.sub("", word)[:1]
    return first.isupper() or not first.isalpha() or first.lower() == first.upper()

"""Text cleaned for reading, with the way back to the text that is evidence (M12)."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from dataclasses import dataclass
from typing import NamedTuple

# Characters that print as another one; each is replaced by exactly one character.
_SAME_LENGTH = str.maketrans(
    dict.fromkeys("\u00a0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007", " ")
    | dict.fromkeys("\u2008\u2009\u200a\u202f\u205f\u3000\t\v\f", " ")
    | dict.fromkeys("\u2018\u2019\u201a\u201b\u2032\u02bc", "'")
    | dict.fromkeys("\u201c\u201d\u201e\u201f\u2033\u00ab\u00bb", '"')
    | dict.fromkeys("\u2010\u2011", "-")
    | dict.fromkeys("\u0085\u2028", "\n")
)
# White space in runs or with a line break; what prints nothing (soft hyphen,
# zero-width space, marks of direction or byte order); ligatures; letter and accents.
_OTHER_LENGTH = re.compile(
    "(?P<space>[ \t\u00a0\r\n\f]{2,}|[\r\n])"
    "|(?P<unseen>[\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]+)"
    "|(?P<ligature>[\ufb00-\ufb06])"
    "|(?P<accented>[^\\W\\d_][\u0300-\u036f]+)"
)
_LINE_BREAK = re.compile("\r\n|[\r\n\f]")


class Range(NamedTuple):
    """Half-open offsets."""

    start: int
    end: int


class Step(NamedTuple):
    """From `normal` on, characters stand at `source` on.

    Those of a `fixed` step were all made from the same stretch of the source.
    """

    normal: int
    source: int
    fixed: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Normalised:
    """A reading copy of a text and, for each part of it, the part it was made from."""

    text: str
    steps: tuple[Step, ...]
    source_length: int

    def source(self, start: int, end: int) -> Range:
        """Where the words at `[start, end)` of the copy stand in the original.

        The range of a sign that was expanded (a ligature) is the whole sign.
        """
        if start >= end:
            first = self._at(start)
            return Range(first, first)
        return Range(self._at(start), self._after(end - 1))

    def normal(self, start: int, end: int) -> Range:
        """Where `[start, end)` of the original stands in the copy."""
        return Range(self._find(start), self._find(end))

    def _step(self, place: int) -> tuple[int, Step]:
        index = bisect_right(self.steps, place, key=lambda step: step.normal) - 1
        return index, self.steps[index]

    def _at(self, place: int) -> int:
        if place >= len(self.text):
            return self.source_length
        _, step = self._step(place)
        return step.source if step.fixed else step.source + place - step.normal

    def _after(self, place: int) -> int:
        index, step = self._step(place)
        if not step.fixed:
            return step.source + place - step.normal + 1
        following = index + 1
        if following < len(self.steps):
            return self.steps[following].source
        return self.source_length

    def _find(self, place: int) -> int:
        index = bisect_right(self.steps, place, key=lambda step: step.source) - 1
        step = self.steps[index]
        end = self.steps[index + 1].normal if index + 1 < len(self.steps) else None
        inside = step.normal if step.fixed else step.normal + place - step.source
        return min(inside, len(self.text) if end is None else end)


def normalise(text: str) -> Normalised:
    r"""The text with plain spaces, straight quotes and unbroken paragraphs.

    Line breaks inside a paragraph become a space; the blank line between paragraphs,
    dashes and letters of any script stay. Every character of the copy knows where it
    came from.

    >>> copy = normalise("He  said\u00a0“no”\r\nto the o\ufb03ce.")
    >>> copy.text
    'He said "no" to the office.'
    >>> copy.source(8, 12), copy.source(20, 26)
    (Range(start=9, end=13), Range(start=22, end=26))
    """
    pieces: list[str] = []
    steps = [Step(0, 0, fixed=False)]
    done = length = 0
    for match in _OTHER_LENGTH.finditer(text):
        kept, new = text[done : match.start()], _written(match)
        pieces += (kept, new)
        length += len(kept)
        steps.append(Step(length, match.start(), fixed=True))
        length += len(new)
        steps.append(Step(length, match.end(), fixed=False))
        done = match.end()
    pieces.append(text[done:])
    return Normalised(
        text="".join(pieces).translate(_SAME_LENGTH),
        steps=tuple(steps),
        source_length=len(text),
    )


def _written(found: re.Match[str]) -> str:
    """What stands in the copy for a stretch of another length."""
    text = found.group()
    match found.lastgroup:
        case "space":
            written = "\n\n" if len(_LINE_BREAK.findall(text)) > 1 else " "
        case "ligature":
            written = unicodedata.normalize("NFKC", text)
        case "accented":
            written = unicodedata.normalize("NFC", text)
        case _:
            written = ""
    return written

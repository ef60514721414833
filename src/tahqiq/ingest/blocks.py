"""Where the paragraphs and lines of a plain text begin and end."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from tahqiq.ingest.lines import is_byline, is_masthead, is_unfinished
from tahqiq.ingest.printed import date_line
from tahqiq.ingest.rendering import Block

_LINE = re.compile("[^\r\n\v\f\x85\u2028\u2029]+")
_BREAK = re.compile("\r\n|[\r\n\v\x85\u2028]")
_SPOKEN = re.compile(r"[^\W_]")
_OWN_LINE = re.compile(
    r"\s*(?:[-*•\u2013—]\s|\d{1,3}[.)]\s|[A-Z][A-Z .'-]{2,30}:\s|#{1,6}\s)"
)
_WRAPPED = 100  # typewriters, mail and wires break lines at 60 to 80, PDF at up to 100
_ROOM = 0.8  # of the longest line: a line this short was ended, not broken


def split(text: str) -> tuple[Block, ...]:
    r"""The blocks of a text: its paragraphs, and single lines where lines stand alone.

    A blank line ends a block. Inside, a line break is kept as layout where the line
    was merely wrapped, and ends the block where the lines are paragraphs or a header
    (headline, publication, byline, date).

    >>> text = "Two dead\nThe Kesht Daily\n\nGunmen fired at\na car."
    >>> [text[b.start:b.end] for b in split(text)]
    ['Two dead', 'The Kesht Daily', 'Gunmen fired at\na car.']
    """
    found: list[Block] = []
    for paragraph in _paragraphs(text):
        found += _cut(text, paragraph)
    # A rule of dashes or stars is layout.
    return tuple(one for one in found if _SPOKEN.search(text, one.start, one.end))


def split_within(text: str, blocks: Sequence[Block]) -> tuple[Block, ...]:
    """The blocks, those of which no markup says the kind split by their words."""
    found: list[Block] = []
    for block in blocks:
        parts = [block]
        if block.kind is None:
            parts = [
                Block(start=part.start + block.start, end=part.end + block.start)
                for part in split(text[block.start : block.end])
            ]
        found += parts
    return tuple(found)


def _paragraphs(text: str) -> Iterator[list[Block]]:
    """Lines that no blank line divides, each without the spaces around it."""
    lines: list[Block] = []
    for match in _LINE.finditer(text):
        words = match.group()
        if not words.strip():
            continue
        left = len(words) - len(words.lstrip())
        line = Block(
            start=match.start() + left, end=match.start() + len(words.rstrip())
        )
        if lines and _divided(text, lines[-1].end, line.start):
            yield lines
            lines = []
        lines.append(line)
    if lines:
        yield lines


def _divided(text: str, end: int, start: int) -> bool:
    gap = text[end:start]
    return "\f" in gap or "\u2029" in gap or len(_BREAK.findall(gap)) > 1


def _cut(text: str, lines: list[Block]) -> Iterator[Block]:
    words = [text[line.start : line.end] for line in lines]
    widest = max(map(len, words))
    listed = len(lines) > 1 and _stand_alone(words)
    start = lines[0].start
    for index in range(1, len(lines)):
        before, after = words[index - 1], words[index]
        if listed or _ends(before, after, widest):
            yield Block(start=start, end=lines[index - 1].end)
            start = lines[index].start
    yield Block(start=start, end=lines[-1].end)


def _stand_alone(lines: list[str]) -> bool:
    """An address, a signature or a header: short lines that are no sentences."""
    short = all(len(line) < 70 and is_unfinished(line) for line in lines)
    return short and all(not line[0].islower() for line in lines)


def _ends(before: str, after: str, widest: int) -> bool:
    """Whether the break between two lines is one of paragraphs."""
    if after[0].islower():
        return False
    if _OWN_LINE.match(after) or _is_header(before) or _is_header(after):
        return True
    if widest > 2 * _WRAPPED:
        return True
    room = len(before) + 1 + len(after.split(None, 1)[0]) <= _ROOM * widest
    return room and (widest > _WRAPPED or not is_unfinished(before))


def _is_header(line: str) -> bool:
    return len(line) < 120 and (
        date_line(line) is not None or is_byline(line) or is_masthead(line)
    )

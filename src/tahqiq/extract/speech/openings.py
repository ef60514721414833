"""Where the words of a sentence begin and end that claims are made of.

The clock of a live page, the name that opens somebody's turn and who stands beside the
colon of a headline are no words of what is told.
"""

from __future__ import annotations

from collections.abc import Sequence

from tahqiq.extract.parsing.english import STAMP
from tahqiq.extract.parsing.parsed import Parsed
from tahqiq.extract.speech.attribution import Attribution


def told_part(
    parsed: Parsed, labels: Sequence[Attribution], first: int, end: int
) -> tuple[int, int]:
    """The tokens of a sentence without its clock and its speaker's label.

    Args:
        parsed: The document.
        labels: The attributions that stand for somebody's label.
        first: The sentence's first token.
        end: Its end.
    """
    for item in labels:
        opens, closes = item.content[0]
        if first in {item.verb, _mark(parsed, item)}:
            return opens, end
        if first <= opens < closes <= item.verb < end:
            return first, closes  # "Troops fired first: residents"
    return _after_stamp(parsed, first, end), end


def _mark(parsed: Parsed, label: Attribution) -> int:
    """The quotation mark that opens a turn before its label, or the label itself."""
    before = label.verb - 1
    return (
        before if before >= 0 and parsed.tree.word[before] in {'"', "“"} else label.verb
    )


def _after_stamp(parsed: Parsed, first: int, end: int) -> int:
    """The first token after the "10:42 -" of a live page, else the first of all."""
    start = parsed.starts[first]
    stamp = STAMP.match(parsed.text, start, start + 40)
    if stamp is None:
        return first
    after = (i for i in range(first, end) if parsed.starts[i] >= stamp.end())
    return next(after, first)

"""Quotations: which words stand between quotation marks, and marks that do not close."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from tahqiq.extract.parsing.parsed import Parsed

OPENING = {"“", "«", "„"}
CLOSING = {"”", "»"}
STRAIGHT = {'"', "``", "''"}
SINGLE_OPEN, SINGLE_CLOSE = "‘", "’"
# A curly mark of UTF-8 read as three characters: the first stands for it (`repair`).
MISREAD, MISREAD_OPENING = "â", {"â€œ", "â€\x9c"}


@dataclass(frozen=True, slots=True)
class Quote:
    """A quotation: tokens `first` to `end` (exclusive), without its marks.

    `closed` is False where the passage ends before the mark does.
    """

    first: int
    end: int
    closed: bool = True


def quotes_of(parsed: Parsed) -> tuple[Quote, ...]:
    """All quotations, in order; inner quotations are left inside the outer one."""
    found: list[Quote] = []
    passages = list(_passages(parsed))
    for k, (first, end) in enumerate(passages):
        marks = list(_marks(parsed, first, end))
        runs_on = k + 1 < len(passages) and _opens(parsed, passages[k + 1][0])
        if k and found and found[-1].end > passages[k - 1][0]:
            found.extend(_unopened(parsed, marks, first))
        found.extend(
            quote if quote.closed else _bounded(parsed, quote, runs_on)
            for quote in _pair(marks, end)
        )
    return tuple(found)


def _unopened(
    parsed: Parsed, marks: list[tuple[int, str]], first: int
) -> Iterator[Quote]:
    """Behind a passage with speech, one whose first mark closes, at the end of a sentence,
    has lost the mark that opens it: it is speech from its start, and an error of the text.
    """
    if not marks or marks[0][1] != "close" or not marks[0][0] > first + 1:
        return
    i = marks[0][0]
    if parsed.tree.word[i - 1] in {".", "!", "?"}:
        yield Quote(first, i, closed=False)


def _opens(parsed: Parsed, token: int) -> bool:
    """A passage that opens with a quotation mark goes on with the speech before."""
    return parsed.text[parsed.starts[token]] in OPENING | {'"'}


def _bounded(parsed: Parsed, quote: Quote, runs_on: bool) -> Quote:  # noqa: FBT001
    """Speech over several paragraphs closes only once; any other open mark is an
    error of the text, and no guess is made beyond its sentence.
    """
    if runs_on:
        return Quote(quote.first, quote.end)
    end = parsed.bounds[parsed.sentence_of[quote.first]][1]
    return Quote(quote.first, min(end, quote.end), closed=False)


def _passages(parsed: Parsed) -> Iterator[tuple[int, int]]:
    """Token ranges of the document's passages."""
    starts = parsed.starts
    i = 0
    for passage in parsed.document.passages:
        first = i
        while i < len(starts) and starts[i] < passage.end:
            i += 1
        if i > first:
            yield first, i


def _marks(parsed: Parsed, first: int, end: int) -> Iterator[tuple[int, str]]:
    """Tokens that are quotation marks, as opening, closing or either."""
    text = parsed.text
    doubles = False
    for i in range(first, end):
        exact = text[parsed.starts[i] : parsed.ends[i]]
        if exact in OPENING:
            doubles = True
            yield i, "open"
        elif exact in CLOSING:
            doubles = True
            yield i, "close"
        elif exact in STRAIGHT:
            doubles = True
            yield i, _side(parsed, i)
        elif exact == MISREAD and parsed.tree.word[i] in STRAIGHT:
            opens = text[parsed.starts[i] : parsed.starts[i] + 3] in MISREAD_OPENING
            yield i, "open" if opens else "close"
        elif not doubles and exact == SINGLE_OPEN:
            yield i, "open-single"
        elif not doubles and exact == SINGLE_CLOSE and _side(parsed, i) != "open":
            yield i, "close-single"


def _side(parsed: Parsed, i: int) -> str:
    """Which way a straight mark faces, by the spaces around it."""
    text, start, end = parsed.text, parsed.starts[i], parsed.ends[i]
    space_before = start == 0 or text[start - 1].isspace() or text[start - 1] in "([—–-"
    space_after = end >= len(text) or text[end].isspace() or text[end] in ".,;:!?)]—–-"
    if space_before == space_after:
        return "either"
    return "open" if space_before else "close"


def _pair(marks: list[tuple[int, str]], end: int) -> Iterator[Quote]:  # noqa: C901 - one line a construction
    """Match opening with closing marks; an opening one may run to the passage's end."""
    opened: int | None = None
    single = False
    for i, side in marks:
        if opened is None:
            if side in {"open", "either", "open-single"}:
                opened, single = i, side == "open-single"
        elif side == "open" and not single:
            if i - opened > 1:
                yield Quote(opened + 1, i, closed=False)
            opened = i
        elif (side in {"close", "either"} and not single) or (
            side == "close-single" and single
        ):
            if i - opened > 1:
                yield Quote(opened + 1, i)
            opened = None
    if opened is not None and end - opened > 1 and not single:
        yield Quote(opened + 1, end, closed=False)

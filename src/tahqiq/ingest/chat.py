"""Exports of a messenger: each message a passage that opens with its sender.

The evidentiary text is the file, unchanged. Date and time before a message are layout; who
sends it is who says it, never the one who exported the chat.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from tahqiq.codebook.loader import load_yaml
from tahqiq.ingest.rendering import STAGE, Block
from tahqiq.model.document import Known, PassageKind, Refusal

LineKind = Literal["message", "note"]
# Marks of direction that messengers put around dates and names.
_MARK = "[\u200e\u200f\u202a-\u202e]*"
_HEAD = re.compile(
    rf"^{_MARK}\[?{_MARK}(?P<date>\d{{1,4}}{_MARK}[./-]{_MARK}\d{{1,2}}{_MARK}[./-]"
    rf"{_MARK}\d{{1,4}}){_MARK}[,،]?\s{_MARK}\d{{1,2}}[:.]\d\d(?:[:.]\d\d)?"
    rf"(?:[ \u00a0\u202f]?(?:[AaPp]\.?\s?[Mm]\.?|ص|م))?{_MARK}"
    rf"(?:\]|\s[-\u2013])\s{_MARK}(?P<sender>[^:\n]{{1,60}}?:\s)?",
    re.MULTILINE,
)
_LEAST = 2  # messages; one dated line with a colon stands in many a report
_LEFT_OUT = (
    "lines of the messenger, or of pictures, sound and files that are not in the export. "
    "Look at them yourself; add what they say as txt."
)
_CENTURY = 2000  # messengers that write a year in two figures are of this one


@dataclass(frozen=True, slots=True, kw_only=True)
class ChatWords:
    """``codebook/chat.yaml``."""

    left_out: tuple[str, ...]
    quoted_from: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Chat:
    """The messages of a conversation, its day if it has one, and what is not in it."""

    blocks: tuple[Block, ...]
    known: tuple[Known, ...]
    refusals: tuple[Refusal, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Line:
    """What stands behind one date of the export."""

    start: int
    end: int
    kind: LineKind


def chat_words() -> ChatWords:
    """What the codebook says of chats and mail."""
    found: ChatWords = load_yaml("chat", ChatWords)
    return found


def chat(text: str, uri: str) -> Chat | None:
    r"""The conversation that a text is, None where it is none.

    >>> found = chat("1/2/31, 09:52 - A: Shots.\n1/2/31, 09:53 - B: Two dead.", "x")
    >>> [block.kind for block in found.blocks]
    ['message', 'message']
    """
    heads = list(_HEAD.finditer(text))
    if sum(bool(head["sender"]) for head in heads) < _LEAST:
        return None
    if text[: heads[0].start()].strip(" \t\r\n\ufeff\u200e\u200f"):
        return None
    ends = [*(head.start() for head in heads[1:]), len(text)]
    lines = [_line(text, head, end) for head, end in zip(heads, ends, strict=True)]
    return Chat(
        blocks=tuple(_block(row) for row in lines if row.end > row.start),
        known=tuple(_day([head["date"] for head in heads])),
        refusals=tuple(_not_read(lines, uri)),
    )


def _line(text: str, head: re.Match[str], end: int) -> _Line:
    """What stands behind a date: from its sender on, without the layout at its end."""
    sender = head["sender"]
    # Some write "~ " before the name somebody chose for themselves.
    start = head.end() - len(sender.lstrip("~\u00a0\u202f ")) if sender else head.end()
    kind: LineKind = "note"
    if sender and not _is_left_out(text[head.end() : end]):
        kind = "message"
    return _Line(start=start, end=start + len(text[start:end].rstrip()), kind=kind)


def _block(row: _Line) -> Block:
    kind: PassageKind = "message" if row.kind == "message" else "boilerplate"
    return Block(start=row.start, end=row.end, kind=kind)


def _is_left_out(said: str) -> bool:
    """Whether a message is only a note that something is not in the export."""
    bare = said.strip().strip("<>()[]\u200e\u200f \n").lower()
    return not bare or (
        "\n" not in bare and any(words in bare for words in chat_words().left_out)
    )


def _not_read(lines: Sequence[_Line], uri: str) -> Iterator[Refusal]:
    count = sum(row.kind == "note" for row in lines)
    if count:
        item, reason = f"{uri}: left out of the chat", f"{count} {_LEFT_OUT}"
        yield Refusal(stage=STAGE, item=item, reason=reason)


def _day(dates: Sequence[str]) -> Iterator[Known]:
    """The day of a chat of one day, where its figures can be read one way only."""
    rows = [[int(part) for part in re.findall(r"\d+", date)] for date in dates]
    order = _order(rows)
    if order is None or len({tuple(row) for row in rows}) != 1:
        return
    year, month, day = (rows[0][place] for place in order)
    year += _CENTURY if year < 100 else 0
    yield Known(key="published", value=f"{year:04}-{month:02}-{day:02}", origin="text")


def _order(rows: Sequence[Sequence[int]]) -> tuple[int, int, int] | None:
    """At which places year, month and day stand, None where they cannot be told."""
    if all(row[0] > 31 for row in rows):
        return 0, 1, 2
    if any(12 < row[0] <= 31 for row in rows):
        return 2, 1, 0
    if any(12 < row[1] <= 31 for row in rows):
        return 2, 0, 1
    return None

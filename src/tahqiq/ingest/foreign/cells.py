"""A table of separated values, every cell with its place in the text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

DELIMITERS = (",", ";", "\t", "|")


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """One cell: `text[start:end]` as written, `value` as it is meant."""

    start: int
    end: int
    value: str


def table(text: str) -> Iterator[tuple[Cell, ...]]:
    r"""The rows of a table, its head first; empty lines are none.

    >>> [[cell.value for cell in row] for row in table('a,b\n1,"x, ""y"" z"\n')]
    [['a', 'b'], ['1', 'x, "y" z']]
    """
    delimiter = _delimiter(text)
    row: list[Cell] = []
    end = 0
    for found in _pattern(delimiter).finditer(text):
        if found.start() < end and found.end() == found.start():
            continue
        end = found.end()
        if found.end() == found.start() == len(text) and not row:
            break
        row.append(_cell(found))
        if found[3] != delimiter:
            if any(cell.value.strip() for cell in row):
                yield tuple(row)
            row = []


def _cell(found: re.Match[str]) -> Cell:
    """A cell without its quotation marks and without space about it."""
    group = 1 if found[1] is not None else 2
    raw = found[group]
    start = found.start(group) + len(raw) - len(raw.lstrip())
    end = max(found.end(group) - len(raw) + len(raw.rstrip()), start)
    value = raw.replace('""', '"') if group == 1 else raw
    return Cell(start=start, end=end, value=value.strip())


@cache
def _pattern(delimiter: str) -> re.Pattern[str]:
    mark = re.escape(delimiter)
    return re.compile(
        rf'(?:[ ]*"((?:[^"]|"")*)"[ ]*|([^{mark}\r\n]*))({mark}|\r\n|\n|\r|\Z)'
    )


def _delimiter(text: str) -> str:
    """The mark that stands most often in the first line."""
    first = text.split("\n", 1)[0]
    return max(DELIMITERS, key=first.count)

"""Heads of entries: the day and place under which a bulletin tells each incident.

"3 September, Kibeti (Masoba). Fighters attacked the village", "May 6 - Tamba: Soldiers
burned forty houses", "KARSEL: A mine killed two": what follows in the paragraph was done
there and then. One such head alone is a dateline, and dates nothing (M9, M46, M49).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache

from tahqiq.codebook.grammar import time_grammar
from tahqiq.extract.lexicon.nouns import nouns
from tahqiq.extract.lexicon.word_classes import word_classes
from tahqiq.extract.names.signs import is_capital
from tahqiq.extract.parsing.parsed import Parsed

LONGEST = 16  # tokens of a head
FEWEST = 2  # heads that make a text one of entries
OPENING = frozenset({"body", "message"})
DASHES = frozenset({"-", "\u2010", "\u2011", "\u2012", "\u2013", "\u2014"})
GLUE = DASHES | frozenset(
    {",", "(", ")", "/", "and", "to", "on", "in", "near", "at", "of", "the"}
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """The tokens of a head, the names in it, and where what it heads ends."""

    first: int
    end: int
    until: int
    names: tuple[tuple[int, int], ...]
    dated: bool


def dated_entries(parsed: Parsed) -> tuple[Entry, ...]:
    """The entries that open with a day; none where only one does."""
    return _several(entry for entry in _heads(parsed) if entry.dated)


def entries_of(parsed: Parsed, is_place: Callable[[int], bool]) -> tuple[Entry, ...]:
    """All entries, those without a day by the names of places that they open with.

    Args:
        parsed: The document.
        is_place: Whether a token is known to name a place.
    """
    heads = tuple(_heads(parsed))
    placed = _several(
        entry for entry in heads
        if entry.names and not entry.dated
        and all(is_place(end - 1) for _, end in entry.names)
    )  # fmt: skip
    dated = _several(entry for entry in heads if entry.dated)
    return tuple(sorted((*dated, *placed), key=lambda entry: entry.first))


def _several(entries: Iterator[Entry]) -> tuple[Entry, ...]:
    found = tuple(entries)
    return found if len(found) >= FEWEST else ()


def _heads(parsed: Parsed) -> Iterator[Entry]:
    """The head of each paragraph that opens with one."""
    for passage in parsed.document.passages:
        first = parsed.token_at(passage.start)
        last = parsed.token_at(passage.end - 1)
        if passage.kind not in OPENING or first is None or last is None:
            continue
        found = _head(parsed, first, last + 1)
        if found is not None:
            yield found


def _head(parsed: Parsed, first: int, until: int) -> Entry | None:
    """The head that opens a paragraph: days, names, nouns of places, and nothing else."""
    text, end = parsed.tree.text, None
    for i in range(first, min(until, first + LONGEST)):
        if text[i] in {":", "."} and i > first:
            end = i + 1
            break
        if _may_end(parsed, i) and i > first:
            end = i + 1
        if not _fits(parsed, i):
            break
    if end is None or end >= until or not _sets_out(text[end]):
        return None
    body = range(first, end)
    dated = any(_is_day(parsed, i) for i in body)
    if not dated and text[end - 1] != ":":
        return None
    stop = end if _is_month(parsed, end - 1) else end - 1
    names = tuple(_names(parsed, first, stop))
    return Entry(first=first, end=end, until=until, names=names, dated=dated)


def _may_end(parsed: Parsed, i: int) -> bool:
    """As in "May 6 - Soldiers burned …", "4 May. Three farmers …", if no colon follows."""
    spaced = parsed.text[parsed.starts[i] - 1].isspace()
    dash = parsed.tree.text[i] in DASHES and spaced
    return dash or (_is_month(parsed, i) and parsed.tree.text[i].endswith("."))


def _sets_out(word: str) -> bool:
    """What is told begins with a capital, a number or a quotation mark."""
    return not word[0].islower()


def _fits(parsed: Parsed, i: int) -> bool:
    tree = parsed.tree
    noun = nouns().of.get(tree.lemma[i])
    place = noun is not None and noun.place is not None
    return (
        tree.word[i] in GLUE
        or place
        or tree.word[i][0].isdigit()
        or _is_month(parsed, i)
        or is_capital(tree, i)
    )


@cache
def _calendar(kind: str) -> frozenset[str]:
    """The words of the codebook for months or for the days of the week."""
    return frozenset(time_grammar().lexicon.values[kind])


def _is_month(parsed: Parsed, i: int) -> bool:
    word = parsed.tree.word[i].rstrip(".")
    return word in _months() or word in _calendar("weekday")


def _months() -> frozenset[str]:
    """With "may", which the grammar of times keeps apart from the verb."""
    return _calendar("month") | word_classes().months


def _is_day(parsed: Parsed, i: int) -> bool:
    """A month with the number of a day beside it, or a day of the week."""
    word, text = parsed.tree.word[i].rstrip("."), parsed.tree.text
    if word in _calendar("weekday"):
        return True
    beside = (text[i - 1] if i > 0 else "", text[i + 1] if i + 1 < len(text) else "")
    return word in _months() and any(w[:1].isdigit() for w in beside)


def _names(parsed: Parsed, first: int, end: int) -> Iterator[tuple[int, int]]:
    """The runs of capitalised words that are no part of a date."""
    tree, start = parsed.tree, None
    for i in range(first, end + 1):
        inside = i < end and is_capital(tree, i) and not _is_month(parsed, i)
        inside = inside and tree.word[i] not in GLUE
        if inside and start is None:
            start = i
        if not inside and start is not None:
            yield start, i
            start = None

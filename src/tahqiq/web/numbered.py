"""Long lists in pages."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Annotated, Generic, TypeVar

from pydantic import Field

# Number of the last judgement that a page showed; a database's integer holds no more.
LastSeen = Annotated[int, Field(ge=0, le=2**31 - 1)]
T = TypeVar("T")
SHOWN = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class Numbered(Generic[T]):
    """One page of a list."""

    rows: tuple[T, ...]
    total: int
    page: int
    pages: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Abreast:
    """The same page of several lists, as long as the longest of them."""

    page: int
    pages: int
    shown: int

    def of(self, rows: Sequence[T]) -> tuple[T, ...]:
        """This page of one of the lists: nothing where it has ended."""
        first = (self.page - 1) * self.shown
        return tuple(rows[first : first + self.shown])


def abreast(page: int, *lists: Sequence[object], shown: int = SHOWN) -> Abreast:
    """The page asked for, or the last that any of the lists has.

    >>> two = abreast(2, "abcde", "xyz", shown=2)
    >>> two.of("abcde"), two.of("xyz"), two.pages
    (('c', 'd'), ('z',), 3)
    """
    pages = max(1, *(-(-len(rows) // shown) for rows in lists))
    return Abreast(page=min(page, pages), pages=pages, shown=shown)


def numbered(rows: Sequence[T], page: int, shown: int = SHOWN) -> Numbered[T]:
    """The page asked for, or the last there is.

    >>> numbered("abcde", 2, 2).rows, numbered("abcde", 9, 2).page
    (('c', 'd'), 3)
    """
    pages = max(1, -(-len(rows) // shown))
    page = min(page, pages)
    first = (page - 1) * shown
    return Numbered(
        rows=tuple(rows[first : first + shown]),
        total=len(rows),
        page=page,
        pages=pages,
    )

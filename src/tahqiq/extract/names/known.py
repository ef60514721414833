"""The codebook's actors in a text, by any spelling, acronyms as written."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache

from tahqiq.codebook.actors import Entry, actors
from tahqiq.extract.names.signs import Name
from tahqiq.extract.parsing.tree import Tree
from tahqiq.text.folding import fold, words_of


@lru_cache(maxsize=65536)
def _entries(word: str) -> tuple[Entry, ...]:
    """Codebook names that a word may begin."""
    if not word[:1].isupper() and word not in {"al", "anti", "so"}:
        return ()
    parts = fold(word).split()
    return actors().by_first.get(parts[0], ()) if parts else ()


@lru_cache(maxsize=65536)
def _parts(word: str) -> tuple[str, ...]:
    return words_of(word)


def known_actors(tree: Tree, bounds: Iterable[tuple[int, int]]) -> Iterator[Name]:
    """Names of the codebook's actors, the longest at each place."""
    text = tree.text
    for first, end in bounds:
        i = first
        while i < end:
            entries = _entries(text[i])
            name = _longest(tree, i, end, entries) if entries else None
            if name is not None:
                yield name
                i = name.end
            else:
                i += 1


def _longest(tree: Tree, i: int, end: int, entries: tuple[Entry, ...]) -> Name | None:
    for entry in entries:
        stop = _match(tree.text, i, end, entry.words)
        if stop is not None and _as_written(tree, i, stop, entry):
            return Name(i, stop, "ORG", entry.actor.key, sure=True)
    return None


def _match(text: list[str], i: int, end: int, words: tuple[str, ...]) -> int | None:
    """Index after the tokens that spell the words, hyphens and apostrophes passed."""
    at = 0
    while at < len(words) and i < end:
        parts = _parts(text[i])
        if words[at : at + len(parts)] != parts:
            return None
        at += len(parts)
        i += 1
    return i if at == len(words) else None


def _as_written(tree: Tree, first: int, stop: int, entry: Entry) -> bool:
    """Acronyms as written, and not in a line of capitals; names with a capital."""
    words = tree.text[first:stop]
    if entry.acronym is None:
        return any(word[:1].isupper() for word in words)
    if "".join(words).replace(".", "") != entry.acronym.replace(".", ""):
        return False
    around = tree.text[max(0, first - 6) : stop + 6]
    return any(word.islower() and len(word) > 2 for word in around) or len(around) < 4

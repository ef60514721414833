"""Bodies by the acronym that a text gives in brackets: "the Lubira Renewal Movement (MRL)"."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from tahqiq.extract.names.signs import Name
from tahqiq.extract.parsing.tree import Tree

LONGEST = 10  # words of a name before its acronym
LETTERS = range(2, 8)  # of an acronym


def with_acronyms(tree: Tree, names: list[Name]) -> list[Name]:
    """Names, with every occurrence of an acronym that is put in brackets behind a body."""
    short = set(_defined(tree, names))
    if not short:
        return names
    kept = [
        name for name in names
        if name.key is not None or name.end - name.first > 1
        or tree.text[name.first] not in short
    ]  # fmt: skip
    covered = {i for name in kept for i in range(name.first, name.end)}
    found = [
        Name(i, i + 1, "ORG", sure=True)
        for i, word in enumerate(tree.text)
        if word in short and i not in covered
    ]
    return sorted([*kept, *found], key=lambda name: name.first)


def _defined(tree: Tree, names: list[Name]) -> Iterator[str]:
    """The acronyms in brackets whose letters begin words of the body's name before them."""
    text = tree.text
    bodies = [name for name in names if name.type == "ORG"]
    for i in range(2, len(text) - 1):
        if text[i - 1] != "(" or text[i + 1] != ")":
            continue
        if not text[i].isupper() or len(text[i]) not in LETTERS:
            continue
        before = (n.first for n in bodies if i - 1 - LONGEST <= n.first < n.end < i)
        if any(is_short_for(text[i], text[first : i - 1]) for first in before):
            yield text[i]


def is_short_for(acronym: str, words: list[str]) -> bool:
    """Whether an acronym's letters are initials of the words, in any order: that of
    another language is often kept.

    >>> is_short_for("PMF", ["Popular", "Mobilisation", "Forces"])
    True
    >>> is_short_for("MRL", ["Lubira", "Renewal", "Movement"])
    True
    """
    left = Counter(word[0].lower() for word in words if word[0].isalpha())
    wanted = Counter(c for c in acronym.lower() if c.isalpha())
    return wanted.total() > 1 and wanted <= left

"""How far a mention reaches: its whole noun phrase, with what stands before and after.

A mention's own span is short, as names are printed and nouns are looked up. Its extent
holds the title and article before it, the possessive mark, the "of" and the clause that
say more of it: "police colonel X", "the four gunmen who fired".
"""

from __future__ import annotations

from tahqiq.extract.nominals import start_of
from tahqiq.extract.phrases import Phrase
from tahqiq.extract.tree import Tree

# Dependents after a head that begin another phrase, or none.
OUTSIDE = frozenset(
    {"conj", "cc", "punct", "preconj", "parataxis", "appos", "advcl", "case"}
)
MARKS = frozenset({"'s", "\u2019s", "'", "\u2019"})
CLOSING = frozenset("\"')\u201d\u2019")


def extent_of(tree: Tree, phrase: Phrase) -> tuple[int, int]:
    """Tokens of the whole noun phrase that a phrase is the core of.

    Args:
        tree: The parse.
        phrase: A name, a nominal or a pronoun; a pronoun is its own extent.
    """
    if phrase.kind == "pronoun":
        return phrase.first, phrase.end
    return min(phrase.first, start_of(tree, phrase.head)), _back(tree, phrase)


def _back(tree: Tree, phrase: Phrase) -> int:
    """The end of a phrase with its complements, up to the first of another phrase."""
    end = phrase.end
    for child in tree.children[phrase.head]:
        if child < end:
            continue
        if tree.dep[child] in {"conj", "cc"}:
            break
        if tree.dep[child] not in OUTSIDE:
            end = max(end, tree.right[child])
    if end < len(tree.text) and tree.text[end] in MARKS and tree.dep[end] == "case":
        end += 1
    while end > phrase.end and _loose(tree, end - 1):
        end -= 1
    return end


def _loose(tree: Tree, i: int) -> bool:
    """White space and punctuation that closes nothing."""
    text = tree.text[i]
    return text.isspace() or (tree.dep[i] == "punct" and text not in CLOSING)

"""How like the words of two noun phrases are: what tells one thing from its like."""

from __future__ import annotations

from tahqiq.extract.phrases import Phrase
from tahqiq.extract.tree import Tree

EMPTY = frozenset({"det", "predet", "poss", "case", "punct"})  # tell nothing apart
AFTER = frozenset({"relcl", "acl", "prep"})  # dependents after a noun that say which
CONTENT = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "NUM"})


def said(tree: Tree, phrase: Phrase) -> frozenset[str]:
    """The words of a phrase that tell it from others: no article, no owner."""
    words = range(phrase.first, phrase.end)
    return frozenset(tree.lemma[k] for k in words if tree.dep[k] not in EMPTY)


def capitals(tree: Tree, phrase: Phrase) -> frozenset[str]:
    """The names before a noun: "the Sarkand court" is not "the Qarnat court"."""
    return frozenset(
        tree.word[k]
        for k in range(phrase.first, phrase.head)
        if tree.pos[k] == "PROPN" or (k > phrase.first and tree.text[k][:1].isupper())
    )


def tail(tree: Tree, phrase: Phrase) -> frozenset[str]:
    """The content words after a noun that say which one."""
    return frozenset(
        tree.lemma[k]
        for c in tree.children[phrase.head]
        if c > phrase.head and tree.dep[c] in AFTER
        for k in range(tree.left[c], tree.right[c])
        if tree.pos[k] in CONTENT
    )


def is_restricted(tree: Tree, phrase: Phrase) -> bool:
    """A clause or preposition after the noun says which one."""
    return any(
        tree.dep[c] in AFTER for c in tree.children[phrase.head] if c > phrase.head
    )


def words_alike(tree: Tree, here: Phrase, same: list[Phrase]) -> str | None:
    """How the words of a noun compare with earlier phrases of that noun; None: no such."""
    words, like = said(tree, here), [said(tree, phrase) for phrase in same]
    if not like:
        return None
    if words in like:
        return "same words"
    if any(words < other for other in like):
        return "fewer words"
    return "more words" if any(other < words for other in like) else "other words"


def tails_alike(tree: Tree, here: Phrase, same: list[Phrase]) -> str:
    """Whether what stands after a noun is what stood after it before."""
    mine, theirs = tail(tree, here), [tail(tree, phrase) for phrase in same]
    if not mine:
        return "there" if any(theirs) else "nowhere"
    if not any(theirs):
        return "here"
    return "alike" if any(mine & words for words in theirs) else "other"


def names_alike(tree: Tree, here: Phrase, same: list[Phrase]) -> str:
    """Whether the names before a noun are those before it earlier."""
    mine = capitals(tree, here)
    theirs = frozenset[str]().union(*(capitals(tree, phrase) for phrase in same))
    if mine and theirs:
        return "same" if mine & theirs else "other"
    return "here" if mine else "there" if theirs else "no"

"""How like the words of two noun phrases are: what tells one thing from its like."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from tahqiq.extract.coref.phrases import Phrase
from tahqiq.extract.parsing.tree import Tree

EMPTY = frozenset({"det", "predet", "poss", "case", "punct"})  # tell nothing apart
AFTER = frozenset({"relcl", "acl", "prep"})  # dependents after a noun that say which
CONTENT = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "NUM"})

Words = frozenset[str]
NO_WORDS: Words = frozenset()


@dataclass(frozen=True, slots=True)
class Wording:
    """What the phrases of one document say.

    Each phrase is compared with a hundred others, so what it says is put together once.
    """

    tree: Tree
    _said: dict[tuple[int, int], Words] = field(default_factory=dict)
    _capitals: dict[tuple[int, int], Words] = field(default_factory=dict)
    _tails: dict[int, Words] = field(default_factory=dict)

    def said(self, phrase: Phrase) -> Words:
        """The words of a phrase that tell it from others: no article, no owner."""
        key, tree = (phrase.first, phrase.end), self.tree
        found = self._said.get(key)
        if found is None:
            words = range(phrase.first, phrase.end)
            found = frozenset(tree.lemma[k] for k in words if tree.dep[k] not in EMPTY)
            self._said[key] = found
        return found

    def capitals(self, phrase: Phrase) -> Words:
        """The names before a noun: "the Sarkand court" is not "the Qarnat court"."""
        key, tree = (phrase.first, phrase.head), self.tree
        found = self._capitals.get(key)
        if found is None:
            found = self._capitals[key] = frozenset(
                tree.word[k]
                for k in range(phrase.first, phrase.head)
                if tree.pos[k] == "PROPN"
                or (k > phrase.first and tree.text[k][:1].isupper())
            )
        return found

    def tail(self, phrase: Phrase) -> Words:
        """The content words after a noun that say which one."""
        found, tree = self._tails.get(phrase.head), self.tree
        if found is None:
            found = self._tails[phrase.head] = frozenset(
                tree.lemma[k]
                for c in tree.children[phrase.head]
                if c > phrase.head and tree.dep[c] in AFTER
                for k in range(tree.left[c], tree.right[c])
                if tree.pos[k] in CONTENT
            )
        return found

    def alike(self, here: Phrase, same: Sequence[Phrase]) -> str | None:
        """How the words of a noun compare with earlier phrases of that noun; None: no such."""
        words, like = self.said(here), [self.said(phrase) for phrase in same]
        if not like:
            return None
        if words in like:
            return "same words"
        if any(words < other for other in like):
            return "fewer words"
        return "more words" if any(other < words for other in like) else "other words"

    def tails_alike(self, here: Phrase, same: Sequence[Phrase]) -> str:
        """Whether what stands after a noun is what stood after it before."""
        mine, theirs = self.tail(here), [self.tail(phrase) for phrase in same]
        if not mine:
            return "there" if any(theirs) else "nowhere"
        if not any(theirs):
            return "here"
        return "alike" if any(mine & words for words in theirs) else "other"

    def names_alike(self, here: Phrase, same: Sequence[Phrase]) -> str:
        """Whether the names before a noun are those before it earlier."""
        mine = self.capitals(here)
        theirs = NO_WORDS.union(*(self.capitals(phrase) for phrase in same))
        if mine and theirs:
            return "same" if mine & theirs else "other"
        return "here" if mine else "there" if theirs else "no"


def is_restricted(tree: Tree, phrase: Phrase) -> bool:
    """A clause or preposition after the noun says which one."""
    return any(
        tree.dep[c] in AFTER for c in tree.children[phrase.head] if c > phrase.head
    )

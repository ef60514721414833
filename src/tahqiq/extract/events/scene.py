"""What the rules of events read: the tree, its clauses, what each mention is, triggers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from tahqiq.extract.events.clauses import Clauses
from tahqiq.extract.lexicon.event_lexicon import Sense
from tahqiq.extract.parsing.tree import Tree

INITIALS = 3  # letters of US, UK, UAE
COUNTED = frozenset({"nsubjpass", "dobj", "nsubj"})  # a bare number is of people there
PERSONAL = frozenset({"he", "she", "they", "who", "him", "her", "them", "whom"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Trigger:
    """One word or phrase that tells an event.

    `head` is its main token, `first` and `end` its token range. `nominal` says that it
    is a noun or gerund; `modifier` that it is a participle before its noun. `parts`
    are the other tokens of its phrase.
    """

    head: int
    first: int
    end: int
    sense: Sense
    nominal: bool = False
    modifier: bool = False
    parts: tuple[int, ...] = ()


@dataclass(slots=True)
class Scene:
    """What trigger rules read: the tree, its clauses, and what kind each mention is.

    `kinds` gives the mention type of tokens; `lemmas` caches the words of a sentence.
    """

    tree: Tree
    clauses: Clauses
    kinds: Mapping[int, str]
    bounds: tuple[tuple[int, int], ...]
    sentence_of: tuple[int, ...]
    names: frozenset[int] = frozenset()
    times: frozenset[str] = frozenset()
    carriers: frozenset[str] = frozenset()
    lemmas: dict[int, frozenset[str]] = field(default_factory=dict)

    def sentence_words(self, token: int) -> frozenset[str]:
        """Lemmas and words of the sentence in which a token stands."""
        index = self.sentence_of[token]
        found = self.lemmas.get(index)
        if found is None:
            first, end = self.bounds[index]
            found = frozenset(self.tree.lemma[first:end]) | frozenset(
                self.tree.word[first:end]
            )
            self.lemmas[index] = found
        return found

    def is_time(self, token: int) -> bool:
        """The token names a time."""
        if self.kinds.get(token) == "TIME":
            return True
        return self.tree.lemma[token] in self.times

    def is_state(self, token: int) -> bool:
        """As in "a US airstrike": a state's initials before a noun say whose it is."""
        initials = self.tree.text[token].replace(".", "")
        short = initials.isupper() and len(initials) <= INITIALS
        return short and self.kinds.get(token) == "PLACE"

    def is_titled(self, token: int) -> bool:
        """The sentence is a headline in which most words are capitalised."""
        first, end = self.bounds[self.sentence_of[token]]
        words = [w for w in self.tree.text[first:end] if w[0].isalpha() and len(w) > 3]
        return sum(w[0].isupper() for w in words) > 0.7 * len(words)

    def opens(self, token: int) -> bool:
        """As in "A. Attack on the market": the first word has its capital from its place."""
        first, _ = self.bounds[self.sentence_of[token]]
        before = self.tree.text[first:token]
        follows = any(self.tree.dep[c] == "prep" for c in self.tree.children[token])
        return follows and all(len(w) == 1 or not w[0].isalpha() for w in before)

    def begins(self, token: int) -> bool:
        """As in "Gunfire erupted": the first word of a sentence, and no name goes on."""
        first, end = self.bounds[self.sentence_of[token]]
        behind = self.tree.text[token + 1 : end][:1]
        return token == first and behind != [] and behind[0].islower()

    def is_one(self, token: int, wanted: frozenset[str]) -> bool:
        """The token, or what it counts ("two of the soldiers"), is of a wanted kind."""
        if "*" in wanted or self._is(token, wanted):
            return True
        tree = self.tree
        if any(self._is(c, wanted) for c in tree.all(token, "appos")):
            return True  # "Another, a teacher, was hanged"
        return any(
            self._is(obj, wanted)
            for c in tree.children[token]
            if tree.word[c] == "of"
            for obj in tree.children[c]
        )

    def _is(self, token: int, wanted: frozenset[str]) -> bool:
        tree = self.tree
        if tree.lemma[token] in wanted or tree.word[token] in wanted:
            return True
        first = tree.before_hyphen(token)
        if first and f"{first}-{tree.lemma[token]}" in wanted:
            return True  # "declared a cease-fire"
        kind = self.kinds.get(token)
        if kind is not None and kind in wanted:
            return True
        counted = tree.tag[token] == "CD" and tree.dep[token] in COUNTED
        return "PERSON" in wanted and (
            tree.word[token] in PERSONAL
            or (counted and not any(tree.word[c] == "of" for c in tree.children[token]))
        )  # "four were seized"

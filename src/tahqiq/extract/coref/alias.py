"""What a text says a name is: "the X movement", "his nom de guerre X", "Y, alias X"."""

from __future__ import annotations

from collections.abc import Mapping

from tahqiq.extract.coref.phrases import Phrase
from tahqiq.extract.lexicon.nouns import nouns
from tahqiq.extract.lexicon.persons import persons
from tahqiq.extract.lexicon.wording import wording
from tahqiq.extract.parsing.tree import Tree

WITHIN = frozenset({"compound", "pobj", "prep"})  # lead from "guerre" up to its name


def kind_after(tree: Tree, at: Mapping[int, int], phrase: Phrase) -> int | None:
    """The noun after a body's name that says what it is: "the Red Banner movement".

    Args:
        tree: The parse.
        at: The phrase each token heads.
        phrase: The name.
    """
    after = phrase.end
    if phrase.type != "ORG" or tree.head[phrase.head] != after:
        return None
    said = tree.lemma[after] in wording().body_kinds
    itself = tree.lemma[after - 1] in nouns().of
    return at.get(after) if said and not itself else None


def other_name(tree: Tree, at: Mapping[int, int], word: int, head: int) -> int | None:
    """As in "X, alias Y" and "his nom de guerre Y": the phrase whose other name Y is.

    Args:
        tree: The parse.
        at: The phrase each token heads.
        word: The word for such a name, right before it.
        head: The head of the name.
    """
    for k in (word, *tree.ancestors(word)):
        owner = tree.child(k, "poss")
        if owner is not None and owner < word:
            return at.get(owner)
        if tree.dep[k] not in WITHIN:
            break
    if tree.pos[word - 1] == "PROPN":  # "Rashid Khan alias Commander Lala"
        return at.get(word - 1)
    return at.get(tree.head[head]) if tree.dep[head] == "appos" else None


def word_before(tree: Tree, first: int) -> int:
    """The token before a name and the titles in front of it."""
    before = first - 1
    while before > 0 and tree.word[before] in persons().title_words:
        before -= 1
    return before


def named_before(tree: Tree, noun: int) -> bool:
    """A name as modifier of a noun: "Kagarko area" lies in Kaduna and is not Kaduna."""
    before = [c for c in tree.children[noun] if c < noun]
    return any(tree.pos[c] == "PROPN" for c in before)

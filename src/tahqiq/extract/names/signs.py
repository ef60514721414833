"""What the words of a capitalised phrase say of it: a person's, a body's, a place's."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from tahqiq.codebook.gazetteer import gazetteer, prior
from tahqiq.extract.lexicon.nouns import nouns
from tahqiq.extract.lexicon.persons import persons
from tahqiq.extract.lexicon.wording import wording
from tahqiq.extract.parsing.tree import Tree
from tahqiq.model.reading import MentionType
from tahqiq.text.folding import fold, is_article

WEIGHTY = frozenset({"VERB", "AUX", "NOUN"})
DASHES = frozenset({"-", "\u2010", "\u2011", "\u2013"})


@dataclass(frozen=True, slots=True)
class Name:
    """A name: its tokens, its type, its codebook key where it was recognised.

    `sure` names were recognised by the codebook or by a title, not guessed.
    """

    first: int
    end: int
    type: MentionType
    key: str | None = None
    sure: bool = False


@lru_cache(maxsize=16384)
def is_given(word: str) -> bool:
    """Whether a word is a given name of the codebook."""
    return fold(word) in persons().given


@lru_cache(maxsize=16384)
def prior_of(name: str) -> float:
    """How likely a bare name is a place, as log10 of its size; 0 where unknown."""
    found = gazetteer().candidates(name)
    return prior(found[0]) if found else 0.0


def head_class(tree: Tree, first: int, end: int) -> MentionType | None:
    """ORG or PLACE where the name's own words say so: "X Brigade", "Y Street"."""
    if end - first < 2:
        return None
    words = wording()
    if fold(tree.text[first]) in words.body_first:
        return "ORG"
    if fold(tree.text[first]) in words.place_first:
        return "PLACE"
    head = _head_word(tree, first, end)
    joined = head - 2 >= first and tree.text[head - 1] in DASHES
    if joined and is_article(tree.word[head - 2]):
        return None  # the Dam of "Awliya al-Dam" is no dam
    noun = nouns().of.get(tree.lemma[head]) or nouns().of.get(tree.word[head])
    if noun is not None and noun.type in {"ORG", "PLACE"}:
        return noun.type
    return "ORG" if tree.word[head] in words.body_last else None


def _head_word(tree: Tree, first: int, end: int) -> int:
    """The word before "of" or "for", else the last."""
    for i in range(first + 1, end - 1):
        if tree.word[i] in {"of", "for", "to"}:
            return i - 1
    return end - 1


def title_before(tree: Tree, first: int) -> bool:
    """A courtesy title, a rank or a religious title stands right before the name."""
    if first == 0:
        return False
    title = persons().titles.get(tree.word[first - 1])
    return (
        title is not None
        and title.kind != "former"
        and tree.text[first - 1][:1].isupper()
    )


def with_particles(text: list[str], first: int) -> int:
    """The start of the name with the Arabic article or "Abu" before it."""
    while first > 0:
        before = text[first - 1]
        if (
            before in DASHES
            and first > 1
            and text[first - 2].lower() in persons().particles
        ):
            first -= 2
        elif (
            is_article(before.lower())
            and before.lower() not in wording().english_articles
        ) or before in wording().name_parts:
            first -= 1
        else:
            return first
    return first


def with_given(text: list[str], first: int, taken: set[int]) -> int:
    """The start of the name with the given names right before it."""
    while first > 0 and first - 1 not in taken:
        if not text[first - 1][:1].isupper() or not is_given(text[first - 1]):
            break
        first -= 1
    return first


def is_capital(tree: Tree, i: int) -> bool:
    """Whether a token is a capitalised word that may be part of a name."""
    return (
        tree.text[i][:1].isupper()
        and tree.pos[i] in {"PROPN", "NOUN", "ADJ"}
        and len(tree.text[i]) > 1
    )


def is_headline(tree: Tree, first: int, end: int) -> bool:
    """Mostly capitals and no small word of weight: capitals say nothing here."""
    words = range(first, end)
    capitals = sum(tree.text[k][:1].isupper() for k in words)
    small = any(tree.text[k].islower() and tree.pos[k] in WEIGHTY for k in words)
    return capitals * 2 > end - first and not small

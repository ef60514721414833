"""Nouns that take up as many people as were told of: "the four", "the two officers"."""

from __future__ import annotations

from tahqiq.codebook.grammar import number_words
from tahqiq.extract.coref.chains import Chains
from tahqiq.extract.coref.likeness import is_restricted
from tahqiq.extract.coref.phrases import Phrase
from tahqiq.extract.lexicon.nouns import nouns
from tahqiq.extract.parsing.parsed import Parsed
from tahqiq.extract.parsing.tree import Tree
from tahqiq.text.numbers import simple_value

BACK = 6  # sentences such a noun looks back


def so_many(parsed: Parsed, chains: Chains, i: int) -> int | None:
    """The chain of as many as phrase `i` counts: of the same noun, of any where it says
    only "the four" or "the two men", of a list of two for "the two officers".
    """
    tree, here = parsed.tree, chains.phrases[i]
    count = _counts(tree, here)
    known = here.type == "PERSON" and here.given in {"known", "this"}
    if count is None or not known or is_restricted(tree, here):
        return None
    limit = parsed.sentence_of[here.head] - BACK
    for j in range(i - 1, -1, -1):
        other = chains.phrases[j]
        if parsed.sentence_of[other.head] < limit:
            return None
        open_to = chains.of[j] >= 0 and not chains.chain(j).part
        if open_to and other.type == "PERSON" and _is_as_many(tree, here, other, count):
            return chains.of[j]
    return None


def _is_as_many(tree: Tree, here: Phrase, other: Phrase, count: float) -> bool:
    if other.joined:
        return _parts(tree, other) == count
    general = here.head == here.first + 1 and tree.tag[here.head] == "CD"
    alike = general or here.lemma == other.lemma or here.lemma in nouns().anaphors
    return alike and other.kind == "nominal" and _counts(tree, other) == count


def _counts(tree: Tree, phrase: Phrase) -> float | None:
    """How many a phrase counts: the number before its noun, or itself."""
    if tree.tag[phrase.head] == "CD" and not phrase.part:
        return simple_value(tree.word[phrase.head], number_words())
    number = tree.child(phrase.head, "nummod")
    inside = number is not None and phrase.first <= number < phrase.head
    if not inside or number is None:
        return None
    return simple_value(tree.word[number], number_words())


def _parts(tree: Tree, phrase: Phrase) -> int:
    """How many "and" joins in a phrase."""
    commas = sum(tree.text[k] == "," for k in range(phrase.first, phrase.end))
    last = any(
        tree.text[k] == "," and tree.word[k + 1] == "and"
        for k in range(phrase.first, phrase.end)
    )
    return commas + (1 if last else 2)

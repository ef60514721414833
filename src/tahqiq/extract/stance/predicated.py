"""What is said of an event noun: it may be cancelled, planned or doubted."""

from __future__ import annotations

from tahqiq.extract.lexicon.word_classes import DEFINITE, word_classes
from tahqiq.extract.parsing.operators import (
    Composed,
    Operator,
    operator_over,
    stance_book,
)
from tahqiq.extract.parsing.tree import Tree
from tahqiq.extract.stance.modifiers import comes_about
from tahqiq.extract.stance.negations import negated


def predicated(tree: Tree, here: int, above: int, state: Composed) -> int | None:
    """An event noun as subject: what is said of it may cancel, plan or doubt it."""
    operator = operator_over(tree, above, None)
    if operator is not None and operator.flip and _went_ahead(tree, above):
        return None
    if operator is not None and _unplanned(tree, here, above, operator):
        return None
    if tree.dep[here] == "nsubjpass" and operator is not None:
        state.apply(above, operator)
        return above
    if comes_about(tree, above):
        return above
    if tree.pos[above] == "AUX" or tree.lemma[above] in word_classes().seeming:
        return _viewed(tree, above, state)
    return None


def _unplanned(tree: Tree, noun: int, verb: int, operator: Operator) -> bool:
    """As in "The killing was not planned": it came about all the same; "no raid is
    planned" tells that there is none.
    """
    known = any(
        tree.dep[c] == "poss" or tree.word[c] in DEFINITE for c in tree.children[noun]
    )
    past = any(tree.tag[c] == "VBD" for c in tree.all(verb, "auxpass"))
    return (
        operator.tag == "plan" and known and past and negated(tree, verb, stance_book())
    )


def _went_ahead(tree: Tree, verb: int) -> bool:
    """As in "was banned but went ahead", "was cancelled but took place anyway"."""
    for c in tree.all(verb, "conj"):
        but = any(tree.word[k] in {"but", "yet"} for k in tree.all(verb, "cc"))
        ahead = tree.lemma[c] == "go" and "ahead" in tree.word[c + 1 : c + 2]
        no = tree.child(c, "neg") is not None
        if but and (ahead or comes_about(tree, c)) and not no:
            return True
    return False


def _named(tree: Tree, copula: int) -> bool:
    """Whether a subject names what is known: "the siege", "their offer"."""
    subject = tree.child(copula, "nsubj")
    return subject is not None and any(
        tree.dep[c] == "poss"
        or tree.word[c] in {"the", "this", "those", "these", "that"}
        for c in tree.children[subject]
    )


def _viewed(tree: Tree, above: int, state: Composed) -> int | None:
    """As in "a war seems unlikely", "an attack is imminent"."""
    view = tree.child(above, "acomp", "oprd")
    book = stance_book()
    operator = None
    if view is not None:
        operator = book.predicates.get(tree.lemma[view]) or book.adverbs.get(
            tree.lemma[view]
        )
        further = tree.child(view, "xcomp") or tree.child(above, "xcomp")
        if further is not None and _named(tree, above):
            return None  # "the siege is unlikely to end soon": there is one
    if view is None or operator is None:
        return None
    eased = operator.strength == "open" and operator.tag is None
    if eased and tree.lemma[view] not in book.adverbs:
        return None  # "the trial was not free": there was one
    state.apply(view, operator)
    return above

"""What a view of something does to the clause it ends: "is baseless", "seemed empty"."""

from __future__ import annotations

from tahqiq.extract.lexicon.word_classes import word_classes
from tahqiq.extract.parsing.operators import Composed, Operator, StanceBook, asked_of
from tahqiq.extract.parsing.tree import Tree
from tahqiq.extract.stance.negations import negated

HARDLY = frozenset({"hardly", "scarcely"})


def seen_as(tree: Tree, view: int, state: Composed, book: StanceBook) -> None:
    """As in "seemed empty", "is hardly new": how far what is viewed is so."""
    above = tree.head[view]
    if tree.lemma[above] in {"seem", "appear"}:
        state.apply(above, book.predicates["seem"])
    for c in tree.all(view, "advmod"):
        if tree.word[c] in HARDLY:
            state.apply(c, book.negators[tree.word[c]])


def viewed(tree: Tree, view: int, state: Composed, book: StanceBook) -> None:
    """As in "remains unknown", "is baseless", "is consistent with": what the view itself
    does to the clause it ends.
    """
    above = tree.head[view]
    if tree.lemma[view] in book.undone:  # "went unanswered", but not "freed unharmed"
        left = tree.pos[above] != "VERB" or tree.lemma[above] in word_classes().staying
        if left and not negated(tree, above, book):  # "will not go unpunished"
            state.apply(view, book.negators["not"])
        return
    if asked_of(tree, view) is not None and not book.predicates[tree.lemma[view]].doubt:
        state.apply(view, book.negators["not"])  # "is unclear where they are"
    operator = book.predicates.get(tree.lemma[view])
    said = tree.pos[tree.head[view]] == "VERB" and (
        tree.lemma[tree.head[view]] not in word_classes().seeming
    )  # "called it unlikely" is no denial of the call
    if operator is None or operator.light or said:
        return
    if tree.word[view] in book.due and tree.child(view, "xcomp") is not None:
        state.apply(view, operator)  # "is due to open in May" is still to come
        return
    # "is difficult to reach": that it is so is told flat
    hedges = operator.strength in {"probable", "possible"} and operator.tag is None
    if hedges and excluded(tree, view, operator):
        return
    if operator.flip or hedges:
        state.apply(view, operator)


def excluded(tree: Tree, view: int, operator: Operator) -> bool:
    """As in "is not possible": no possibility is left, so it is surely not so."""
    denied = tree.child(tree.head[view], "neg") is not None
    return denied and operator.strength == "possible" and not operator.flip

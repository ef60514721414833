"""What "will" and "would" make of a verb: a future, a refusal, a habit, a fact told ahead."""

from __future__ import annotations

from tahqiq.extract.lexicon.word_classes import word_classes
from tahqiq.extract.parsing.operators import Composed, Operator, StanceBook
from tahqiq.extract.parsing.tree import Tree
from tahqiq.extract.stance.conditions import conditioned
from tahqiq.extract.stance.negations import negated

WILL = frozenset({"will", "wo", "'ll", "shall", "would", "'d"})
_SEEM = frozenset({"seem", "appear"})
FUTURE = Operator(strength="open", tag="future")


def future(tree: Tree, here: int, child: int, book: StanceBook) -> Operator:
    """What the auxiliary at `child` does to the predicate at `here`.

    A condition opens it. "Would not say" refuses, and so does whoever "would not" do
    something in a sentence that nobody reports. "Would later deny it" and "would often
    beat them" tell what came to pass.
    """
    past = tree.word[child] in {"would", "'d"}
    undone = any(tree.word[c] == "have" for c in tree.all(here, "aux"))
    if past and (undone or conditioned(tree, here)):
        return book.modals["would"]  # "but for him, it would have killed dozens"
    if _not(tree, here, book) and _refuses(tree, here, past=past, book=book):
        return Operator()
    told = past and (
        _told_ahead(tree, here, book)
        or _is_recalled(tree, here)
        or "only" in tree.word[child + 1 : here + 2]  # "would say only that": he did
    )
    if told or (past and tree.lemma[here] in _SEEM):
        return Operator()  # "it would seem": it seems
    return FUTURE if past else book.modals.get(tree.word[child], FUTURE)


def awaited(tree: Tree, here: int, state: Composed, book: StanceBook) -> None:
    """As in "a verdict is expected on Monday": it is still to come."""
    lasting = tree.child(here, "xcomp", "ccomp", "oprd", "agent") is None
    passive = tree.child(here, "auxpass") is not None
    who = tree.child(here, "nsubjpass")
    if tree.lemma[here] == "fear" and who is not None and tree.tag[who] == "PRP":
        return  # "He was feared"
    if tree.lemma[here] in book.awaited and passive and lasting:
        state.apply(here, FUTURE)


def _not(tree: Tree, here: int, book: StanceBook) -> bool:
    """As in "would not say", "none of whom would say", "neither the army nor he would"."""
    pair = any(tree.word[c] in {"neither", "nor"} for c in tree.children[here])
    return pair or negated(tree, here, book)


def _refuses(tree: Tree, here: int, *, past: bool, book: StanceBook) -> bool:
    """As in "would not comment": whoever is asked refuses, here and now; "would not return
    to the talks" announces.
    """
    if tree.lemma[here] == "return" and tree.child(here, "dobj") is None:
        return past and tree.dep[here] == "ROOT"
    return tree.lemma[here] in book.refused or (past and tree.dep[here] == "ROOT")


def _is_recalled(tree: Tree, here: int) -> bool:
    """As in "They would stop buses at night, she recalled": a habit of those days."""
    above = tree.head[here]
    return tree.dep[here] == "ccomp" and tree.lemma[above] in word_classes().recalling


def _told_ahead(tree: Tree, here: int, book: StanceBook) -> bool:
    """As in "would later deny it", "two weeks later he would be shot", "would often"."""
    if tree.dep[here] not in {"ROOT", "relcl", "conj", "advcl"}:
        return False
    near = {tree.word[c] for c in tree.all(here, "advmod")}
    if near & {*book.habits, *book.afterwards} or _comes_round(tree, here, book):
        return True
    return tree.lemma[here] in {"go", "come"} and _goes_on(tree, here)


def _comes_round(tree: Tree, here: int, book: StanceBook) -> bool:
    """As in "every night he would hide", "as a boy he would hide", "whenever they came, he
    would hide": a habit of the past.
    """
    for c in tree.children[here]:
        noun = tree.child(c, "pobj") if tree.dep[c] == "prep" else c
        if noun is None:
            continue
        if tree.word[c] == "as" and tree.lemma[noun] in book.ages:
            return True
        timed = tree.dep[c] in {"prep", "npadvmod"}
        if timed and any(tree.word[d] in book.recurring for d in tree.all(noun, "det")):
            return True
        if tree.dep[c] == "advcl" and tree.tag[c] == "VBD" and _whenever(tree, c):
            return True
    return False


def _whenever(tree: Tree, clause: int) -> bool:
    return any(tree.word[c] == "whenever" for c in tree.children[clause])


def _goes_on(tree: Tree, here: int) -> bool:
    """As in "would go on to kill", "would come to regret"."""
    return tree.child(here, "xcomp") is not None

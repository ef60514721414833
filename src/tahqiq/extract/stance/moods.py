"""What a clause on its own is besides a statement: a question, an order."""

from __future__ import annotations

from tahqiq.extract.parsing.tree import Tree
from tahqiq.extract.stance.negations import SUBJECTS

OPENING = frozenset({'"', "``", "“", "‘", "'", ":"})
CLOSING = frozenset({'"', "''", "”", "’"})
BEFORE_ORDER = frozenset({"punct", "advmod", "intj", "neg", "cc", "dep", "npadvmod"})


def question_mark(tree: Tree, here: int) -> int | None:
    """The mark that ends a clause that stands on its own, inside quotation marks too."""
    if tree.pos[here] not in {"VERB", "AUX"} and tree.head[here] != here:
        return None
    if tree.head[here] != here and tree.dep[here] not in {"ccomp", "parataxis"}:
        return None
    end = tree.right[here]
    if tree.word[end - 1] in CLOSING:
        end -= 1  # '"Do we burn it now?" the captain wrote'
    for i in (end - 1, end):
        if i < len(tree.word) and tree.word[i] == "?":
            return i
    return None


def is_order(tree: Tree, here: int) -> bool:
    """As in "Release the prisoners": a bare verb that opens its clause."""
    above = tree.head[here]
    quoted = tree.dep[here] == "ccomp" and (
        here < above or tree.word[tree.left[here] - 1] in OPENING
    )
    if tree.tag[here] != "VB" or not (above == here or quoted):
        return False
    kids = tree.children[here]
    helped = any(
        tree.dep[c] in SUBJECTS
        or tree.tag[c] in {"TO", "MD"}
        or (tree.dep[c] in {"aux", "mark"} and tree.word[c] != "do")
        for c in kids
    )
    opens = all(
        tree.dep[c] in BEFORE_ORDER or tree.word[c] == "do" for c in kids if c < here
    )
    return opens and not helped

"""The toll behind a deed: "planned to blow up the train, killing hundreds"."""

from __future__ import annotations

from tahqiq.extract.arcs.arcs import FINITE
from tahqiq.extract.lexicon.verb_forms import harms
from tahqiq.extract.parsing.operators import Composed
from tahqiq.extract.parsing.tree import Tree
from tahqiq.extract.stance.modifiers import modify


def with_deed(tree: Tree, here: int, state: Composed) -> bool:
    """Whether what a verb tells is the toll of the deed above it, as real as the deed is;
    then what stands with that deed is applied.

    A finite verb's own "not" stops before it: "did not brake, killing two" killed two.

    Args:
        tree: The parse.
        here: A verb in an adverbial clause.
        state: What was composed so far.
    """
    above = tree.head[here]
    toll = tree.tag[here] == "VBG" and here > above and harms(tree.word[here])
    own = tree.child(here, "nsubj", "nsubjpass", "mark", "prep", "aux")
    if not toll or (own is not None and own < here):
        return False
    whole = Composed()
    modify(tree, above, whole)
    finite = tree.tag[above] in FINITE or tree.child(above, "aux") is not None
    for token, operator in whole.applied:
        if not (operator.flip and finite):
            state.apply(token, operator)
    return True

"""What would happen in a scenario: "In the first scenario, rebels seize the town. In the
second, …".
"""

from __future__ import annotations

from tahqiq.extract.parsing.operators import stance_book
from tahqiq.extract.parsing.tree import Tree

REACH = 120  # tokens back to the scenario that was the first
IN = frozenset({"in", "under"})


def supposed(tree: Tree, prep: int) -> bool:
    """Whether a phrase says in which scenario its clause comes about."""
    noun = tree.child(prep, "pobj")
    if tree.word[prep] not in IN or noun is None:
        return False
    if tree.lemma[noun] in stance_book().scenarios:
        return True
    book, first = stance_book(), max(prep - REACH, 0)
    bare = tree.word[noun] in book.turns and tree.word[noun + 1 : noun + 2] == [","]
    for t in range(prep - 1, first, -1) if bare else ():
        if tree.lemma[t] in book.scenarios:
            return True
        other = tree.word[t] in book.turns and tree.pos[t + 1] in {"NOUN", "PROPN"}
        if other and tree.lemma[t + 1] not in book.scenarios:
            return False  # "In the first attack … In the second, they fled"
    return False

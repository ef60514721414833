"""What a telling takes for known: doers spoken of before, a deed told before."""

from __future__ import annotations

from collections.abc import Sequence

from tahqiq.extract.events.casting import Casting
from tahqiq.extract.parsing.tree import Tree

TIMING = frozenset({"when", "before", "after", "as", "until", "while", "since"})


def several(tree: Tree, hurt: Sequence[int]) -> bool:
    """More than one suffers it: "two herders", "an aide and his driver"."""
    return len(hurt) > 1 or any(tree.tag[t] in {"NNS", "NNPS"} for t in hurt)


def taken_for_known(casting: Casting) -> bool:
    """As in "the officer who fired", "shouted a warning before he fired": the deed says
    which of those known by now, or when something else was.
    """
    tree, head = casting.scene.tree, casting.trigger.head
    if casting.trigger.nominal:
        return False
    if tree.dep[head] == "relcl":
        who = tree.head[head]
        aside = tree.word[tree.left[head] - 1] == ","
        return not aside and _pointed_at(casting, who) and who in casting.doers()
    marks = {tree.word[c] for c in tree.all(head, "mark", "advmod")}
    if tree.dep[head] != "advcl" or not marks & TIMING:
        return False
    who = tree.child(head, "nsubj") or head
    alone = tree.child(head, "dobj", "prep") is None
    return alone and (tree.pos[who] == "PRON" or _pointed_at(casting, who))


def charged_with_it(casting: Casting) -> bool:
    """As in "charged with murder", "acquitted of murder": the murder told of."""
    tree, head = casting.scene.tree, casting.trigger.head
    words = casting.lexicon.words.links
    if not casting.trigger.nominal or tree.dep[head] != "pobj":
        return False
    bare = tree.child(head, "det", "poss", "nummod", "amod") is None
    charge = tree.lemma[tree.head[tree.head[head]]]
    told = charge in words["accused"] or charge in words["clearing"]
    return bare and told and tree.tag[head] == "NN"


def _pointed_at(casting: Casting, noun: int) -> bool:
    tree, same = casting.scene.tree, casting.lexicon.words.setting["same"]
    return any(tree.word[c] in same for c in tree.all(noun, "det", "poss"))

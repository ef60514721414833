"""Arcs of the toll behind a clause: "a bomb that exploded, wounding six"."""

from __future__ import annotations

from collections.abc import Iterator

from tahqiq.extract.arcs.arcs import FINITE, Arcs
from tahqiq.extract.lexicon.verb_forms import harms, is_attack, may_harm, says_or_sees

CLAUSES = frozenset({"relcl", "acl", "ccomp", "advcl", "conj"})
GERUNDS = frozenset({"xcomp", "pcomp"})  # "denied firing on the crowd, wounding three"
THINGS = frozenset({"dobj", "pobj", "nsubjpass", "attr"})


def toll_of_nearest(arcs: Arcs, i: int) -> None:
    """As in "Police are searching for a man who drove a van into a crowd, injuring ten":
    what did the harm is the violence told last before it, not those who search, visit,
    say or condemn.
    """
    above = arcs.head[i]
    if arcs.tag[i] != "VBG" or not above < i or arcs.subjects(i) or arcs.helped(i):
        return
    if arcs.of(i, "mark", "prep") and min(arcs.of(i, "mark", "prep")) < i:
        return  # "after killing two"
    says = says_or_sees(arcs.word[above])
    if not harms(arcs.word[i]) or (may_harm(arcs.word[above]) and not says):
        return
    deed = max(_violent(arcs, above, i), default=None)
    if deed is not None:
        arcs.hang(i, deed, "advcl")
    elif says:
        nouns = [c for c in range(above + 1, i) if _attack(arcs, c, above)]
        for noun in nouns[-1:]:
            arcs.hang(i, noun, "acl")


def toll_of_main(arcs: Arcs, i: int) -> None:
    """As in "fired at a column of people fleeing the town, killing 17": those who flee kill
    nobody; the violence told before did.
    """
    above, joint = arcs.head[i], arcs.left(i) - 1
    part = arcs.tag[above] == "VBG" and arcs.dep[above] in {"acl", "advcl"}
    apart = arcs.word[joint] == "," and not arcs.of(i, "mark", "nsubj", "aux")
    if arcs.tag[i] != "VBG" or not part or not apart or not above < i:
        return
    if not harms(arcs.word[i]) or may_harm(arcs.word[above]):
        return
    if any(above < c < i for c in arcs.of(above, "cc")):
        return  # "men burning huts, looting shops and killing two"
    verb = above
    while arcs.head[verb] != verb:
        verb = arcs.head[verb]
        if arcs.tag[verb][:1] == "V" and may_harm(arcs.word[verb]):
            arcs.hang(i, verb, "advcl")
            return


def _violent(arcs: Arcs, above: int, i: int) -> Iterator[int]:
    """Finite verbs of violence in clauses under a verb, before token `i`."""
    for c in range(above + 1, i):
        finite = arcs.tag[c] in FINITE or arcs.helped(c) or arcs.dep[c] in GERUNDS
        clause = finite and arcs.dep[c] in CLAUSES | GERUNDS
        if clause and may_harm(arcs.word[c]) and arcs.within(c, above):
            yield c


def _attack(arcs: Arcs, noun: int, above: int) -> bool:
    """Whether a noun under a verb names an act of violence."""
    named = arcs.tag[noun][:1] == "N" and arcs.dep[noun] in THINGS
    return named and is_attack(arcs.word[noun]) and arcs.within(noun, above)


RULES = {
    "advcl": (toll_of_nearest, toll_of_main),
    "acl": (toll_of_main,),
    "conj": (toll_of_main,),
}

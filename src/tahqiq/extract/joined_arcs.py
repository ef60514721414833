"""Coordination that the parser hung on the wrong member.

What is joined is alike: a noun joins a noun, a gerund a gerund, and a finite verb that has
no subject takes the noun right before it for one.
"""

from __future__ import annotations

from tahqiq.extract.arcs import FINITE, Arcs
from tahqiq.extract.word_classes import word_classes

OBJECTS = frozenset({"dobj", "pobj", "attr"})


def noun_joined(arcs: Arcs, i: int) -> None:
    """As in "stressed fairness, and a need to raise wages": a noun phrase joins the noun
    before it, not the verb.
    """
    verb, first = arcs.head[i], arcs.left(i)
    phrase = arcs.tag[i] in {"NN", "NNS"} and bool(arcs.of(i, "det", "amod", "poss"))
    if not phrase or arcs.tag[verb][:1] != "V" or arcs.of(i, "nsubj", "cop", "aux"):
        return
    if first < 1 or arcs.word[first - 1] not in {"and", "or", "nor"}:
        return
    noun = _object_before(arcs, first - 1, verb)
    if noun is not None:
        arcs.hang(first - 1, noun, "cc")
        arcs.hang(i, noun, "conj")


def _object_before(arcs: Arcs, end: int, verb: int) -> int | None:
    """The last object of a verb or of its preposition before some token."""
    inside = [c for c in range(verb + 1, end)
              if arcs.dep[c] in OBJECTS and arcs.within(c, verb)]  # fmt: skip
    if not inside:
        return None
    noun = inside[-1]
    while arcs.dep[noun] == "pobj" and arcs.tag[arcs.head[arcs.head[noun]]][:1] == "N":
        noun = arcs.head[
            arcs.head[noun]
        ]  # "the price of bread and a need": of the price
    return noun if arcs.tag[noun][:1] == "N" else None


def gerund_joined(arcs: Arcs, i: int) -> None:
    """As in "mentioned paying the men and burning the files": a bare gerund joins a gerund,
    never a finite verb.
    """
    verb = arcs.head[i]
    finite = arcs.tag[verb] in FINITE or arcs.helped(verb)
    if arcs.tag[i] != "VBG" or not finite or arcs.subjects(i) or arcs.helped(i):
        return
    if i < 1 or arcs.word[i - 1] not in {"and", "or"}:
        return
    before = [c for c in range(verb + 1, i - 1)
              if arcs.tag[c] == "VBG" and arcs.within(c, verb)]  # fmt: skip
    above = arcs.head[verb]
    if not before and arcs.dep[verb] == "ccomp" and arcs.tag[above] == "VBG":
        before = [above]  # "saying they were far away and accusing": who says accuses
    if not before:
        return
    first = before[-1]
    if arcs.dep[first] == "amod":  # "paying old men": read as men who pay
        noun = arcs.head[first]
        first = noun if arcs.dep[noun] in OBJECTS else first
    arcs.hang(i - 1, first, "cc")
    arcs.hang(i, first, "conj")


def subject_joined(arcs: Arcs, i: int) -> None:
    """As in "said he has respect for the army and his remark was a joke": the finite verb
    begins a second clause, whose subject was read as joined to the noun before.
    """
    if arcs.tag[i] not in FINITE or i < 2 or arcs.subjects(i):
        return
    noun = i - 1
    while arcs.dep[noun] in {"pobj", "prep"} and arcs.head[noun] < noun:
        noun = arcs.head[noun]
    first = arcs.left(noun)
    if arcs.dep[noun] != "conj" or arcs.tag[noun][:1] != "N" or first < 1:
        return
    clause = _clause_of(arcs, noun, i)
    if clause is None or arcs.word[first - 1] not in {"and", "but", "or"}:
        return
    arcs.hang(noun, i, "nsubj")
    arcs.hang(i, clause, "conj")
    arcs.hang(first - 1, clause, "cc")


def _clause_of(arcs: Arcs, noun: int, verb: int) -> int | None:
    """The finite clause of reported speech before a verb that the noun was put into."""
    above = arcs.head[noun]
    while arcs.head[above] != above and arcs.dep[above] != "ccomp":
        above = arcs.head[above]
    alike = above == arcs.head[verb] or arcs.head[above] == arcs.head[verb]
    finite = arcs.tag[above] in FINITE or arcs.helped(above)
    told = arcs.dep[above] == "ccomp" and bool(arcs.subjects(above))
    return above if told and finite and alike and above < noun else None


def narrowed(arcs: Arcs, i: int) -> None:
    """As in "spoke about the raids, particularly in the north": what narrows down a topic
    behind a comma is part of the topic.
    """
    verb, first = arcs.head[i], arcs.left(i)
    narrows = first < i and arcs.word[first] in word_classes().narrowing
    if not narrows or first < 1 or arcs.word[first - 1] != ",":
        return
    noun = _object_before(arcs, first - 1, verb)
    if noun is not None and arcs.tag[verb][:1] == "V":
        arcs.hang(i, noun, "prep")

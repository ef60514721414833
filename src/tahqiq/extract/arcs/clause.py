"""Clauses whose own verb or subject the parser gave to the clause above."""

from __future__ import annotations

from tahqiq.extract.arcs import outer
from tahqiq.extract.arcs.arcs import FINITE, Arcs, after_modal
from tahqiq.extract.lexicon.verb_forms import reports
from tahqiq.extract.lexicon.word_classes import word_classes

PAST = "VBD"


def main(arcs: Arcs, i: int) -> None:
    """As in "A source insisted to the paper there had been no call": the past tense is
    the main verb where what was read as the main verb has a subject of its own; so is
    what reports where that one opens with "that".
    """
    noun = arcs.head[i]
    verb = arcs.head[noun]
    that = arcs.that(verb)
    told = that is not None and that > i and arcs.tag[i] == "VBN"
    told = told and not arcs.helped(i) and reports(arcs.word[i])
    if arcs.subjects(i) or not (told or arcs.tag[i] == PAST):
        return
    if arcs.dep[noun] not in {"nsubj", "nsubjpass"} or verb <= i:
        return
    if not any(i < c < verb for c in arcs.subjects(verb)):
        return
    arcs.replace(verb, i)
    arcs.hang(verb, i, "ccomp")
    arcs.hang(noun, i, "nsubj")
    arcs.tag[i] = PAST


def heard(arcs: Arcs, i: int) -> None:
    """As in "hearing an officer shout that": the noun right before a bare infinitive is
    its subject, and both hang on the verb of perception.
    """
    noun = i - 1
    own = [c for c in arcs.subjects(i) if arcs.tag[c] not in FINITE]
    if arcs.tag[i] != "VB" or noun < 1 or own or after_modal(arcs, i):
        return
    verb = arcs.head[noun]
    if arcs.dep[noun] != "dobj" or verb == i or arcs.tag[noun][0] not in "NP":
        return
    if arcs.word[verb] not in word_classes().perceiving_forms:
        return
    if arcs.dep[i] == "ROOT":  # "recalled" was read as the subject of "scream"
        top = next((c for c in arcs.under[i] if arcs.tag[c] in FINITE and c < i), None)
        if top is None:
            return
        arcs.hang(top, top, "ROOT")
    arcs.hang(i, verb, "ccomp")
    arcs.hang(noun, i, "nsubj")


def introduced(arcs: Arcs, i: int) -> None:
    """A "that" tagged as a conjunction is the object of nothing, if a clause follows."""
    if arcs.word[i] == "that" and arcs.tag[i] == "IN" and not outer.ends(arcs, i):
        arcs.dep[i] = "mark"


def object_is_subject(arcs: Arcs, i: int) -> None:
    """As in "told the village was empty": the noun phrase right before a finite verb
    without a subject is its subject, not the object of the verb before.
    """
    if arcs.tag[i] not in FINITE or i < 2 or arcs.subjects(i) or arcs.helped(i):
        return
    noun = i - 1
    while arcs.dep[noun] != "dobj":
        if arcs.head[noun] >= noun or arcs.dep[noun] not in {"pobj", "prep"}:
            return
        noun = arcs.head[noun]
    verb = arcs.head[noun]
    if verb < noun and arcs.head[i] < verb:
        arcs.hang(noun, i, "nsubj")
        arcs.hang(i, verb, "ccomp")

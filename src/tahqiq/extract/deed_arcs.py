"""Arcs of clauses that tell deeds: subjects lost to the clause or the noun before."""

from __future__ import annotations

from tahqiq.extract.arcs import FINITE, Arcs
from tahqiq.extract.word_classes import word_classes

PHRASE = frozenset({"RB", "IN", "DT", "NN", "NNS", "NNP", "JJ", "CD", "RP", "PRP$"})
HELPING = frozenset({"aux", "auxpass", "advmod", "neg"})
PARTICIPLE = frozenset({"VBN", "VBD", "JJ"})
TWO = 2  # participles behind one noun
REACH = 8  # tokens a reduced relative runs before its verb


def posted(arcs: Arcs, i: int) -> None:
    """As in "guards posted there killed one": no two finite verbs stand side by side, so
    the first says which guards.
    """
    if arcs.tag[i] != "VBD" or arcs.subjects(i) or arcs.helped(i):
        return
    verb = i - 1
    while verb > max(0, i - REACH) and arcs.tag[verb] in PHRASE:
        if arcs.dep[verb] in {"mark", "cc"}:
            return
        verb -= 1
    doers = [c for c in arcs.of(verb, "nsubj") if c < verb]
    bare = arcs.tag[verb] in {"VBD", "VBN"} and not arcs.helped(verb)
    beside = arcs.head[i] in {verb, arcs.head[verb]}
    if not bare or not beside or not doers or arcs.of(verb, "dobj", "ccomp", "xcomp"):
        return
    if arcs.head[i] == verb:
        arcs.replace(verb, i)
    arcs.hang(doers[-1], i, "nsubj")
    arcs.hang(verb, doers[-1], "acl")
    arcs.tag[verb] = "VBN"


def second_clause(arcs: Arcs, i: int) -> None:
    """As in "One died in the clashes and two guards were hurt": the noun before a finite
    verb without a subject is its subject, and not a second thing he died in.
    """
    start = i
    while start and arcs.head[start - 1] == i and arcs.dep[start - 1] in HELPING:
        start -= 1
    if start == i or arcs.subjects(i) or arcs.of(i, "mark") or arcs.tag[start] == "TO":
        return
    noun = start - 1
    while arcs.dep[noun] in {"pobj", "prep"} and arcs.head[noun] < noun:
        noun = arcs.head[noun]
    first = arcs.head[noun]
    above = arcs.head[i]
    joined = arcs.dep[noun] == "conj" and arcs.dep[first] in {"pobj", "dobj"}
    if not joined or not above < first < noun or not arcs.within(first, above):
        return
    joints = [c for c in arcs.of(first, "cc") if first < c < noun]
    if not joints or arcs.left(noun) != joints[-1] + 1:
        return
    arcs.hang(noun, i, "nsubjpass" if arcs.of(i, "auxpass") else "nsubj")
    arcs.hang(joints[-1], above, "cc")
    arcs.dep[i] = "conj"


def resumed(arcs: Arcs, i: int) -> None:
    """As in "He was beaten, his lawyer said, and was freed": a passive behind the report
    goes on from the passive before it.
    """
    report = arcs.head[i]
    told = [c for c in arcs.of(report, "ccomp") if c < report]
    if not told or i < report or arcs.subjects(i) or arcs.tag[report] not in FINITE:
        return
    put_in = [c for c in arcs.subjects(report) if told[-1] < c < report]
    passive = arcs.of(i, "auxpass") and arcs.of(told[-1], "auxpass")
    if put_in and passive and arcs.word[report + 1] == ",":
        arcs.hang(i, told[-1], "conj")


def of_auxiliary(arcs: Arcs, i: int) -> None:
    """As in "One hostage, a nurse, was wounded": an auxiliary has no subject, its verb has."""
    helper = arcs.head[i]
    verb = arcs.head[helper]
    if (
        arcs.dep[helper] in {"aux", "auxpass"}
        and not arcs.subjects(verb)
        and i < helper
    ):
        passive = arcs.dep[helper] == "auxpass"
        arcs.hang(i, verb, "nsubjpass" if passive else "nsubj")


def compounded(arcs: Arcs, i: int) -> None:
    """As in "the body of trade unionist Miro Kesh": what abuts a bare noun is named by it,
    not what stands before it.
    """
    noun = arcs.left(i) - 1
    if noun < 1 or arcs.dep[noun] != "pobj" or arcs.tag[noun] != "NN":
        return
    link = arcs.head[noun]
    if arcs.head[link] != arcs.head[i] or arcs.word[link] != "of" or link != noun - 1:
        return
    for c in list(arcs.under[noun]):
        arcs.hang(c, i, arcs.dep[c])
    arcs.hang(i, link, "pobj")
    arcs.hang(noun, i, "compound")


def burning(arcs: Arcs, i: int) -> None:
    """As in "attacked the camp, burning huts and killing two": no noun modifies a verb as a
    clause does, so the gerund before it is the verb and the noun its object.
    """
    verb = i - 1
    if arcs.tag[i][:1] != "N" or arcs.tag[verb] != "VBG" or arcs.head[verb] != i:
        return
    if arcs.left(i) < verb or arcs.dep[verb] not in {"amod", "compound"}:
        return
    behind = [c for c in arcs.of(i, "conj") if arcs.tag[c] == "VBG"]
    joints = arcs.of(i, "cc")
    arcs.replace(i, verb)
    arcs.hang(i, verb, "dobj")
    for c in (*behind, *(joints if behind else ())):
        arcs.hang(c, verb, arcs.dep[c])


def and_injured(arcs: Arcs, i: int) -> None:
    """As in "killed ten people and injured dozens": a participle that opens the second part,
    before a bare number, is the second verb.
    """
    first, start = arcs.head[i], arcs.left(i)
    verb = arcs.head[first] if arcs.dep[first] == "dobj" else first
    joints = [c for c in arcs.of(first, "cc") if c == start - 1]
    participle = arcs.word[start].endswith("ed") and arcs.tag[start] in PARTICIPLE
    if not joints or not participle or not arcs.of(verb, "dobj"):
        return
    counted = (
        arcs.tag[i] == "CD"
        or arcs.word[i] in word_classes().tallies
        or arcs.of(i, "nummod")
    )
    if start == i or arcs.head[start] != i or not counted or arcs.tag[verb] != "VBD":
        return
    arcs.tag[start] = "VBD"
    arcs.hang(start, verb, "conj")
    arcs.hang(joints[0], verb, "cc")
    arcs.hang(i, start, "dobj")


def second_participle(arcs: Arcs, i: int) -> None:
    """As in "A man, shot in the thigh, bled to death": of two participles between commas
    behind one noun the second is the verb of the sentence.
    """
    found = [c for c in arcs.of(i, "acl") if c > i and arcs.word[c - 1] == ","]
    if arcs.head[i] != i or arcs.tag[i][:1] != "N" or len(found) != TWO:
        return
    verb = found[1]
    plain = arcs.tag[verb] in {"VBN", "VBD"} and not arcs.helped(verb)
    if not plain or arcs.of(verb, "agent") or arcs.subjects(verb):
        return
    arcs.hang(verb, verb, "ROOT")
    arcs.hang(i, verb, "nsubj")
    arcs.tag[verb] = "VBD"

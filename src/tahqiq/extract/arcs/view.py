"""Arcs of what is called what, and of whom is named twice: "rejected as lies claims that",
"according to his widow, Lesly Rao", "the union, which called the march".
"""

from __future__ import annotations

from tahqiq.extract.arcs.arcs import NAMES, Arcs
from tahqiq.extract.lexicon.cues import cue_book
from tahqiq.extract.lexicon.nouns import singular
from tahqiq.extract.lexicon.verb_forms import keeps

HURT = frozenset({"wounded", "injured", "hurt", "missing", "dead", "killed"})
CALLING = frozenset({"call", "calls", "called", "calling"})


def as_lies(arcs: Arcs, i: int) -> None:
    """As in "rejected as lies claims that it had fired": lies claim nothing; the claims are
    what was rejected, and lies what they were called.
    """
    verb, view = arcs.head[i], i - 1
    mark = verb + 1
    told = singular(arcs.word[i]) in cue_book().nouns and arcs.tag[i] == "VBZ"
    if not told or view <= mark or arcs.word[mark] != "as":
        return
    clause = [c for c in arcs.of(i, "ccomp") if arcs.that(c) == i + 1]
    whole = arcs.left(view) == mark + 1 and arcs.tag[view][:2] in {"NN", "JJ"}
    whole = whole and not arcs.of(view, "compound", "amod")  # "as lies rebel claims"
    if not clause or not whole or not keeps(arcs.word[verb], "cast"):
        return
    arcs.tag[i] = "NNS"
    arcs.hang(i, verb, "dobj")
    arcs.hang(mark, verb, "prep")
    arcs.hang(view, mark, "pobj" if arcs.tag[view][:2] == "NN" else "amod")
    arcs.hang(clause[0], i, "acl")


def named_behind(arcs: Arcs, i: int) -> None:
    """As in "He refused, according to his widow, Lesly Rao": a name behind the comma of who
    is the source is hers, and nothing of what she says.
    """
    comma = arcs.left(i) - 1
    who = comma - 1
    if who < 2 or arcs.word[comma] != "," or arcs.tag[i] not in NAMES:
        return
    while arcs.dep[who] == "pobj" and arcs.word[arcs.head[who]] not in {"to", "by"}:
        who = arcs.head[arcs.head[who]]  # "to the head of the union, Lesly Rao"
    to = arcs.head[who]
    source = arcs.word[to] == "to" and arcs.word[arcs.head[to]] == "according"
    person = singular(arcs.word[who]) in cue_book().persons
    if source and arcs.dep[who] == "pobj" and arcs.tag[who] == "NN" and person:
        arcs.hang(i, who, "appos")


def and_some_hurt(arcs: Arcs, i: int) -> None:
    """As in "spoke of 15 dead and some 40 wounded in a statement": a number joins no verb,
    but the number before.
    """
    verb = arcs.head[i]
    counted = [
        n for c in arcs.of(verb, "prep") if verb < c < i
        for n in arcs.of(c, "pobj") if n < i and arcs.of(n, "nummod")
    ]  # fmt: skip
    if arcs.tag[verb][:1] != "V" or not counted or arcs.right(counted[-1]) < i - 3:
        return
    own = [c for c in arcs.of(i, "nsubj") if c == i - 1 and arcs.tag[c] == "CD"]
    if arcs.word[i] in HURT and own and not arcs.helped(i) and not arcs.of(i, "dobj"):
        arcs.replace(i, own[0])  # "four dead and ten wounded"
        arcs.hang(i, own[0], "acl")
        i = own[0]
    hurt = [c for c in arcs.of(i, "acl", "amod") if arcs.word[c] in HURT]
    if arcs.tag[i] != "CD" or not hurt:
        return
    arcs.rejoin(i, counted[-1], after=counted[-1])
    for c in [c for c in arcs.of(hurt[0], "prep") if arcs.word[c] == "in"]:
        if any(arcs.word[n] in cue_book().media for n in arcs.of(c, "pobj")):
            arcs.hang(c, verb, "prep")


def called_the(arcs: Arcs, i: int) -> None:
    """As in "the union, which called the march": nothing is called a march; it is held."""
    verb = arcs.head[i]
    the = [c for c in arcs.of(i, "det") if arcs.word[c] == "the"]
    own = arcs.of(verb, "dobj", "nsubjpass", "auxpass") or arcs.of(i, "compound")
    who = arcs.subjects(verb)
    gap = arcs.dep[verb] == "relcl" and who and arcs.tag[who[0]][:1] != "W"
    if arcs.word[verb] in CALLING and the and not own and not gap and i > verb:
        arcs.dep[i] = "dobj" if arcs.tag[i] == "NN" else arcs.dep[i]


ADVCL = (as_lies,)
NPADVMOD = (named_behind,)
CONJ = (and_some_hurt,)
OPRD = (called_the,)

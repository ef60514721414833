"""Arcs between the opening of a sentence and its main verb: the subject, a word of denial put
first, and what came of the deed behind all that is said of its object.
"""

from __future__ import annotations

from tahqiq.extract.arcs.arcs import FINITE, HYPHENS, Arcs
from tahqiq.extract.lexicon.word_classes import word_classes

NONE = frozenset(
    {"nobody", "none", "everyone", "everybody", "someone", "anyone", "all"}
)
PREFIXES = frozenset({"re", "co", "pre", "mis", "un", "de", "over", "under", "counter"})
RELATIVES = frozenset({"who", "which", "that"})
PLACING = frozenset({"in", "at", "near"})
DATES = frozenset({"in", "on", "by", "since", "until"})


def neither_did(arcs: Arcs, i: int) -> None:
    """As in "but neither did he punish them", "neither could they hide": put before the
    helping verb and the subject, "neither" denies the clause and is no part of it.
    """
    verb = arcs.head[i]
    helps = i + 1 < len(arcs.word) and arcs.head[i + 1] == verb
    if arcs.word[i] != "neither" or not helps or arcs.dep[i + 1][:3] != "aux":
        return
    if any(i + 1 < c < verb for c in arcs.subjects(verb)):
        arcs.hang(i, verb, "neg")


def dated_apposition(arcs: Arcs, i: int) -> None:
    """As in "On 2 May a teacher, Serik Bayan, was abducted": no date is somebody, so who
    stands beside it is the subject that the verb lacks.
    """
    month = arcs.head[i]
    if arcs.dep[i] == "dep":  # hung on the "on"
        month = next(iter(arcs.of(month, "pobj")), month)
    link = arcs.head[month]
    verb = arcs.head[link]
    dated = arcs.word[month] in word_classes().months and arcs.word[link] in DATES
    if not dated or i < month or arcs.word[arcs.left(i) - 1] == "," or verb < i:
        return
    if arcs.tag[verb] not in {"VBD", "VBN"} or arcs.subjects(verb):
        return
    arcs.hang(i, verb, "nsubjpass" if arcs.of(verb, "auxpass") else "nsubj")


def of_people(arcs: Arcs, i: int) -> None:
    """As in "families in Tepa, whom they accuse", "a man in Tepa, who denied it": no town is
    a "who"; the noun it places is.
    """
    place = arcs.head[i]
    link = arcs.head[place]
    noun = arcs.head[link]
    within = arcs.dep[place] == "pobj" and arcs.word[link] in PLACING
    if arcs.word[arcs.left(i)] not in {"who", "whom"} or not within:
        return
    if arcs.tag[place] == "NNP" and arcs.tag[noun] in {"NN", "NNS"} and noun < link:
        arcs.hang(i, noun, "relcl")


def nobody_i_met(arcs: Arcs, i: int) -> None:
    """As in "Nobody I spoke to in the town believed it": the pronoun before "I" is who
    believed, and the clause between says which.
    """
    said = arcs.head[i]
    who = arcs.head[said]
    main = arcs.head[who]
    ours = arcs.word[who] in {"i", "we"} and who == i + 1 and arcs.dep[who] == "nsubj"
    if arcs.word[i] not in NONE or not ours or arcs.dep[said] not in {"acl", "relcl"}:
        return
    if main < said or arcs.tag[main] not in FINITE:
        return
    arcs.hang(i, main, "nsubj")
    arcs.hang(said, i, "relcl")
    arcs.hang(who, said, "nsubj")
    arcs.tag[said] = "VBD"


def came_of_deed(arcs: Arcs, i: int) -> None:
    """As in "A bomb hit a car in which the colonel was travelling, killing two": he killed
    nobody; what hit the car did.
    """
    clause = arcs.head[i]
    while arcs.dep[clause] in {"xcomp", "ccomp"}:
        clause = arcs.head[clause]
    first = arcs.left(i)
    behind = arcs.word[first - 1] == "," and arcs.word[i] in word_classes().coming_of
    if not behind or arcs.dep[clause] != "relcl" or clause > first:
        return
    riding = [clause, *arcs.of(clause, "xcomp")]
    if not any(arcs.tag[c] == "VBG" for c in riding):
        return  # "the school where a shell landed, killing two"
    own = [arcs.word[c] for c in arcs.subjects(clause)]
    verb = arcs.head[clause]
    while arcs.head[verb] != verb and arcs.tag[verb] not in {*FINITE, "VBN"}:
        verb = arcs.head[verb]
    if own and own[0] not in RELATIVES and arcs.tag[verb] in {*FINITE, "VBN"}:
        arcs.hang(i, verb, "advcl")


def prefixed(arcs: Arcs, i: int) -> None:
    """As in "was re-elected in June", "the pre-dawn raid": before a hyphen "re" is no verb, but
    part of the one behind.
    """
    verb = i + 2
    if arcs.word[i] not in PREFIXES or verb >= len(arcs.word):
        return
    if arcs.word[i + 1] not in HYPHENS or arcs.tag[verb][:1] != "V":
        return
    if arcs.within(verb, i):
        arcs.replace(i, verb)
        for c in [c for c in arcs.under[i] if c != verb]:
            arcs.hang(c, verb, arcs.dep[c])
    arcs.hang(i, verb, "prefix")
    arcs.hang(i + 1, verb, "punct")
    arcs.tag[i], arcs.tag[i + 1] = "AFX", "HYPH"


RULES = {
    **dict.fromkeys(("acomp", "ROOT", "attr", "conj", "ccomp", "xcomp"), (prefixed,)),
    "preconj": (neither_did,),
    "nsubjpass": (neither_did,),
    "nsubj": (neither_did,),
    "dobj": (neither_did,),
    "det": (neither_did,),
    "acl": (prefixed,),
    "advcl": (came_of_deed,),
    "appos": (dated_apposition,),
    "dep": (dated_apposition,),
    "relcl": (of_people, prefixed),
    "npadvmod": (nobody_i_met,),
}

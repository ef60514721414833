"""Arcs of what belongs to the reporting verb, though something nearer drew it to itself."""

from __future__ import annotations

from tahqiq.extract.arcs import FINITE, Arcs
from tahqiq.extract.word_classes import word_classes

THROUGH = frozenset(
    {"from", "by", "through", "via", "in", "on", "over", "at", "during"}
)
OBJECTS = ("dobj", "ccomp", "xcomp", "oprd")


def told_through(arcs: Arcs, i: int) -> None:
    """As in "claimed in a message to have planted it", "replied in writing that it had",
    "learned from a nurse that he was dead": the clause is what the verb reports, not a
    clause about the message, which a perfect infinitive never is.
    """
    noun, prep = arcs.head[i], arcs.head[arcs.head[i]]
    verb = arcs.head[prep]
    if arcs.dep[noun] != "pobj" or arcs.dep[prep] != "prep" or not verb < prep < i:
        return
    if arcs.tag[verb][:1] != "V" or arcs.of(verb, *OBJECTS):
        return
    helps = {arcs.word[c] for c in arcs.of(i, "aux")}
    if {"to", "have"} <= helps:
        arcs.hang(i, verb, "xcomp")
    elif arcs.word[prep] in THROUGH and _is_told(arcs, i, noun):
        arcs.hang(i, verb, "ccomp")


def _is_told(arcs: Arcs, i: int, noun: int) -> bool:
    """Whether a whole clause opens with "that" behind a noun that holds none."""
    marks = [c for c in arcs.of(i, "mark") if arcs.word[c] == "that"]
    return (
        bool(marks and arcs.subjects(i))
        and arcs.word[noun] not in word_classes().holding_clauses
    )


def ends(arcs: Arcs, i: int) -> bool:
    """Whether a clause or sentence ends behind a token."""
    return i + 1 == len(arcs.word) or arcs.tag[i + 1] in {",", ".", ":", "''"}


def that_itself(arcs: Arcs, i: int) -> None:
    """As in "The union disputes that, saying": with nothing behind it "that" is no mark of a
    clause but what is disputed.
    """
    if arcs.word[i] == "that" and i and arcs.tag[i - 1][:1] == "V" and ends(arcs, i):
        arcs.hang(i, i - 1, "dobj")


def outer_act(arcs: Arcs, i: int) -> None:
    """As in "said that it was false, and asked the media to wait": a comma and a verb of
    speaking to somebody take up the one who said it. So does a present tense behind a past
    one: "denies that its men fired and calls the video fake".
    """
    inner = arcs.head[i]
    outer = arcs.head[inner]
    if arcs.dep[inner] == "conj" and arcs.dep[outer] == "ccomp":
        inner, outer = outer, arcs.head[outer]
    if arcs.subjects(i) or arcs.dep[inner] != "ccomp" or not outer < inner < i:
        return
    if arcs.tag[outer] not in FINITE or arcs.helped(i):
        return
    apart = arcs.word[i - 1] in {"and", "but"} and arcs.word[i - 2] == ","
    tenses = arcs.tag[outer], arcs.tag[inner], arcs.tag[i]
    if (apart and arcs.word[i] in word_classes().speech_acts) or tenses == (
        "VBZ",
        "VBD",
        "VBZ",
    ):
        arcs.hang(i, outer, "conj")


def far_apposition(arcs: Arcs, i: int) -> None:
    """As in "The mission said that a helicopter fired on villagers, an allegation the army
    denies": what sums up a clause is no second name of its subject.
    """
    named, start = arcs.head[i], arcs.left(i)
    verb = arcs.head[named]
    if not named < verb < start - 1 or arcs.word[start - 1] != ",":
        return
    nouns = [c for c in range(verb + 1, start - 1) if arcs.tag[c][:1] == "N"]
    if arcs.tag[verb][:1] == "V" and nouns:
        arcs.hang(i, nouns[-1], "appos")


def called_as(arcs: Arcs, i: int) -> None:
    """As in "described the report as baseless": a bare adjective behind "as" is what the
    verb's object is called, no clause.
    """
    verb = arcs.head[i]
    bare = arcs.tag[i] == "JJ" and arcs.word[i - 1] == "as" and arcs.head[i - 1] == i
    if bare and arcs.of(verb, "dobj", "nsubjpass") and not arcs.subjects(i):
        arcs.hang(i - 1, verb, "prep")
        arcs.hang(i, i - 1, "amod")

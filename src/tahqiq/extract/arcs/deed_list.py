"""Deeds in a row, of which a small parser makes things: "fired tear gas, detained activists,
beat journalists and closed roads", and deeds that somebody has in mind.
"""

from __future__ import annotations

from tahqiq.extract.arcs.arcs import PASTS, Arcs
from tahqiq.extract.lexicon.verb_forms import stems_of, violates
from tahqiq.extract.lexicon.word_classes import word_classes

LIKE = {"VBD": ("VBD", "VBN", "JJ"), "VBN": ("VBD", "VBN", "JJ"), "VBG": ("VBG",)}
OBJECTS = frozenset({"dobj", "conj"})


def deed_in_a_row(arcs: Arcs, i: int) -> None:
    """As in "looted shops, threatened teachers, set fires and kidnapped a nurse": between
    two verbs in a row what opens a thing behind a comma is the verb of it, and so is what
    ends the row: "beat journalists and closed roads".
    """
    noun = arcs.head[i]
    above = _verb_above(arcs, noun)
    if arcs.left(noun) != i or above is None or not _like(arcs, i, above):
        return
    if not (_between_verbs(arcs, noun, above) or _ends_row(arcs, noun, above)):
        return
    first = arcs.head[noun]
    rest = [c for c in arcs.of(first, "conj", "cc") if c > noun and first != above]
    for c in arcs.of(first, "cc"):
        arcs.hang(c, above if c == i - 1 else first, "cc")
    arcs.hang(i, above, "conj")
    arcs.tag[i] = arcs.tag[above]
    arcs.hang(noun, i, "dobj")
    for c in rest:
        arcs.hang(c, noun, arcs.dep[c])


def _verb_above(arcs: Arcs, noun: int) -> int | None:
    """The verb among whose objects a noun is listed."""
    if arcs.dep[noun] != "conj":
        return None
    top = noun
    while arcs.dep[top] == "conj" and arcs.tag[top][:1] == "N":
        top = arcs.head[top]
    if arcs.tag[top][:1] == "N" and arcs.dep[top] == "dobj":
        top = arcs.head[top]
    before = [c for c in arcs.of(top, "dobj") if c < noun]  # roads joined to the verb
    return top if top < noun and before and arcs.tag[top] in LIKE else None


def _like(arcs: Arcs, i: int, verb: int) -> bool:
    """Whether a form is one the verb has, of a verb that tells of something done."""
    formed = arcs.word[i].endswith(("ed", "ing")) or stems_of(arcs.word[i]) & {"set"}
    passive = bool(arcs.of(verb, "auxpass"))
    return arcs.tag[i] in LIKE[arcs.tag[verb]] and bool(formed) and not passive


def _row(arcs: Arcs, verb: int) -> list[int]:
    """The verbs of a row without subjects of their own."""
    while arcs.dep[verb] == "conj" and arcs.tag[arcs.head[verb]][:1] == "V":
        verb = arcs.head[verb]
    found, queue = [], [verb]
    while queue:
        one = queue.pop()
        found.append(one)
        queue.extend(
            c for c in arcs.of(one, "conj")
            if arcs.tag[c] in PASTS | {"VBG"} and not arcs.subjects(c)
        )  # fmt: skip
    return sorted(found)


def _between_verbs(arcs: Arcs, noun: int, above: int) -> bool:
    """Behind a comma, with no "and" before it among the things, and a verb to follow."""
    chain = noun
    if arcs.word[arcs.left(noun) - 1] != ",":
        return False
    while arcs.dep[chain] == "conj" and chain > above:
        chain = arcs.head[chain]
        if any(c < noun for c in arcs.of(chain, "cc")):
            return False
    later = [c for c in _row(arcs, above) if c > noun]
    if any(c > noun for c in (*arcs.of(noun, "cc"), *arcs.of(arcs.head[noun], "cc"))):
        later = [
            c for c in later if arcs.word[c - 1] == ","
        ]  # "burned A, abandoned B and C"
    return any(
        arcs.tag[c] == arcs.tag[above] or arcs.tag[above] == "VBN" for c in later
    )


def _ends_row(arcs: Arcs, noun: int, above: int) -> bool:
    """Behind "and", where the verbs of the row so far have none among them."""
    row = [c for c in _row(arcs, above) if c < noun]
    start = arcs.left(noun)
    joined = arcs.word[start - 1] == "and" and arcs.word[start - 2] != ","
    joined = joined or arcs.word[start - 2 : start] == [",", "and"]
    unjoined = all(arcs.word[c - 1] == "," for c in row[1:])
    return joined and len(row) > 1 and unjoined and row[-1] == above


def done_to_it(arcs: Arcs, i: int) -> None:
    """As in "burned houses, beat farmers, arrested students and fled": no comma parts a
    subject from its verb, and whoever stands right behind a verb of violence suffers it.
    """
    verb = arcs.head[i]
    parted = [c for c in arcs.subjects(i) if c < i and arcs.word[i - 1] == ","]
    if arcs.tag[i] != "VBD" or len(parted) != 1 or arcs.helped(i):
        return
    noun, start = parted[0], arcs.left(parted[0])
    plain = arcs.right(noun) == i and not any(
        arcs.word[c] == "," for c in range(start, noun)
    )
    bare = arcs.tag[verb] in PASTS and not arcs.of(verb, "dobj", "auxpass")
    if plain and start == verb + 1 and bare and violates(arcs.word[verb]):
        arcs.hang(noun, verb, "dobj")


def plot_to(arcs: Arcs, i: int) -> None:
    """As in "Police foiled a plot to bomb the station": what the plot was to do."""
    verb, to = arcs.head[i], arcs.left(i)
    if arcs.tag[i] != "VB" or arcs.word[to] != "to" or verb > i:
        return
    words = word_classes()
    held = [c for c in arcs.of(verb, "dobj", "nsubjpass") if c < to]
    met = stems_of(arcs.word[verb]) & words.meeting_designs
    plotted = held and arcs.word[held[-1]] in words.designs and met
    if plotted and arcs.right(held[-1]) == to:
        arcs.hang(i, held[-1], "acl")


AMOD = (deed_in_a_row,)
CONJ = (done_to_it,)
INFINITIVES = (plot_to,)

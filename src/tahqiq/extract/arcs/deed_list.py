"""Deeds in a row, of which a small parser makes things: "fired tear gas, detained activists,
beat journalists and closed roads", and deeds that somebody has in mind.
"""

from __future__ import annotations

from tahqiq.extract.arcs.arcs import PASTS, Arcs
from tahqiq.extract.lexicon.verb_forms import may_harm, stems_of, violates
from tahqiq.extract.lexicon.word_classes import word_classes

LIKE = {"VBD": ("VBD", "VBN", "JJ"), "VBN": ("VBD", "VBN", "JJ"), "VBG": ("VBG",)}
OBJECTS = frozenset({"dobj", "conj"})
STATES = frozenset({"hostage", "captive", "prisoner", "incommunicado", "alive"})


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


def row_of_deeds(arcs: Arcs, i: int) -> None:
    """As in "The gang abducted, tortured and killed a trader": a participle between a deed
    and one with an object is the second deed of the row, and befalls the same object.
    """
    first = arcs.head[i]
    bare = not arcs.of(i, "mark", "aux", "auxpass", "agent", "prep", "advmod")
    if arcs.tag[i] != "VBN" or first != i - 2 or arcs.word[i - 1] != "," or not bare:
        return
    told = arcs.tag[first] == "VBD" and arcs.subjects(first) and not arcs.helped(first)
    if told and not arcs.of(first, "dobj") and _ends_with_object(arcs, i):
        arcs.tag[i], arcs.dep[i] = "VBD", "conj"


def _ends_with_object(arcs: Arcs, i: int) -> bool:
    """Whether the deed joined behind `i` tells of violence and has an object."""
    joined = [c for c in arcs.of(i, "conj") if c > i and arcs.tag[c] in PASTS]
    if not joined or arcs.subjects(joined[0]) or arcs.helped(joined[0]):
        return False
    deeds = violates(arcs.word[joined[0]]) or violates(arcs.word[i])
    return deeds and bool(arcs.of(joined[0], "dobj"))


def opens_row(arcs: Arcs, i: int) -> None:
    """As in "Bandits ambushed, robbed and killed a driver": what stands right behind the
    doers opens the row; read as a participle of theirs it would befall them.
    """
    doer, main = arcs.head[i], i + 2
    bare = arcs.tag[i] == "VBN" and not arcs.under[i] and doer == i - 1
    if not bare or arcs.word[i + 1 : i + 2] != [","] or arcs.head[doer] != main:
        return
    told = arcs.tag[main] == "VBD" and arcs.dep[doer] == "nsubj"
    if told and violates(arcs.word[i]) and _ends_with_object(arcs, main):
        arcs.replace(main, i)
        arcs.tag[i] = "VBD"
        arcs.hang(doer, i, "nsubj")
        arcs.hang(main, i, "conj")


def found_so(arcs: Arcs, i: int) -> None:
    """As in "executed a man found guilty of murder": a verb of the noun before it, with
    neither subject nor object, tells what befell the noun.
    """
    bare = not arcs.subjects(i) and not arcs.of(i, "dobj", "ccomp", "aux")
    if arcs.tag[i] == "VBD" and bare and arcs.of(i, "oprd", "agent"):
        arcs.tag[i] = "VBN"


def and_stabbed(arcs: Arcs, i: int) -> None:
    """As in "was pulled from his cab and stabbed": no place is joined to a participle; it
    befell whom the passive before tells of.
    """
    place = arcs.head[i]
    link = arcs.head[place]
    verb = arcs.head[link]
    inside = arcs.dep[place] == "pobj" and arcs.dep[link] == "prep" and link < place < i
    bare = arcs.tag[i] == "VBN" and arcs.word[i - 1] in {"and", "then"}
    passive = arcs.tag[verb] == "VBN" and arcs.of(verb, "auxpass") and verb < link
    alone = not arcs.subjects(i) and not arcs.of(i, "det", "amod", "dobj")
    if inside and bare and passive and alone and may_harm(arcs.word[i]):
        arcs.rejoin(i, verb, after=place)


def and_hurt(arcs: Arcs, i: int) -> None:
    """As in "A nurse was killed and a dozen passengers hurt": behind a passive, "hurt" with
    nobody behind it befell those before it.
    """
    passive = arcs.tag[arcs.head[i]] == "VBN" and arcs.of(arcs.head[i], "auxpass")
    own = arcs.of(i, "nsubj")
    bare = not arcs.helped(i) and not arcs.of(i, "dobj", "ccomp", "advmod")
    if arcs.word[i] == "hurt" and passive and bare and own and own[-1] < i:
        arcs.tag[i], arcs.dep[own[-1]] = "VBN", "nsubjpass"


def taken_hostage(arcs: Arcs, i: int) -> None:
    """As in "took forty passengers hostage", "held her incommunicado", "burned her alive":
    the last word says how they were taken, held or left; whom is before it.
    """
    whom = [c for c in arcs.of(i, "compound", "poss") if c == i - 1]
    state = arcs.word[i] in STATES and not arcs.of(i, "prep", "conj")
    if not whom or not state or arcs.tag[whom[0]] not in {"NNS", "NNP", "PRP$", "NN"}:
        return
    verb = arcs.head[i]
    rest = [c for c in arcs.under[i] if c != whom[0]]
    arcs.hang(whom[0], verb, "dobj")
    for c in rest:
        arcs.hang(c, whom[0], arcs.dep[c])
    if arcs.word[whom[0]] == "her":
        arcs.tag[whom[0]] = "PRP"
    arcs.hang(i, verb, "oprd")


AMOD = (deed_in_a_row,)
CONJ = (done_to_it,)
RULES = {
    "conj": (row_of_deeds, and_stabbed, and_hurt), "advcl": (row_of_deeds,),
    "acl": (opens_row, found_so), "dobj": (taken_hostage,),
}  # fmt: skip
INFINITIVES = (plot_to,)

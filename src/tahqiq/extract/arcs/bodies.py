"""Arcs of what courts, police and rights bodies write: "is satisfied beyond reasonable
doubt that", "Both accused pleaded", "Lidia Yacu (51), Tomas Wari (38) … were shot".
"""

from __future__ import annotations

from tahqiq.extract.arcs.arcs import FINITE, NAMES, PASTS, Arcs
from tahqiq.extract.lexicon.cues import cue_book
from tahqiq.extract.lexicon.word_classes import word_classes

DASHES = frozenset({"-", "\u2013", "\u2014"})
BEING = frozenset({"is", "are", "was", "were", "be", "been", "being"})
WEIGHED = frozenset({"beyond", "on", "upon", "from", "to"})
NOW = frozenset({"is", "are", "stands", "stand"})
BOTH = frozenset({"both", "all"})
FEWEST = 4  # tokens of "(4 May)"
LONGEST = 6  # tokens of a day in brackets
MARKS = frozenset({"advmod", "punct", "neg"})


def weighed(arcs: Arcs, i: int) -> None:
    """As in "is satisfied beyond reasonable doubt that P", "is not satisfied, however, that
    P": the clause is what somebody is sure of, not of what kind the doubt is.
    """
    that, above = arcs.that(i), arcs.head[i]
    if that is None or not arcs.subjects(i):
        return
    view = _sure_before(arcs, above, that)
    if view is not None and _in_between(arcs, view, that):
        arcs.hang(i, view, "ccomp")


def _sure_before(arcs: Arcs, above: int, that: int) -> int | None:
    """The "satisfied" over the phrase, or beside the copula, on which a clause hangs."""
    sure, here = cue_book().adjectives, above
    while arcs.dep[here] in {"pobj", "prep"}:
        here = arcs.head[here]
    if here == above:
        views = [c for c in arcs.of(above, "acomp") if c < that]
        here = views[-1] if views and arcs.word[above] in BEING else above
    held = arcs.tag[here] in {"JJ", "VBN"} and arcs.word[here] in sure
    return here if held and here != above else None


def _in_between(arcs: Arcs, view: int, that: int) -> bool:
    """Only "beyond …", "on …" or ", however," stands between: no second statement."""
    first = view + 1
    links = [c for c in arcs.of(view, "prep") if c == first]
    if links:
        return arcs.word[first] in WEIGHED
    return first < that and all(arcs.dep[t] in MARKS for t in range(first, that))


def parted_passive(arcs: Arcs, i: int) -> None:
    """As in "was not, however, persuaded that", "were, he said, shot" without the saying:
    what stands between commas parts no passive.
    """
    for be in arcs.of(i, "ccomp"):
        between = range(be + 1, i)
        loose = all(arcs.dep[t] in MARKS for t in between)
        commas = i > be + 3 and arcs.word[i - 1] == ","
        if arcs.word[be] not in BEING or be > i or not commas or not loose:
            continue
        who = arcs.of(be, "nsubj")
        if arcs.tag[i] not in PASTS or arcs.subjects(i) or len(who) != 1:
            continue
        for c in list(arcs.under[be]):
            arcs.hang(c, i, arcs.dep[c])
        arcs.dep[who[0]], arcs.tag[i] = "nsubjpass", "VBN"
        arcs.hang(be, i, "auxpass")


def the_accused(arcs: Arcs, i: int) -> None:
    """As in "Both accused pleaded not guilty", "The three accused denied it": they are
    persons of that name, and nobody accuses them here.
    """
    if arcs.word[i] != "accused" or i == 0:
        return
    if any(arcs.of(c, "conj") for c in arcs.of(i, "appos")) and arcs.of(i, "det"):
        arcs.tag[i] = "NNS"  # "The accused, Lia Orr and Ivo Pell, …": two
    if arcs.tag[i] != "VBN":
        return
    over = arcs.dep[i] == "acl" and arcs.head[i] == i - 1
    count = i - 1 if over or arcs.dep[i - 1] in {"nsubj", "det"} else -1
    counted = count >= 0 and (arcs.tag[count] == "CD" or arcs.word[count] in BOTH)
    lone = not [c for c in arcs.under[i] if c != count]
    if not counted or not lone or (not over and arcs.head[count] != i):
        return
    if over:
        arcs.replace(count, i)
        for c in list(arcs.under[count]):
            arcs.hang(c, i, arcs.dep[c])
    arcs.tag[i] = "NNS"
    arcs.hang(count, i, "nummod" if arcs.tag[count] == "CD" else "det")


def no_other_day(arcs: Arcs, i: int) -> None:
    """As in "On 3 May, Karim Salih and Omar Nuri were arrested": who stands right before
    the verb, which has no other subject, is no second name of the day or town.
    """
    day = arcs.head[i]
    front, end = arcs.head[day], arcs.right(i)
    verb = arcs.head[front]
    fronted = arcs.dep[day] == "pobj" and arcs.dep[front] == "prep" and front < i < verb
    if arcs.tag[i] not in NAMES or not fronted or arcs.word[arcs.left(i) - 1] != ",":
        return
    if any(day < c < i for c in arcs.of(day, "cc")):
        return
    helping = arcs.of(verb, "aux", "auxpass")
    finite = verb if arcs.tag[verb] in FINITE else min(helping, default=-1)
    last = [n for n in arcs.subjects(verb) if arcs.left(n) == end]
    listed = last and arcs.word[end - 1] == "and" and arcs.tag[last[0]] in NAMES
    if (arcs.subjects(verb) or end != finite) and not listed:
        return
    arcs.hang(i, verb, "nsubjpass" if arcs.of(verb, "auxpass") else "nsubj")
    for c in last:  # "In Basra, Karim Salih, 40, Omar Nuri, 31, and Ali Omar were …"
        arcs.hang(c, i, "conj")
        for other in arcs.of(i, "appos"):
            arcs.dep[other] = "conj" if arcs.tag[other] in NAMES else "appos"


def datelined(arcs: Arcs, i: int) -> None:
    """As in "GENEVA (9 September 2030) – UN experts said": a town, its day in brackets and
    a dash stand before a sentence and do nothing in it.
    """
    verb, first = arcs.head[i], arcs.left(i)
    end = _end_of_day(arcs, first)
    if end is None or first != i or arcs.tag[i] not in NAMES or not end < verb:
        return
    others = [c for c in arcs.subjects(verb) if c > end]
    if not others:
        others = [c for c in arcs.of(i, "appos", "dep", "conj") if c > end]
        for c in others[:1]:
            arcs.hang(c, verb, arcs.dep[i])
    if others and arcs.left(others[0]) == end + 1:
        arcs.hang(i, verb, "npadvmod")


def _end_of_day(arcs: Arcs, i: int) -> int | None:
    """The dash of "GENEVA (9 September 2030) –"."""
    near = arcs.word[i + 1 : i + 3 + LONGEST]
    if len(near) < FEWEST or near[0] != "(" or ")" not in near:
        return None
    closing = i + 1 + list(near).index(")")
    dated = any(arcs.tag[t] == "CD" for t in range(i, closing))
    dash = closing + 1 < len(arcs.word) and arcs.word[closing + 1] in DASHES
    return closing + 1 if dated and dash else None


def handled_too(arcs: Arcs, i: int) -> None:
    """As in "was beaten with rifle butts and dragged to a car": who was beaten did not drag."""
    first = arcs.head[i]
    passive = arcs.tag[first] == "VBN" and arcs.of(first, "auxpass")
    bare = not arcs.subjects(i) and not arcs.helped(i) and not arcs.of(i, "dobj")
    if arcs.tag[i] != "VBD" or not passive or not bare:
        return
    if arcs.word[i] in word_classes().handled and first < i:
        arcs.tag[i] = "VBN"


def themselves(arcs: Arcs, i: int) -> None:
    """As in "Three officers were themselves wounded": the officers were."""
    verb = arcs.head[i]
    be = [c for c in arcs.of(verb, "auxpass", "aux") if c < i]
    if not arcs.word[i].endswith(("self", "selves")) or not be or i > verb:
        return
    for who in [c for b in be for c in arcs.subjects(b)][:1]:
        arcs.hang(who, verb, arcs.dep[i])
        arcs.hang(i, verb, "npadvmod")


def day_of_deed(arcs: Arcs, i: int) -> None:
    """As in "are charged with the murder of a clerk on 8 March": whoever is charged now was
    not charged then; "was charged on Monday with murder" keeps its day.
    """
    verb = arcs.head[i]
    now = any(arcs.word[c] in NOW for c in arcs.of(verb, "auxpass"))
    charged = arcs.word[verb] in word_classes().charging_forms
    if not now or not charged or arcs.word[i] not in {"on", "in", "at"}:
        return
    links = [
        c
        for c in arcs.of(verb, "prep")
        if verb < c < i and arcs.word[c] in {"with", "of"}
    ]
    for link in links[-1:]:
        for deed in arcs.of(link, "pobj", "pcomp")[:1]:
            arcs.hang(i, deed, "prep")


RULES = {
    "acl": (weighed, the_accused),
    "ccomp": (weighed, parted_passive),
    "conj": (handled_too, no_other_day),
    "advcl": (parted_passive,),
    "ROOT": (parted_passive,),
    "prep": (day_of_deed,),
    "appos": (no_other_day,),
    "nsubj": (the_accused, datelined),
    "nsubjpass": (the_accused, themselves),
}

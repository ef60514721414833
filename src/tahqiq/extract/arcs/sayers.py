"""Who said it, behind a report, that the parser joined to what the report tells.

"Shot dead 17 people, residents and an official said": a small parser counts the sources
among the dead, or has the sentence tell two deeds, of which saying is the second.
"""

from __future__ import annotations

from tahqiq.extract.arcs.arcs import ENDS, NOUNS, Arcs
from tahqiq.extract.lexicon.word_classes import word_classes

HELD = frozenset({"dobj", "pobj", "nsubjpass"})


def said_by_conjuncts(arcs: Arcs, i: int) -> None:
    """As in "shot dead 17 people, residents and an official said": a verb of saying without
    a subject takes the nouns right before it, from the last comma on.
    """
    if arcs.word[i] not in word_classes().reporting_forms or arcs.subjects(i):
        return
    told = _told(arcs, i)
    last = None if told is None else _noun_joined_before(arcs, i, told)
    if told is None or last is None:
        return
    first = last
    while arcs.dep[first] == "conj" and arcs.word[arcs.left(first) - 1] != ",":
        first = arcs.head[first]
    held = arcs.head[first]
    joints = [c for c in (*arcs.of(first, "cc"), *arcs.of(held, "cc")) if c < last]
    alone = first == last or not joints or joints[0] < arcs.left(first)
    if alone or arcs.dep[first] != "conj" or arcs.dep[held] not in HELD:
        return
    for c in [c for c in arcs.under[held] if c > first]:
        arcs.hang(c, first, arcs.dep[c])
    arcs.hang(first, i, "nsubj")
    if told == arcs.head[i]:
        arcs.replace(told, i)
        arcs.hang(told, i, "ccomp")


def _noun_joined_before(arcs: Arcs, i: int, told: int) -> int | None:
    """The noun of a row that ends right before `i`, behind the report's verb."""
    for c in range(i - 1, min(told, i), -1):
        if arcs.dep[c] == "conj" and arcs.tag[c] in NOUNS and arcs.right(c) == i:
            return c
    return None


def said_by_the_rest(arcs: Arcs, i: int) -> None:
    """As in the same report where the parser made the dead speak too: no comma stands before
    what a verb of the report has for its object.
    """
    subjects = arcs.subjects(i)
    if arcs.word[i] not in word_classes().reporting_forms or len(subjects) != 1:
        return
    held = subjects[0]
    start = arcs.left(held)
    others = [c for c in arcs.of(held, "conj") if c < i and arcs.tag[c] in NOUNS]
    told = _told(arcs, i)
    if not others or told is None or told > held or arcs.tag[held] not in NOUNS:
        return
    apart = arcs.word[arcs.left(others[0]) - 1] == "," and arcs.word[start - 1] != ","
    verbs = [c for c in range(start - 1, told - 1, -1) if arcs.tag[c][:1] == "V"]
    joined = bool(arcs.of(others[0], "cc") or arcs.of(held, "cc"))
    if not apart or not verbs or not joined or arcs.of(verbs[0], "dobj"):
        return
    first = others[0]
    for c in [c for c in arcs.under[held] if c > held and c != first]:
        arcs.hang(c, first, arcs.dep[c])
    arcs.hang(first, i, "nsubj")
    plain = arcs.tag[start - 1][:1] == "I" and arcs.head[start - 1] != held
    arcs.hang(held, start - 1 if plain else verbs[0], "pobj" if plain else "dobj")


def _told(arcs: Arcs, i: int) -> int | None:
    """The clause before a verb of saying that is its report: below it, or beside it without
    an "and" of their own.
    """
    above = arcs.head[i]
    if above == i:
        return next((c for c in arcs.of(i, "ccomp") if c < i), None)
    joints = [c for c in arcs.of(above, "cc") if above < c < i]
    main = arcs.head[above] == above and above < i and bool(arcs.subjects(above))
    return above if main and not joints else None


def said_last(arcs: Arcs, i: int) -> None:
    """As in "They cut his throat, a member of the force said on Thursday": the saying at the
    end, with no "and" before it and no words of its own, says what stands before it.
    """
    told, subjects = arcs.head[i], arcs.subjects(i)
    said = arcs.word[i] in word_classes().reporting_forms and told < i
    if not said or not subjects or arcs.of(i, "ccomp", "dobj", "xcomp", "prt"):
        return
    start, end = arcs.left(i), arcs.right(i)
    joined = [c for c in arcs.of(told, "cc", "mark") if told < c < i]
    apart = start > 0 and arcs.word[start - 1] == "," and not joined
    last = end >= len(arcs.word) or arcs.word[end] in ENDS
    if apart and last and arcs.head[told] == told and arcs.subjects(told):
        arcs.replace(told, i)
        arcs.hang(told, i, "ccomp")


RULES = {
    "ROOT": (said_by_conjuncts, said_by_the_rest),
    "conj": (said_by_conjuncts, said_last),
}

"""Arcs of a date that opens a sentence and is taken for part of the noun behind it."""

from __future__ import annotations

from tahqiq.extract.arcs.arcs import Arcs
from tahqiq.extract.lexicon.word_classes import word_classes


def dated_subject(arcs: Arcs, i: int) -> None:
    """As in "On 17 August fighters took the town", "In August the chairwoman resigned": the
    day is the phrase, who did it the subject behind it, where the verb has no other.
    """
    link = arcs.head[i]
    first = link + 1
    if arcs.tag[i] not in {"NNS", "NNP", "NNPS", "NN"} or first >= i:
        return
    month, day = _month_and_day(arcs, first)
    if month is None or i <= max(month, day):
        return
    if not {arcs.head[month], arcs.head[day]} <= {i, month, day}:
        return
    verb = link
    while arcs.head[verb] != verb and arcs.tag[verb][:1] != "V":
        verb = arcs.head[verb]
    if arcs.tag[verb] not in {"VBD", "VBN"} or verb < i or arcs.subjects(verb):
        return
    passive = bool(arcs.of(verb, "auxpass"))
    arcs.hang(i, verb, "nsubjpass" if passive else "nsubj")
    arcs.hang(month, link, "pobj")
    if day != month:
        arcs.hang(day, month, "nummod")


def second_object(arcs: Arcs, i: int) -> None:
    """As in "In August its chairwoman, the judge Leyla Sadi, resigned": a preposition has one
    object, so the noun behind the time is the subject, and what was taken for that its name.
    """
    link = arcs.head[i]
    first = [c for c in arcs.of(link, "pobj") if c < i]
    if not first or arcs.tag[i] not in {"NN", "NNS", "NNP"}:
        return
    timed = arcs.word[first[0]] in word_classes().months
    if not timed or arcs.right(first[0]) != arcs.left(i) or arcs.dep[link] != "prep":
        return
    verb = arcs.head[link]
    own = arcs.subjects(verb)
    beside = [c for c in own if c > i and arcs.word[arcs.left(c) - 1] == ","]
    if arcs.tag[verb] not in {"VBD", "VBN"} or verb < i or own != beside:
        return
    arcs.hang(i, verb, "nsubjpass" if arcs.of(verb, "auxpass") else "nsubj")
    for c in beside:
        arcs.hang(c, i, "appos")


def _month_and_day(arcs: Arcs, first: int) -> tuple[int | None, int]:
    """The two tokens of a day of a month, in either order; a month alone is both."""
    second, months = first + 1, word_classes().months
    if arcs.word[second] in months and arcs.word[first][:1].isdigit():
        return second, first
    if arcs.word[first] in months and arcs.word[second][:1].isdigit():
        return first, second
    if arcs.word[first] in months and arcs.tag[second] in {"DT", "PRP$", "NNS", "JJ"}:
        return first, first
    return None, first


def clock_before_subject(arcs: Arcs, i: int) -> None:
    """As in "At 19:40 armed men opened fire": the hour belongs to the preposition that
    stands without one, and counts nobody.
    """
    above = arcs.head[i]
    link = arcs.left(i) - 1
    if ":" not in arcs.word[i] or link < 0 or arcs.tag[link] != "IN":
        return
    if arcs.of(link, "pobj") or arcs.dep[link] != "prep" or above == link:
        return
    arcs.hang(i, link, "pobj")


def ends_relative(arcs: Arcs, i: int) -> None:
    """As in "A faction that broke away last year said so", "Troops who entered the town last
    week burned it": between a relative clause and the verb of its noun, without a comma, a
    time is that of the clause.
    """
    verb, last = arcs.head[i], arcs.left(i) - 1
    if not last < i < verb or arcs.word[last] == "," or arcs.word[i + 1] == ",":
        return
    for noun in arcs.subjects(verb):
        for clause in arcs.of(noun, "relcl"):
            if clause == last or (clause < last and arcs.within(last, clause)):
                arcs.hang(i, clause, "npadvmod")
                return


TIMED = (dated_subject, second_object)  # a preposition has one object

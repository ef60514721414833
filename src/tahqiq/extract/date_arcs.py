"""Arcs of a date that opens a sentence and is taken for part of the noun behind it."""

from __future__ import annotations

from tahqiq.extract.arcs import Arcs
from tahqiq.extract.word_classes import word_classes


def dated_subject(arcs: Arcs, i: int) -> None:
    """As in "On 17 August fighters took the town": the day is the phrase, who did it the
    subject behind it, where the verb has no other.
    """
    link = arcs.head[i]
    first = link + 1
    if arcs.tag[i] not in {"NNS", "NNP", "NNPS", "NN"} or first + 2 > i:
        return
    month, day = _month_and_day(arcs, first)
    if month is None or not {arcs.head[month], arcs.head[day]} <= {i, month, day}:
        return
    verb = link
    while arcs.head[verb] != verb and arcs.tag[verb][:1] != "V":
        verb = arcs.head[verb]
    if arcs.tag[verb] not in {"VBD", "VBN"} or verb < i or arcs.subjects(verb):
        return
    passive = bool(arcs.of(verb, "auxpass"))
    arcs.hang(i, verb, "nsubjpass" if passive else "nsubj")
    arcs.hang(month, link, "pobj")
    arcs.hang(day, month, "nummod")


def _month_and_day(arcs: Arcs, first: int) -> tuple[int | None, int]:
    """The two tokens of a day of a month, in either order."""
    second, months = first + 1, word_classes().months
    if arcs.word[second] in months and arcs.word[first][:1].isdigit():
        return second, first
    if arcs.word[first] in months and arcs.word[second][:1].isdigit():
        return first, second
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

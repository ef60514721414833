"""Arcs around a reporting clause that stands inside, between or behind what it reports."""

from __future__ import annotations

from tahqiq.extract.arcs.arcs import FINITE, Arcs

CLOSING = frozenset({",", "''", '"', "—", "–"})


def inverted(arcs: Arcs, i: int) -> None:
    """As in "There was no order, insisted the colonel": a finite verb without a subject
    behind a clause and a comma has its subject right behind it.
    """
    verb = arcs.head[i]
    if verb < 2 or arcs.left(i) != verb + 1 or arcs.word[verb - 1] not in CLOSING:
        return
    told = [c for c in arcs.of(verb, "ccomp") if c < verb]
    if told and arcs.tag[verb] in FINITE and not arcs.subjects(verb):
        arcs.hang(i, verb, "nsubj")


def parted_subject(arcs: Arcs, i: int) -> None:
    """As in "That, said the lawyer, was when": of two subjects around one verb the one
    before a comma or a quotation mark is that of the verb it is put into.
    """
    verb, host = arcs.head[i], arcs.head[arcs.head[i]]
    behind = [c for c in arcs.of(verb, "nsubj") if c > verb]
    if i > verb - 2 or not behind or arcs.word[verb - 1] not in CLOSING:
        return
    told = [c for c in arcs.of(verb, "ccomp") if c > behind[0]]
    host = told[0] if host == verb and told else host
    finite = arcs.tag[host] in FINITE or arcs.helped(host)
    if host > verb and finite and not arcs.subjects(host):
        passive = bool(arcs.of(host, "auxpass"))
        arcs.hang(i, host, "nsubjpass" if passive else "nsubj")
        for c in [c for c in arcs.of(verb, "punct") if c < i]:
            arcs.hang(c, host, "punct")


def introduced_main(arcs: Arcs, i: int) -> None:
    """As in "The radio reported, quoting a guard, that the cell had fled": no main clause
    opens with "that"; what reports it stands before.
    """
    marks = [c for c in arcs.of(i, "mark") if arcs.word[c] == "that" and c < i]
    outer = [c for c in arcs.of(i, "ccomp") if marks and c < marks[-1]]
    if arcs.head[i] != i or not outer or arcs.tag[outer[0]] not in FINITE:
        return
    above = outer[0]
    if not arcs.subjects(above) or arcs.word[marks[-1] - 1] not in CLOSING:
        return
    before = [c for c in arcs.under[i] if c < marks[-1] and c != above]
    arcs.replace(i, above)
    arcs.hang(i, above, "ccomp")
    for c in before:
        arcs.hang(c, above, arcs.dep[c])


def gapped_twice(arcs: Arcs, i: int) -> None:
    """As in "a man she believes was the defendant": of two clauses on one noun the second,
    without a subject right behind the first one's verb, is what the first reports.
    """
    verb, noun = i - 1, arcs.head[i]
    if arcs.tag[i] not in FINITE or arcs.subjects(i) or verb <= noun:
        return
    if arcs.dep[verb] != "relcl" or arcs.head[verb] != noun or not arcs.subjects(verb):
        return
    arcs.hang(i, verb, "ccomp")
    above = arcs.head[noun]
    for c in arcs.of(above, "nsubj"):
        if arcs.left(c) == i + 1 and noun in arcs.subjects(above):
            arcs.hang(c, i, "attr")


def nearer(arcs: Arcs, i: int) -> None:
    """As in "The paper, quoting a driver, who saw it, said": "who" tells of the noun before
    the comma, not of one that a verb stands between.
    """
    who = next((c for c in arcs.subjects(i) if arcs.tag[c] == "WP"), None)
    if who is None or who < 2 or who > i or arcs.word[who - 1] != ",":
        return
    here = who - 2
    while arcs.head[here] not in {here, arcs.head[i]}:
        above = arcs.head[here]
        if arcs.tag[above][:1] == "V" and arcs.tag[here][:1] == "N":
            arcs.hang(i, here, "relcl")
            return
        here = above


def interrupted(arcs: Arcs, i: int) -> None:
    """As in "The chief told the president, an aide said, that nobody was hit", "The radio
    said, citing police, that nobody was hit": a "that" behind a comma goes on from what
    was interrupted.
    """
    aside = arcs.head[i]
    marks = [c for c in arcs.of(i, "mark") if arcs.word[c] == "that" and c > aside]
    host = arcs.head[aside]
    citing = arcs.tag[aside] == "VBG" and arcs.of(aside, "dobj")
    put_in = arcs.dep[aside] == "parataxis" or (arcs.dep[aside] == "advcl" and citing)
    if not marks or not put_in or not host < aside < i:
        return
    comma = arcs.word[marks[0] - 1] == "," and "," in arcs.word[host:aside]
    if comma and not arcs.of(host, "ccomp"):
        arcs.hang(i, host, "ccomp")


def shared(arcs: Arcs, i: int) -> None:
    """As in "They suspect, but cannot prove, that he fled": the first verb reports the
    clause that stands behind the second one's comma.
    """
    marks = [c for c in arcs.of(i, "mark") if arcs.word[c] == "that" and c < i]
    inner = arcs.head[i]
    while arcs.dep[inner] == "xcomp":
        inner = arcs.head[inner]
    first = arcs.head[inner]
    if not marks or arcs.word[marks[0] - 1] != "," or arcs.dep[inner] != "conj":
        return
    joints = [c for c in arcs.of(first, "cc") if first < c < inner]
    if (
        joints
        and arcs.word[joints[-1] - 1] == ","
        and not arcs.of(first, "ccomp", "dobj")
    ):
        arcs.hang(i, first, "ccomp")
        for c in [c for c in arcs.of(inner, "punct") if c > i]:
            arcs.hang(c, first, "punct")


def cleft(arcs: Arcs, i: int) -> None:
    """As in "It was the mayor, not the police, who told": who told is not who is ruled out."""
    noun = arcs.head[i]
    named, start = arcs.head[noun], arcs.left(noun)
    ruled_out = start > 0 and arcs.word[start - 1] == "not"
    if arcs.dep[noun] == "appos" and ruled_out and arcs.dep[named] == "attr":
        arcs.hang(i, named, "relcl")

"""Clauses that say what a claim, a report or evidence is: they belong to the noun."""

from __future__ import annotations

from tahqiq.extract.arcs.arcs import Arcs
from tahqiq.extract.lexicon.cues import cue_book
from tahqiq.extract.lexicon.word_classes import word_classes

THROUGH = frozenset({"in", "by", "through", "via", "under"})
RECEIVING = frozenset({"to", "with", "at", "for", "in", "on"})
PLURAL = frozenset({"NNS", "CD", "NNPS"})


def of_evidence(arcs: Arcs, i: int) -> None:
    """As in "There was no evidence yet that he fled": "that" opens what the evidence would
    be of, whatever stands between.
    """
    verb = arcs.head[i]
    that = arcs.that(i)
    if that is None or not any(arcs.dep[c] == "expl" for c in arcs.under[verb]):
        return
    nouns = [c for c in arcs.of(verb, "attr", "dobj") if verb < c < that]
    if nouns and arcs.word[nouns[-1]] in word_classes().holding_clauses:
        arcs.hang(i, nouns[-1], "acl")


def of_claim(arcs: Arcs, i: int) -> None:
    """As in "denied the claim by residents that it shot nine": what is denied is the claim,
    so the clause says what residents claim; their phrase is part of it as well.
    """
    mark = arcs.that(i)
    if mark is None or mark > i or not arcs.subjects(i):
        return
    above = arcs.head[i]
    noun = next((c for c in arcs.of(above, "dobj") if above < c < mark), None)
    if arcs.dep[i] != "ccomp":
        noun = _told_by(arcs, above)
    if noun is None or not _is_told(arcs, noun):
        return
    for c in arcs.of(above, "prep"):
        if noun < c < mark and arcs.right(c) == mark:
            arcs.hang(c, noun, "prep")
    arcs.hang(i, noun, "acl")


def said_in(arcs: Arcs, i: int) -> None:
    """As in "said in an audio message that they had done it": the clause is what is said,
    in the message.
    """
    message = arcs.head[i]
    link = arcs.head[message]
    verb = arcs.head[link]
    within = arcs.dep[message] == "pobj" and arcs.word[link] in THROUGH
    words = word_classes()
    says = (
        arcs.word[verb] in words.reporting_forms
        or arcs.word[verb] in words.stating_forms
    )
    if (
        within
        and says
        and arcs.that(i) is not None
        and not arcs.of(verb, "ccomp", "dobj")
    ):
        arcs.hang(i, verb, "ccomp")


def set_beside(arcs: Arcs, i: int) -> None:
    """As in "The ministry's account, that the car failed to stop, is disputed": between
    commas the clause says what the account is.
    """
    that, verb = arcs.that(i), arcs.head[i]
    if that is None or that < 2 or verb <= i or arcs.word[that - 1] != ",":
        return
    noun, words = that - 2, word_classes()
    told = arcs.word[noun] in words.holding_clauses | words.accounts
    if not told or arcs.tag[noun] not in {"NN", "NNS"} or noun not in arcs.subjects(i):
        return
    arcs.hang(noun, verb, "nsubjpass" if arcs.of(verb, "auxpass") else "nsubj")
    arcs.hang(i, noun, "acl")


def by_reckoning(arcs: Arcs, i: int) -> None:
    """As in "By her reckoning it was dawn": no deed of hers, but whose word it is."""
    link = arcs.head[i]
    whose = [c for c in arcs.subjects(i) if arcs.tag[c] == "PRP$"]
    if arcs.word[i] not in word_classes().accounts or not whose:
        return
    if arcs.word[link] in {"by", "in", "on"}:
        arcs.tag[i], arcs.dep[i] = "NN", "pobj"
        arcs.hang(whose[0], i, "poss")


def _told_by(arcs: Arcs, whom: int) -> int | None:
    """The noun whose "by" or "from" holds some other noun: "the claim by residents"."""
    link = arcs.head[whom]
    told = arcs.dep[whom] == "pobj" and arcs.word[link] in {"by", "from", "of", "in"}
    return arcs.head[link] if told and not _is_told(arcs, whom) else None


def _is_told(arcs: Arcs, noun: int) -> bool:
    word, known = arcs.word[noun], cue_book().nouns
    return arcs.tag[noun] in {"NN", "NNS"} and (
        word in known or word.removesuffix("s") in known
    )


def that_plural(arcs: Arcs, i: int) -> None:
    """As in "a report that nine were dead": "that" before a plural opens the clause."""
    noun = arcs.head[i]
    verb = arcs.head[noun]
    subject = arcs.dep[noun] in {"nsubj", "nsubjpass"} and i < noun < verb
    if arcs.word[i] == "that" and arcs.tag[noun] in PLURAL and subject:
        arcs.tag[i] = "IN"
        arcs.hang(i, verb, "mark")


def contacted(arcs: Arcs, i: int) -> None:
    """As in "left messages with newspapers claiming to be the attackers", "phoned a station
    claiming the bombing": who wrote, phoned or sent says it, not who was written to.
    """
    told = arcs.head[i]
    if arcs.tag[i] != "VBG" or not _says(arcs.word[i]) or arcs.word[i - 1] == ",":
        return
    link = arcs.head[told]
    sent = arcs.dep[told] == "pobj" and arcs.word[link] in RECEIVING
    verb = arcs.head[link] if sent else link
    if arcs.dep[verb] == "dobj":  # "left messages with newspapers"
        verb = arcs.head[verb]
    classes = word_classes()
    wrote = arcs.word[verb] in classes.contacting and (sent or arcs.dep[told] == "dobj")
    gave = sent and arcs.word[verb] in classes.delivering
    a_man = any(arcs.word[c] in {"a", "an"} for c in arcs.of(told, "det"))
    someone = arcs.of(i, "xcomp") and a_man  # "called a man claiming to be a healer"
    if (wrote or gave) and not someone and arcs.subjects(verb):
        arcs.hang(i, verb, "advcl")


def _says(gerund: str) -> bool:
    """Whether a gerund is of a verb of saying: "claiming", "accusing"."""
    stem = gerund.removesuffix("ing")
    return stem in cue_book().verbs or stem + "e" in cue_book().verbs


ACL = (of_claim, said_in, contacted)

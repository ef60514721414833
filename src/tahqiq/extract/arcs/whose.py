"""Arcs that hide whose words a clause is: who told the press, what was put to a witness,
what a claim claims, which video shows it.
"""

from __future__ import annotations

from tahqiq.extract.arcs.arcs import ENDS, FINITE, NOUNS, PASTS, Arcs
from tahqiq.extract.lexicon.cues import cue_book
from tahqiq.extract.lexicon.word_classes import word_classes

OF_WHOM = frozenset({"by", "from", "in", "on"})  # "claims in the press that"
GAPS = frozenset({"dobj", "dative", "pobj", "det", "mark"})


def told_the_press(arcs: Arcs, i: int) -> None:
    """As in "The church was open and undamaged, its priest, Father Anselm, told FactDesk":
    nobody writes "told Smith" for who tells, so the name behind "told" is who was told,
    and the noun before it the teller.
    """
    if arcs.word[i] not in {"told", "tells"}:
        return
    whom = [c for c in arcs.of(i, "nsubj", "dobj") if c > i]
    if len(whom) != 1 or any(c < i for c in arcs.subjects(i)):
        return
    end = arcs.right(whom[0])
    last = end >= len(arcs.word) or arcs.word[end] in ENDS
    teller = _phrase_before(arcs, i)
    if last and teller is not None and arcs.tag[whom[0]] in NOUNS:
        arcs.hang(whom[0], i, "dobj")
        arcs.hang(teller, i, "nsubj")


def _phrase_before(arcs: Arcs, i: int) -> int | None:
    """The noun behind a comma that ends right before `i`, with what is put beside it."""
    for noun in range(i - 1, -1, -1):
        if arcs.word[noun] in ENDS:
            return None
        if arcs.tag[noun] not in NOUNS or arcs.dep[noun] in {"appos", "compound"}:
            continue
        start, stop = arcs.left(noun), arcs.right(noun)
        apart = stop == i or (stop == i - 1 and arcs.word[stop] == ",")
        if apart and start > 0 and arcs.word[start - 1] == ",":
            return noun
    return None


def put_to_whom(arcs: Arcs, i: int) -> None:
    """As in "Counsel put it to the sergeant that he had given the order": behind "it" the
    clause is what was put, and says nothing of who the sergeant is.
    """
    to = arcs.head[arcs.head[i]]
    put = arcs.head[to]
    if arcs.word[to] != "to" or arcs.word[put] != "put":
        return
    start = arcs.left(i)
    if arcs.word[start] != "that":
        return
    it = [c for c in arcs.of(put, "dobj", "nsubjpass") if arcs.word[c] == "it"]
    if it and [c for c in arcs.subjects(i) if c != start]:
        _opened(arcs, start, i)
        arcs.hang(i, put, "ccomp")


def claimed_by(arcs: Arcs, i: int) -> None:
    """As in "Claims by the opposition that soldiers fired on voters are baseless": of whom
    nobody says "that" with another subject; the clause is the claim.
    """
    whom = arcs.head[i]
    link = arcs.head[whom]
    noun = arcs.head[link]
    if arcs.dep[whom] != "pobj" or arcs.word[link] not in OF_WHOM:
        return
    start = arcs.left(i)
    if arcs.word[start] != "that" or start < whom:
        return
    gap = arcs.dep[start] == "dobj" and arcs.right(i) == i + 1  # "that police arrested"
    held = arcs.word[noun] in word_classes().holding_clauses and not gap
    own = [c for c in arcs.subjects(i) if c != start]
    if held and own and arcs.tag[noun] in NOUNS and arcs.dep[start] in GAPS:
        _opened(arcs, start, i)
        arcs.hang(i, noun, "acl")


def _opened(arcs: Arcs, that: int, clause: int) -> None:
    """Let "that" before a clause which lacks nothing only open it."""
    arcs.tag[that] = "IN"
    arcs.hang(that, clause, "mark")


def shared_widely(arcs: Arcs, i: int) -> None:
    """As in "A video shared thousands of times claims to show them": no video shares, so
    it was shared, and what it shows is the main verb.
    """
    if arcs.tag[i] not in PASTS or arcs.head[i] != i or arcs.helped(i):
        return
    own = [c for c in arcs.subjects(i) if c < i]
    if (
        not own
        or not _is_artifact(arcs, own[-1])
        or arcs.of(i, "dobj")
        or i != own[-1] + 1
    ):
        return
    main = _shows(arcs, own[-1], i)
    if main is None:
        return
    for c in [c for c in arcs.subjects(main) if c < main]:
        arcs.hang(c, i, "npadvmod")  # "thousands of times"
    behind = [c for c in arcs.under[i] if c > main]
    before = [c for c in arcs.under[i] if c < own[-1]]
    arcs.replace(i, main)
    arcs.tag[i] = "VBN"
    arcs.hang(own[-1], main, "nsubj")
    arcs.hang(i, own[-1], "acl")
    for c in (*before, *behind):
        arcs.hang(c, main, arcs.dep[c])


def _is_artifact(arcs: Arcs, noun: int) -> bool:
    forms = {arcs.word[noun], arcs.word[noun].removesuffix("s")}
    return arcs.tag[noun] in NOUNS and bool(forms & (cue_book().media | {"picture"}))


def _shows(arcs: Arcs, noun: int, i: int) -> int | None:
    """The verb in the present below `i` that agrees with the noun and tells what it shows."""
    many = arcs.tag[noun] in {"NNS", "NNPS"}
    for c in arcs.of(i, "ccomp", "advcl", "conj", "dep"):
        agrees = arcs.tag[c] == ("VBP" if many else "VBZ")
        shows = {arcs.word[c], arcs.word[c].removesuffix("s")} & cue_book().shows
        if agrees and c > i and (shows or _seems(arcs.word[c])):
            return c
    return None


def _seems(word: str) -> bool:
    return word.removesuffix("s") in {"purport", "claim", "appear", "seem", "accuse"}


def whose_reported(arcs: Arcs, i: int) -> None:
    """As in "seven men, whose names the command says appear in none of its registers": the
    names appear, and the command says so.
    """
    says = arcs.head[i]
    bare = arcs.tag[i] in {"VB", "VBN"} and not arcs.helped(i)
    if says > i or arcs.subjects(i) or not (bare or arcs.tag[i] in FINITE):
        return
    own = [c for c in arcs.of(says, "nsubj") if c < says]
    held = [c for c in arcs.of(says, "dobj") if own and c < arcs.left(own[0])]
    whose = [c for n in held for c in arcs.of(n, "poss") if arcs.word[c] == "whose"]
    if not whose or any(arcs.word[c] == "to" for c in arcs.under[i]):
        return
    passive = bool(arcs.of(i, "auxpass"))
    arcs.hang(held[0], i, "nsubjpass" if passive else "nsubj")
    arcs.hang(i, says, "ccomp")
    arcs.tag[i] = {"VB": "VBP", "VBN": "VBN" if passive else "VBD"}.get(
        arcs.tag[i], arcs.tag[i]
    )


RULES = {
    "ccomp": (whose_reported,),
    "xcomp": (whose_reported,),
    "ROOT": (told_the_press, shared_widely),
    "conj": (told_the_press,),
    "relcl": (put_to_whom, claimed_by),
    "acl": (put_to_whom, claimed_by),
}

"""Relative clauses hung on the noun that agrees with them."""

from __future__ import annotations

from tahqiq.extract.arcs import Arcs
from tahqiq.extract.cues import cue_book

SINGULAR = frozenset({"NN", "NNP"})
PLURAL = frozenset({"NNS", "NNPS"})
PLURAL_VERBS = frozenset({"were", "are", "have"})


def of_people(arcs: Arcs, i: int) -> None:
    """As in "pilots who served in the war who were killed": a plural verb behind "who"
    tells of the nearest plural noun above, not of the one thing named last.
    """
    named = arcs.head[i]
    who = [c for c in arcs.subjects(i) if arcs.word[c] == "who"]
    if not who or arcs.tag[named] not in SINGULAR or not _plural(arcs, i):
        return
    if arcs.dep[named] == "conj" or arcs.of(named, "conj"):
        return  # "the mayor and his guard who were": both
    above = named
    while arcs.head[above] != above:
        above = arcs.head[above]
        if arcs.tag[above] in PLURAL and above < named:
            arcs.hang(i, above, "relcl")
            return
        if arcs.tag[above][:1] == "V" and arcs.dep[above] != "relcl":
            whom = [c for c in arcs.of(above, "dobj") if arcs.tag[c] in PLURAL]
            if whom and above < whom[0] < named:
                arcs.hang(i, whom[0], "relcl")
            return  # beyond it is another clause


def that_speaks(arcs: Arcs, i: int) -> None:
    """As in "a confession in the boat that said they did it": what says something is the
    confession, not where it lay.
    """
    place = arcs.head[i]
    whose = [c for c in arcs.subjects(i) if arcs.word[c] in {"that", "which"}]
    if not whose or not arcs.of(i, "ccomp") or _is_medium(arcs, place):
        return
    link = arcs.head[place]
    if arcs.dep[place] != "pobj" or arcs.dep[link] != "prep":
        return
    above = arcs.head[link]
    nouns = (
        [above] if arcs.tag[above][:1] == "N" else arcs.of(above, "dobj", "nsubjpass")
    )
    found = [c for c in nouns if c < link and _is_medium(arcs, c)]
    if found:
        arcs.hang(i, found[-1], "relcl")


def _is_medium(arcs: Arcs, i: int) -> bool:
    """Whether a noun names what holds words: a letter, a video, a confession."""
    book = cue_book()
    words = (arcs.word[i], arcs.word[i].removesuffix("s"))
    return any(word in book.media or word in book.nouns for word in words)


def _plural(arcs: Arcs, verb: int) -> bool:
    """Whether a verb agrees with a plural."""
    helpers = arcs.of(verb, "aux", "auxpass")
    return any(arcs.word[c] in PLURAL_VERBS for c in helpers) or arcs.tag[verb] == "VBP"

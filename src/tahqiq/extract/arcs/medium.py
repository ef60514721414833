"""Arcs of what somebody spoke through, where the parser hangs it on what is spoken of."""

from __future__ import annotations

from tahqiq.extract.arcs.arcs import Arcs
from tahqiq.extract.arcs.outer import may_speak
from tahqiq.extract.arcs.tense import takes
from tahqiq.extract.lexicon.cues import cue_book
from tahqiq.extract.lexicon.nouns import singular
from tahqiq.extract.lexicon.verb_forms import keeps
from tahqiq.extract.lexicon.word_classes import word_classes

BETWEEN = frozenset({"prep", "pobj", "conj"})
OPENING = frozenset({"det", "poss", "nummod"})
ITS_OWN = frozenset({"a", "an", "another", "one", "two", "his", "her", "its", "their"})


def in_statement(arcs: Arcs, i: int) -> None:
    """As in "claimed responsibility for the attack in a message", "condemned the killing of
    the nurses in a statement": a deed takes place in no message; whoever spoke did so in it.
    """
    through = [
        c for c in arcs.of(i, "pobj") if singular(arcs.word[c]) in cue_book().media
    ]
    if arcs.word[i] != "in" or not through or not _its_own(arcs, through[0]):
        return
    here = arcs.head[i]
    while arcs.dep[here] in BETWEEN and arcs.head[here] < here:
        here = arcs.head[here]
    verb = arcs.head[here]
    word, book = singular(arcs.word[here]), cue_book()
    told = word in book.nouns or word in book.media
    if arcs.dep[here] != "dobj" or told or here == arcs.head[i] == verb:
        return  # "denied the allegations in a letter"
    spoken = any(keeps(arcs.word[verb], frame) for frame in ("object", "fault"))
    if (spoken or _claims(arcs, here)) and arcs.right(verb) >= arcs.right(i):
        arcs.hang(i, verb, "prep")


def promised_in(arcs: Arcs, i: int) -> None:
    """As in "has promised in a letter to hold him apart", "threatened in a message to kill
    them": what a verb of promising has behind "to", not what the letter is for.
    """
    medium = arcs.head[i]
    link = arcs.head[medium]
    verb = arcs.head[link]
    within = arcs.dep[medium] == "pobj" and arcs.dep[link] == "prep"
    held = arcs.of(verb, "xcomp", "ccomp", "dobj", "nsubjpass")
    to = [c for c in arcs.of(i, "aux") if arcs.tag[c] == "TO"]
    if not within or held or not to or arcs.subjects(i) or not link < to[0] < i:
        return
    if keeps(arcs.word[verb], "to") and arcs.word[medium] not in LEADING_ON:
        arcs.hang(i, verb, "xcomp")


def called_beside(arcs: Arcs, i: int) -> None:
    """As in "The toll could rise, the governor said, and called for calm": a toll calls for
    nothing; whoever speaks between goes on.
    """
    main = arcs.head[i]
    said = [c for c in arcs.of(main, "parataxis") if main < c < i and arcs.subjects(c)]
    who = arcs.subjects(main)
    if not said or not who or arcs.subjects(i) or arcs.helped(i):
        return
    speaks = arcs.word[i] in word_classes().urging_forms and not takes(arcs, i)
    same = arcs.tag[said[-1]] == arcs.tag[i]
    mute = arcs.word[i] == "declined" or not may_speak(arcs, who[-1])
    if speaks and same and mute:
        arcs.rejoin(i, said[-1], after=said[-1])


def _its_own(arcs: Arcs, medium: int) -> bool:
    """As in "a message", "its statement"; "the report" was spoken of before."""
    opens = [c for c in arcs.of(medium, *OPENING) if c < medium]
    return any(arcs.word[c] in ITS_OWN for c in opens) or arcs.tag[medium] == "NNS"


def _claims(arcs: Arcs, noun: int) -> bool:
    """As in "claimed responsibility", "claimed the bombing"."""
    return arcs.word[noun] == "responsibility" or arcs.word[arcs.head[noun]] in CLAIMING


CLAIMING = frozenset({"claim", "claims", "claimed", "claiming"})
LEADING_ON = frozenset(
    {"bid", "effort", "attempt", "move", "plan", "decision", "order"}
)
PREP = (in_statement,)
INFINITIVES = (promised_in,)
CONJ = (called_beside,)

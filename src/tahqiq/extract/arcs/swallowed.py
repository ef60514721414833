"""Arcs of main verbs that a clause inside their subject has swallowed: "The wall promised
after the raid was never built", "Orun, which says he lied, has asked for proof".
"""

from __future__ import annotations

from tahqiq.extract.arcs.arcs import PASTS, Arcs
from tahqiq.extract.lexicon.cues import cue_book
from tahqiq.extract.lexicon.event_lexicon import event_lexicon
from tahqiq.extract.lexicon.nouns import class_of
from tahqiq.extract.lexicon.verb_forms import reports, stems_of

# Conjunctions that are prepositions as well: "after the raid", "after the raid began".
TIMED = frozenset({"after", "before", "since", "until", "till"})


def behind_time(arcs: Arcs, i: int) -> None:
    """As in "The road they promised after the flood was never repaired": where the noun
    before has no verb of its own, "after" is a preposition, and the verb is that of the noun.
    """
    verb, own = arcs.head[i], arcs.subjects(i)
    marks = [c for c in arcs.of(i, "mark") if arcs.word[c] in TIMED]
    if not marks or not own or arcs.left(own[0]) != marks[0] + 1 or not verb < i:
        return
    noun = _described(arcs, verb)
    if noun is None:
        noun = _promised(arcs, verb, marks[0])
        if noun is None:
            return
        arcs.replace(verb, i)
        arcs.hang(noun, i, "nsubj")
        arcs.hang(verb, noun, "acl")
        arcs.tag[verb] = "VBN"
    elif arcs.head[noun] == noun:
        arcs.replace(noun, i)
    else:
        arcs.hang(i, arcs.head[noun], "ccomp")
    passive = bool(arcs.of(i, "auxpass"))
    arcs.hang(noun, i, "nsubjpass" if passive else "nsubj")
    arcs.hang(own[0], marks[0], "pobj")
    arcs.hang(marks[0], verb, "prep")
    for c in [c for n in (noun, verb) for c in arcs.under[n] if c > i]:
        arcs.hang(c, i, arcs.dep[c])
    for c in [c for c in arcs.of(verb, "punct") if c < noun]:
        arcs.hang(c, i, "punct")


def _described(arcs: Arcs, verb: int) -> int | None:
    """The noun of a relative clause that no other verb is said of: one that stands alone,
    or before the speaker of the sentence.
    """
    noun = arcs.head[verb]
    above = arcs.head[noun]
    if arcs.dep[verb] not in {"acl", "relcl"} or not noun < verb:
        return None
    if above == noun:
        return noun
    twice = arcs.subjects(above)
    first = len(twice) > 1 and twice[0] == noun and verb < twice[1] < above
    return noun if first and reports(arcs.word[above]) else None


def _promised(arcs: Arcs, verb: int, mark: int) -> int | None:
    """The "wall" of "A wall promised after …", read as one that promises."""
    who = arcs.subjects(verb)
    told = any(stem in cue_book().verbs for stem in stems_of(arcs.word[verb]))
    bare = not arcs.helped(verb) and mark == verb + 1 and told
    if not bare or len(who) != 1 or who[0] != verb - 1 or arcs.tag[verb] not in PASTS:
        return None
    if arcs.of(verb, "dobj", "ccomp", "xcomp") or arcs.tag[who[0]] not in {"NN", "NNS"}:
        return None
    known = class_of(arcs.word[who[0]])
    speaks = known is not None and known.type in {"PERSON", "ORG"}
    return None if speaks or arcs.dep[verb] == "relcl" else who[0]


def between_commas(arcs: Arcs, i: int) -> None:
    """As in "the man, believed to be a rebel, was shot": a verb right behind the comma of
    its subject only describes it where another verb lacks a subject.
    """
    main, own = arcs.head[i], arcs.subjects(i)
    if arcs.tag[i] not in PASTS or arcs.helped(i) or len(own) != 1 or not i < main:
        return
    apart = arcs.word[i - 1] == "," and own[0] < i - 1 and arcs.right(own[0]) >= i - 1
    if not apart or arcs.subjects(main) or not _behind_comma(arcs, main):
        return
    passive = bool(arcs.of(main, "auxpass"))
    arcs.hang(own[0], main, "nsubjpass" if passive else "nsubj")
    arcs.hang(i, own[0], "acl")
    arcs.tag[i] = "VBN"


def _behind_comma(arcs: Arcs, verb: int) -> bool:
    """Whether a finite verb, with its helpers, stands right behind a comma."""
    first = min([*arcs.of(verb, "aux", "auxpass", "neg"), verb])
    finite = arcs.tag[first] in {"VBD", "VBZ", "VBP", "MD"}
    return finite and first > 0 and arcs.word[first - 1] == ","


def which_says(arcs: Arcs, i: int) -> None:
    """As in "Orun, which says the man crossed it by mistake, has asked for him": the verb
    behind the comma is Orun's, and what the man did is what "which" says.
    """
    verb, own = arcs.head[i], arcs.subjects(i)
    noun = arcs.head[verb]
    who = arcs.subjects(verb)
    opened = arcs.dep[verb] == "relcl" and bool(who) and arcs.tag[who[0]][:1] == "W"
    if not opened or arcs.head[noun] != noun or arcs.tag[noun][:1] != "N":
        return
    done = [c for k in own for c in arcs.of(k, "acl") if arcs.tag[c] in PASTS]
    if len(own) != 1 or not done or arcs.of(i, "mark") or not _behind_comma(arcs, i):
        return
    if not reports(arcs.word[verb]) or not verb < own[0] < done[0] < i:
        return
    arcs.hang(done[0], verb, "ccomp")
    arcs.tag[done[0]] = "VBD"
    arcs.hang(own[0], done[0], "nsubj")
    arcs.replace(noun, i)
    arcs.hang(noun, i, "nsubj")
    for c in [c for c in arcs.of(noun, "punct") if c > verb]:
        arcs.hang(c, i, "punct")


def which_one(arcs: Arcs, i: int) -> None:
    """As in "the village that the army shelled": of somebody or some place nothing is
    claimed, so "that" stands for it.
    """
    noun, that = arcs.head[i], arcs.that(i)
    known = class_of(arcs.word[noun])
    concrete = known is not None and known.type in {"PERSON", "PLACE", "WEAPON"}
    whole = arcs.of(i, "dobj", "ccomp", "xcomp", "auxpass")
    verbs = event_lexicon().verbs
    deed = any(stem in verbs for stem in stems_of(arcs.word[i]))
    if that != noun + 1 or not (concrete and deed) or whole or not arcs.subjects(i):
        return
    if arcs.word[noun].removesuffix("s") in cue_book().nouns:
        return
    arcs.dep[i] = "relcl"
    arcs.dep[that], arcs.tag[that] = "dobj", "WDT"


ACL = (which_one,)
ADVCL = (behind_time, between_commas)
CCOMP = (which_says,)

"""Clauses that a small parser hangs the wrong way round: the report under what is said."""

from __future__ import annotations

from tahqiq.extract.arcs.arcs import FINITE, PASTS, Arcs
from tahqiq.extract.lexicon.cues import cue_book
from tahqiq.extract.lexicon.nouns import class_of
from tahqiq.extract.lexicon.verb_forms import reports, stems_of
from tahqiq.extract.lexicon.word_classes import word_classes

CLAUSES = frozenset({"while", "although", "though", "if", "when", "since", "as", "because",
                     "before", "after", "once", "unless", "until", "even"})  # fmt: skip


def said_first(arcs: Arcs, i: int) -> None:
    """As in 'The analyst said that while the raid had been "sloppy," police were right',
    "An aide told the paper, two of the dead were police": who opens the sentence reports.
    """
    main = arcs.head[i]
    own, other = arcs.subjects(i), arcs.subjects(main)
    if not i < main or len(own) != 1 or not own[0] < i or not other:
        return
    opens = arcs.left(i) <= min(arcs.left(main), own[0]) and other[0] > i
    if not opens or arcs.tag[i] not in FINITE or not reports(arcs.word[i]):
        return
    if not (_has_that(arcs, i) or _told_somebody(arcs, i, other[0])):
        return
    for c in [c for c in arcs.of(i, "advcl", "mark") if i < c < main]:
        arcs.hang(c, main, arcs.dep[c])
    arcs.replace(main, i)
    arcs.hang(main, i, "ccomp")


def _has_that(arcs: Arcs, verb: int) -> bool:
    """As in "said that while …, police": a clause stands between the "that" and its own."""
    that = verb + 1
    if that + 1 >= len(arcs.word):
        return False
    joined = arcs.dep[that + 1] in {"mark", "advmod"} and arcs.word[that + 1] in CLAUSES
    return arcs.word[that] == "that" and arcs.dep[that] == "mark" and joined


def _told_somebody(arcs: Arcs, verb: int, subject: int) -> bool:
    """As in "told the paper, two of": a person or paper between the verb and the comma."""
    whom = arcs.of(verb, "dobj")
    told = any(s in word_classes().telling for s in stems_of(arcs.word[verb]))
    if not told or len(whom) != 1 or arcs.of(verb, "ccomp", "xcomp"):
        return False
    comma = arcs.right(whom[0])
    apart = comma < len(arcs.word) and arcs.word[comma] == ","
    return apart and arcs.left(subject) == comma + 1


def recorded(arcs: Arcs, i: int) -> None:
    """As in "ends with footage of the colonel saying", "audio of the suspect telling a
    friend": who is recorded says so, not who shows it.
    """
    who = i - 1
    of = arcs.head[who]
    if arcs.tag[i] != "VBG" or not reports(arcs.word[i]) or arcs.dep[who] != "pobj":
        return
    film = arcs.head[of]
    if arcs.word[of] != "of" or arcs.subjects(i) or not of < who:
        return
    if any(s in cue_book().voices for s in (arcs.word[film], arcs.word[film][:-1])):
        arcs.hang(i, who, "acl")


def thing_found(arcs: Arcs, i: int) -> None:
    """As in "Casings found at the scene match those of the army": things find nothing, so
    what has no subject of its own is theirs.
    """
    found = arcs.head[i]
    own = arcs.subjects(found)
    bare = len(own) == 1 and own[0] == found - 1 and not arcs.helped(found)
    if not bare or arcs.tag[found] not in PASTS or arcs.subjects(i) or i < found:
        return
    stems = stems_of(arcs.word[found])
    seeks = "found" in stems or bool(stems & cue_book().searching)
    known = class_of(arcs.word[own[0]])
    speaks = known is not None and known.type in {"PERSON", "ORG"}
    if not seeks or speaks or arcs.tag[own[0]] not in {"NN", "NNS"}:
        return
    bare = arcs.tag[i] == "VB" and not arcs.of(i, "aux")  # "match", after many
    if not (bare or arcs.tag[i] in FINITE) or arcs.of(i, "mark"):
        return
    if arcs.of(found, "dobj"):
        return
    arcs.tag[i] = "VBP" if bare else arcs.tag[i]
    arcs.replace(found, i)
    arcs.hang(own[0], i, "nsubj")
    arcs.hang(found, own[0], "acl")
    arcs.tag[found] = "VBN"


def replied_first(arcs: Arcs, i: int) -> None:
    """As in 'Replied army spokesman Jon Veld, "The convoy was never there."', read as a name
    with an apposition: the quotation is the sentence, and who speaks stands before it.
    """
    who, first = arcs.head[i], arcs.left(i)
    opening = arcs.left(who)
    named = arcs.head[who] == who and arcs.tag[who][:1] == "N" and who < i
    if not named or arcs.tag[opening][:1] != "N" or not reports(arcs.word[opening]):
        return
    marks = {arcs.word[first], arcs.word[first - 1]} & {'"', "''", "``", "“"}
    if marks and arcs.subjects(i) and arcs.tag[i] in FINITE | {"VB", "VBN"}:
        arcs.replace(who, i)
        arcs.hang(who, i, "dep")


def they_claim(arcs: Arcs, i: int) -> None:
    """As in "They said he was a thief and claim he had a gun": one man does not "claim", so
    the verb goes on from the report.
    """
    inner = arcs.head[i]
    outer = arcs.head[inner]
    own, many = arcs.subjects(inner), arcs.subjects(outer)
    told = (
        arcs.dep[inner] == "ccomp" and outer < inner < i and reports(arcs.word[outer])
    )
    if not told or not own or not many or arcs.subjects(i) or arcs.helped(i):
        return
    if not reports(arcs.word[i]) or own[0] < many[0]:
        return
    one, plural = _is_one(arcs, own[0]), _is_many(arcs, own[0])
    base = arcs.tag[i] in {"VB", "VBP"} and one and _is_many(arcs, many[0])
    if base or (arcs.tag[i] == "VBZ" and plural and _is_one(arcs, many[0])):
        arcs.rejoin(i, outer)


def claims_and_was(arcs: Arcs, i: int) -> None:
    """As in "She claims that her papers were taken and she was made to work": the past of
    a pronoun behind a report in the present is reported too.
    """
    verb, own = arcs.head[i], arcs.subjects(i)
    past = arcs.tag[i] == "VBD" or any(arcs.tag[c] == "VBD" for c in arcs.under[i])
    if arcs.tag[verb] not in {"VBZ", "VBP"} or not reports(arcs.word[verb]) or not past:
        return
    if len(own) != 1 or arcs.tag[own[0]] != "PRP" or reports(arcs.word[i]):
        return
    told = [
        c for c in arcs.of(verb, "ccomp") if verb < c < i and arcs.that(c) is not None
    ]
    joint = own[0] - 1
    if told and arcs.word[joint] == "and" and arcs.right(told[-1]) >= joint:
        arcs.rejoin(i, told[-1], verb)


def _is_one(arcs: Arcs, noun: int) -> bool:
    known = class_of(arcs.word[noun])
    person = known is not None and known.type == "PERSON" and arcs.tag[noun] == "NN"
    return (person and not arcs.of(noun, "conj")) or arcs.word[noun] in {"he", "she"}


def _is_many(arcs: Arcs, noun: int) -> bool:
    plural = arcs.tag[noun] in {"NNS", "NNPS"} or arcs.word[noun] in {"they", "we"}
    return plural or bool(arcs.of(noun, "conj"))


CCOMP = (said_first, thing_found)
ADVCL = (recorded,)
APPOS = (replied_first,)
CONJ = (they_claim, claims_and_was)

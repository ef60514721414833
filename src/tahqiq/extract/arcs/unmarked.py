"""Arcs of clauses that open with no word of their own: "said after the talks he would go",
"claims guards beat them", "wants to close it, build a wall and arm the guards".
"""

from __future__ import annotations

from tahqiq.extract.arcs.arcs import FINITE, Arcs
from tahqiq.extract.lexicon.cues import cue_book
from tahqiq.extract.lexicon.word_classes import word_classes

SAYING = frozenset({"say", "says", "said"})
CONTRACTED = frozenset({"'s", "’s"})
PLACES = {"ccomp": "dobj", "pcomp": "pobj"}
BESIDE = frozenset({"prep", "advmod", "npadvmod"})


def said_after(arcs: Arcs, i: int) -> None:
    """As in "said after the meeting the army would stay": with no conjunction the clause is
    what is said, and when it was said stands between.
    """
    verb = arcs.head[i]
    who = [c for c in arcs.subjects(i) if verb < c < i]
    reports = arcs.word[verb] in SAYING and arcs.subjects(verb) and verb < i
    if not reports or not who or arcs.of(verb, "ccomp", "xcomp", "dobj"):
        return
    first = arcs.left(i)
    finite = arcs.tag[i] in FINITE or arcs.helped(i)
    opened = arcs.of(i, "mark") or arcs.tag[first][0] == "W"
    if not finite or opened or arcs.word[first - 1] == ",":
        return
    arcs.hang(i, verb, "ccomp")
    start = arcs.left(who[0])
    for c in [c for c in arcs.under[i] if c < start and arcs.dep[c] in BESIDE]:
        arcs.hang(c, verb, arcs.dep[c])


def in_a_row(arcs: Arcs, i: int) -> None:
    """As in "wants to close the road, build a wall and arm the guards": a bare infinitive
    behind a comma goes on from the one with "to".
    """
    above = arcs.head[i]
    bare = arcs.tag[i] == "VB" and not _has_to(arcs, i) and not arcs.subjects(i)
    first = [c for c in arcs.of(above, "xcomp") if c < i and _has_to(arcs, c)]
    if bare and first and arcs.word[arcs.left(i) - 1] in {",", ";"}:
        arcs.hang(i, first[-1], "conj")


def _has_to(arcs: Arcs, i: int) -> bool:
    """Whether an infinitive has its "to"."""
    return any(arcs.tag[c] == "TO" for c in arcs.under[i])


def claims_that_are(arcs: Arcs, i: int) -> None:
    """As in "There are claims guards beat them", "amid reports police fired": no plural is
    part of a plural, so it is what is claimed, and the clause behind it says what.
    """
    doer = arcs.head[i]
    verb = arcs.head[doer]
    told = arcs.word[i].removesuffix("s") in cue_book().nouns and arcs.tag[i] == "NNS"
    if not told or doer != i + 1 or arcs.tag[doer] not in {"NNS", "NNPS"}:
        return
    above, role = arcs.head[verb], PLACES.get(arcs.dep[verb])
    clause = doer in arcs.subjects(verb) and arcs.tag[verb] in FINITE
    if not clause or role is None or not above < i or arcs.left(verb) < i:
        return
    expletive = any(arcs.dep[c] == "expl" for c in arcs.subjects(above))
    arcs.hang(i, above, "attr" if expletive else role)
    arcs.hang(verb, i, "acl")


def said_if(arcs: Arcs, i: int) -> None:
    """As in "says if the army leaves he will resign": what opens with "if" or "when" and
    reports nothing is the circumstance of what is said behind it.
    """
    verb = arcs.head[i]
    told = [c for c in arcs.of(i, "ccomp") if c > i and arcs.subjects(c)]
    opened = arcs.of(i, "mark") or arcs.tag[arcs.left(i)][0] == "W"
    if not told or arcs.word[verb] not in SAYING or not verb < i or not opened:
        return
    behind = arcs.left(told[0])
    parted = behind > i and arcs.that(told[0]) is None
    if parted and not arcs.of(verb, "ccomp", "dobj") and not _reports(arcs.word[i]):
        arcs.hang(told[0], verb, "ccomp")
        arcs.hang(i, told[0], "advcl")


def _reports(word: str) -> bool:
    """Whether a form is one of a verb of saying or thinking."""
    stems = {word, *(word.removesuffix(end) for end in ("s", "d", "ed"))}
    return bool(stems & cue_book().verbs.keys()) or word in {"said", "told", "thought"}


def plural_subject(arcs: Arcs, i: int) -> None:
    """As in "found that attempts to enter it were made by men": behind "that" a verb without
    a subject before one that lacks its own is a plural and the subject of that.
    """
    above = arcs.head[i]
    main = [c for c in arcs.of(above, "ccomp") if c > i and not arcs.subjects(c)]
    marked = i > 0 and arcs.word[i - 1] == "that" and arcs.head[i - 1] == i
    that = i - 1 if marked else None
    own = [c for c in arcs.subjects(i) if c != that]
    bare = arcs.tag[i] == "VBZ" and not own and not arcs.helped(i)
    if not (bare and main) or that is None or not arcs.helped(main[0]):
        return
    arcs.tag[i] = "NNS"
    arcs.hang(i, main[0], "nsubjpass" if arcs.of(main[0], "auxpass") else "nsubj")
    arcs.hang(that, main[0], "mark")
    for c in arcs.of(i, "xcomp"):
        arcs.dep[c] = "acl"


def participle_first(arcs: Arcs, i: int) -> None:
    """As in "Protesters marching through the streets chanted": a participle without an
    auxiliary is no verb of a sentence whose finite verb has no other subject.
    """
    doing = arcs.head[i]
    who = [c for c in arcs.subjects(doing) if c == doing - 1]
    bare = arcs.tag[doing] == "VBG" and not arcs.helped(doing) and doing < i
    if not (bare and who) or arcs.tag[i] not in FINITE or arcs.subjects(i):
        return
    if arcs.head[doing] != doing or any(arcs.dep[c] == "cc" for c in arcs.under[doing]):
        return
    arcs.replace(doing, i)
    arcs.dep[i] = "ROOT"
    arcs.hang(who[0], i, "nsubj")
    arcs.hang(doing, who[0], "acl")
    for c in [c for c in arcs.of(doing, "punct") if c > i]:
        arcs.hang(c, i, "punct")


def that_of_report(arcs: Arcs, i: int) -> None:
    """As in "reported at the time that the editor had told her": a "that" which is neither
    subject nor object of its clause opens what is reported, and tells of no time.
    """
    that, noun = arcs.left(i), arcs.head[i]
    link = arcs.head[noun]
    verb = arcs.head[link]
    opens = arcs.word[that] == "that" and arcs.dep[that] == "advmod" and that > noun
    if not opens or arcs.dep[link] != "prep" or not verb < link < noun:
        return
    if _reports(arcs.word[verb]) and not arcs.of(verb, "ccomp", "dobj"):
        arcs.tag[that] = "IN"
        arcs.hang(that, i, "mark")
        arcs.hang(i, verb, "ccomp")


def some_speak(arcs: Arcs, i: int) -> None:
    """As in "Some question the plan", "Many doubt it": nothing determines a finite verb, so
    they are its subject.
    """
    verb = arcs.head[i]
    if verb == i + 1 and arcs.tag[verb] in FINITE and not arcs.subjects(verb):
        arcs.dep[i] = "nsubj"


def has_done(arcs: Arcs, i: int) -> None:
    """As in "She's demanded an inquiry", "who's called for it": with an object, or with a
    verb that has no passive, the "'s" is "has", and whoever stands before it did it.
    """
    verb, classes = arcs.head[i], word_classes()
    given = arcs.word[verb] in classes.two_objects | classes.made_to
    done = arcs.of(verb, "dobj") and not given
    spoke = arcs.word[verb] in classes.appealing_forms and arcs.of(verb, "prep")
    if arcs.word[i] not in CONTRACTED or not (done or spoke) or verb != i + 1:
        return
    arcs.dep[i] = "aux"
    for c in arcs.of(verb, "nsubjpass"):
        arcs.dep[c] = "nsubj"


ADVCL = (said_after, said_if)
AUXPASS = (has_done,)
RELCL = (that_of_report,)
DET = (some_speak,)
CCOMP = (plural_subject,)
DEP = (participle_first,)
XCOMP = (in_a_row,)
COMPOUND = (claims_that_are,)

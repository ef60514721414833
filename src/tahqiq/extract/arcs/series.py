"""Series of three deeds and more: "confirmed the deaths, said an inquiry had begun and
appealed for calm". A small parser takes the first for what the second says, or the second
for a participle of the noun before it, and the one who did all three is lost.
"""

from __future__ import annotations

from tahqiq.extract.arcs.arcs import FINITE, PASTS, Arcs
from tahqiq.extract.lexicon.cues import cue_book
from tahqiq.extract.lexicon.verb_forms import stems_of
from tahqiq.extract.lexicon.word_classes import word_classes

PRESENTS = frozenset({"VBZ", "VBP"})
JOINTS = frozenset({"and", "or"})


def first_of_three(arcs: Arcs, i: int) -> None:
    """As in "blamed the rebels, promised an inquiry and told residents": with a third verb
    behind "and", or a clause of its own, the second verb stands beside the first, whose
    words nobody has said.
    """
    first = _spoken_before(arcs, i)
    if first is None:
        return
    clause = [c for c in arcs.of(i, "ccomp") if c > i and not arcs.of(c, "punct")]
    whole = bool(clause) and arcs.left(clause[0]) == i + 1
    behind = [c for c in arcs.subjects(i) if c > i]
    if (behind and whole) or not (whole or _third(arcs, i)):
        return
    _beside(arcs, first, i)
    for c in behind:
        arcs.dep[c] = "dobj"
    for c in [c for k in clause for c in arcs.of(k, "conj")]:
        if not arcs.subjects(c) and arcs.tag[c] == arcs.tag[first]:
            arcs.rejoin(c, first, after=arcs.head[c])


def _spoken_before(arcs: Arcs, i: int) -> int | None:
    """The finite clause right before the comma of a root without a subject before it."""
    if arcs.head[i] != i or arcs.tag[i] not in FINITE or arcs.word[i - 1] != ",":
        return None
    first = next((c for c in arcs.of(i, "ccomp") if c < i), None)
    if first is None or arcs.tag[first] != arcs.tag[i] or arcs.of(first, "mark"):
        return None
    own = any(c < first for c in arcs.subjects(first))
    quoted = arcs.word[arcs.left(first)] in {'"', "``"}
    if not own or quoted or any(c < i for c in arcs.subjects(i)):
        return None
    return first if arcs.right(first) >= i - 1 else None


def _third(arcs: Arcs, i: int) -> bool:
    """Whether a third verb without a subject is joined by "and"."""
    joined = [c for c in arcs.of(i, "conj") if c > i and not arcs.subjects(c)]
    return any(arcs.tag[c] == arcs.tag[i] for c in joined) and bool(arcs.of(i, "cc"))


def _beside(arcs: Arcs, first: int, i: int) -> None:
    """Put the second verb, with what is joined to it, beside the first."""
    arcs.hang(first, first, "ROOT")
    arcs.hang(i, first, "conj")
    for c in [c for c in arcs.under[i] if c < first]:
        arcs.hang(c, first, arcs.dep[c])


def second_of_three(arcs: Arcs, i: int) -> None:
    """As in "claimed the attack, named the bomber and promised more": between a comma and
    an object of its own what was read as a participle of the noun is the second verb.
    """
    noun = arcs.head[i]
    verb = arcs.head[noun]
    plain = arcs.tag[i] in PASTS and not arcs.helped(i) and not arcs.of(i, "agent")
    if not plain or arcs.dep[noun] != "dobj" or arcs.word[i - 1] != ",":
        return
    held = [c for c in arcs.of(i, "dobj", "oprd", "ccomp") if arcs.left(c) == i + 1]
    third = [c for c in arcs.of(verb, "conj") if c > i and not arcs.subjects(c)]
    if not held or not third or arcs.tag[verb] != "VBD":
        return
    article = arcs.tag[arcs.left(held[0])] in {"DT", "PRP$", "NNP", "CD"}
    if arcs.tag[third[0]] == "VBD" and (article or arcs.dep[held[0]] == "ccomp"):
        arcs.tag[i] = "VBD"
        arcs.hang(i, verb, "conj")
        arcs.dep[held[0]] = "dobj" if arcs.dep[held[0]] == "oprd" else arcs.dep[held[0]]


def told_whom(arcs: Arcs, i: int) -> None:
    """As in "told the court he had been asleep, had heard nothing and had not left": the
    second verb goes on from the first, and has no subject before the comma but that one's.
    """
    verb, start = arcs.head[i], arcs.left(i)
    told = [c for c in arcs.of(verb, "ccomp") if verb < c < i and arcs.subjects(c)]
    bare = not arcs.subjects(i) and not arcs.of(i, "mark") and arcs.helped(i)
    if not told or not bare or arcs.word[start - 1] != "," or arcs.tag[i] == "VB":
        return
    if arcs.word[verb] in word_classes().reporting_forms:
        arcs.hang(i, told[-1], "conj")


def goes_on_doing(arcs: Arcs, i: int) -> None:
    """As in "described soldiers dragging men from a bus, beating them and shooting two":
    those who are seen or described doing one thing do the next.
    """
    verb = arcs.head[i]
    if arcs.tag[i] != "VBG" or arcs.word[arcs.left(i) - 1] != "," or verb > i:
        return
    doing = [c for c in range(verb + 1, i) if arcs.tag[c] == "VBG"
             and arcs.dep[c] in {"acl", "ccomp", "relcl"} and arcs.within(c, verb)]  # fmt: skip
    if doing and _tells_of(arcs.word[verb]) and not _speaks(arcs.word[i]):
        arcs.hang(i, doing[-1], "conj")


def _tells_of(word: str) -> bool:
    """Whether a form tells of what somebody saw: "described", "recalls", "saw", "shows"."""
    classes, known = word_classes(), cue_book().narrating
    stems = {
        word,
        word.removesuffix("s"),
        word.removesuffix("d"),
        word.removesuffix("ed"),
    }
    return (
        bool(stems & known) or word in classes.perceiving_forms | classes.showing_forms
    )


def _speaks(word: str) -> bool:
    """Whether a gerund is one of saying: "citing", "adding", "calling"."""
    stem = word.removesuffix("ing")
    stems = {stem, stem + "e", stem[:-1]}
    return bool(stems & cue_book().verbs.keys() or stems & cue_book().citing)


def in_the_past(arcs: Arcs, i: int) -> None:
    """As in "The report describes how guards beat prisoners, denied them water and burned
    their letters": what is told in the present of a series in the past is the whole of it.
    """
    verb = arcs.head[i]
    told = [c for c in arcs.of(verb, "ccomp") if verb < c < i and arcs.subjects(c)]
    plain = arcs.tag[i] == "VBD" and not arcs.helped(i) and not arcs.subjects(i)
    if not plain or not told or arcs.tag[verb] not in PRESENTS:
        return
    series = arcs.word[i - 1] == "," and bool(arcs.of(i, "conj"))
    last = arcs.word[i - 1] in JOINTS and arcs.head[told[-1]] == verb
    if series or (last and arcs.tag[told[-1]] == "VBD"):
        arcs.rejoin(i, told[-1], after=told[-1])


def behind_denial(arcs: Arcs, i: int) -> None:
    """As in "denied that he gave the order, called the tape a forgery and threatened to sue":
    what is denied is told with "or"; an act of speech in a row behind it is the denier's.
    """
    inner = arcs.head[i]
    outer = arcs.head[inner]
    denied = arcs.dep[inner] == "ccomp" and outer < inner < i and _denies(arcs, outer)
    bare = arcs.tag[i] in PASTS and not arcs.helped(i) and not arcs.subjects(i)
    if not denied or not bare or arcs.word[arcs.left(i) - 1] != ",":
        return
    speaks = not stems_of(arcs.word[i]).isdisjoint(cue_book().verbs)
    row = [c for c in (*arcs.of(i, "conj"), *arcs.of(outer, "conj")) if c > i]
    if speaks and any(arcs.tag[c] in PASTS and not arcs.subjects(c) for c in row):
        arcs.hang(i, outer, "conj")
        arcs.tag[i] = "VBD"


def _denies(arcs: Arcs, i: int) -> bool:
    """Whether a verb in the past, of which something is said, takes it back."""
    cues = [c for k in stems_of(arcs.word[i]) for c in cue_book().verbs.get(k, ())]
    return arcs.tag[i] == "VBD" and any(cue.act == "deny" for cue in cues)


ROOT = (first_of_three,)
ACL = (second_of_three,)
CCOMP = (told_whom,)
ADVCL = (goes_on_doing,)
CONJ = (in_the_past,)

"""Arcs of what belongs to the reporting verb, though something nearer drew it to itself."""

from __future__ import annotations

from tahqiq.extract.arcs.arcs import FINITE, PASTS, Arcs
from tahqiq.extract.arcs.tense import takes
from tahqiq.extract.lexicon.cues import cue_book
from tahqiq.extract.lexicon.nouns import class_of
from tahqiq.extract.lexicon.verb_forms import keeps
from tahqiq.extract.lexicon.word_classes import word_classes

HAVING = frozenset({"had", "have", "has"})
BEFORE = HAVING | {"would"}
BEING = frozenset({"was", "were"})
HELPING = HAVING | BEING | {"is", "are"}


def ahead_of_that(arcs: Arcs, i: int) -> None:
    """As in "said, before the line was cut, that nineteen had died": nothing of a reported
    clause stands before its "that"; what does tells when or how it was said, or is the first
    of the clauses of "said that the men had fled, that troops followed".
    """
    verb = arcs.head[i]
    mark = arcs.that(i)
    if mark is None or not verb < mark < i or arcs.word[mark - 1] != ",":
        return
    for c in list(arcs.under[i]):
        if verb < c < mark:
            told = arcs.dep[c] == "advcl" and arcs.that(c) == verb + 1
            arcs.hang(c, verb, "ccomp" if told else arcs.dep[c])


def ends(arcs: Arcs, i: int) -> bool:
    """Whether a clause or sentence ends behind a token."""
    return i + 1 == len(arcs.word) or arcs.tag[i + 1] in {",", ".", ":", "''"}


def that_itself(arcs: Arcs, i: int) -> None:
    """As in "The union disputes that, saying": with nothing behind it "that" is no mark of a
    clause but what is disputed.
    """
    if arcs.word[i] == "that" and i and arcs.tag[i - 1][:1] == "V" and ends(arcs, i):
        arcs.hang(i, i - 1, "dobj")


def outer_act(arcs: Arcs, i: int) -> None:
    """As in "denied that its men had fired and blamed bandits", "said two had been hurt and
    urged others to leave": a second verb without a subject takes up whoever reports, where
    its act or its tense is none that the subject of the reported clause can have.
    """
    inner = arcs.head[i]
    while arcs.dep[inner] == "conj" and arcs.head[inner] < inner:
        inner = arcs.head[inner]
    outer = _teller_of(arcs, inner)
    if outer is None or arcs.subjects(i) or arcs.helped(i) or not outer < inner < i:
        return
    tenses = arcs.tag[outer], arcs.tag[inner], arcs.tag[i]
    joint = arcs.left(i) - 1 if arcs.left(i) else 0
    apart = arcs.word[joint] in {"and", "but"} and arcs.word[joint - 1] == ","
    again = arcs.word[i] == arcs.word[outer] and arcs.word[i] not in HELPING
    if (
        again  # "said A but later said B"
        or (apart and arcs.word[i] in word_classes().speech_acts)
        or tenses == ("VBZ", "VBD", "VBZ")  # "denies that they fired and calls it fake"
        or (tenses == ("VBZ", "VBN", "VBZ") and _is_present_act(arcs.word[i]))
        or (arcs.tag[outer] in PASTS and _begins_anew(arcs, inner, i))
    ):
        arcs.rejoin(i, outer, after=arcs.head[i])


def _is_present_act(word: str) -> bool:
    """As in "says that it has fired and accuses it of a crime": an act of speech."""
    return not word_classes().urging_forms.isdisjoint(
        {word[:-1] + "d", word[:-1] + "ed"}
    )


def _teller_of(arcs: Arcs, clause: int) -> int | None:
    """The finite verb that a that-clause is the object of, or that has a claim for one:
    "rejected claims that they had fired".
    """
    above = arcs.head[clause]
    told = arcs.dep[clause] == "acl" and arcs.that(clause) is not None
    if told and arcs.dep[above] == "dobj":
        above = arcs.head[above]
    elif told and arcs.dep[above] == "pobj" and arcs.word[arcs.head[above]] == "as":
        above = arcs.head[arcs.head[above]]  # "dismissed as false reports that"
    elif arcs.dep[clause] != "ccomp":
        return None
    has = any(arcs.word[c] in HAVING for c in arcs.of(above, "aux"))
    return above if arcs.tag[above] in FINITE or has else None


def _begins_anew(arcs: Arcs, inner: int, i: int) -> bool:
    """Whether a past tense behind a reported clause cannot go on from it: it has an object
    where the clause is a passive perfect, or is an act of speech that things, those who are
    only told to be something, or anybody of whom a pluperfect tells, are not likely to do.
    """
    if arcs.tag[i] not in PASTS:
        return False
    back = {arcs.word[c] for c in arcs.of(inner, "aux")} & BEFORE
    subject = next(iter(arcs.subjects(inner)), inner)
    if back & HAVING and arcs.of(inner, "auxpass"):
        return _speaks_out(arcs, inner, i) or _is_done(arcs, i)
    being = arcs.word[inner] in BEING
    if arcs.tag[subject] == "PRP":
        return False  # "said he had seen the men and left": the same man, if any
    them = any(arcs.tag[c] == "PRP" for c in arcs.of(i, "dobj"))
    likely = being or (bool(back) and not them) or not may_speak(arcs, subject)
    return likely and _speaks_out(arcs, inner, i)


def _speaks_out(arcs: Arcs, inner: int, i: int) -> bool:
    """Whether a form is an act of speech, and behind a passive none that is suffered: not
    "was arrested and accused of treason".
    """
    classes, word = word_classes(), arcs.word[i]
    if arcs.of(i, "xcomp") and word.removesuffix("ed") in classes.subject_control:
        return True
    if takes(arcs, i):
        return False
    if not arcs.of(inner, "auxpass"):
        held = arcs.of(i, "dobj", "ccomp", "xcomp", "prep")
        return word in classes.urging_forms and bool(held)
    if word in classes.appealing_forms:
        return bool(arcs.of(i, "ccomp", "xcomp", "prep"))
    return word in classes.urging_forms and _is_done(arcs, i)


def _is_done(arcs: Arcs, i: int) -> bool:
    """Whether a form has an object that no passive keeps: "closed the road", not "was
    arrested and denied a lawyer, told to leave, sentenced".
    """
    classes, word = word_classes(), arcs.word[i]
    keeps = word in classes.made_to or word in classes.two_objects
    return bool(arcs.of(i, "dobj")) and (
        not keeps or (word == "urged" and bool(arcs.of(i, "xcomp", "ccomp")))
    )


def may_speak(arcs: Arcs, noun: int) -> bool:
    """Whether a subject is somebody, and not a territory, a drone or a curfew."""
    known = class_of(arcs.word[noun])
    person = known is not None and known.type in {"PERSON", "ORG"}
    return arcs.tag[noun] not in {"NN", "NNS"} or person


def far_apposition(arcs: Arcs, i: int) -> None:
    """As in "The mission said that a helicopter fired on villagers, an allegation the army
    denies": what sums up a clause is no second name of its subject.
    """
    named, start = arcs.head[i], arcs.left(i)
    verb = arcs.head[named]
    if not named < verb < start - 1 or arcs.word[start - 1] != ",":
        return
    nouns = [c for c in range(verb + 1, start - 1) if arcs.tag[c][:1] == "N"]
    if arcs.tag[verb][:1] == "V" and nouns:
        arcs.hang(i, nouns[-1], "appos")


def called_as(arcs: Arcs, i: int) -> None:
    """As in "described the report as baseless", "… as fabricated": a bare adjective or
    participle behind "as" is what the verb's object is called, no clause.
    """
    verb = arcs.head[i]
    alone = arcs.tag[i] == "JJ" or (arcs.tag[i] == "VBN" and len(arcs.under[i]) == 1)
    bare = alone and arcs.word[i - 1] == "as" and arcs.head[i - 1] == i
    if bare and arcs.of(verb, "dobj", "nsubjpass") and not arcs.subjects(i):
        arcs.hang(i - 1, verb, "prep")
        arcs.hang(i, i - 1, "amod")


def called_what(arcs: Arcs, i: int) -> None:
    """As in "described what was published as untrue": "as" says what it is called, and the
    clause of "what" is what the verb describes.
    """
    inner = arcs.head[i]
    verb = arcs.head[inner]
    what = any(
        arcs.tag[c] == "WP" for c in arcs.of(inner, "nsubjpass", "dobj", "nsubj")
    )
    free = arcs.dep[inner] in {"ccomp", "dobj"} and verb < inner < i
    if arcs.word[i] == "as" and what and free and keeps(arcs.word[verb], "cast"):
        arcs.hang(i, verb, "prep")
        arcs.dep[inner] = "dobj"


def unchecked(arcs: Arcs, i: int) -> None:
    """As in "A text attributed to the front, which could not be verified": only what tells
    something is verified, not who wrote it or where.
    """
    which = [c for c in arcs.of(i, "nsubjpass") if arcs.word[c] == "which"]
    first = arcs.left(i)
    if not which or first < 1 or arcs.word[first - 1] != "," or not _is_check(arcs, i):
        return
    here = arcs.head[i]
    while not _tells(arcs, here):
        above = arcs.head[here]
        if above == here or (arcs.tag[above][:1] == "V" and arcs.dep[above] != "acl"):
            return
        here = above
    if here != arcs.head[i]:
        arcs.hang(i, here, "relcl")


def _is_check(arcs: Arcs, verb: int) -> bool:
    """Whether a participle is one of checking a claim."""
    word = arcs.word[verb]
    forms = {word.removesuffix(end) for end in ("d", "ed")}
    return bool({*forms, word.replace("ied", "y")} & cue_book().checking)


def _tells(arcs: Arcs, noun: int) -> bool:
    """Whether a noun is an artifact or a report: "text", "claims"."""
    book, word = cue_book(), arcs.word[noun]
    known = book.media | book.accounts | book.hollow | book.nouns.keys()
    return arcs.tag[noun][:1] == "N" and bool({word, word.removesuffix("s")} & known)


def by_whom(arcs: Arcs, i: int) -> None:
    """As in "asked that the major, who according to a guard gave the order, be questioned":
    "according" is the verb of no clause, so the next verb is, and the one behind it is
    that of the noun.
    """
    noun = arcs.head[i]
    main, who = arcs.head[noun], arcs.subjects(i)
    joined = [*arcs.of(main, "conj"), *arcs.of(arcs.head[main], "ccomp")]
    later = [c for c in joined if c > main and not arcs.subjects(c)]
    if arcs.word[i] != "according" or not who or not later or not i < main < later[0]:
        return
    new = later[0]
    arcs.replace(main, new)
    for c in [c for c in arcs.under[main] if c < who[0] and c != noun]:
        arcs.hang(c, new, arcs.dep[c])
    arcs.hang(noun, new, "nsubjpass" if arcs.of(new, "auxpass") else "nsubj")
    arcs.hang(main, noun, "relcl")
    arcs.hang(who[0], main, "nsubj")
    arcs.hang(i, main, "prep")


def trails_what_is_told(arcs: Arcs, i: int) -> None:
    """As in "described hearing three blasts, followed by gunfire", "a message saying he was
    dead, killed by his own": a participle behind what a deed or a text reports tells more
    of that.
    """
    verb, first = arcs.head[i], arcs.left(i)
    told = [c for c in arcs.of(verb, "xcomp", "ccomp") if verb < c < i]
    if (
        arcs.tag[i] != "VBN"
        or arcs.helped(i)
        or not told
        or arcs.word[first - 1] != ","
    ):
        return
    text = arcs.dep[verb] == "acl" and arcs.tag[verb] == "VBG"
    if first == i and (text or arcs.tag[told[-1]] == "VBG"):
        arcs.hang(i, told[-1], "advcl")

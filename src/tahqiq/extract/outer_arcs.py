"""Arcs of what belongs to the reporting verb, though something nearer drew it to itself."""

from __future__ import annotations

from tahqiq.extract.arcs import FINITE, Arcs
from tahqiq.extract.cues import cue_book
from tahqiq.extract.word_classes import word_classes

THROUGH = frozenset(
    {"from", "by", "through", "via", "in", "on", "over", "at", "during"}
)
OBJECTS = ("dobj", "ccomp", "xcomp", "oprd")


def told_through(arcs: Arcs, i: int) -> None:
    """As in "claimed in a message to have planted it", "replied in writing that it had",
    "learned from a nurse that he was dead": the clause is what the verb reports, not a
    clause about the message, which a perfect infinitive never is.
    """
    noun, prep = arcs.head[i], arcs.head[arcs.head[i]]
    verb = arcs.head[prep]
    if arcs.dep[noun] != "pobj" or arcs.dep[prep] != "prep" or not verb < prep < i:
        return
    if arcs.tag[verb][:1] != "V" or arcs.of(verb, *OBJECTS):
        return
    helps = {arcs.word[c] for c in arcs.of(i, "aux")}
    if {"to", "have"} <= helps:
        arcs.hang(i, verb, "xcomp")
    elif arcs.word[prep] in THROUGH and _is_told(arcs, i, noun):
        arcs.hang(i, verb, "ccomp")


def _is_told(arcs: Arcs, i: int, noun: int) -> bool:
    """Whether a whole clause opens with "that" behind a noun that holds none."""
    return (
        arcs.that(i) is not None
        and bool(arcs.subjects(i))
        and arcs.word[noun] not in word_classes().holding_clauses
    )


def ahead_of_that(arcs: Arcs, i: int) -> None:
    """As in "said, before the line was cut, that nineteen had died": nothing of a reported
    clause stands before its "that"; what does tells when or how it was said.
    """
    verb = arcs.head[i]
    mark = arcs.that(i)
    if mark is None or not verb < mark < i or arcs.word[mark - 1] != ",":
        return
    for c in list(arcs.under[i]):
        if verb < c < mark:
            arcs.hang(c, verb, arcs.dep[c])


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
    """As in "said that it was false, and asked the media to wait": a comma and a verb of
    speaking to somebody take up the one who said it. So does a present tense behind a past
    one: "denies that its men fired and calls the video fake".
    """
    inner = arcs.head[i]
    outer = arcs.head[inner]
    if arcs.dep[inner] == "conj" and arcs.dep[outer] == "ccomp":
        inner, outer = outer, arcs.head[outer]
    if arcs.subjects(i) or arcs.dep[inner] != "ccomp" or not outer < inner < i:
        return
    if arcs.tag[outer] not in FINITE or arcs.helped(i):
        return
    apart = arcs.word[i - 1] in {"and", "but"} and arcs.word[i - 2] == ","
    tenses = arcs.tag[outer], arcs.tag[inner], arcs.tag[i]
    again = arcs.word[i] == arcs.word[outer]  # "said A but later said B"
    if (
        again
        or (apart and arcs.word[i] in word_classes().speech_acts)
        or tenses
        == (
            "VBZ",
            "VBD",
            "VBZ",
        )
    ):
        arcs.hang(i, outer, "conj")


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
    """As in "described the report as baseless": a bare adjective behind "as" is what the
    verb's object is called, no clause.
    """
    verb = arcs.head[i]
    bare = arcs.tag[i] == "JJ" and arcs.word[i - 1] == "as" and arcs.head[i - 1] == i
    if bare and arcs.of(verb, "dobj", "nsubjpass") and not arcs.subjects(i):
        arcs.hang(i - 1, verb, "prep")
        arcs.hang(i, i - 1, "amod")


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

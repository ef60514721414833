"""Arcs of what is put beside a clause: who told it, what is said of it, where it emerged."""

from __future__ import annotations

from calendar import day_name

from tahqiq.extract.arcs.arcs import Arcs
from tahqiq.extract.lexicon.cues import cue_book
from tahqiq.extract.lexicon.word_classes import word_classes

ENDINGS = ("", "s", "d", "ed", "ing")
MARKS = frozenset({'"', "``", "''", "“", "”"})
NARROWING = frozenset({"only", "merely", "simply", "just"})
DAYS = frozenset(name.lower() for name in day_name)
INFORMED = frozenset({"told", "informed", "warned", "assured", "notified"})
CALLING = frozenset({"call", "calls", "called", "calling"})
TELLING = frozenset({"told", "spoke"})
TWO = 2  # marks that open and close a quotation


def quoted_second(arcs: Arcs, i: int) -> None:
    """As in 'said it was too early, and there was "no sign" of arson': words in quotation
    marks in a second clause are still the speaker's, unless it has one of its own.
    """
    said = arcs.head[i]
    told = [c for c in arcs.of(said, "ccomp") if said < c < i]
    inside = range(arcs.left(i), arcs.right(i))
    marks = [k for k in inside if arcs.word[k] in MARKS]
    own = [c for c in arcs.subjects(i) if c < i]
    if not told or len(marks) < TWO or not own or marks[0] < own[0]:
        return
    speaks = any(stem in cue_book().verbs
                 for stem in (arcs.word[i].removesuffix(end) for end in ENDINGS))  # fmt: skip
    reports = arcs.word[said] in word_classes().reporting_forms
    if reports and not speaks and arcs.word[own[0]] in {"there", "it", "that", "this"}:
        arcs.rejoin(i, told[-1])


def emerged_aside(arcs: Arcs, i: int) -> None:
    """As in "The driver, it emerged later, had been warned": what is put between commas
    takes no subject away from the verb behind it.
    """
    if arcs.subjects(i) or not (arcs.helped(i) or arcs.tag[i] in {"VBD", "VBZ"}):
        return
    for c in [c for c in arcs.of(i, "ccomp") if c < i]:
        it = [s for s in arcs.subjects(c) if arcs.word[s] == "it"]
        before = [
            n for n in arcs.of(c, "npadvmod", "dep", "nsubj") if n < c and n not in it
        ]
        if arcs.word[c] not in word_classes().turning_out or not it or not before:
            continue
        if arcs.word[it[0] - 1] == ",":
            passive = bool(arcs.of(i, "auxpass"))
            arcs.hang(before[-1], i, "nsubjpass" if passive else "nsubj")
            arcs.dep[c] = "parataxis"


def heard_behind(arcs: Arcs, i: int) -> None:
    """As in "He had asked for a doctor, an inquest heard on Monday": a noun phrase behind the
    comma that ends a clause, and a past of saying or hearing right behind it, are a subject
    and its verb.
    """
    told = arcs.head[i]
    verbs = [
        c for c in arcs.of(i, "acl") if c == i + 1 and arcs.tag[c] in {"VBN", "VBD"}
    ]
    forms = word_classes().reporting_forms | {"heard"}
    if not verbs or told > i or arcs.word[verbs[0]] not in forms:
        return
    verb = verbs[0]
    bare = not arcs.helped(verb) and not arcs.of(
        verb, "agent", "dobj", "ccomp", "xcomp"
    )
    last = arcs.word[arcs.right(verb) : arcs.right(verb) + 1] in ([], ["."])
    if (
        not bare
        or not last
        or arcs.word[arcs.left(i) - 1] != ","
        or not arcs.subjects(told)
    ):
        return
    arcs.tag[verb] = "VBD"
    arcs.replace(told, verb)
    arcs.hang(i, verb, "nsubj")
    arcs.hang(told, verb, "ccomp")


def shell_answered(arcs: Arcs, i: int) -> None:
    """As in "…, a pledge that the elders greeted with scorn": a verb that answers something
    and has no object answers the pledge; the clause does not say what was pledged.
    """
    that, noun = arcs.that(i), arcs.head[i]
    answers = arcs.word[i] in word_classes().answering_forms
    aside = arcs.dep[noun] == "appos" and arcs.word[arcs.left(noun) - 1] == ","
    if that is None or not answers or not aside or arcs.helped(i):
        return
    if not arcs.of(i, "dobj", "ccomp", "xcomp", "agent"):
        arcs.hang(that, i, "dobj")
        arcs.tag[that] = "WDT"
        arcs.hang(i, noun, "relcl")


def told_of_bodies(arcs: Arcs, i: int) -> None:
    """As in "A shopkeeper, Hana Weil, told of bodies in the road": a sentence that has no
    verb but "told of", behind who is named, has that one.
    """
    found = [c for c in arcs.of(i, "acl") if c > i and arcs.word[c] in TELLING]
    links = [c for v in found for c in arcs.of(v, "prep") if c == v + 1]
    closed = bool(found) and arcs.word[found[0] - 1] == ","
    noun = arcs.head[i] == i and arcs.tag[i][:1] == "N" and not arcs.subjects(i)
    if (
        not noun
        or not closed
        or not links
        or arcs.word[links[0]] not in {"of", "about"}
    ):
        return
    verb = found[0]
    if arcs.helped(verb) or arcs.of(verb, "agent"):
        return
    arcs.tag[verb] = "VBD"
    arcs.hang(verb, verb, "ROOT")
    arcs.hang(i, verb, "nsubj")


def withdrawn_claim(arcs: Arcs, i: int) -> None:
    """As in "The claim that he was armed has been withdrawn": what was read as the subject
    of the passive is the claim's clause, and the passive the verb of the sentence.
    """
    noun = arcs.head[i]
    inner = [c for c in arcs.of(i, "csubjpass", "csubj") if c < i]
    mark = arcs.that(i)
    if not inner or mark is None or not noun < mark < inner[0] or not arcs.helped(i):
        return
    if arcs.word[noun].removesuffix("s") not in cue_book().nouns:
        return
    passive = bool(arcs.of(i, "auxpass"))
    arcs.replace(noun, i)
    arcs.hang(noun, i, "nsubjpass" if passive else "nsubj")
    arcs.hang(inner[0], noun, "acl")
    arcs.hang(mark, inner[0], "mark")


def said_at_the_end(arcs: Arcs, i: int) -> None:
    """As in "One of the men used to work there, a source close to the inquiry said": the noun
    phrase between the comma and "said" is who says so, where "said" has nothing to say.
    """
    own = arcs.subjects(i)
    silent = not arcs.of(i, "ccomp", "dobj", "xcomp")
    if arcs.head[i] != i or arcs.word[i] not in word_classes().reporting_forms:
        return
    if len(own) != 1 or own[0] > i or not silent:
        return
    who = next((c for c in range(own[0], i)
                if arcs.dep[c] == "appos" and arcs.right(c) == i), None)  # fmt: skip
    if who is None or arcs.word[arcs.left(who) - 1] != ",":
        return
    for verb in range(own[0], arcs.left(who)):
        bare = arcs.dep[verb] == "acl" and arcs.tag[verb] in {"VBN", "VBD"}
        if bare and arcs.within(verb, own[0]) and not arcs.of(verb, "agent"):
            arcs.hang(who, i, "nsubj")
            arcs.hang(verb, i, "ccomp")
            arcs.hang(own[0], verb, "nsubj")
            arcs.tag[verb] = "VBD"
            return


def called_on_those(arcs: Arcs, i: int) -> None:
    """As in "calls on those who were misled to give up": they were not misled to give up."""
    misled = arcs.head[i]
    whom = arcs.head[misled]
    link = arcs.head[whom]
    to = any(arcs.tag[c] == "TO" for c in arcs.under[i])
    passive = arcs.dep[misled] == "relcl" and arcs.of(misled, "auxpass")
    on = arcs.dep[whom] == "pobj" and arcs.word[link] in {"on", "upon"}
    if to and passive and on and arcs.word[arcs.head[link]] in CALLING:
        arcs.hang(i, arcs.head[link], "advcl")


def called_on_both(arcs: Arcs, i: int) -> None:
    """As in "The mission called on both sides to stop fighting": no plan of the mission's to
    stop, but what it calls on them for.
    """
    noun = arcs.head[i]
    verb = arcs.head[noun]
    between = arcs.dep[noun] == "nsubj" and noun < verb < i
    to = any(arcs.tag[c] == "TO" for c in arcs.under[i])
    on = [c for c in arcs.of(verb, "prep") if arcs.word[c] in {"on", "upon"} and c < i]
    if between and to and on and arcs.word[verb] in CALLING:
        arcs.hang(i, verb, "xcomp")


def only_that(arcs: Arcs, i: int) -> None:
    """As in "would say only that they were looking into it": "only" is of the saying."""
    verb, that = arcs.head[i], arcs.that(i)
    said = arcs.word[verb] in word_classes().reporting_forms | {"saying"}
    if that is None or not said or not verb < that - 1 < i:
        return
    between = range(verb + 1, that)
    if any(arcs.word[c] not in NARROWING for c in between):
        return
    for c in between:
        arcs.hang(c, verb, "advmod")
    if not arcs.of(verb, "ccomp"):
        arcs.dep[i] = "ccomp"


def said_on_monday(arcs: Arcs, i: int) -> None:
    """As in "said on Monday it had opened an inquiry": the day is when it was said."""
    verb, clause = i - 1, arcs.head[i]
    days = [c for c in arcs.of(i, "pobj") if arcs.word[c] in DAYS]
    said = verb >= 0 and arcs.word[verb] in word_classes().reporting_forms
    told = arcs.dep[clause] == "ccomp" and arcs.head[clause] == verb
    if arcs.word[i] == "on" and said and told and days and clause > i:
        arcs.hang(i, verb, "prep")


def told_by_whom(arcs: Arcs, i: int) -> None:
    """As in "have been told by a driver that it was theirs": what they were told."""
    who = arcs.head[i]
    by = arcs.head[who]
    told = arcs.head[by]
    opens = arcs.word[arcs.left(i)] == "that" and arcs.left(i) == who + 1
    agent = arcs.dep[who] == "pobj" and arcs.word[by] == "by" and arcs.subjects(told)
    own = [c for c in arcs.subjects(i) if arcs.word[c] != "that"]
    if arcs.word[told] in INFORMED and agent and own and (opens or arcs.that(i)):
        for c in arcs.under[i]:
            if arcs.word[c] == "that" and c == arcs.left(i):
                arcs.dep[c] = "mark"
        arcs.hang(i, told, "ccomp")

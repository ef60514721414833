"""Arcs of clauses in a row without a comma or a noun to hold them apart."""

from __future__ import annotations

from tahqiq.extract.arcs.arcs import FINITE, NAMES, Arcs
from tahqiq.extract.lexicon.event_lexicon import event_lexicon
from tahqiq.extract.lexicon.nouns import class_of
from tahqiq.extract.lexicon.verb_forms import reports, stems_of

OPENING = frozenset({"when", "once", "whenever"})
LOOSE = frozenset({"dep", "conj", "appos", "npadvmod"})
OBJECTS = frozenset({"dobj", "pobj", "prep"})
RELATIVES = frozenset({"WDT", "WP", "WP$", "WRB", "IN"})


def when_before(arcs: Arcs, i: int) -> None:
    """As in "when she answered they fired", "When she opened the door they shot her": a
    clause that "when" opens asks for another; what follows it without a comma is the main.
    """
    noun, first = arcs.head[i], arcs.head[i]
    if arcs.dep[i] == "relcl":
        first = arcs.head[noun]
        gap = arcs.dep[noun] != "dobj" or not arcs.of(i, "dobj", "nsubjpass")
        if gap or arcs.tag[arcs.left(i)] in RELATIVES:
            return  # "the door they shot at"
    who, opened = arcs.subjects(i), _opened(arcs, first)
    finite = arcs.tag[i] in FINITE or arcs.helped(i)
    if not opened or not who or not first < who[0] < i or arcs.of(i, "mark"):
        return
    alone = arcs.dep[first] in {"ROOT", "conj"} and not arcs.of(first, "ccomp")[1:]
    if alone and finite and arcs.word[arcs.left(i) - 1] not in {",", ":", '"', "``"}:
        arcs.replace(first, i)
        arcs.hang(first, i, "advcl")


def _opened(arcs: Arcs, verb: int) -> bool:
    """Whether "when" opens a clause that states something: "When did she say they fired?"
    asks.
    """
    who = arcs.subjects(verb)
    when = [c for c in arcs.of(verb, "advmod", "mark") if arcs.word[c] in OPENING]
    asks = any(c < who[0] for c in arcs.of(verb, "aux", "auxpass")) if who else True
    return bool(when) and not asks and when[0] < who[0] < verb


def did_to_named(arcs: Arcs, i: int) -> None:
    """As in "stopped the van, handcuffed Castro and drove off": behind a comma in a row of
    deeds, a known past form before a name is a deed done to its bearer, no name of his.
    """
    name = arcs.head[i]
    verb = arcs.head[name]
    while arcs.dep[verb] in OBJECTS:  # read as one more that was stopped
        verb = arcs.head[verb]
    past = arcs.word[i].endswith("ed") and arcs.tag[i][:2] == "NN"
    known = past and any(
        stem in event_lexicon().verbs for stem in stems_of(arcs.word[i])
    )
    loose = arcs.tag[name] in NAMES and arcs.dep[name] in LOOSE
    if not known or not loose or arcs.left(name) != i or arcs.word[i - 1] != ",":
        return
    more = [c for c in arcs.of(verb, "conj") if c > name and arcs.tag[c] == "VBD"]
    if arcs.tag[verb] == "VBD" and verb < i and more:
        arcs.tag[i] = "VBD"
        arcs.hang(i, verb, "conj")
        arcs.hang(name, i, "dobj")


def no_auxiliary(arcs: Arcs, i: int) -> None:
    """As in "It hit a house neighbours say belonged to a judge": a verb of saying helps no
    other; two nouns before it are what is spoken of and who speaks.
    """
    verb, who = arcs.head[i], i - 1
    if not reports(arcs.word[i]) or arcs.tag[i][:2] != "VB" or verb < i:
        return
    thing = [c for c in arcs.of(who, "compound") if c == who - 1]
    if arcs.head[who] != verb or who not in arcs.subjects(verb) or not thing:
        return
    above = arcs.head[verb]
    if arcs.dep[verb] != "ccomp" or not above < thing[0] or arcs.of(above, "dobj"):
        return
    for c in [c for c in arcs.of(who, "det", "amod", "poss", "nummod") if c < thing[0]]:
        arcs.hang(c, thing[0], arcs.dep[c])
    arcs.hang(thing[0], above, "dobj")
    arcs.hang(i, thing[0], "relcl")
    arcs.hang(who, i, "nsubj")
    arcs.hang(verb, i, "ccomp")


def named_speaker(arcs: Arcs, i: int) -> None:
    """As in "The army built the wall, a spokeswoman, Anna White, said on Monday": behind two
    commas a verb of saying has a speaker between them, and joins no verb before.
    """
    main = arcs.head[i]
    if arcs.subjects(i) or arcs.helped(i) or arcs.word[i - 1] != ",":
        return
    if arcs.tag[i] not in FINITE or not reports(arcs.word[i]) or main >= i:
        return
    last = i - 2
    while arcs.head[last] > main and arcs.dep[last] in {
        "appos",
        "compound",
        "pobj",
        "prep",
    }:
        last = arcs.head[last]
        if arcs.dep[last] == "appos" and arcs.word[arcs.left(last) - 1] == ",":
            known = class_of(arcs.word[last])
            if known is not None and known.type == "PERSON":
                _speaks(arcs, i, last)
                return


def _speaks(arcs: Arcs, said: int, who: int) -> None:
    main = arcs.head[said]
    arcs.hang(who, said, "nsubj")
    arcs.hang(said, main, "parataxis")


def past_without(arcs: Arcs, i: int) -> None:
    """As in "a pickup without plates that had been parked there", "a ward without windows
    where they lay": of what there is none, nothing is told.
    """
    none = arcs.head[i]
    link = arcs.head[none]
    noun = arcs.head[link]
    own = [c for c in arcs.of(noun, "dobj") if c < link and arcs.right(c) == link]
    noun = own[-1] if own else noun
    bare = not arcs.of(none, "det", "poss", "nummod") and arcs.tag[none] not in NAMES
    apart = arcs.dep[none] == "pobj" and arcs.word[link] == "without" and bare
    if apart and arcs.dep[link] == "prep" and arcs.tag[noun][:2] == "NN":
        arcs.hang(link, noun, "prep")
        arcs.hang(i, noun, "relcl")


CCOMP = (when_before,)
RELCL = (past_without, when_before)
AUX = (no_auxiliary,)
CONJ = (named_speaker,)
COMPOUND = (did_to_named,)

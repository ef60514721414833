"""Arcs of who did a deed, where a small parser hangs him on the verb beside it or makes the
verb a participle of his.
"""

from __future__ import annotations

from tahqiq.extract.arcs.arcs import COMMON, FINITE, HYPHENS, NAMES, PASTS, Arcs
from tahqiq.extract.arcs.wire import by_doing
from tahqiq.extract.lexicon.cues import cue_book
from tahqiq.extract.lexicon.event_lexicon import event_lexicon
from tahqiq.extract.lexicon.nouns import class_of, singular
from tahqiq.extract.lexicon.verb_forms import is_deed, reports
from tahqiq.extract.lexicon.word_classes import DATING, word_classes

WHO = frozenset({"PERSON", "ORG", "NORP"})
NEAR = frozenset({"near", "at", "in", "outside", "inside", "behind", "around"})
UPON = {("set", "upon"), ("set", "on"), ("turned", "on"), ("fell", "upon")}
AFTER_INFINITIVE = frozenset({"prep", "agent", "pobj", "dobj", "acomp", "advmod"})
BELOW = frozenset({"pcomp", "prep", "acl", "xcomp", "dobj", "pobj", "conj"})


def by_whom_done(arcs: Arcs, i: int) -> None:
    """As in "condemned the execution of three nurses by militants": an active verb has no
    doer behind "by"; the deed that is its object has.
    """
    verb = arcs.head[i]
    done = [c for c in arcs.of(verb, "dobj") if c < i and is_deed(arcs.word[c])]
    active = arcs.tag[verb][:1] == "V" and not arcs.of(verb, "auxpass", "nsubjpass")
    if arcs.word[i] != "by" or not done or not active or not arcs.subjects(verb):
        return
    who = [c for c in arcs.of(i, "pobj") if _can_do(arcs, c)]
    if who and arcs.right(done[-1]) == arcs.left(i):
        arcs.hang(i, done[-1], "prep")


def by_whom_bidden(arcs: Arcs, i: int) -> None:
    """As in "Villagers were told to leave their homes by soldiers": an active infinitive
    has no doer behind "by"; the passive verb that it hangs on has.
    """
    who = [c for c in arcs.of(i, "pobj") if _can_do(arcs, c)]
    if arcs.word[i] != "by" or not who:
        return
    here = i
    while arcs.dep[here] in AFTER_INFINITIVE:
        here = arcs.head[here]
        noun = arcs.tag[here][:1] == "N"
        if noun and (is_deed(arcs.word[here]) or arcs.word[here] in cue_book().media):
            return  # "to investigate the killings by soldiers"
    bidden = arcs.head[here]
    infinitive = any(arcs.tag[c] == "TO" for c in arcs.under[here])
    passive = arcs.of(bidden, "auxpass") and not arcs.of(bidden, "agent")
    if arcs.dep[here] != "xcomp" or not infinitive or not passive:
        return
    if not arcs.of(here, "auxpass") and arcs.right(bidden) >= arcs.right(i):
        arcs.hang(i, bidden, "agent")
        for c in [c for c in arcs.of(here, "prep") if c > i]:
            arcs.hang(c, bidden, "prep")  # "to stop by two men on a motorcycle"


def _can_do(arcs: Arcs, noun: int) -> bool:
    """Whether a noun is a name or one of people or a body: "by phone" says how."""
    word, book = arcs.word[noun], cue_book()
    known = class_of(word)
    people = known is not None and known.type in WHO
    people = people or word in book.crowd or singular(word) in book.persons
    dated = arcs.word[noun] in DATING  # "by Friday"
    return (arcs.tag[noun] in NAMES and not dated) or people


def hanged_is_main(arcs: Arcs, i: int) -> None:
    """As in "A teacher accused of helping the rebels was hanged": behind a participle of
    the subject, a gerund has an object and no clause; the finite verb is the sentence's.
    """
    gerund, own = arcs.head[i], arcs.subjects(i)
    word = arcs.word[gerund]
    tells = reports(word) or word in word_classes().perceiving_forms
    if arcs.tag[gerund] != "VBG" or tells or len(own) != 1 or arcs.of(i, "mark"):
        return
    finite = arcs.tag[i] in FINITE or arcs.helped(i)
    top = gerund
    while arcs.dep[top] in BELOW and arcs.head[top] != top:
        top = arcs.head[top]
    root = arcs.head[top] == top and arcs.tag[top][:1] in {"N", "P", "D", "C"}
    if not finite or not root or not gerund < own[0] < i:
        return
    passive = bool(arcs.of(i, "auxpass"))
    arcs.hang(own[0], gerund, "dobj")
    arcs.hang(i, i, "ROOT")
    arcs.hang(top, i, "nsubjpass" if passive else "nsubj")
    for c in [c for c in arcs.under[top] if c > i]:
        arcs.hang(c, i, arcs.dep[c])


def active_past(arcs: Arcs, i: int) -> None:
    """As in "Relatives gathered outside": with a subject that does it and no auxiliary, a
    form in "-ed" is the past; not under "had him arrested", "wanted the town destroyed".
    """
    own, above = arcs.of(i, "nsubj"), arcs.head[i]
    alone = not arcs.helped(i) and not arcs.of(i, "auxpass", "nsubjpass", "agent")
    had = arcs.dep[i] == "ccomp" and above < i and not reports(arcs.word[above])
    if arcs.tag[i] != "VBN" or not alone or not own or max(own) > i or had:
        return
    if not arcs.word[i].endswith("ed"):
        return  # "body found inside a temple"
    bare = arcs.tag[own[-1]] in {"NN", "NNP"} and arcs.left(own[-1]) == own[-1]
    if not bare or arcs.of(i, "dobj"):  # "Lawyer wounded in shooting": a headline
        arcs.tag[i] = "VBD"


AGENTS = (by_whom_done, by_whom_bidden, by_doing)


def set_upon(arcs: Arcs, i: int) -> None:
    """As in "Masked youths set upon a bus driver": with whom they set upon behind it, the
    verb is active, and the sentence's.
    """
    doers, link = arcs.head[i], i + 1
    met = [c for c in arcs.of(i, "prep") if c == link and arcs.of(c, "pobj")]
    bare = arcs.tag[i] == "VBN" and not arcs.helped(i) and not arcs.of(i, "agent")
    whole = arcs.head[doers] == doers and arcs.tag[doers] == "NNS" and doers == i - 1
    if met and bare and whole and (arcs.word[i], arcs.word[link]) in UPON:
        _made_finite(arcs, doers, i)


def fired_and_fled(arcs: Arcs, i: int) -> None:
    """As in "Two men on a motorcycle fired six times and fled": no verb is joined to a
    noun, so what stands before it as if of that noun's phrase is the first of two verbs.
    """
    doer = arcs.head[i]
    while arcs.dep[doer] == "pobj" and arcs.dep[arcs.head[doer]] == "prep":
        doer = arcs.head[arcs.head[doer]]
    fled = [c for c in arcs.of(doer, "conj") if c > i and arcs.tag[c] == "VBD"]
    bare = arcs.tag[i] in PASTS and not arcs.helped(i) and not arcs.of(i, "agent")
    if fled and bare and arcs.tag[doer][:1] == "N" and not arcs.subjects(fled[0]):
        _made_finite(arcs, doer, i)


def behind_phrase(arcs: Arcs, i: int) -> None:
    """As in "On 2 May two men on a motorcycle waited outside", "Two men on a motorbike fired
    at him": what has no passive says nothing of the motorcycle, and is what the men of a
    sentence without a verb did.
    """
    phrase = arcs.head[i]
    link = arcs.head[phrase]
    noun = arcs.head[link]
    does = arcs.word[i] in word_classes().never_passive or _fires_at(arcs, i)
    bare = does and not arcs.helped(i)
    if not bare or arcs.subjects(i) or arcs.tag[i] not in PASTS:
        return
    within = arcs.dep[phrase] == "pobj" and arcs.dep[link] == "prep" and noun < link
    if within and arcs.head[noun] == noun and arcs.tag[noun] in COMMON:
        _made_finite(arcs, noun, i)


def _fires_at(arcs: Arcs, i: int) -> bool:
    """Whether somebody is fired at behind the verb: no vehicle is "fired at him"."""
    if arcs.word[i] not in {"fired", "shot"}:
        return False
    at = (c for c in arcs.of(i, "prep") if c == i + 1 and arcs.word[c] in {"at", "on"})
    return any(arcs.of(c, "pobj") for c in at)


def _made_finite(arcs: Arcs, noun: int, i: int) -> None:
    """Let a participle hung on a noun be the verb that the noun is the subject of."""
    arcs.replace(noun, i)
    arcs.tag[i] = "VBD"
    arcs.hang(noun, i, "nsubj")
    for c in list(arcs.under[noun]):
        if c > i or (arcs.dep[c] in {"prep", "punct"} and c < noun):
            arcs.hang(c, i, arcs.dep[c])


def name_acts(arcs: Arcs, i: int) -> None:
    """As in "Ruz accused foreign powers of unrest": a name right before a verb that has an
    object and no subject is no adverb.
    """
    verb = arcs.head[i]
    alone = i == verb - 1 and not arcs.subjects(verb) and not arcs.helped(verb)
    main = arcs.tag[verb] in PASTS and arcs.head[verb] == verb and arcs.of(verb, "dobj")
    if arcs.tag[i] == "NNP" and alone and main and arcs.word[i] not in DATING:
        arcs.dep[i] = "nsubj"
        arcs.tag[verb] = "VBD"


def hyphened(arcs: Arcs, i: int) -> None:
    """As in "The army carpet-bombed the valley": what stands before the hyphen is how it was
    done; who did it is the noun before that.
    """
    verb = arcs.head[i]
    doers = [c for c in arcs.of(i, "compound", "nmod") if c == i - 1]
    joined = verb == i + 2 and arcs.word[i + 1] in HYPHENS
    if joined and doers and arcs.tag[i] == "NN" and arcs.tag[verb] in PASTS:
        rest = [c for c in arcs.under[i] if c != doers[0]]
        arcs.hang(doers[0], verb, arcs.dep[i])
        for c in rest:
            arcs.hang(c, doers[0], arcs.dep[c])
        arcs.hang(i, verb, "npadvmod")


def beside_place(arcs: Arcs, i: int) -> None:
    """As in "Near the market police fired", "At the gate guards beat him": what opens a
    sentence holds the place; who acts is the plural that abuts it, before its verb.
    """
    place, verb = i - 1, i + 1
    if arcs.tag[i] != "NNS" or arcs.head[place] != i or verb >= len(arcs.tag):
        return
    words, link = event_lexicon().words, arcs.left(i) - 1
    if not {arcs.word[i], singular(arcs.word[i])} & words.lists["armed"]:
        return
    if arcs.dep[i] == "pobj":
        link = arcs.head[i]
    opens = link >= 0 and arcs.word[link] in NEAR and _opens(arcs, link)
    site = arcs.tag[place] == "NN" or arcs.word[place] in words.setting["sites"]
    held = site and arcs.dep[place] in {"compound", "amod"}
    known = [c for c in arcs.of(i, "det") if arcs.word[c] == "the" and c == link + 1]
    if not (opens and held and known) or arcs.tag[verb] not in FINITE:
        return
    if arcs.subjects(verb) not in ([], [i]) or arcs.of(link, "pobj") not in ([], [i]):
        return
    arcs.hang(i, verb, "nsubj")
    for c in [c for c in arcs.under[i] if c < place]:
        arcs.hang(c, place, arcs.dep[c])
    arcs.hang(link, verb, "prep")
    arcs.hang(place, link, "pobj")


def _opens(arcs: Arcs, i: int) -> bool:
    """Whether nothing of its sentence stands before it."""
    top = i
    while arcs.head[top] != top:
        top = arcs.head[top]
    return arcs.left(top) == i


RULES = {
    "acl": (set_upon, fired_and_fled, behind_phrase),
    "advmod": (name_acts,),
    "npadvmod": (name_acts,),
    "nsubj": (hyphened, beside_place),
    "pobj": (beside_place,),
}

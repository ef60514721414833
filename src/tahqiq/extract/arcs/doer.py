"""Arcs of who did a deed, where a small parser hangs him on the verb beside it."""

from __future__ import annotations

from tahqiq.extract.arcs.arcs import FINITE, Arcs
from tahqiq.extract.arcs.wire import by_doing
from tahqiq.extract.lexicon.cues import cue_book
from tahqiq.extract.lexicon.nouns import class_of, singular
from tahqiq.extract.lexicon.verb_forms import is_deed, reports
from tahqiq.extract.lexicon.word_classes import DATING, word_classes

NAMES = frozenset({"NNP", "NNPS"})
WHO = frozenset({"PERSON", "ORG", "NORP"})
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

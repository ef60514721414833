"""Who and what can be said to have said something: a person, a body, a place that stands
for one, a document. A shooting, ill health or the weather says nothing.
"""

from __future__ import annotations

from tahqiq.extract.lexicon.cues import cue_book
from tahqiq.extract.lexicon.event_lexicon import event_lexicon
from tahqiq.extract.lexicon.nouns import nouns
from tahqiq.extract.parsing.content import can_speak
from tahqiq.extract.parsing.tree import Tree

DOERS = ("ist", "ian", "man", "woman", "person", "ee")  # "a motorist", "a complainee"
MANY_DOERS = ("er", "or", "ant")  # of plurals alone: "campaigners", not "anger"
STATES = (
    "ness",
    "ity",
    "tion",
    "sion",
    "ment",
    "ance",
    "ence",
    "ure",
    "th",
    "ism",
    "ship",
)
VOICES = frozenset({"PERSON", "ORG", "PLACE", "NORP", "DOCUMENT"})
TOLD = frozenset({"say", "testify", "accuse", "deny", "other"})  # acts of nouns cited


def has_voice(tree: Tree, noun: int) -> bool:
    """Whether a word names somebody or something whose word can be given.

    A name, a pronoun and a number may always; of common nouns those the codebook knows
    for people, bodies, places and documents, and those that are made for a doer
    ("campaigners", "the complainant").
    """
    if tree.pos[noun] != "NOUN":
        return True
    book, lemma = cue_book(), tree.lemma[noun]
    groups = (book.persons, book.crowd, book.media, book.accounts, book.pieces)
    if any(lemma in group for group in groups):
        return True
    known, told = nouns().of.get(lemma), book.nouns.get(lemma)
    if told is not None or known is not None:
        spoken = told is not None and told.act in TOLD
        return spoken or (known is not None and known.type in VOICES)
    plural = tree.tag[noun] == "NNS" and lemma.endswith(MANY_DOERS)
    return plural or lemma.endswith(DOERS)


def is_mute(tree: Tree, noun: int) -> bool:
    """Whether a word names a happening, a state or a time, which nobody quotes: known for
    one, not merely unknown.
    """
    lemma = tree.lemma[noun]
    if tree.pos[noun] != "NOUN" or has_voice(tree, noun):
        return False
    happens = lemma in event_lexicon().nouns
    return happens or lemma.endswith(STATES)


def taken_up_by(tree: Tree, noun: int) -> int | None:
    """The noun that a relative clause of saying is about: of "a statement signed two days
    after the shooting, which said" the statement. None where nothing near can speak.
    """
    here = noun
    while is_mute(tree, here):
        above = tree.head[here]
        while tree.head[above] != above and tree.pos[above] not in {"NOUN", "PROPN"}:
            above = tree.head[above]
        if above >= here or tree.pos[above] not in {"NOUN", "PROPN"}:
            return None
        here = above
    return here


def is_court_told(tree: Tree, i: int) -> bool:
    """As in "Mayor ordered raid, court told", "Jury told of shots": a hearing tells nothing
    of its own; in a headline without its auxiliary it is told.
    """
    who = tree.child(i, "nsubj")
    bare = tree.word[i] == "told" and tree.child(i, "dobj", "dative", "aux") is None
    heard = who is not None and tree.lemma[who] in cue_book().hearings
    return bare and heard and who is not None and tree.child(who, "det") is None


def no_holder(tree: Tree, verb: int) -> bool:
    """As in "no reason to believe that": the reason believes nothing. Who "has grounds to
    believe" does.
    """
    noun = tree.head[verb]
    to = any(tree.tag[c] == "TO" for c in tree.children[verb])
    has = tree.dep[noun] == "dobj" and tree.lemma[tree.head[noun]] == "have"
    none = any(tree.word[c] in {"no", "little"} for c in tree.children[noun])
    return to and not can_speak(tree, noun) and (none or not has)

"""Answers that say neither yes nor no: "neither confirmed nor denied"."""

from __future__ import annotations

from tahqiq.extract.lexicon.cues import Cue, cue_book
from tahqiq.extract.lexicon.word_classes import word_classes
from tahqiq.extract.parsing.content import Content
from tahqiq.extract.parsing.tree import Tree

JOINTS = frozenset({"nor", "or"})
OPEN = Cue(act="other", certainty="hypothetical", weighty=True)


def nor_denied(tree: Tree, verb: int) -> int | None:
    """The "denied" of "neither confirmed nor denied"; who only "confirmed or denied" said
    one of the two.
    """
    if tree.lemma[verb] not in {*word_classes().vouching, *word_classes().owning_up}:
        return None
    other = next((c for c in tree.all(verb, "conj") if _denies(tree, c)), None)
    joint = () if other is None else range(verb + 1, other)
    joined = any(tree.word[t] in JOINTS for t in joint)
    return other if joined and _withheld(tree, verb) else None


def _denies(tree: Tree, verb: int) -> bool:
    """Whether a verb is one of denying, "rule out" too."""
    known, particle = cue_book().verbs, tree.child(verb, "prt")
    lemma = tree.lemma[verb]
    key = lemma if particle is None else f"{lemma} {tree.lemma[particle]}"
    return any(cue.act == "deny" for cue in known.get(key, ()))


def _withheld(tree: Tree, verb: int) -> bool:
    """Whether "neither", "not" or a refusal stands before the two."""
    if is_neither(tree, verb) or tree.child(verb, "neg") is not None:
        return True
    above = tree.head[verb]
    return tree.dep[verb] == "xcomp" and tree.lemma[above] in {"decline", "refuse"}


def _unsaid(tree: Tree, verb: int) -> tuple[Cue, Content, tuple[int, int]] | None:
    """As in "declined to say whether it had fired", "would not confirm whether he lived"."""
    asked = unanswered(tree, verb)
    if asked is None:
        return None
    content = Content(
        ranges=((tree.left[asked] + 1, tree.right[asked]),),
        roots=(asked,),
        frame="clause",
    )
    first = tree.head[verb] if tree.dep[verb] == "xcomp" else verb
    return OPEN, content, (min(first, verb), verb + 1)


def unanswered(tree: Tree, verb: int) -> int | None:
    """The "whether" that somebody will not answer: neither that it is so nor that it is not."""
    words = word_classes()
    if tree.lemma[verb] not in words.keeping_back | words.vouching:
        return None
    asked = tree.child(verb, "ccomp")
    if asked is None or asked < verb or not _withheld(tree, verb):
        return None
    return asked if tree.word[tree.left[asked]] in {"whether", "if"} else None


def is_neither(tree: Tree, verb: int) -> bool:
    """Whether the pair opens with "neither", wherever the parser hung it."""
    first = min((tree.left[verb], verb))
    return "neither" in tree.word[first:verb]


def is_no_answer(tree: Tree, verb: int) -> bool:
    """As in "neither confirmed nor denied": what somebody did, no word he left out."""
    vouches = tree.lemma[verb] in word_classes().vouching
    kept = unanswered(tree, verb) is not None
    return kept or (vouches and nor_denied(tree, verb) is not None)


def is_answered(tree: Tree, verb: int) -> bool:
    """Whether a verb is the second of such a pair, which says nothing alone."""
    return tree.dep[verb] == "conj" and nor_denied(tree, tree.head[verb]) == verb


def left_open(tree: Tree, verb: int) -> tuple[Cue, Content, tuple[int, int]] | None:
    """The set phrase with what it leaves open: "would neither confirm nor deny that P",
    "declined to say whether P".
    """
    other = nor_denied(tree, verb)
    if other is None:
        return _unsaid(tree, verb)
    span = (verb, tree.right[other] if tree.child(other, "prt") else other + 1)
    told = tree.child(other, "ccomp", "dobj") or tree.child(verb, "ccomp", "dobj")
    if told is None:
        told = tree.child(verb, "nsubjpass") or tree.child(other, "nsubjpass")
    if told is None:
        return None
    clause = tree.pos[told] in {"VERB", "AUX"}
    content = Content(
        ranges=((tree.left[told], tree.right[told]),),
        roots=(told,),
        frame="clause" if clause else "object",
    )
    return OPEN, content, (min(span[0], other), other + 1)

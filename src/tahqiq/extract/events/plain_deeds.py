"""Deeds of a kind that the codebook does not list: kept, without a type (M40).

"Forensic officers recovered the camera", "the kidnappers left him at a petrol station":
told as having happened or as to come, of a person or body, by a verb of doing, not of
saying, thinking or being.
"""

from __future__ import annotations

from collections.abc import Sequence

from tahqiq.extract.events.scene import Scene
from tahqiq.extract.lexicon.event_lexicon import EventLexicon, Sense
from tahqiq.extract.parsing.tree import Tree

TOLD_DEPS = frozenset({"ROOT", "ccomp", "xcomp", "conj", "advcl", "relcl"})


def plain_sense(scene: Scene, lexicon: EventLexicon, i: int) -> Sense | None:
    """What a verb tells that the codebook does not list: done, done to somebody, or none.

    Args:
        scene: What rules of events read.
        lexicon: The codebook, with the verbs that are idle.
        i: The verb.
    """
    tree = scene.tree
    if tree.dep[i] not in TOLD_DEPS or _idle(scene, lexicon, i) or _leaves(scene, i):
        return None
    if not _happened(tree, i) and not _intended(tree, i):
        return None
    suffers = scene.clauses.undergoers(i)
    acting = frozenset({"PERSON", "ORG"})
    people = lexicon.words.lists["person"] | acting
    if any(scene.is_one(t, people) for t in suffers):
        return lexicon.deeds["done-to"]
    if _carries(lexicon, tree, i, suffers):
        return None
    doers = scene.clauses.doers(i)
    moved = bool(suffers) or tree.child(i, "prep", "prt") is not None
    if moved and any(scene.is_one(t, people) for t in doers):
        return lexicon.deeds["done"]
    return None


def _leaves(scene: Scene, i: int) -> bool:
    """As in "left four dead": what became of them is told by that word."""
    whom = scene.clauses.undergoers(i)
    return bool(whom) and scene.tree.child(i, "oprd", "acomp") is not None


def _carries(lexicon: EventLexicon, tree: Tree, i: int, suffers: Sequence[int]) -> bool:
    """As in "staged a strike", "received threats": the noun tells it."""
    light = lexicon.words.light
    told = any(tree.lemma[t] in lexicon.nouns for t in suffers)
    return tree.lemma[i] in light["doer"] or (
        told and tree.lemma[i] in light["sufferer"]
    )


def _idle(scene: Scene, lexicon: EventLexicon, i: int) -> bool:
    """A verb of saying, thinking, being; "took him" tells a deed only with where to."""
    tree, lists = scene.tree, lexicon.words.lists
    if tree.lemma[i] not in lists["idle"]:
        return False
    if tree.lemma[i] not in lists["moved"]:
        return True
    ways = lexicon.words.setting["bound_for"] | lexicon.words.setting["place_preps"]
    somewhere = any(tree.word[c] in ways for c in tree.all(i, "prep"))
    whom = scene.clauses.undergoers(i)
    return not somewhere or not any(
        scene.is_one(t, frozenset({"PERSON"})) for t in whom
    )


def _happened(tree: Tree, i: int) -> bool:
    """The past tense, or the perfect, or a passive of either."""
    helpers = {tree.word[c] for c in tree.all(i, "aux", "auxpass")}
    if helpers & {"was", "were", "has", "had", "have", "been"}:
        return tree.tag[i] in {"VBN", "VBD"}
    return tree.tag[i] == "VBD" and not helpers


def _intended(tree: Tree, i: int) -> bool:
    """As in "planned to move the files", "will publish them": told as to come."""
    helpers = {tree.word[c] for c in tree.all(i, "aux")}
    if tree.tag[i] != "VB":
        return False
    ahead = tree.dep[i] == "xcomp" and "to" in helpers
    return ahead or bool(helpers & {"will", "'ll"})

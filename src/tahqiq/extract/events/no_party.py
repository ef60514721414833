"""Words beside a deed that name nobody: measures, limbs, the sky, "who" in a question."""

from __future__ import annotations

from tahqiq.extract.events.scene import Scene, Trigger
from tahqiq.extract.lexicon.event_lexicon import EventLexicon
from tahqiq.extract.parsing.tree import Tree


def is_nobody(
    scene: Scene, lexicon: EventLexicon, trigger: Trigger, token: int
) -> bool:
    """Whether a token names nobody, and nothing that the deed was done with."""
    tree, lists = scene.tree, lexicon.words.lists
    if _measure(tree, token) or tree.lemma[token] in lists["measure"]:
        return True
    above = tree.lemma[token] in lists["sky"] and tree.dep[token] == "pobj"
    limb = tree.lemma[token] in lists["body"] and _struck(tree, trigger, token)
    return above or limb or _asked(tree, token) or _beside(tree, lexicon, token)


def _beside(tree: Tree, lexicon: EventLexicon, token: int) -> bool:
    """As in "was shot by the road": where, and not by whom."""
    by = tree.dep[token] == "pobj" and tree.word[tree.head[token]] == "by"
    return by and tree.lemma[token] in lexicon.words.setting["waysides"]


def _measure(tree: Tree, token: int) -> bool:
    """As in "three kilometres away", "shot them one by one"."""
    word = tree.word
    if token > 1 and word[token] == "one" == word[token - 2]:
        return True
    if word[token - 1 : token + 1] == ["each", "other"]:
        return True  # "fought each other"
    return word[token - 1] == "as" and tree.tag[token] == "CD"  # "as young as 12"


def _asked(tree: Tree, token: int) -> bool:
    """As in "investigating who fired": nobody as yet."""
    who = tree.word[token] == "who" and tree.dep[token] == "nsubj"
    return who and tree.dep[tree.head[token]] in {"ccomp", "ROOT", "pcomp"}


def _struck(tree: Tree, trigger: Trigger, token: int) -> bool:
    """As in "a wound to the head": where it struck, not whom; "head of" is a post."""
    link = tree.word[tree.head[token]]
    inside = tree.dep[token] in {"pobj", "conj"} and link in {
        "to", "in", "at", "on", "and",
    }  # fmt: skip
    whose = any(tree.word[c] == "of" for c in tree.children[token])
    return inside and (trigger.sense.harm == "wounded" or not whose)

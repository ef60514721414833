"""As-clauses that say whose word the rest is: "As the ministry announced, …"."""

from __future__ import annotations

from tahqiq.extract.lexicon.cues import cue_book
from tahqiq.extract.lexicon.word_classes import word_classes
from tahqiq.extract.parsing.content import Content, can_speak
from tahqiq.extract.parsing.tree import Tree


def as_clause(tree: Tree, verb: int) -> bool:
    """As in "As the ministry announced, …", "…, or so the family believes": the main clause
    is the content.
    """
    first = tree.left[verb]
    if tree.dep[verb] == "conj" and first > 0:
        return tree.word[first] == "so" and tree.word[first - 1] in {"or", "at"}
    who = tree.child(verb, "nsubj")
    deed = who is not None and tree.lemma[who] in cue_book().claimed
    if tree.dep[verb] != "advcl" or deed or tree.child(verb, "neg") is not None:
        return False  # "As the shooting went on", "as they did not reply"
    held = tree.child(verb, "dobj", "ccomp", "xcomp")
    held = None if _is_told(tree, verb) else held
    idiom = held is not None and tree.word[held] == "it"  # "as police tell it"
    mark = tree.child(verb, "mark")
    if mark is not None and mark > first:
        return False  # "as soon as security allowed": when, not who says so
    bound = tree.word[first + 1] in {"soon", "long"}  # "as soon as the road allowed"
    return tree.word[first] == "as" and not bound and (held is None or idiom)


def _is_told(tree: Tree, verb: int) -> bool:
    """As in "As he told the Kelmar Post, …": only whom he told stands beside the verb."""
    whom = tree.child(verb, "dobj")
    more = tree.child(verb, "ccomp", "xcomp", "dative") is not None
    named = whom is not None and (
        tree.pos[whom] == "PROPN" or can_speak(tree, whom)
        or tree.word[whom] in cue_book().press
    )  # fmt: skip
    return named and not more and tree.lemma[verb] in word_classes().telling


def came_true(tree: Tree, verb: int, content: Content) -> bool:
    """As in "The troops, as promised, withdrew", "They got a lawyer, as the law requires":
    what was promised, asked for or foretold has come to pass, and the writer says so.
    """
    host = tree.head[verb]
    quoted = tree.word[tree.left[verb]] == "as" and host in content.roots
    helps = tree.all(host, "aux", "auxpass")
    past = tree.tag[host] == "VBD" or any(tree.tag[c] == "VBD" for c in helps)
    return quoted and past and not any(tree.tag[c] == "MD" for c in helps)

"""The clause that somebody is told, where the parser hung it on whom it was told to."""

from __future__ import annotations

from tahqiq.extract.lexicon.cues import cue_book
from tahqiq.extract.lexicon.word_classes import word_classes
from tahqiq.extract.parsing.content import can_speak, is_topic
from tahqiq.extract.parsing.tree import Tree

MEANS = frozenset({"in", "on", "at", "during", "via", "through", "after", "by"})


def addressed(tree: Tree, verb: int) -> int | None:
    """As in "told two of the families that …", where the parser hung the clause on the
    person told.
    """
    told = tree.lemma[verb] in word_classes().addressing
    link = "from" if tree.lemma[verb] in word_classes().hearing else "to"
    to = next(
        (c for c in tree.children[verb] if tree.word[c] == link and c > verb), None
    )
    if not told and to is None:
        return _medium_clause(tree, verb)
    start = verb + 1 if told or to is None else to
    for c in range(start, tree.right[verb]):
        if tree.left[c] <= verb or is_topic(tree, c):
            continue
        if told and (_over_a_relative(tree, c) or _under_a_noun(tree, c)):
            return c
        if tree.dep[c] not in {"relcl", "acl"}:
            continue
        if _that_clause(tree, c) or (told and _whole(tree, c)):
            return c
        heard = link == "from" and tree.word[tree.left[c]] == "that"
        if heard and can_speak(tree, tree.head[c]):
            return c  # of persons one says "who"
    return None


def _medium_clause(tree: Tree, verb: int) -> int | None:
    """As in "said in an interview with the radio that …", hung on the interview."""
    for link in tree.children[verb]:
        noun = tree.child(link, "pobj") if tree.word[link] in MEANS else None
        inner = (
            None if noun is None or link < verb else tree.child(noun, "acl", "ccomp")
        )
        if inner is None or tree.tag[inner] in {"VBN", "VBG"}:
            continue
        mark = tree.left[inner]
        if tree.word[mark] == "that" and tree.dep[mark] == "mark":
            return inner
    return None


def _under_a_noun(tree: Tree, c: int) -> bool:
    """As in "informed them by note of 3 May that …", hung on the note."""
    inner = tree.head[c]
    introduced = tree.word[tree.left[c]] == "that" and tree.dep[tree.left[c]] == "mark"
    return tree.dep[c] == "ccomp" and introduced and tree.pos[inner] == "NOUN"


def _over_a_relative(tree: Tree, c: int) -> bool:
    """As in "told the man who beat her that she would sue": beating tells nothing."""
    inner = tree.head[c]
    return (
        tree.dep[c] == "ccomp"
        and tree.word[tree.left[c]] == "that"
        and tree.dep[inner] == "relcl"
        and tree.lemma[inner] not in cue_book().verbs
    )


def _that_clause(tree: Tree, root: int) -> bool:
    """A clause behind a "that" which is not its subject and, unless a person told it, not
    its object.
    """
    first = tree.left[root]
    if tree.word[first] != "that" or tree.dep[first] in {"nsubj", "nsubjpass"}:
        return False
    return tree.dep[first] != "dobj" or _told_by(tree, tree.head[root])


def _whole(tree: Tree, root: int) -> bool:
    """A clause that opens with its own subject and lacks nothing: "told a friend he was
    being followed", not "told a friend he trusted".
    """
    subject = tree.child(root, "nsubj", "nsubjpass")
    if subject is None or tree.left[subject] != tree.left[root]:
        return False
    if tree.tag[subject].startswith("W"):
        return False
    return tree.child(root, "auxpass", "dobj", "acomp", "attr", "ccomp") is not None


def _told_by(tree: Tree, noun: int) -> bool:
    """As in "was told by a clerk that her name stood there": of persons one says "who"."""
    return tree.dep[tree.head[noun]] == "agent" and can_speak(tree, noun)

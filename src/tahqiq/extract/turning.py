"""When a verb of saying says something else than its complement: nothing, a charge, a no."""

from __future__ import annotations

from tahqiq.extract.content import Content, can_speak
from tahqiq.extract.cues import Cue, cue_book
from tahqiq.extract.tree import Tree


def is_silent(tree: Tree, i: int) -> bool:
    """Whether nobody says anything by the verb, or only who says it already."""
    return is_withheld(tree, i) or is_judged(tree, i) or is_recalled(tree, i)


def turned(tree: Tree, i: int, content: Content) -> tuple[Cue | None, bool]:
    """The cue a verb turns into in its sentence, if it does, and whether its subject is
    nobody's: who says "it is absurd to claim that …" denies it himself.
    """
    if is_laid(tree, i, content):
        return Cue(act="accuse", certainty="alleged", weighty=True), False
    if is_rebuffed(tree, i):
        return Cue(act="deny", polarity="denied", weighty=True), True
    return None, False


def is_withheld(tree: Tree, i: int) -> bool:
    """As in "They were denied water", "denied him a lawyer": nothing is said."""
    if tree.lemma[i] not in {"deny", "grant", "allow"}:
        return False
    things = tree.all(i, "dobj")
    to_whom = tree.child(i, "nsubjpass", "dative")
    return bool(things) and (to_whom is not None or len(things) > 1)


def is_judged(tree: Tree, i: int) -> bool:
    """As in "found it proved that …": the finding is that of who finds."""
    above, it = tree.head[i], tree.child(i, "nsubj", "expl")
    return (
        it is not None
        and tree.word[it] == "it"
        and tree.dep[i] == "ccomp"
        and tree.tag[i] in {"VBN", "VBD"}
        and tree.lemma[above] in {"find", "deem", "consider", "hold", "regard"}
        and it == above + 1
    )


def is_recalled(tree: Tree, i: int) -> bool:
    """As in "It should be recalled that …": whoever writes so says it himself."""
    it, modal = tree.child(i, "nsubjpass"), tree.child(i, "aux")
    return (
        it is not None
        and modal is not None
        and tree.word[it] == "it"
        and tree.word[modal] in {"should", "must"}
        and tree.lemma[i] in {"recall", "note", "stress", "remember", "say", "add",
                              "emphasise", "emphasize", "underline", "mention"}
    )  # fmt: skip


def is_laid(tree: Tree, i: int, content: Content) -> bool:
    """As in "The killing is attributed to the guards": a charge, not a figure."""
    book = cue_book()
    deed = tree.child(i, "dobj", "nsubjpass")
    if tree.lemma[i] not in {"attribute", "ascribe"} or deed is None:
        return False
    if content.target is None:
        return False
    said = any(tree.lemma[deed] in g for g in (book.nouns, book.media, book.accounts))
    return not said and can_speak(tree, content.roots[0])


def is_rebuffed(tree: Tree, i: int) -> bool:
    """As in "it is absurd to suggest that …": whoever says so denies it."""
    view, book = tree.head[i], cue_book()
    if tree.tag[i] != "VB" or not any(tree.tag[c] == "TO" for c in tree.children[i]):
        return False
    if tree.pos[view] in {"VERB", "AUX"}:
        view = tree.child(view, "acomp", "attr") or view
    return view < i and tree.lemma[view] in book.rebuffs

"""Doubts and denials put in a verb with its noun: "cast doubt on", "took issue with"."""

from __future__ import annotations

from tahqiq.extract.lexicon.cues import Cue, cue_book
from tahqiq.extract.parsing.content import Content
from tahqiq.extract.parsing.tree import Tree

Phrase = tuple[Cue, Content, tuple[int, int]]
DOUBT = Cue(act="deny", certainty="probable", polarity="denied", weighty=True)
DENIAL = Cue(act="deny", polarity="denied", weighty=True)


def objected(tree: Tree, i: int) -> Phrase | None:
    """As in "cast doubt on the army's account", "called the toll into question", "took issue
    with the finding that P": what was told is held unlikely or denied.
    """
    turning = cue_book().turning
    for noun, link, told in _parts(tree, i):
        phrase = f"{tree.lemma[i]} {tree.word[noun]} {tree.word[link]}"
        cue = DOUBT if phrase in turning["doubting"] else None
        cue = DENIAL if phrase in turning["objecting"] else cue
        if cue is None or not _is_told(tree, told):
            continue
        ranges = ((tree.left[told], tree.right[told]),)
        content = Content(ranges=ranges, roots=(told,), frame="object")
        return cue, content, (i, max(i, noun if noun - i < 4 else i) + 1)
    return None


def made_clear(tree: Tree, i: int) -> Phrase | None:
    """As in "made it clear that he would go", "made plain that": who does says so."""
    told, view = tree.child(i, "ccomp"), tree.child(i, "oprd", "acomp", "advmod")
    if tree.lemma[i] != "make" or told is None or view is None or told < view:
        return None
    if tree.word[view] not in {"clear", "plain", "known"}:
        return None
    ranges = ((tree.left[told], tree.right[told]),)
    content = Content(ranges=ranges, roots=(told,), frame="clause")
    return Cue(act="say"), content, (i, view + 1)


def _parts(tree: Tree, i: int) -> list[tuple[int, int, int]]:
    """The noun of the phrase, its preposition and what stands as its object; "called it
    into question" has them the other way round.
    """
    found = []
    for noun in tree.all(i, "dobj", "nsubjpass"):
        links = (*tree.all(noun, "prep"), *tree.all(i, "prep"))
        for link in links:
            inner = tree.child(link, "pobj")
            if inner is not None:
                found += [(noun, link, inner), (inner, link, noun)]
    for link in tree.all(i, "prep"):  # "called into question the version that P"
        inner = tree.child(link, "pobj")
        for noun in () if inner is None else tree.all(inner, "dobj", "appos", "dep"):
            found.append((inner or link, link, noun))
    return found


def _is_told(tree: Tree, noun: int) -> bool:
    """Whether a noun stands for what somebody said: "the claim", "the toll"."""
    book = cue_book()
    groups = (book.nouns, book.accounts, book.media, book.hollow)
    return any(tree.lemma[noun] in group for group in groups)

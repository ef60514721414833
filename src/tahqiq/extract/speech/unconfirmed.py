"""Reports that the text itself calls unconfirmed: nobody's word that it took place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from tahqiq.extract.lexicon.cues import cue_book
from tahqiq.extract.parsing.tree import Tree
from tahqiq.extract.speech.attribution import Attribution


def doubted(tree: Tree, items: Iterable[Attribution]) -> Iterator[Attribution]:
    """The attributions; what "unconfirmed reports" say is alleged, however they say it."""
    for item in items:
        if doubt_of(tree, item) is None or item.spec.certainty == "hypothetical":
            yield item
        else:
            yield replace(item, spec=replace(item.spec, certainty="alleged"))


def doubt_of(tree: Tree, item: Attribution) -> int | None:
    """The "unconfirmed" of "unconfirmed reports that", "unverified footage shows"."""
    told = [item.verb] if tree.pos[item.verb] == "NOUN" else []
    if item.source is not None and item.source.kind == "document":
        told.append(item.source.head)
    near = (c for noun in told for c in tree.all(noun, "amod"))
    called = next((c for c in near if tree.word[c] in cue_book().unconfirmed), None)
    return _unchecked(tree, item.verb) if called is None else called


def _unchecked(tree: Tree, noun: int) -> int | None:
    """As in "Reports of a massacre have not been confirmed", "… remain unverified"."""
    verb, book = tree.head[noun], cue_book()
    if tree.dep[noun] not in {"nsubj", "nsubjpass"}:
        return None
    if tree.lemma[verb] in book.checking and tree.dep[noun] == "nsubjpass":
        return tree.child(verb, "neg")
    view = tree.child(verb, "acomp", "oprd")
    return view if view is not None and tree.word[view] in book.unconfirmed else None

"""What nobody in particular holds: "nobody disputes that", "is expected to", "it sees them as"."""

from __future__ import annotations

from dataclasses import replace

from tahqiq.extract.lexicon.cues import cue_book
from tahqiq.extract.parsing.operators import stance_book
from tahqiq.extract.parsing.tree import Tree
from tahqiq.extract.speech.attribution import Attribution
from tahqiq.extract.stance.modality import modality_of


def undisputed(tree: Tree, item: Attribution) -> Attribution:
    """As in "Nobody disputes that it was shelled": nobody says so, the writer does."""
    who, it = tree.child(item.verb, "nsubj"), tree.child(item.verb, "nsubjpass")
    none = who is not None and (
        tree.word[who] in cue_book().turning["nobody"]
        or tree.word[who - 1 : who + 1] == ["no", "one"]
    )
    open_ = it is not None and tree.word[it] == "it" and item.source is None
    open_ = open_ and modality_of(tree, item.verb).polarity < 0  # "is not ruled out"
    if not (none or open_) or item.spec.polarity != "denied" or item.frame != "clause":
        return item
    return replace(
        item, source=None, own=True, spec=replace(item.spec, certainty="asserted")
    )


def looked_for(tree: Tree, item: Attribution) -> Attribution:
    """As in "The court is expected to sit": nobody in particular expects it, so it is the
    writer's own word of what is to come, and no plan that somebody has.
    """
    passive = tree.child(item.verb, "nsubjpass", "auxpass") is not None
    if item.frame != "to" or item.source is not None or not passive:
        return item
    awaited = tree.lemma[item.verb] in stance_book().awaited
    return replace(item, own=True) if awaited and item.spec.act == "other" else item


def is_nobodys(tree: Tree, found: Attribution) -> bool:
    """As in "it sees them as a threat", of an "it" that nobody stands behind: no view is
    given to somebody unnamed who is named somewhere.
    """
    view = found.frame == "cast" and found.spec.act == "believe"
    return view and found.source is None and tree.child(found.verb, "nsubj") is not None


def is_unvouched(tree: Tree, found: Attribution) -> bool:
    """As in "Nobody has confirmed the claim that P": who claims it says P, nobody else."""
    told = any(tree.lemma[root] in cue_book().nouns for root in found.roots)
    vouches = found.spec.act == "disclose" and found.frame == "object" and told
    return vouches and modality_of(tree, found.verb).polarity < 0

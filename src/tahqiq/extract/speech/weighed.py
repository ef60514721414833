"""What a verb holds up to view: a deed somebody may do, a role somebody is put into."""

from __future__ import annotations

from tahqiq.extract.lexicon.cues import Cue, cue_book
from tahqiq.extract.lexicon.word_classes import word_classes
from tahqiq.extract.parsing.content import Content
from tahqiq.extract.parsing.operators import stance_book
from tahqiq.extract.parsing.tree import Tree

PLAN = Cue(act="other", certainty="hypothetical", weighty=True)
CHARGE = Cue(act="accuse", certainty="alleged", weighty=True)
OF = frozenset({"of", "about"})


def weighed(tree: Tree, verb: int) -> int | None:
    """The gerund of "is thinking of leaving", "is considering leaving": not yet done."""
    own = tree.child(verb, "xcomp")
    bare = own is not None and tree.child(own, "aux", "auxpass", "mark") is None
    if own is not None and bare and tree.tag[own] == "VBG" and own > verb:
        return own  # not "are thought to be hiding"
    for link in tree.all(verb, "prep"):
        deed = tree.child(link, "pcomp")
        if deed is not None and tree.word[link] in OF and tree.tag[deed] == "VBG":
            return deed
    return None


def held_up(tree: Tree, verb: int, content: Content) -> Cue | None:
    """The cue a verb becomes by what it holds up: who thinks of leaving plans to, and who
    presents somebody as the gunman accuses him.
    """
    deed = weighed(tree, verb)
    if deed is not None and deed in content.roots and _thinks(tree, verb):
        return PLAN
    cast = content.frame == "cast" and tree.lemma[verb] in cue_book().turning["cast"]
    roles = word_classes().culprits
    return (
        CHARGE if cast and any(tree.lemma[r] in roles for r in content.roots) else None
    )


def _thinks(tree: Tree, verb: int) -> bool:
    """Whether a verb is one of thinking: "considered leaving", not "denied leaving"."""
    cues = cue_book().verbs.get(tree.lemma[verb], ())
    return any(cue.act == "believe" and "to" in cue.frames for cue in cues)


def looked_at(tree: Tree, verb: int) -> int | None:
    """The "robbery" of "are looking at robbery as a motive"; whom a witness points to."""
    link = tree.child(verb, "prep")
    near = link is not None and link == verb + 1 and tree.word[link] in {"at", "to"}
    return tree.child(link, "pobj") if near and link is not None else None


def is_ahead(tree: Tree, clause: int) -> bool:
    """Whether what a clause tells is still to come, or may be: "would fall", "is imminent"."""
    helpers = tree.all(clause, "aux", "auxpass")
    if any(tree.tag[c] == "MD" or tree.word[c] == "going" for c in helpers):
        return True
    book = stance_book()
    views = (tree.lemma[c] for c in tree.all(clause, "acomp", "oprd"))
    known = (book.predicates.get(v) or book.adverbs.get(v) for v in views)
    return any(o is not None and not o.flip and o.strength != "certain" for o in known)

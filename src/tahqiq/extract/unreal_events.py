"""Events told of that nobody says took place: warned of, wished for, ruled out."""

from __future__ import annotations

from tahqiq.extract.event_lexicon import EventLexicon
from tahqiq.extract.tree import Tree
from tahqiq.model.reading import Realis

ANY = frozenset({"a", "an", "any", "another", "no"})
AHEAD = frozenset({"of", "against", "about"})


def unreal_noun(tree: Tree, lexicon: EventLexicon, noun: int) -> Realis | None:
    """What the verb that an event noun hangs on makes of it, where it leaves it open."""
    if not _is_any(tree, noun):
        return None
    if _evaded(tree, lexicon, noun):
        return "negated"
    if _ruled_out(tree, lexicon, noun):
        above = tree.head[noun]
        return "hypothetical" if tree.child(above, "neg") is not None else "negated"
    open_ = _forewarned(tree, lexicon, noun) or _supposed(tree, noun)
    return "hypothetical" if open_ else None


def _is_any(tree: Tree, noun: int) -> bool:
    """As in "an assault", "further attacks", "arson": none that is known of."""
    dets = [tree.word[c] for c in tree.all(noun, "det", "poss", "nummod")]
    return all(word in ANY for word in dets) and tree.pos[noun] != "PROPN"


def _ruled_out(tree: Tree, lexicon: EventLexicon, noun: int) -> bool:
    """As in "have ruled out arson", "denied any attack"; "denied the killing" denies only
    who did it.
    """
    above = tree.head[noun]
    if tree.dep[noun] != "dobj":
        return False
    out = any(tree.word[c] == "out" for c in tree.all(above, "prt"))
    denies = tree.lemma[above] in lexicon.words.realis["denying"]
    return denies or (out and tree.lemma[above] == "rule")


def _evaded(tree: Tree, lexicon: EventLexicon, noun: int) -> bool:
    """As in "escaped death", "evaded arrest": what does not befall who gets away; who
    "escaped an ambush" was ambushed.
    """
    bare = tree.child(noun, "det", "poss", "nummod") is None and tree.tag[noun] == "NN"
    evades = tree.lemma[tree.head[noun]] in lexicon.words.realis["evading"]
    return bare and evades and tree.dep[noun] == "dobj"


def _forewarned(tree: Tree, lexicon: EventLexicon, noun: int) -> bool:
    """As in "warned of further attacks", "cautioned against an assault"."""
    link = tree.head[noun]
    verb = tree.lemma[tree.head[link]]
    warns = verb in lexicon.words.realis["forewarning"]
    return tree.dep[noun] == "pobj" and tree.word[link] in AHEAD and warns


def _supposed(tree: Tree, noun: int) -> bool:
    """As in "An assault would be a disaster", "a strike could kill thousands"; "A blast may
    have killed ten" supposes what it did.
    """
    verb = tree.head[noun]
    if tree.dep[noun] not in {"nsubj", "nsubjpass"}:
        return False
    helpers = tree.all(verb, "aux")
    modal = any(tree.tag[c] == "MD" for c in helpers)
    return modal and not any(tree.word[c] == "have" for c in helpers)


def unreal_verb(tree: Tree, lexicon: EventLexicon, verb: int) -> bool:
    """As in "wanted the town destroyed", "is likely to be freed": not yet done."""
    above, book = tree.head[verb], lexicon.words.realis
    helpers = {tree.word[c] for c in tree.all(verb, "aux")}
    if tree.dep[verb] == "xcomp" and tree.lemma[above] in book["foretelling"]:
        return "to" in helpers and "have" not in helpers
    if tree.tag[verb] not in {"VBN", "JJ"} or tree.dep[verb] not in {
        "ccomp",
        "xcomp",
        "oprd",
    }:
        return False
    if tree.lemma[above] == "see" and tree.dep[above] == "xcomp":
        above = tree.head[above]  # "would like to see it destroyed"
    helped = helpers or tree.child(verb, "auxpass", "mark") is not None
    return not helped and tree.lemma[above] in book["having_done"]

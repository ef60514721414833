"""Who a noun is said of: "introduced themselves as", "served as", "who", a plain "is"."""

from __future__ import annotations

from tahqiq.extract.lexicon.nouns import nouns
from tahqiq.extract.lexicon.wording import wording
from tahqiq.extract.parsing.tree import Tree

BODIES = frozenset({"body", "corpse", "remains", "remain"})


def posing(tree: Tree, verb: int) -> int | None:
    """As in "men who introduced themselves as officers": who says so of himself."""
    whom = tree.child(verb, "dobj")
    if tree.lemma[verb] not in wording().posing or whom is None:
        return None
    itself = tree.word[whom].endswith(("self", "selves"))
    return tree.child(verb, "nsubj") if itself else None


def serving(tree: Tree, verb: int) -> int | None:
    """As in "he served as governor": who had the office."""
    if tree.lemma[verb] not in wording().serving or not plainly(tree, verb):
        return None
    return tree.child(verb, "nsubj")


def relative(tree: Tree, token: int) -> int:
    """The noun a relative pronoun stands for."""
    if tree.tag[token] in {"WP", "WDT", "WP$"}:
        here = token
        while tree.head[here] != here:
            if tree.dep[here] == "relcl":
                return tree.head[here]
            here = tree.head[here]
    return token


def plainly(tree: Tree, verb: int) -> bool:
    """No negation, modal or condition on a copula."""
    for child in tree.children[verb]:
        if tree.dep[child] in {"neg", "mark"} or tree.tag[child] == "MD":
            return False
    return True


def is_called(tree: Tree, link: int) -> bool:
    """As in "a man known as X", "who is called X", "who calls himself X": not "a man who
    knew X", which names another.
    """
    passive = tree.tag[link] == "VBN" and tree.child(link, "nsubj") is None
    itself = any(tree.word[c].endswith(("self", "selves")) for c in tree.children[link])
    lone = tree.dep[link] == "acl" or tree.child(link, "dobj") is None
    return itself or (passive and lone)


def is_had_done(tree: Tree, verb: int) -> bool:
    """As in "had her killed", "saw him shot": what is done to the subject, not by it."""
    alone = not any(tree.dep[c] in {"aux", "auxpass"} for c in tree.children[verb])
    done = tree.tag[verb] in {"VBN", "VBD"} and tree.child(verb, "dobj") is None
    had = tree.lemma[tree.head[verb]] in wording().having_done
    return done and alone and had and tree.dep[verb] in {"ccomp", "xcomp"}


def is_parent(tree: Tree, noun: int) -> bool:
    """As in "the mother of three": somebody known, told of in other words."""
    of = tree.child(noun, "prep")
    many = tree.child(of, "pobj") if of is not None and tree.word[of] == "of" else None
    parent = nouns().of.get(tree.lemma[noun])
    human = parent is not None and parent.gender in {"male", "female"}
    return human and many is not None and tree.tag[many] == "CD"


def bodies_of(tree: Tree, token: int) -> int:
    """The "bodies" of "the bodies of four fishermen", for the men: "they had been shot" is
    said of both. -1 where a noun is no part of such a phrase.
    """
    of = tree.head[token]
    dead = tree.head[of]
    several = tree.tag[dead] == "NNS" and tree.lemma[dead] in BODIES
    theirs = tree.dep[token] == "pobj" and tree.word[of] == "of"
    return dead if several and theirs else -1

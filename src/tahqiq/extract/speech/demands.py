"""What a verb of demanding wants, where it keeps it behind a preposition or "on" somebody."""

from __future__ import annotations

from tahqiq.extract.lexicon.nouns import nouns
from tahqiq.extract.lexicon.word_classes import word_classes
from tahqiq.extract.parsing.content import Content, Ranges, can_speak
from tahqiq.extract.parsing.tree import Tree


def wanted(tree: Tree, verb: int) -> Content | None:
    """What somebody calls for, or warns against: "warned families against travelling",
    "warned against reprisals", "called for lifting the siege".
    """
    for c in tree.children[verb]:
        deed = tree.child(c, "pcomp") if _asks_for(tree, verb, c) else None
        if deed is None and tree.word[c] == "against" and tree.lemma[verb] == "warn":
            deed = tree.child(c, "pobj")
        if deed is not None:
            ranges: Ranges = ((tree.left[deed], tree.right[deed]),)
            return Content(ranges=ranges, roots=(deed,), frame="demand")
        noun = tree.child(c, "pobj") if tree.dep[c] == "prep" else None
        if noun is not None and tree.word[c] == "for" and not _has_thing(tree, verb):
            ranges = ((tree.left[c] + 1, tree.right[c]),)
            found = Content(ranges=ranges, roots=(noun,), frame="demand")
            return None if _looked_for(tree, verb, noun) else found
    return None


def _has_thing(tree: Tree, verb: int) -> bool:
    """As in "demanded two million for the boys": the money is wanted; not "asked him for
    help".
    """
    thing = tree.child(verb, "dobj")
    wants = tree.lemma[verb] in word_classes().wanting
    return wants and thing is not None and thing > verb and not can_speak(tree, thing)


def _asks_for(tree: Tree, verb: int, link: int) -> bool:
    """As in "called for lifting it", "warned them against going"; who "called him for
    being late" names a reason.
    """
    whom = tree.child(verb, "dobj", "nsubjpass", "auxpass")
    plain = tree.word[link] == "for" and whom is None
    return plain or tree.word[link] == "against"


def _looked_for(tree: Tree, verb: int, noun: int) -> bool:
    """As in "asked for the chief by name", "called her in for a talk": a deed."""
    known = nouns().of.get(tree.lemma[noun])
    person = tree.pos[noun] == "PROPN" or (known is not None and known.type == "PERSON")
    called = tree.lemma[verb] == "call" and tree.child(verb, "dobj") is not None
    return called or (tree.lemma[verb] == "ask" and person)


def called_for(tree: Tree, verb: int) -> int | None:
    """As in "called on the government today to close it": no purpose, what it is to do."""
    on = any(tree.word[c] in {"on", "upon"} for c in tree.all(verb, "prep"))
    deed = tree.child(verb, "advcl")
    to = deed is not None and tree.word[tree.left[deed]] == "to"
    return deed if on and to and tree.lemma[verb] == "call" else None

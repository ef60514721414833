"""The words that place an event: "outside a bakery in the town of X", "12 km north of X"."""

from __future__ import annotations

from tahqiq.codebook.gazetteer import gazetteer
from tahqiq.extract.events.scene import Scene
from tahqiq.extract.lexicon.event_lexicon import EventLexicon
from tahqiq.extract.parsing.parsed import Parsed
from tahqiq.extract.parsing.tree import Tree


def span_words(parsed: Parsed, first: int, end: int) -> str:
    """The words of a range of tokens, as written."""
    return parsed.span(first, end).exact


def relation_of(
    parsed: Parsed, scene: Scene, lexicon: EventLexicon, prep: int, obj: int
) -> str | None:
    """The words that place it, unless they say no more than "in X"."""
    tree, setting = scene.tree, lexicon.words.setting
    named = scene.kinds.get(obj) == "PLACE"
    directed = any(tree.word[c] in setting["directions"] for c in tree.children[obj])
    if tree.word[prep] in setting["plain_preps"] and named and not directed:
        return None
    return span_words(parsed, prep, _phrase_end(tree, obj))


def is_land(parsed: Parsed, token: int) -> bool:
    """The name of a whole country."""
    found = gazetteer().candidates(parsed.span(token, token + 1).exact)
    return bool(found) and found[0].kind == "country"


def is_wide(parsed: Parsed, scene: Scene, lexicon: EventLexicon, token: int) -> bool:
    """As in "a mill in Bangladesh", "a village in Plateau State": a whole country or
    province tells less of where it was than the site.
    """
    tree = scene.tree
    return tree.lemma[token] in lexicon.words.setting["wide"] or is_land(parsed, token)


def in_subject(tree: Tree, noun: int) -> bool:
    """As in "the wife of a man jailed for murder died": within the subject of a verb."""
    while (
        tree.dep[noun] in {"pobj", "prep", "poss", "appos"} and tree.head[noun] != noun
    ):
        noun = tree.head[noun]
    return tree.dep[noun] in {"nsubj", "nsubjpass"}


def origin(scene: Scene, lexicon: EventLexicon, prep: int, obj: int) -> bool:
    """As in "three men from X were shot": where they are from, unless taken there."""
    tree, whose = scene.tree, scene.tree.head[prep]
    words = lexicon.words.setting
    on = any(tree.word[c] in words["bound_for"] for c in tree.all(whose, "prep"))
    left = tree.lemma[whose] in words["departing"] | words["taking"]
    if tree.word[prep] == "from" and (
        tree.lemma[whose] in words["coming"] or (on and not left)
    ):
        return True  # "crossed from X", "on its way from X to Y"
    if tree.word[prep] != "from" or scene.kinds.get(whose) != "PERSON":
        return False
    town = obj in scene.names and scene.kinds.get(obj) == "PLACE"
    taken = tree.lemma[tree.head[whose]] in words["taking"]
    return town and not (taken and tree.dep[whose] in {"dobj", "nsubjpass"})


def served(scene: Scene, lexicon: EventLexicon, prep: int, obj: int) -> bool:
    """As in "life in prison", "ten years in jail": how long; "in line": no place."""
    tree, words = scene.tree, lexicon.words.setting
    bare = not any(tree.dep[c] in {"det", "poss"} for c in tree.children[obj])
    jail = tree.lemma[obj] in words["jails"]
    if bare and tree.word[prep] == "in" and tree.word[obj] in words["queues"]:
        return True  # "stood in line"
    return jail and bare and prep > 0 and tree.lemma[prep - 1] in words["terms"]


def _phrase_end(tree: Tree, obj: int) -> int:
    """End of the phrase without clauses that describe it."""
    end = obj + 1
    both = tree.word[tree.head[obj]] == "between"
    for c in tree.children[obj]:
        if c > obj and both and tree.dep[c] == "conj":
            end = max(end, c + 1)  # "between X and Y"
        if c > obj and tree.dep[c] == "prep" and tree.word[c] == "of":
            end = max(end, tree.right[c])
    return end


def cleft_of(tree: Tree, verb: int) -> bool:
    """As in "It was in Beni that …": a "be" with nothing but "it" for a subject, and a
    clause behind it.
    """
    it = any(tree.word[c] == "it" for c in tree.all(verb, "nsubj", "expl"))
    told = tree.child(verb, "ccomp", "advcl", "relcl") is not None
    return (
        it and told and tree.lemma[verb] == "be" and not tree.all(verb, "attr", "acomp")
    )

"""Who answers for a deed that a noun tells, by what the noun stands under.

"Responsible for the attack", "behind the killing", "claimed the bombing", "suspects in the
murder", "on trial", "under siege": whose deed it is said to be, and whom it befell.
"""

from __future__ import annotations

from collections.abc import Iterator

from tahqiq.extract.events.casting import Casting
from tahqiq.extract.events.parties import acts
from tahqiq.extract.stance.modality import modality_of


def under_preposition(casting: Casting, prep: int) -> None:
    """As in "Behind the attack", "responsible for it", "under attack"."""
    tree = casting.scene.tree
    above = tree.head[prep]
    words = casting.lexicon.words
    if tree.word[prep] == "of" and tree.lemma[above] in words.links["targets"]:
        for token in _identified(casting, above):
            casting.give("recipient", token)
    elif tree.word[prep] == "behind":
        _behind(casting, above)
    elif _in_state(casting, prep):
        _tried(casting, prep)
    elif tree.word[prep] == "for":
        _answering(casting, above)
    else:
        _with_or_in(casting, prep)


def _behind(casting: Casting, above: int) -> None:
    """As in "those behind the bombing", "was behind it", "claimed to be behind it"."""
    tree = casting.scene.tree
    if _somebody(casting, above):
        casting.give("actor", above)
    if tree.pos[above] not in {"VERB", "AUX"} or denied(casting, above):
        return
    claims = tree.dep[above] == "xcomp" and tree.lemma[tree.head[above]]
    if claims in casting.lexicon.words.light["claiming"]:
        casting.blame(owning(casting, tree.head[above]), "claimed")
    elif _disowned(casting, above):
        casting.cleared.extend(casting.scene.clauses.subjects(above))
    elif not _said_by_nobody(casting, above):
        casting.blame(casting.scene.clauses.subjects(above), "accused")


def _somebody(casting: Casting, token: int) -> bool:
    """As in "the men behind it", "those behind it"; not "the motive behind it"."""
    tree, lists = casting.scene.tree, casting.lexicon.words.lists
    if tree.pos[token] in {"VERB", "AUX"}:
        return False
    return (
        tree.word[token] == "those"
        or acts(casting.scene, casting.lexicon, token)
        or (tree.lemma[token] in lists["armed"] | lists["perpetrator"])
    )


def _in_state(casting: Casting, prep: int) -> bool:
    """As in "on trial", "were placed under sanctions", "was exposed to torture"."""
    tree, sense = casting.scene.tree, casting.trigger.sense
    suffered = sense.type in {"ASSAULT", "COERCE", "SANCTION", "ACCUSE"}
    exposed = tree.lemma[tree.head[prep]] in casting.lexicon.words.light["exposing"]
    to = tree.word[prep] == "to" and exposed
    under = (tree.word[prep] == "under" or to) and suffered
    return under or (tree.word[prep] == "on" and sense.stage == "trial")


def _tried(casting: Casting, prep: int) -> None:
    """As in "the officers on trial", "put him on trial", "is under investigation": he."""
    tree = casting.scene.tree
    above = tree.head[prep]
    verb = tree.pos[above] in {"VERB", "AUX"}
    whom = casting.scene.clauses.objects(above) if verb else (above,)
    for token in whom or casting.scene.clauses.subjects(above):
        casting.give("recipient", token)


def _with_or_in(casting: Casting, prep: int) -> None:
    """As in "escaped with injuries", "suspects in the killing"."""
    tree, words = casting.scene.tree, casting.lexicon.words
    above = tree.head[prep]
    if tree.word[prep] == "with" and tree.lemma[above] in words.light["sufferer"]:
        for token in casting.scene.clauses.subjects(above):
            casting.give("recipient", token)
    elif casting.trigger.sense.stage != "raid" and (
        tree.lemma[above] in words.links["suspected"]
    ):  # "arrested nine suspects in raids": the police raid
        casting.blame(_named_as(casting, above), "accused")


def _answering(casting: Casting, word: int) -> None:
    """As in "Responsible for the attack", "claimed responsibility for it"."""
    tree = casting.scene.tree
    verb = tree.head[word]
    if tree.lemma[word] == "responsible":
        if not denied(casting, verb) and not denied(casting, word):
            casting.blame(_responsible(casting, word), "accused")
    elif tree.lemma[word] in casting.lexicon.words.links["accused"]:
        sought = casting.scene.clauses.passive(word)  # "a man wanted for the killing"
        if sought and not denied(casting, word):
            casting.blame(casting.scene.clauses.subjects(word), "accused")
    elif tree.lemma[word] == "responsibility":
        owned = tree.lemma[verb] in casting.lexicon.words.light["owner"]
        if owned and not denied(casting, verb):
            casting.blame(owning(casting, verb), "claimed")


def _responsible(casting: Casting, adjective: int) -> Iterator[int]:
    tree = casting.scene.tree
    held = casting.scene.clauses.undergoers(tree.head[adjective])
    if tree.lemma[tree.head[adjective]] == "hold" and held:
        yield from held  # "a network that the police hold responsible"
    elif tree.dep[adjective] in {"acomp", "attr"}:
        yield from casting.scene.clauses.subjects(tree.head[adjective])
    elif tree.dep[adjective] in {"oprd", "xcomp", "ccomp"}:
        yield from casting.scene.clauses.subjects(adjective)
    elif tree.dep[adjective] == "amod":
        yield tree.head[adjective]


def _identified(casting: Casting, noun: int) -> Iterator[int]:
    """Who the noun says it was: "the mayor was the target of the attack"."""
    tree = casting.scene.tree
    if tree.dep[noun] == "attr":
        yield from casting.scene.clauses.subjects(tree.head[noun])
    elif tree.dep[noun] == "appos":
        yield tree.head[noun]
    elif tree.dep[noun] == "nsubj":
        yield from tree.all(tree.head[noun], "attr")


def _named_as(casting: Casting, noun: int) -> Iterator[int]:
    """Who is held to be it: "named two men as suspects in the killing"."""
    tree = casting.scene.tree
    link = tree.head[noun]
    if tree.dep[noun] == "pobj" and tree.word[link] == "as":
        yield from casting.scene.clauses.undergoers(tree.head[link])
    elif tree.pos[tree.head[noun]] in {"VERB", "AUX"}:
        yield noun


def owned_or_laid(casting: Casting, verb: int) -> None:
    """As in "the attack, which was claimed by the Reeds", "a bombing blamed on rebels", "for
    which the Reeds claimed responsibility": who is said to have done it (M43).
    """
    tree, light = casting.scene.tree, casting.lexicon.words.light
    objects = tree.all(verb, "dobj")
    owned = tree.lemma[verb] in light["claiming"] and not objects
    if tree.lemma[verb] in light["owner"]:
        owned = owned or any(tree.lemma[c] == "responsibility" for c in objects)
    if denied(casting, verb):
        return
    if owned:
        casting.blame(owning(casting, verb), "claimed")
    elif tree.lemma[verb] in light["laying"]:
        by = [
            c for a in casting.scene.clauses.agents(verb) for c in tree.all(a, "prep")
        ]
        for link in (*tree.all(verb, "prep", "dative"), *by):
            if tree.word[link] in light["laying_preps"]:
                casting.blame(tree.all(link, "pobj"), "accused")


def owning(casting: Casting, verb: int) -> tuple[int, ...]:
    """Who claims it, unless a paper does: "a statement claimed the killing"."""
    papers = casting.lexicon.words.lists["papers"]
    doers = casting.scene.clauses.doers(verb)
    return tuple(t for t in doers if casting.scene.tree.lemma[t] not in papers)


def denied(casting: Casting, predicate: int) -> bool:
    """It is said of nobody: "no group has claimed", "was not behind"."""
    return modality_of(casting.scene.tree, predicate).polarity < 0


def _disowned(casting: Casting, verb: int) -> bool:
    """As in "The Front denied that it was behind the attack", "denied being behind it"."""
    tree, above = casting.scene.tree, casting.scene.tree.head[verb]
    denying = casting.lexicon.words.realis["denying"]
    said = tree.dep[verb] in {"ccomp", "xcomp"} and tree.lemma[above] in denying
    return said and not denied(casting, above)


def _said_by_nobody(casting: Casting, verb: int) -> bool:
    """As in "no group has said it was behind the bombing"."""
    tree = casting.scene.tree
    return tree.dep[verb] == "ccomp" and any(
        tree.word[c] in {"no", "nobody", "none"}
        for subject in tree.all(tree.head[verb], "nsubj")
        for c in (subject, *tree.all(subject, "det"))
    )

"""Whom a promise, threat, refusal or concession is addressed to, where grammar hides it.

"Threatened to break off relations with Elbona", "rejected an Elbonian proposal",
"lifted the curfew in Elbonia": the other party stands inside the complement.
"""

from __future__ import annotations

from collections.abc import Iterator

from tahqiq.extract.casting import Casting
from tahqiq.extract.event_lexicon import EventLexicon
from tahqiq.extract.triggers import Scene

ACTING = frozenset({"PERSON", "ORG", "NORP", "PLACE"})
DOWN = frozenset({
    "dobj", "prep", "pobj", "poss", "amod", "compound", "nmod", "xcomp", "ccomp",
    "dative", "conj", "pcomp", "agent", "attr", "acomp", "appos", "acl",
})  # fmt: skip
COMPLEMENTS = ("xcomp", "ccomp", "dobj", "prep", "dative", "acomp", "pcomp", "advcl")
DEPTH = 5  # deeper parties belong to another clause


def add_parties(casting: Casting, scene: Scene, lexicon: EventLexicon) -> None:
    """Give a statement without an addressee the nearest party of its complement."""
    if casting.trigger.sense.type not in lexicon.words.verbal["addressed"]:
        return
    given = [(role, token) for role, token in casting.cast]
    if any(role == "recipient" and acts(scene, lexicon, t) for role, t in given):
        return
    actors = {token for role, token in given if role == "actor"}
    found = _nearest(scene, lexicon, casting, actors)
    if found is None:
        return
    casting.cast[:] = [
        ("other" if role == "recipient" else role, token) for role, token in given
    ]
    if all(token != found for _, token in casting.cast):
        casting.give("recipient", found)
    else:
        casting.cast[:] = [
            ("recipient" if token == found else role, token)
            for role, token in casting.cast
        ]


def acts(scene: Scene, lexicon: EventLexicon, token: int) -> bool:
    """The token names somebody who can be a party: person, body, people, state."""
    if scene.kinds.get(token) in ACTING:
        return True
    lists = lexicon.words.lists
    lemma = scene.tree.lemma[token]
    return lemma in lists["person"] or lemma in lists["party"]


def _nearest(
    scene: Scene, lexicon: EventLexicon, casting: Casting, actors: set[int]
) -> int | None:
    head = casting.trigger.head
    own = {scene.tree.word[token] for token in actors}
    for token in _below(scene, head, nominal=casting.trigger.nominal):
        if token in actors or scene.is_time(token):
            continue
        if scene.tree.word[token] in own or not acts(scene, lexicon, token):
            continue
        return token
    return None


def _below(scene: Scene, head: int, *, nominal: bool) -> Iterator[int]:
    """Tokens of the complement, nearest level first, in text order."""
    tree = scene.tree
    first = DOWN if nominal else frozenset(COMPLEMENTS)
    level = [c for c in tree.children[head] if tree.dep[c] in first]
    for _ in range(DEPTH):
        yield from level
        level = [
            c for token in level for c in tree.children[token] if tree.dep[c] in DOWN
        ]

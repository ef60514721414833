"""Whom a charge makes the said doer of what stands below it.

"Accused of killing", "charged with the murder": the accused is the said doer; that it is
only said so lives in the claims (M43). Who denies it or is acquitted is none by this.
"""

from __future__ import annotations

from collections.abc import Sequence

from tahqiq.extract.events.casting import Casting
from tahqiq.extract.events.scene import Scene
from tahqiq.extract.lexicon.event_lexicon import EventLexicon
from tahqiq.extract.lexicon.word_classes import word_classes
from tahqiq.extract.parsing.found import Basis
from tahqiq.extract.stance.modality import modality_of

CLEARED_OF = frozenset({"of", "for", "in"})


def charged_with(
    scene: Scene, lexicon: EventLexicon, castings: Sequence[Casting]
) -> None:
    """Make the accused, charged or convicted the said doer of what they are charged with."""
    words = lexicon.words.links
    where = {casting.trigger.head: casting for casting in castings}
    for casting in castings:
        if casting.trigger.sense.name in words["clearing"]:
            _cleared(scene, casting, where)
        if casting.trigger.sense.name not in words["charge"]:
            continue
        accused = [token for role, token in casting.cast if role == "recipient"]
        if modality_of(scene.tree, casting.trigger.head).polarity < 0:
            continue  # "nobody has been charged with the murder"
        basis: Basis = (
            "convicted" if casting.trigger.sense.stage == "verdict" else "accused"
        )
        heads = _charges(casting, words["charge_preps"])
        for crime in (where[head] for head in heads if head in where):
            if not _is_crime(crime):
                continue  # "detained 112 men in sweeps", "took four of the wounded from their beds"
            if not _done(crime):
                crime.blame(accused, basis)
            else:
                crime.basis.update(
                    (t, basis) for t in accused if ("actor", t) in crime.cast
                )


def _is_crime(told: Casting) -> bool:
    """Not "took four of the wounded", "detained 112 men in sweeps", "in the operation"."""
    vague = told.lexicon.words.links["nameless"] | {"operation"}
    sweep = told.trigger.sense.stage == "raid" or told.trigger.sense.name in vague
    return not told.names_people() and not sweep


def _cleared(scene: Scene, casting: Casting, where: dict[int, Casting]) -> None:
    """As in "Denied killing him", "acquitted of the murder": no doer by this."""
    head = casting.trigger.head
    verbs = scene.tree.all(head, "xcomp", "ccomp")
    things = [c for verb in verbs for c in scene.tree.all(verb, "dobj")]
    below = [
        c for c in (*verbs, *things) if c in where
    ]  # "denied ordering the killing"
    crimes = [*below, *_charges(casting, CLEARED_OF)]
    accused = {token for role, token in casting.cast if role == "recipient"}
    for toll in (t for crime in crimes for t in scene.tree.all(crime, "advcl")):
        if toll in where:  # "acquitted of planting the bomb, killing two"
            cast = where[toll].cast
            cast[:] = [
                one for one in cast if one[0] != "actor" or one[1] not in accused
            ]
    for crime in crimes:
        if crime in where:
            named = where[crime]
            own = set(scene.clauses.agents_of(crime))
            if casting.trigger.sense.name == "deny":
                named.cleared.extend(t for t in named.doers() if t not in own)
            named.cast[:] = [
                (role, token)
                for role, token in named.cast
                if role != "actor" or token in own
            ]


def _done(crime: Casting) -> bool:
    """Somebody is already the doer."""
    return any(role == "actor" for role, _ in crime.cast)


def _charges(casting: Casting, preps: frozenset[str]) -> list[int]:
    """Nouns and gerunds below the charge's prepositions."""
    tree, head = casting.scene.tree, casting.trigger.head
    found: list[int] = []
    queue = [c for c in tree.children[head] if tree.word[c] in preps]
    by = [who for link in tree.all(head, "agent") for who in tree.all(link, "pobj")]
    for c in (*tree.all(head, "dobj", "nsubjpass", "oprd", "acomp"), *by):
        queue.extend(p for p in tree.children[c] if tree.word[p] in preps)
    while queue:
        node = queue.pop()
        for c in tree.children[node]:
            if tree.dep[c] in {"pobj", "pcomp", "conj"}:
                found.extend(tree.conjuncts(c))
                if not _besides(casting, c):
                    found.extend(tree.all(c, "dobj"))  # "of ordering the killing"
                    queue.extend(tree.all(c, "prep"))
    return found


def _besides(casting: Casting, gerund: int) -> bool:
    """As in "jailed for obstructing the inquiry into the blast", "for hiding evidence of
    it": what was done is not what it was about.
    """
    tree = casting.scene.tree
    verbs = casting.lexicon.words.light["doer"] | word_classes().by_charge
    return tree.tag[gerund] == "VBG" and tree.lemma[gerund] not in verbs

"""What a deed was done with, and whose weapon it was.

"Threw a grenade", "hit a landmine", "…, using a knife", "gunmen on motorbikes", "police
bullets": instruments from the trigger's own phrase and from what hangs on it.
"""

from __future__ import annotations

from tahqiq.extract.events.casting import Casting
from tahqiq.extract.events.casting_phrases import prepositions
from tahqiq.extract.events.parties import acts

SAID_OF = ("compound", "amod", "nmod", "poss")


def add_means(casting: Casting) -> None:
    """Instruments of a verb, and the doer that a weapon's own words name."""
    head = casting.trigger.head
    _means(casting)
    _using(casting, head)
    _armed_with(casting)
    _aboard(casting, head)
    _wielded(casting)


def _means(casting: Casting) -> None:
    """What the words of the phrase itself bring in."""
    if casting.trigger.sense.frame_name == "under":  # "under fire from gunmen"
        for c in casting.trigger.parts:
            prepositions(casting, c)
    add_thrown(casting)
    _tripped(casting)


def add_thrown(casting: Casting) -> None:
    """As in "threw a grenade", "a bomb attack": what the phrase names is the means."""
    tree, words = casting.scene.tree, casting.lexicon.words
    if casting.trigger.sense.type != "ASSAULT":
        return  # "claimed the blast"
    for token in casting.trigger.parts:
        driven = tree.lemma[token] in words.lists["vehicles"]  # "drove a van into them"
        if driven and tree.word[tree.head[token]] in {"from", "of", "off"}:
            continue  # "dragged him from his car"
        weapon = driven or casting.lexicon.weapons.get(tree.lemma[token]) is not None
        known = any(t == token for _, t in casting.cast)
        loose = tree.lemma[token] in words.links["no_means"]
        if tree.pos[token] in {"NOUN", "PROPN"} and weapon and not known and not loose:
            casting.cast.append(("instrument", token))
            _thrown_at(casting)


def _thrown_at(casting: Casting) -> None:
    """As in "stones were thrown at the guards": whom or what they were thrown at."""
    tree, head = casting.scene.tree, casting.trigger.head
    if casting.trigger.nominal or "recipient" in casting.roles():
        return
    for c in tree.all(head, "prep"):
        if tree.word[c] in {"at", "into", "towards", "toward"}:
            for obj in tree.all(c, "pobj"):
                if not casting.scene.is_time(obj) and tree.tag[obj] != "CD":
                    casting.give("recipient", obj)


def _tripped(casting: Casting) -> None:
    """As in "hit a landmine": what the phrase names is what it was done with."""
    if casting.trigger.sense.frame_name == "trip":
        nouns = [
            t for t in casting.trigger.parts if casting.scene.tree.pos[t] == "NOUN"
        ]
        casting.cast.extend(("instrument", token) for token in nouns)


def _using(casting: Casting, head: int) -> None:
    """As in "…, using a knife"."""
    tree = casting.scene.tree
    for c in tree.all(head, "advcl", "acl", "xcomp"):
        if tree.lemma[c] == "use":
            for obj in tree.all(c, "dobj"):
                casting.give("instrument", obj)


def _armed_with(casting: Casting) -> None:
    """As in "men armed with machetes hacked", "attackers wielding knives": weapons that
    whoever did it is told to have had in hand.
    """
    tree, sense = casting.scene.tree, casting.trigger.sense
    if sense.type not in {"ASSAULT", "COERCE"} or "instrument" in casting.roles():
        return
    arming = casting.lexicon.words.links["arming"]
    clauses = [c for d in casting.doers() for c in tree.all(d, "acl", "relcl")]
    for clause in (c for c in clauses if tree.lemma[c] in arming):
        links = [c for c in tree.all(clause, "prep") if tree.word[c] == "with"]
        held = [obj for c in links for obj in tree.all(c, "pobj")]
        for token in (*held, *tree.all(clause, "dobj")):
            if casting.is_weapon(token):
                casting.give("instrument", token)


def _wielded(casting: Casting) -> None:
    """As in "a police bullet hit her", "killed by the army's shells": whose weapon it was
    did it, where nobody else is told to.
    """
    tree = casting.scene.tree
    if casting.doers():
        return
    for token in [token for role, token in casting.cast if role == "instrument"]:
        struck = tree.dep[token] == "nsubj"
        struck = struck or (
            tree.dep[token] == "pobj" and tree.word[tree.head[token]] in {"by", "from"}
        )
        for c in tree.all(token, *SAID_OF) if struck else ():
            if _bears_arms(casting, c):
                casting.give("actor", c)
        _sent_by(casting, token)


def _sent_by(casting: Casting, weapon: int) -> None:
    """As in "a letter bomb sent by the Reeds", "a drone the army operates": who laid, threw,
    sent or drove it did what it did.
    """
    tree, scene = casting.scene.tree, casting.scene
    wielding = casting.lexicon.words.links["wielding"]
    for clause in tree.all(weapon, "acl", "relcl"):
        if tree.lemma[clause] not in wielding or tree.child(clause, "neg") is not None:
            continue
        for token in scene.clauses.doers(clause):
            if token != weapon and acts(scene, casting.lexicon, token):
                casting.give("actor", token)


def _bears_arms(casting: Casting, token: int) -> bool:
    """A body, a people or armed people, before the noun of a weapon; no weapon's kind."""
    scene, lexicon = casting.scene, casting.lexicon
    lemma = scene.tree.lemma[token]
    if scene.kinds.get(token) in {"ORG", "NORP"} or scene.is_state(token):
        return True
    if scene.kinds.get(token) == "PERSON":
        return scene.tree.dep[token] == "poss"
    lists = lexicon.words.lists
    armed = lemma in lists["armed"] | lists["regimes"]
    return armed and lexicon.weapons.get(lemma, "firearms") == "firearms"


def _aboard(casting: Casting, head: int) -> None:
    """As in "gunmen on motorbikes", "was driven off in a car", "arrived in a van and fired"."""
    tree, sense = casting.scene.tree, casting.trigger.sense
    if sense.type not in {"ASSAULT", "COERCE", "RETREAT"}:
        return
    above = tree.head[head]
    came = casting.lexicon.words.lists["arriving"]
    hosts = list(casting.doers())
    hosts += [c for d in hosts for c in tree.all(d, "acl", "relcl")
              if tree.lemma[c] in came]  # fmt: skip
    if tree.dep[head] == "conj" and tree.lemma[above] in came:
        hosts.append(above)
    carried = tree.lemma[head] in casting.lexicon.words.setting["bringing"]
    if sense.name in {"abduct", "flee"} or (carried and sense.name == "arrest"):
        hosts.append(head)
    for host in hosts:
        for token in _rides(casting, host):
            casting.give("instrument", token)


def _rides(casting: Casting, host: int) -> list[int]:
    """The vehicles that somebody is on or in, or a verb of coming rides."""
    tree = casting.scene.tree
    vehicles = casting.lexicon.words.lists["vehicles"]
    links = [c for prep in tree.all(host, "prep") for c in tree.conjuncts(prep)]
    found = [
        obj for c in links for obj in tree.all(c, "pobj")
        if tree.word[c] in {"on", "in", "aboard", "by"}
    ]  # fmt: skip
    if tree.lemma[host] in casting.lexicon.words.lists["arriving"]:
        found += tree.all(host, "dobj")
    return [i for i in found if tree.lemma[i] in vehicles or tree.word[i] in vehicles]

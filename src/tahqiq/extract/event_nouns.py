"""Who takes part in an event that a noun tells.

"The killing of X by Y", "Y's attack on X", "police firing", "carried out an attack",
"responsible for the attack".
"""

from __future__ import annotations

from collections.abc import Iterator

from tahqiq.extract.casting import Casting, prepositions
from tahqiq.extract.event_means import add_thrown
from tahqiq.extract.event_parties import wholes
from tahqiq.extract.modality import modality_of
from tahqiq.extract.triggers import body_gerund

NP_DEPS = ("compound", "amod", "nmod")


def cast_noun(casting: Casting) -> None:
    """Give roles to what stands around the noun: possessors, modifiers, prepositions."""
    tree, head = casting.scene.tree, casting.trigger.head
    for c in tree.children[head]:
        _dependent(casting, c)
    told = tree.pos[head] == "ADJ" or casting.trigger.parts
    if told and casting.trigger.sense.harm:  # "spoke of 40 dead", "and four shot dead"
        for c in tree.all(head, "nummod"):
            casting.give("recipient", c)
    if body_gerund(tree, casting.lexicon, head):
        casting.add("compound", head - 1)
    if not _laid_on(casting, head):
        prepositions(casting, head)
    _whose(casting)
    add_thrown(casting)
    if tree.dep[head] == "compound":  # "the assassination scene of Salim Rubai"
        prepositions(casting, tree.head[head])
    _relative(casting, head)
    _light(casting, head)
    if not any(role == "recipient" for role, _ in casting.cast):
        _on_whose_body(casting, head)
        _past_date(casting, head)
        _lost_preposition(casting, head)


def _whose(casting: Casting) -> None:
    """As in "an attempt on the mayor's life": whose the last word of the phrase is."""
    tree = casting.scene.tree
    for part in casting.trigger.parts:
        for c in tree.all(part, "poss") if tree.dep[part] == "pobj" else ():
            casting.add("poss", c)


def _on_whose_body(casting: Casting, head: int) -> None:
    """As in "bruises on his neck", "a wound to the head of the driver": whose body it is."""
    tree, lists = casting.scene.tree, casting.lexicon.words.lists
    if casting.trigger.sense.harm != "wounded":
        return
    links = (c for c in tree.all(head, "prep") if tree.word[c] in {"on", "to", "in"})
    for limb in (obj for c in links for obj in tree.all(c, "pobj")):
        if tree.lemma[limb] not in lists["body"]:
            continue
        for token in (*tree.all(limb, "poss"), *wholes(tree, limb)):
            casting.give("recipient", token)


def _laid_on(casting: Casting, head: int) -> bool:
    """As in "blamed the ambush on the rebels", "was attributed to them": said doers."""
    tree, light = casting.scene.tree, casting.lexicon.words.light
    verb, dep = _governor(casting, head)
    if dep not in {"dobj", "nsubjpass"} or tree.lemma[verb] not in light["laying"]:
        return False
    laid = (*tree.all(head, "prep"), *tree.all(verb, "prep", "dative"))
    for link in () if _denied(casting, verb) else laid:
        if tree.word[link] in light["laying_preps"] and link > max(verb, head):
            casting.blame(tree.all(link, "pobj"), "accused")
    return True


def _past_date(casting: Casting, head: int) -> None:
    """As in "the killing in August of the engineer": the "of" hangs on the date."""
    scene, tree = casting.scene, casting.scene.tree
    dates = [
        obj
        for prep in tree.all(head, "prep")
        for obj in tree.all(prep, "pobj")
        if scene.is_time(obj)
    ]
    for prep in (c for obj in dates for c in tree.all(obj, "prep")):
        if tree.word[prep] == "of":
            for obj in tree.all(prep, "pobj"):
                casting.add("of", obj)


def _dependent(casting: Casting, token: int) -> None:
    """What one dependent of the noun is to the event."""
    dep = casting.scene.tree.dep[token]
    if _shot_dead(casting, token):
        casting.add("object", token)
    elif dep == "poss":
        _possessor(casting, token, by_of=_has_of(casting, casting.trigger.head))
    elif dep in NP_DEPS:
        _premodifier(casting, token)
    elif _named_beside(casting, token):
        casting.add("of", token)


def _shot_dead(casting: Casting, token: int) -> bool:
    """As in "Two militants shot dead", where the tagger took the verb for a noun."""
    tree, head = casting.scene.tree, casting.trigger.head
    if not casting.trigger.parts or casting.trigger.parts[0] < head or token > head:
        return False
    lists = casting.lexicon.words.lists
    people = tree.lemma[token] in lists["armed"] | lists["person"]
    return tree.dep[token] in {"nsubj", "nsubjpass"} or people


def _lost_preposition(casting: Casting, head: int) -> None:
    """As in "The murder Salim Rubai" where the parser hangs the name elsewhere."""
    tree, scene = casting.scene.tree, casting.scene
    token = head + 1
    if token not in scene.names or scene.kinds.get(token) != "PERSON":
        return
    while tree.head[token] in scene.names and tree.head[token] > token:
        token = tree.head[token]
    if tree.dep[token] not in {"nsubj", "nsubjpass", "poss"}:
        casting.add("of", token)


def _named_beside(casting: Casting, token: int) -> bool:
    """As in "The murder Salim Rubai", where the preposition was lost."""
    tree, head = casting.scene.tree, casting.trigger.head
    beside = tree.dep[token] in {"appos", "npadvmod", "nmod"} and token > head
    named = token in casting.scene.names
    return beside and named and casting.scene.kinds.get(token) == "PERSON"


def _has_of(casting: Casting, head: int) -> bool:
    tree = casting.scene.tree
    return any(tree.word[c] == "of" for c in tree.children[head])


def _possessor(casting: Casting, token: int, *, by_of: bool) -> None:
    """A possessor suffers a killing, unless it is "X's killing of Y"."""
    if by_of and casting.trigger.sense.frame.get("of") == "recipient":
        casting.give("actor", token)
    else:
        casting.add("poss", token)


def _premodifier(casting: Casting, token: int) -> None:
    """As in "Militia attack", "rocket attack", "police firing"."""
    scene = casting.scene
    for side in _sides(casting, token):
        casting.add("between", side)
    lemma = scene.tree.lemma[token]
    if lemma in casting.lexicon.weapons and scene.kinds.get(token) != "PERSON":
        no_means = casting.lexicon.words.links["no_means"]
        if scene.tree.dep[token] == "compound" and lemma not in no_means:
            casting.give("instrument", token)
        for whose in scene.tree.all(token, *NP_DEPS):  # "a government drone strike"
            _premodifier(casting, whose)
        return
    kind = scene.kinds.get(token)
    if (
        kind in {"ORG", "NORP", "PERSON"}
        or scene.is_state(token)
        or lemma in casting.lexicon.words.lists["armed"]
        or lemma in casting.lexicon.words.lists["regimes"]
    ) and (
        kind == "NORP"
        or scene.tree.dep[token] == "compound"
        or scene.tree.pos[token] == "NOUN"  # "a rebel attack", its tag aside
    ):
        casting.add("compound", token)


def _sides(casting: Casting, token: int) -> tuple[int, ...]:
    """As in "a police-protester clash": both sides of a hyphen."""
    tree = casting.scene.tree
    other = token - 2
    if other < 0 or tree.word[token - 1] != "-" or tree.head[other] != token:
        return ()
    nominal = tree.pos[other] in {"NOUN", "PROPN"} and tree.pos[token] in {
        "NOUN",
        "PROPN",
    }
    return (other, token) if nominal else ()


def _relative(casting: Casting, head: int) -> None:
    """As in "An attack carried out by X", "the raid X ordered"."""
    scene = casting.scene
    doer = casting.lexicon.words.light["doer"]
    for c in scene.tree.all(head, "acl", "relcl"):
        if scene.tree.lemma[c] in doer:
            for token in scene.clauses.doers(c):
                if token != head:
                    casting.add("by", token)
        if scene.tree.lemma[c] in casting.lexicon.words.light["aiming"]:
            _aimed(casting, c)
        _owned_or_laid(casting, c)


def _owned_or_laid(casting: Casting, verb: int) -> None:
    """As in "the attack, which was claimed by the Reeds", "a bombing blamed on rebels", "for
    which the Reeds claimed responsibility": who is said to have done it (M43).
    """
    tree, light = casting.scene.tree, casting.lexicon.words.light
    objects = tree.all(verb, "dobj")
    owned = tree.lemma[verb] in light["claiming"] and not objects
    if tree.lemma[verb] in light["owner"]:
        owned = owned or any(tree.lemma[c] == "responsibility" for c in objects)
    if _denied(casting, verb):
        return
    if owned:
        casting.blame(_owning(casting, verb), "claimed")
    elif tree.lemma[verb] in light["laying"]:
        by = [
            c for a in casting.scene.clauses.agents(verb) for c in tree.all(a, "prep")
        ]
        for link in (*tree.all(verb, "prep", "dative"), *by):
            if tree.word[link] in light["laying_preps"]:
                casting.blame(tree.all(link, "pobj"), "accused")


def _aimed(casting: Casting, verb: int) -> None:
    """As in "bombings aimed at civilians": whom they were to hit."""
    tree = casting.scene.tree
    for link in tree.all(verb, "prep"):
        if tree.word[link] in {"at", "against", "towards", "toward"}:
            for token in tree.all(link, "pobj"):
                casting.give("recipient", token)


def _light(casting: Casting, head: int) -> None:
    """The verb that carries the noun lends its subject ("carried out an attack")."""
    scene, tree = casting.scene, casting.scene.tree
    light = casting.lexicon.words.light
    above, dep = _governor(casting, head)
    if dep in {"dobj", "nsubjpass"} and tree.lemma[above] in light["doer"]:
        joined = [v for v in tree.all(above, "conj") if tree.lemma[v] in light["doer"]]
        later = (t for v in joined for t in scene.clauses.agents_of(v))
        for token in (*scene.clauses.doers(above), *later):
            casting.add("by", token)  # "ordered by X and carried out by Y"
        _prepositions_late(casting, above)
    elif dep in {"dobj", "nsubjpass"} and tree.lemma[above] in light["claiming"]:
        if not _denied(casting, above):
            casting.blame(_owning(casting, above), "claimed")
    elif dep == "dobj" and tree.lemma[above] in light["sufferer"]:
        for token in scene.clauses.subjects(above):
            casting.give("recipient", token)
    elif dep == "pobj":
        _under_preposition(casting, above)


def _governor(casting: Casting, head: int) -> tuple[int, str]:
    """What governs the noun, past "attempt" and the like and past coordination."""
    tree = casting.scene.tree
    series = casting.lexicon.words.links["series"]
    while tree.head[head] != head:
        above = tree.head[head]
        if tree.dep[head] == "pobj" and tree.lemma[tree.head[above]] in series:
            head = tree.head[above]  # "launched a series of attacks"
        elif tree.dep[head] in {"compound", "conj"}:
            head = above
        else:
            break
    return tree.head[head], tree.dep[head]


def _prepositions_late(casting: Casting, verb: int) -> None:
    """The preposition may hang on the verb: "launched an attack against X"."""
    if not any(role == "recipient" for role, _ in casting.cast):
        tree = casting.scene.tree
        for c in tree.all(verb, "prep"):
            if tree.word[c] in {"on", "against", "at", "upon", "for"}:
                for obj in tree.all(c, "pobj"):
                    if not casting.scene.is_time(obj):
                        casting.add(tree.word[c], obj)


def _under_preposition(casting: Casting, prep: int) -> None:
    """As in "Behind the attack", "responsible for it", "under attack"."""
    scene, tree = casting.scene, casting.scene.tree
    above = tree.head[prep]
    words = casting.lexicon.words
    if tree.word[prep] == "of" and tree.lemma[above] in words.links["targets"]:
        for token in _identified(casting, above):
            casting.give("recipient", token)
    elif tree.word[prep] == "behind" and tree.pos[above] in {"VERB", "AUX"}:
        claims = tree.dep[above] == "xcomp" and tree.lemma[tree.head[above]]
        if _denied(casting, above) or _said_by_nobody(casting, above):
            return
        if claims in words.light["claiming"]:  # "claimed to be behind the killing"
            casting.blame(_owning(casting, tree.head[above]), "claimed")
        else:
            casting.blame(scene.clauses.subjects(above), "accused")
    elif tree.word[prep] == "for":
        _answering(casting, above)
    else:
        _with_or_in(casting, prep)


def _with_or_in(casting: Casting, prep: int) -> None:
    """As in "escaped with injuries", "suspects in the killing"."""
    tree, words = casting.scene.tree, casting.lexicon.words
    above = tree.head[prep]
    if tree.word[prep] == "with" and tree.lemma[above] in words.light["sufferer"]:
        for token in casting.scene.clauses.subjects(above):
            casting.give("recipient", token)
    elif tree.lemma[above] in words.links["suspected"]:
        casting.blame(_named_as(casting, above), "accused")


def _owning(casting: Casting, verb: int) -> tuple[int, ...]:
    """Who claims it, unless a paper does: "a statement claimed the killing"."""
    papers = casting.lexicon.words.lists["papers"]
    doers = casting.scene.clauses.doers(verb)
    return tuple(t for t in doers if casting.scene.tree.lemma[t] not in papers)


def _answering(casting: Casting, word: int) -> None:
    """As in "Responsible for the attack", "claimed responsibility for it"."""
    tree = casting.scene.tree
    verb = tree.head[word]
    if tree.lemma[word] == "responsible":
        if not _denied(casting, verb) and not _denied(casting, word):
            casting.blame(_responsible(casting, word), "accused")
    elif tree.lemma[word] == "responsibility":
        owned = tree.lemma[verb] in casting.lexicon.words.light["owner"]
        if owned and not _denied(casting, verb):
            casting.blame(_owning(casting, verb), "claimed")


def _denied(casting: Casting, predicate: int) -> bool:
    """It is said of nobody: "no group has claimed", "was not behind"."""
    return modality_of(casting.scene.tree, predicate).polarity < 0


def _said_by_nobody(casting: Casting, verb: int) -> bool:
    """As in "no group has said it was behind the bombing"."""
    tree = casting.scene.tree
    return tree.dep[verb] == "ccomp" and any(
        tree.word[c] in {"no", "nobody", "none"}
        for subject in tree.all(tree.head[verb], "nsubj")
        for c in (subject, *tree.all(subject, "det"))
    )


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

"""Who takes part in an event that a noun tells.

"The killing of X by Y", "Y's attack on X", "police firing", "carried out an attack",
"responsible for the attack".
"""

from __future__ import annotations

from tahqiq.extract.events.answerable import (
    denied,
    owned_or_laid,
    owning,
    under_preposition,
)
from tahqiq.extract.events.casting import Casting
from tahqiq.extract.events.casting_phrases import prepositions
from tahqiq.extract.events.means import add_thrown
from tahqiq.extract.events.parties import wholes
from tahqiq.extract.events.triggers import body_gerund

NP_DEPS = ("compound", "amod", "nmod")
TOLD_TO = frozenset({"to"})
GATHERING = frozenset({"demo", "riot", "strike"})  # protests that people hold


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
    if _complained_of(casting, head):
        prepositions(casting, head, besides=TOLD_TO)
    else:
        laid = _laid_on(casting, head)
        prepositions(casting, head, besides=casting.lexicon.words.light["laying_preps"]
                     if laid else frozenset())  # fmt: skip
        _joined_deed(casting, head)
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


def _complained_of(casting: Casting, head: int) -> bool:
    """As in "she reported death threats to the police": those told suffer none of it, and
    who complains of it does.
    """
    scene, tree = casting.scene, casting.scene.tree
    verb, dep = _governor(casting, head)
    words = casting.lexicon.words
    if dep != "dobj" or tree.lemma[verb] not in words.links["complaining"]:
        return False
    links = [*tree.all(head, "prep"), *tree.all(verb, "prep", "dative")]
    told = [c for link in links if tree.word[link] == "to"
            for c in tree.all(link, "pobj")]  # fmt: skip
    hearers = words.links["hearers"]
    if not any(tree.lemma[c] in hearers for c in told):
        return False
    threat = casting.trigger.sense.type == "THREATEN"  # an assault may be another's
    for token in scene.clauses.subjects(verb) if threat else ():
        if tree.lemma[token] not in hearers:
            casting.give("recipient", token)
    return True


def _joined_deed(casting: Casting, head: int) -> None:
    """As in "the killing and wounding of nurses by the Reeds": one phrase serves both."""
    tree = casting.scene.tree
    first = tree.head[head]
    beside = tree.dep[head] == "conj" and head == first + 2 and first in casting.at
    if beside and "recipient" not in casting.roles():
        prepositions(casting, first)


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
    links = (*tree.all(head, "prep"), *tree.all(verb, "prep", "dative"))
    laid = sorted(
        c for c in links
        if tree.word[c] in light["laying_preps"] and c > max(verb, head)
    )  # fmt: skip
    for link in laid[:-1]:  # "blamed the attack on the village on rebels"
        for token in tree.all(link, "pobj"):
            casting.add(tree.word[link], token)
    for link in () if denied(casting, verb) else laid[-1:]:
        casting.blame(tree.all(link, "pobj"), "accused")
    return True


def _past_date(casting: Casting, head: int) -> None:
    """As in "the killing in August of the engineer", "the abduction by the Reeds of three
    men": the "of" hangs on the date, or on the name of who did it.
    """
    scene, tree = casting.scene, casting.scene.tree
    between = [
        obj
        for prep in tree.all(head, "prep")
        for obj in tree.all(prep, "pobj")
        if scene.is_time(obj) or (tree.word[prep] == "by" and obj in scene.names)
    ]
    for prep in (c for obj in between for c in tree.all(obj, "prep")):
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
    if tree.dep[token] == "appos" and tree.word[tree.left[token] - 1] == ",":
        return False  # "hurt in the raid, Omar Sadi, said"
    named = token in casting.scene.names
    return beside and named and casting.scene.kinds.get(token) == "PERSON"


def _has_of(casting: Casting, head: int) -> bool:
    tree = casting.scene.tree
    return any(tree.word[c] == "of" for c in tree.children[head])


def _possessor(casting: Casting, token: int, *, by_of: bool) -> None:
    """A possessor suffers a killing, unless it is "X's killing of Y"."""
    sense = casting.trigger.sense
    if by_of and sense.frame.get("of") == "recipient":
        casting.give("actor", token)
    elif casting.scene.kinds.get(token) == "PLACE" and GATHERING & set(sense.modes):
        return  # "Elbona's protests": where they were
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
        or scene.tree.pos[token] in {"NOUN", "ADJ"}  # "a rebel attack", its tag aside
    ):
        _by_name(casting, token)


def _by_name(casting: Casting, token: int) -> None:
    """As in "a Reed attack"; "the Rolan Hotel bombing" is named for what it hit, and "the
    Rolan bombing" for one side or the other.
    """
    tree, frame = casting.scene.tree, casting.trigger.sense.frame
    if frame.get("compound") != "actor":
        kinds = casting.scene.kinds
        does = kinds.get(token) in {"NORP", "ORG"} or casting.scene.is_state(token)
        does = does or tree.lemma[token] in casting.lexicon.words.lists["armed"]
        of_whom = _has_of(casting, casting.trigger.head) and frame["of"] == "recipient"
        if does and of_whom:  # "the army killing of students"
            casting.give("actor", token)
        else:
            casting.add("compound", token)
        return
    words = {tree.lemma[t].lower() for t in range(tree.left[token], token + 1)}
    if tree.lemma[token] in casting.lexicon.words.links["no_doer"]:
        return
    named_for = tree.lemma[token].lower() in casting.lexicon.words.setting["venues"]
    if words & casting.lexicon.words.lists["building"] or named_for:
        casting.give("recipient", token)
    elif casting.scene.kinds.get(token) != "PERSON" or tree.pos[token] != "PROPN":
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
        owned_or_laid(casting, c)


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
    done = dep in {"dobj", "nsubjpass"}
    if tree.child(above, "oprd") is not None:
        return  # "called the attack an outrage": who calls it so did not do it
    told = tree.lemma[above] in light["proclaiming"] and _is_done_to(casting)
    if done and tree.lemma[above] in light["doer"] and not told:
        joined = [v for v in tree.all(above, "conj") if tree.lemma[v] in light["doer"]]
        later = (t for v in joined for t in scene.clauses.agents_of(v))
        for token in (*scene.clauses.doers(above), *later):
            casting.add("by", token)  # "ordered by X and carried out by Y"
        _prepositions_late(casting, above)
    elif done and tree.lemma[above] in light["claiming"] and not denied(casting, above):
        casting.blame(owning(casting, above), "claimed")
    elif dep == "dobj" and tree.lemma[above] in light["sufferer"]:
        _suffered(casting, above)
    elif dep == "pobj":
        under_preposition(casting, above)
    elif dep == "nsubj":
        _owned_too(casting, above)
        _breaking_out(casting, above)


def _is_done_to(casting: Casting) -> bool:
    """Whether the deed is done to people: announced, it is told and not done."""
    sense = casting.trigger.sense
    return sense.type == "ASSAULT" or sense.stage in {"arrest", "raid"}


def _suffered(casting: Casting, verb: int) -> None:
    """As in "suffered an attack", "received threats from the militia"."""
    tree = casting.scene.tree
    for token in casting.scene.clauses.subjects(verb):
        casting.give("recipient", token)
    for link in tree.all(verb, "prep"):
        for token in tree.all(link, "pobj") if tree.word[link] == "from" else ():
            casting.add("from", token)


def _owned_too(casting: Casting, verb: int) -> None:
    """As in "The ambush killed nine and was claimed by the Reeds", "was their work"."""
    tree = casting.scene.tree
    works = casting.lexicon.words.links["works"]
    for view in tree.all(verb, "attr"):
        if tree.lemma[view] in works and not denied(casting, verb):
            casting.blame(wholes(tree, view), "accused")
    for second in tree.all(verb, "conj"):
        if tree.child(second, "nsubj", "nsubjpass") is None:
            owned_or_laid(casting, second)


def _breaking_out(casting: Casting, verb: int) -> None:
    """As in "Clashes broke out between farmers and police", "fighting erupted among them":
    the verb of happening holds whose fight it was.
    """
    tree, words = casting.scene.tree, casting.lexicon.words
    mutual = casting.trigger.sense.frame_name == "mutual"
    if (
        not mutual
        or tree.lemma[verb] not in words.light["happening"]
        or casting.doers()
    ):
        return
    for link in tree.all(verb, "prep"):
        if tree.word[link] in {"between", "among"}:
            for token in tree.all(link, "pobj"):
                if not casting.scene.is_time(token):
                    casting.add(tree.word[link], token)


def _governor(casting: Casting, head: int) -> tuple[int, str]:
    """What governs the noun, past "attempt" and the like and past coordination."""
    tree = casting.scene.tree
    series = casting.lexicon.words.links["series"]
    while tree.head[head] != head:
        above = tree.head[head]
        whole = tree.head[above]
        counted = tree.lemma[whole] in series or tree.tag[whole] == "CD"
        if tree.dep[head] == "pobj" and counted and tree.word[above] == "of":
            head = whole  # "launched a series of attacks", "for nine of the deaths"
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

"""What the prepositions of a trigger hold, and the part it gives them."""

from __future__ import annotations

from tahqiq.extract.events.casting import Casting
from tahqiq.extract.events.parties import acts
from tahqiq.extract.lexicon.word_classes import word_classes


def prepositions(
    casting: Casting, head: int, besides: frozenset[str] = frozenset()
) -> None:
    """Objects of the prepositions that the frame gives a role, besides some."""
    tree = casting.scene.tree
    for c in tree.all(head, "prep", "agent", "prt"):
        part = tree.word[c]
        for obj in _at_the_hands_of(casting, c):
            casting.give("actor", obj)
        for obj in () if part in besides else _held(casting, c):
            if part in casting.lexicon.words.links["cause_preps"]:
                _causes(casting, obj)
            if besides and obj in casting.at:
                continue  # "dispersed a protest against the killing": nobody was killed
            if part == "of" and _aims(casting, head, obj):
                casting.give("actor", obj)
            elif obj not in casting.causes and _takes(casting, part, obj):
                casting.add(part, obj)


def _causes(casting: Casting, noun: int) -> None:
    """What a deed came of: a deed itself, one that hangs on a noun, an operation."""
    casting.causes.extend(_acting(casting, noun))
    _operation(casting, noun)
    if noun in casting.at:
        casting.causes.append(noun)


def _aims(casting: Casting, head: int, token: int) -> bool:
    """As in "the shelling of the army on the town": who bears arms does it, where somebody
    else is what it was aimed at; "the killing of soldiers on the road" was on a road.
    """
    scene, tree = casting.scene, casting.scene.tree
    if tree.lemma[token] not in casting.lexicon.words.lists["armed"]:
        return False
    if not casting.trigger.nominal or casting.trigger.sense.harm is not None:
        return False
    return any(
        not scene.is_time(c) and tree.lemma[c] not in casting.lexicon.words.links["ways"]
        for link in tree.all(head, "prep") if tree.word[link] in {"on", "against", "upon"}
        for c in tree.all(link, "pobj")
    )  # fmt: skip


def _at_the_hands_of(casting: Casting, prep: int) -> list[int]:
    """As in "died at the hands of the militia": who did it."""
    tree = casting.scene.tree
    hands = [c for c in tree.all(prep, "pobj") if tree.word[c] == "hands"]
    if tree.word[prep] != "at" or not casting.trigger.sense.harm:
        return []
    links = [of for c in hands for of in tree.all(c, "prep") if tree.word[of] == "of"]
    return [c for of in links for c in tree.all(of, "pobj")]


def _held(casting: Casting, prep: int) -> tuple[int, ...]:
    """What a preposition holds: in "fired at men running away" the men; in "shot at and
    wounded a student" the object of the second verb, which serves both.
    """
    tree = casting.scene.tree
    if casting.scene.clauses.put_right(prep):
        return ()
    if tree.word[prep] == "with" and any(
        tree.tag[c] == "VBG" and tree.child(c, "nsubj") for c in tree.all(prep, "pcomp")
    ):
        return ()  # "lifted the curfew, with people going home": besides
    own = [
        c if tree.tag[obj] == "VBG" else obj
        for obj in tree.all(prep, "pobj", "pcomp")
        for c in (*tree.all(obj, "nsubj")[:1], obj)[:1]
        if tree.dep[obj] == "pobj" or c != obj
    ]
    if own:
        return tuple(own)
    verbs = [
        c for c in tree.all(tree.head[prep], "conj")
        if tree.word[prep + 1] in {"and", "or"} and c in {prep + 2, prep + 3}
        and tree.word[prep] in {"at", "on", "upon", "into"}
    ]  # fmt: skip
    return casting.scene.clauses.objects(verbs[0]) if verbs else ()


def _operation(casting: Casting, noun: int) -> None:
    """As in "killed in a police operation": whose operation it was."""
    tree, kinds = casting.scene.tree, casting.scene.kinds
    words = casting.lexicon.words
    if tree.lemma[noun] not in words.links["operations"] or noun in casting.at:
        return
    if casting.trigger.sense.harm is None or casting.doers():
        return
    for c in tree.children[noun]:
        known = kinds.get(c) in {"ORG", "NORP"} or tree.lemma[c] in words.lists["armed"]
        if known and tree.dep[c] in {"compound", "amod", "nmod", "poss"}:
            casting.give("actor", c)


def _takes(casting: Casting, part: str, token: int) -> bool:
    """Not a time, a number, or, where somebody already suffers it, a place."""
    tree, untold = casting.scene.tree, part not in casting.trigger.sense.frame
    timed = casting.scene.is_time(token) or (tree.tag[token] == "CD" and part == "at")
    if untold or timed or _condemned(casting, part, token):
        return False
    if _elsewhere(casting, part, token):
        return False
    if casting.trigger.sense.frame_name == "mutual" and part == "of":
        return acts(casting.scene, casting.lexicon, token)  # "a war of attrition"
    if casting.trigger.sense.frame_name == "under":
        return True  # "came under fire from the hill": somebody fired
    if part == "of" and casting.trigger.sense.frame_name == "suffer":
        return casting.trigger.nominal  # "the death of X", but "died of cholera"
    return not _suffered(casting, part, token)


def _elsewhere(casting: Casting, part: str, token: int) -> bool:
    """As in "nine dead, against four in May", "an attack between X and Y", "six died, among
    them the owner", "dragged him from his car": no party to it.
    """
    tree = casting.scene.tree
    if part == "by":  # "six have died, by the count of the union"
        return tree.lemma[token] in word_classes().accounts
    if part == "against":
        return tree.tag[token] == "CD"
    if part == "between":
        return casting.scene.kinds.get(token) == "PLACE"
    if part in {"among", "amongst"}:
        return tree.word[token] in {"them", "whom"}
    return part == "from" and _stood_on(casting, token)


def _stood_on(casting: Casting, token: int) -> bool:
    """As in "dragged him from his car", "fired from the roof", "rockets from the hills":
    where it came from, and nobody; "came under fire from the hill" leaves open who fired.
    """
    scene, lexicon = casting.scene, casting.lexicon
    lemma = scene.tree.lemma[token]
    if lemma in lexicon.words.lists["vehicles"]:
        return True
    if casting.trigger.sense.frame_name != "attack" or token in scene.names:
        return False
    place = scene.kinds.get(token) == "PLACE" or lemma in lexicon.words.setting["sites"]
    return place and lemma not in lexicon.words.lists["party"]


def _suffered(casting: Casting, part: str, token: int) -> bool:
    """Whether somebody else suffers it, and the preposition tells where ("shot him in X")."""
    frame = casting.trigger.sense.frame_name
    if frame == "ask" or part not in {"at", "into", "on", "from"}:
        return False  # "called on A to go and on B to stay"
    hurt = [known for role, known in casting.cast if role == "recipient"]
    scene, lexicon = casting.scene, casting.lexicon
    if frame == "take" and part == "from" and acts(scene, lexicon, token):
        # "stole cattle from a herder": the cattle are no party to it
        hurt = [known for known in hurt if acts(scene, lexicon, known)]
    return bool(hurt)


def _condemned(casting: Casting, part: str, token: int) -> bool:
    """As in "condemned the attack on the mayor": the attack was on him."""
    tree = casting.scene.tree
    if casting.trigger.sense.frame_name != "accuse" or part not in {"on", "against"}:
        return False
    link = tree.head[token]
    deeds = [c for c in tree.all(casting.trigger.head, "dobj") if c in casting.at]
    lays = tree.lemma[casting.trigger.head] in word_classes().laying
    return bool(deeds) and not lays and tree.right[deeds[-1]] >= tree.left[link]


def _acting(casting: Casting, noun: int) -> list[int]:
    """As in "Killed in police firing", where the parser makes the gerund hang on police."""
    tree = casting.scene.tree
    return [c for c in tree.all(noun, "acl") if c == noun + 1 and c in casting.at]

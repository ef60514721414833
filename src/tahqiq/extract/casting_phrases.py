"""What the prepositions of a trigger hold, and the part it gives them."""

from __future__ import annotations

from tahqiq.extract.casting import Casting


def prepositions(
    casting: Casting, head: int, besides: frozenset[str] = frozenset()
) -> None:
    """Objects of the prepositions that the frame gives a role, besides some."""
    tree = casting.scene.tree
    frame = casting.trigger.sense.frame
    for c in tree.children[head]:
        if tree.dep[c] not in {"prep", "agent", "prt"}:
            continue
        part = tree.word[c]
        for obj in _at_the_hands_of(casting, c):
            casting.give("actor", obj)
        for obj in () if part in besides else _held(casting, c):
            if part in casting.lexicon.words.links["cause_preps"]:
                casting.causes.extend(_acting(casting, obj))
                _operation(casting, obj)
            if obj in casting.at and part in casting.lexicon.words.links["cause_preps"]:
                casting.causes.append(obj)
            elif part in frame and _takes(casting, part, obj):
                casting.add(part, obj)


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
    tree = casting.scene.tree
    if casting.scene.is_time(token) or (tree.tag[token] == "CD" and part == "at"):
        return False
    counted = part == "against" and tree.tag[token] == "CD"
    if counted or (part == "between" and casting.scene.kinds.get(token) == "PLACE"):
        return False  # "nine dead, against four in May", "an attack between X and Y"
    if casting.trigger.sense.frame_name == "under":
        return True  # "came under fire from the hill": somebody fired
    if part == "of" and casting.trigger.sense.frame_name == "suffer":
        return casting.trigger.nominal  # "the death of X", but "died of cholera"
    suffered = any(role == "recipient" for role, _ in casting.cast)
    asked = (
        casting.trigger.sense.frame_name == "ask"
    )  # "called on A to go and on B to stay"
    return not (suffered and part in {"at", "into", "on", "from"} and not asked)


def _acting(casting: Casting, noun: int) -> list[int]:
    """As in "Killed in police firing", where the parser makes the gerund hang on police."""
    tree = casting.scene.tree
    return [c for c in tree.all(noun, "acl") if c == noun + 1 and c in casting.at]

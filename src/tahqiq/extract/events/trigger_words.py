"""Whether the other words of a codebook pattern stand with its verb or noun."""

from __future__ import annotations

from tahqiq.extract.events.scene import Scene
from tahqiq.extract.lexicon.event_lexicon import Pattern
from tahqiq.extract.parsing.tree import Tree


def verb_parts(scene: Scene, pattern: Pattern, i: int) -> list[int] | None:
    """Tokens of the pattern's other words, or None where one is missing."""
    tree = scene.tree
    found: list[int] = []
    for wanted, token in (
        (pattern.prefix, _first_part),
        (pattern.particle, _particle),
        (pattern.complement, _complement),
    ):
        if wanted:
            other = token(tree, i, wanted)
            if other is None:
                return None
            found.append(other)
    if pattern.object:
        other = _object(scene, i, pattern.object)
        if other is None:
            return None
        found.append(other)
    return _with_prep(scene, pattern, i, found) if pattern.prep else found


def noun_parts(scene: Scene, pattern: Pattern, i: int) -> list[int] | None:
    """The same of a noun: what stands before it, behind it, or below it."""
    tree = scene.tree
    if pattern.prefix:
        first = _first_part(tree, i, pattern.prefix)
        return None if first is None else [first]
    if pattern.modifier:
        for c in tree.children[i]:
            if tree.lemma[c] in pattern.modifier or tree.word[c] in pattern.modifier:
                return [c] if c == i - 1 else []
        return None
    if pattern.complement:  # "two militants shot dead", tagged as a noun
        follows = i + 1 < len(tree.word) and tree.word[i + 1] in pattern.complement
        return [i + 1] if follows else None
    if pattern.prep:
        return [] if _with_prep(scene, pattern, i, []) is not None else None
    return []


def _first_part(tree: Tree, i: int, wanted: frozenset[str]) -> int | None:
    """As in "gang-raped", "a walk-out": the word before the hyphen."""
    return i - 2 if tree.before_hyphen(i) in wanted else None


def _with_prep(
    scene: Scene, pattern: Pattern, i: int, found: list[int]
) -> list[int] | None:
    tree = scene.tree
    for c in _preps(tree, i):
        if tree.word[c] not in pattern.prep:
            continue
        if not pattern.pobj:
            if any(scene.is_time(obj) for obj in tree.children[c]):
                continue
            return found
        for obj in tree.children[c]:
            if scene.is_one(obj, pattern.pobj):
                return [*found, c, obj]
    return None


def _preps(tree: Tree, i: int) -> list[int]:
    """Prepositions of a predicate, and of its object where they attach there."""
    own = [
        c
        for c in tree.children[i]
        if tree.pos[c] in {"ADP", "SCONJ", "PART"} and tree.dep[c] != "aux"
    ]  # "to" before an infinitive is no preposition
    for c in tree.all(i, "dobj"):
        own.extend(tree.all(c, "prep"))
    if i + 1 < len(tree.word) and tree.dep[i + 1] == "prep" and i + 1 not in own:
        own.append(i + 1)  # "died from blows to the head", the head of the prisoner
    for c in tree.all(i, "prep", "prt", "advmod"):  # "walked out of the talks"
        own.extend(tree.all(c, "prep"))
    return own


def _particle(tree: Tree, i: int, wanted: frozenset[str]) -> int | None:
    for c in tree.children[i]:
        loose = tree.dep[c] in {"prt", "advmod", "prep", "acomp"}
        if tree.word[c] in wanted and loose and tree.child(c, "pobj") is None:
            return c
    return None


def _object(scene: Scene, i: int, wanted: frozenset[str]) -> int | None:
    """The object of the phrase: of the verb, or counted by its object."""
    tree = scene.tree
    undergone = scene.clauses.undergoers(i)
    kept = tree.all(i, "dobj") if scene.clauses.passive(i) else []
    if tree.child(i, "dative") is not None:
        kept = tree.all(i, "npadvmod")  # "gave the council 48 hours to pay"
    for obj in kept or undergone:  # "were refused entry"
        for token in tree.conjuncts(obj):
            if scene.is_one(token, wanted):
                return _named_by(tree, token, wanted)
            if tree.lemma[token] in scene.carriers:
                for c in tree.children[token]:
                    if tree.dep[c] == "compound" and tree.lemma[c] in wanted:
                        return c
    return None


def _named_by(tree: Tree, token: int, wanted: frozenset[str]) -> int:
    """The counted noun ("tons of aid") where it, not its measure, is wanted."""
    if tree.lemma[token] in wanted or tree.word[token] in wanted:
        return token
    for c in tree.children[token]:
        for obj in tree.children[c]:
            if tree.word[c] == "of" and tree.lemma[obj] in wanted:
                return obj
    return token


def _complement(tree: Tree, i: int, wanted: frozenset[str]) -> int | None:
    for c in tree.children[i]:
        if tree.word[c] in wanted and tree.dep[c] not in {"nsubj", "dobj", "aux"}:
            return c
    after = i + 1
    beside = after < len(tree.word) and tree.word[after] in wanted
    if beside and tree.dep[after] != "det":  # "said no group had claimed it"
        return after
    for c in tree.all(i, "dobj"):  # "held dozens of guests hostage"
        last = tree.right[c] - 1
        behind = c + 1 < len(tree.word) and tree.word[c + 1] in wanted
        if behind and tree.pos[c + 1] == "ADJ":
            return c + 1  # "burned a man alive in his hut"
        if last > c + 1 and tree.word[last] in wanted:
            return last
        if c == last and c > i + 1 and tree.word[c] in wanted:
            return c
    return None

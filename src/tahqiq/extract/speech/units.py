"""Clauses that say one thing each: what a claim is made of.

A unit is a predicate with its own words. Coordinated clauses, adverbial clauses and
relative clauses are units of their own; an infinitive stays with its governor.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from tahqiq.codebook.loader import load_yaml
from tahqiq.extract.coref.likenesses import seeming
from tahqiq.extract.lexicon.cues import cue_book
from tahqiq.extract.lexicon.word_classes import word_classes
from tahqiq.extract.parsing.content import joint_object
from tahqiq.extract.parsing.operators import (
    is_asked_of,
    is_condition,
    is_shell,
    stance_book,
)
from tahqiq.extract.parsing.tree import Tree
from tahqiq.extract.speech.reasons import is_as_far, is_reason
from tahqiq.extract.stance.contrasts import contrasts_in
from tahqiq.extract.stance.undecided import is_answered

SPLIT = {"conj", "advcl", "parataxis", "ccomp"}
PARTED = {"conj", "advcl", "parataxis", "pcomp", "agent", "prep", "pobj"}
APART = {"without", "after", "before", "despite", "by"}
EDGE = {",", ".", ";", ":", "—", "–", "-", "and", "but", "or", '"', "''", "``", "(", ")",
        "while", "although", "though", "whereas", "then", "that", "nor", "[", "]", "yet", "?", "!",
        "“", "”"}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Unit:
    """One predicate and its words: token ranges without edge punctuation."""

    head: int
    ranges: tuple[tuple[int, int], ...]
    kind: str  # main, conj, advcl, relcl, acl, ccomp


def units_of(tree: Tree, first: int, end: int) -> Iterator[Unit]:
    """The units among tokens `first` to `end`, in order of their heads."""
    heads = [
        i
        for i in range(first, end)
        if _is_head(tree, i, first, end)
        and not is_shell(tree, i)
        and not is_condition(tree, i)
    ]  # "it is untrue that …" says nothing but how its clause is held
    chosen = set(heads)
    for i in heads:
        kind = _kind(tree, i, first, end)
        ranges = _ranges(tree, i, first, end, chosen)
        if ranges:
            yield from _put_right(tree, Unit(i, ranges, kind))


def _put_right(tree: Tree, unit: Unit) -> Iterator[Unit]:
    """A unit, or the two of "was not killed by rebels but by the army"."""
    pairs = (c for a, b in unit.ranges for c in contrasts_in(tree, a, b))
    pair = next((c for c in pairs if c.verb == unit.head), None)
    told_of = cue_book().verbs.keys() - cue_book().clausal
    if pair is None:
        yield unit
        return
    if tree.lemma[unit.head] in told_of and tree.pos[pair.second] != "VERB":
        yield unit  # "was not charged with murder but with arson": what is said of whom
        return
    left = tree.left[pair.first] if pair.first != pair.verb else pair.first
    denied = _bared(tree, pair.denied(unit.ranges))
    told = _bared(tree, pair.told(unit.ranges, left))
    if pair.inner:
        yield Unit(unit.head, told, unit.kind)
        yield Unit(pair.first, denied, "contrast")
    else:
        yield Unit(unit.head, denied, unit.kind)
        yield Unit(pair.second, told, "contrast")


def _bared(
    tree: Tree, pieces: tuple[tuple[int, int], ...]
) -> tuple[tuple[int, int], ...]:
    return tuple(r for r in (_bare(tree, a, b) for a, b in pieces) if r[1] > r[0])


def _is_head(tree: Tree, i: int, first: int, end: int) -> bool:  # noqa: PLR0911 - one line a construction
    dep, above = tree.dep[i], tree.head[i]
    outside = above == i or not first <= above < end
    if tree.pos[i] not in {"VERB", "AUX"} or dep in {"aux", "auxpass", "amod", "xcomp"}:
        return (
            _hedged(tree, i) or _is_lacking(tree, i)
            if not outside
            else tree.pos[i]
            not in {
                "PUNCT",
                "SPACE",
                "PART",
                "CCONJ",
                "SCONJ",
            }
        )
    if outside:
        return True
    if dep == "conj":
        alone = _conjunct(tree, i) and not is_answered(tree, i)
        return tree.pos[above] in {"VERB", "AUX"} and alone
    if dep in {"relcl", "parataxis", "ccomp"}:
        idle = _is_purpose(tree, i) or _not_him(tree, i)  # "nothing to do with it"
        told = seeming(tree, i) is None and not is_asked_of(tree, i)
        return (dep != "relcl" or not idle) and told
    if dep == "advcl":
        return not (_is_purpose(tree, i) or is_reason(tree, i) or is_as_far(tree, i))
    if dep == "acl":
        return tree.tag[i] in {"VBN", "VBG"} and _tells(tree, i)
    if dep == "pcomp":
        whose = tree.word[above] == "with" and tree.child(i, "nsubj") is not None
        return whose or tree.word[above] in APART
    return False


def _not_him(tree: Tree, i: int) -> bool:
    """As in "It was not the colonel who fired": no claim that the colonel did."""
    noun = tree.head[i]
    copula = tree.head[noun]
    it = tree.child(copula, "nsubj", "expl")
    cleft = tree.dep[noun] == "attr" and it is not None and tree.word[it] == "it"
    return cleft and tree.child(copula, "neg") == noun - 1 - (tree.left[noun] < noun)


def _hedged(tree: Tree, i: int) -> bool:
    """As in "was shot, possibly by his guards": the shooting is sure, by whom is not."""
    above, first = tree.head[i], tree.left[i]
    if tree.word[i] != "by" or tree.pos[above] != "VERB":
        return False
    if first <= above or tree.word[first - 1] != ",":
        return False
    operators = (stance_book().adverbs.get(tree.word[c]) for c in tree.all(i, "advmod"))
    return any(
        o is not None and o.strength in {"probable", "possible"} for o in operators
    )


def _is_lacking(tree: Tree, i: int) -> bool:
    """As in "was held without charge", "without access to a lawyer": what was withheld."""
    link = tree.head[i]
    without = tree.dep[i] == "pobj" and tree.word[link] == "without"
    goods = word_classes().withheld_goods | word_classes().gone_without
    done = tree.pos[tree.head[link]] == "VERB"
    return without and done and tree.lemma[i] in goods


def _tells(tree: Tree, i: int) -> bool:
    """A reduced clause that reports a deed, not one that only identifies its noun."""
    doer = tree.child(i, "agent") is not None
    held_back = tree.word[tree.head[tree.head[i]]] == "without"
    return (
        doer
        or held_back
        or (tree.lemma[i] not in identifying() and tree.right[i] - i > 3)
    )


def _held_back(tree: Tree, i: int) -> bool:
    """As in "without the guards beating him": read as guards who beat."""
    gerund = tree.dep[i] == "acl" and tree.tag[i] == "VBG"
    return gerund and tree.word[tree.head[tree.head[i]]] == "without"


@cache
def identifying() -> frozenset[str]:
    """Participles that only say which one is meant ("known as", "based in")."""
    return frozenset(load_yaml("units", dict[str, list[str]])["identifying"])


def _conjunct(tree: Tree, i: int) -> bool:
    """A coordinated predicate that could be true on its own."""
    above = tree.head[i]
    own_subject = tree.child(i, "nsubj", "nsubjpass", "expl") is not None
    if own_subject:
        return True
    if tree.dep[above] in {"xcomp", "pcomp"} and tree.tag[i] in {"VB", "VBG"}:
        return _is_not_to(tree, i) != _is_not_to(tree, above)
    return tree.right[i] - tree.left[i] > 1


def _is_not_to(tree: Tree, i: int) -> bool:
    """As in "promised to free them and not to punish anybody": the one is, one is not to be."""
    no = tree.child(i, "neg")
    return no is not None and _is_purpose(tree, i)


def _is_purpose(tree: Tree, i: int) -> bool:
    return tree.tag[i] == "VB" and any(tree.tag[c] == "TO" for c in tree.children[i])


def _kind(tree: Tree, i: int, first: int, end: int) -> str:
    above = tree.head[i]
    if above == i or not first <= above < end:
        return "main"
    return tree.dep[i]


def _ranges(
    tree: Tree, i: int, first: int, end: int, heads: set[int]
) -> tuple[tuple[int, int], ...]:
    """The subtree, less units split off; a relative clause brings its noun along."""
    left, right = max(tree.left[i], first), min(tree.right[i], end)
    holes = []
    for c in _below(tree, i):
        if c in heads and tree.dep[c] in PARTED:
            a, b = tree.left[c], tree.right[c]
            if tree.dep[c] in {"pcomp", "pobj"}:
                a = min(a, tree.head[c])
            holes.append((a, b))
        elif c in heads and _held_back(tree, c):
            holes.append((tree.head[tree.head[c]], tree.right[c]))
    if tree.dep[i] in {"pcomp", "pobj"} and tree.head[i] >= first:
        left = min(left, tree.head[i])
    if tree.dep[i] in {"relcl", "acl"} and first <= tree.head[i] < i:
        left = max(first, _noun_start(tree, tree.head[i]))
    about = _gapped(tree, i, first)
    if about and tree.tag[left].startswith("W"):
        holes.append((left, left + 1))  # its noun stands for "who"
    shared = joint_object(tree, i)  # "denied and condemned the leak"
    also = [] if shared is None else [(tree.left[shared], min(tree.right[shared], end))]
    pieces = [*about, *_minus(left, right, holes), *also]
    return tuple(r for r in (_bare(tree, a, b) for a, b in pieces) if r[1] - r[0] > 0)


def _gapped(tree: Tree, i: int, first: int) -> list[tuple[int, int]]:
    """The noun that a clause without a subject, or with "who" for one, is about: "a man
    she believes was there", "men who police say fired".
    """
    verb = tree.head[i]
    own = tree.child(i, "nsubj", "nsubjpass", "expl", "mark")
    bare = own is None or (own < verb and tree.tag[own] in {"WP", "WDT"})
    if tree.dep[i] != "ccomp" or tree.dep[verb] != "relcl" or not bare or verb > i:
        return []
    noun = tree.head[verb]
    return [(tree.left[noun], noun + 1)] if first <= tree.left[noun] < verb else []


def _below(tree: Tree, i: int) -> list[int]:
    """Tokens whose clause hangs directly in the clause of `i`."""
    found, queue = [], list(tree.children[i])
    while queue:
        c = queue.pop()
        found.append(c)
        if tree.dep[c] not in {"conj", "advcl", "parataxis", "relcl"}:
            queue.extend(tree.children[c])
    return found


def _noun_start(tree: Tree, noun: int) -> int:
    """First token of a noun's own phrase: determiner, modifiers, names."""
    start = noun
    for c in tree.children[noun]:
        if c < noun and tree.dep[c] not in {"punct", "relcl", "advcl", "cc", "conj"}:
            start = min(start, tree.left[c])
    return start


def _minus(
    left: int, right: int, holes: list[tuple[int, int]]
) -> list[tuple[int, int]]:
    pieces, at = [], left
    for a, b in sorted(holes):
        if b <= at or a >= right:
            continue
        if a > at:
            pieces.append((at, a))
        at = max(at, b)
    if at < right:
        pieces.append((at, right))
    return pieces


def _bare(tree: Tree, first: int, end: int) -> tuple[int, int]:
    while first < end and tree.word[first] in EDGE and tree.dep[first] != "nsubj":
        first += 1
    while end > first and (
        (tree.word[end - 1] in EDGE and tree.dep[end - 1] != "pcomp")  # "by then"
        or tree.pos[end - 1] == "SPACE"
    ):
        if tree.word[end - 1] == ")" and "(" in tree.word[first : end - 1]:
            break
        end -= 1
    while first < end and tree.pos[first] == "SPACE":
        first += 1
    return first, end

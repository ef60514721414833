"""How far two bags say the same thing, and when they cannot."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tahqiq.corroborate.bags import Bag, Count, weight_of

if TYPE_CHECKING:
    from tahqiq.model.reading import Polarity

SHORTER = 0.65  # weight of what the shorter claim says; the longer one may say more
PAIR_BONUS = 1.5  # two concepts side by side in both: "white pickup"
THIN = 2.0  # claims that share less agree on nothing in particular


@dataclass(frozen=True, slots=True)
class Signature:
    """What a claim is compared by; claims of one signature are one for comparison.

    `mood` keeps apart what happened, what is only imagined, and talk about talk.
    """

    polarity: Polarity
    mood: str
    bag: Bag
    incidents: frozenset[str]


def likeness(left: Signature, right: Signature) -> float:
    """From 0 to 1: the share of the shorter one's content that the other has.

    The share of the longer one's content counts less, as a sentence that says one
    thing and a sentence that says it and two more still agree on it.
    """
    shared = shared_weight(left, right)
    weights = sorted((left.bag.weight, right.bag.weight))
    if not weights[0]:
        return 0.0
    parts = [min(shared / weight, 1.0) for weight in weights]
    return SHORTER * parts[0] + (1 - SHORTER) * parts[1]


def shared_weight(left: Signature, right: Signature) -> float:
    """The weight of what two claims have in common."""
    shared = sum(map(weight_of, left.bag.concepts & right.bag.concepts))
    return shared + PAIR_BONUS * len(left.bag.pairs & right.bag.pairs)


def apart(left: Signature, right: Signature) -> bool:
    """Whether two claims cannot be one proposition, however alike they sound."""
    if left.mood != right.mood:
        return True
    if left.incidents and right.incidents and not left.incidents & right.incidents:
        return True
    return clash(left.bag, right.bag) is not None


def clash(left: Bag, right: Bag) -> str | None:
    """What two bags cannot both have: another number of a thing, its presence."""
    for one in sorted(left.concepts):
        if one.removeprefix("!") in right.concepts and one.startswith("!"):
            return one.removeprefix("!")
        if f"!{one}" in right.concepts:
            return one
    return _number_clash(left.counts, right.counts)


def _number_clash(left: frozenset[Count], right: frozenset[Count]) -> str | None:
    """A noun that both count, and never with the same number."""
    nouns = _nouns(left) & _nouns(right)
    for noun in sorted(nouns):
        ours = {one.number for one in left if noun in one.nouns}
        theirs = {one.number for one in right if noun in one.nouns}
        if not ours & theirs:
            return noun
    return None


def _nouns(counts: frozenset[Count]) -> frozenset[str]:
    return frozenset().union(*(one.nouns for one in counts)) if counts else frozenset()

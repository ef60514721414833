"""How far two bags say the same thing, and when they cannot."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field

from tahqiq.corroborate.bags import ASKED, Bag, Count
from tahqiq.corroborate.vocabulary import concept, exclusive
from tahqiq.model.reading import Polarity

SHORTER = 0.65  # weight of what the shorter claim says; the longer one may say more
PAIR_BONUS = 0.5  # two concepts side by side in both: "white pickup"
THIN = 2.0  # claims that share less agree on nothing in particular
ENTITY = 1.5  # who it is about tells more than one word of what is said
ALL_OF_IT = 0.8  # of a claim's content that a denial repeats, whatever else it says
REPEATED = 2.5  # the least weight of what it then repeats
COVERED = 0.6  # of a denial's content that is found in what it denies
COMMON = 0.5  # weight of what every other claim of the case is about: its victim
FEW = frozenset({"#1", "#2", "#3"})  # numbers that any two stories share
COMMON_SHARE = 0.05  # share of a case's different claims that makes a concept common
COMMON_LEAST = 8  # claims, below which a share says nothing


@dataclass(frozen=True, slots=True)
class Signature:
    """What a claim is compared by; claims of one signature are one for comparison.

    `mood` keeps apart what happened, what is only imagined, talk about talk, and silence;
    `exists` marks "there was such a thing", which denies everything about it; `negated`
    are the first concepts after the word that denies; `acting` those it names who have a
    part in any incident, so that what one of two rivals did is never told of both. What
    says too little to be the same in two reports is `alone` in its text; `asked` is what
    somebody asked for. `nobody` are the concepts of whom a denial says that none did it:
    "no guard of the prison beat him"; `sweeping` marks what befell none of those there.
    """

    polarity: Polarity
    mood: str
    bag: Bag
    incidents: frozenset[str]
    exists: bool = False
    negated: tuple[str, ...] = ()
    acting: frozenset[str] = frozenset()
    alone: str = ""
    asked: bool = False
    nobody: frozenset[str] = frozenset()
    sweeping: bool = False


@dataclass(frozen=True, slots=True)
class Weights:
    """How much a shared concept tells, in this case."""

    common: frozenset[str]

    sizes: dict[frozenset[str], float] = field(default_factory=dict, compare=False)

    def size(self, concepts: frozenset[str]) -> float:
        """The weight of all a claim speaks of, added up once."""
        if concepts not in self.sizes:
            self.sizes[concepts] = self.total(concepts)
        return self.sizes[concepts]

    def of(self, one: str) -> float:
        """The weight of a concept."""
        if one in self.common or one in FEW:
            return COMMON
        return ENTITY if one.startswith(("@", "#")) else 1.0

    def total(self, concepts: Iterable[str]) -> float:
        """The weight of several."""
        return sum(map(self.of, concepts))


def weights_of(signatures: Collection[Signature]) -> Weights:
    """Weights from the different claims of a case; copies do not count twice."""
    held = Counter(one for row in signatures for one in row.bag.concepts)
    least = max(COMMON_LEAST, len(signatures) * COMMON_SHARE)
    return Weights(frozenset(one for one, count in held.items() if count > least))


def likeness(weights: Weights, left: Signature, right: Signature) -> float:
    """From 0 to 1: the share of the shorter one's content that the other has.

    The share of the longer one's content counts less, as a sentence that says one
    thing and a sentence that says it and two more still agree on it.
    """
    shared = shared_weight(weights, left, right)
    sizes = sorted(weights.size(row.bag.concepts) for row in (left, right))
    if not sizes[0]:
        return 0.0
    parts = [min(shared / size, 1.0) for size in sizes]
    return SHORTER * parts[0] + (1 - SHORTER) * parts[1]


def shared_weight(weights: Weights, left: Signature, right: Signature) -> float:
    """The weight of what two claims have in common."""
    shared = weights.total(left.bag.concepts & right.bag.concepts)
    return shared + PAIR_BONUS * len(left.bag.pairs & right.bag.pairs)


def answers(weights: Weights, denial: Signature, target: Signature) -> bool:
    """Whether a denial speaks of what another claim affirms.

    Most of what is denied must be in the other claim, and be of some weight; or what
    is denied is that there was such a thing at all: "There was no motorcycle".
    """
    if denial.mood != target.mood or denial.mood == "silence":
        return False
    said = _deed(weights, denial)
    if any(f"!{one}" in target.bag.concepts for one in said):
        return False  # "marks on his back and none on his neck" says so too
    shared = weights.total(said & target.bag.concepts)
    bare = _bare(weights, denial, target) or _unasked(denial, target)
    deed = any(one[0] not in "@#" for one in said & target.bag.concepts)
    thick = shared >= THIN or _core(weights, denial) <= target.bag.concepts
    full = deed and thick and shared / weights.total(said) >= COVERED
    held = weights.total(target.bag.concepts)
    all_of_it = shared >= REPEATED and shared / held >= ALL_OF_IT
    all_of_it = all_of_it and bool(set(denial.negated[:1]) & target.bag.concepts)
    if deed and said == target.bag.concepts and len(said) > 1:
        return True  # the very same said with "not", however common its words
    whole = held >= THIN  # no mere fragment of a claim
    return _unasked(denial, target) or (whole and (full or bare or all_of_it))


def _core(weights: Weights, denial: Signature) -> frozenset[str]:
    """The deed and what it was done with or to, right after "not"; everything if unclear."""
    core = frozenset(denial.negated)
    told = len(core) > 1 and not core <= weights.common
    return (
        core
        if told and not any(one[0] in "@#" for one in core)
        else denial.bag.concepts
    )


def _deed(weights: Weights, denial: Signature) -> frozenset[str]:
    """What is denied, without whom a denial says that none of them did it."""
    said = denial.bag.concepts
    deed = said - denial.nobody
    told = any(one[0] not in "@#" for one in deed) and weights.total(deed) >= THIN
    return deed if told else said


def _bare(weights: Weights, denial: Signature, target: Signature) -> bool:
    """Whether all that is denied is that there was such a thing, and the other has it."""
    said = denial.bag.concepts
    wished = concept(ASKED) in target.bag.concepts - said
    bare = denial.exists or denial.sweeping
    if not bare or said <= weights.common or wished:
        return False
    elsewhere = denial.incidents and target.incidents
    if denial.sweeping and elsewhere and not denial.incidents & target.incidents:
        return False
    return said <= target.bag.concepts or (
        bool(denial.negated)
        and denial.negated[0] in target.bag.concepts - weights.common
    )


def _unasked(denial: Signature, target: Signature) -> bool:
    """Whether a request is denied ("no request for protection") that the other tells of."""
    asked = concept(ASKED)
    request = denial.negated[:1] == (asked,) and len(denial.negated) > 1
    return request and set(denial.negated[:2]) <= target.bag.concepts


def without(weights: Weights, left: Signature, right: Signature) -> float:
    """How alike two claims are of which one says that the other's thing was absent."""
    if left.mood != right.mood or not _absence(left.bag, right.bag):
        return 0.0
    ours, theirs = (
        frozenset(one.removeprefix("!") for one in row.bag.concepts)
        for row in (left, right)
    )
    shared = weights.total(ours & theirs)
    sizes = sorted(weights.total(one) for one in (ours, theirs))
    return SHORTER * shared / sizes[0] + (1 - SHORTER) * shared / sizes[1]


def apart(left: Signature, right: Signature) -> bool:
    """Whether two claims cannot be one proposition, however alike they sound."""
    if left.mood != right.mood:
        return True
    if left.incidents and right.incidents and not left.incidents & right.incidents:
        return True
    if left.bag.absent != right.bag.absent:
        return True  # that something was not there is the point of the claim
    if left.alone != right.alone:
        return True
    if left.acting != right.acting and not left.acting & right.acting:
        return True
    return clash(left.bag, right.bag) is not None


def clash(left: Bag, right: Bag) -> str | None:
    """What two bags cannot both have: another number of a thing, its presence, its look."""
    return (
        _absence(left, right)
        or _number_clash(left.counts, right.counts)
        or _look_clash(left.pairs, right.pairs)
    )


def _look_clash(
    left: frozenset[tuple[str, str]], right: frozenset[tuple[str, str]]
) -> str | None:
    """A thing with one look in the one bag and another, which excludes it, in the other."""
    for look, noun in sorted(left - right):
        kind = exclusive().get(look)
        others = {one for one, same in right - left if same == noun}
        if kind and any(exclusive().get(one) == kind for one in others):
            return noun
    return None


def _absence(left: Bag, right: Bag) -> str | None:
    """A thing that one bag has and the other says was not there."""
    for one in sorted(left.concepts):
        if one.startswith("!") and one[1:] in right.concepts:
            return one[1:]
        if f"!{one}" in right.concepts:
            return one
    return None


def _number_clash(left: frozenset[Count], right: frozenset[Count]) -> str | None:
    """A noun that both count, and never with the same number."""
    ours, theirs = _numbers(left), _numbers(right)
    for noun in sorted(ours.keys() & theirs.keys()):
        if not ours[noun] & theirs[noun]:
            return noun
    return None


def _numbers(counts: frozenset[Count]) -> Mapping[str, set[float]]:
    found: dict[str, set[float]] = {}
    for one in counts:
        for noun in one.nouns:
            found.setdefault(noun, set()).add(one.number)
    return found

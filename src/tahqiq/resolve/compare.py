"""Two names compared: a weight in log-odds with the reasons that add up to it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from tahqiq.codebook.loader import load_yaml
from tahqiq.model.case import Reason
from tahqiq.resolve.known import key_of, known_different
from tahqiq.resolve.name_form import PERSONS, NameForm, Part, name_form
from tahqiq.resolve.pairing import Paired, Pairing, fullness, paired, telling
from tahqiq.resolve.spelling import likeness
from tahqiq.resolve.weights import WEIGHTS
from tahqiq.text.similarity import typing_likeness

Measure = tuple[str, float, str]  # feature, how much of it, detail


@dataclass(frozen=True, slots=True, kw_only=True)
class NameMatch:
    """How much two names speak for one bearer: the exact sum of its reasons."""

    left: str
    right: str
    weight: float
    reasons: tuple[Reason, ...]

    @property
    def same(self) -> bool:
        """Whether the names alone say it is one, at the calibrated threshold of 0."""
        return self.weight > THRESHOLD


# The weights are fitted (`python -m evals.names --fit`) so that 0 is even odds.
THRESHOLD = 0.0
LONG = 9  # letters from which one slip in the whole name is no other name
NEARLY = 0.85
TITLED = 0.8  # of the doubt, where a title stands before the single word
FAR = 0.5  # likeness of words that have nothing in common


@lru_cache(maxsize=8192)  # with its reasons a match is some thousand bytes
def compare_names(left: str, right: str, schema: str) -> NameMatch:
    """How far two names are names of one bearer.

    Args:
        left: A name in any script.
        right: Another.
        schema: FollowTheMoney schema of both ("Person", "Organization" …).

    >>> compare_names("Hisham al-Hashimi", "هشام الهاشمي", "Person").same
    True
    >>> compare_names("Kataib Hezbollah", "Kata'ib Sayyid al-Shuhada", "Organization").same
    False
    """
    return _matched(left, right, schema)


def name_weight(left: str, right: str, schema: str) -> float:
    """The weight of `compare_names` alone, which most pairs of a case need no more of."""
    pair = (left, right, schema) if left <= right else (right, left, schema)
    return WEIGHTS.of(pair, _weight)


def _weight(left: str, right: str, schema: str) -> float:
    return _matched(left, right, schema).weight


def _matched(left: str, right: str, schema: str) -> NameMatch:
    if schema not in PERSONS and "/" in left + right:
        return _best_alternative(left, right, schema)
    if left > right:
        turned = _matched(right, left, schema)
        return NameMatch(
            left=left, right=right, weight=turned.weight, reasons=turned.reasons
        )
    reasons = _reasons(measures(left, right, schema), profile(schema))
    reasons += _known(left, right, schema, sum(reason.weight for reason in reasons))
    weight = sum(reason.weight for reason in reasons)
    return NameMatch(left=left, right=right, weight=weight, reasons=tuple(reasons))


def _best_alternative(left: str, right: str, schema: str) -> NameMatch:
    """The best match of names that are given with a stroke: "Al-Qa'ida/Islamic Army"."""
    sides = [
        [part for part in name.split("/") if part.strip()] or [""]
        for name in (left, right)
    ]
    matches = [
        _matched(a.strip(), b.strip(), schema) for a in sides[0] for b in sides[1]
    ]
    best = max(matches, key=lambda match: match.weight)
    return NameMatch(left=left, right=right, weight=best.weight, reasons=best.reasons)


def profile(schema: str) -> str:
    """Which set of weights a schema is compared by."""
    return "person" if schema in PERSONS else "body"


def _reasons(rows: Iterable[Measure], kind: str) -> list[Reason]:
    weights = load_yaml("name_weights", dict[str, dict[str, float]])[kind]
    return [
        Reason(
            feature=feature, weight=round(weights[feature] * amount, 2), detail=detail
        )
        for feature, amount, detail in rows
        if amount
    ]


def measures(left: str, right: str, schema: str) -> list[Measure]:
    """What is measured of two names before it is weighed."""
    forms = name_form(left, schema), name_form(right, schema)
    pairing = paired(*forms)
    if schema in PERSONS:
        return list(_person_measures(pairing, forms))
    return list(_body_measures(pairing, forms))


def _person_measures(
    pairing: Pairing, forms: tuple[NameForm, NameForm]
) -> Iterator[Measure]:
    yield "start", 1.0, "before anything is compared"
    yield from _shared(pairing, forms)
    whole = [p for p in pairing.pairs if p.likeness.how != "initial"]
    initials = len(pairing.pairs) - len(whole)
    yield "initial", float(initials), f"{initials} initials fit"
    yield from _left_over(pairing)
    sides = [len(form.telling) for form in forms]
    over = bool(pairing.left_over or pairing.right_over)
    if len(whole) == 1 and over and min(sides) == 1:
        titled = any(form.titles and len(form.telling) == 1 for form in forms)
        detail = "one of the names is a single word" + " and a title" * titled
        yield "one part", TITLED if titled else 1.0, detail
    if len(whole) == 1 and over and min(sides) > 1 and initials == 0:
        yield "one of several", 1.0, "only one part of two fuller names agrees"
    yield from _whole(forms)
    if pairing.reordered:
        yield "order", 1.0, "the parts stand in another order"


def _body_measures(
    pairing: Pairing, forms: tuple[NameForm, NameForm]
) -> Iterator[Measure]:
    yield "start", 1.0, "before anything is compared"
    yield from _shared(pairing, forms)
    yield from _left_over(pairing)
    lights = [[p for p in over if p.kind == "light"] for over in _over(pairing)]
    words = _words([*lights[0], *lights[1]])
    yield "light word", float(abs(len(lights[0]) - len(lights[1]))), words
    yield "other light word", float(min(map(len, lights))), words
    yield from _legal(pairing)
    yield from _whole(forms)
    numbers = [[p for p in over if p.kind == "number"] for over in _over(pairing)]
    yield "number", float(any(numbers)), _words([*numbers[0], *numbers[1]])
    over = [p for p in (*pairing.left_over, *pairing.right_over) if p.kind == "name"]
    tell = sum(_tells(p, forms) for p in pairing.pairs)
    if tell == 1 and any(p.meaning is None for p in over):
        yield "one of several", 1.0, "only one telling word agrees, and others are left"
    if over and not tell:
        yield "nothing telling", 1.0, "only words that many bodies use agree"
    if pairing.reordered:
        yield "order", 1.0, "the parts stand in another order"


def _shared(pairing: Pairing, forms: tuple[NameForm, NameForm]) -> Iterator[Measure]:
    """Each pair of parts that agree, and how far from letter for letter they are."""
    for pair in pairing.pairs:
        lefts = forms[0].parts[slice(*pair.left)]
        rights = forms[1].parts[slice(*pair.right)]
        if (
            pair.likeness.how == "initial"
            and lefts[0].kind != rights[0].kind == "initial"
        ):
            continue
        size = min(sum(map(telling, lefts)), sum(map(telling, rights)), 1.6)
        detail = f"{_words(lefts)} = {_words(rights)} ({pair.likeness.how})"
        yield "shared", size, detail
        if pair.likeness.degree < 1.0:
            yield "spelling", size * (1 - pair.likeness.degree), detail


def _whole(forms: tuple[NameForm, NameForm]) -> Iterator[Measure]:
    """How alike the two names are as strings of letters, where nearly all agree."""
    left, right = ("".join(p.text for p in form.telling) for form in forms)
    if left != right and min(len(left), len(right)) >= LONG:
        like = typing_likeness(left, right)
        if like > NEARLY:
            yield "nearly the same", (like - NEARLY) / (1 - NEARLY), f"{left} ~ {right}"


def _over(pairing: Pairing) -> tuple[tuple[Part, ...], tuple[Part, ...]]:
    return pairing.left_over, pairing.right_over


def _left_over(pairing: Pairing) -> Iterator[Measure]:
    """Parts of either name that stand for none of the other."""
    kinds = {"name", "father", "initial"}
    sides = [[p for p in over if p.kind in kinds] for over in _over(pairing)]
    sizes = [sum(map(fullness, side)) for side in sides]
    told = [sum(map(telling, side)) for side in sides]
    detail = " / ".join(_words(side) for side in sides)
    both = min(sizes)
    yield "conflict", both, detail
    yield "near", both * _nearness(*sides), detail
    yield "extra", abs(told[0] - told[1]), detail
    if all(sides) and any(p.kind == "initial" for side in sides for p in side):
        yield "other initial", 1.0, detail


def _nearness(lefts: list[Part], rights: list[Part]) -> float:
    """How near the likest parts left over come to each other, 0 to 1."""
    likest = max(
        (
            max(likeness(a, b).degree, typing_likeness(a.text, b.text))
            for a in lefts
            for b in rights
            if "initial" not in {a.kind, b.kind}
        ),
        default=0.0,
    )
    return max(0.0, likest - FAR) / (1 - FAR)


def _legal(pairing: Pairing) -> Iterator[Measure]:
    sides = [[p for p in over if p.kind == "legal"] for over in _over(pairing)]
    if all(sides):
        yield "legal form", 1.0, _words([*sides[0], *sides[1]])


def _tells(pair: Paired, forms: tuple[NameForm, NameForm]) -> bool:
    parts = forms[0].parts[slice(*pair.left)]
    kinds = {"name", "number"}
    return any(part.kind in kinds and part.meaning is None for part in parts)


def _words(parts: Iterable[Part]) -> str:
    return " ".join(part.raw for part in parts)


def _known(left: str, right: str, schema: str, so_far: float) -> list[Reason]:
    """What the codebook knows of the two names; it outweighs their spelling."""
    forms = name_form(left, schema), name_form(right, schema)
    sure = load_yaml("name_weights", dict[str, dict[str, float]])["known"]
    if source := known_different(*forms):
        weight = round(-sure["different"] - max(so_far, 0.0), 2)
        return [Reason(feature="known different", weight=weight, detail=source)]
    keys = [key_of(form) for form in forms]
    if None in keys:
        return []
    if keys[0] == keys[1]:
        weight = round(sure["same"] - min(so_far, 0.0), 2)
        return [Reason(feature="codebook", weight=weight, detail=f"both are {keys[0]}")]
    weight = round(-sure["other"] - max(so_far, 0.0), 2)
    detail = f"{keys[0]} and {keys[1]} are two"
    return [Reason(feature="codebook", weight=weight, detail=detail)]

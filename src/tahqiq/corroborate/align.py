"""Claims of any documents that say the same thing, put together.

Statements that can be told exactly meet under their key. All else is compared by its
bag, but only within blocks: a claim meets the claims that share one of its rarest
concepts. Clusters grow from the most alike pair down, so no order of documents
matters, and claims with the same bag are one from the start, so copies pull nothing.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from tahqiq.corroborate.bags import bag_of
from tahqiq.corroborate.ground import Ground
from tahqiq.corroborate.likeness import (
    THIN,
    Signature,
    Weights,
    apart,
    likeness,
    shared_weight,
    weights_of,
)
from tahqiq.corroborate.statements import Key, Statement, statements_of
from tahqiq.corroborate.tolls import PERSONS, Toll
from tahqiq.model.case import ClaimRef
from tahqiq.model.reading import Polarity

SAME = 0.62  # likeness of two claims that are one proposition
SAME_ALL = 0.5  # mean likeness of a claim to those it joins
BLOCK = 3  # rarest concepts by which a claim looks for its like
CROWD = 120  # a concept of more signatures finds nothing in particular
SAMPLE = 40  # of a cluster, when its likeness to another one is taken


@dataclass(frozen=True, slots=True)
class Proposition:
    """Claims that say one thing with one polarity; `key` where it is told exactly."""

    name: str
    polarity: Polarity
    claims: frozenset[ClaimRef]
    key: Key | None = None
    toll: Toll | None = None


@dataclass(frozen=True, slots=True)
class Alignment:
    """The propositions of a case, and pairs of claims that speak of one thing.

    `opposed` are pairs of claims alike in all but polarity: (denial, affirmation).
    `clashing` are pairs alike in all but a number or a presence.
    """

    propositions: tuple[Proposition, ...]
    opposed: tuple[tuple[ClaimRef, ClaimRef], ...] = ()
    clashing: tuple[tuple[ClaimRef, ClaimRef], ...] = ()
    signatures: Mapping[ClaimRef, Signature] = field(default_factory=dict)
    weights: Weights = field(default_factory=lambda: Weights(frozenset()))


def align_claims(ground: Ground) -> Alignment:
    """The propositions of a case, without their origins."""
    exact = _exact(ground)
    signatures = {ref: signature_of(ground, ref) for ref in ground.claims}
    members: defaultdict[Signature, list[ClaimRef]] = defaultdict(list)
    for ref, signature in signatures.items():
        members[signature].append(ref)
    pairs = _pairs(list(members))
    clusters = _clusters(pairs)
    alike = _alike(members, clusters)
    found = [*exact, *_unsaid(alike, exact)]
    return Alignment(
        tuple(sorted(found, key=lambda row: row.name)),
        opposed=tuple(_across(pairs.opposed, members)),
        clashing=tuple(_across(pairs.clashing, members)),
        signatures=signatures,
        weights=pairs.weights,
    )


def signature_of(ground: Ground, ref: ClaimRef) -> Signature:
    """What a claim is compared by."""
    claim = ground.claim(ref)
    mood = "imagined" if claim.certainty == "hypothetical" else "told"
    if ground.speaks_of_speech(ref):
        mood = "speech"
    incidents = frozenset(ground.incidents_of(ref))
    return Signature(claim.polarity, mood, bag_of(ground, ref), incidents)


def _exact(ground: Ground) -> list[Proposition]:
    """Propositions of the statements that can be told exactly."""
    rows: defaultdict[tuple[Key, Polarity], list[Statement]] = defaultdict(list)
    for ref in ground.claims:
        for statement in statements_of(ground, ref):
            rows[statement.key, statement.polarity].append(statement)
    _settle_persons(rows)
    return [
        Proposition(
            "|".join((key.kind, key.incident, *key.terms, polarity)), polarity,
            frozenset(row.ref for row in found), key, found[0].toll,
        )
        for (key, polarity), found in rows.items()
    ]  # fmt: skip


def _settle_persons(rows: dict[tuple[Key, Polarity], list[Statement]]) -> None:
    """Counts of people put to those of attackers with their number, else dropped."""
    for key, polarity in [pair for pair in rows if pair[0].terms[:1] == (PERSONS,)]:
        found = rows.pop((key, polarity))
        attackers = Key(key.kind, key.incident, ("attackers", *key.terms[1:]))
        held = rows.get((attackers, polarity))
        if held:
            held.extend(found)


@dataclass(frozen=True, slots=True)
class _Pairs:
    """Signatures in a fixed order, and the pairs of them that speak of one thing."""

    rows: tuple[Signature, ...]
    weights: Weights
    same: tuple[tuple[float, int, int], ...]  # most alike first
    opposed: tuple[tuple[Signature, Signature], ...]
    clashing: tuple[tuple[Signature, Signature], ...]


def _pairs(rows: list[Signature]) -> _Pairs:
    ordered = tuple(sorted(rows, key=_order))
    weights = weights_of(ordered)
    same: list[tuple[float, int, int]] = []
    opposed: list[tuple[Signature, Signature]] = []
    clashing: list[tuple[Signature, Signature]] = []
    for i, j in sorted(_met(ordered)):
        left, right = ordered[i], ordered[j]
        score = likeness(weights, left, right)
        if score < SAME and left.polarity == right.polarity:
            continue
        if left.polarity != right.polarity:
            pair = (left, right) if left.polarity == "denied" else (right, left)
            if answers(weights, *pair):
                opposed.append(pair)
        elif not apart(left, right):
            if shared_weight(weights, left, right) >= THIN or left.bag == right.bag:
                same.append((-score, i, j))
        elif _only_clash(left, right):
            clashing.append((left, right))
    return _Pairs(
        ordered, weights, tuple(sorted(same)), tuple(opposed), tuple(clashing)
    )


def _only_clash(left: Signature, right: Signature) -> bool:
    one_incident = (
        not left.incidents
        or not right.incidents
        or bool(left.incidents & right.incidents)
    )
    return left.mood == right.mood == "told" and one_incident


def _order(row: Signature) -> tuple[object, ...]:
    return (
        row.polarity, row.mood, sorted(row.bag.concepts), sorted(row.bag.pairs),
        sorted((one.number, sorted(one.nouns)) for one in row.bag.counts),
        sorted(row.incidents),
    )  # fmt: skip


def _met(rows: tuple[Signature, ...]) -> set[tuple[int, int]]:
    """Pairs of places that share one of the rarest concepts of either."""
    held = Counter(one for row in rows for one in row.bag.concepts)
    posting: defaultdict[str, list[int]] = defaultdict(list)
    for at, row in enumerate(rows):
        for one in row.bag.concepts:
            posting[one].append(at)
    met: set[tuple[int, int]] = set()
    for at, row in enumerate(rows):
        rarest = sorted(row.bag.concepts, key=lambda one: (held[one], one))[:BLOCK]
        for one in rarest:
            if held[one] <= CROWD:
                met.update(
                    (min(at, to), max(at, to)) for to in posting[one] if to != at
                )
    return met


def _clusters(pairs: _Pairs) -> list[int]:
    """For each signature the place of its cluster, grown from the most alike pair."""
    of = list(range(len(pairs.rows)))
    members: dict[int, list[int]] = {at: [at] for at in of}
    for _, i, j in pairs.same:
        a, b = sorted((of[i], of[j]))
        if a != b and _fit(pairs, members[a], members[b]):
            members[a] = sorted([*members[a], *members.pop(b)])
            for at in members[a]:
                of[at] = a
    return of


def _fit(pairs: _Pairs, left: list[int], right: list[int]) -> bool:
    """Whether two clusters are one: alike on the whole, and nothing sets them apart."""
    rows, total, count = pairs.rows, 0.0, 0
    for i in left[:SAMPLE]:
        for j in right[:SAMPLE]:
            if apart(rows[i], rows[j]):
                return False
            total, count = total + likeness(pairs.weights, rows[i], rows[j]), count + 1
    return total / count >= SAME_ALL


def _alike(
    members: Mapping[Signature, list[ClaimRef]], clusters: list[int]
) -> list[Proposition]:
    ordered = sorted(members, key=_order)
    found: defaultdict[int, list[ClaimRef]] = defaultdict(list)
    for at, signature in enumerate(ordered):
        found[clusters[at]].extend(members[signature])
    return [
        Proposition(
            f"said|{min(refs).document}|{min(refs).claim}",
            ordered[at].polarity,
            frozenset(refs),
        )
        for at, refs in found.items()
    ]


def _unsaid(
    alike: list[Proposition], exact: list[Proposition]
) -> Iterator[Proposition]:
    """Propositions drawn from likeness that no exact one says already."""
    by_claim: defaultdict[ClaimRef, list[frozenset[ClaimRef]]] = defaultdict(list)
    for row in exact:
        for ref in row.claims:
            by_claim[ref].append(row.claims)
    for row in alike:
        if not any(row.claims <= held for held in by_claim[min(row.claims)]):
            yield row


def _across(
    pairs: tuple[tuple[Signature, Signature], ...],
    members: Mapping[Signature, list[ClaimRef]],
) -> Iterator[tuple[ClaimRef, ClaimRef]]:
    for left, right in pairs:
        for one in members[left]:
            for other in members[right]:
                yield one, other

"""Claims of any documents that say the same thing, put together.

Statements that can be told exactly meet under their key. All else is compared by its
bag, but only within blocks: a claim meets the claims that share one of its rarest
concepts. Clusters grow from the most alike pair down, so no order of documents
matters, and claims with the same bag are one from the start, so copies pull nothing.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from tahqiq.corroborate.absences import denies_existence, told_absences
from tahqiq.corroborate.bags import (
    bag_of,
    hollow,
    named_pairs,
    negated,
    nobody,
)
from tahqiq.corroborate.exact import Proposition, name_of, told_exactly, told_fates
from tahqiq.corroborate.fragments import fragments_of, parts_of
from tahqiq.corroborate.ground import Ground
from tahqiq.corroborate.likeness import (
    THIN,
    Signature,
    Weights,
    answers,
    apart,
    clash,
    likeness,
    shared_weight,
    weights_of,
    without,
)
from tahqiq.corroborate.spots import told_spots
from tahqiq.corroborate.statements import Key
from tahqiq.corroborate.vocabulary import pattern_of
from tahqiq.model.case import ClaimRef
from tahqiq.model.reading import Polarity

SAME = 0.62  # likeness of two claims that are one proposition
SAME_ALL = 0.5  # mean likeness of a claim to those it joins
BLOCK = 3  # rarest concepts by which a claim looks for its like
TELLING = 2  # concepts, below which the same words in two reports say nothing alike
CROWD = 40  # a concept of more signatures finds nothing in particular
TOLD_BY = 4  # reports in which the same two words make a thing worth a group
SAMPLE = 40  # of a cluster, when its likeness to another one is taken


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
    exact = [*told_exactly(ground), *told_fates(ground)]
    exact += [*told_spots(ground), *told_absences(ground)]
    signatures = {ref: signature_of(ground, ref) for ref in ground.claims}
    inside = fragments_of(ground)
    doers = {ref for row in exact for ref in row.actors}
    members: defaultdict[Signature, list[ClaimRef]] = defaultdict(list)
    accusing: defaultdict[Signature, list[ClaimRef]] = defaultdict(list)
    for ref, signature in signatures.items():
        if ref not in inside:
            (accusing if ref in doers else members)[signature].append(ref)
    fixed = frozenset(accusing.keys() - members.keys())
    members.update({row: accusing[row] for row in fixed})
    pairs = _pairs(tuple(sorted(members, key=_order)), fixed)
    clusters = _clusters(pairs)
    alike = _alike(pairs.rows, members, clusters)
    things = _things(ground, signatures, inside)
    told = [*exact, *_unsaid(things, alike)]
    whole = [row for row in told if not row.is_part]
    parts = parts_of(inside)
    found = [*told, *(_whole(row, parts) for row in _unsaid(alike, whole))]
    return Alignment(
        tuple(sorted(found, key=lambda row: row.name)),
        opposed=tuple(_across(pairs.opposed, members)),
        clashing=tuple(_across(pairs.clashing, members)),
        signatures=signatures,
        weights=pairs.weights,
    )


_NOBODY: frozenset[str] = frozenset()  # one for all claims


def signature_of(ground: Ground, ref: ClaimRef) -> Signature:
    """What a claim is compared by."""
    return ground.once(_signature, ref)


def _signature(ground: Ground, ref: ClaimRef) -> Signature:
    claim = ground.claim(ref)
    mood = "imagined" if claim.certainty == "hypothetical" else "told"
    if ground.asks(ref):
        mood = "told"
    elif ground.speaks_of_speech(ref):
        mood = "speech"
    denied = claim.polarity == "denied"
    if denied and pattern_of("agreement", "silence").search(_words(ground, ref)):
        mood = "silence"
    incidents = frozenset(ground.incidents_of(ref)) or _NOBODY
    words = _words(ground, ref)
    exists = denies_existence(ground, ref)
    sweeping = denied and pattern_of("agreement", "sweeping").search(words) is not None
    bag, core = bag_of(ground, ref), negated(ground, ref)
    if hollow(ground, ref):
        mood = "silence"  # "the priest is not with us" denies no deed
    doers = [
        one
        for one in bag.entities
        if one[1:] in ground.acting and one[1:] not in ground.befallen
    ]
    acting = frozenset(doers) or _NOBODY
    text = ground.reading(ref.document).document.text_sha256
    asked = ground.asks(ref) and claim.chain[-1].act == "ask"
    alone = text if len(bag.concepts) < TELLING and not asked else ""
    return Signature(
        claim.polarity,
        mood,
        bag,
        incidents,
        exists,
        core,
        acting,
        alone,
        asked,
        nobody(ground, ref),
        sweeping,
    )


def _words(ground: Ground, ref: ClaimRef) -> str:
    return " ".join(span.exact for span in ground.claim(ref).content)


def _whole(row: Proposition, parts: Mapping[ClaimRef, set[ClaimRef]]) -> Proposition:
    """A proposition with the fragments of its claims."""
    more = frozenset().union(*(parts.get(ref, frozenset()) for ref in row.claims))
    return replace(row, claims=row.claims | more)


def _things(
    ground: Ground,
    signatures: Mapping[ClaimRef, Signature],
    inside: Mapping[ClaimRef, ClaimRef],
) -> list[Proposition]:
    """Claims of many reports that tell of one thing by the same two words.

    "A white pickup" may stand in sentences that say little else in common; that there
    was one is agreed on all the same.
    """
    rows: defaultdict[tuple[Key, Polarity], set[ClaimRef]] = defaultdict(set)
    for ref, pairs in ground.each(named_things):
        scope, signature = ground.scope(ref), signatures[ref]
        if scope is None or ref in inside or signature.mood != "told":
            continue
        for pair in pairs:
            rows[Key("thing", scope, pair), signature.polarity].add(ref)
    return [
        Proposition(name_of(key, polarity), polarity, frozenset(refs), key)
        for (key, polarity), refs in rows.items()
        if len({ref.document for ref in refs}) >= TOLD_BY
    ]


def named_things(ground: Ground, ref: ClaimRef) -> tuple[tuple[str, str], ...]:
    """The things a claim names in two words: "white pickup"."""
    told = bag_of(ground, ref).pairs
    pairs = told & named_pairs(ground, ref) if told else told
    return tuple(pair for pair in pairs if not any(one[0] == "!" for one in pair))


@dataclass(frozen=True, slots=True)
class _Pairs:
    """Signatures in a fixed order, and the pairs of them that speak of one thing."""

    rows: tuple[Signature, ...]
    weights: Weights
    same: tuple[tuple[float, int, int], ...]  # most alike first
    opposed: tuple[tuple[Signature, Signature], ...]
    clashing: tuple[tuple[Signature, Signature], ...]


def _pairs(ordered: tuple[Signature, ...], fixed: frozenset[Signature]) -> _Pairs:
    """The pairs; `fixed` say who did it, which is told exactly and grows by no likeness."""
    weights = weights_of([row for row in ordered if row not in fixed])
    found: defaultdict[str, list[tuple[float, int, int]]] = defaultdict(list)
    for i, j in sorted(_met(ordered)):
        kind, score = _kin(weights, ordered[i], ordered[j])
        if kind != "opposed" and not fixed.isdisjoint((ordered[i], ordered[j])):
            continue
        found[kind].append((-score, i, j))
    opposed = [(ordered[i], ordered[j]) for _, i, j in found["opposed"]]
    return _Pairs(
        ordered,
        weights,
        tuple(sorted(found["same"])),
        tuple(pair if pair[0].polarity == "denied" else pair[::-1] for pair in opposed),
        tuple((ordered[i], ordered[j]) for _, i, j in found["clashing"]),
    )


def _kin(weights: Weights, left: Signature, right: Signature) -> tuple[str, float]:
    """How two claims stand to one another: same, opposed, clashing, or nothing."""
    score = likeness(weights, left, right)
    if left.polarity != right.polarity:
        pair = (left, right) if left.polarity == "denied" else (right, left)
        return ("opposed" if answers(weights, *pair) else ""), score
    if without(weights, left, right) >= SAME_ALL:
        return "clashing", score
    if score < SAME:
        return "", score
    if apart(left, right):
        return ("clashing" if _only_clash(left, right) else ""), score
    return ("same" if _thick(weights, left, right) else ""), score


def _thick(weights: Weights, left: Signature, right: Signature) -> bool:
    """Whether what is shared says something; a compound alone names but one thing."""
    if left.bag == right.bag:
        return True
    shared = left.bag.concepts & right.bag.concepts
    others = (
        left.bag.entities
        and right.bag.entities
        and left.bag.entities.isdisjoint(right.bag.entities)
    )
    if left.asked and right.asked and len(shared) > 1 and not others:
        return True  # that the same was asked for says enough
    pairs = left.bag.pairs & right.bag.pairs
    one_thing = any(shared <= set(pair) for pair in pairs)
    return not one_thing and shared_weight(weights, left, right) >= THIN


def _only_clash(left: Signature, right: Signature) -> bool:
    if clash(left.bag, right.bag) is None:
        return False
    one_incident = (
        not left.incidents
        or not right.incidents
        or bool(left.incidents & right.incidents)
    )
    return left.mood == right.mood == "told" and one_incident


def _order(row: Signature) -> tuple[object, ...]:
    """An order of signatures that no order of documents changes."""
    return (
        row.polarity, row.mood, sorted(row.bag.concepts), sorted(row.bag.pairs),
        sorted((one.number, sorted(one.nouns)) for one in row.bag.counts),
        sorted(row.incidents), row.negated, row.alone, row.asked, sorted(row.nobody),
    )  # fmt: skip


def _met(rows: tuple[Signature, ...]) -> set[tuple[int, int]]:
    """Pairs of places that share one of the rarest concepts of either."""
    held = Counter(one.removeprefix("!") for row in rows for one in row.bag.concepts)
    posting: defaultdict[str, list[int]] = defaultdict(list)
    for at, row in enumerate(rows):
        for one in row.bag.concepts:
            posting[one.removeprefix("!")].append(at)
    met: set[tuple[int, int]] = set()
    for at, row in enumerate(rows):
        bare = {one.removeprefix("!") for one in row.bag.concepts}
        rarest = sorted(bare, key=lambda one: (held[one], one))[:BLOCK]
        for one in {*rarest, *row.negated}:  # a denial looks for what it denies
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
    ordered: tuple[Signature, ...],
    members: Mapping[Signature, list[ClaimRef]],
    clusters: list[int],
) -> list[Proposition]:
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

"""What matters most comes first: the place of a claim in the queue, with its reasons."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from tahqiq.model.case import ClaimRef, Reason
from tahqiq.model.lookup import CaseIndex, main_incidents
from tahqiq.model.reading import Claim
from tahqiq.publish.deeds import blaming_claims
from tahqiq.web.desk import as_read
from tahqiq.web.said import saying

TOLLS = frozenset({"killed", "wounded"})
AGAINST = frozenset({"denies", "contradicts", "retracts", "undermines"})
UNSURE = frozenset({"alleged", "possible", "probable"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A claim's place in the queue; `reasons` sum to `weight`."""

    ref: ClaimRef
    weight: float
    reasons: tuple[Reason, ...]


def ranked(index: CaseIndex) -> tuple[Place, ...]:
    """Every claim as read, weightiest first, then in the order of the text.

    Judgements do not move a claim: what was decided stays where it was decided.
    """
    marks = _marks(index)
    rows = [
        (place, _place(ClaimRef(document=document, claim=claim.id), claim, marks))
        for document, reading in as_read(index).items()
        for place, claim in enumerate(reading.claims)
    ]
    rows.sort(key=lambda row: (-row[1].weight, row[1].ref.document, row[0]))
    return tuple(row for _, row in rows)


def _marks(index: CaseIndex) -> Mapping[str, frozenset[ClaimRef]]:
    """Which claims each ground that lies outside the claim holds for."""
    main = {row.id for row in main_incidents(index.case)[:1]}
    groups = index.case.groups
    tolls = (
        ref
        for incident in index.case.incidents
        for name, field in incident.fields.items()
        if name in TOLLS
        for value in field.values
        for ref in value.claims
    )
    against = [link for link in index.links if link.type in AGAINST]
    return {
        "accuses": blaming_claims(index),
        "core": frozenset(r for g in groups if g.incident in main for r in g.claims),
        "toll": frozenset(tolls),
        "denied": frozenset(link.target for link in against),
        "denial": frozenset(link.claim for link in against),
        "alone": frozenset(r for g in groups if g.origins == 1 for r in g.claims),
    }


def _place(
    ref: ClaimRef, claim: Claim, marks: Mapping[str, frozenset[ClaimRef]]
) -> Place:
    known = saying().grounds
    found = [name for name, refs in marks.items() if ref in refs]
    found += _own(claim)
    reasons = tuple(
        Reason(feature=name, weight=known[name].weight, detail=known[name].text)
        for name in found
    )
    return Place(ref=ref, weight=sum(row.weight for row in reasons), reasons=reasons)


def _own(claim: Claim) -> Iterator[str]:
    """Grounds that lie in the claim itself."""
    if claim.flags or claim.alternatives:
        yield "flagged"
    if len(claim.chain) > 2:
        yield "nested"
    if claim.certainty in UNSURE:
        yield "hedged"
    if claim.chain[-1].kind in {"unnamed", "unspecified"}:
        yield "unnamed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Shelves:
    """The queue under what it can be narrowed to, so that no page walks through all."""

    places: tuple[tuple[int, Place], ...]
    by_document: Mapping[str, tuple[tuple[int, Place], ...]]
    by_ground: Mapping[str, tuple[tuple[int, Place], ...]]
    by_claim: Mapping[ClaimRef, tuple[int, Place]]

    def shelf(self, document: str, ground: str) -> Sequence[tuple[int, Place]]:
        """The shortest list that holds every claim asked for."""
        if document:
            return self.by_document.get(document, ())
        if ground:
            return self.by_ground.get(ground, ())
        return self.places


def shelves(index: CaseIndex) -> Shelves:
    """The places of the queue, each on its shelves."""
    documents: dict[str, list[tuple[int, Place]]] = {}
    grounds: dict[str, list[tuple[int, Place]]] = {}
    places = tuple(enumerate(ranked(index), start=1))
    for row in places:
        documents.setdefault(row[1].ref.document, []).append(row)
        for ground in {reason.feature for reason in row[1].reasons}:
            grounds.setdefault(ground, []).append(row)
    return Shelves(
        places=places,
        by_document={key: tuple(rows) for key, rows in documents.items()},
        by_ground={key: tuple(rows) for key, rows in grounds.items()},
        by_claim={row[1].ref: row for row in places},
    )

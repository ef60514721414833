"""A claim as a card: its words, its chain, why it waits, what was decided."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from tahqiq.model.case import ClaimRef, Reason
from tahqiq.model.handmade import ADDED, with_added
from tahqiq.model.judgement import Judgement, standing_alone
from tahqiq.model.lookup import CaseIndex
from tahqiq.model.reading import Claim, Reading
from tahqiq.model.review import edit
from tahqiq.publish.chains import outlet_name, step_text
from tahqiq.publish.claims import Reply, claim_anchor, replies
from tahqiq.publish.marks import Piece, pieces
from tahqiq.web.absent import Absent
from tahqiq.web.ranking import shelves
from tahqiq.web.said import saying
from tahqiq.web.seen import Seen


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """One claim to decide on.

    `key` names it in judgements, `anchor` on pages; `based_on` is the number of the
    last judgement shown with it, which a decision on it must name.
    """

    key: str
    document: str
    claim: str
    anchor: str
    based_on: int
    outlet: str
    published: str | None
    proposition: str
    chain: tuple[str, ...]
    alternatives: tuple[str, ...]
    certainty: str
    polarity: str
    kind: str
    markers: tuple[str, ...]
    flags: tuple[str, ...]
    pieces: tuple[Piece, ...]
    state: str
    decided_by: str | None
    decided_at: str | None
    decided_for: str | None
    judgement: str | None
    weight: float
    reasons: tuple[Reason, ...]
    replies: tuple[Reply, ...]
    answers: tuple[Reply, ...]


def readings_of(index: CaseIndex) -> Mapping[str, Reading]:
    """Every reading as read, with the claims analysts added."""
    added = tuple(additions_of(index).values())
    return {row.document.id: row for row in with_added(index.case.readings, added)}


def additions_of(index: CaseIndex) -> Mapping[str, Judgement]:
    """Judgements in force that add a claim, by the claim's key."""
    return {row.subject: row for row in standing_alone(index.case.judgements, "add")}


def find_claim(seen: Seen, document: str, claim: str) -> tuple[Claim, Reading]:
    """A claim as read or added, with its reading.

    Raises:
        Absent: The case has no such claim.
    """
    reading = seen.lately(readings_of).get(document)
    for row in reading.claims if reading else ():
        if reading is not None and row.id == claim:
            return row, reading
    raise Absent(f"the case has no claim {document}#{claim}.", "It may be undone.")


def card_of(seen: Seen, ref: ClaimRef) -> Card:
    """The card of a claim, as it is decided now.

    Raises:
        Absent: The case has no such claim.
    """
    claim, reading = find_claim(seen, ref.document, ref.claim)
    return make_card(seen, claim, reading)


def make_card(seen: Seen, claim: Claim, reading: Reading) -> Card:
    """The card of a claim of a reading."""
    document, index = reading.document, seen.index
    ref = ClaimRef(document=document.id, claim=claim.id)
    key = f"{document.id}#{claim.id}"
    decision = index.reviews.get(ref) or seen.lately(additions_of).get(key)
    if decision is not None and decision.kind == "edit":
        claim = edit(claim, decision)
    sentences = {row.id: row for row in reading.sentences}
    _, place = seen.once(shelves).by_claim.get(ref, (0, None))
    return Card(
        key=key,
        document=document.id,
        claim=claim.id,
        anchor=claim_anchor(ref),
        based_on=seen.last,
        outlet=outlet_name(document.id, index),
        published=document.published,
        proposition=claim.proposition,
        chain=tuple(step_text(step, document.id, index) for step in claim.chain),
        alternatives=tuple(_chains(claim, document.id, index)),
        certainty=claim.certainty,
        polarity=claim.polarity,
        kind=_kind(claim, decision),
        markers=tuple(f"“{row.exact}” ({row.kind})" for row in claim.markers),
        flags=tuple(saying().flags.get(flag, flag) for flag in claim.flags),
        pieces=pieces(claim, sentences.get(claim.sentence), reading),
        state=decision.kind if decision else "proposed",
        decided_by=decision.author if decision else None,
        decided_at=decision.at if decision else None,
        decided_for=decision.reason if decision else None,
        judgement=decision.id if decision else None,
        weight=place.weight if place else 0.0,
        reasons=place.reasons if place else (),
        replies=replies(index.links_to.get(ref, ()), index, incoming=True),
        answers=replies(index.links_from.get(ref, ()), index, incoming=False),
    )


def _kind(claim: Claim, decision: Judgement | None) -> str:
    if ADDED in claim.flags or (decision is not None and decision.kind == "edit"):
        return "analyst"
    return "reported" if len(claim.chain) > 1 else "outlet"


def _chains(claim: Claim, document: str, index: CaseIndex) -> Iterable[str]:
    for chain in claim.alternatives:
        yield " < ".join(step_text(step, document, index) for step in chain)

"""The review queue and the page of one claim."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Query

from tahqiq.model.case import ClaimRef
from tahqiq.model.lookup import CaseIndex
from tahqiq.model.reading import Reading
from tahqiq.publish.review import review_share
from tahqiq.web.cards import Card, card_of, find_claim
from tahqiq.web.pages import add_page
from tahqiq.web.queue import Narrowing, cards, left
from tahqiq.web.said import saying
from tahqiq.web.sight import AtGlance

router = APIRouter()
OFFERED = 200  # speakers a form names
SPEAKERS = frozenset({"Person", "Organization", "PublicBody"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """How many claims a person has decided on; `percent` is rounded down."""

    total: int
    reviewed: int
    percent: int
    accepted: int
    edited: int
    rejected: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Queue:
    """Claims to decide on, the weightiest first; `more` is where the next begin."""

    cards: tuple[Card, ...]
    more: int | None
    left: int
    share: Progress
    document: str
    ground: str
    state: str
    grounds: tuple[tuple[str, str], ...]
    is_first: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Speaker:
    """Somebody of the report who may have said it."""

    entity: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """One decision on a claim, in force or not."""

    id: str
    kind: str
    author: str
    at: str
    reason: str
    is_standing: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimPage:
    """Everything about one claim, with the forms to decide on it."""

    card: Card
    content: str
    start: int
    speakers: tuple[Speaker, ...]
    decisions: tuple[Decision, ...]


def review(
    seen: AtGlance,
    document: str = "",
    ground: str = "",
    state: str = "proposed",
    after: Annotated[int, Query(ge=0, le=10**9)] = 0,
) -> Queue:
    """Claims that wait for a decision, what matters most first."""
    narrowing = Narrowing(document=document, ground=ground, state=state)
    shown, more = cards(seen, narrowing, after)
    return Queue(
        cards=shown,
        more=more,
        left=left(seen, narrowing),
        share=seen.lately(share),
        document=document,
        ground=ground,
        state=state,
        grounds=tuple((key, row.text) for key, row in saying().grounds.items()),
        is_first=after == 0,
    )


def share(index: CaseIndex) -> Progress:
    """How much is reviewed; counts every claim as read."""
    found = review_share(index)
    total = sum(len(row.claims) for row in index.case.readings)
    return Progress(
        total=total,
        reviewed=found.reviewed,
        percent=100 * found.reviewed // total if total else 0,
        accepted=found.accepted,
        edited=found.edited,
        rejected=found.rejected,
    )


def claim(seen: AtGlance, document: str, claim: str) -> ClaimPage:
    """One claim with its words, its chain, its decisions and the forms to decide."""
    row, reading = find_claim(seen, document, claim)
    card = card_of(seen, ClaimRef(document=document, claim=claim))
    force = {row.id for row in seen.index.reviews.values()}
    return ClaimPage(
        card=card,
        content=" … ".join(span.exact for span in row.content),
        start=row.content[0].start,
        speakers=speakers_of(reading),
        decisions=tuple(
            Decision(
                id=made.id, kind=made.kind, author=made.author, at=made.at,
                reason=made.reason, is_standing=made.id in force,
            )
            for made in reversed(seen.case.judgements)
            if made.subject == card.key
        ),
    )  # fmt: skip


def speakers_of(reading: Reading) -> tuple[Speaker, ...]:
    """Persons and bodies of a report who may have said something in it.

    Those mentioned most come first, and of very many those alone.
    """
    told = Counter(row.entity for row in reading.mentions)
    rows = [row for row in reading.entities if row.schema in SPEAKERS]
    rows.sort(key=lambda row: -told[row.id])
    return tuple(Speaker(entity=row.id, name=row.name) for row in rows[:OFFERED])


add_page(router, "/review", "review.html.j2", review)
add_page(router, "/claims/{document}/{claim}", "claim.html.j2", claim)

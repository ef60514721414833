"""The first page: what is established, what is disputed, what nobody has looked at."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from fastapi import APIRouter

from tahqiq.model.lookup import CaseIndex
from tahqiq.publish.claims import claim_anchor
from tahqiq.publish.review import refusal_rows
from tahqiq.publish.standing import Part, Summary, summary
from tahqiq.web.pages import add_page
from tahqiq.web.queue import Waiting, waiting
from tahqiq.web.routes.review import Progress, share
from tahqiq.web.sight import InSight

router = APIRouter()


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """How much of one kind the case holds, and where it is listed."""

    name: str
    count: int
    path: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Overview:
    """The case on one page."""

    title: str
    question: str | None
    scope: Mapping[str, str]
    share: Progress
    tallies: tuple[Tally, ...]
    established: Part
    single: Part
    disputed: Part
    accused: Part
    unknown: Part
    waiting: tuple[Waiting, ...]


def overview(seen: InSight) -> Overview:
    """What is established, disputed, unknown and unreviewed."""
    settings, drawn = seen.case.settings, seen.once(_summary)
    found = seen.lately(_reviewed_anchors)
    return Overview(
        title=settings.title,
        question=settings.question,
        scope=dict(settings.scope),
        share=seen.lately(share),
        tallies=seen.once(_counted),
        established=_looked_at(drawn.established, found),
        single=_looked_at(drawn.single, found),
        disputed=_looked_at(drawn.disputed, found),
        accused=_looked_at(drawn.accused, found),
        unknown=drawn.unknown,
        waiting=tuple(waiting(seen, limit=3)),
    )


def _summary(index: CaseIndex) -> Summary:
    return summary(index)


def _reviewed_anchors(index: CaseIndex) -> frozenset[str]:
    return frozenset(map(claim_anchor, index.reviews))


def _looked_at(part: Part, reviewed: frozenset[str]) -> Part:
    """The lines with whether a person has decided on a claim they rest on."""
    lines = (
        replace(row, is_reviewed=not reviewed.isdisjoint(row.basis))
        for row in part.lines
    )
    return replace(part, lines=tuple(lines))


def _counted(index: CaseIndex) -> tuple[Tally, ...]:
    return tuple(_tallies(index))


def _tallies(index: CaseIndex) -> Iterator[Tally]:
    case, refusals = index.case, refusal_rows(index)
    yield Tally(name="report", count=len(case.readings), path="/documents")
    yield Tally(name="claim", count=len(index.claims), path="/review")
    yield Tally(name="proposition", count=len(case.groups), path="/propositions")
    yield Tally(name="incident", count=len(case.incidents), path="/incidents")
    named = sum(row.id in index.called for row in case.entities)
    yield Tally(name="name", count=named, path="/entities")
    yield Tally(
        name="merge to decide", count=len(case.proposals), path="/entities#maybe"
    )
    yield Tally(name="refusal", count=len(refusals), path="/refusals")


add_page(router, "/", "overview.html.j2", overview)

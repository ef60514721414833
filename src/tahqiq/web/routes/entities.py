"""Who and what the case speaks of: names, proposed merges, the known different."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Annotated

from fastapi import APIRouter, Query

from tahqiq.model.case import CaseEntity, Proposal, Reason
from tahqiq.model.judgement import standing
from tahqiq.model.lookup import CaseIndex
from tahqiq.publish.people import PersonRow, person_rows
from tahqiq.web.absent import Absent
from tahqiq.web.desk import OnDesk, Seen
from tahqiq.web.mentions import Context, contexts, member_names
from tahqiq.web.numbered import abreast, numbered
from tahqiq.web.pages import add_page

router = APIRouter()
LISTED = 25  # accusations, ties and parts of an entity on a page
SENTENCES = 40  # that name it
NEAR = 100  # names offered for a merge
ASKED = 12  # proposed merges a page: each shows sentences of both sides


@dataclass(frozen=True, slots=True, kw_only=True)
class Half:
    """One side of a proposed merge: a name and sentences it stands in."""

    id: str
    name: str
    schema: str
    mentions: int
    contexts: tuple[Context, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Merge:
    """Two that may be one, side by side."""

    left: Half
    right: Half
    weight: float
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Ruling:
    """A standing judgement that two are one, or are not."""

    id: str
    kind: str
    left: str
    right: str
    author: str
    at: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Entities:
    """Everybody and everything named, and what is still to be decided about them."""

    rows: tuple[PersonRow, ...]
    total: int
    page: int
    pages: int
    q: str
    merges: tuple[Merge, ...]
    merges_left: int
    rulings: tuple[Ruling, ...]
    based_on: int


@dataclass(frozen=True, slots=True, kw_only=True)
class MemberRow:
    """An entity of one report that is part of an entity of the case."""

    key: str
    name: str
    document: str
    outlet: str


@dataclass(frozen=True, slots=True, kw_only=True)
class EntityPage:
    """One entity with all its mentions."""

    row: PersonRow
    contexts: tuple[Context, ...]
    members: tuple[MemberRow, ...]
    others: tuple[tuple[str, str], ...]
    based_on: int
    page: int
    pages: int


def entities(
    desk: OnDesk, q: str = "", page: Annotated[int, Query(ge=1)] = 1
) -> Entities:
    """Everybody and everything named, and which names may be one."""
    seen = desk.seen()
    rows = seen.once(_named)
    if q:
        rows = tuple(row for row in rows if q.casefold() in _spelt(row))
    part = numbered(rows, page)
    return Entities(
        rows=part.rows,
        total=part.total,
        page=part.page,
        pages=part.pages,
        q=q,
        merges=tuple(_merges(seen)) if part.page == 1 and not q else (),
        merges_left=len(seen.case.proposals),
        rulings=tuple(_rulings(seen)),
        based_on=seen.last,
    )


def _named(index: CaseIndex) -> tuple[PersonRow, ...]:
    return tuple(row for row in person_rows(index) if row.is_named)


def _spelt(row: PersonRow) -> str:
    return " ".join((row.name, *(text for text, _ in row.spellings))).casefold()


def _merges(seen: Seen) -> Iterator[Merge]:
    """Proposals, weightiest first."""
    known = seen.index.entities
    rows = sorted(
        seen.case.proposals, key=lambda row: (-row.weight, row.left, row.right)
    )
    for row in rows[:ASKED]:
        yield Merge(
            left=_half(known[row.left], seen.index),
            right=_half(known[row.right], seen.index),
            weight=row.weight,
            reasons=row.reasons,
        )


def _half(entity: CaseEntity, index: CaseIndex) -> Half:
    return Half(
        id=entity.id,
        name=entity.name,
        schema=entity.schema,
        mentions=len(entity.mentions),
        contexts=contexts(entity, index, most=3),
    )


def _rulings(seen: Seen) -> Iterator[Ruling]:
    names = seen.once(member_names)
    for row in reversed(standing(seen.case.judgements)):
        if row.kind in {"merge", "different"}:
            yield Ruling(
                id=row.id, kind=row.kind, left=names.get(row.subject, row.subject),
                right=names.get(row.object or "", row.object or ""), author=row.author,
                at=row.at, reason=row.reason,
            )  # fmt: skip


def entity(
    desk: OnDesk, entity: str, page: Annotated[int, Query(ge=1)] = 1
) -> EntityPage:
    """One entity: every spelling, every sentence that names it, who says what of it."""
    seen = desk.seen()
    found = seen.index.entities.get(entity)
    if found is None:
        raise Absent(f"the case has no entity {entity!r}.", "It may be merged.")
    row = next(row for row in seen.once(person_rows) if row.id == entity)
    names = seen.once(member_names)
    part = abreast(page, row.accusations, row.ties, found.members, shown=LISTED)
    return EntityPage(
        row=replace(row, accusations=part.of(row.accusations), ties=part.of(row.ties)),
        contexts=contexts(found, seen.index, most=SENTENCES),
        members=tuple(
            MemberRow(
                key=member.key,
                name=names.get(member.key, member.key),
                document=member.document,
                outlet=seen.index.readings[member.document].document.outlet or "",
            )
            for member in dict.fromkeys((*found.members[:1], *part.of(found.members)))
        ),  # each is parted from the first
        others=tuple(_others(found, seen)),
        based_on=seen.last,
        page=part.page,
        pages=part.pages,
    )


def _others(entity: CaseEntity, seen: Seen) -> Iterator[tuple[str, str]]:
    """Names of the same schema that it could be merged with, proposed ones first."""
    asked = [_other(row, entity.id) for row in seen.case.proposals]
    first = [key for key in asked if key]
    rest = [
        row.id
        for row in seen.once(_named)
        if row.schema == entity.schema and row.id != entity.id
    ]
    for key in dict.fromkeys((*first, *rest[:NEAR])):
        yield key, seen.index.entities[key].name


def _other(row: Proposal, own: str) -> str:
    return {row.left: row.right, row.right: row.left}.get(own, "")


add_page(router, "/entities", "entities.html.j2", entities)
add_page(router, "/entities/{entity}", "entity.html.j2", entity)

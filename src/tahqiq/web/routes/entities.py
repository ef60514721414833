"""Who and what the case speaks of: names, proposed merges, the known different."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Annotated

from fastapi import APIRouter, Query

from tahqiq.model.case import CaseEntity, Proposal, Reason
from tahqiq.model.judgement import Judgement, standing
from tahqiq.model.lookup import CaseIndex
from tahqiq.publish.people import PersonRow, person_rows
from tahqiq.web.absent import Absent
from tahqiq.web.mentions import Context, contexts, member_names
from tahqiq.web.numbered import abreast, numbered
from tahqiq.web.pages import add_page
from tahqiq.web.seen import Seen
from tahqiq.web.sight import InSight

router = APIRouter()
LISTED = 25  # accusations, ties and parts of an entity on a page
SENTENCES = 40  # that name it
NEAR = 100  # names offered for a merge
RULINGS = frozenset({"merge", "different"})
RULED = 50  # rulings a page shows, newest first; the history holds all
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
    rulings_left: int
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
    seen: InSight, q: str = "", page: Annotated[int, Query(ge=1)] = 1
) -> Entities:
    """Everybody and everything named, and which names may be one."""
    rows = seen.once_from(person_rows, _named)
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
        merges_left=len(seen.lately(_open)),
        rulings=tuple(_rulings(seen)),
        rulings_left=max(0, len(seen.lately(_ruled)) - RULED),
        based_on=seen.last,
    )


def _named(rows: Sequence[PersonRow]) -> tuple[PersonRow, ...]:
    return tuple(row for row in rows if row.is_named)


def _by_id(rows: Sequence[PersonRow]) -> Mapping[str, PersonRow]:
    return {row.id: row for row in rows}


def _spelt(row: PersonRow) -> str:
    return " ".join((row.name, *(text for text, _ in row.spellings))).casefold()


def _merges(seen: Seen) -> Iterator[Merge]:
    """Proposals, weightiest first."""
    known = seen.index.entities
    for row in seen.lately(_open)[:ASKED]:
        yield Merge(
            left=_half(known[row.left], seen.index),
            right=_half(known[row.right], seen.index),
            weight=row.weight,
            reasons=row.reasons,
        )


def _open(index: CaseIndex) -> tuple[Proposal, ...]:
    """Proposals nobody has ruled on, weightiest first: what was ruled since the case was
    drawn is not asked again.
    """
    ruled = {
        frozenset({_whole(row.subject, index), _whole(row.object or "", index)})
        for row in _ruled(index)
    }
    rows = [
        row
        for row in index.case.proposals
        if frozenset({row.left, row.right}) not in ruled
    ]
    return tuple(sorted(rows, key=lambda row: (-row.weight, row.left, row.right)))


def _whole(key: str, index: CaseIndex) -> str:
    """The entity of the case that a part of it belongs to."""
    document, _, entity = key.partition("#")
    found = index.entity_of.get((document, entity))
    return found.id if found else key


def _half(entity: CaseEntity, index: CaseIndex) -> Half:
    return Half(
        id=entity.id,
        name=entity.name,
        schema=entity.schema,
        mentions=len(entity.mentions),
        contexts=contexts(entity, index, most=3),
    )


def _ruled(index: CaseIndex) -> tuple[Judgement, ...]:
    """Merges and partings in force, newest first."""
    rows = reversed(standing(index.case.judgements))
    return tuple(row for row in rows if row.kind in RULINGS)


def _rulings(seen: Seen) -> Iterator[Ruling]:
    names = seen.once(member_names)
    for row in seen.lately(_ruled)[:RULED]:
        yield Ruling(
            id=row.id, kind=row.kind, left=names.get(row.subject, row.subject),
            right=names.get(row.object or "", row.object or ""), author=row.author,
            at=row.at, reason=row.reason,
        )  # fmt: skip


def entity(
    seen: InSight, entity: str, page: Annotated[int, Query(ge=1)] = 1
) -> EntityPage:
    """One entity: every spelling, every sentence that names it, who says what of it."""
    found = seen.index.entities.get(entity)
    if found is None:
        raise Absent(f"the case has no entity {entity!r}.", "It may be merged.")
    row = seen.once_from(person_rows, _by_id)[entity]
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
    first = seen.once(_asked_of).get(entity.id, ())
    rest = seen.once_from(person_rows, _by_schema).get(entity.schema, ())[: NEAR + 1]
    for key in dict.fromkeys((*first, *rest)):
        if key != entity.id:
            yield key, seen.index.entities[key].name


def _asked_of(index: CaseIndex) -> Mapping[str, list[str]]:
    """Whom each entity is proposed to be one with."""
    found: dict[str, list[str]] = {}
    for row in index.case.proposals:
        found.setdefault(row.left, []).append(row.right)
        found.setdefault(row.right, []).append(row.left)
    return found


def _by_schema(rows: Sequence[PersonRow]) -> Mapping[str, list[str]]:
    """Names that stand for somebody, most mentioned first."""
    found: dict[str, list[str]] = {}
    for row in _named(rows):
        found.setdefault(row.schema, []).append(row.id)
    return found


add_page(router, "/entities", "entities.html.j2", entities)
add_page(router, "/entities/{entity}", "entity.html.j2", entity)

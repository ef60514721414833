"""Who agrees with whom: propositions, disputes side by side, sources and origins."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Query

from tahqiq.model.case import CaseLink
from tahqiq.model.lookup import CaseIndex
from tahqiq.publish.claims import (
    ClaimRow,
    GroupGrounds,
    GroupPlace,
    GroupRow,
    claim_row,
    group_grounds,
    group_places,
    listed_rows,
)
from tahqiq.publish.drawings.origins import origins_drawings
from tahqiq.publish.drawings.shapes import Drawing
from tahqiq.publish.incidents import IncidentRow, incident_rows
from tahqiq.publish.lineage import origin_rows
from tahqiq.publish.sources import LineageRow, SourceRow, lineage_rows, source_rows
from tahqiq.web.numbered import abreast, numbered
from tahqiq.web.pages import add_page
from tahqiq.web.sight import InSight

router = APIRouter()
AGAINST = ("retracts", "contradicts", "denies", "undermines")
SHOWN = 20
FIRST = 6  # claims of a proposition in a list
DRAWN = 80  # origins in the picture; the list below holds every dependence


@dataclass(frozen=True, slots=True, kw_only=True)
class Propositions:
    """What is said, by how many origins, with claims that say it.

    `counts` says how many claims each row has; a list shows the first of them.
    """

    rows: tuple[GroupRow, ...]
    counts: Mapping[str, int]
    total: int
    page: int
    pages: int
    status: str
    statuses: tuple[str, ...]
    only: str
    most: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Dispute:
    """Two claims that cannot both stand, or one that answers the other."""

    type: str
    reason: str | None
    drawn_by: str
    left: ClaimRow
    right: ClaimRow


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldDispute:
    """A field whose sources give different values."""

    incident: str
    title: str
    field: str
    state: str
    text: str
    values: tuple[tuple[str, str, str, tuple[str, ...]], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Disputes:
    """Where sources differ, both sides in their own words."""

    fields: tuple[FieldDispute, ...]
    rows: tuple[Dispute, ...]
    total: int
    page: int
    pages: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Sources:
    """Who publishes, how far they can be relied on, who repeats whom."""

    rows: tuple[SourceRow, ...]
    lineage: tuple[LineageRow, ...]
    drawings: tuple[Drawing, ...]
    gradable: tuple[str, ...]  # who is known by a name of their own, not by a title
    based_on: int
    total: int
    page: int
    pages: int


def propositions(
    seen: InSight,
    status: str = "",
    only: str = "",
    page: Annotated[int, Query(ge=1)] = 1,
) -> Propositions:
    """What is said, by how many independent origins, with its status.

    A list shows the first claims of each; `only` names one to be shown with them all.
    """
    all_ = seen.once(_catalogue)
    wanted = all_.by_status.get(status, ()) if status else all_.places
    if only:
        named = all_.by_anchor.get(only)
        wanted = (named,) if named and status in {"", named.group.status} else ()
    part = numbered(wanted, page, SHOWN)
    counts = {row.anchor: len(row.fresh) for row in part.rows}
    most = max(counts.values(), default=0) if only else FIRST
    return Propositions(
        rows=listed_rows(part.rows, all_.grounds, seen.index, most),
        counts=counts, total=part.total, page=part.page, pages=part.pages,
        status=status, statuses=tuple(all_.by_status), only=only, most=most,
    )  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class _Catalogue:
    """Every proposition in its place, and under what a page may ask for."""

    places: tuple[GroupPlace, ...]
    by_status: Mapping[str, tuple[GroupPlace, ...]]
    by_anchor: Mapping[str, GroupPlace]
    grounds: GroupGrounds


def _catalogue(index: CaseIndex) -> _Catalogue:
    places = group_places(index)
    by_status: dict[str, list[GroupPlace]] = {}
    for row in places:
        by_status.setdefault(row.group.status, []).append(row)
    return _Catalogue(
        places=places,
        by_status={key: tuple(rows) for key, rows in by_status.items()},
        by_anchor={row.anchor: row for row in places},
        grounds=group_grounds(index),
    )


def disputes(seen: InSight, page: Annotated[int, Query(ge=1)] = 1) -> Disputes:
    """Where sources differ, both sides side by side."""
    fields, links = seen.once_from(incident_rows, _fields), seen.once(_against)
    part = abreast(page, fields, links, shown=SHOWN)
    return Disputes(
        fields=part.of(fields),
        rows=tuple(_dispute(link, seen.index) for link in part.of(links)),
        total=len(links),
        page=part.page,
        pages=part.pages,
    )


def _against(index: CaseIndex) -> tuple[CaseLink, ...]:
    rows = [
        link
        for link in index.links
        if link.type in AGAINST and {link.claim, link.target} <= index.claims.keys()
    ]
    return tuple(sorted(rows, key=lambda r: (AGAINST.index(r.type), r.target, r.claim)))


def _dispute(link: CaseLink, index: CaseIndex) -> Dispute:
    return Dispute(
        type=link.type,
        reason=link.reason,
        drawn_by=link.drawn_by,
        left=claim_row(link.target, index),
        right=claim_row(link.claim, index),
    )


def _fields(rows: Sequence[IncidentRow]) -> tuple[FieldDispute, ...]:
    return tuple(_differing(rows))


def _differing(rows: Sequence[IncidentRow]) -> Iterator[FieldDispute]:
    for row in rows:
        for field in row.fields:
            if field.state in {"disputed", "range"} and len(field.values) > 1:
                yield FieldDispute(
                    incident=row.id, title=row.title, field=field.label,
                    state=field.state_label, text=field.text,
                    values=tuple(
                        (value.text, value.says, value.standing, value.anchors)
                        for value in field.values
                    ),
                )  # fmt: skip


def sources(seen: InSight, page: Annotated[int, Query(ge=1)] = 1) -> Sources:
    """Who publishes, how far they can be relied on, who repeats whom."""
    rows, lineage = seen.once(source_rows), seen.once(lineage_rows)
    part = abreast(page, rows, lineage)
    known = seen.once(_known)
    return Sources(
        rows=part.of(rows),
        lineage=part.of(lineage),
        drawings=seen.once(_origins) if part.page == 1 else (),
        gradable=tuple(row.name for row in part.of(rows) if row.name in known),
        based_on=seen.last,
        total=len(rows),
        page=part.page,
        pages=part.pages,
    )


def _known(index: CaseIndex) -> frozenset[str]:
    return frozenset(row.name for row in index.case.sources)


def _origins(index: CaseIndex) -> tuple[Drawing, ...]:
    return origins_drawings(origin_rows(index)[:DRAWN])


add_page(router, "/propositions", "propositions.html.j2", propositions)
add_page(router, "/disputes", "disputes.html.j2", disputes)
add_page(router, "/sources", "sources.html.j2", sources)

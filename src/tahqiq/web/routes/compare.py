"""Who agrees with whom: propositions, disputes side by side, sources and origins."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Query

from tahqiq.model.case import CaseLink
from tahqiq.model.lookup import CaseIndex
from tahqiq.publish.claims import ClaimRow, GroupRow, claim_row, group_rows
from tahqiq.publish.drawings.origins import origins_drawings
from tahqiq.publish.drawings.shapes import Drawing
from tahqiq.publish.incidents import incident_rows
from tahqiq.publish.lineage import origin_rows
from tahqiq.publish.sources import LineageRow, SourceRow, lineage_rows, source_rows
from tahqiq.web.desk import OnDesk
from tahqiq.web.numbered import abreast, numbered
from tahqiq.web.pages import add_page

router = APIRouter()
AGAINST = ("retracts", "contradicts", "denies", "undermines")
SHOWN = 20
FIRST = 6  # claims of a proposition in a list
DRAWN = 80  # origins in the picture; the list below holds every dependence


@dataclass(frozen=True, slots=True, kw_only=True)
class Propositions:
    """What is said, by how many origins, with every claim that says it."""

    rows: tuple[GroupRow, ...]
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
    desk: OnDesk,
    status: str = "",
    only: str = "",
    page: Annotated[int, Query(ge=1)] = 1,
) -> Propositions:
    """What is said, by how many independent origins, with its status.

    A list shows the first claims of each; `only` names one to be shown with them all.
    """
    rows = desk.seen().lately(_groups)
    statuses = tuple(dict.fromkeys(row.status for row in rows))
    wanted = [
        row for row in rows if status in {"", row.status} and only in {"", row.anchor}
    ]
    part = numbered(wanted, page, SHOWN)
    return Propositions(
        rows=part.rows, total=part.total, page=part.page, pages=part.pages,
        status=status, statuses=statuses, only=only,
        most=max((len(row.claims) for row in part.rows), default=0) if only else FIRST,
    )  # fmt: skip


def _groups(index: CaseIndex) -> tuple[GroupRow, ...]:
    return group_rows(index)


def disputes(desk: OnDesk, page: Annotated[int, Query(ge=1)] = 1) -> Disputes:
    """Where sources differ, both sides side by side."""
    seen = desk.seen()
    fields, links = seen.once(_fields), seen.once(_against)
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


def _fields(index: CaseIndex) -> tuple[FieldDispute, ...]:
    return tuple(_differing(index))


def _differing(index: CaseIndex) -> Iterator[FieldDispute]:
    for row in incident_rows(index):
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


def sources(desk: OnDesk, page: Annotated[int, Query(ge=1)] = 1) -> Sources:
    """Who publishes, how far they can be relied on, who repeats whom."""
    seen = desk.seen()
    rows, lineage = seen.lately(source_rows), seen.once(lineage_rows)
    part = abreast(page, rows, lineage)
    known = {row.name for row in seen.case.sources}
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


def _origins(index: CaseIndex) -> tuple[Drawing, ...]:
    return origins_drawings(origin_rows(index)[:DRAWN])


add_page(router, "/propositions", "propositions.html.j2", propositions)
add_page(router, "/disputes", "disputes.html.j2", disputes)
add_page(router, "/sources", "sources.html.j2", sources)

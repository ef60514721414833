"""The case in pictures: when, who with whom, where; each with the same as a table.

Pictures are drawn here as SVG: they need no script, print, and name who says what.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Query

from tahqiq.model.lookup import CaseIndex, main_incidents
from tahqiq.publish.drawings.area_map import map_drawings
from tahqiq.publish.drawings.network import network_drawings
from tahqiq.publish.drawings.shapes import Drawing
from tahqiq.publish.drawings.timeline import timeline_drawings
from tahqiq.publish.places import PlaceRow, place_rows
from tahqiq.publish.ties import NetTie, net_ties
from tahqiq.publish.timeline import TimelineRow, timeline_rows
from tahqiq.web.numbered import numbered
from tahqiq.web.pages import add_page
from tahqiq.web.sight import InSight

router = APIRouter()
DRAWN = 120  # rows a picture shows; more cannot be told apart, the table holds them
LISTED = 100  # rows of a page of the table
Page = Annotated[int, Query(ge=1)]


@dataclass(frozen=True, slots=True, kw_only=True)
class Timeline:
    """Dated happenings as ranges, drawn and listed."""

    rows: tuple[TimelineRow, ...]
    total: int
    drawings: tuple[Drawing, ...]
    page: int
    pages: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Network:
    """Ties between those who are named, each by somebody's word."""

    rows: tuple[NetTie, ...]
    total: int
    drawings: tuple[Drawing, ...]
    page: int
    pages: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Map:
    """Where: areas, never points more exact than the words."""

    rows: tuple[PlaceRow, ...]
    total: int
    drawings: tuple[Drawing, ...]
    page: int
    pages: int


def timeline(seen: InSight, page: Page = 1) -> Timeline:
    """When: happenings as ranges of days, and when they were told."""
    part = numbered(seen.once(timeline_rows), page, LISTED)
    return Timeline(
        rows=part.rows,
        total=part.total,
        drawings=seen.once(_dated) if part.page == 1 else (),
        page=part.page,
        pages=part.pages,
    )


def _dated(index: CaseIndex) -> tuple[Drawing, ...]:
    main = main_incidents(index.case)[:1]
    date = main[0].fields.get("date") if main else None
    rows = timeline_rows(index)[:DRAWN]
    return timeline_drawings(rows, date.earliest if date else None)


def network(seen: InSight, page: Page = 1) -> Network:
    """Who is tied to whom, and who says so; an accusation never looks like a fact."""
    part = numbered(seen.once(net_ties), page, LISTED)
    return Network(
        rows=part.rows,
        total=part.total,
        drawings=seen.once(_tied) if part.page == 1 else (),
        page=part.page,
        pages=part.pages,
    )


def _tied(index: CaseIndex) -> tuple[Drawing, ...]:
    return network_drawings(net_ties(index)[:DRAWN])


def case_map(seen: InSight, page: Page = 1) -> Map:
    """Where: the area within which each place lies."""
    part = numbered(seen.once(place_rows), page, LISTED)
    return Map(
        rows=part.rows,
        total=part.total,
        drawings=seen.once(_placed) if part.page == 1 else (),
        page=part.page,
        pages=part.pages,
    )


def _placed(index: CaseIndex) -> tuple[Drawing, ...]:
    return map_drawings(place_rows(index)[:DRAWN])


add_page(router, "/timeline", "timeline.html.j2", timeline)
add_page(router, "/network", "network.html.j2", network)
add_page(router, "/map", "map.html.j2", case_map)

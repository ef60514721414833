"""What happened: incidents, their fields with every value and who gives it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Annotated

from fastapi import APIRouter, Query

from tahqiq.model.case import EventRef, Incident, Reason
from tahqiq.model.lookup import CaseIndex
from tahqiq.publish.incidents import IncidentRow, incident_rows
from tahqiq.web.absent import Absent
from tahqiq.web.numbered import numbered
from tahqiq.web.pages import add_page
from tahqiq.web.seen import Seen
from tahqiq.web.sight import InSight

router = APIRouter()
SHOWN = 20
VALUES = 20  # of a field on the page of an incident
NEAR = 60  # incidents offered as the same happening
FAR = 10**9  # days: no date is known


@dataclass(frozen=True, slots=True, kw_only=True)
class Incidents:
    """Happenings, those the case is about first."""

    rows: tuple[IncidentRow, ...]
    total: int
    page: int
    pages: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """One event mention that is held to tell of the incident."""

    key: str
    words: str
    sentence: str
    document: str
    outlet: str
    realis: str


@dataclass(frozen=True, slots=True, kw_only=True)
class IncidentPage:
    """One happening, every field and every mention of it."""

    row: IncidentRow
    tellings: tuple[Telling, ...]
    total: int
    page: int
    pages: int
    others: tuple[tuple[str, str], ...]
    reasons: tuple[Reason, ...]
    based_on: int
    most: int


def incidents(seen: InSight, page: Annotated[int, Query(ge=1)] = 1) -> Incidents:
    """Happenings with their fields, each with its state."""
    part = numbered(seen.once(incident_rows), page, SHOWN)
    return Incidents(rows=part.rows, total=part.total, page=part.page, pages=part.pages)


def incident(
    seen: InSight,
    incident: str,
    page: Annotated[int, Query(ge=1)] = 1,
    whole: bool = False,  # noqa: FBT001, FBT002 - a key of the address
) -> IncidentPage:
    """One happening: every field, every value, everyone who tells of it.

    Of many values a page shows the first, unless the `whole` is asked for.
    """
    rows = seen.once_from(incident_rows, _by_id)
    if incident not in rows:
        raise Absent(f"the case has no incident {incident!r}.", "See the list.")
    part = numbered(seen.index.incidents[incident].events, page)
    return IncidentPage(
        row=rows[incident],
        tellings=_tellings(incident, part.rows, seen.index),
        total=part.total,
        page=part.page,
        pages=part.pages,
        others=tuple(
            (key, rows[key].title) for key in _nearest(incident, seen) if key in rows
        ),
        reasons=seen.index.incidents[incident].reasons,
        based_on=seen.last,
        most=0 if whole else VALUES,
    )


def _by_id(rows: Sequence[IncidentRow]) -> Mapping[str, IncidentRow]:
    return {row.id: row for row in rows}


def _nearest(incident: str, seen: Seen) -> list[str]:
    """Others that may be the same happening: those nearest in time, undated ones last."""
    calendar, own = seen.once(_calendar), _days(seen.index.incidents[incident])
    undated = bisect_left(calendar, (1, ""))  # their day is 0
    if own:
        here = bisect_left(calendar, (own, incident))
        near = calendar[max(undated, here - NEAR) : here + NEAR + 1]
    else:
        near = []
    apart = [(abs(days - own), key) for days, key in near]
    rest = calendar[: NEAR + 1] if own else calendar[: undated + NEAR + 1]
    apart += [(FAR, key) for _, key in rest]
    keys = dict.fromkeys(key for _, key in sorted(apart))
    return [key for key in keys if key != incident][:NEAR]


def _calendar(index: CaseIndex) -> list[tuple[int, str]]:
    """Every incident by its day, the undated first."""
    return sorted((_days(row), row.id) for row in index.incidents.values())


def _days(incident: Incident) -> int:
    """The first day on which it may have happened, as a number; 0 where unknown."""
    told = incident.fields.get("date")
    try:
        return date.fromisoformat(((told and told.earliest) or "")[:10]).toordinal()
    except ValueError:  # not known, or known to the month alone
        return 0


def _tellings(
    incident: str, shown: Sequence[EventRef], index: CaseIndex
) -> tuple[Telling, ...]:
    first = index.incidents[incident].events[:1]
    found = []
    for ref in dict.fromkeys((*first, *shown)):  # each is compared with the first
        event, reading = index.events[ref], index.readings[ref.document]
        at = event.triggers[0].start
        sentence = next((s for s in reading.sentences if s.start <= at < s.end), None)
        text = reading.document.text
        found.append(
            Telling(
                key=f"{ref.document}#{ref.event}",
                words=" … ".join(span.exact for span in event.triggers),
                sentence=text[sentence.start : sentence.end] if sentence else "",
                document=ref.document,
                outlet=reading.document.outlet or reading.document.file,
                realis=event.realis,
            )
        )
    return tuple(found)


add_page(router, "/incidents", "incidents.html.j2", incidents)
add_page(router, "/incidents/{incident}", "incident.html.j2", incident)

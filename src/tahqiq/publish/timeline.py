"""When: dated happenings as ranges, never as points that they are not (M46)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from tahqiq.model.case import ClaimRef, Group
from tahqiq.model.lookup import CaseIndex, main_incidents
from tahqiq.model.reading import Time
from tahqiq.publish.chains import outlet_name, speakers
from tahqiq.publish.claims import anchors, evidence_anchor
from tahqiq.publish.deeds import blaming_claims, is_accusing, statement
from tahqiq.publish.words import period_text, words

MOST = 40  # propositions beside incidents and reports; the rest is among the claims


@dataclass(frozen=True, slots=True, kw_only=True)
class TimelineRow:
    """One dated thing. `lane`: incident, follow-up, reported or published.

    An end that no report gives is empty: the range is open there.
    """

    label: str
    when: str
    earliest: str
    latest: str
    precision: str
    lane: str
    says: str
    basis: tuple[str, ...]


def timeline_rows(index: CaseIndex) -> tuple[TimelineRow, ...]:
    """Incidents, other dated happenings and publications, by date."""
    rows = [*_incidents(index), *_reported(index), *_published(index)]
    order = ("incident", "follow-up", "reported", "published")
    return tuple(
        sorted(
            rows,
            key=lambda row: (
                row.earliest or row.latest,
                order.index(row.lane),
                row.label,
            ),
        )
    )


def first_day(value: str) -> date | None:
    """The first day an ISO date, month or year can mean."""
    parts = [*value[:10].split("-"), "01", "01"][:3]
    try:
        return date(int(parts[0]), int(parts[1]), int(parts[2]))
    except (ValueError, IndexError):
        return None


def _incidents(index: CaseIndex) -> Iterator[TimelineRow]:
    for row in index.case.incidents:
        field = row.fields.get("date")
        if field is None or not (field.earliest or field.latest):
            continue
        refs = [ref for value in field.values for ref in value.claims]
        yield TimelineRow(
            label=row.title,
            when=period_text(field.earliest, field.latest),
            earliest=field.earliest or "",
            latest=field.latest or "",
            precision=words().precisions[field.precision or "unknown"],
            lane="follow-up" if row.follows else "incident",
            says=speakers(refs, index),
            basis=anchors(refs, index),
        )


def _reported(index: CaseIndex) -> Iterator[TimelineRow]:
    """Propositions about dated happenings that are no incident of their own."""
    main, blaming = (
        {row.id for row in main_incidents(index.case)[:1]},
        blaming_claims(index),
    )
    found = []
    for group in index.case.groups:
        if group.incident not in main and group.polarity == "affirmed":
            if is_accusing(group, blaming):
                continue  # who did it has a place of its own, never a date as fact
            time = _time(group, index)
            if time:
                found.append((group, time))
    found.sort(key=lambda pair: (-pair[0].origins, -pair[0].reports, pair[0].id))
    for group, time in found[:MOST]:
        yield TimelineRow(
            label=statement(group, blaming, index),
            when=period_text(time.earliest, time.latest),
            earliest=time.earliest or "",
            latest=time.latest or "",
            precision=words().precisions[time.precision],
            lane="reported",
            says=speakers(group.claims, index),
            basis=anchors(group.claims, index),
        )


def _published(index: CaseIndex) -> Iterator[TimelineRow]:
    for reading in index.case.readings:
        known = reading.document
        if known.published:
            yield TimelineRow(
                label=f"{outlet_name(known.id, index)}: {known.title or known.file}",
                when=period_text(known.published, known.published),
                earliest=known.published,
                latest=known.published,
                precision=words().precisions[known.published_precision or "unknown"],
                lane="published",
                says=outlet_name(known.id, index),
                basis=(evidence_anchor(known.sha256),),
            )


def _time(group: Group, index: CaseIndex) -> Time | None:
    """The narrowest time that an actual event of the group's claims is given."""
    times = [time for ref in group.claims for time in _times(ref, index)]
    return min(times, key=lambda row: (_length(row), row.id), default=None)


def _times(ref: ClaimRef, index: CaseIndex) -> Iterator[Time]:
    reading, claim = index.readings.get(ref.document), index.claims.get(ref)
    if reading is None or claim is None or claim.certainty == "hypothetical":
        return
    by_id = {row.id: row for row in reading.times}
    for event in reading.events:
        time = by_id.get(event.when or "")
        sure = event.realis in {"actual", "attempted", "threatened"}
        if (
            event.id in claim.events
            and sure
            and time
            and (time.earliest or time.latest)
        ):
            yield time


def _length(time: Time) -> int:
    first, last = first_day(time.earliest or ""), first_day(time.latest or "")
    return (last - first).days if first and last else 10_000

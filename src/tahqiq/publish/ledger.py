"""What was done about each deed: steps promised and done, and those nobody tells of.

An absence is a finding of what was read up to a day, never of what happened (M99-M101).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from tahqiq.model.case import EventRef, Incident
from tahqiq.model.lookup import CaseIndex, main_incidents
from tahqiq.model.reading import Event
from tahqiq.publish.accusations import Accusation, accusations
from tahqiq.publish.answers import StepRow, read_until, step_rows
from tahqiq.publish.deeds import is_harm
from tahqiq.publish.words import listed, words

PROMISED = frozenset({"planned", "threatened", "hypothetical", "generic"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Ledger:
    """One deed with its answer: threats before it, steps after it, what is missing.

    `unkept` are stages that are promised and not reported done; `absent` those that no
    claim of the case tells of; `untied` those told of no deed in particular. All are
    dated by the last report that was read.
    """

    title: str
    anchor: str
    is_main: bool
    threats: tuple[StepRow, ...]
    steps: tuple[StepRow, ...]
    responses: tuple[Accusation, ...]
    unkept: tuple[str, ...]
    untied: str
    absent: str


def ledgers(index: CaseIndex) -> tuple[Ledger, ...]:
    """The main deed, then every other that something was done about."""
    main = main_incidents(index.case)[:1]
    rows = [_ledger(row, index, is_main=True) for row in main]
    for incident in index.case.incidents:
        if incident not in main and is_harm(incident, index):
            row = _ledger(incident, index, is_main=False)
            if row.steps:
                rows.append(row)
    return tuple(rows)


def loose_steps(index: CaseIndex) -> tuple[StepRow, ...]:
    """Steps that no deed could be found for: they are shown too."""
    deeds = {row.id for row in index.case.incidents if is_harm(row, index)}
    deeds |= {row.id for row in main_incidents(index.case)[:1]}
    refs = [ref for ref, _ in _staged(index) if not deeds & _deeds_of(ref, index)]
    return _rows(refs, index)


def _ledger(incident: Incident, index: CaseIndex, *, is_main: bool) -> Ledger:
    refs = [ref for ref, _ in _staged(index) if incident.id in _deeds_of(ref, index)]
    done = {index.events[ref].stage for ref in refs if _is_done(ref, index)}
    told = {index.events[ref].stage for ref in refs}
    until = read_until(index)
    return Ledger(
        title=incident.title,
        anchor=f"incident-{incident.id}",
        is_main=is_main,
        threats=threats_before(incident, index),
        steps=_rows(refs, index),
        responses=accusations(incident, index),
        unkept=tuple(
            f"{label}: promised, planned or demanded, and not reported done in {until}."
            for stage, label in words().stages.items()
            if stage in told and stage not in done
        ),
        untied=_untied(told, index),
        absent=_absent(index, until),
    )


def _untied(told: set[str | None], index: CaseIndex) -> str:
    """Stages that the case tells of and that no report ties to this deed."""
    known = {event.stage for _, event in _staged(index)} - told
    labels = [label for stage, label in words().stages.items() if stage in known]
    if not labels:
        return ""
    return f"{listed(labels, most=99)}: told in the reports, and not tied to this."


def _absent(index: CaseIndex, until: str) -> str:
    known = {event.stage for _, event in _staged(index)}
    labels = [label for stage, label in words().stages.items() if stage not in known]
    return f"{listed(labels, most=99)}: none is reported in {until}." if labels else ""


def _staged(index: CaseIndex) -> Iterator[tuple[EventRef, Event]]:
    for ref, event in index.events.items():
        if event.stage in words().stages:
            yield ref, event


def _deeds_of(ref: EventRef, index: CaseIndex) -> set[str]:
    """The incidents an event belongs to or follows on, step behind step."""
    incident = index.incident_of.get(ref)
    found: set[str] = set()
    waiting = [incident.id] if incident else []
    while waiting:
        key = waiting.pop()
        if key not in found:
            found.add(key)
            known = index.incidents.get(key)
            waiting += known.follows if known else ()
    return found


def _is_done(ref: EventRef, index: CaseIndex) -> bool:
    """Whether some claim tells of the step as taken."""
    rows = step_rows(ref, index.events[ref], index)
    return any(row.realis not in {*PROMISED, "negated"} for row in rows)


def threats_before(incident: Incident, index: CaseIndex) -> tuple[StepRow, ...]:
    """Threats against those the deed befell, as claims tell them (M100)."""
    return _rows(list(_threats(incident, index)), index)


def _threats(incident: Incident, index: CaseIndex) -> Iterator[EventRef]:
    """Threats against those the deed befell, told of any day before or after (M100)."""
    victims = {
        key
        for ref in incident.events
        if ref in index.events and index.events[ref].stage is None
        for key in _recipients(ref, index)
    }
    for ref, event in index.events.items():
        aimed = victims & set(_recipients(ref, index))
        if aimed and event.type == "THREATEN" and ref not in incident.events:
            yield ref


def _recipients(ref: EventRef, index: CaseIndex) -> Iterator[str]:
    for part in index.events[ref].participants:
        found = index.entity_of.get((ref.document, part.entity or ""))
        if part.role == "recipient" and found:
            yield found.id


def _rows(
    refs: Iterator[EventRef] | list[EventRef], index: CaseIndex
) -> tuple[StepRow, ...]:
    """Their claims as rows in the order of the stages, what is told twice once."""
    order = (*words().stages, None)
    found = [
        (order.index(index.events[ref].stage), row)
        for ref in refs
        for row in step_rows(ref, index.events[ref], index)
    ]
    unique = {(place, row.text, row.says): row for place, row in found}
    ordered = sorted(
        unique.items(), key=lambda pair: (pair[0][0], pair[1].when, pair[0])
    )
    return tuple(row for _, row in ordered)

"""What was done about it, and which questions nobody answers (M99 to M101)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tahqiq.codebook.record import field_label
from tahqiq.model.case import ClaimRef, EventRef, Field
from tahqiq.model.lookup import CaseIndex, main_incidents
from tahqiq.model.reading import Claim, Event, Realis
from tahqiq.publish.chains import speaker_text
from tahqiq.publish.claims import claim_anchor
from tahqiq.publish.incidents import field_text
from tahqiq.publish.said import said_in
from tahqiq.publish.words import (
    Question,
    capital,
    count_text,
    date_text,
    period_text,
    words,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class StepRow:
    """One dated step promised or taken after the incident, by whose word."""

    stage: str
    when: str
    text: str
    says: str
    realis: Realis
    said_to_be: str
    anchor: str


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionRow:
    """One question, and what the claims answer or that none does."""

    ask: str
    answer: str
    is_open: bool
    anchors: tuple[str, ...]


def ledger_rows(index: CaseIndex) -> tuple[StepRow, ...]:
    """Every step of an answer that a claim tells, in the order of the stages."""
    order = tuple(words().stages)
    rows = [
        (order.index(event.stage), row)
        for ref, event in index.events.items()
        if event.stage in order
        for row in step_rows(ref, event, index)
    ]
    unique = {(place, row.text, row.says): row for place, row in rows}
    ordered = sorted(
        unique.items(), key=lambda pair: (pair[0][0], pair[1].when, pair[0])
    )
    return tuple(row for _, row in ordered)


def absent_steps(index: CaseIndex) -> tuple[str, ...]:
    """Stages no claim tells of, as dated findings of what was read (M101)."""
    told = {event.stage for event in index.events.values()}
    missing = [label for stage, label in words().stages.items() if stage not in told]
    return tuple(
        f"{label}: none is reported in {read_until(index)}." for label in missing
    )


def question_rows(index: CaseIndex) -> tuple[QuestionRow, ...]:
    """The questions of an investigation with what the claims answer (M99)."""
    return tuple(_answered(row, index) for row in words().questions)


def _answered(row: Question, index: CaseIndex) -> QuestionRow:
    answer, anchors = "", tuple[str, ...]()
    if row.fields:
        answer, anchors = _by_fields(row.fields, index)
    elif row.stages or row.types:
        anchors = tuple(dict.fromkeys(_by_event(row, index)))
        bears = "bears" if len(anchors) == 1 else "bear"
        counted = capital(count_text(len(anchors), "claim"))
        answer = f"{counted} {bears} on it." if anchors else ""
    return QuestionRow(
        ask=row.ask,
        answer=answer
        or f"Not answered by any field or event read in {read_until(index)}.",
        is_open=not answer,
        anchors=anchors,
    )


def _by_fields(names: Sequence[str], index: CaseIndex) -> tuple[str, tuple[str, ...]]:
    """What the fields of the case's first incident say, each with how sure it is."""
    said, anchors = list[str](), list[str]()
    for incident in main_incidents(index.case)[:1]:
        for name in names:
            field = incident.fields.get(name)
            if field and field.values:
                refs = [ref for value in field.values for ref in value.claims]
                anchors += map(claim_anchor, refs)
                said.append(_said(name, field, index, alone=len(names) == 1))
    return " ".join(said), tuple(dict.fromkeys(anchors))


def _said(name: str, field: Field, index: CaseIndex, *, alone: bool) -> str:
    """One field in words; beside others it is called by its name."""
    text, state = field_text(name, field, index), words().states[field.state]
    if alone:
        return f"{state}: {text}."
    return f"{field_label(name)} ({state}): {text}."


def _by_event(row: Question, index: CaseIndex) -> Iterator[str]:
    for ref, event in index.events.items():
        if event.stage in row.stages or event.type in row.types:
            for claim in _claims_of(ref, index):
                yield claim_anchor(claim)


def step_rows(ref: EventRef, event: Event, index: CaseIndex) -> Iterator[StepRow]:
    """Each claim that tells of a step, as a row."""
    times = {row.id: row for row in index.readings[ref.document].times}
    time = times.get(event.when or "")
    told = index.readings[ref.document].document.published
    known = time is not None and (time.earliest or time.latest)
    undated = f"undated, told on {date_text(told)}" if told else "undated"
    when = period_text(time.earliest, time.latest) if time and known else undated
    for claim in _claims_of(ref, index):
        found = index.claims[claim]
        how = _how(event, found)
        yield StepRow(
            stage=words().stages.get(event.stage or "", words().threat),
            when=when,
            text=said_in(claim, index),
            says=speaker_text(found, claim.document, index),
            realis=how,
            said_to_be=_said_to_be(how, found),
            anchor=claim_anchor(claim),
        )


def _how(event: Event, claim: Claim) -> Realis:
    """How a step is told by one claim: "they should investigate" tells of no inquiry."""
    if claim.polarity == "denied":
        return "negated"
    open_ = claim.certainty == "hypothetical" and event.realis == "actual"
    return "hypothetical" if open_ else event.realis


def _said_to_be(how: Realis, claim: Claim) -> str:
    """What a step is said to be, in words; a doubt of its speaker stands beside "done"."""
    said = words().realis[how]
    doubted = how == "actual" and claim.certainty != "asserted"
    return f"{said}, {words().certainties[claim.certainty].label}" if doubted else said


def _claims_of(ref: EventRef, index: CaseIndex) -> Iterator[ClaimRef]:
    for claim in index.readings[ref.document].claims:
        if ref.event in claim.events:
            yield ClaimRef(document=ref.document, claim=claim.id)


def read_until(index: CaseIndex) -> str:
    """What was read, with the day of the last report: what an absence is dated by."""
    dates = sorted(
        row.document.published for row in index.case.readings if row.document.published
    )
    reports = f"the {count_text(len(index.case.readings), 'report')} read"
    return f"{reports}, the latest of {date_text(dates[-1])}" if dates else reports

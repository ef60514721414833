"""Rows of the matrix: named by an analyst, proposed from claims, or an absence."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from tahqiq.model.case import ClaimRef, EvidenceRow, FieldValue, Group, Incident
from tahqiq.model.ids import content_id
from tahqiq.model.lookup import CaseIndex, main_incidents
from tahqiq.model.matrix import Position
from tahqiq.weigh.opinion import is_judgement
from tahqiq.weigh.tables import weighing


@dataclass(frozen=True, slots=True, kw_only=True)
class Rows:
    """Evidence in the order shown, which of it was proposed, and what stayed out."""

    evidence: tuple[EvidenceRow, ...]
    proposed: frozenset[str]
    positions: tuple[Position, ...]
    left_off: int


def rows_of(index: CaseIndex) -> Rows:
    """The rows of a case: named ones first, then rated and proposed ones (M77).

    What accuses or opines is not proposed but listed as a position (M84). A group that
    an analyst named or rated is a row whatever it says: the analyst decides.
    """
    case = index.case
    named = case.settings.evidence
    rated = {row.subject for row in case.judgements if row.kind == "bear"}
    taken = {row.group for row in named} | {row.id for row in named}
    answers = _answers(index)
    out = {
        row.id: reason
        for row in case.groups
        if (reason := _opinion(row, index, answers))
    }
    groups = [row for row in case.groups if row.id not in taken]
    chosen = [row for row in groups if row.id in rated]
    open_ = [row for row in groups if row.id not in out and row.id not in rated]
    offered = [row for row in _by_support(open_) if _proposable(row)]
    shown = offered[: weighing().proposals]
    absent = [row for row in absences(index) if row.id not in taken]
    fresh = (*absent, *(_row(row) for row in (*chosen, *shown)))
    return Rows(
        evidence=(*named, *fresh),
        proposed=frozenset(row.id for row in fresh if row.id not in rated),
        positions=tuple(
            Position(group=key, reason=reason) for key, reason in out.items()
        ),
        left_off=len(offered) - len(shown),
    )


def absences(index: CaseIndex) -> Iterator[EvidenceRow]:
    """Expected things that no report read shows, as dated findings (M77, M101)."""
    for incident in main_incidents(index.case)[:1]:
        for kind in _absent(incident, index):
            yield EvidenceRow(
                id=content_id("a", kind, incident.id),
                kind="absence",
                text=weighing()
                .absences[kind]
                .format(
                    title=incident.title,
                    reports=_reports(len(index.case.readings)),
                    span=_span(index),
                ),
            )


def _absent(incident: Incident, index: CaseIndex) -> Iterator[str]:
    claimed = incident.fields.get("claimed")
    if claimed is None or claimed.value != "yes":
        yield "claimed"
    stages = {event.stage for event in index.events.values() if event.stage}
    if not stages & weighing().inquiry_stages:
        yield "inquiry"
    elif not stages & weighing().result_stages:
        yield "result"


def _reports(count: int) -> str:
    return "one report" if count == 1 else f"{count} reports"


def _span(index: CaseIndex) -> str:
    dates = sorted(
        row.document.published for row in index.case.readings if row.document.published
    )
    if not dates:
        return "undated"
    first, last = dates[0], dates[-1]
    return f"published {first}" if first == last else f"published {first} to {last}"


def _opinion(group: Group, index: CaseIndex, answers: frozenset[ClaimRef]) -> str:
    """Why a group is a position and no evidence; empty where it is evidence."""
    if group.kind == "doer" or any(ref in answers for ref in group.claims):
        return "says who did it, or denies it"
    claims = [index.claims[ref] for ref in group.claims if ref in index.claims]
    acts = {claim.chain[-1].act for claim in claims}
    if acts and acts <= weighing().opinion_acts:
        return "tells what somebody thinks or wants"
    if is_judgement(group, index):
        return "is an outlet's own analysis or opinion"
    sure = weighing().fact_certainty
    if claims and not any(claim.certainty in sure for claim in claims):
        return "nobody asserts it"
    return ""


def _answers(index: CaseIndex) -> frozenset[ClaimRef]:
    """Claims that give an answer to who did it, and those that deny one."""
    given = {
        ref
        for incident in index.case.incidents
        for value in _perpetrators(incident)
        for ref in value.claims
    }
    denials = {
        link.claim
        for link in index.links
        if link.type == "denies" and link.target in given
    }
    return frozenset(given | denials)


def _perpetrators(incident: Incident) -> tuple[FieldValue, ...]:
    field = incident.fields.get("perpetrator")
    return field.values if field else ()


def _proposable(group: Group) -> bool:
    bears = group.incident is not None and group.kind in weighing().evidence_kinds
    return bears and group.status in weighing().row_status


def _by_support(groups: Iterable[Group]) -> list[Group]:
    return sorted(groups, key=lambda row: (-row.origins, -row.reports, row.id))


def _row(group: Group) -> EvidenceRow:
    text = group.proposition
    if group.polarity == "denied":
        text = f"It is denied that {text}"
    return EvidenceRow(id=group.id, kind="claim", text=text, group=group.id)

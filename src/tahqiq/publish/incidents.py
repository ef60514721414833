"""The incident record: every field with its state, its values and who gives each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from tahqiq.model.case import ClaimRef, Field, FieldValue, Incident
from tahqiq.model.lookup import CaseIndex, main_incidents, speaker_of
from tahqiq.publish.chains import speakers
from tahqiq.publish.claims import anchors
from tahqiq.publish.deeds import is_deed
from tahqiq.publish.denials import answer_text
from tahqiq.publish.words import count_text, grading, period_text, range_text, words

FIGURES = frozenset({"killed", "wounded", "attackers"})


@dataclass(frozen=True, slots=True, kw_only=True)
class ValueRow:
    """One value that some claims give a field, and how it stands now."""

    text: str
    standing: str
    says: str
    anchors: tuple[str, ...]
    confidence: str | None = None
    by: str | None = None
    replies: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldRow:
    """One field: what it says, in what state, by which rule, from which values."""

    name: str
    label: str
    text: str
    state: str
    state_label: str
    state_meaning: str
    rule: str | None
    rule_meaning: str | None
    values: tuple[ValueRow, ...]
    origins: int
    support: str


@dataclass(frozen=True, slots=True, kw_only=True)
class IncidentRow:
    """One incident with its fields; `is_main` where the case is about it."""

    id: str
    anchor: str
    title: str
    type: str | None
    is_main: bool
    mentions: int
    documents: int
    fields: tuple[FieldRow, ...]
    follows: tuple[str, ...]

    @property
    def told(self) -> tuple[FieldRow, ...]:
        """Fields that some report says something of."""
        return tuple(row for row in self.fields if row not in self.untold)

    @property
    def untold(self) -> tuple[FieldRow, ...]:
        """Fields of which no report says anything, to be listed in one line."""
        silent = {"unknown", "not-coded"}
        return tuple(
            row for row in self.fields if row.state in silent and not row.values
        )


def incident_rows(index: CaseIndex) -> tuple[IncidentRow, ...]:
    """Every incident, those the case is about first."""
    main = main_incidents(index.case)
    rest = [row for row in index.case.incidents if row not in main]
    ordered = (*main, *sorted(rest, key=lambda row: (-len(row.events), row.id)))
    return tuple(incident_row(row, index, is_main=row in main[:1]) for row in ordered)


def incident_row(incident: Incident, index: CaseIndex, *, is_main: bool) -> IncidentRow:
    """One incident as a row."""
    return IncidentRow(
        id=incident.id,
        anchor=f"incident-{incident.id}",
        title=incident.title,
        type=incident.type,
        is_main=is_main,
        mentions=len(incident.events),
        documents=len({ref.document for ref in incident.events}),
        fields=tuple(field_rows(incident, index)),
        follows=tuple(
            index.incidents[key].title
            for key in incident.follows
            if key in index.incidents
        ),
    )


def field_rows(incident: Incident, index: CaseIndex) -> Iterator[FieldRow]:
    """The fields in the order of the codebook, then any others."""
    order = [name for name in words().fields if name in incident.fields]
    order += [name for name in incident.fields if name not in words().fields]
    if not is_deed(incident):  # a trial or an inquiry has nobody who "did it"
        order = [name for name in order if name != "perpetrator"]
    for name in order:
        yield field_row(name, incident.fields[name], index)


def field_row(name: str, field: Field, index: CaseIndex) -> FieldRow:
    """One field as a row."""
    refs = [ref for value in field.values if _stands(value) for ref in value.claims]
    origins = len(origin_keys(refs, index)) if field.origins is None else field.origins
    reports = len({ref.document for ref in refs})
    return FieldRow(
        name=name,
        label=words().fields.get(name, name),
        text=field_text(name, field, index),
        state=field.state,
        state_label=words().states[field.state],
        state_meaning=grading().states.get(field.state, ""),
        rule=field.rule,
        rule_meaning=grading().toll_rules.get(field.rule or ""),
        values=tuple(value_row(name, row, index) for row in field.values),
        origins=origins,
        support=f"{count_text(reports, 'report')}, {count_text(origins, 'origin')}",
    )


def origin_keys(refs: Iterable[ClaimRef], index: CaseIndex) -> frozenset[str]:
    """The origins behind claims: named speakers, else documents that copy no other.

    Claims of unnamed and unspecified speakers raise nothing by themselves (M67).
    """
    keys = set()
    for ref in refs:
        claim = index.claims.get(ref)
        if claim and claim.chain[-1].kind in {"outlet", "named", "document"}:
            keys.add(speaker_of(ref, index) or index.roots[ref.document])
    return frozenset(keys)


def field_text(name: str, field: Field, index: CaseIndex) -> str:
    """What the field as a whole says, with its uncertainty in the same words."""
    if name == "perpetrator":
        named = any(row.entity for row in field.values)
        return "see each accusation" if named else "nobody is named"
    if name in FIGURES and (field.low is not None or field.high is not None):
        return _figure_text(field)
    if field.earliest or field.latest:
        return _dated(field.earliest, field.latest, field.precision)
    return _said(name, field.value, index) or words().states[field.state]


def value_row(name: str, value: FieldValue, index: CaseIndex) -> ValueRow:
    """One value with who gives it."""
    return ValueRow(
        text=value_text(name, value, index),
        standing=value.standing,
        says=speakers(value.claims, index),
        anchors=anchors(value.claims, index),
        confidence=value.confidence,
        by=_named(value.by, index) if value.by else None,
        replies=_replies(name, value, index),
    )


def value_text(name: str, value: FieldValue, index: CaseIndex) -> str:
    """One value of a field in words."""
    if name in FIGURES or value.low is not None or value.high is not None:
        return range_text(value.low, value.high)
    if value.earliest or value.latest:
        return _dated(value.earliest, value.latest, value.precision)
    return _said(name, value.entity or value.value, index) or "not said"


def _stands(value: FieldValue) -> bool:
    return value.standing in {"current", "copy"}


def _replies(name: str, value: FieldValue, index: CaseIndex) -> str:
    """The answer of the one accused, where a report names it."""
    if name != "perpetrator" or value.entity not in index.called:
        return ""
    return answer_text(value, index)


def _figure_text(field: Field) -> str:
    text = range_text(field.low, field.high)
    if field.best is None or field.low == field.high:
        return text
    return f"{text} (by the rule: {range_text(field.best, field.best)})"


def _dated(earliest: str | None, latest: str | None, precision: str | None) -> str:
    text = period_text(earliest, latest)
    if precision is None or precision in {"day", "minute", "unknown"}:
        return text
    return f"{text}, {words().precisions.get(precision, precision)}"


def _said(name: str, value: str | None, index: CaseIndex) -> str:
    if name == "claimed" and value and value in words().claimed:
        return words().claimed[value]
    return _named(value, index) if value else ""


def _named(key: str, index: CaseIndex) -> str:
    """The name of an entity of the case, or the words themselves."""
    found = index.entities.get(key)
    return found.name if found else key

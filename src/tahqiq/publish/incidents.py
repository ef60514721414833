"""The incident record: every field with its state, its values and who gives each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from tahqiq.codebook.record import field_label, full_record, record_book
from tahqiq.model.case import (
    ClaimRef,
    Field,
    FieldState,
    FieldValue,
    Incident,
    Victim,
)
from tahqiq.model.lookup import CaseIndex, main_incidents, speaker_of
from tahqiq.publish.chains import speakers, step_name
from tahqiq.publish.claims import anchors
from tahqiq.publish.denials import answer_text
from tahqiq.publish.words import (
    count_text,
    grading,
    listed,
    period_text,
    range_text,
    words,
)

TOLLS = frozenset({"killed", "wounded", "attackers"})
KEPT_WORDS = frozenset({"denial", "related", "competing_claims"})
SHOWN = (
    6  # values that a field of several says in one line; the list below has them all
)


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
    """One field: what it says, in what state, by which rule, from which values.

    `group` is the heading of the record it stands under; `reason` is why nothing is
    known or coded.
    """

    name: str
    label: str
    group: str
    text: str
    state: str
    state_label: str
    state_meaning: str
    rule: str | None
    rule_meaning: str | None
    values: tuple[ValueRow, ...]
    origins: int
    support: str
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class VictimRow:
    """One person the incident befell; `is_named` where some report gives a name."""

    name: str
    spellings: tuple[str, ...]
    is_named: bool
    fields: tuple[FieldRow, ...]


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
    victims: tuple[VictimRow, ...] = ()

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

    @property
    def brief(self) -> tuple[FieldRow, ...]:
        """The told fields that stand in one line: when, where, how many; never who."""
        return tuple(row for row in self.told if row.name in words().brief)

    @property
    def groups(self) -> tuple[tuple[str, tuple[FieldRow, ...]], ...]:
        """The fields that are told, under their headings."""
        heads = dict.fromkeys(row.group for row in self.told)
        return tuple(
            (head, tuple(row for row in self.told if row.group == head))
            for head in heads
        )

    @property
    def reasons(self) -> tuple[tuple[str, tuple[str, ...]], ...]:
        """Why fields are empty, each reason with the labels of its fields."""
        heads = dict.fromkeys(row.reason for row in self.untold)
        return tuple(
            (head, tuple(row.label for row in self.untold if row.reason == head))
            for head in heads
        )


def incident_rows(index: CaseIndex) -> tuple[IncidentRow, ...]:
    """Every incident with its fields, those the case is about first."""
    ordered = ordered_incidents(index)
    main = {row.id for row in main_incidents(index.case)[:1]}
    return tuple(incident_row(row, index, is_main=row.id in main) for row in ordered)


def ordered_incidents(index: CaseIndex) -> tuple[Incident, ...]:
    """Every incident, those the case is about first, then those told most."""
    main = main_incidents(index.case)
    known = {row.id for row in main}
    rest = [row for row in index.case.incidents if row.id not in known]
    return (*main, *sorted(rest, key=lambda row: (-len(row.events), row.id)))


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
        victims=tuple(victim_row(row, index) for row in _by_telling(incident, index)),
    )


def _by_telling(incident: Incident, index: CaseIndex) -> list[Victim]:
    """Its victims, those who are named and told of most first."""
    told = {
        row.entity: sum(len(v.claims) for f in row.fields.values() for v in f.values)
        for row in incident.victims
    }
    return sorted(
        incident.victims,
        key=lambda row: (row.entity not in index.called, -told[row.entity], row.entity),
    )


def victim_row(victim: Victim, index: CaseIndex) -> VictimRow:
    """One person with what claims say of them, named ones by every spelling."""
    return VictimRow(
        name=victim.name,
        spellings=victim.spellings,
        is_named=victim.entity in index.called,
        fields=tuple(
            field_row(name, row, index, label=words().person_fields.get(name, name))
            for name, row in victim.fields.items()
        ),
    )


def field_rows(incident: Incident, index: CaseIndex) -> Iterator[FieldRow]:
    """The fields in the order of the codebook, then any others."""
    for name, field in full_record(incident).items():
        yield field_row(name, field, index)


def field_row(
    name: str, field: Field, index: CaseIndex, *, label: str = ""
) -> FieldRow:
    """One field as a row."""
    if not field.values and field.value is None and field.earliest is None:
        return _empty_row(name, field.state, field.reason, label)
    known = record_book().fields.get(name)
    top = None if known is None or known.several else field.value
    refs = [
        ref
        for value in field.values
        if _stands(value) and top in {None, value.value}
        for ref in value.claims
    ]
    origins = len(origin_keys(refs, index)) if field.origins is None else field.origins
    reports = len({ref.document for ref in refs})
    return FieldRow(
        name=name,
        label=label or field_label(name),
        group=record_book().groups[known.group] if known else "",
        text=field_text(name, field, index),
        state=field.state,
        state_label=words().states[field.state],
        state_meaning=grading().states.get(field.state, ""),
        rule=field.rule,
        rule_meaning=grading().toll_rules.get(field.rule or "")
        or (known.rule if known else None),
        values=tuple(value_row(name, row, index) for row in field.values),
        origins=origins,
        support=f"{count_text(reports, 'report')}, {count_text(origins, 'origin')}",
        reason=field.reason or "",
    )


@cache
def _empty_row(
    name: str, state: FieldState, reason: str | None, label: str
) -> FieldRow:
    """A field without a value; most fields of most incidents are one."""
    known = record_book().fields.get(name)
    return FieldRow(
        name=name,
        label=label or field_label(name),
        group=record_book().groups[known.group] if known else "",
        text="nobody is named" if name == "perpetrator" else words().states[state],
        state=state,
        state_label=words().states[state],
        state_meaning=grading().states.get(state, ""),
        rule=known.rule if known else None,
        rule_meaning=known.rule if known else None,
        values=(),
        origins=0,
        support=f"{count_text(0, 'report')}, {count_text(0, 'origin')}",
        reason=reason or "",
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
    if field.low is not None or field.high is not None:
        return _figure_text(field)
    if field.earliest or field.latest:
        return _dated(field.earliest, field.latest, field.precision)
    if name == "claimed":
        told = (value_text(name, row, index) for row in field.values if _stands(row))
        return next(told, "") or _said(name, field.value, index)
    known = record_book().fields.get(name)
    if field.state == "unknown" or (known and known.several):
        return _side_by_side(name, field, index) or words().states[field.state]
    return _said(name, field.value, index) or words().states[field.state]


def _side_by_side(name: str, field: Field, index: CaseIndex) -> str:
    """The values that stand, the best supported first, and how many more there are.

    Of a field that is unknown they are what is said of it, and the reason says that
    nobody asserts it.
    """
    told = [value_text(name, row, index) for row in field.values if _stands(row)]
    more = f" and {len(told) - SHOWN} more" if len(told) > SHOWN else ""
    return "; ".join(told[:SHOWN]) + more


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
    if name in TOLLS or value.low is not None or value.high is not None:
        return range_text(value.low, value.high)
    if value.earliest or value.latest:
        return _dated(value.earliest, value.latest, value.precision)
    if name == "claimed" and (owners := _owners(value, index)):
        return f"claimed by {listed(owners)}"
    if name in KEPT_WORDS and value.value:  # the value says more than whom it names
        return value.value
    return _said(name, value.entity or value.value, index) or "not said"


def _owners(value: FieldValue, index: CaseIndex) -> tuple[str, ...]:
    """Who, by the chains of its claims, claims the deed; nobody where it is denied."""
    claims = [(ref, index.claims[ref]) for ref in value.claims if ref in index.claims]
    found = (
        step_name(claim.chain[-1], ref.document, index)
        for ref, claim in claims
        if claim.chain[-1].act == "claim-responsibility" and value.value == "yes"
    )
    return tuple(dict.fromkeys(found))


def _stands(value: FieldValue) -> bool:
    return value.standing in {"current", "copy"}


def _replies(name: str, value: FieldValue, index: CaseIndex) -> str:
    """The answer of the one accused, where a report names it."""
    if name != "perpetrator" or value.entity not in index.called:
        return ""
    return answer_text(value, index)


def _figure_text(field: Field) -> str:
    text = range_text(field.low, field.high)
    bound = field.high is None and field.best == field.low
    if field.best is None or field.low == field.high or bound:
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

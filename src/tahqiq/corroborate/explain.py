"""Why something of a case is as it is, in lines an editor can read (rule 7)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from tahqiq.codebook.grading import grading
from tahqiq.errors import CaseError
from tahqiq.model.case import (
    Case,
    CaseEntity,
    ClaimRef,
    Field,
    FieldValue,
    Group,
    Incident,
    Lineage,
    Reason,
)
from tahqiq.model.lookup import CaseIndex, index_case


def explain(case: Case, identifier: str) -> tuple[str, ...]:
    """Why these are one, why nine are two, why a field says what it says.

    Args:
        case: The case as assembled.
        identifier: An id of a group, incident, entity or document, or
            ``INCIDENT.FIELD`` for one field.

    Raises:
        CaseError: Nothing in the case has this id.
    """
    index = index_case(case)
    name, _, field = identifier.partition(".")
    for group in case.groups:
        if group.id == identifier:
            return tuple(_group(index, group))
    if name in index.incidents:
        return tuple(_incident(index, index.incidents[name], field))
    if identifier in index.entities:
        return tuple(_entity(index, index.entities[identifier]))
    if identifier in index.readings:
        return tuple(_document(index, identifier))
    raise CaseError(
        f"nothing in the case has the id {identifier!r}.", "See the ids with `show`."
    )


def _group(index: CaseIndex, group: Group) -> Iterator[str]:
    denied = " (denied)" if group.polarity == "denied" else ""
    yield f"“{group.proposition}”{denied}"
    documents = len({ref.document for ref in group.claims})
    yield (
        f"{_many(documents, 'report')}, {_many(group.origins, 'independent origin')}:"
        f" {group.status}. {grading().statuses[group.status]}"
    )
    names = {other.id: other.proposition for other in index.case.groups}
    for reason in group.reasons:
        yield f"  {reason.feature}: {names.get(reason.detail, reason.detail)}"
    for ref in group.claims:
        yield f"  {_words(index, ref)}"


def _incident(index: CaseIndex, incident: Incident, only: str) -> Iterator[str]:
    yield incident.title
    if not only:
        told = sorted({ref.document for ref in incident.events})
        yield f"told by {_many(len(told), 'report')}: {_files(index, told)}"
        yield from _reasons(incident.reasons)
    for name, field in incident.fields.items():
        if only in {"", name}:
            yield from _field(index, name, field)


def _field(index: CaseIndex, name: str, field: Field) -> Iterator[str]:
    yield f"{name}: {_figure(field)}{field.state}. {grading().states[field.state]}"
    if field.rule:
        yield f"  rule {field.rule}. {grading().toll_rules.get(field.rule, '')}".rstrip()
    for value in field.values:
        yield f"  {_value(index, value)}, {value.standing}"
        for ref in value.claims:
            yield f"    {_words(index, ref)}"


def _figure(field: Field) -> str:
    if field.low is not None and field.high is not None:
        span = f"{field.low:g} to {field.high:g}, best {field.best:g}"
        return f"{field.low:g}, " if field.low == field.high else f"{span}, "
    if field.earliest:
        same = field.earliest == field.latest
        return (
            f"{field.earliest}, " if same else f"{field.earliest} to {field.latest}, "
        )
    return f"{field.value}, " if field.value else ""


def _value(index: CaseIndex, value: FieldValue) -> str:
    if value.low is not None:
        high = (
            ""
            if value.high == value.low
            else f" to {value.high:g}"
            if value.high
            else "+"
        )
        return f"{value.low:g}{high}"
    if value.earliest:
        return f"{value.earliest} to {value.latest}"
    if value.confidence:
        by = _name(index, value.by) or "an accuser who is not named"
        return f"{_name(index, value.entity)}: {value.confidence.lower()}, by {by}"
    return value.value or ""


def _entity(index: CaseIndex, entity: CaseEntity) -> Iterator[str]:
    yield f"{entity.name}: {', '.join(entity.aliases) or 'no other spelling'}"
    documents = sorted({row.document for row in entity.members})
    yield f"one in {_many(len(documents), 'report')}: {_files(index, documents)}"
    yield from _reasons(entity.reasons)


def _document(index: CaseIndex, document: str) -> Iterator[str]:
    yield index.readings[document].document.file
    rows = [row for row in index.case.lineage if row.document == document]
    if not rows:
        yield "depends on no other report, as far as can be shown"
    for row in rows:
        yield from _lineage(index, row)


def _lineage(index: CaseIndex, row: Lineage) -> Iterator[str]:
    known = index.readings.get(row.origin)
    yield f"{row.kind} of {known.document.file if known else row.origin}"
    yield from _reasons(row.reasons)


def _reasons(reasons: Iterable[Reason]) -> Iterator[str]:
    for reason in reasons:
        yield f"  {reason.feature} ({reason.weight:+.2f}): {reason.detail}"


def _words(index: CaseIndex, ref: ClaimRef) -> str:
    claim = index.claims[ref]
    file = index.readings[ref.document].document.file
    words = " … ".join(" ".join(span.exact.split()) for span in claim.content)
    return f"{file}: “{words}”"


def _files(index: CaseIndex, documents: Iterable[str]) -> str:
    return ", ".join(index.readings[row].document.file for row in documents)


def _name(index: CaseIndex, key: str | None) -> str:
    return index.entities[key].name if key and key in index.entities else ""


def _many(count: int, noun: str) -> str:
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"

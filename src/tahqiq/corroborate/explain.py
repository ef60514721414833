"""Why something of a case is as it is, in lines an editor can read (rule 7)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from tahqiq.codebook.grading import grading
from tahqiq.corroborate.phrases import claim_words, field_lines, lineage_words, many
from tahqiq.corroborate.vocabulary import agreement
from tahqiq.errors import CaseError
from tahqiq.model.case import (
    Case,
    CaseEntity,
    ClaimRef,
    Group,
    Incident,
    Reason,
    SourceProfile,
)
from tahqiq.model.lookup import CaseIndex, index_case

LEAST_ID = 5  # characters of an id that are enough where nothing else begins so


def explain(case: Case, identifier: str) -> tuple[str, ...]:
    """Why these are one, why nine are two, why a field says what it says.

    Args:
        case: The case as assembled.
        identifier: The id, or the first five characters or more of one, of a group,
            incident, entity, document or claim; the file name of a report; the name of
            a source; or ``INCIDENT.FIELD`` for one field.

    Raises:
        CaseError: Nothing in the case, or more than one thing, is called so.
    """
    index = index_case(case)
    name, _, field = identifier.partition(".")
    found = _exact(index, identifier) or _exact(index, name, field) or [
        line for key, line in _all(index, field) if _begins(key, name)
    ]  # fmt: skip
    if len(found) == 1:
        return tuple(found[0]())
    if not found:
        raise CaseError(
            f"nothing in the case is called {identifier!r}.",
            "`tahqiq show CASE groups`, incidents, entities, documents, claims and "
            "sources list what is there.",
        )
    raise CaseError(f"{identifier!r} begins {len(found)} ids.", "Give more of it.")


Told = Callable[[], Iterator[str]]


def _exact(index: CaseIndex, name: str, field: str = "") -> list[Told]:
    """What bears a name in full; a file and a source count like an id."""
    rows = [told for key, told in _all(index, field) if key == name]
    rows += [
        _document_of(index, key)
        for key, reading in index.readings.items()
        if reading.document.file == name
    ]
    rows += [
        _source_of(index, row)
        for row in index.case.sources
        if row.name.casefold() == name.casefold()
    ]
    return rows[:1]


def _begins(key: str, name: str) -> bool:
    """Whether a name is the beginning of an id; a claim's id is its last part."""
    return len(name) >= LEAST_ID and any(
        part.startswith(name) for part in (key, key.partition("#")[2])
    )


def _all(index: CaseIndex, field: str) -> Iterator[tuple[str, Told]]:
    for group in index.case.groups:
        yield group.id, _told(_group, index, group)
    for incident in index.case.incidents:
        yield incident.id, _told(_incident, index, incident, field)
    for entity in index.case.entities:
        yield entity.id, _told(_entity, index, entity)
    for document in index.readings:
        yield document, _document_of(index, document)
    for ref in index.claims:
        yield f"{ref.document}#{ref.claim}", _told(_claim, index, ref)


def _told(make: Callable[..., Iterator[str]], *what: object) -> Told:
    return lambda: make(*what)


def _document_of(index: CaseIndex, document: str) -> Told:
    return _told(_document, index, document)


def _source_of(index: CaseIndex, source: SourceProfile) -> Told:
    return _told(_source, index, source)


def _group(index: CaseIndex, group: Group) -> Iterator[str]:
    denied = "Denied: " if group.polarity == "denied" else ""
    yield f"{denied}{group.proposition}"
    yield (
        f"{many(group.reports, 'report')}, {many(group.origins, 'independent origin')}: "
        f"{group.status}. {grading().statuses[group.status]}"
    )
    for reason in group.reasons:
        said = agreement().reasons.get(reason.feature, "{detail}")
        yield f"  {said.format(detail=reason.detail)}"
    yield "What is said, by whom:"
    for ref in group.claims:
        yield f"  {claim_words(index, ref)}"


def _incident(index: CaseIndex, incident: Incident, only: str) -> Iterator[str]:
    yield incident.title
    if only and only not in incident.fields:
        raise CaseError(
            f"{incident.title} has no field {only!r}.",
            f"Its fields are {', '.join(incident.fields)}.",
        )
    if not only:
        told = {ref.document for ref in incident.events}
        yield f"Told by {many(len(told), 'report')}: {_files(index, told)}."
        titles = [index.incidents[row].title for row in incident.follows]
        yield from ([f"Follows: {'; '.join(titles)}."] if titles else [])
        yield from _merged(incident.reasons)
    for name, field in incident.fields.items():
        if only in {"", name}:
            yield from field_lines(index, name, field)


def _merged(reasons: Iterable[Reason]) -> Iterator[str]:
    """Why the tellings were taken as one, each kind of reason once with its strongest."""
    best: dict[str, Reason] = {}
    for reason in reasons:
        held = best.get(reason.feature)
        if held is None or abs(reason.weight) > abs(held.weight):
            best[reason.feature] = reason
    if best:
        yield "Taken as one happening because of, at its strongest:"
    yield from _reasons(best.values())


def _entity(index: CaseIndex, entity: CaseEntity) -> Iterator[str]:
    yield f"{entity.name} ({entity.schema})"
    spelt = [name for name in entity.aliases if name != entity.name]
    yield f"Also spelt: {', '.join(spelt)}." if spelt else "No other spelling."
    documents = {row.document for row in entity.members}
    yield f"One in {many(len(documents), 'report')}: {_files(index, documents)}."
    yield from _reasons(entity.reasons)
    names = {row.id: row.name for row in index.case.entities}
    for row in index.case.proposals:
        if entity.id in {row.left, row.right}:
            other = row.right if row.left == entity.id else row.left
            yield f"May be the same as {names[other]} ({other}), {row.weight:+.1f}; not decided."


def _document(index: CaseIndex, document: str) -> Iterator[str]:
    found = index.readings[document].document
    when = f", {found.published}" if found.published else ""
    yield f"{found.file}: {found.outlet or 'outlet unknown'}{when}"
    rows = [row for row in index.case.lineage if row.document == document]
    if not rows:
        yield "Depends on no other report, as far as can be shown."
    shown: dict[str, list[Reason]] = {}
    for row in rows:
        shown.setdefault(lineage_words(index, row), []).extend(row.reasons)
    for words, reasons in shown.items():
        yield f"{words}:"
        yield from _reasons(reasons)
    later = [row for row in index.case.lineage if row.origin == document]
    yield from dict.fromkeys(f"{lineage_words(index, row)}." for row in later)


def _source(index: CaseIndex, source: SourceProfile) -> Iterator[str]:
    yield f"{source.name}: reliability {source.reliability}"
    told = {"kind": source.kind, "owner": source.owner, "scale": source.scale,
            "interest": source.interest}  # fmt: skip
    yield from (f"  {key}: {value}" for key, value in told.items() if value)
    for document in source.documents:
        yield from _document(index, document)


def _claim(index: CaseIndex, ref: ClaimRef) -> Iterator[str]:
    yield claim_words(index, ref)
    groups = [row for row in index.case.groups if ref in row.claims]
    if not groups:
        yield "Stands in no group: it is rejected, or layout."
    for group in groups:
        yield ""
        yield from _group(index, group)


def _reasons(reasons: Iterable[Reason]) -> Iterator[str]:
    for reason in reasons:
        weight = f" ({reason.weight:+.1f})" if reason.weight else ""
        yield f"  {reason.feature}{weight}: {reason.detail}"


def _files(index: CaseIndex, documents: Iterable[str]) -> str:
    return ", ".join(sorted(index.readings[row].document.file for row in documents))

"""Doers known only by a description who may be the same in several reports (M34, M37).

"Two men on a motorcycle" of one report and "two gunmen" of the next are proposed as one
where they act in the same incident and nothing said of their number parts them. They are
never merged by the machine: a description fits many.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from tahqiq.model.case import CaseEntity, Incident, Proposal, Reason
from tahqiq.model.judgement import Judgement
from tahqiq.model.memory import Memory, no_memory
from tahqiq.model.reading import Reading
from tahqiq.resolve.deeds import noun
from tahqiq.resolve.facts import named_keys
from tahqiq.text.scripts import fold_latin

# One incident makes it likely, one number more so; a noun for gunmen alone says little.
SAME_INCIDENT, SAME_NUMBER, SAME_NOUN = 0.6, 0.9, 0.4
SCHEMAS = frozenset({"Person", "Organization", "LegalEntity"})


@dataclass(frozen=True, slots=True)
class _Doer:
    """Somebody described: the entity, its document and date, how many, by what noun."""

    entity: CaseEntity
    document: str
    published: str
    number: float | None
    noun: str


def described_alike(
    readings: Sequence[Reading],
    entities: Iterable[CaseEntity],
    incidents: Iterable[Incident],
    judgements: Iterable[Judgement] = (),
    memory: Memory | None = None,
) -> tuple[Proposal, ...]:
    """Proposals between described doers of one incident, each to the oldest that fits.

    Args:
        readings: One reading a document.
        entities: The case's entities.
        incidents: The case's incidents, with their events.
        judgements: Those in force; what a person parted is not proposed again.
        memory: What was made of the readings before; it changes no answer.
    """
    parted = {
        frozenset((row.subject, row.object))
        for row in judgements
        if row.kind == "different"
    }
    by_key = {m.key: row for row in entities for m in row.members}
    named = named_keys(readings, memory or no_memory())
    held = {row.document.id: row for row in readings}
    found = []
    for incident in incidents:
        doers = sorted(
            _doers(incident, held, by_key, named),
            key=lambda row: (row.published, row.document, row.entity.id),
        )
        found += _paired(doers, parted)
    once = {(row.left, row.right): row for row in found}
    return tuple(once[key] for key in sorted(once))


def _doers(
    incident: Incident,
    held: Mapping[str, Reading],
    by_key: Mapping[str, CaseEntity],
    named: frozenset[str],
) -> list[_Doer]:
    """The unnamed actors of an incident's events, each once a document."""
    acting: defaultdict[str, set[str]] = defaultdict(set)
    for ref in incident.events:
        for event in held[ref.document].events:
            if event.id == ref.event:
                acting[ref.document] |= {
                    one.entity for one in event.participants
                    if one.role == "actor" and one.entity
                }  # fmt: skip
    found = {}
    for document, keys in acting.items():
        for key in keys:
            entity = by_key.get(f"{document}#{key}")
            known = entity and any(m.key in named for m in entity.members)
            bare = (
                entity and not known and not _of_somebody(entity, held[document], key)
            )
            if entity and bare and entity.schema in SCHEMAS:
                found[document, entity.id] = _doer(entity, held[document], key)
    return list(found.values())


def _of_somebody(entity: CaseEntity, reading: Reading, key: str) -> bool:
    """Whether the description says whose men they are: that is an accusation."""
    named = any(word[:1].isupper() for word in entity.name.split()[1:])
    return (
        named
        or "'" in entity.name
        or any(row.subject == key for row in reading.relations)
    )


def _doer(entity: CaseEntity, reading: Reading, key: str) -> _Doer:
    numbers = {row.low for row in reading.quantities if row.of == key}
    words = fold_latin(entity.name).split()
    return _Doer(
        entity, reading.document.id, reading.document.published or "9999",
        numbers.pop() if len(numbers) == 1 else None, noun(words[-1]) if words else "",
    )  # fmt: skip


def _paired(
    doers: Sequence[_Doer], parted: Collection[frozenset[str | None]]
) -> list[Proposal]:
    """Each doer with the oldest one of another report that it may be."""
    found = []
    for at, later in enumerate(doers):
        fitting = [
            (one, reasons)
            for one in doers[:at]
            if one.document != later.document and one.entity.id != later.entity.id
            if not _parted(one.entity, later.entity, parted)
            if (reasons := _alike(one, later))
        ]
        if fitting:
            first, reasons = fitting[0]
            left, right = sorted((first.entity.id, later.entity.id))
            weight = sum(row.weight for row in reasons)
            found.append(
                Proposal(left=left, right=right, weight=weight, reasons=reasons)
            )
    return found


def _parted(
    left: CaseEntity, right: CaseEntity, parted: Collection[frozenset[str | None]]
) -> bool:
    return any(
        frozenset((one.key, other.key)) in parted
        for one in left.members
        for other in right.members
    )


def _alike(left: _Doer, right: _Doer) -> tuple[Reason, ...]:
    """Why two may be one; nothing where their numbers differ or nothing else is shared."""
    if left.number and right.number and left.number != right.number:
        return ()
    same = "both are said to have acted in the same incident"
    reasons = [Reason(feature="same incident", weight=SAME_INCIDENT, detail=same)]
    if left.number and left.number == right.number:
        reasons.append(
            Reason(feature="number", weight=SAME_NUMBER, detail=f"{left.number:g}")
        )
    if left.noun and left.noun == right.noun:
        names = f"{left.entity.name}, {right.entity.name}"
        reasons.append(Reason(feature="noun", weight=SAME_NOUN, detail=names))
    return tuple(reasons) if len(reasons) > 1 else ()

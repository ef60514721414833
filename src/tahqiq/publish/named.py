"""What is recorded about somebody who is named, and from where: an answer to them (M98)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from tahqiq.model.case import CaseEntity, ClaimRef
from tahqiq.model.lookup import CaseIndex, standing_of
from tahqiq.publish.accusations import accusation
from tahqiq.publish.chains import outlet_name
from tahqiq.publish.claims import ClaimRow, claim_row
from tahqiq.text.folding import fold


@dataclass(frozen=True, slots=True, kw_only=True)
class About:
    """One entity of the case: how it is called, what is said of it, who accuses it.

    `spoken` are claims in which it speaks, `told` those whose words or event it stands
    in. `decisions` are the judgements on any of them.
    """

    id: str
    name: str
    spellings: tuple[str, ...]
    accusations: tuple[str, ...]
    told: tuple[ClaimRow, ...]
    spoken: tuple[ClaimRow, ...]
    decisions: tuple[str, ...]


def about(name: str, index: CaseIndex) -> tuple[About, ...]:
    """Everything recorded about those who bear a name, or an id of the case."""
    return tuple(_about(row, index) for row in index.case.entities if _bears(row, name))


def _bears(entity: CaseEntity, name: str) -> bool:
    wanted = fold(name)
    named = {fold(text) for text in (entity.name, *entity.aliases)}
    return entity.id == name or wanted in named


def _about(entity: CaseEntity, index: CaseIndex) -> About:
    told, spoken = _told(entity, index), _spoken(entity, index)
    refs = dict.fromkeys((*told, *spoken))
    standing = standing_of(index.case)
    rows = {ref: claim_row(ref, index, standing.get(ref, "current")) for ref in refs}
    return About(
        id=entity.id,
        name=entity.name,
        spellings=entity.aliases,
        accusations=tuple(_accused(entity, index)),
        told=tuple(rows[ref] for ref in told if ref not in spoken),
        spoken=tuple(rows[ref] for ref in spoken),
        decisions=tuple(_decisions(entity, refs, index)),
    )


def _told(entity: CaseEntity, index: CaseIndex) -> tuple[ClaimRef, ...]:
    """Claims whose words hold a mention of the entity, or whose event it takes part in."""
    mentions = {(row.document, row.start, row.end) for row in entity.mentions}
    members = {(row.document, row.entity) for row in entity.members}
    found = [
        ref
        for ref, claim in index.claims.items()
        if any(
            document == ref.document and span.start <= start and end <= span.end
            for span in claim.content
            for document, start, end in mentions
        )
        or _takes_part(ref, members, index)
    ]
    return tuple(found)


def _takes_part(ref: ClaimRef, members: set[tuple[str, str]], index: CaseIndex) -> bool:
    events = set(index.claims[ref].events)
    reading = index.readings[ref.document]
    return any(
        (ref.document, part.entity or "") in members
        for event in reading.events
        if event.id in events
        for part in event.participants
    )


def _spoken(entity: CaseEntity, index: CaseIndex) -> tuple[ClaimRef, ...]:
    """Claims whose chain it stands in, as a speaker or as the one who publishes."""
    members = {(row.document, row.entity) for row in entity.members}
    names = {fold(text) for text in (entity.name, *entity.aliases)}
    return tuple(
        ref
        for ref, claim in index.claims.items()
        if fold(outlet_name(ref.document, index)) in names
        or any((ref.document, step.entity or "") in members for step in claim.chain)
    )


def _accused(entity: CaseEntity, index: CaseIndex) -> Iterator[str]:
    for incident in index.case.incidents:
        field = incident.fields.get("perpetrator")
        for value in field.values if field else ():
            if value.entity == entity.id:
                yield f"{incident.title}: {accusation(value, index).text}"


def _decisions(
    entity: CaseEntity, refs: dict[ClaimRef, None], index: CaseIndex
) -> Iterator[str]:
    keys = {f"{ref.document}#{ref.claim}" for ref in refs}
    keys |= {member.key for member in entity.members}
    for row in index.case.judgements:
        if {row.subject, row.object} & keys:
            yield f"{row.at}: {row.kind} {row.subject} by {row.author}: {row.reason}"

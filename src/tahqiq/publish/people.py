"""Who is who: one row a person, body or place, with every spelling and role."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from tahqiq.model.case import CaseEntity, ClaimRef, Reason
from tahqiq.model.lookup import CaseIndex
from tahqiq.model.reading import Relation
from tahqiq.publish.accusations import Accusation, accusation
from tahqiq.publish.chains import outlet_name, speakers
from tahqiq.publish.claims import anchors
from tahqiq.publish.deeds import is_harm
from tahqiq.publish.words import words


@dataclass(frozen=True, slots=True, kw_only=True)
class Tie:
    """A relation to another, always with who says so (M35)."""

    text: str
    says: str
    anchors: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonRow:
    """One entity of the case."""

    id: str
    anchor: str
    name: str
    schema: str
    role: str | None
    is_named: bool
    risks: tuple[str, ...]
    spellings: tuple[tuple[str, int], ...]
    mentions: int
    documents: tuple[str, ...]
    ties: tuple[Tie, ...]
    accusations: tuple[Accusation, ...]
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class MaybeRow:
    """Two entities that may be one; a person decides (M37)."""

    left: str
    right: str
    weight: float
    reasons: tuple[Reason, ...]


def person_rows(index: CaseIndex) -> tuple[PersonRow, ...]:
    """Every entity that a report names, most mentioned first."""
    accused = _accused(index)
    spellings, ties = _spellings(index), _ties(index)
    rows = [
        PersonRow(
            id=row.id,
            anchor=f"entity-{row.id}",
            name=row.name,
            schema=row.schema,
            role=words().roles[row.role] if row.role else None,
            is_named=row.id in index.called,
            risks=tuple(words().risks.get(risk, risk) for risk in row.risk),
            spellings=tuple(spellings.get(row.id, Counter()).most_common()),
            mentions=len(row.mentions),
            documents=_documents(row, index),
            ties=tuple(ties.get(row.id, ())),
            accusations=tuple(accused.get(row.id, ())),
            reasons=row.reasons,
        )
        for row in index.case.entities
    ]
    return tuple(sorted(rows, key=lambda row: (-row.mentions, row.name, row.id)))


def maybe_rows(index: CaseIndex) -> tuple[MaybeRow, ...]:
    """Pairs that wait for a judgement, likeliest first."""
    rows = [
        MaybeRow(
            left=_name(row.left, index),
            right=_name(row.right, index),
            weight=row.weight,
            reasons=row.reasons,
        )
        for row in index.case.proposals
    ]
    return tuple(sorted(rows, key=lambda row: (-row.weight, row.left, row.right)))


def _spellings(index: CaseIndex) -> dict[str, Counter[str]]:
    found: dict[str, Counter[str]] = {}
    for document, reading in index.readings.items():
        for mention in reading.mentions:
            entity = index.entity_of.get((document, mention.entity or ""))
            if entity and mention.kind == "name":
                found.setdefault(entity.id, Counter())[mention.exact] += 1
    return found


def _ties(index: CaseIndex) -> dict[str, list[Tie]]:
    """Relations by their subject; what several say is one tie with all of them."""
    found: dict[tuple[str, str], list[ClaimRef]] = {}
    for document, reading in index.readings.items():
        for row in reading.relations:
            subject = index.entity_of.get((document, row.subject))
            ref = ClaimRef(document=document, claim=row.claim)
            if subject and ref in index.claims:
                text = _tie_text(row, document, index)
                found.setdefault((subject.id, text), []).append(ref)
    ties: dict[str, list[Tie]] = {}
    for (key, text), refs in found.items():
        says, own = speakers(refs, index, most=3), anchors(refs, index)
        ties.setdefault(key, []).append(Tie(text=text, says=says, anchors=own))
    return ties


def _tie_text(row: Relation, document: str, index: CaseIndex) -> str:
    former = "formerly " if row.former and row.type != "former-role" else ""
    denied = index.claims[ClaimRef(document=document, claim=row.claim)].polarity
    other = index.named(document, row.object) or row.object
    text = f"{former}{words().relations[row.type]} {other}"
    return f"Denied: {text}" if denied == "denied" else text


def _accused(index: CaseIndex) -> dict[str, list[Accusation]]:
    """Accusations by the one accused, each with its accuser and any answer (M109)."""
    found: dict[str, list[Accusation]] = {}
    for incident in index.case.incidents:
        field = incident.fields.get("perpetrator") if is_harm(incident, index) else None
        for value in field.values if field else ():
            if value.entity:
                found.setdefault(value.entity, []).append(accusation(value, index))
    return found


def _documents(row: CaseEntity, index: CaseIndex) -> tuple[str, ...]:
    keys = dict.fromkeys(mention.document for mention in row.mentions)
    return tuple(dict.fromkeys(outlet_name(key, index) for key in keys))


def _name(key: str, index: CaseIndex) -> str:
    return index.entities[key].name if key in index.entities else key

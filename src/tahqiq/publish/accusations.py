"""Who names whom: never without the accuser, the firmness and any answer (M109)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from tahqiq.model.case import CaseEntity, ClaimRef, FieldValue, Incident
from tahqiq.model.lookup import CaseIndex
from tahqiq.publish.chains import speaker_text, speakers
from tahqiq.publish.incidents import anchors
from tahqiq.publish.words import listed, words


@dataclass(frozen=True, slots=True, kw_only=True)
class Accusation:
    """One value of who is said to have done it, in one sentence with its answers."""

    accused: str
    accuser: str
    confidence: str
    standing: str
    answer: str
    text: str
    anchors: tuple[str, ...]


def named_entities(index: CaseIndex) -> frozenset[str]:
    """Entities that some report calls by a name, and not by a description only."""
    found = set()
    for document, reading in index.readings.items():
        for mention in reading.mentions:
            entity = index.entity_of.get((document, mention.entity or ""))
            if entity and mention.kind == "name":
                found.add(entity.id)
    return frozenset(found)


def accusations(incident: Incident, index: CaseIndex) -> tuple[Accusation, ...]:
    """Every named answer to who did it, in the order of the record."""
    field = incident.fields.get("perpetrator")
    named = named_entities(index)
    return tuple(
        accusation(value, index)
        for value in (field.values if field else ())
        if value.entity in named
    )


def accusation(value: FieldValue, index: CaseIndex) -> Accusation:
    """One accusation as a sentence that cannot be cut from its accuser."""
    entity = index.entities.get(value.entity or "")
    accused = entity.name if entity else value.entity or "somebody not named"
    accuser = speakers(value.claims, index) or "a source not stated"
    confidence = words().confidences.get(value.confidence or "", "named")
    answer = answer_text(value.claims, accused, entity, index)
    gone = {"withdrawn": "This was withdrawn. ", "superseded": "This was superseded. "}
    return Accusation(
        accused=accused,
        accuser=accuser,
        confidence=value.confidence or "",
        standing=value.standing,
        answer=answer,
        text=(
            f"{accused}: {confidence}, according to {accuser}. "
            f"{gone.get(value.standing, '')}{answer}"
        ),
        anchors=anchors(value.claims, index) + _denial_anchors(value.claims, index),
    )


def answer_text(
    refs: tuple[ClaimRef, ...],
    accused: str,
    entity: CaseEntity | None,
    index: CaseIndex,
) -> str:
    """Who denies it, or that no denial was found in what was read."""
    deniers = [
        speaker_text(index.claims[ref], ref.document, index)
        for ref in denials(refs, index)
    ]
    own = any(_is_own(ref, entity, index) for ref in denials(refs, index))
    if deniers:
        other = "" if own else f" No answer by {accused} itself was found."
        return f"Denied by {listed(deniers)}.{other}"
    return f"No answer by {accused} was found in the reports read."


def denials(refs: tuple[ClaimRef, ...], index: CaseIndex) -> tuple[ClaimRef, ...]:
    """Claims that deny any of these, or any that states the same as one of these."""
    same = {
        other
        for ref in refs
        for group in index.groups_of.get(ref, ())
        for other in group.claims
    }
    found = dict.fromkeys(
        link.claim
        for ref in sorted(same | set(refs))
        for link in index.links_to.get(ref, ())
        if link.type == "denies" and link.claim in index.claims
    )
    return tuple(found)


def _denial_anchors(refs: tuple[ClaimRef, ...], index: CaseIndex) -> tuple[str, ...]:
    return anchors(denials(refs, index), index)


def _is_own(ref: ClaimRef, entity: CaseEntity | None, index: CaseIndex) -> bool:
    last = index.claims[ref].chain[-1]
    speaker = index.entity_of.get((ref.document, last.entity or ""))
    if entity is None or speaker is None:
        return False
    return speaker.id == entity.id


def accused_ids(index: CaseIndex) -> Iterator[str]:
    """Entities that any claim puts forward as the doer of any incident."""
    for incident in index.case.incidents:
        field = incident.fields.get("perpetrator")
        for value in field.values if field else ():
            if value.entity:
                yield value.entity

"""Who names whom: never without the accuser, the firmness and any answer (M109)."""

from __future__ import annotations

from dataclasses import dataclass

from tahqiq.model.case import FieldValue, Incident
from tahqiq.model.lookup import CaseIndex
from tahqiq.publish.chains import speakers
from tahqiq.publish.claims import anchors
from tahqiq.publish.denials import answer_text, denials
from tahqiq.publish.words import words


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


def accusations(incident: Incident, index: CaseIndex) -> tuple[Accusation, ...]:
    """Every answer to who did it that points at somebody, in the order of the record.

    Those who are accused or suspected are listed however they are called; doers told as
    fact only by name, for "four gunmen" accuse nobody.
    """
    field = incident.fields.get("perpetrator")
    named = index.called
    return tuple(
        accusation(value, index)
        for value in (field.values if field else ())
        if value.entity in named or value.confidence != "REPORTED AS FACT"
    )


def accusation(value: FieldValue, index: CaseIndex) -> Accusation:
    """One accusation as a sentence that cannot be cut from its accuser."""
    entity = index.entities.get(value.entity or "")
    accused = entity.name if entity else value.entity or "somebody not named"
    accuser = speakers(value.claims, index) or "a source not stated"
    confidence = words().confidences.get(value.confidence or "", "named")
    answers = denials(value.claims, index)
    answer = answer_text(value, index)
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
        anchors=(*anchors(value.claims, index), *anchors(answers, index)),
    )

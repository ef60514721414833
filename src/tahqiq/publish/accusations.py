"""Who names whom: never without the accuser, the firmness and any answer (M109)."""

from __future__ import annotations

from dataclasses import dataclass

from tahqiq.model.case import FieldValue, Incident
from tahqiq.model.lookup import CaseIndex
from tahqiq.publish.chains import speakers
from tahqiq.publish.claims import anchors
from tahqiq.publish.denials import accused_name, answer_text, denials
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
    shown = [
        value
        for value in (field.values if field else ())
        if value.entity in named or value.confidence != "REPORTED AS FACT"
    ]
    return tuple(
        accusation(value, index)
        for value in shown
        if not any(_is_narrower(other, value, index) for other in shown)
    )


def _is_narrower(one: FieldValue, other: FieldValue, index: CaseIndex) -> bool:
    """Whether the same words name some of a body: "members of X" are not X (M33)."""
    body = index.entities.get(other.entity or "")
    same = one.claims == other.claims and one.confidence == other.confidence
    named = body is not None and (one.value or "").endswith(f" of {body.name}")
    return one is not other and same and named


def accusation(value: FieldValue, index: CaseIndex) -> Accusation:
    """One accusation as a sentence that cannot be cut from its accuser."""
    accused = accused_name(value, index)
    accuser = speakers(value.claims, index) or "a source not stated"
    confidence = words().confidences.get(value.confidence or "", "named")
    answers = denials(value.claims, index)
    owned = value.confidence == "CLAIMED OR ADMITTED" and not answers
    answer = "" if owned else answer_text(value, index)
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
        ).strip(),
        anchors=(*anchors(value.claims, index), *anchors(answers, index)),
    )

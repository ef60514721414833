"""Readings as people have judged them: rejected claims out, edited ones as edited.

The reading itself never changes; what a case is computed from is this view (rule 6).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

import msgspec

from tahqiq.errors import ContractError, JudgementError
from tahqiq.model.codec import decode
from tahqiq.model.describing import described
from tahqiq.model.handmade import with_added
from tahqiq.model.judgement import Judgement
from tahqiq.model.reading import Claim, Event, Reading

EDITABLE = frozenset({"proposition", "certainty", "polarity", "chain", "factuality"})


def reviewed(
    readings: Iterable[Reading], judgements: Sequence[Judgement]
) -> tuple[Reading, ...]:
    """The readings with standing claim judgements applied: added, edited, rejected.

    Args:
        readings: As read.
        judgements: Those in force.
    """
    readings = described(with_added(readings, judgements), judgements)
    rejected = {row.subject for row in judgements if row.kind == "reject"}
    edited = {row.subject: row for row in judgements if row.kind == "edit"}
    if not rejected and not edited:
        return tuple(readings)
    return tuple(_applied(reading, rejected, edited) for reading in readings)


def _applied(
    reading: Reading, rejected: set[str], edited: dict[str, Judgement]
) -> Reading:
    document = reading.document.id
    gone = {c.id for c in reading.claims if f"{document}#{c.id}" in rejected}
    changed = {c.id for c in reading.claims if f"{document}#{c.id}" in edited}
    if not gone and not changed:
        return reading
    return replace(
        reading,
        claims=tuple(
            edit(claim, edited[f"{document}#{claim.id}"])
            if claim.id in changed
            else claim
            for claim in reading.claims
            if claim.id not in gone
        ),
        events=tuple(_events(reading.events, reading.claims, gone)),
        relations=tuple(row for row in reading.relations if row.claim not in gone),
        links=tuple(
            row
            for row in reading.links
            if row.claim not in gone and row.target not in gone
        ),
    )


def _events(
    events: Iterable[Event], claims: Iterable[Claim], gone: set[str]
) -> Iterable[Event]:
    """Events some standing claim still carries, with the participants it puts there."""
    carried = {v for c in claims if c.id not in gone for v in c.events}
    lost = {v for c in claims if c.id in gone for v in c.events} - carried
    for event in events:
        if event.id in lost:
            continue
        parts = [
            replace(part, claims=tuple(c for c in part.claims if c not in gone))
            for part in event.participants
            if not part.claims or set(part.claims) - gone
        ]
        yield replace(event, participants=tuple(parts))


def edit(claim: Claim, judgement: Judgement) -> Claim:
    """The claim with the keys of an edit changed.

    Raises:
        JudgementError: The edit is no JSON object, or changes what may not change.
    """
    return edit_of(claim, judgement.value, judgement.subject)


def edit_of(claim: Claim, value: str | None, name: str) -> Claim:
    """The claim with what a JSON object says changed; `name` is for the message.

    Raises:
        JudgementError: It is no JSON object, or changes what may not change.
    """
    try:
        raw: Any = decode(value or "")
    except ContractError:
        raw = None
    if not isinstance(raw, dict) or not raw or not raw.keys() <= EDITABLE:
        allowed = ", ".join(sorted(EDITABLE))
        raise JudgementError(
            f"the edit of {name} is not a JSON object of {allowed}.",
            'Say it as {"certainty": "alleged"}. Its words stay the source\'s: reject '
            "the claim and add another instead.",
        )
    record = {**msgspec.to_builtins(claim), **raw}
    try:
        return msgspec.convert(record, Claim)
    except msgspec.ValidationError as error:
        raise JudgementError(f"the edit of {name}: {error}.") from error

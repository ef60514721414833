"""Who a doer is whom a claim has: a name, the men of a body, those known only by a chief (M33)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tahqiq.corroborate.ground import Ground
from tahqiq.corroborate.vocabulary import agreement, small, source_words
from tahqiq.model.case import CaseEntity, ClaimRef
from tahqiq.model.reading import Mention, Participant

BELONGING = re.compile(
    r"\s+(?:of|from|belonging to|loyal to)\s+(?:the\s+)?", re.IGNORECASE
)
THEIRS = "~"  # marks those known only as somebody's: his men, its fighters
ACTING = frozenset({"Person", "Organization", "PublicBody", "Company", "LegalEntity"})


def doer_of(
    ground: Ground, ref: ClaimRef, one: Participant
) -> Iterator[tuple[str, str]]:
    """What the doer is known by in the case, and the entity the claim itself has."""
    mentions = ground.reading(ref.document).mentions
    outer = next((row for row in mentions if row.id == one.mention), None)
    entity = ground.entity(ref.document, one.entity)
    if outer:
        entity = ground.mentioned(ref, outer)
    none = outer is not None and outer.exact.partition(" ")[0].lower() in small(
        "nobody"
    )
    if entity and entity.id in ground.named and not none:
        yield entity.id, entity.id
    elif entity and outer and (whose := _speakers_own(ground, ref, outer)):
        own = whose.id if set(outer.exact.lower().split()) & _forces() else ""
        yield own or f"{THEIRS}{whose.id}", own or entity.id
    elif entity and outer:
        for inner, span in named_inside(ground, ref.document, outer):
            yield from known_by(ground, ref, span, inner)
        for chief in _served(ground, ref.document, one.entity):
            yield f"{THEIRS}{chief.id}", entity.id


def _speakers_own(ground: Ground, ref: ClaimRef, outer: Mention) -> CaseEntity | None:
    """The body that says so of its own: "the brigade writes that its gunners fired"."""
    begins = outer.start == ground.claim(ref).content[0].start
    owned = outer.exact.partition(" ")[0].lower() in small("theirs")
    step = ground.claim(ref).chain[-1]
    body = ground.entity(ref.document, step.entity)
    if not (begins and owned and body) or step.kind != "named":
        return None
    return body if body.schema in source_words().bodies else None


def _served(ground: Ground, document: str, entity: str | None) -> Iterator[CaseEntity]:
    """Whom an unnamed doer is said to serve: "men" who work for X, fighters of Y."""
    for row in ground.reading(document).relations:
        if row.subject == entity and row.type in source_words().serves:
            chief = ground.entity(document, row.object)
            if chief and chief.id in ground.named:
                yield chief


def named_inside(
    ground: Ground, document: str, outer: Mention
) -> Iterator[tuple[CaseEntity, tuple[int, int]]]:
    """Named entities inside a mention, or right after it: the X of "men of X"."""
    reading = ground.reading(document)
    after = BELONGING.match(reading.document.text, outer.end)
    for row in reading.mentions:
        within = (
            outer.start <= row.start and row.end <= outer.end and row.id != outer.id
        )
        beside = after is not None and row.start <= after.end() <= row.end
        if within or (beside and row.kind == "name" and row.start > outer.end):
            entity = ground.entity(document, row.entity)
            if entity and entity.schema in ACTING and entity.id in ground.named:
                yield entity, (row.start, row.end)


def known_by(
    ground: Ground, ref: ClaimRef, span: tuple[int, int], entity: CaseEntity
) -> Iterator[tuple[str, str]]:
    """The entity, or those who are only known as its men.

    The men of a body act for it; the men of a person are not that person (M33).
    """
    outer = _around(ground, ref, span)
    whole = ground.entity(ref.document, outer.entity) if outer else None
    if outer is None or whole is None or whole.id == entity.id:
        yield entity.id, entity.id
        return
    acts_for = set(outer.exact.lower().split()) & _forces()
    if entity.schema != "Person" and acts_for:
        yield entity.id, entity.id
    else:
        yield f"{THEIRS}{entity.id}", whole.id


def _around(ground: Ground, ref: ClaimRef, span: tuple[int, int]) -> Mention | None:
    """The widest mention around a name."""
    found = [
        row
        for row in ground.reading(ref.document).mentions
        if row.start <= span[0] and span[1] <= row.end and (row.start, row.end) != span
    ]
    return max(found, key=lambda row: row.end - row.start, default=None)


def _forces() -> frozenset[str]:
    return frozenset(agreement().forces)

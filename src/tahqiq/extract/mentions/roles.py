"""What part people play in a report, and what care that asks for (M102)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from tahqiq.extract.lexicon.word_classes import word_classes
from tahqiq.model.reading import Claim, Entity, EntityRole, Event

HARM = {"ASSAULT", "COERCE"}
BODIES = {"Person", "Organization", "LegalEntity", "PublicBody", "Company"}
ORDER: tuple[EntityRole, ...] = (
    "victim", "suspect", "minor", "witness", "source", "public-figure", "bystander",
)  # fmt: skip
DONE = {"actual", "attempted", "threatened"}


def with_roles(  # noqa: C901 - one line a construction
    entities: Sequence[Entity], events: Sequence[Event], claims: Iterable[Claim]
) -> tuple[Entity, ...]:
    """The entities with their role and risk flags.

    Who is harmed is a victim before anything else; who is said to have harmed is a
    suspect; who speaks is a source, and an unnamed one is flagged for redaction.
    """
    roles: dict[str, set[EntityRole]] = defaultdict(set)
    risks: dict[str, set[str]] = defaultdict(set)
    for event in events:
        if event.type in HARM and event.realis in DONE and event.stage is None:
            for part in event.participants:
                if part.entity is not None:
                    _harm(part.role, part.entity, roles)
    for claim in claims:
        for step in claim.chain[1:]:
            if step.entity is not None and step.kind in {
                "named",
                "unnamed",
                "collective",
            }:
                roles[step.entity].add("source")
                if step.kind == "unnamed":
                    risks[step.entity].add("unnamed-source")
    return tuple(
        _settled(entity, roles[entity.id], risks[entity.id]) for entity in entities
    )


def _harm(part: str, entity: str, roles: dict[str, set[EntityRole]]) -> None:
    if part == "recipient":
        roles[entity].add("victim")
    elif part == "actor":
        roles[entity].add("suspect")


def _settled(entity: Entity, found: set[EntityRole], risks: set[str]) -> Entity:
    if entity.schema not in BODIES:
        return entity
    if set(entity.name.lower().split()) & word_classes().onlookers:
        found.add("witness")
    if entity.role is not None:
        found.add(entity.role)
    if "minor" in entity.risk:
        found.add("minor")
    if entity.schema != "Person":
        found.discard("victim")
    role = next((role for role in ORDER if role in found), None)
    return replace(entity, role=role, risk=tuple(sorted({*entity.risk, *risks})))

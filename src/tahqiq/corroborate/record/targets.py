"""Whom and what an incident befell, and of which class they are (M95)."""

from __future__ import annotations

from collections.abc import Iterator

from tahqiq.codebook.record import classes_in, record_words
from tahqiq.corroborate.record.classes import category_of
from tahqiq.corroborate.record.scene import Rows, Scene, field_from, mentions_of, rows
from tahqiq.corroborate.vocabulary import source_words
from tahqiq.model.case import CaseEntity, ClaimRef, Field


def target_fields(scene: Scene) -> Iterator[tuple[str, Field | None]]:
    """The targets by name or description, and their classes."""
    targets, kinds, entities = rows(), rows(), dict[str, str]()
    for document, key, entity, refs in befallen(scene):
        if _is_target(scene, entity):
            targets[entity.name] += refs
            entities[entity.name] = entity.id
        for kind in kinds_of(scene, document, key, entity):
            kinds[kind] += refs
    yield "target", field_from(scene, "target", targets, entities)
    yield "target_type", field_from(scene, "target_type", _telling(kinds))


def _is_target(scene: Scene, entity: CaseEntity) -> bool:
    """Whether it is a body, a thing, somebody named or a group of a kind.

    One who is described is a victim; "two people" and "him" say nobody.
    """
    if entity.schema != "Person" or entity.id in scene.ground.named:
        return True
    words = [word for word in entity.name.lower().split(" of ")[-1].split() if word]
    one = words[0] in {"a", "an", "one"} or words[0] in source_words().own
    noun = words[-1]
    pronoun = len(words) == 1 and noun in record_words().male | record_words().female
    return not one and not pronoun and bool(category_of(noun))


def befallen(
    scene: Scene,
) -> Iterator[tuple[str, str, CaseEntity, list[ClaimRef]]]:
    """Recipients of the events: document, its entity, the case's, the claims."""
    for row in scene.happened:
        for part in row.event.participants:
            entity = scene.ground.entity(row.document, part.entity)
            if part.role == "recipient" and part.entity and entity:
                own = [ref for ref in row.claims if ref.claim in part.claims]
                if own or row.claims:
                    yield row.document, part.entity, entity, own or list(row.claims)


def kinds_of(
    scene: Scene, document: str, key: str, entity: CaseEntity
) -> tuple[str, ...]:
    """The classes that the words for somebody say, the general ones only if alone."""
    words = record_words()
    told = [
        row.exact
        for row in mentions_of(scene.ground, document).get(key, ())
        if row.kind == "nominal"
    ]
    named = entity.name if entity.schema != "Person" or not told else ""
    found = classes_in(words.target_types, " ; ".join((named, *told)))
    special = tuple(kind for kind in found if kind not in words.general)
    return special or found


def _telling(kinds: Rows) -> Rows:
    """Without the general classes where the same claims say a special one."""
    general = record_words().general
    special = {
        ref for kind, refs in kinds.items() if kind not in general for ref in refs
    }
    for kind in general & set(kinds):
        kinds[kind] = [ref for ref in kinds[kind] if ref not in special]
    return kinds

"""Incidents: event mentions of all documents gathered into happenings (M45)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from tahqiq.model.case import CaseEntity, Incident
from tahqiq.model.ids import content_id
from tahqiq.model.judgement import Judgement, standing
from tahqiq.model.memory import Kept, Memory, no_memory
from tahqiq.model.reading import Reading
from tahqiq.resolve.clusters import Clusters
from tahqiq.resolve.facts import Cast, facts_of, named_keys, people_of
from tahqiq.resolve.follow_ups import follow_ups
from tahqiq.resolve.gathering import Gathering
from tahqiq.resolve.headline import headline
from tahqiq.resolve.survivors import Fates, fates_in, living
from tahqiq.resolve.telling import Telling, telling_of
from tahqiq.resolve.wordings import wordings


def resolve_incidents(
    readings: Sequence[Reading],
    entities: Sequence[CaseEntity],
    judgements: Sequence[Judgement] = (),
    memory: Memory | None = None,
) -> tuple[Incident, ...]:
    """The happenings the readings tell of, each with its event mentions.

    Negated, hypothetical and generic events belong to none, nor do summaries of many
    (M25, M54, M55). Follow-ups are incidents of their own. The order of readings makes
    no difference; judgements are never overruled.

    Args:
        readings: One reading a document.
        entities: The case's entities, from `resolve_entities`.
        judgements: Any judgements; those not in force or about other things are ignored.
        memory: What was made of the readings before; it changes no answer.

    Returns:
        Incidents without their fields, which corroboration fills.
    """
    memory = memory or no_memory()
    tellings = _tellings(readings, entities, memory)
    clusters = Clusters(sorted(tellings))
    _judge(clusters, judgements, tellings)
    gathering = Gathering(clusters, tellings, memory)
    gathering.within()
    texts = {row.document.id: row.document.text for row in readings}
    gathering.across(wordings(texts, memory))
    return _incidents(gathering, {entity.id: entity.name for entity in entities})


def _tellings(
    readings: Sequence[Reading], entities: Sequence[CaseEntity], memory: Memory
) -> dict[str, Telling]:
    """What every event that is a happening says, by ``document#event``."""
    people = people_of(entities, named_keys(readings, memory))
    casts = {
        row.document.id: Cast(row, people.get(row.document.id, {})) for row in readings
    }
    fates: Kept[Cast, Fates] = memory.kept("fates")
    alive = living(fates.of(key, cast, fates_in) for key, cast in casts.items())
    told: Kept[Cast, Mapping[str, Telling]] = memory.kept("tellings")
    found: dict[str, Telling] = {}
    for document, cast in casts.items():
        here = alive & {who.id for who in cast.people.values()}
        found |= told.of(document, cast._replace(living=here), _told_in)
    return found


def _told_in(cast: Cast) -> Mapping[str, Telling]:
    facts = facts_of(cast)
    return {
        f"{cast.reading.document.id}#{event.id}": telling
        for event in cast.reading.events
        if (telling := telling_of(event, cast, facts))
    }


def _judge(
    clusters: Clusters, judgements: Iterable[Judgement], tellings: Mapping[str, Telling]
) -> None:
    """What people decided: first what is another happening, then what is the same."""
    rows = [
        row for row in standing(judgements)
        if row.object and {row.subject, row.object} <= set(tellings)
    ]  # fmt: skip
    for row in rows:
        if row.kind == "other-incident" and row.object:
            clusters.keep_apart(row.subject, row.object)
    for row in rows:
        if row.kind == "same-incident" and row.object:
            clusters.join(row.subject, row.object)


def _incidents(gathering: Gathering, names: Mapping[str, str]) -> tuple[Incident, ...]:
    """The groups worth a record, in order of their smallest event."""
    kept = {k: t for k, t in sorted(gathering.groups.items()) if t.recordable}
    ids = {key: content_id("i", key) for key in kept}
    links = follow_ups(kept)
    return tuple(
        Incident(
            id=ids[key],
            title=headline(telling, names),
            type=min(telling.types, key=lambda t: (-telling.types[t], t), default=None),
            events=tuple(sorted(telling.events)),
            follows=tuple(sorted(ids[other] for other in links.get(key, ()))),
            reasons=tuple(gathering.why.get(key, ())),
        )
        for key, telling in kept.items()
    )

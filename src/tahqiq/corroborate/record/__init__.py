"""The incident record: every field of the merged codebook, drawn from claims (M95, M113).

What no claim gives is left out here; `codebook.record.full_record` says for each such
field whether it was looked for, and why it is empty.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from tahqiq.codebook.record import is_asked
from tahqiq.corroborate.circumstances import Told, told_events
from tahqiq.corroborate.corrections import Corrections
from tahqiq.corroborate.origins import Standing, origins
from tahqiq.corroborate.record.classes import class_fields
from tahqiq.corroborate.record.deed import deed_fields
from tahqiq.corroborate.record.doers import doer_fields
from tahqiq.corroborate.record.inclusion import inclusion_field
from tahqiq.corroborate.record.persons import killed_by_name, victims_of
from tahqiq.corroborate.record.scene import Scene
from tahqiq.corroborate.record.sequel import counted_fields, sequel_fields
from tahqiq.corroborate.record.sourcing import source_fields
from tahqiq.corroborate.record.targets import target_fields
from tahqiq.corroborate.record.whereabouts import where_fields
from tahqiq.corroborate.status import Graded
from tahqiq.model.case import CaseLink, ClaimRef, Field, Incident

__all__ = ["with_records"]

UNKNOWN = Field(state="unknown")


def with_records(
    standing: Standing,
    corrections: Corrections,
    incidents: Sequence[Incident],
    graded: Mapping[str, Sequence[Graded]],
    links: Iterable[CaseLink],
) -> tuple[Incident, ...]:
    """The incidents with every field of the record that claims give a value.

    Args:
        standing: What each claim stands on.
        corrections: What was taken back.
        incidents: With the fields of case-1.
        graded: The propositions of each incident.
        links: Claims about claims: the denials among them.
    """
    told = {row.id: _told(standing, row) for row in incidents}
    counted = {row.id: row for row in incidents}
    for (
        row
    ) in incidents:  # an arrest counts its detained before the deed looks for them
        scene = Scene(standing, corrections, row, told[row.id],
                      tuple(graded.get(row.id, ())), (), (), {})  # fmt: skip
        counted[row.id] = _with(row, counted_fields(scene))
    before, after = _neighbours(counted, told)
    denials = _denials(standing, links)
    return tuple(
        _supported(standing, _recorded(
            Scene(standing, corrections, counted[row.id], told[row.id],
                  tuple(graded.get(row.id, ())), after[row.id], before[row.id], denials)
        ))
        for row in incidents
    )  # fmt: skip


Near = dict[str, tuple[tuple[Incident, tuple[Told, ...]], ...]]


def _neighbours(
    incidents: Mapping[str, Incident], told: Mapping[str, tuple[Told, ...]]
) -> tuple[Near, Near]:
    """What each incident follows on, and what follows on it."""
    before: defaultdict[str, list[str]] = defaultdict(list)
    after: defaultdict[str, list[str]] = defaultdict(list)
    for row in incidents.values():
        for key in row.follows:
            if key in incidents:
                before[row.id].append(key)
                after[key].append(row.id)

    def near(found: Mapping[str, list[str]]) -> Near:
        return {
            key: tuple(
                (incidents[one], told[one]) for one in sorted(found.get(key, ()))
            )
            for key in incidents
        }

    return near(before), near(after)


def _told(standing: Standing, incident: Incident) -> tuple[Told, ...]:
    rows = told_events(standing.ground, incident)
    return tuple(row for row in rows if row.claims)


def _recorded(scene: Scene) -> Incident:
    if not scene.told:
        return scene.incident
    made = _with(scene.incident, _fields(scene))
    victims = victims_of(scene)
    if is_asked("killed", made) and not made.fields.get("killed", UNKNOWN).values:
        named = killed_by_name(scene, victims)
        made = _with(made, [("killed", named)])
    return replace(made, victims=victims)


def _fields(scene: Scene) -> Iterator[tuple[str, Field | None]]:
    yield "inclusion", inclusion_field(scene)
    yield from deed_fields(scene)
    yield from where_fields(scene)
    yield from target_fields(scene)
    yield from doer_fields(scene)
    yield from class_fields(scene)
    yield from sequel_fields(scene)
    yield from source_fields(scene)


def _with(incident: Incident, rows: Iterable[tuple[str, Field | None]]) -> Incident:
    """The incident with the fields that are asked of its kind and that have a value."""
    found = {name: row for name, row in rows if row and is_asked(name, incident)}
    return replace(incident, fields={**incident.fields, **found})


def _supported(standing: Standing, incident: Incident) -> Incident:
    """Every field with the origins behind what stands in it (M60)."""
    return replace(
        incident,
        fields={
            name: row if row.origins is not None else _counted(standing, row)
            for name, row in incident.fields.items()
        },
    )


def _counted(standing: Standing, field: Field) -> Field:
    refs = {
        ref
        for row in field.values
        if row.standing in {"current", "copy"}
        for ref in row.claims
    }
    return replace(field, origins=origins(standing, refs).count) if refs else field


def _denials(
    standing: Standing, links: Iterable[CaseLink]
) -> Mapping[ClaimRef, tuple[ClaimRef, ...]]:
    """The claims that deny each claim, of the same or of another report."""
    found: defaultdict[ClaimRef, list[ClaimRef]] = defaultdict(list)
    for link in (*standing.ground.index.links, *links):
        if link.type == "denies" and link.claim in standing.stands:
            found[link.target].append(link.claim)
    return {target: tuple(sorted(set(refs))) for target, refs in found.items()}

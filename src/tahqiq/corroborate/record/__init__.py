"""The incident record: every field of the merged codebook, drawn from claims (M95, M113).

What no claim gives is left out here; `codebook.record.full_record` says for each such
field whether it was looked for, and why it is empty.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial

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
from tahqiq.corroborate.watching import Watching
from tahqiq.model.case import CaseLink, ClaimRef, Field, Incident

__all__ = ["with_records"]

UNKNOWN = Field(state="unknown")


def with_records(
    standing: Standing,
    watching: Watching,
    incidents: Sequence[Incident],
    graded: Mapping[str, Sequence[Graded]],
    links: Iterable[CaseLink],
) -> tuple[Incident, ...]:
    """The incidents with every field of the record that claims give a value.

    Args:
        standing: What each claim stands on.
        watching: Makes what has to be made of them anew.
        incidents: With the fields of case-1.
        graded: The propositions of each incident.
        links: Claims about claims: the denials among them.
    """
    denials = watching.table("denials", _denials(standing, links))
    rated = {row.id: tuple(graded.get(row.id, ())) for row in incidents}
    told = {
        row.id: watching.of("told", row.id, row, partial(_told, incident=row))
        for row in incidents
    }
    counted = {  # an arrest counts its detained before the deed looks for them
        row.id: watching.of(
            "counted", row.id, (row, told[row.id], rated[row.id]),
            partial(_figured, row, told[row.id], rated[row.id]),
        )
        for row in incidents
    }  # fmt: skip
    before, after = _neighbours(counted, told)
    found = []
    for row in incidents:
        given = (
            counted[row.id],
            told[row.id],
            rated[row.id],
            after[row.id],
            before[row.id],
        )
        found.append(
            watching.of("records", row.id, given, partial(_whole, given, denials))
        )  # fmt: skip
    return tuple(found)


Parts = tuple[
    Incident, tuple[Told, ...], tuple[Graded, ...],
    "tuple[tuple[Incident, tuple[Told, ...]], ...]",
    "tuple[tuple[Incident, tuple[Told, ...]], ...]",
]  # fmt: skip


def _figured(
    incident: Incident, told: tuple[Told, ...], graded: tuple[Graded, ...],
    standing: Standing, corrections: Corrections,
) -> Incident:  # fmt: skip
    scene = Scene(standing, corrections, incident, told, graded, (), (), {})
    return _with(incident, counted_fields(scene))


def _whole(
    given: Parts, denials: Mapping[ClaimRef, tuple[ClaimRef, ...]],
    standing: Standing, corrections: Corrections,
) -> Incident:  # fmt: skip
    scene = Scene(standing, corrections, *given, denials)
    return _supported(standing, _recorded(scene))


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


def _told(standing: Standing, _: Corrections, incident: Incident) -> tuple[Told, ...]:
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

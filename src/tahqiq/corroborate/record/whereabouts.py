"""Where: the country, division, town and site of an incident, and how precisely (M49)."""

from __future__ import annotations

from collections.abc import Iterator

from tahqiq.codebook.case_places import located
from tahqiq.codebook.gazetteer import Located
from tahqiq.codebook.nations import country_name
from tahqiq.corroborate.record.scene import Rows, Scene, field_from, rows
from tahqiq.corroborate.vocabulary import agreement
from tahqiq.model.case import CaseEntity, ClaimRef, Field
from tahqiq.text.folding import fold

LEVELS = {
    "country": "country", "region": "region", "division": "region", "city": "town",
    "quarter": "site",
}  # fmt: skip


def where_fields(scene: Scene) -> Iterator[tuple[str, Field | None]]:
    """The levels of the place, each by the claims that give it."""
    levels = {name: rows() for name in ("country", "region", "town", "site")}
    areas: list[tuple[Located, list[ClaimRef]]] = []
    for entity, refs in _named(scene):
        area = located(entity, scene.ground.index.case.settings.places)
        if area is not None:
            areas.append((area, refs))
            levels[LEVELS[area.kind]][area.name] += refs
            _above(scene, area, refs, levels)
        elif _is_site(entity.name):
            levels["site"][entity.name] += refs
    for name, found in levels.items():
        yield name, field_from(scene, name, found)
    yield "geo_precision", _precision(scene, areas)


def _named(scene: Scene) -> Iterator[tuple[CaseEntity, list[ClaimRef]]]:
    """The places that claims give, and those they say these lie in."""
    given: dict[str, list[ClaimRef]] = {}
    for row in scene.happened:
        entity = scene.ground.entity(row.document, row.event.place)
        if entity:
            given.setdefault(entity.id, []).extend(row.claims)
            for outer, ref in _around(scene, row.document, entity):
                given.setdefault(outer.id, []).append(ref)
    for key in sorted(given):
        refs = sorted(set(given[key]))
        if refs:
            yield scene.ground.index.entities[key], refs


def _around(
    scene: Scene, document: str, inner: CaseEntity
) -> Iterator[tuple[CaseEntity, ClaimRef]]:
    """Wider places in which a claim of the same report says that a place lies."""
    for row in scene.ground.reading(document).relations:
        subject = scene.ground.entity(document, row.subject)
        if row.type == "located-in" and subject is inner and not row.former:
            outer = scene.ground.entity(document, row.object)
            ref = ClaimRef(document=document, claim=row.claim)
            if outer and ref in scene.ground.in_play.get(document, ()):
                yield outer, ref


def _above(
    scene: Scene, area: Located, refs: list[ClaimRef], levels: dict[str, Rows]
) -> None:
    """The country of a place that is known, and the wider places the case gives it."""
    if area.country and area.kind != "country":
        levels["country"][country_name(area.country)] += refs
    places = {row.name: row for row in scene.ground.index.case.settings.places}
    inner = places.get(area.name)
    seen = {area.name}
    while inner and inner.within and inner.within not in seen:
        seen.add(inner.within)
        wider = places.get(inner.within)
        kind = wider.kind if wider else "region"
        levels[kind][inner.within] += refs
        inner = wider


def _is_site(name: str) -> bool:
    """Whether a name is that of a street, a building, a quarter."""
    return bool(set(fold(name).split()) & set(agreement().sites))


def _precision(
    scene: Scene, areas: list[tuple[Located, list[ClaimRef]]]
) -> Field | None:
    if not areas:
        return None
    area, refs = min(areas, key=lambda row: (row[0].radius_m, row[0].key))
    distance = f"{area.radius_m / 1000:.3g} km"
    within = f"within {distance} of the middle of {area.name}"
    text = f"somewhere in {area.name}" if area.kind == "country" else within
    return field_from(scene, "geo_precision", {f"{LEVELS[area.kind]}: {text}": refs})

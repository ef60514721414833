"""Where: the areas within which incidents lie, as precise as the reports are (M49)."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from tahqiq.codebook.case_places import located
from tahqiq.codebook.gazetteer import Located, distance_km, gazetteer
from tahqiq.model.case import FieldValue, Incident
from tahqiq.model.lookup import CaseIndex, main_incidents
from tahqiq.publish.chains import speakers
from tahqiq.publish.claims import anchors
from tahqiq.publish.incidents import value_text
from tahqiq.publish.words import figure, words


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceRow:
    """One incident with one place some report gives for it.

    `area` is the place of the gazetteer that bounds it, or None where the gazetteer
    has none; `number` is that of the area in the drawing.
    """

    incident: str
    anchor: str
    stated: str
    state: str
    says: str
    basis: tuple[str, ...]
    area: Located | None
    is_main: bool
    is_disputed: bool
    number: int = 0

    @property
    def precision(self) -> str:
        """How far the place may lie from the middle of what is drawn."""
        if self.area is None:
            return "not in the gazetteer: not drawn"
        if self.area.kind == "country":
            return f"somewhere in {self.area.name}"
        distance = figure(round(self.area.radius_m / 1000, 1))
        return f"within {distance} km of the middle of {self.area.name}"


def place_rows(index: CaseIndex) -> tuple[PlaceRow, ...]:
    """Every place an incident is given, the main incident first; areas are numbered."""
    main = {row.id for row in main_incidents(index.case)[:1]}
    ordered = sorted(index.case.incidents, key=lambda row: (row.id not in main, row.id))
    rows = [
        row
        for incident in ordered
        for row in _of(incident, index, is_main=incident.id in main)
    ]
    keys = list(dict.fromkeys(row.area.key for row in rows if row.area))
    return tuple(_numbered(row, keys) for row in rows)


def _of(incident: Incident, index: CaseIndex, *, is_main: bool) -> Iterable[PlaceRow]:
    field = incident.fields.get("place")
    values = [row for row in field.values if row.standing == "current"] if field else []
    areas = [_area(row, index) for row in values]
    disputed = field is not None and field.state == "disputed"
    for value, area in zip(values, areas, strict=True):
        wider = any(other and area and _holds(area, other) for other in areas)
        if field is None or wider:  # a town that only names the whereabouts of a street
            continue
        yield PlaceRow(
            incident=incident.title,
            anchor=f"incident-{incident.id}",
            stated=value_text("place", value, index),
            state=words().states[field.state],
            says=speakers(value.claims, index),
            basis=anchors(value.claims, index),
            area=area,
            is_main=is_main,
            is_disputed=disputed,
        )


def _area(value: FieldValue, index: CaseIndex) -> Located | None:
    """The area of the gazetteer in which a value's place lies.

    A place that was not recognised as a whole ("Zayouna area") lies where the one quarter
    or division of that name lies; towns of the world are not guessed from a name.
    """
    entity = index.entities.get(value.entity or value.value or "")
    if entity is None:
        return None
    own = located(entity, index.case.settings.places)
    if own or entity.codebook:
        return own
    names = re.findall(r"[^\W\d_a-z][\w’'-]*(?: [^\W\d_a-z][\w’'-]*)*", entity.name)
    found = [place for name in names for place in gazetteer().known(name)]
    return found[0] if len(found) == 1 else None


def narrowest(incident: Incident, index: CaseIndex) -> Located | None:
    """The smallest area that a standing value of the place gives an incident."""
    field = incident.fields.get("place")
    rows = [row for row in field.values if row.standing == "current"] if field else []
    areas = filter(None, (_area(row, index) for row in rows))
    return min(areas, key=lambda row: (row.radius_m, row.key), default=None)


def _holds(outer: Located, inner: Located) -> bool:
    """Whether one area is the narrower whereabouts of the other."""
    if outer.key == inner.key or outer.radius_m <= inner.radius_m:
        return False
    if outer.kind == "country":
        return outer.country == inner.country
    return distance_km(outer, inner) * 1000 <= outer.radius_m + inner.radius_m


def _numbered(row: PlaceRow, keys: list[str]) -> PlaceRow:
    return replace(row, number=keys.index(row.area.key) + 1) if row.area else row

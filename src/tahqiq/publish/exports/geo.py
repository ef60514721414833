"""GeoJSON: where, as the area within which it lies and never as a bare point (M49)."""

from __future__ import annotations

import math
from typing import Any

from tahqiq.codebook.case_places import located
from tahqiq.codebook.gazetteer import Located
from tahqiq.model.case import Case, CaseEntity, FieldValue, Incident
from tahqiq.model.lookup import CaseIndex, index_case
from tahqiq.publish.chains import speakers
from tahqiq.publish.exports.json_lines import as_json
from tahqiq.publish.exports.outcome import Export, Tally
from tahqiq.publish.incidents import field_text, value_text

CORNERS = 32
DEGREE_M = 111_320.0  # metres of one degree of latitude


def to_geojson(case: Case) -> Export:
    """Every place that reports give for an incident, each as a circle of its precision."""
    index = index_case(case)
    found = [
        (row, value, area)
        for row in case.incidents
        for value in place_values(row)
        if (area := area_of(value, index))
    ]
    features = [_feature(row, value, area, index) for row, value, area in found]
    tally = Tally(
        kind="incidents",
        given=len(case.incidents),
        written=len({row.id for row, _, _ in found}),
        why="no place that the gazetteer knows",
    )
    data = {"type": "FeatureCollection", "features": features}
    return Export(data=as_json(data), suffix=".geojson", tallies=(tally,))


def place_values(incident: Incident) -> tuple[FieldValue, ...]:
    """The places that stand as reports give them now, most reports first."""
    field = incident.fields.get("place")
    values = field.values if field else ()
    return tuple(row for row in values if row.standing == "current")


def place_of(value: FieldValue, index: CaseIndex) -> CaseEntity | None:
    """The entity of the case that a value of a place names."""
    return index.entities.get(value.entity or value.value or "")


def area_of(value: FieldValue, index: CaseIndex) -> Located | None:
    """The area of the gazetteer in which the place of a value lies."""
    entity = place_of(value, index)
    return located(entity, index.case.settings.places) if entity else None


def stated_place(incident: Incident, index: CaseIndex) -> CaseEntity | None:
    """The entity that the field of the place as a whole names, or its first value."""
    field = incident.fields.get("place")
    whole = index.entities.get(field.value or "") if field else None
    found = (place_of(row, index) for row in place_values(incident))
    return whole or next(filter(None, found), None)


def circle(lat: float, lon: float, radius_m: float) -> list[list[float]]:
    """A closed ring of points at a distance, to the fourth decimal (11 m).

    >>> ring = circle(0.0, 0.0, 111_320.0)
    >>> ring[0], len(ring), ring[0] == ring[-1]
    ([1.0, 0.0], 33, True)
    """
    wide = max(math.cos(math.radians(lat)), 0.01)
    ring = []
    for number in range(CORNERS + 1):
        turn = 2 * math.pi * (number % CORNERS) / CORNERS
        east = radius_m / DEGREE_M / wide * math.cos(turn)
        north = radius_m / DEGREE_M * math.sin(turn)
        ring.append([round(lon + east, 4), round(lat + north, 4)])
    return ring


def _feature(
    incident: Incident, value: FieldValue, place: Located, index: CaseIndex
) -> dict[str, Any]:
    field = incident.fields["place"]
    date = incident.fields.get("date")
    ring = circle(place.lat, place.lon, place.radius_m)
    return {
        "type": "Feature",
        "id": f"{incident.id}-{value.entity or value.value}",
        "geometry": {"type": "Polygon", "coordinates": [ring]},
        "properties": {
            "event_id": incident.id,
            "title": incident.title,
            "date_edtf": _edtf(date.earliest, date.latest) if date else None,
            "place": field_text("place", field, index),
            "place_state": field.state,
            "stated": value_text("place", value, index),
            "says": speakers(value.claims, index),
            "geo_precision_m": place.radius_m,
            "geo_basis": _basis(place),
            "disclosure_level": index.case.settings.disclosure,
        },
    }


def _basis(place: Located) -> str:
    own = place.key.startswith("case:")
    book = "the case's own places" if own else "the gazetteer"
    return f"{place.kind} of {book}: {place.name}"


def _edtf(earliest: str | None, latest: str | None) -> str | None:
    first, last = (earliest or "")[:10], (latest or "")[:10]
    if first and last:
        return first if first == last else f"[{first}..{last}]"
    return f"{first}/.." if first else f"../{last}" if last else None

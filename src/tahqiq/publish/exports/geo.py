"""GeoJSON: where, as the area within which it lies and never as a bare point (M49)."""

from __future__ import annotations

import math
from typing import Any

from tahqiq.codebook.gazetteer import Located, gazetteer
from tahqiq.model.case import Case, Incident
from tahqiq.model.lookup import CaseIndex, index_case
from tahqiq.publish.exports.json_lines import as_json
from tahqiq.publish.exports.outcome import Export, Tally
from tahqiq.publish.incidents import field_text

CORNERS = 32
DEGREE_M = 111_320.0  # metres of one degree of latitude


def to_geojson(case: Case) -> Export:
    """Incidents whose place the gazetteer knows, each as a circle of its precision."""
    index = index_case(case)
    found = [(row, place) for row in case.incidents if (place := located(row, index))]
    features = [_feature(row, place, index) for row, place in found]
    tally = Tally(
        kind="incidents",
        given=len(case.incidents),
        written=len(features),
        why="its place is not in the gazetteer",
    )
    data = {"type": "FeatureCollection", "features": features}
    return Export(data=as_json(data), suffix=".geojson", tallies=(tally,))


def located(incident: Incident, index: CaseIndex) -> Located | None:
    """The area of the gazetteer in which an incident's place lies."""
    field = incident.fields.get("place")
    entity = index.entities.get(field.value or "") if field else None
    return gazetteer().get(entity.codebook) if entity and entity.codebook else None


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


def _feature(incident: Incident, place: Located, index: CaseIndex) -> dict[str, Any]:
    field = incident.fields["place"]
    date = incident.fields.get("date")
    ring = circle(place.lat, place.lon, place.radius_m)
    return {
        "type": "Feature",
        "id": incident.id,
        "geometry": {"type": "Polygon", "coordinates": [ring]},
        "properties": {
            "event_id": incident.id,
            "title": incident.title,
            "date_edtf": _edtf(date.earliest, date.latest) if date else None,
            "place": field_text("place", field, index),
            "place_state": field.state,
            "geo_precision_m": place.radius_m,
            "geo_basis": f"{place.kind} of the gazetteer: {place.name}",
            "disclosure_level": index.case.settings.disclosure,
        },
    }


def _edtf(earliest: str | None, latest: str | None) -> str | None:
    first, last = (earliest or "")[:10], (latest or "")[:10]
    if first and last:
        return first if first == last else f"[{first}..{last}]"
    return f"{first}/.." if first else f"../{last}" if last else None

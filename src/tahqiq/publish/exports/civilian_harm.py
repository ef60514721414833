"""Incidents in columns named as those of casualty recorders: IBC and Airwars (M113)."""

from __future__ import annotations

from collections.abc import Mapping

from tahqiq.model.case import Field, Group, GroupStatus, Incident
from tahqiq.model.lookup import CaseIndex
from tahqiq.publish.accusations import accusations
from tahqiq.publish.exports.cells import (
    EMPTY,
    best_of,
    bounds,
    common,
    number,
    one_day,
    point,
    stated,
    told,
    values,
)
from tahqiq.publish.words import words

Cells = Mapping[str, str]
# Airwars grades an event by how many sources of which kind report it; one stays Weak.
GRADES: Mapping[GroupStatus, str] = {
    "confirmed": "Confirmed", "fair": "Fair", "weak": "Weak", "contested": "Contested",
    "discounted": "Discounted", "withdrawn": "Discounted", "unverified": "Weak",
}  # fmt: skip
PARTIES = frozenset({"Person", "Organization", "PublicBody", "Company", "LegalEntity"})


def ibc(incident: Incident, index: CaseIndex) -> Cells:
    """Columns named as Iraq Body Count's: counts as minimum and maximum."""
    killed = incident.fields.get("killed", EMPTY)
    date = incident.fields.get("date", EMPTY)
    return {
        "incident_code": incident.id,
        "type": incident.type or "",
        "place": stated("place", incident, index),
        "target": "; ".join(victims(incident, index)),
        "target_types": "; ".join(values("target_type", incident)),
        "weapons": stated("weapon", incident, index),
        "weapon_types": "; ".join(values("weapon_type", incident)),
        "time": "; ".join(values("time_of_day", incident)),
        "deaths_minimum": number(killed.low),
        "deaths_maximum": number(killed.high),
        "deaths_state": killed.state,
        "injured_minimum": number(incident.fields.get("wounded", EMPTY).low),
        "injured_maximum": number(incident.fields.get("wounded", EMPTY).high),
        "start_date": (date.earliest or "")[:10],
        "end_date": (date.latest or "")[:10],
        "date_state": date.state,
        "reported_killers": _suspected(incident, index),
        "names_and_spellings": " | ".join(_spellings(incident, index)),
        "persons": " | ".join(_persons(incident)),
        "primary_witnesses": "; ".join(values("source_basis", incident)),
        **common(incident, index),
    }


def airwars(incident: Incident, index: CaseIndex) -> Cells:
    """Columns named as Airwars': a range of deaths, a grade, who is suspected by whom."""
    killed = incident.fields.get("killed", EMPTY)
    group = main_group(incident, index)
    return {
        "unique_reference_code": incident.id,
        "incident_date": one_day(incident.fields.get("date", EMPTY)),
        "date_text": stated("date", incident, index),
        "time": "; ".join(values("time_of_day", incident)),
        "location_name": stated("place", incident, index),
        **point(incident, index),
        "geo_precision": told("geo_precision", incident, index),
        "strike_type": "; ".join(values("attack_type", incident)),
        "killed_min": number(killed.low),
        "killed_best": best_of(incident, "killed"),
        "killed_max": number(killed.high),
        "killed_state": killed.state,
        **_split(incident),
        **bounds("injured", incident.fields.get("wounded", EMPTY)),
        "grading": _grade(group, incident),
        "grading_basis": _basis(group),
        "suspected_attackers": _suspected(incident, index),
        "belligerent_assessment": _answers(incident, index),
        "victims": " | ".join(_persons(incident)),
        "names_and_spellings": " | ".join(_spellings(incident, index)),
        "infrastructure": told("property", incident, index),
        "assessment": incident.title,
        **common(incident, index),
    }


def _grade(group: Group | None, incident: Incident) -> str:
    """The grade of what is best supported; a single origin stays Weak, however detailed."""
    grade = GRADES[group.status] if group else "Weak"
    several = (incident.fields.get("origins", EMPTY).low or 0) > 1
    return grade if several or grade not in {"Confirmed", "Fair"} else "Weak"


def _split(incident: Incident) -> dict[str, str]:
    """The dead by class, each from the lowest to the highest figure that stands."""
    cells = {}
    for name in ("civilians", "security", "combatants", "women", "children"):
        field = incident.fields.get(f"killed_{name}", EMPTY)
        cells[f"{name}_killed_min"] = number(field.low)
        cells[f"{name}_killed_max"] = number(field.high)
    return cells


def _persons(incident: Incident) -> list[str]:
    """Each person with what claims say, as casualty recorders list them."""
    found = []
    for row in incident.victims:
        told = (
            f"{key}: {field.value}" for key, field in row.fields.items() if field.value
        )
        found.append(", ".join((row.name, *told)))
    return found


def main_group(incident: Incident, index: CaseIndex) -> Group | None:
    """The proposition of the deaths, or else the one of the incident told by most."""
    field: Field = incident.fields.get("killed", EMPTY)
    refs = [ref for value in field.values for ref in value.claims]
    tolls = [group for ref in refs for group in index.groups_of.get(ref, ())]
    rest = [row for row in index.case.groups if row.incident == incident.id]
    best = sorted(tolls or rest, key=lambda row: (-row.origins, -row.reports, row.id))
    return best[0] if best else None


def victims(incident: Incident, index: CaseIndex) -> tuple[str, ...]:
    """Those whom the incident befell, as far as some report calls them by a name."""
    found = {
        entity.id: entity.name
        for ref in incident.events
        if ref in index.events
        for part in index.events[ref].participants
        if part.role == "recipient"
        and (entity := index.entity_of.get((ref.document, part.entity or "")))
        and entity.schema in PARTIES
        and entity.id in index.called
    }
    return tuple(found[key] for key in sorted(found))


def _spellings(incident: Incident, index: CaseIndex) -> list[str]:
    names = victims(incident, index)
    return [
        "; ".join(dict.fromkeys((row.name, *row.aliases)))
        for row in index.case.entities
        if row.name in names
    ]


def _suspected(incident: Incident, index: CaseIndex) -> str:
    """Everybody named, each with who says so: "unknown" is a comfortable answer."""
    rows = [row.text for row in accusations(incident, index)]
    return " | ".join(dict.fromkeys(rows)) or "Unknown"


def _answers(incident: Incident, index: CaseIndex) -> str:
    rows = [f"{row.accused}: {row.answer}" for row in accusations(incident, index)]
    return " | ".join(dict.fromkeys(rows))


def _basis(group: Group | None) -> str:
    if group is None:
        return "no proposition of it has an origin"
    status = words().statuses[group.status]
    return f"{status}; {group.origins} independent origins in {group.reports} reports"

"""Incidents in columns named as ACLED's and the UCDP GED's, with their rules (M113)."""

from __future__ import annotations

from collections.abc import Mapping

from tahqiq.codebook.gazetteer import Located
from tahqiq.model.case import Incident
from tahqiq.model.lookup import CaseIndex
from tahqiq.publish.chains import outlet_name
from tahqiq.publish.exports.cells import (
    EMPTY,
    area_of,
    best,
    bounds,
    common,
    doer,
    number,
    point,
    stated,
    told,
    values,
)
from tahqiq.publish.words import figure

# Codes of date precision: ACLED 1 day, 2 week, 3 month; UCDP 1 day to 5 year.
ACLED_TIME = {"minute": 1, "hour": 1, "part-of-day": 1, "day": 1, "days": 2, "week": 2}
UCDP_TIME = {**ACLED_TIME, "month": 4, "months": 5, "year": 5, "years": 5}
# Of place: ACLED 1 the town or narrower, 2 a part of a division, 3 a division or wider.
ACLED_PLACE = {
    "quarter": "1",
    "city": "1",
    "division": "3",
    "region": "3",
    "country": "3",
}
UCDP_PLACE = {
    "quarter": "1",
    "city": "1",
    "division": "4",
    "region": "5",
    "country": "6",
}
NEAR_M = 25_000  # UCDP: within 25 km of a known place is 2
ARMED = frozenset({"police", "military", "armed groups"})


def acled(incident: Incident, index: CaseIndex) -> Mapping[str, str]:
    """Columns named as ACLED's; fatalities are the lowest figure that stands.

    One row an incident: days nobody tells apart are a range, and no row is repeated.
    """
    date, killed = (incident.fields.get(name, EMPTY) for name in ("date", "killed"))
    targets = values("target_type", incident)
    area = area_of(incident, index)
    return {
        "event_id_cnty": incident.id,
        "event_date": (date.earliest or "")[:10],
        "time_precision": str(ACLED_TIME.get(date.precision or "", 3)),
        "event_date_end": (date.latest or "")[:10],
        "event_type": incident.type or "",
        "sub_event_type": "; ".join(values("attack_type", incident)),
        "actor1": doer(incident, index),
        "assoc_actor_1": told("affiliation", incident, index),
        "inter1": "; ".join(values("side", incident)),
        "actor2": told("target", incident, index),
        "inter2": "; ".join(targets),
        "civilian_targeting": "Civilian targeting" if _only_civilians(incident) else "",
        "country": told("country", incident, index),
        "admin1": told("region", incident, index),
        "admin2": "",
        "admin3": "",
        "location": stated("place", incident, index),
        **point(incident, index),
        "geo_precision": ACLED_PLACE.get(area.kind, "3") if area else "",
        "fatalities": figure(killed.low).replace(",", "")
        if killed.low is not None
        else "",
        **bounds("fatalities", killed),
        "source_scale": "-".join(values("source_scale", incident)),
        **common(incident, index),
        "notes": incident.title,
    }


def _only_civilians(incident: Incident) -> bool:
    """Whether everybody it is said to have befallen is a civilian: nobody armed is counted."""
    targets = set(values("target_type", incident))
    armed = any(best(incident, f"killed_{name}") for name in ("security", "combatants"))
    return bool(targets) and not targets & ARMED and not armed


def ucdp(incident: Incident, index: CaseIndex) -> Mapping[str, str]:
    """Columns named as the UCDP GED's: low <= best <= high, and deaths that add up."""
    date = incident.fields.get("date", EMPTY)
    shared = common(incident, index)
    return {
        "id": incident.id,
        "relid": "; ".join(values("related", incident)),
        "code_status": "derived",
        "type_of_violence": _violence(incident),
        "event_clarity": {"one event": "1"}.get(*_first("clarity", incident), "2"),
        "date_start": (date.earliest or "")[:10],
        "date_end": (date.latest or "")[:10],
        "date_prec": str(UCDP_TIME.get(date.precision or "", 5)),
        "side_a": doer(incident, index),
        "side_b": told("target", incident, index),
        "country": told("country", incident, index),
        "adm_1": told("region", incident, index),
        "adm_2": "",
        "where_coordinates": told("town", incident, index),
        "where_description": stated("place", incident, index),
        **point(incident, index),
        "where_prec": _where_prec(area_of(incident, index)),
        **_deaths(incident),
        "number_of_sources": shared["reports"],
        **_sources(incident, index),
        **shared,
    }


def _first(name: str, incident: Incident) -> tuple[str]:
    return ((*values(name, incident), "")[0],)


def _violence(incident: Incident) -> str:
    """The type only where it is known who did it; an accusation does not settle it."""
    known = incident.fields.get("perpetrator", EMPTY).state == "known"
    sides, targets = values("side", incident), set(values("target_type", incident))
    if not known or not sides or not targets:
        return ""
    if _only_civilians(incident):
        return "3"
    return "1" if "state forces" in sides or targets & {"police", "military"} else "2"


def _where_prec(area: Located | None) -> str:
    if area is None:
        return ""
    code = UCDP_PLACE.get(area.kind, "5")
    return "2" if code == "1" and area.radius_m > NEAR_M / 5 else code


def _deaths(incident: Incident) -> dict[str, str]:
    """Deaths by side: of whom nobody says more than that they died, unknown."""
    killed = incident.fields.get("killed", EMPTY)
    middle = best(incident, "killed")
    civilians = best(incident, "killed_civilians")
    if middle is not None and civilians is not None:
        civilians = min(civilians, middle)
    rest = None if middle is None else middle - (civilians or 0)
    return {
        "deaths_a": "" if middle is None else "0",
        "deaths_b": "" if middle is None else "0",
        "deaths_civilians": number(civilians if middle is not None else None),
        "deaths_unknown": number(rest),
        "low": number(killed.low),
        "best": number(middle),
        "high": number(killed.high),
        "deaths_state": killed.state,
    }


def _sources(incident: Incident, index: CaseIndex) -> dict[str, str]:
    """Each report with its office, day and headline, and whom it has it from."""
    documents = dict.fromkeys(ref.document for ref in incident.events)
    rows = [index.readings[key].document for key in documents if key in index.readings]
    return {
        "source_article": "; ".join(row.file for row in rows),
        "source_office": "; ".join(
            dict.fromkeys(outlet_name(row.id, index) for row in rows)
        ),
        "source_date": "; ".join(row.published or "" for row in rows),
        "source_headline": " | ".join(row.title or "" for row in rows),
        "source_original": told("source_basis", incident, index),
    }

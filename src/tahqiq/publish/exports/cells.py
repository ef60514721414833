"""Cells that projections share: a field as text, its codes, its bounds, its sources."""

from __future__ import annotations

from collections.abc import Mapping

from tahqiq.codebook.gazetteer import Located
from tahqiq.codebook.record import RecordClass, full_record, record_words
from tahqiq.model.case import Field, Incident
from tahqiq.model.lookup import CaseIndex
from tahqiq.publish.accusations import Accusation, accusations
from tahqiq.publish.chains import outlet_name
from tahqiq.publish.incidents import field_text
from tahqiq.publish.places import narrowest
from tahqiq.publish.words import figure

EMPTY = Field(state="not-coded")
STANDS = frozenset({"current", "copy"})
FIRM = frozenset({"REPORTED AS FACT", "CLAIMED OR ADMITTED"})


def common(incident: Incident, index: CaseIndex) -> dict[str, str]:
    """What every row ends with: reports, outlets, every accusation with its answer."""
    documents = dict.fromkeys(ref.document for ref in incident.events)
    outlets = dict.fromkeys(outlet_name(key, index) for key in documents)
    return {
        "reports": str(len(documents)),
        "origins": number(incident.fields.get("origins", EMPTY).low),
        "sources": "; ".join(outlets),
        "source_basis": "; ".join(values("source_basis", incident)),
        "inclusion": incident.fields.get("inclusion", EMPTY).value or "",
        "inclusion_doubt": incident.fields.get("inclusion", EMPTY).reason or "",
        "accusations": " | ".join(row.text for row in accusations(incident, index)),
        "codebook": index.case.settings.codebook,
    }


def stated(name: str, incident: Incident, index: CaseIndex) -> str:
    """A field in words, its uncertainty among them; nothing where nothing is said."""
    field = incident.fields.get(name)
    return field_text(name, field, index) if field else ""


def told(name: str, incident: Incident, index: CaseIndex) -> str:
    """A field in words, only where it has a value: a blank cell is an unknown."""
    field = incident.fields.get(name)
    known = field is not None and field.state in {"known", "range", "disputed"}
    return field_text(name, field, index) if field and known else ""


def values(name: str, incident: Incident) -> tuple[str, ...]:
    """The values of a field that stand and that somebody asserts, best supported first."""
    field = incident.fields.get(name, EMPTY)
    if field.state not in {"known", "disputed"}:
        return ()
    return tuple(
        dict.fromkeys(
            row.value for row in field.values if row.value and row.standing in STANDS
        )
    )


def codes(
    name: str, book: Mapping[str, RecordClass], incident: Incident
) -> tuple[tuple[str, str], ...]:
    """The values of a coded field with their numbers, each number once."""
    found: dict[str, str] = {}
    for value in values(name, incident):
        row = book.get(value)
        if row and row.gtd is not None:
            found.setdefault(str(row.gtd), value)
    return tuple(found.items())


def numbered(
    column: str, found: tuple[tuple[str, str], ...], most: int, unknown: str
) -> dict[str, str]:
    """Columns ``name1``, ``name1_txt`` … of a codebook; the first says if it is unknown."""
    cells = {}
    for place in range(1, most + 1):
        code, text = found[place - 1] if place <= len(found) else ("", "")
        first = place == 1 and not found
        cells[f"{column}{place}"] = unknown if first else code
        cells[f"{column}{place}_txt"] = "unknown" if first else text
    return cells


def attack_codes(incident: Incident) -> tuple[tuple[str, str], ...]:
    """The types of attack with the numbers of the GTD."""
    return codes("attack_type", record_words().attack_types, incident)


def state_of(name: str, incident: Incident) -> str:
    """The state of any field of the record."""
    return full_record(incident)[name].state


def one_day(date: Field) -> str:
    """The day, where it is one day and known."""
    same = date.earliest and date.earliest == date.latest
    return (date.earliest or "")[:10] if same else ""


def best_of(incident: Incident, name: str) -> str:
    """The figure that the rule draws, or else the lowest that stands."""
    return number(best(incident, name))


def best(incident: Incident, name: str) -> float | None:
    """The same as a number."""
    field = incident.fields.get(name, EMPTY)
    return field.best if field.best is not None else field.low


def bounds(name: str, field: Field) -> dict[str, str]:
    """Lowest and highest figure that stands, and the state of the field."""
    return {
        f"{name}_low": number(field.low),
        f"{name}_high": number(field.high),
        f"{name}_state": field.state,
    }


def point(incident: Incident, index: CaseIndex) -> dict[str, str]:
    """The middle of the area of the place, never without how far the place may lie off."""
    area = narrowest(incident, index)
    if area is None:
        return {"latitude": "", "longitude": "", "within_m": "", "area": ""}
    return {
        "latitude": f"{area.lat:.4f}",
        "longitude": f"{area.lon:.4f}",
        "within_m": str(area.radius_m),
        "area": f"{area.kind}: {area.name}",
    }


def area_of(incident: Incident, index: CaseIndex) -> Located | None:
    """The smallest area that holds the place."""
    return narrowest(incident, index)


def suspects(incident: Incident, index: CaseIndex) -> tuple[Accusation, ...]:
    """Accusations that stand."""
    rows = accusations(incident, index)
    return tuple(row for row in rows if row.standing == "current")


def doer(incident: Incident, index: CaseIndex) -> str:
    """The one named, never without the doubt; the accusations column says by whom."""
    found = suspects(incident, index)
    names = sorted({row.accused for row in found})
    if not names:
        return "Unknown"
    doubt = "" if not is_uncertain(found) and len(names) == 1 else " (uncertain)"
    return f"{' or '.join(names)}{doubt}"


def is_uncertain(rows: tuple[Accusation, ...]) -> bool:
    """Whether what names somebody is suspicion, or is denied."""
    sure = all(row.confidence in FIRM and "Denied" not in row.answer for row in rows)
    return not (rows and sure)


def number(value: float | None) -> str:
    """A figure without separators; nothing where there is none."""
    return "" if value is None else figure(value).replace(",", "")

"""Cells that projections share: a field as text, its bounds, its sources."""

from __future__ import annotations

from tahqiq.model.case import Field, Incident
from tahqiq.model.lookup import CaseIndex
from tahqiq.publish.accusations import accusations
from tahqiq.publish.chains import outlet_name
from tahqiq.publish.incidents import field_text
from tahqiq.publish.words import figure

EMPTY = Field(state="not-coded")


def common(incident: Incident, index: CaseIndex) -> dict[str, str]:
    """What every row ends with: reports, outlets, every accusation with its answer."""
    documents = dict.fromkeys(ref.document for ref in incident.events)
    outlets = dict.fromkeys(outlet_name(key, index) for key in documents)
    return {
        "reports": str(len(documents)),
        "sources": "; ".join(outlets),
        "accusations": " | ".join(row.text for row in accusations(incident, index)),
        "codebook": index.case.settings.codebook,
    }


def stated(name: str, incident: Incident, index: CaseIndex) -> str:
    """A field in words, its uncertainty among them."""
    field = incident.fields.get(name)
    return field_text(name, field, index) if field else ""


def one_day(date: Field) -> str:
    """The day, where it is one day and known."""
    same = date.earliest and date.earliest == date.latest
    return (date.earliest or "")[:10] if same else ""


def best_of(incident: Incident, name: str) -> str:
    """The figure that the rule draws, or else the lowest that stands."""
    field = incident.fields.get(name, EMPTY)
    return number(field.best if field.best is not None else field.low)


def bounds(name: str, field: Field) -> dict[str, str]:
    """Lowest and highest figure that stands, and the state of the field."""
    return {
        f"{name}_low": number(field.low),
        f"{name}_high": number(field.high),
        f"{name}_state": field.state,
    }


def number(value: float | None) -> str:
    """A figure without separators; nothing where there is none."""
    return "" if value is None else figure(value).replace(",", "")

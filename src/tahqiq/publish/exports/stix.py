"""STIX 2.1: a bundle that threat-intelligence platforms import.

STIX relations state facts. Who did it is therefore never a relation here but a Note
that holds the accusation with its accuser, its status and any denial; a claim is a Note
with its words and chain. The markings say how far the bundle may travel.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from typing import Any

from tahqiq.codebook.case_places import located
from tahqiq.codebook.record import field_label
from tahqiq.model.case import Case, CaseEntity, ClaimRef, Incident
from tahqiq.model.lookup import CaseIndex, index_case
from tahqiq.model.reading import Reading
from tahqiq.publish.accusations import accusations
from tahqiq.publish.chains import chain_text
from tahqiq.publish.exports.geo import stated_place
from tahqiq.publish.exports.gexf import Edge, edges_of
from tahqiq.publish.exports.json_lines import as_json
from tahqiq.publish.exports.outcome import Export, Tally
from tahqiq.publish.incidents import field_text

Row = dict[str, Any]
NAMESPACE = uuid.UUID(
    "3f1c2a54-1d0e-5b7e-9a53-6f0b6f1f2b90"
)  # ours: ids repeat themselves
CLASSES = {"Person": "individual", "Organization": "organization", "Company": "organization",
           "PublicBody": "organization", "LegalEntity": "group"}  # fmt: skip
PLACES = frozenset({"Address", "Location", "RealEstate"})
# The four markings that the standard defines, by the profile that a case is shown in.
MARKINGS = {
    "public": "marking-definition--613f2e26-407d-48c7-9eca-b8e91df99dc9",
    "partner": "marking-definition--f88d31f6-486f-44da-b317-01333bde0b82",
    "custom": "marking-definition--f88d31f6-486f-44da-b317-01333bde0b82",
    "internal": "marking-definition--5e57c739-391a-4eb3-b6be-7d15ca92d5ed",
}
# Fields that name somebody as the doer: they stand in notes of their own, with accuser and answer.
NAMING = frozenset({"perpetrator", "affiliation", "denial", "competing_claims"})
WHY = "neither person, body nor place"


def to_stix(case: Case) -> Export:
    """The case as a STIX 2.1 bundle."""
    index = index_case(case)
    entities = [row for entity in case.entities for row in _entity(entity, index)]
    known = {row["id"] for row in entities}
    edges = [edge for edge in edges_of(index) if edge.type != "accuses"]
    ties = [row for edge in edges for row in _tie(edge, index, known)]
    reports = [_report(row, index, known) for row in case.readings]
    notes = [_note(ref, index) for ref in index.claims]
    incidents = [_incident(row, index) for row in case.incidents]
    accused = [row for incident in case.incidents for row in _accused(incident, index)]
    rows = [_maker(index), *entities, *reports, *incidents, *ties, *accused, *notes]
    bundle = {
        "type": "bundle",
        "id": _id("bundle", case.id, case.settings.disclosure),
        "objects": list({row["id"]: row for row in rows}.values()),
    }
    return Export(data=as_json(bundle), suffix=".stix.json", tallies=(
        Tally(kind="reports", given=len(case.readings), written=len(reports)),
        Tally(kind="entities", given=len(case.entities), written=len(entities), why=WHY),
        Tally(kind="incidents", given=len(case.incidents), written=len(incidents)),
        Tally(kind="relations", given=len(edges), written=len(ties), why=WHY),
        Tally(kind="claims", given=len(index.claims), written=len(notes)),
    ))  # fmt: skip


def _id(kind: str, *parts: str) -> str:
    return f"{kind}--{uuid.uuid5(NAMESPACE, chr(31).join((kind, *parts)))}"


def _row(kind: str, key: str, index: CaseIndex, **more: Any) -> Row:
    """An object; what is empty is left out, times are those of the last capture."""
    at = _stamp(index.case)
    kept = {name: value for name, value in more.items() if value not in (None, "", [])}
    return {
        "type": kind,
        "spec_version": "2.1",
        "id": _id(kind, key),
        "created": at,
        "modified": at,
        **({} if key == "tahqiq" else {"created_by_ref": _id("identity", "tahqiq")}),
        "object_marking_refs": [MARKINGS[index.case.settings.disclosure]],
        **kept,
    }


def _stamp(case: Case) -> str:
    last = max((row.captured for row in case.captures), default="1970-01-01T00:00:00")
    return f"{last[:19]}.000Z"


def _maker(index: CaseIndex) -> Row:
    return _row("identity", "tahqiq", index, name="Tahqiq", identity_class="system")


def _entity(entity: CaseEntity, index: CaseIndex) -> Iterator[Row]:
    if entity.schema in CLASSES:
        also = f"Also: {'; '.join(entity.aliases)}" if entity.aliases else ""
        yield _row(
            "identity", entity.id, index, name=entity.name, description=also,
            identity_class=CLASSES[entity.schema],
        )  # fmt: skip
    elif entity.schema in PLACES:
        yield _location(entity, index)


def _location(entity: CaseEntity, index: CaseIndex) -> Row:
    """A place; where the gazetteer knows it, its middle with how far it may lie off."""
    area = located(entity, index.case.settings.places)
    if area is None:
        # The standard asks for a region, a country or a point: this is its word for none.
        return _row("location", entity.id, index, name=entity.name, region="world")
    point = {
        "latitude": area.lat,
        "longitude": area.lon,
        "precision": float(area.radius_m),
    }
    return _row("location", entity.id, index, name=entity.name, **point)


def _ref(entity: CaseEntity) -> str:
    kind = "location" if entity.schema in PLACES else "identity"
    return _id(kind, entity.id)


def _report(reading: Reading, index: CaseIndex, known: set[str]) -> Row:
    """A report with everybody and everything it mentions that the bundle holds."""
    document = reading.document
    members = (index.entity_of.get((document.id, row.id)) for row in reading.entities)
    named = {_ref(row) for row in members if row} & known
    claims = [_id("note", f"{document.id}#{row.id}") for row in reading.claims]
    refs = [*sorted(named), *claims] or [_id("identity", "tahqiq")]
    return _row(
        "report", document.id, index,
        name=document.title or document.file,
        description=f"{document.outlet or 'no outlet stated'}. SHA-256 {document.sha256}",
        published=f"{_day(document.published) or _stamp(index.case)[:10]}T00:00:00.000Z",
        object_refs=refs,
    )  # fmt: skip


def _day(value: str | None) -> str:
    parts = (value or "")[:10].split("-")
    return "-".join((*parts, "01", "01")[:3]) if parts[0] else ""


def _incident(incident: Incident, index: CaseIndex) -> Row:
    lines = (
        f"{field_label(name)}: {field_text(name, field, index)} ({field.state})"
        for name, field in incident.fields.items()
        if name not in NAMING
    )
    return _row(
        "incident",
        incident.id,
        index,
        name=incident.title,
        description="\n".join(lines),
    )


def _accused(incident: Incident, index: CaseIndex) -> Iterator[Row]:
    """An accusation as a note on the incident: accuser, status and denial in its words."""
    place = stated_place(incident, index)
    about = [
        _id("incident", incident.id),
        *([_ref(place)] if place and place.schema in PLACES else []),
    ]
    for told in accusations(incident, index):
        key = f"{incident.id}#{told.accused}#{told.accuser}#{told.confidence}"
        yield _row(
            "note", key, index, abstract="An accusation and no finding", content=told.text,
            object_refs=about,
        )  # fmt: skip


def _tie(edge: Edge, index: CaseIndex, known: set[str]) -> Iterator[Row]:
    source, target = (_ref(index.entities[key]) for key in (edge.source, edge.target))
    if {source, target} <= known:
        yield _row(
            "relationship", f"{edge.claims}#{edge.type}", index,
            relationship_type="related-to", source_ref=source, target_ref=target,
            description=f"{edge.type}: {edge.status}, according to {edge.says}",
        )  # fmt: skip


def _note(ref: ClaimRef, index: CaseIndex) -> Row:
    claim = index.claims[ref]
    exact = " … ".join(span.exact for span in claim.content)
    chain = chain_text(claim.chain, ref.document, index)
    return _row(
        "note", f"{ref.document}#{ref.claim}", index,
        abstract=claim.proposition,
        content=f"{chain}: “{exact}” [{claim.certainty}, {claim.polarity}]",
        object_refs=[_id("report", ref.document)],
    )  # fmt: skip

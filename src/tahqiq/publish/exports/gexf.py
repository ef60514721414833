"""GEXF for Gephi: who is tied to whom, every edge typed, attributed and with its doubt."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from lxml import etree

from tahqiq.model.case import Case, ClaimRef
from tahqiq.model.lookup import CaseIndex, index_case
from tahqiq.publish.accusations import accusation
from tahqiq.publish.chains import speaker_text
from tahqiq.publish.denials import denials
from tahqiq.publish.exports.outcome import Export, Tally
from tahqiq.publish.words import words

SPACE = "http://gexf.net/1.3"
COLUMNS = {"node": ("schema", "role"), "edge": ("type", "says", "status", "claims")}


class Edge(NamedTuple):
    """One typed tie, who says so, and whether anybody denies it."""

    source: str
    target: str
    type: str
    says: str
    status: str
    claims: str


def to_gexf(case: Case) -> Export:
    """The network of a case: entities, relations and accusations."""
    index = index_case(case)
    edges = [*edges_of(index)]
    used = {key for edge in edges for key in (edge.source, edge.target)}
    root = etree.Element(f"{{{SPACE}}}gexf", nsmap={None: SPACE}, version="1.3")
    graph = etree.SubElement(root, "graph", defaultedgetype="directed")
    for kind, names in COLUMNS.items():
        columns = etree.SubElement(graph, "attributes", {"class": kind})
        for name in names:
            etree.SubElement(columns, "attribute", id=name, title=name, type="string")
    nodes = etree.SubElement(graph, "nodes")
    shown = [row for row in case.entities if row.id in used]
    for row in shown:
        node = etree.SubElement(nodes, "node", id=row.id, label=_clean(row.name))
        _values(node, {"schema": row.schema, "role": row.role or ""})
    drawn = etree.SubElement(graph, "edges")
    for number, edge in enumerate(edges):
        item = etree.SubElement(
            drawn, "edge", id=str(number), source=edge.source, target=edge.target,
            label=_clean(edge.type),
        )  # fmt: skip
        _values(item, {name: getattr(edge, name) for name in COLUMNS["edge"]})
    return Export(
        data=etree.tostring(
            root, xml_declaration=True, encoding="UTF-8", pretty_print=True
        ),
        suffix=".gexf",
        tallies=(
            Tally(
                kind="entities",
                given=len(case.entities),
                written=len(shown),
                why="tied to nobody",
            ),
            Tally(kind="ties", given=len(edges), written=len(edges)),
        ),
    )


def edges_of(index: CaseIndex) -> Iterator[Edge]:
    """Relations that claims state, and accusations of one who is named by another."""
    for document, reading in index.readings.items():
        for row in reading.relations:
            subject = index.entity_of.get((document, row.subject))
            other = index.entity_of.get((document, row.object))
            ref = ClaimRef(document=document, claim=row.claim)
            if subject and other and ref in index.claims and subject.id != other.id:
                claim = index.claims[ref]
                yield Edge(
                    source=subject.id,
                    target=other.id,
                    type=f"{'formerly ' if row.former else ''}{words().relations[row.type]}",
                    says=speaker_text(claim, document, index),
                    status=f"{claim.certainty}, {claim.polarity}",
                    claims=f"{document}#{row.claim}",
                )
    yield from _accusations(index)


def _accusations(index: CaseIndex) -> Iterator[Edge]:
    for incident in index.case.incidents:
        field = incident.fields.get("perpetrator")
        for value in field.values if field else ():
            if value.by in index.entities and value.entity in index.entities:
                told = accusation(value, index)
                yield Edge(
                    source=value.by or "",
                    target=value.entity or "",
                    type="accuses",
                    says=told.text,
                    status="denied"
                    if denials(value.claims, index)
                    else "no answer found",
                    claims=" ".join(f"{r.document}#{r.claim}" for r in value.claims),
                )


def _values(parent: etree._Element, values: dict[str, str]) -> None:
    box = etree.SubElement(parent, "attvalues")
    for name, value in values.items():
        etree.SubElement(box, "attvalue", {"for": name, "value": _clean(value)})


def _clean(text: str) -> str:
    """Text without the control characters that XML cannot hold."""
    return "".join(letter for letter in text if letter >= " " or letter in "\t\n\r")

"""Exports held against the packages of the fields they are for."""

from __future__ import annotations

import csv
import gzip
import hashlib
import io
import json
import zipfile
from typing import TYPE_CHECKING, Any

import pytest
from jsonschema import Draft202012Validator

from tahqiq.publish.disclosure import disclose
from tahqiq.publish.exports import EXPORTS

if TYPE_CHECKING:
    from tahqiq.model.case import Case

GEOJSON = {
    "type": "object",
    "required": ["type", "features"],
    "properties": {
        "type": {"const": "FeatureCollection"},
        "features": {"type": "array", "items": {
            "required": ["type", "geometry", "properties", "id"],
            "properties": {"geometry": {"properties": {"type": {"const": "Polygon"}}}},
        }},
    },
}  # fmt: skip


def lines(data: bytes) -> list[dict[str, Any]]:
    return [json.loads(line) for line in data.splitlines()]


def test_a_stix_bundle_is_what_the_standard_says(case: Case) -> None:
    stix2 = pytest.importorskip("stix2")
    bundle = json.loads(EXPORTS["stix"](case).data)
    parsed = stix2.parse(bundle, allow_custom=False, version="2.1")
    ids = {row["id"] for row in bundle["objects"]}
    assert len(parsed.objects) == len(ids)
    for row in bundle["objects"]:
        named = [
            *row.get("object_refs", ()),
            row.get("source_ref"),
            row.get("target_ref"),
        ]
        assert {ref for ref in named if ref} <= ids


def test_no_stix_relation_says_who_did_it(case: Case) -> None:  # M109
    rows = json.loads(EXPORTS["stix"](case).data)["objects"]
    accused = [
        row for row in rows if row.get("abstract") == "An accusation and no finding"
    ]
    assert any("Denied by Katibat al-Wadi" in row["content"] for row in accused)
    ties = [row for row in rows if row["type"] == "relationship"]
    assert all("according to" in row["description"] for row in ties)
    assert not any("accuse" in row["description"] for row in ties)


@pytest.mark.parametrize(
    ("profile", "marking"),
    [("internal", "5e57c739"), ("partner", "f88d31f6"), ("public", "613f2e26")],
)
def test_a_bundle_says_how_far_it_may_travel(
    case: Case, profile: str, marking: str
) -> None:
    shown = disclose(case, profile).case
    rows = json.loads(EXPORTS["stix"](shown).data)["objects"]
    assert all(marking in row["object_marking_refs"][0] for row in rows)


def test_followthemoney_entities_are_valid_in_their_model(case: Case) -> None:
    ftm = pytest.importorskip("followthemoney")
    rows = lines(EXPORTS["ftm"](case).data)
    ids = {row["id"] for row in rows}
    for row in rows:
        schema = ftm.model.get(row["schema"])
        schema.validate(row)
        for name, values in row["properties"].items():
            if schema.get(name).type.name == "entity":
                assert set(values) <= ids


def test_statements_hold_every_value_of_the_entities(case: Case) -> None:
    rows = lines(EXPORTS["ftm"](case).data)
    held = {
        (row["id"], name, value)
        for row in rows
        for name, values in row["properties"].items()
        for value in values
    }
    found = lines(EXPORTS["ftm-statements"](case).data)
    told = {(row["entity_id"], row["prop"], row["value"]) for row in found}
    assert held <= told
    assert len({row["id"] for row in found}) == len(found)


def test_a_network_is_read_by_a_reader_of_gexf(case: Case) -> None:
    networkx = pytest.importorskip("networkx")
    data = EXPORTS["gexf"](case).data
    graph = _read(networkx, data)
    assert graph.number_of_edges() == data.count(b"<edge ")
    assert all(row["says"] for _, _, row in graph.edges(data=True))


def _read(networkx: Any, data: bytes) -> Any:
    """networkx reads GEXF 1.2: the elements used here are the same in both."""
    plain = data.replace(b"http://gexf.net/1.3", b"http://www.gexf.net/1.2draft")
    plain = plain.replace(b'version="1.3"', b'version="1.2"')
    return networkx.read_gexf(io.BytesIO(plain), version="1.2draft")


def test_annotations_are_linked_data(case: Case) -> None:
    pyld = pytest.importorskip("pyld")
    data = json.loads(EXPORTS["annotations"](case).data)
    terms = {
        "id": "@id", "type": "@type", "oa": "http://www.w3.org/ns/oa#",
        "prov": "http://www.w3.org/ns/prov#", "Annotation": "oa:Annotation",
        "TextualBody": "oa:TextualBody", "TextPositionSelector": "oa:TextPositionSelector",
        "TextQuoteSelector": "oa:TextQuoteSelector",
        "motivation": {"@id": "oa:motivatedBy", "@type": "@vocab"}, "assessing": "oa:assessing",
        "body": {"@id": "oa:hasBody"}, "target": {"@id": "oa:hasTarget"},
        "source": {"@id": "oa:hasSource", "@type": "@id"}, "selector": {"@id": "oa:hasSelector"},
        "start": "oa:start", "end": "oa:end", "exact": "oa:exact", "prefix": "oa:prefix",
        "suffix": "oa:suffix", "value": "http://www.w3.org/1999/02/22-rdf-syntax-ns#value",
    }  # fmt: skip

    def offline(url: str, _: object) -> dict[str, Any]:
        assert url == "http://www.w3.org/ns/anno.jsonld"
        return {"contextUrl": None, "documentUrl": url, "document": {"@context": terms}}

    triples = pyld.jsonld.to_rdf(data, {"documentLoader": offline})["@default"]
    quoted = [
        row for row in triples if row["predicate"]["value"].endswith("wasQuotedFrom")
    ]
    claims = sum(len(reading.claims) for reading in case.readings)
    assert len(quoted) == claims
    exact = {
        row["object"]["value"]
        for row in triples
        if row["predicate"]["value"].endswith("#exact")
    }
    spans = {s.exact for r in case.readings for c in r.claims for s in c.content}
    assert spans <= exact


def test_geojson_is_of_areas_alone(case: Case) -> None:  # M49
    Draft202012Validator(GEOJSON).validate(json.loads(EXPORTS["geojson"](case).data))


@pytest.mark.parametrize("name", ["ibc", "airwars"])
def test_casualty_rows_name_nobody_without_an_accuser(
    case: Case, name: str
) -> None:  # M114
    text = EXPORTS[name](case).data.decode("utf-8-sig")
    assert "Denied by Katibat al-Wadi" in text
    assert "according to" in text
    column = {"ibc": "reported_killers", "airwars": "suspected_attackers"}[name]
    for row in csv.DictReader(io.StringIO(text)):
        accused = row[column].split(" | ")
        assert accused == ["Unknown"] or all("according to" in part for part in accused)


def test_a_single_source_stays_weak(case: Case) -> None:
    text = EXPORTS["airwars"](case).data.decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text)))
    single = [row for row in rows if "; 1 independent origins" in row["grading_basis"]]
    assert single
    assert {row["grading"] for row in single} <= {"Weak", "Contested", "Discounted"}


def test_an_archive_names_every_file_by_its_hash(case: Case) -> None:
    with zipfile.ZipFile(io.BytesIO(EXPORTS["wacz"](case).data)) as archive:
        package = archive.read("datapackage.json")
        rows = json.loads(package)["resources"]
        named = {row["path"] for row in rows}
        assert named | {"datapackage.json", "datapackage-digest.json"} == set(
            archive.namelist()
        )
        for row in rows:
            found = hashlib.sha256(archive.read(row["path"])).hexdigest()
            assert row["hash"] == f"sha256:{found}"
        digest = json.loads(archive.read("datapackage-digest.json"))["hash"]
        assert digest == f"sha256:{hashlib.sha256(package).hexdigest()}"


def test_the_reports_of_an_archive_are_read_by_a_reader_of_web_archives(
    case: Case,
) -> None:
    warcio = pytest.importorskip("warcio.archiveiterator")
    with zipfile.ZipFile(io.BytesIO(EXPORTS["wacz"](case).data)) as archive:
        data = archive.read("archive/data.warc.gz")
        index = archive.read("indexes/index.cdxj").decode().splitlines()
    records = warcio.ArchiveIterator(io.BytesIO(data), check_digests="raise")
    texts = [
        row.content_stream().read().decode()
        for row in records
        if row.rec_type == "resource"
    ]
    assert texts == [row.document.text for row in case.readings]
    assert len(index) == len(texts)
    entry = json.loads(index[0].split(" ", 2)[2])
    start = int(entry["offset"])
    part = gzip.decompress(data[start : start + int(entry["length"])])
    assert part.startswith(b"WARC/1.1")

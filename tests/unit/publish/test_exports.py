from __future__ import annotations

import csv
import io
import json
import zipfile
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from docx import Document as WordDocument
from lxml import etree

from tahqiq.publish.disclosure import disclose
from tahqiq.publish.exports import EXPORTS
from tahqiq.publish.exports.outcome import Tally
from tahqiq.publish.leaks import leaks

if TYPE_CHECKING:
    from tahqiq.model.case import Case


def rows(data: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"))))


def lines(data: bytes) -> list[dict[str, Any]]:
    return [json.loads(line) for line in data.splitlines()]


@pytest.mark.parametrize("name", EXPORTS)
def test_every_export_counts_and_repeats_itself(case: Case, name: str) -> None:
    first, again = EXPORTS[name](case), EXPORTS[name](case)
    assert first.data == again.data
    assert first.tallies
    assert all(0 <= row.written <= row.given for row in first.tallies)
    assert all(row.why for row in first.tallies if row.refused)
    assert "left out" in first.reconciliation


@pytest.mark.parametrize("name", EXPORTS)
def test_no_export_of_a_public_case_leaks(case: Case, name: str) -> None:
    shown = disclose(case, "public")
    assert leaks(EXPORTS[name](shown.case).data, shown.protected, f"case.{name}") == ()


def test_an_accusation_in_followthemoney_carries_its_status(case: Case) -> None:  # M109
    found = [
        row
        for row in lines(EXPORTS["ftm"](case).data)
        if row["schema"] == "UnknownLink"
    ]
    accused = [
        row["properties"] for row in found if row["properties"]["role"] == ["accused"]
    ]
    assert [row["status"] for row in accused] == [["disputed"], ["claimed"]]
    assert all("according to" in row["summary"][0] for row in accused)


def test_followthemoney_values_are_lists_of_strings(case: Case) -> None:
    found = lines(EXPORTS["ftm"](case).data)
    assert len({row["id"] for row in found}) == len(found)
    for row in found:
        for values in row["properties"].values():
            assert values
            assert all(isinstance(value, str) and value for value in values)


def test_a_projection_keeps_the_uncertainty(case: Case) -> None:  # M114
    killing = rows(EXPORTS["gtd"](case).data)[0]
    assert killing["gname"] == "Unknown"
    assert killing["competing"] == "Farhad Zandakhani; Katibat al-Wadi"
    assert (killing["nkill"], killing["nkill_low"], killing["nkill_high"]) == (
        "1",
        "1",
        "2",
    )
    assert killing["nkill_state"] == "range"
    assert killing["claimed"] == "0"
    assert "Denied by Katibat al-Wadi" in killing["accusations"]


def test_an_uncertain_day_is_no_day_in_a_projection(case: Case) -> None:
    arrest = rows(EXPORTS["gtd"](case).data)[1]
    assert (arrest["iday"], arrest["approxdate"][:13]) == ("0", "14 March 2031")
    assert rows(EXPORTS["acled"](case).data)[1]["time_precision"] == "2"
    assert rows(EXPORTS["ucdp"](case).data)[1]["date_end"] == "2031-03-16"


def test_low_best_and_high_are_in_order(case: Case) -> None:
    row = rows(EXPORTS["ucdp"](case).data)[0]
    assert int(row["low"]) <= int(row["best"]) <= int(row["high"])


def test_no_cell_is_run_by_a_spreadsheet(case: Case) -> None:
    for name in ("csv", "claims-csv", "gtd", "acled", "ucdp"):
        for row in rows(EXPORTS[name](case).data):
            assert not any(value.startswith(("=", "+", "@")) for value in row.values())


def test_every_annotation_finds_its_words_again(case: Case) -> None:  # M11
    texts = {
        f"urn:tahqiq:document:{r.document.id}": r.document.text for r in case.readings
    }
    graph = json.loads(EXPORTS["annotations"](case).data)["@graph"]
    targets = [t for row in graph for t in row.get("target", ())]
    assert len(targets) == 12
    for target in targets:
        place, quoted = target["selector"]
        text = texts[target["source"]]
        assert text[place["start"] : place["end"]] == quoted["exact"]
        assert f"{quoted['prefix']}{quoted['exact']}{quoted['suffix']}" in text


def test_the_network_draws_no_edge_without_its_speaker(case: Case) -> None:
    root = etree.fromstring(EXPORTS["gexf"](case).data)
    edges = root.findall(".//{*}edge")
    says = [row.find(".//{*}attvalue[@for='says']").get("value") for row in edges]
    assert says
    assert all(says)


def test_a_timeline_for_the_web_holds_no_markup_of_a_report(case: Case) -> None:
    found = json.loads(EXPORTS["timelinejs"](case).data)
    text = json.dumps([row["text"] for row in found["events"]])
    assert "<" not in text
    arrest = next(row for row in found["events"] if row["group"] == "follow-up")
    assert (arrest["start_date"]["day"], arrest["end_date"]["day"]) == (14, 16)


def test_prose_says_who_says_it(case: Case) -> None:
    text = EXPORTS["markdown"](case).data.decode()
    assert "Denied by Katibat al-Wadi" in text
    assert "<script>" not in text
    paragraphs = WordDocument(io.BytesIO(EXPORTS["docx"](case).data)).paragraphs
    assert any("none of it a finding" in row.text for row in paragraphs)


def test_a_word_file_holds_no_date_of_its_making(case: Case) -> None:
    with zipfile.ZipFile(io.BytesIO(EXPORTS["docx"](case).data)) as archive:
        assert {row.date_time[0] for row in archive.infolist()} == {1980}


def test_a_place_is_an_area_and_never_a_point(case: Case) -> None:  # M49
    known = replace(case.entities[4], codebook="place:baghdad-karrada")
    placed = replace(case, entities=(*case.entities[:4], known, *case.entities[5:]))
    export = EXPORTS["geojson"](placed)
    (feature,) = json.loads(export.data)["features"]
    assert feature["geometry"]["type"] == "Polygon"
    assert (
        feature["geometry"]["coordinates"][0][0]
        == feature["geometry"]["coordinates"][0][-1]
    )
    assert feature["properties"]["geo_precision_m"] >= 500
    assert export.tallies[0].refused == 1


def test_what_is_left_out_is_said() -> None:
    row = Tally(kind="claims", given=3, written=1, why="too long")
    assert row.refused == 2

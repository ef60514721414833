"""Other people's data: every value anchored, attributed, and nothing lost in silence."""

from __future__ import annotations

import hashlib
import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tahqiq.ingest.foreign import read_ftm, read_table
from tahqiq.ingest.foreign.cells import table
from tahqiq.model.case import Case, CaseSettings
from tahqiq.model.codec import decode, reading_to_json
from tahqiq.model.document import Capture, Refusal, Said
from tahqiq.model.reading import Reading
from tahqiq.pipeline import assemble
from tahqiq.store.check import check_reading

TABLE = """eventid,iyear,imonth,iday,location,attacktype1_txt,target1,gname,guncertain1,nkill,scite1,colour
1,2031,3,11,Sahran,Assassination,Nasir al-Tawhari,Katibat al-Wadi,1,2,Orun Wire,red
2,2031,3,0,"Old, Kesht",Bombing,"the ""Rahba"" market",Unknown,-9,12,,
3,0,0,0,,,,Unknown,,-99,,
"""


def capture(text: str, name: str = "table.csv") -> Capture:
    content = text.encode()
    return Capture(
        content=content, sha256=hashlib.sha256(content).hexdigest(), name=name, uri=name,
        captured="2031-04-01T08:00:00Z", collector="Ana", method="import",
        said=Said(outlet="Incident Table", published="2031-04"),
    )  # fmt: skip


def read(text: str) -> Reading:
    found = read_table(capture(text))
    assert isinstance(found, Reading)
    return found


def sound(reading: Reading) -> bool:
    return all(row.ok for row in check_reading(decode(reading_to_json(reading))))


def test_every_value_is_anchored_in_the_files_own_words() -> None:  # rule 1
    reading = read(TABLE)
    assert reading.document.text == TABLE
    assert sound(reading)
    assert [row.low for row in reading.quantities] == [2, 12]


def test_a_row_is_said_by_the_table_and_by_the_source_it_names() -> None:  # rule 2
    reading = read(TABLE)
    first = [row for row in reading.claims if row.sentence == "s1"]
    assert {row.chain[0].kind for row in first} == {"outlet"}
    assert {row.chain[-1].source.exact for row in first if row.chain[-1].source} == {
        "Orun Wire"
    }
    assert all("imported" in row.flags for row in reading.claims)


def test_an_uncertain_doer_stays_possible() -> None:  # M114
    claims = [row for row in read(TABLE).claims if "did it" in row.proposition]
    assert [row.certainty for row in claims] == ["possible"]


def test_an_unknown_doer_is_nobody() -> None:
    names = {row.name for row in read(TABLE).entities}
    assert "Unknown" not in names


def test_rows_and_columns_that_say_nothing_are_named() -> None:  # rule 10
    said = {row.item for row in read(TABLE).refusals}
    assert said == {"column 'colour'", "row 4"}


def test_a_month_without_a_day_is_a_month() -> None:
    second = read(TABLE).times[1]
    assert (second.earliest, second.latest, second.precision) == (
        "2031-03-01", "2031-03-31", "month",
    )  # fmt: skip


def test_a_date_of_two_readings_is_none() -> None:
    reading = read("date,place,killed\n03/04/2031,Sahran,1\n")
    assert reading.times == ()
    assert "one way only" in reading.refusals[0].reason


def test_a_figure_outside_its_bounds_is_said() -> None:
    reading = read("date,killed,killed_low,killed_high\n2031-03-11,9,1,3\n")
    assert (reading.quantities[0].low, reading.quantities[0].high) == (9, 9)
    assert "not in its bounds" in reading.refusals[0].reason


def test_a_table_stands_in_a_case_like_a_report() -> None:
    case = assemble(
        Case(id="k", settings=CaseSettings(title="t"), readings=(read(TABLE),))
    )
    tolls = sorted(
        (row.fields["killed"].low, row.fields["killed"].state) for row in case.incidents
    )
    assert tolls == [(2, "known"), (12, "known")]
    accused = [v for row in case.incidents for v in row.fields["perpetrator"].values]
    assert [row.confidence for row in accused] == ["POSSIBLE"]


@pytest.mark.parametrize("text", ["", "\n\n", "a,b\n1,2\n", "just words"])
def test_what_is_no_table_of_incidents_is_refused(text: str) -> None:
    found = read_table(capture(text))
    assert isinstance(found, Refusal)
    assert "date" in found.reason


def test_bytes_of_no_encoding_are_refused() -> None:
    broken = replace(capture(""), content=b"date,place\n\xff\xfe\x00\xd8\n")
    assert isinstance(read_table(broken), Reading | Refusal)


@given(
    st.lists(
        st.lists(st.text(max_size=8), min_size=2, max_size=4), min_size=1, max_size=5
    )
)
def test_cells_are_where_they_say(rows: list[list[str]]) -> None:
    text = "\n".join(
        ",".join('"' + c.replace('"', '""') + '"' for c in row) for row in rows
    )
    for row in table(text):
        for cell in row:
            raw = text[cell.start : cell.end]
            assert cell.value in {raw.strip(), raw.replace('""', '"').strip()}


@given(st.text(max_size=300))
def test_no_text_makes_the_import_fall_over(text: str) -> None:
    for kind in (read_table, read_ftm):
        for body in (text, f"date,place,killed\n{text}"):
            found = kind(capture(body.encode("utf-8", "replace").decode()))
            assert isinstance(found, Refusal) or sound(found)


def ftm(*rows: tuple[str, str, dict[str, list[str]]]) -> Reading:
    text = "\n".join(
        json.dumps(
            {"id": key, "schema": schema, "properties": values}, ensure_ascii=False
        )
        for key, schema, values in rows
    )
    found = read_ftm(capture(text, "entities.json"))
    assert isinstance(found, Reading)
    return found


PEOPLE = (
    ("p1", "Person", {"name": ["Farhad Zandakhani"], "alias": ["فرهاد"], "birthDate": ["1980"]}),
    ("o1", "Organization", {"name": ["Katibat al-Wadi"]}),
    ("m1", "Membership", {"member": ["p1"], "organization": ["o1"], "role": ["driver"]}),
    ("e1", "Event", {"name": ["Killing of a lawyer"], "date": ["2031-03-11"], "location": ["Sahran"]}),
    ("n1", "Note", {"name": ["x"]}),
    ("u1", "Membership", {"member": ["p9"], "organization": ["o1"]}),
)  # fmt: skip


def test_entities_ties_and_events_become_claims_of_their_source() -> None:
    reading = ftm(*PEOPLE)
    assert sound(reading)
    assert [row.proposition for row in reading.claims] == [
        "Farhad Zandakhani: birthDate 1980",
        "Farhad Zandakhani: driver, Katibat al-Wadi",
        "Killing of a lawyer",
    ]
    assert [row.type for row in reading.relations] == ["member-of"]
    assert reading.events[0].type == "ASSAULT"


def test_what_has_no_place_among_claims_is_named_by_its_line() -> None:
    said = {(row.item, row.reason.split(":")[0][:16]) for row in ftm(*PEOPLE).refusals}
    assert ("line 5", "a Note is neithe") in said
    assert any(item == "line 6" for item, _ in said)


def test_names_of_one_entity_are_one_entity() -> None:
    reading = ftm(*PEOPLE)
    person = [row for row in reading.mentions if row.type == "PERSON"]
    assert len({row.entity for row in person}) == 1
    assert {row.exact for row in person} == {"Farhad Zandakhani", "فرهاد"}

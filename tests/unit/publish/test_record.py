"""The incident record: every field drawn from claims, none silently absent (M95, M113)."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tahqiq.codebook.record import full_record, is_asked, record_book, record_words
from tahqiq.corroborate.record.persons import own_words
from tahqiq.model.case import (
    Case,
    CasePlace,
    CaseSettings,
    ClaimRef,
    Field,
    FieldValue,
    Incident,
    Victim,
)
from tahqiq.model.case_codec import case_from_json
from tahqiq.model.lookup import index_case
from tahqiq.model.reading import Participant, Quantity
from tahqiq.pipeline import assemble, publish
from tahqiq.publish.changes import changes
from tahqiq.publish.disclosure import disclose
from tahqiq.publish.exports import EXPORTS
from tahqiq.publish.exports.projections import PROJECTIONS
from tahqiq.publish.exports.rules import broken
from tahqiq.publish.incidents import incident_rows
from tahqiq.publish.leaks import leaks

if TYPE_CHECKING:
    from collections.abc import Callable

BAZAAR = """A suicide bomber killed 14 people, including nine civilians, three children and two policemen, at the Tannery market in Sahran on Sunday morning.
Four of the dead were children, said Dr Ghassan Nuri.
Omid Rostami, a 34-year-old teacher and father of three, was killed in the blast.
Leila Rostami, 9, was wounded when the bomb went off.
The Valley Front claimed the bombing in a statement on Telegram.
Perhaps the Delta League killed the 14 people.
A guard was wounded by the blast."""
PLACES = (
    CasePlace(name="Qasaba", lat=-31.2, lon=77.9, radius_m=70_000, source="invented", kind="region"),
    CasePlace(name="Sahran", lat=-31.0, lon=78.0, radius_m=6_000, source="invented", within="Qasaba"),
    CasePlace(
        name="Tannery market", lat=-31.01234, lon=77.98765, radius_m=90, source="invented",
        kind="site", within="Sahran",
    ),
)  # fmt: skip


def bazaar(draft: Callable[..., Any], *, certainty: str = "asserted") -> Case:
    d = draft("d1", "Orun Wire", "2031-05-04", BAZAAR)
    d.name("e1", "A suicide bomber", kind="nominal")
    d.name("e2", "14 people", kind="nominal")
    d.name("e3", "Tannery market", "Address")
    d.name("e4", "Omid Rostami", role="victim")
    d.name("e5", "Leila Rostami", role="minor", risk=("minor",))
    d.name("e6", "Valley Front", "Organization")
    d.name("e7", "A guard", kind="nominal")
    d.name("e8", "Ghassan Nuri", role="source")
    d.name("e9", "Delta League", "Organization")
    d.time("t1", "Sunday morning", "2031-05-04", "2031-05-04", "part-of-day")
    d.times[0] = replace(d.times[0], value="2031-05-04TMO", type="TIME")
    for exact, low, unit, category in (
        ("14", 14, "killed", None), ("nine", 9, "killed", "civilians"),
        ("three", 3, "killed", "children"), ("two", 2, "killed", "security"),
        ("Four", 4, "killed", None), ("34", 34, "age", None), ("9", 9, "age", None),
    ):  # fmt: skip
        span = d.span(exact)
        d.quantities.append(
            Quantity(
                id=f"q{span.start}",
                start=span.start,
                end=span.end,
                exact=exact,
                low=low,
                high=low,
                comparator="=",
                unit=unit,
                category=category,
                of="v1",
            )
        )
    told = {"when": "t1", "place": "e3", "modes": ("explosives", "suicide-attack")}
    befell = [("v1", "killed", "e2", "c1"), ("v2", "was killed", "e4", "c3"),
              ("v3", "was wounded when", "e5", "c4"), ("v4", "wounded by", "e7", "c6")]  # fmt: skip
    for key, trigger, whom, claim in befell:
        part = Participant(role="recipient", entity=whom, mention=None, claims=(claim,))
        d.event(key, trigger, participants=(part,), **told)
    sure = {"certainty": certainty}
    d.claim(
        "c1",
        BAZAAR.partition("\n")[0],
        "a bomber killed 14 people",
        events=("v1",),
        **sure,
    )
    d.claim(
        "c2", "Four of the dead were children", "four of the dead were children",
        d.step("named", "Dr Ghassan Nuri", "said", "say", entity="e8"), events=("v1",), **sure,
    )  # fmt: skip
    d.claim(
        "c3", BAZAAR.split("\n")[2], "Omid Rostami was killed", events=("v2",), **sure
    )
    d.claim(
        "c4", BAZAAR.split("\n")[3], "Leila Rostami was wounded", events=("v3",), **sure
    )
    d.claim("c6", BAZAAR.split("\n")[6], "a guard was wounded", events=("v4",), **sure)
    settings = CaseSettings(
        title="The bombing", scope={"from": "2031-05-01"}, places=PLACES
    )
    return assemble(Case(id="case1", settings=settings, readings=(d.reading(),)))


@pytest.fixture(scope="module")
def bombed(draft: Callable[..., Any]) -> Case:
    return bazaar(draft)


def fields_of(case: Case) -> dict[str, Field]:
    return full_record(max(case.incidents, key=lambda row: len(row.events)))


def test_every_field_of_the_record_is_in_every_incident_with_a_state(
    bombed: Case,
) -> None:
    for incident in bombed.incidents:
        record = full_record(incident)
        assert list(record)[: len(record_book().fields)] == list(record_book().fields)
        empty = [row for row in record.values() if not row.values]
        assert all(row.reason for row in empty if row.state == "not-coded")


@given(st.sampled_from(["ASSAULT", "COERCE", "RETREAT", "ACCUSE", "PROTEST", None]))
def test_what_is_not_asked_of_a_kind_of_incident_says_why(kind: str | None) -> None:
    incident = Incident(id="i1", title="Something", type=kind, events=())
    for name, row in full_record(incident).items():
        assert row.state == ("unknown" if is_asked(name, incident) else "not-coded")
        assert row.reason


def test_every_value_rests_on_claims_that_are_there(bombed: Case) -> None:  # M16
    index = index_case(bombed)
    for incident in bombed.incidents:
        held = [incident.fields, *(victim.fields for victim in incident.victims)]
        for row in (field for fields in held for field in fields.values()):
            assert all(value.claims for value in row.values)
            assert all(
                ref in index.claims for value in row.values for ref in value.claims
            )


def test_a_field_that_nobody_asserts_is_not_known(draft: Callable[..., Any]) -> None:
    told = fields_of(bazaar(draft, certainty="alleged"))
    for name in ("attack_type", "weapon_type", "target", "country"):
        assert told[name].state != "known"
    assert told["attack_type"].values  # it is listed all the same
    assert told["attack_type"].reason == record_book().unsure


def test_a_part_of_a_toll_is_counted_by_class_and_is_no_toll(
    bombed: Case,
) -> None:  # M51
    told = fields_of(bombed)
    assert (told["killed"].low, told["killed"].high) == (14, 14)
    assert told["killed_civilians"].best == 9
    assert told["killed_security"].best == 2
    assert {value.low for value in told["killed_children"].values} == {3, 4}


def test_the_deed_has_its_classes_and_its_hour(bombed: Case) -> None:
    told = fields_of(bombed)
    assert told["attack_type"].value == "bombing"
    assert told["weapon_type"].value == "explosives"
    assert told["suicide"].value == "yes"
    assert told["time_of_day"].value == "morning"
    assert told["stage"].value == "carried out"
    assert told["clarity"].value == "one event"


def test_the_place_has_its_levels_from_the_places_of_the_case(
    bombed: Case,
) -> None:  # M49
    told = fields_of(bombed)
    assert told["site"].value == "Tannery market"
    assert told["town"].value == "Sahran"
    assert told["region"].value == "Qasaba"
    assert "within 0.09 km" in (told["geo_precision"].value or "")


def test_an_incident_outside_the_days_of_the_case_is_listed_and_left_out(
    bombed: Case,
) -> None:
    assert fields_of(bombed)["inclusion"].value == "included"
    settings = replace(bombed.settings, scope={"from": "2031-06-01"})
    later = assemble(replace(bombed, settings=settings))
    assert fields_of(later)["inclusion"].value == "outside the scope"


def victims(case: Case) -> dict[str, Victim]:
    return {row.name: row for incident in case.incidents for row in incident.victims}


def test_a_person_has_what_claims_say_of_them_and_nothing_else(
    bombed: Case,
) -> None:  # M95
    found = victims(bombed)
    teacher = {name: row.value for name, row in found["Omid Rostami"].fields.items()}
    assert teacher["fate"] == "killed"
    assert teacher["age"] == "34"
    assert teacher["occupation"] == "teacher"
    assert teacher["family"] == "father of three"
    assert "nationality" not in teacher
    assert found["Leila Rostami"].fields["protected"].value == "a minor"
    assert found["Leila Rostami"].fields["fate"].value == "wounded"


@pytest.mark.parametrize(
    ("phrase", "own"),
    [("a friend of the lawyer", "a friend"), ("the lawyer's brother", "brother"),
     ("a nurse at the clinic", "a nurse")],
)  # fmt: skip
def test_another_mans_work_in_a_description_is_not_ones_own(
    phrase: str, own: str
) -> None:
    assert own_words(phrase).strip() == own


def test_one_who_is_described_is_listed_and_a_number_of_people_is_not(
    bombed: Case,
) -> None:
    assert "A guard" in victims(bombed)
    assert "14 people" not in victims(bombed)


def test_a_withheld_person_has_no_details_in_a_release(bombed: Case) -> None:  # M102
    shown = disclose(bombed, "public")
    rows = [v for i in shown.case.incidents for v in i.victims if "minor" in v.name]
    assert [row.name for row in rows] == ["[minor 1]"]
    assert rows[0].fields["age"].state == "not-coded"
    assert rows[0].fields["age"].values == ()
    assert rows[0].fields["fate"].value == "wounded"  # it is the incident's


@pytest.mark.parametrize("name", EXPORTS)
def test_no_export_of_a_record_leaks_a_withheld_person(bombed: Case, name: str) -> None:
    shown = disclose(bombed, "public")
    data = EXPORTS[name](shown.case).data
    assert leaks(data, shown.protected, f"case.{name}", shown.shown) == ()
    assert b"Leila" not in data


def test_the_places_of_a_case_are_coarse_in_a_release(bombed: Case) -> None:  # M108
    shown = disclose(bombed, "public").case.settings.places
    assert [(row.lat, row.lon) for row in shown][2] == (-31.01, 77.99)
    assert min(row.radius_m for row in shown) >= 1000
    assert disclose(bombed, "internal").case.settings.places == PLACES


def test_a_place_that_is_withheld_is_no_place_of_the_release(bombed: Case) -> None:
    rules = replace(bombed.settings.withholding, words=("Tannery market",))
    case = replace(bombed, settings=replace(bombed.settings, withholding=rules))
    shown = disclose(case, "public").case.settings.places
    assert [row.name for row in shown] == ["Qasaba", "Sahran"]


def test_the_dossier_shows_the_record_its_persons_and_its_reasons(bombed: Case) -> None:
    page = publish(bombed, generated_at=None, version="1").content.decode()
    assert "Persons it befell" in page
    assert "Killed: children" in page
    assert "No claim is read for the absence of a group: Acted alone" in page
    assert "nothing is withheld from it" in page  # it is internal, and says so


def test_a_copy_that_is_not_internal_does_not_say_so(bombed: Case) -> None:
    page = publish(bombed, generated_at=None, version="1", profile="public").content
    assert b"nothing is withheld from it" not in page


def test_the_whole_case_has_every_field_and_comes_back(bombed: Case) -> None:
    data = EXPORTS["json"](bombed).data
    raw = json.loads(data)
    assert set(record_book().fields) <= set(raw["incidents"][0]["fields"])
    assert raw["record"]["fields"]["killed_women"]["label"] == "Killed: women"
    again = case_from_json(data)
    assert EXPORTS["json"](again).data == data
    assert changes(again, again) == ()


def test_persons_are_rows_with_states_and_claims(bombed: Case) -> None:
    text = EXPORTS["persons-csv"](bombed).data.decode("utf-8-sig")
    rows = {row["name"]: row for row in csv.DictReader(io.StringIO(text))}
    assert rows["Omid Rostami"]["age"] == "34"
    assert rows["Omid Rostami"]["age_state"] == "known"
    assert rows["Omid Rostami"]["age_claims"].startswith("d1#")
    assert rows["A guard"]["named"] == "no"


def test_the_rows_of_the_codebooks_have_their_codes(bombed: Case) -> None:  # M113
    index = index_case(bombed)
    incident = max(bombed.incidents, key=lambda row: len(row.events))
    gtd = PROJECTIONS["gtd"](incident, index)
    assert (gtd["attacktype1"], gtd["weaptype1"], gtd["suicide"]) == ("5", "6", "1")
    assert (gtd["crit1"], gtd["doubtterr"], gtd["alternative"]) == ("-9", "-9", "")
    assert gtd["provstate"] == "Qasaba"
    assert gtd["within_m"] == "90"
    assert PROJECTIONS["ucdp"](incident, index)["deaths_unknown"] == "5"
    assert PROJECTIONS["acled"](incident, index)["admin1"] == "Qasaba"
    assert "age: 34" in PROJECTIONS["ibc"](incident, index)["persons"]
    assert PROJECTIONS["airwars"](incident, index)["grading"] == "Weak"


def test_the_page_of_an_incident_lists_the_named_first(bombed: Case) -> None:
    row = incident_rows(index_case(bombed))[0]
    assert [person.is_named for person in row.victims] == sorted(
        (person.is_named for person in row.victims), reverse=True
    )


FIGURE = st.integers(0, 40)
CONFIDENCE = st.sampled_from(
    ["REPORTED AS FACT", "CLAIMED OR ADMITTED", "SUSPECTED OR ACCUSED", "POSSIBLE"]
)


@st.composite
def figures(draw: st.DrawFn) -> Field:
    low, best, high = sorted(draw(st.tuples(FIGURE, FIGURE, FIGURE)))
    return Field(
        state="range", low=low, best=best, high=draw(st.sampled_from([high, None]))
    )


@given(
    killed=figures(),
    civilians=figures(),
    wounded=figures(),
    charges=st.lists(st.tuples(st.sampled_from(["x4", "x8"]), CONFIDENCE), max_size=3),
    claimed=st.sampled_from(["yes", "no", "unknown"]),
    origins=st.integers(0, 3),
)
def test_every_row_keeps_the_rules_of_its_codebook(  # M114
    case: Case, killed: Field, civilians: Field, wounded: Field,
    charges: list[tuple[str, Any]], claimed: str, origins: int,
) -> None:  # fmt: skip
    claims = (ClaimRef(document="d1", claim="c1"),)
    values = tuple(
        FieldValue(standing="current", claims=claims, entity=who, confidence=how)
        for who, how in charges
    )
    attribution = charges[0][1] if charges else None
    incident = replace(
        case.incidents[0],
        fields={
            **case.incidents[0].fields,
            "killed": killed,
            "killed_civilians": civilians,
            "wounded": wounded,
            "perpetrator": Field(state="disputed", values=values),
            "attribution": Field(state="known", value=attribution),
            "claimed": Field(state="known", value=claimed),
            "origins": Field(state="known", low=origins, best=origins, high=origins),
        },
    )
    index = index_case(replace(case, incidents=(incident, *case.incidents[1:])))
    for name, project in PROJECTIONS.items():
        assert broken(name, project(incident, index)) == ()


def test_a_rule_that_is_broken_is_named() -> None:
    row = {"low": "5", "best": "3", "high": "7", "deaths_a": "0", "deaths_b": "0",
           "deaths_civilians": "0", "deaths_unknown": "3", "date_start": "", "date_end": ""}  # fmt: skip
    assert broken("ucdp", row) == ("low <= best <= high",)


def test_every_class_of_the_record_is_found_by_one_of_its_words() -> None:
    book = record_words()
    for table in (
        book.attack_types,
        book.weapon_types,
        book.target_types,
        book.claim_modes,
    ):
        assert all(row.words or row.modes for row in table.values())
        assert all(row.gtd is None or 0 < row.gtd < 23 for row in table.values())


NAMING = (
    "motive",
    "ransom",
    "property",
    "target",
    "denial",
    "affiliation",
    "sources",
    "site",
)


@pytest.mark.parametrize("name", NAMING)
@pytest.mark.parametrize("profile", ["partner", "public"])
def test_a_withheld_name_in_any_field_of_the_record_is_replaced(  # M102
    bombed: Case, name: str, profile: str
) -> None:
    claims = (ClaimRef(document="d1", claim="c4"),)
    text = "because of Leila Rostami and her brother"
    value = FieldValue(standing="current", claims=claims, value=text)
    told = Field(state="known", value=text, values=(value,))
    first, *rest = bombed.incidents
    planted = replace(first, fields={**first.fields, name: told})
    shown = disclose(replace(bombed, incidents=(planted, *rest)), profile)
    for form in ("json", "csv", "acled"):  # what writes a field out in words
        data = EXPORTS[form](shown.case).data
        assert leaks(data, shown.protected, f"case.{form}", shown.shown) == ()
    held = shown.case.incidents[0].fields[name]
    assert "Leila" not in f"{held.value} {held.values[0].value}"

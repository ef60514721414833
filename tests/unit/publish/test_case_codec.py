from __future__ import annotations

import json
from dataclasses import replace
from importlib import resources
from typing import TYPE_CHECKING, Any

import pytest
from jsonschema import Draft202012Validator
from referencing import Registry, Resource

from tahqiq.errors import ContractError
from tahqiq.model.case_codec import (
    case_from_dict,
    case_from_json,
    case_to_dict,
    case_to_json,
)
from tahqiq.model.codec import reading_to_dict

if TYPE_CHECKING:
    from tahqiq.model.case import Case


def schema(name: str) -> dict[str, Any]:
    folder = resources.files("tahqiq.publish") / "schemas"
    return json.loads((folder / f"{name}.schema.json").read_text(encoding="utf-8"))


def validator(name: str) -> Draft202012Validator:
    reading = Resource.from_contents(schema("reading-1"))
    registry = Registry().with_resource("tahqiq-reading-1", reading)
    return Draft202012Validator(schema(name), registry=registry)


@pytest.mark.parametrize("name", ["reading-1", "case-1"])
def test_the_schemas_are_valid_schemas(name: str) -> None:
    Draft202012Validator.check_schema(schema(name))


def test_a_case_and_its_readings_fit_their_schemas(case: Case) -> None:
    validator("case-1").validate(json.loads(case_to_json(case)))
    for reading in case.readings:
        validator("reading-1").validate(
            json.loads(json.dumps(reading_to_dict(reading)))
        )


def test_a_case_out_of_its_contract_fails_its_schema(case: Case) -> None:
    raw = json.loads(case_to_json(case))
    raw["groups"][0]["status"] = "surely"
    assert list(validator("case-1").iter_errors(raw))


def test_export_import_export_gives_the_same_bytes(case: Case) -> None:  # M113
    first = case_to_json(case)
    again = case_from_json(first)
    assert again == case
    assert case_to_json(again) == first


def test_keys_that_do_not_apply_are_absent_from_fields(case: Case) -> None:
    fields = case_to_dict(case)["incidents"][0]["fields"]
    assert set(fields["claimed"]) == {"state", "value", "values"}
    assert set(fields["killed"]["values"][0]) == {"standing", "claims", "low", "high"}


def test_links_run_from_the_speaking_claim_to_the_one_it_is_about(case: Case) -> None:
    link = case_to_dict(case)["links"][0]
    assert link["from"] == {"document": "d4", "claim": "c1"}
    assert link["to"] == {"document": "d1", "claim": "c3"}


def test_the_address_of_the_database_does_not_leave(case: Case) -> None:
    secret = replace(case.settings, database="postgresql://u:geheim@host/db")
    assert b"geheim" not in case_to_json(replace(case, settings=secret))


def test_a_case_with_the_required_keys_alone_is_read() -> None:
    raw = {
        "schema": "tahqiq-case/1",
        "case": {"id": "c", "title": "T", "question": None},
        "documents": [],
        "readings": [],
        "entities": [],
        "incidents": [],
        "groups": [],
        "links": [],
    }
    assert case_from_dict(raw).settings.title == "T"


@pytest.mark.parametrize(
    "raw",
    [
        {},
        {"schema": "tahqiq-case/9"},
        {"schema": "tahqiq-case/1"},
        {
            "schema": "tahqiq-case/1",
            "case": {"id": 3, "title": "T"},
            "readings": [],
            "entities": [],
            "incidents": [],
            "groups": [],
            "links": [],
        },
        {
            "schema": "tahqiq-case/1",
            "case": [],
            "readings": [],
            "entities": [],
            "incidents": [],
            "groups": [],
            "links": [],
        },
    ],
)
def test_what_is_no_case_is_refused(raw: dict[str, Any]) -> None:
    with pytest.raises(ContractError):
        case_from_dict(raw)


@pytest.mark.parametrize("data", [b"", b"[]", b"3", b"\xff"])
def test_json_that_is_no_case_is_refused(data: bytes) -> None:
    with pytest.raises(ContractError):
        case_from_json(data)

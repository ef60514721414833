"""A case to the JSON of the contract ``case-1`` and back, without loss.

The address of a database is left out: it says where the records lie, not what the
case holds, and it may carry a password.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import msgspec

from tahqiq.errors import ContractError
from tahqiq.model.case import Case
from tahqiq.model.codec import decode, encode, reading_from_dict, reading_to_dict

CASE_SCHEMA = "tahqiq-case/1"
VIEWS = ("entities", "incidents", "groups")
FURTHER = ("captures", "proposals", "lineage", "sources", "refusals", "judgements")


def case_to_dict(case: Case) -> dict[str, Any]:
    """The case as the ``case-1`` object: the contract's keys, then ours."""
    settings: dict[str, Any] = msgspec.to_builtins(case.settings)
    settings.pop("database")
    views = {key: msgspec.to_builtins(getattr(case, key)) for key in VIEWS}
    for incident in views["incidents"]:
        for record in (incident, *incident["victims"]):
            record["fields"] = {
                name: _field(row) for name, row in record["fields"].items()
            }
    raw = {
        "schema": CASE_SCHEMA,
        "case": {
            "id": case.id,
            "title": case.settings.title,
            "question": case.settings.question,
        },
        "documents": [
            {"id": row.document.id, "file": row.document.file} for row in case.readings
        ],
        "readings": [reading_to_dict(row) for row in case.readings],
        **views,
        "links": [_link(row) for row in msgspec.to_builtins(case.links)],
        "settings": settings,
        **{key: msgspec.to_builtins(getattr(case, key)) for key in FURTHER},
    }
    plain: dict[str, Any] = _plain(raw)
    return plain


def case_from_dict(raw: Mapping[str, Any]) -> Case:
    """The record behind a ``case-1`` object.

    Raises:
        ContractError: The object is not of this version or breaks its shape.
    """
    if raw.get("schema") != CASE_SCHEMA:
        raise ContractError(
            f"a case of schema {raw.get('schema')!r} instead of {CASE_SCHEMA!r}.",
            "Export it again with this version.",
        )
    try:
        record = _record(raw)
        readings = tuple(reading_from_dict(row) for row in raw["readings"])
        case = msgspec.convert(record, Case)
    except (KeyError, TypeError, AttributeError) as error:
        raise ContractError(f"not a case: {error!r} misplaced.") from error
    except (msgspec.ValidationError, ValueError) as error:
        raise ContractError(f"not a case: {error}.") from error
    return replace(case, readings=readings)


def case_to_json(case: Case) -> bytes:
    """What ``tahqiq export CASE --to json`` prints, without the newline."""
    return encode(case_to_dict(case))


def case_from_json(data: bytes | str) -> Case:
    """A case from its export.

    Raises:
        ContractError: Not a case of this version.
    """
    raw = decode(data)
    if not isinstance(raw, dict):
        raise ContractError("not a case: the JSON is no object.")
    return case_from_dict(raw)


def _record(raw: Mapping[str, Any]) -> dict[str, Any]:
    head = raw["case"]
    settings = raw.get("settings") or {
        "title": head["title"], "question": head.get("question"),
    }  # fmt: skip
    return {
        "id": head["id"],
        "settings": settings,
        "readings": [],
        "links": [
            {**row, "claim": row["from"], "target": row["to"]} for row in raw["links"]
        ],
        **{key: raw[key] for key in VIEWS},
        **{key: raw[key] for key in FURTHER if key in raw},
    }


def _field(raw: dict[str, Any]) -> dict[str, Any]:
    values = [_present(row) for row in raw["values"]]
    return {**_present(raw), "values": values}


def _present(raw: Mapping[str, Any]) -> dict[str, Any]:
    """The keys that apply; absent and null mean the same in a field."""
    return {key: value for key, value in raw.items() if value is not None}


def _link(raw: dict[str, Any]) -> dict[str, Any]:
    ends = {"from": raw.pop("claim"), "to": raw.pop("target")}
    return {**ends, **raw}


def _plain(value: Any) -> Any:
    """Whole numbers without a decimal point, so that 2 and 2.0 give the same bytes."""
    if isinstance(value, float) and value.is_integer():
        return int(value)
    if isinstance(value, (list, tuple)):
        return [_plain(row) for row in value]
    if isinstance(value, dict):
        return {key: _plain(row) for key, row in value.items()}
    return value

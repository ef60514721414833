"""Records to the JSON of the public contracts and back, without loss.

The records carry the contracts' own key names; only ``from`` and ``to`` of a link,
which Python reserves or which would read badly, are renamed here.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from sys import intern
from typing import Any

import msgspec

from tahqiq.errors import ContractError
from tahqiq.model.reading import Reading

READING_SCHEMA = "tahqiq-reading/1"


def reading_to_dict(reading: Reading) -> dict[str, Any]:
    """The reading as the ``reading-1`` object, keys in the contract's order."""
    raw: dict[str, Any] = msgspec.to_builtins(reading)
    document = raw.pop("document")
    text = document.pop("text")
    quantities = raw["quantities"]
    for quantity in quantities:
        if quantity["units"]:
            quantity.pop("unit")  # a joint count has `units` and no `unit`
        else:
            quantity.pop("units")
    raw["links"] = [
        {"from": row["claim"], "type": row["type"], "to": row["target"],
         "drawn_by": row["drawn_by"]}
        for row in raw["links"]
    ]  # fmt: skip
    return {"schema": READING_SCHEMA, "document": document, "text": text, **raw}


def reading_from_dict(raw: object) -> Reading:
    """The record behind a ``reading-1`` object.

    Raises:
        ContractError: The object is not of this version or breaks its shape.
    """
    found = raw.get("schema") if isinstance(raw, Mapping) else None
    if not isinstance(raw, Mapping) or found != READING_SCHEMA:
        raise ContractError(
            f"a reading of schema {found!r} instead of {READING_SCHEMA!r}.",
            "Read the document again with this version.",
        )
    try:
        return msgspec.convert(_record(raw), Reading)
    except KeyError as error:
        raise ContractError(f"not a reading: {error} is missing.") from error
    except (TypeError, msgspec.ValidationError) as error:
        raise ContractError(f"not a reading: {error}.") from error


def _record(raw: Mapping[str, Any]) -> dict[str, Any]:
    """The record's own keys: the text back in its document, links by their names."""
    record = {key: raw[key] for key in raw if key not in {"schema", "text", "links"}}
    record["document"] = {**raw["document"], "text": raw["text"]}
    record["links"] = [
        {"claim": row["from"], "type": row["type"], "target": row["to"],
         "drawn_by": row["drawn_by"]}
        for row in raw.get("links", ())
    ]  # fmt: skip
    return record


def encode(value: object) -> bytes:
    """Canonical JSON: UTF-8, keys as given, no insignificant white space."""
    return msgspec.json.encode(value)


def decode(data: bytes | str) -> Any:
    """JSON to builtins.

    Raises:
        ContractError: Not JSON.
    """
    try:
        return msgspec.json.decode(data)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise ContractError(f"not JSON: {error}.") from error


def reading_to_json(reading: Reading) -> bytes:
    """One line of ``tahqiq read --json``, without the newline."""
    return encode(reading_to_dict(reading))


def reading_from_json(data: bytes | str) -> Reading:
    """A reading from its JSON.

    Raises:
        ContractError: Not a reading of this version.
    """
    raw = decode(data)
    if isinstance(raw, dict):
        _share(raw)
    return reading_from_dict(raw)


SHORT = 24  # characters up to which a word is likely to stand in a reading again


def _share(raw: dict[str, Any] | list[Any]) -> None:
    """Short words of a decoded object made one for all that have them: ids, kinds.

    Three quarters of the words of a reading are such, and take a third of its room.
    """
    rows: Iterable[tuple[Any, Any]] = (
        raw.items() if isinstance(raw, dict) else enumerate(raw)
    )
    for key, one in rows:
        if isinstance(one, str):
            if len(one) <= SHORT:
                raw[key] = intern(one)
        elif isinstance(one, dict | list):
            _share(one)

"""JSON: the whole case, with every field of every incident and what each field means."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import msgspec

from tahqiq.codebook.record import full_record, record_book
from tahqiq.model.case import Case, Field, Incident
from tahqiq.model.case_codec import case_to_dict
from tahqiq.model.codec import encode
from tahqiq.publish.exports.outcome import Export, Tally


def to_json(case: Case) -> Export:
    """The whole case as ``case-1``, from which it can be restored."""
    claims = sum(len(row.claims) for row in case.readings)
    whole = replace(case, incidents=tuple(map(_complete, case.incidents)))
    return Export(
        data=encode({**case_to_dict(whole), "record": record_keys()}),
        suffix=".case.json",
        tallies=(
            Tally(kind="reports", given=len(case.readings), written=len(case.readings)),
            Tally(kind="claims", given=claims, written=claims),
        ),
    )


def record_keys() -> dict[str, Any]:
    """What each field of the record is, and what an empty one means."""
    book: dict[str, Any] = msgspec.to_builtins(record_book())
    return {key: book[key] for key in ("fields", "absent", "not_asked", "asked_of")}


def _complete(incident: Incident) -> Incident:
    """The incident with its empty fields, each with its state."""
    fields = {
        name: incident.fields.get(name) or _bare(row)
        for name, row in full_record(incident).items()
    }
    return replace(incident, fields=fields)


def _bare(row: Field) -> Field:
    """An empty field: its reason only where it was not looked for at all."""
    return Field(
        state=row.state, reason=row.reason if row.state == "not-coded" else None
    )

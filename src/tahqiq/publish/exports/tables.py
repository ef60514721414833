"""CSV: claims, and incidents in the columns of a projection (M113)."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Mapping, Sequence

from tahqiq.model.case import Case, Field, Incident, Victim
from tahqiq.model.lookup import CaseIndex, index_case
from tahqiq.publish.claims import claims_table
from tahqiq.publish.exports.cells import common
from tahqiq.publish.exports.outcome import Export, Tally
from tahqiq.publish.exports.projections import PROJECTIONS
from tahqiq.publish.exports.rules import broken
from tahqiq.publish.words import words

NUMBER = re.compile(r"-?\d+(?:\.\d+)?")
FORMULA = ("=", "+", "-", "@", "\t", "\r")  # a spreadsheet would run a cell with these


def to_claims_csv(case: Case) -> Export:
    """Every claim as a row, with its chain, firmness, words and replies."""
    rows = [
        {
            "claim": f"{row.ref.document}#{row.ref.claim}",
            "outlet": row.outlet,
            "published": row.published or "",
            "chain": row.chain,
            "kind": row.kind,
            "proposition": row.proposition,
            "polarity": row.polarity,
            "certainty": row.certainty,
            "words": "".join(piece.text for piece in row.pieces if piece.is_content),
            "markers": ", ".join(row.markers),
            "replies": "; ".join(f"{r.speaker} {r.verb} it" for r in row.replies),
            "standing": row.standing,
            "review": row.review,
            "evidence_sha256": row.evidence,
        }
        for row in claims_table(index_case(case))
    ]
    return _export(rows, "claims", ".claims.csv")


def to_incidents_csv(case: Case, projection: str = "own") -> Export:
    """Every incident as a row.

    Args:
        case: The case.
        projection: Whose columns: a key of `PROJECTIONS`.
    """
    index, project = index_case(case), PROJECTIONS[projection]
    rows = [project(row, index) for row in case.incidents]
    checked = [
        {**row, "rules_broken": "; ".join(broken(projection, row))} for row in rows
    ]
    return _export(checked, "incidents", f".{projection}.csv")


def to_persons_csv(case: Case) -> Export:
    """Every person an incident befell as a row, each detail with its state and claims."""
    index = index_case(case)
    rows = [
        _person(incident, victim, index)
        for incident in case.incidents
        for victim in incident.victims
    ]
    return _export(rows, "persons", ".persons.csv")


def _person(incident: Incident, victim: Victim, index: CaseIndex) -> Mapping[str, str]:
    """The variables of a casualty record, of one person (M95)."""
    cells = {
        "incident": incident.id,
        "title": incident.title,
        "person": victim.entity,
        "name": victim.name,
        "spellings": "; ".join(victim.spellings),
        "named": "yes" if victim.entity in index.called else "no",
    }
    for name in words().person_fields:
        field = victim.fields.get(name, Field(state="unknown"))
        cells[name] = "; ".join(dict.fromkeys(v.value or "" for v in field.values))
        cells[f"{name}_state"] = field.state
        cells[f"{name}_claims"] = " ".join(
            f"{ref.document}#{ref.claim}" for v in field.values for ref in v.claims
        )
    return cells | common(incident, index)


def safe_cell(text: str) -> str:
    """A cell that no spreadsheet runs; a number is a number.

    >>> safe_cell("=1+1"), safe_cell("two men"), safe_cell("-9"), safe_cell("-9+1")
    ("'=1+1", 'two men', '-9', "'-9+1")
    """
    plain = NUMBER.fullmatch(text) is not None
    return f"'{text}" if text.startswith(FORMULA) and not plain else text


def _export(rows: Sequence[Mapping[str, str]], kind: str, suffix: str) -> Export:
    buffer = io.StringIO()
    if rows:
        writer = csv.DictWriter(buffer, list(rows[0]), lineterminator="\r\n")
        writer.writeheader()
        for row in rows:
            writer.writerow({key: safe_cell(value) for key, value in row.items()})
    return Export(
        data=buffer.getvalue().encode("utf-8-sig"),  # spreadsheets need the mark
        suffix=suffix,
        tallies=(Tally(kind=kind, given=len(rows), written=len(rows)),),
    )

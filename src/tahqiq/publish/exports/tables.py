"""CSV: claims, and incidents in the columns of a projection (M113)."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping, Sequence

from tahqiq.model.case import Case
from tahqiq.model.lookup import index_case
from tahqiq.publish.claims import claims_table
from tahqiq.publish.exports.outcome import Export, Tally
from tahqiq.publish.exports.projections import PROJECTIONS

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
    return _export(rows, "incidents", f".{projection}.csv")


def safe_cell(text: str) -> str:
    """A cell that no spreadsheet runs.

    >>> safe_cell("=1+1"), safe_cell("two men")
    ("'=1+1", 'two men')
    """
    return f"'{text}" if text.startswith(FORMULA) else text


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

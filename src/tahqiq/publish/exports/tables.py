"""CSV rows: claims, and incidents in our columns or projected to a codebook's.

A projection never hides uncertainty: beside every figure stands its state, and a row
whose doer is uncertain says so and names the competing ones (M113, M114).
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping, Sequence

from tahqiq.model.case import Case, Field, Incident
from tahqiq.model.lookup import CaseIndex, index_case
from tahqiq.publish.accusations import accusations
from tahqiq.publish.claims import claims_table
from tahqiq.publish.exports.outcome import Export, Tally
from tahqiq.publish.incidents import field_text
from tahqiq.publish.words import figure

Cells = Mapping[str, str]
EMPTY = Field(state="not-coded")
# Precision of a date in the codes of ACLED (1 day, 2 week, 3 month) and UCDP (1 to 5).
ACLED_TIME = {"minute": 1, "hour": 1, "part-of-day": 1, "day": 1, "days": 2, "week": 2}
UCDP_DATE = {**ACLED_TIME, "month": 4, "months": 5, "year": 5, "years": 5}
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


def to_incidents_csv(case: Case) -> Export:
    """Every incident in our own columns, each value with its state and claims."""
    return _incidents(case, _own, ".incidents.csv")


def to_gtd_csv(case: Case) -> Export:
    """Every incident in columns named as the GTD's."""
    return _incidents(case, _gtd, ".gtd.csv")


def to_acled_csv(case: Case) -> Export:
    """Every incident in columns named as ACLED's."""
    return _incidents(case, _acled, ".acled.csv")


def to_ucdp_csv(case: Case) -> Export:
    """Every incident in columns named as the UCDP GED's."""
    return _incidents(case, _ucdp, ".ucdp.csv")


def safe_cell(text: str) -> str:
    """A cell that no spreadsheet runs.

    >>> safe_cell("=1+1"), safe_cell("two men")
    ("'=1+1", 'two men')
    """
    return f"'{text}" if text.startswith(FORMULA) else text


def _incidents(case: Case, projected: _Projection, suffix: str) -> Export:
    index = index_case(case)
    return _export([projected(row, index) for row in case.incidents], "incidents", suffix)


def _export(rows: Sequence[Cells], kind: str, suffix: str) -> Export:
    buffer = io.StringIO()
    if rows:
        writer = csv.DictWriter(buffer, list(rows[0]), lineterminator="\r\n")
        writer.writeheader()
        for row in rows:
            writer.writerow({key: safe_cell(value) for key, value in row.items()})
    tally = Tally(kind=kind, given=len(rows), written=len(rows))
    return Export(data=buffer.getvalue().encode("utf-8-sig"), suffix=suffix, tallies=(tally,))


class _Projection:
    """The type of a projection: an incident to the cells of a row."""

    def __call__(self, incident: Incident, index: CaseIndex) -> Cells: ...

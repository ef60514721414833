"""A case in the formats of its neighbours; each export counts what went in and out."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

from tahqiq.model.case import Case
from tahqiq.publish.exports.annotations import to_annotations
from tahqiq.publish.exports.archive import to_archive
from tahqiq.publish.exports.ftm import to_ftm, to_statements
from tahqiq.publish.exports.geo import to_geojson
from tahqiq.publish.exports.gexf import to_gexf
from tahqiq.publish.exports.outcome import Export, Tally
from tahqiq.publish.exports.prose import to_docx, to_markdown
from tahqiq.publish.exports.stix import to_stix
from tahqiq.publish.exports.tables import (
    to_claims_csv,
    to_incidents_csv,
    to_persons_csv,
)
from tahqiq.publish.exports.timelinejs import to_timelinejs
from tahqiq.publish.exports.whole import to_json

__all__ = ["EXPORTS", "Export", "Tally"]


EXPORTS: Mapping[str, Callable[[Case], Export]] = {
    "json": to_json,
    "ftm": to_ftm,
    "ftm-statements": to_statements,
    "stix": to_stix,
    "claims-csv": to_claims_csv,
    "csv": to_incidents_csv,
    "gtd": partial(to_incidents_csv, projection="gtd"),
    "acled": partial(to_incidents_csv, projection="acled"),
    "ucdp": partial(to_incidents_csv, projection="ucdp"),
    "ibc": partial(to_incidents_csv, projection="ibc"),
    "airwars": partial(to_incidents_csv, projection="airwars"),
    "persons-csv": to_persons_csv,
    "geojson": to_geojson,
    "timelinejs": to_timelinejs,
    "gexf": to_gexf,
    "annotations": to_annotations,
    "wacz": to_archive,
    "markdown": to_markdown,
    "docx": to_docx,
}

"""What a release is made of: its files, and the manifest that names them by hash."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass

from tahqiq.model.case import Case
from tahqiq.publish.exports.json_lines import as_json

# The exports that go along with the dossier, by the name of their file.
RELEASED: Mapping[str, str] = {
    "case.json": "json", "incidents.csv": "csv", "claims.csv": "claims-csv",
    "annotations.jsonld": "annotations",
}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Releasing:
    """How a release is made: when, by whom, with which program, for whom and why."""

    at: str
    by: str
    version: str
    profile: str
    reason: str


def release_manifest(
    case: Case,
    how: Releasing,
    files: Mapping[str, bytes],
    *,
    number: int,
    previous: tuple[int, str] | None,
) -> bytes:
    """Hashes, judgements and versions: what makes this release this and no other.

    Args:
        case: The case as it is disclosed.
        how: When, by whom, why.
        files: The bytes of the release by their names.
        number: Its place among the releases of the case.
        previous: Number and manifest hash of the one before it.
    """
    before = previous and {"number": previous[0], "sha256": previous[1]}
    return as_json({
        "schema": "tahqiq-release/1",
        "number": number,
        "case": case.id,
        "title": case.settings.title,
        "profile": how.profile,
        "at": how.at,
        "by": how.by,
        "reason": how.reason,
        "program": how.version,
        "readers": sorted({row.reader for row in case.readings}),
        "codebook": case.settings.codebook,
        "evidence": {row.document.id: row.document.sha256 for row in case.readings},
        "judgements": [row.id for row in case.judgements],
        "files": {
            name: hashlib.sha256(content).hexdigest() for name, content in files.items()
        },
        "previous": before,
    })  # fmt: skip

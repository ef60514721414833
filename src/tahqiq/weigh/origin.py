"""Which rows of the matrix come from one mouth or one text (M82)."""

from __future__ import annotations

from collections.abc import Mapping

from tahqiq.model.case import Case, ClaimRef, EvidenceRow, Group
from tahqiq.model.lookup import CaseIndex


def origin_of(
    row: EvidenceRow,
    index: CaseIndex,
    groups: Mapping[str, Group],
    roots: Mapping[str, str],
) -> str | None:
    """The key of the row's one origin: as the analyst said, a speaker, or a document.

    None where the row has several origins or none: it cannot be counted twice then.
    """
    if row.origin:
        return row.origin
    group = groups.get(row.group or "")
    if group is None or group.origins != 1:
        return None
    speakers = {_speaker(ref, index) for ref in group.claims}
    if len(speakers) == 1 and (speaker := speakers.pop()):
        return speaker
    documents = {roots.get(ref.document, ref.document) for ref in group.claims}
    return min(documents, default=None)


def document_roots(case: Case) -> dict[str, str]:
    """For each document the smallest id of those it depends on or that depend on it."""
    root = {row.document.id: row.document.id for row in case.readings}

    def find(key: str) -> str:
        while root[key] != key:
            key = root[key]
        return key

    for link in case.lineage:
        if link.document in root and link.origin in root:
            first, second = sorted((find(link.document), find(link.origin)))
            root[second] = first
    return {key: find(key) for key in root}


def _speaker(ref: ClaimRef, index: CaseIndex) -> str | None:
    claim = index.claims.get(ref)
    if claim is None or claim.chain[-1].kind != "named":
        return None
    entity = index.entity_of.get((ref.document, claim.chain[-1].entity or ""))
    return entity.id if entity else None

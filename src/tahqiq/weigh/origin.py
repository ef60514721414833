"""Which rows of the matrix come from one mouth or one text (M82)."""

from __future__ import annotations

from collections.abc import Mapping

from tahqiq.model.case import EvidenceRow, Group
from tahqiq.model.lookup import CaseIndex, speaker_of


def origin_of(
    row: EvidenceRow,
    index: CaseIndex,
    groups: Mapping[str, Group],
) -> str | None:
    """The key of the row's one origin: as the analyst said, a speaker, or a document.

    None where the row has several origins or none: it cannot be counted twice then.
    """
    if row.origin:
        return row.origin
    group = groups.get(row.group or "")
    if group is None or group.origins != 1:
        return None
    speakers = {speaker_of(ref, index) for ref in group.claims}
    if len(speakers) == 1 and (speaker := speakers.pop()):
        return speaker
    documents = {index.roots.get(ref.document, ref.document) for ref in group.claims}
    return min(documents, default=None)

"""What is thought and not told: it is a position, and no evidence (M84, ICD 203)."""

from __future__ import annotations

import re
from functools import cache

from tahqiq.model.case import ClaimRef, Group
from tahqiq.model.lookup import CaseIndex
from tahqiq.weigh.tables import weighing

LABELS = frozenset({"section", "genre", "url"})


def is_judgement(group: Group, index: CaseIndex) -> bool:
    """Whether every claim of a group is an outlet's own analysis or opinion.

    One report that tells it as news, or one speaker who says it, makes it a statement
    of fact again, right or wrong.
    """
    claims = [ref for ref in group.claims if ref in index.claims]
    return bool(claims) and all(_is_own_view(ref, index) for ref in claims)


def _is_own_view(ref: ClaimRef, index: CaseIndex) -> bool:
    claim = index.claims[ref]
    if claim.chain[-1].kind != "outlet":
        return False
    words = " ".join(span.exact for span in claim.content)
    judges = _pattern(weighing().opinion_words).search(words) is not None
    return judges or is_opinion_piece(ref.document, index)


def is_opinion_piece(document: str, index: CaseIndex) -> bool:
    """Whether a report calls itself opinion or analysis, or its source is known for it."""
    found = index.readings[document].document
    label = _pattern(weighing().opinion_pieces)
    said = [row.value for row in found.known if row.key in LABELS]
    path = re.sub(r"[^A-Za-z]+", " ", f"{found.uri} {found.file}".rpartition("//")[2])
    head = (found.title or "").partition(":")  # "Opinion: why it had to come"
    said += [path, head[0] if head[1] else ""]
    if any(label.search(text) for text in said):
        return True
    kinds = {row.name: row.kind for row in index.case.sources}
    return kinds.get(found.outlet or "") in weighing().opinion_kinds


@cache
def _pattern(text: str) -> re.Pattern[str]:
    return re.compile(text, re.IGNORECASE)

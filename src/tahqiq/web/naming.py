"""What a judgement is about, in the words of the case and not in ids."""

from __future__ import annotations

from tahqiq.model.judgement import Judgement
from tahqiq.web.absent import Absent
from tahqiq.web.cards import find_claim
from tahqiq.web.desk import Seen

CLAIMS = frozenset({"accept", "edit", "reject", "add", "grade-claim"})
PAIRS = frozenset({"merge", "different"})


def about(row: Judgement, seen: Seen) -> str:
    """The claim, names or documents that a judgement names; ids where none is left."""
    if row.kind in CLAIMS:
        return _claim(row.subject, seen)
    if row.kind in PAIRS:
        return f"{_entity(row.subject, seen)} and {_entity(row.object or '', seen)}"
    if row.kind == "undo":
        undone = {made.id: made for made in seen.case.judgements}.get(row.subject)
        return about(undone, seen) if undone else row.subject
    return " and ".join(filter(None, (row.subject, row.object)))


def _claim(subject: str, seen: Seen) -> str:
    document, _, claim = subject.partition("#")
    try:
        found, _ = find_claim(seen, document, claim)
    except Absent:  # an addition that was taken back
        return subject
    return f"“{found.proposition}”"


def _entity(key: str, seen: Seen) -> str:
    document, _, entity = key.partition("#")
    return seen.index.named(document, entity) or key

"""What people decided: append-only, superseding, undoable (rules 4 and 6)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from tahqiq.model.ids import content_id

JudgementKind = Literal[
    "accept",  # a claim (subject: "document#claim") stands as read
    "edit",  # value: JSON of the changed keys of the claim
    "reject",  # a claim is not what the text says
    "merge",  # two document entities ("document#entity") are one
    "different",  # two document entities are not one
    "same-incident",  # two events ("document#event") are one happening
    "other-incident",  # two events are two happenings
    "lineage",  # value: "copy" or "independent"; subject and object: documents
    "grade-source",  # value: reliability A..F; subject: source name
    "grade-claim",  # value: credibility 1..6; subject: "document#claim"
    "bear",  # subject: evidence row, object: hypothesis, value: CC C N I II NA
    "weigh-evidence",  # value: "credibility=… relevance=…" of an evidence row
    "assess",  # the named analyst's judgement on the question (M86, M94)
    "describe",  # value: JSON of metadata said of a document after the fact
    "undo",  # subject: id of a judgement
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """One decision by one person.

    `subject` and `object` name what is judged: ``document#claim``,
    ``document#entity``, ``document#event``, a document id, a source name, or the id of
    another judgement for ``undo``. A later judgement of the same kind family on the
    same subject and object supersedes an earlier one; no row ever changes.
    """

    sequence: int
    kind: JudgementKind
    subject: str
    object: str | None
    value: str | None
    author: str
    at: str  # UTC, ISO 8601
    reason: str

    @property
    def id(self) -> str:
        """Id from content and place in the sequence."""
        return content_id(
            "j", self.sequence, self.kind, self.subject, self.object, self.value,
            self.author, self.at,
        )  # fmt: skip


FAMILIES: dict[str, str] = {
    "accept": "review",
    "edit": "review",
    "reject": "review",
    "merge": "identity",
    "different": "identity",
    "same-incident": "incident",
    "other-incident": "incident",
}


def standing(judgements: Iterable[Judgement]) -> tuple[Judgement, ...]:
    """Judgements in force: those neither undone nor superseded, oldest first.

    An undo may itself be undone, which restores what it took back. Pairs are
    unordered: a judgement on (a, b) supersedes one on (b, a). Analysts who rate
    evidence do not overwrite one another (M112).
    """
    rows = sorted(judgements, key=lambda row: row.sequence)
    undone: set[str] = set()
    for row in reversed(rows):  # later rows first: an undone undo undoes nothing
        if row.kind == "undo" and row.id not in undone:
            undone.add(row.subject)
    latest: dict[tuple[object, ...], Judgement] = {}
    for row in rows:
        if row.kind != "undo" and row.id not in undone:
            latest[_key(row)] = row
    return tuple(sorted(latest.values(), key=lambda row: row.sequence))


def _key(row: Judgement) -> tuple[object, ...]:
    pair = tuple(sorted(part for part in (row.subject, row.object) if part))
    who = row.author if row.kind in {"bear", "weigh-evidence", "assess"} else None
    return (FAMILIES.get(row.kind, row.kind), pair, who)

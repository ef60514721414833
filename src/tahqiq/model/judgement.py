"""What people decided: append-only, superseding, undoable (rules 4 and 6)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from tahqiq.model.ids import content_id

JudgementKind = Literal[
    "accept",  # a claim (subject: "document#claim") stands as read
    "edit",  # value: JSON of the changed keys of the claim
    "reject",  # a claim is not what the text says
    "add",  # value: JSON of a claim the reader passed over; subject: "document#claim"
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
        return _id(
            self.sequence, self.kind, self.subject, self.object, self.value,
            self.author, self.at,
        )  # fmt: skip


@lru_cache(maxsize=1 << 15)  # what stands is asked for at every key of a review
def _id(*parts: object) -> str:
    return content_id("j", *parts)


FAMILIES: dict[str, str] = {
    "accept": "review",
    "edit": "review",
    "reject": "review",
    "merge": "identity",
    "different": "identity",
    "same-incident": "incident",
    "other-incident": "incident",
}


# Decisions that draw nothing anew: that a claim stands as it was read, and how evidence
# bears on hypotheses.
UNDRAWN: frozenset[JudgementKind] = frozenset(
    {"accept", "bear", "weigh-evidence", "assess"}
)


def shaping(judgements: Iterable[Judgement]) -> tuple[Judgement, ...]:
    """Judgements in force that change what is drawn across documents."""
    return tuple(row for row in standing(judgements) if row.kind not in UNDRAWN)


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
        if row.kind != "undo" and not (undone and row.id in undone):
            latest[_key(row)] = row
    return tuple(sorted(latest.values(), key=lambda row: row.sequence))


def standing_alone(
    judgements: Iterable[Judgement], kind: JudgementKind
) -> tuple[Judgement, ...]:
    """Those in force of a kind that is a family of its own: only an undo ends them.

    >>> standing_alone([], "add")
    ()
    """
    rows = [row for row in judgements if row.kind in {kind, "undo"}]
    if all(row.kind == "undo" for row in rows):
        return ()
    return tuple(row for row in standing(rows) if row.kind == kind)


def overtaken(
    wanted: Sequence[Judgement], known: Iterable[Judgement], based_on: int
) -> tuple[Judgement, ...]:
    """Rows of others that a judgement would overrule without its author having seen them.

    Args:
        wanted: What is to be recorded.
        known: Every judgement there is; an undo counts as one on what it takes back.
        based_on: Number of the last judgement that the author had before them.

    Returns:
        The rows of other authors after `based_on` on the same matter, oldest first. An
        author's own are never among them: nobody overrules themselves unawares.
    """
    rows = sorted(known, key=lambda row: row.sequence)
    undoes = any(row.kind == "undo" for row in (*rows, *wanted))
    by_id = {row.id: row for row in rows} if undoes else {}  # an id costs a hash
    matters = {(_key(_matter(row, by_id)), row.author) for row in wanted}
    return tuple(
        row
        for row in rows
        if row.sequence > based_on
        and any(
            _key(_matter(row, by_id)) == matter and row.author != author
            for matter, author in matters
        )
    )


def _matter(row: Judgement, by_id: Mapping[str, Judgement]) -> Judgement:
    """What a judgement is about in the end: an undo is about what it takes back."""
    while row.kind == "undo" and row.subject in by_id:
        row = by_id[row.subject]
    return row


def _key(row: Judgement) -> tuple[object, ...]:
    pair = tuple(sorted(part for part in (row.subject, row.object) if part))
    who = row.author if row.kind in {"bear", "weigh-evidence", "assess"} else None
    return (FAMILIES.get(row.kind, row.kind), pair, who)

"""What people decided, and what was taken back (M98, M111)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from tahqiq.codebook.record import field_label
from tahqiq.model.document import Refusal
from tahqiq.model.judgement import Judgement, standing
from tahqiq.model.lookup import CaseIndex
from tahqiq.publish.claims import claim_anchor, replies
from tahqiq.publish.words import words


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """How many claims a person has looked at."""

    total: int
    accepted: int
    edited: int
    rejected: int

    @property
    def reviewed(self) -> int:
        """Claims with any decision."""
        return self.accepted + self.edited + self.rejected

    @property
    def percent(self) -> int:
        """Reviewed claims in whole percent, rounded down."""
        return 100 * self.reviewed // self.total if self.total else 0


@dataclass(frozen=True, slots=True, kw_only=True)
class JudgementRow:
    """One decision as printed, with whether it is in force."""

    text: str
    author: str
    at: str
    reason: str
    in_force: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """A source's own withdrawal, or a figure it has since changed."""

    text: str
    anchors: tuple[str, ...]


def review_share(index: CaseIndex) -> Share:
    """How many of the claims were accepted, edited and rejected."""
    kinds = [row.kind for row in index.reviews.values()]
    gone = sum(ref not in index.claims for ref in index.reviews)  # the rejected ones
    return Share(
        total=len(index.claims) + gone,
        accepted=kinds.count("accept"),
        edited=kinds.count("edit"),
        rejected=kinds.count("reject"),
    )


def judgement_rows(index: CaseIndex) -> tuple[JudgementRow, ...]:
    """Every decision, newest first, those no longer in force marked."""
    force = {row.id for row in standing(index.case.judgements)}
    rows = sorted(index.case.judgements, key=lambda row: -row.sequence)
    return tuple(
        JudgementRow(
            text=_text(row),
            author=row.author,
            at=row.at,
            reason=row.reason,
            in_force=row.id in force or row.kind == "undo",
        )
        for row in rows
    )


def corrections(index: CaseIndex) -> tuple[Correction, ...]:
    """What sources took back or changed, from links and from the incident record."""
    return (*_retracted(index), *_superseded(index))


def refusal_rows(index: CaseIndex) -> tuple[Refusal, ...]:
    """Everything a stage would not take, each once (M117)."""
    found = dict.fromkeys(
        row
        for rows in (
            index.case.refusals,
            *(reading.document.refusals for reading in index.case.readings),
            *(reading.refusals for reading in index.case.readings),
        )
        for row in rows
    )
    return tuple(found)


def _retracted(index: CaseIndex) -> Iterator[Correction]:
    for link in index.links:
        if link.type == "retracts" and link.claim in index.claims:
            for reply in replies((link,), index, incoming=False):
                speaker = replies((link,), index, incoming=True)
                who = speaker[0].speaker if speaker else "Its source"
                yield Correction(
                    text=f"{who} {words().links['retracts']}: “{reply.proposition}”.",
                    anchors=(claim_anchor(link.claim), reply.anchor),
                )


def _superseded(index: CaseIndex) -> Iterator[Correction]:
    from_fields = (
        (incident.title, field_label(name), value)
        for incident in index.case.incidents
        for name, field in incident.fields.items()
        for value in field.values
        if value.standing in {"superseded", "withdrawn"}
    )
    for title, label, value in from_fields:
        anchors = tuple(
            claim_anchor(ref) for ref in value.claims if ref in index.claims
        )
        state = words().standings[value.standing]
        yield Correction(
            text=f"{title}, {label.lower()}: a value {state}.", anchors=anchors
        )


def _text(row: Judgement) -> str:
    parts = [row.kind, row.subject, row.object, row.value]
    return " · ".join(part for part in parts if part)

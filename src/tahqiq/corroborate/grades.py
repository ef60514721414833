"""Admiralty grades: set by people, two apart, never by the machine (M58, M59)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import get_args

from tahqiq.corroborate.ground import Ground
from tahqiq.model.case import Credibility, Group, Reliability, SourceProfile
from tahqiq.model.document import Refusal
from tahqiq.model.judgement import Judgement, standing

CANNOT_JUDGE: Credibility = "6"
CONFIRMED: Credibility = "1"
CREDIBILITY: dict[str | None, Credibility] = {
    grade: grade for grade in get_args(Credibility)
}
TWO = 2  # independent origins without which nothing is confirmed by others (M59)


def profiles(ground: Ground) -> tuple[SourceProfile, ...]:
    """What is known of every outlet of the case, declared or only seen, by name."""
    known = dict(ground.profiles)
    graded = _reliability(ground.index.case.judgements)
    rows = []
    for key, documents in ground.documents_of.items():
        row = known.pop(key, None)
        row = row or SourceProfile(name=ground.outlet_name(documents[0]))
        rows.append(replace(row, documents=tuple(sorted(documents))))
    every = [*rows, *known.values()]
    return tuple(
        replace(row, reliability=graded.get(row.name, row.reliability))
        for row in sorted(every, key=lambda row: row.name)
    )


def _reliability(judgements: Iterable[Judgement]) -> dict[str, Reliability]:
    grades: dict[str, Reliability] = {grade: grade for grade in get_args(Reliability)}
    return {
        row.subject: grades[row.value]
        for row in standing(judgements)
        if row.kind == "grade-source" and row.value in grades
    }


def credible(
    groups: Iterable[Group], judgements: Iterable[Judgement]
) -> tuple[tuple[Group, ...], tuple[Refusal, ...]]:
    """Groups with the credibility a person gave one of their claims, the latest if several.

    "Confirmed by other sources" is refused below two independent origins.
    """
    graded = {
        row.subject: row for row in standing(judgements) if row.kind == "grade-claim"
    }
    found, refusals = [], []
    for group in groups:
        judged = _latest(group, graded)
        value = CREDIBILITY.get(judged.value if judged else None, CANNOT_JUDGE)
        if judged and value == CONFIRMED and group.origins < TWO:
            refusals.append(_refused(judged, group))
            value = CANNOT_JUDGE
        found.append(
            group if value == CANNOT_JUDGE else replace(group, credibility=value)
        )
    return tuple(found), tuple(dict.fromkeys(refusals))


def _latest(group: Group, graded: Mapping[str, Judgement]) -> Judgement | None:
    if not graded:
        return None
    rows = [
        row
        for ref in group.claims
        if (row := graded.get(f"{ref.document}#{ref.claim}"))
    ]
    return max(rows, key=lambda row: row.sequence, default=None)


def _refused(judged: Judgement, group: Group) -> Refusal:
    return Refusal(
        stage="corroborate",
        item=judged.id,
        reason=(
            f"credibility 1 for {judged.subject}: “{group.proposition}” has"
            f" {group.origins} independent origins and needs {TWO}; grade it 2 to 6 or"
            " add an independent report."
        ),
    )

"""A case with little but hypotheses, evidence and judgements; names are invented."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tahqiq.model.case import Case, CaseSettings, EvidenceRow, Hypothesis
from tahqiq.model.judgement import Judgement

if TYPE_CHECKING:
    from collections.abc import Callable

Ratings = dict[str, dict[str, str]]


def judged(
    sequence: int, kind: str, subject: str, object_: str | None, value: str, **more: Any
) -> Judgement:
    return Judgement(
        sequence=sequence, kind=kind, subject=subject, object=object_, value=value,
        author=more.get("author", "Layla Mahzari"), at="2031-03-20T08:00:00+00:00",
        reason=more.get("reason", "seen"),
    )  # fmt: skip


def weighed(ratings: Ratings, *extra: Judgement, **more: Any) -> Case:
    """A case whose rows and hypotheses are those of `ratings`: row -> hypothesis -> rating."""
    names = dict.fromkeys(key for row in ratings.values() for key in row)
    origins = more.get("origins", {})
    rows = tuple(
        EvidenceRow(
            id=key, kind="claim", text=f"text of {key}", origin=origins.get(key)
        )
        for key in ratings
    )
    marks = [
        (row, key, value)
        for row, found in ratings.items()
        for key, value in found.items()
    ]
    return Case(
        id="case1",
        settings=CaseSettings(
            title="A case",
            question="Who did it?",
            hypotheses=tuple(
                Hypothesis(id=key, text=f"someone else, {key}") for key in names
            ),
            evidence=rows,
        ),
        readings=(),
        judgements=(
            *(
                judged(n, "bear", row, key, value)
                for n, (row, key, value) in enumerate(marks)
            ),
            *extra,
        ),
    )


@pytest.fixture
def make() -> Callable[..., Case]:
    return weighed


@pytest.fixture
def judge() -> Callable[..., Judgement]:
    return judged

"""Hypotheses against evidence: what `weigh` returns and a dossier prints.

Nothing here names a winner: a ranking is an order of how much speaks against each
hypothesis, and the judgement is a named analyst's (M86).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from tahqiq.model.case import ClaimRef, EvidenceRow, Hypothesis, Rating, Reason
from tahqiq.model.document import Refusal
from tahqiq.model.judgement import Judgement

Disagreement = Literal["unrated", "single", "consensus", "mild", "strong", "extreme"]
Variant = Literal["removed", "wrong", "deceptive"]
Ranking = tuple[tuple[str, ...], ...]  # hypothesis ids, least inconsistent first; ties


@dataclass(frozen=True, slots=True, kw_only=True)
class Bearing:
    """One analyst's rating of one piece of evidence under one hypothesis."""

    analyst: str
    rating: Rating
    at: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """All ratings of one piece of evidence under one hypothesis (M78, M112).

    `value` is their mean from -2 (II) to 2 (CC), None where blank or not applicable;
    `points` what the cell adds to the inconsistency of the hypothesis (M79).
    """

    row: str
    hypothesis: str
    bearings: tuple[Bearing, ...] = ()
    disagreement: Disagreement = "unrated"
    value: float | None = None
    points: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class MatrixRow:
    """One piece of evidence across all hypotheses.

    `weight` is credibility times relevance as the analysts set them; `origin` is the
    key of its one origin, None where it has several or none; `diagnosticity` is how far
    its ratings lie apart (M81); `claims` are the words it rests on.
    """

    evidence: EvidenceRow
    cells: tuple[Cell, ...]
    weight: float = 1.0
    origin: str | None = None
    diagnosticity: float = 0.0
    proposed: bool = False
    claims: tuple[ClaimRef, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """How much speaks against one hypothesis.

    `raw` counts every row (M79), `weighted` by credibility and relevance (M80), `once`
    each origin only once (M82). `reasons` sum to `raw`.
    """

    hypothesis: str
    raw: float
    weighted: float
    once: float
    reasons: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Variation:
    """The order if one row, or every row of one origin, is not what it seems (M83)."""

    subject: str
    rows: tuple[str, ...]
    variant: Variant
    ranking: Ranking
    changes: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Flip:
    """The fewest rows or origins without which `rival` draws level with the leader."""

    rival: str
    unit: Literal["row", "origin"]
    subjects: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Odds:
    """The alternative reading in log-odds; `reasons` sum to `weight`.

    `low` and `high` bound the share in percent, in steps that the method can bear.
    """

    hypothesis: str
    weight: float
    low: int
    high: int
    reasons: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Position:
    """Who believes or alleges what: kept out of the evidence by default (M84)."""

    group: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Matrix:
    """The matrix of a case with everything drawn from it.

    `analysts` holds the order each analyst's own ratings give. `notes` say what the
    set of hypotheses or ratings lacks; `left_off` counts proposed rows not shown.
    """

    question: str | None
    hypotheses: tuple[Hypothesis, ...]
    rows: tuple[MatrixRow, ...] = ()
    scores: tuple[Score, ...] = ()
    ranking: Ranking = ()
    ranking_weighted: Ranking = ()
    ranking_once: Ranking = ()
    analysts: Mapping[str, Ranking] = field(default_factory=dict)
    variations: tuple[Variation, ...] = ()
    flips: tuple[Flip, ...] = ()
    odds: tuple[Odds, ...] = ()
    positions: tuple[Position, ...] = ()
    assessments: tuple[Judgement, ...] = ()
    notes: tuple[str, ...] = ()
    refusals: tuple[Refusal, ...] = ()
    left_off: int = 0

"""The numbers and words that weighing uses, from ``codebook/weighing.yaml``."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from tahqiq.codebook.loader import load_yaml
from tahqiq.model.case import Rating


@dataclass(frozen=True, slots=True, kw_only=True)
class RatingRow:
    """What one rating means: see the head of the codebook file."""

    name: str
    value: float | None
    points: float
    odds: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Weighing:
    """The whole codebook file; its comments say what each key holds."""

    ratings: Mapping[Rating, RatingRow]
    wrong: Mapping[Rating, Rating]
    deceptive: Mapping[Rating, Rating]
    disagreement: Mapping[str, float]
    weights: Mapping[str, float]
    opinion_acts: frozenset[str]
    fact_certainty: frozenset[str]
    opinion_pieces: str
    opinion_kinds: frozenset[str]
    opinion_words: str
    evidence_kinds: frozenset[str]
    row_status: frozenset[str]
    proposals: int
    step: int
    bounds: tuple[int, int]
    open_words: tuple[str, ...]
    absences: Mapping[str, str]
    inquiry_stages: frozenset[str]
    result_stages: frozenset[str]


def weighing() -> Weighing:
    """The weighing codebook."""
    table: Weighing = load_yaml("weighing", Weighing)
    return table

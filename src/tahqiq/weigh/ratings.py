"""What analysts rated: judgements to cells, and how far analysts lie apart."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import get_args

from tahqiq.model.case import Rating
from tahqiq.model.document import Refusal
from tahqiq.model.judgement import Judgement, standing
from tahqiq.model.matrix import Bearing, Cell, Disagreement
from tahqiq.weigh.tables import weighing

STAGE = "weigh"


@dataclass(frozen=True, slots=True, kw_only=True)
class Ratings:
    """The ratings in force by row and hypothesis, weights by row, what was refused."""

    bearings: Mapping[tuple[str, str], tuple[Bearing, ...]]
    weights: Mapping[str, float]
    refusals: tuple[Refusal, ...]


def ratings_of(
    judgements: Iterable[Judgement], rows: set[str], hypotheses: set[str]
) -> Ratings:
    """The ratings and weights in force, each analyst's own beside the others'.

    A judgement on a row or hypothesis that is not there, or with a value outside the
    scale, is refused and named, never guessed at.
    """
    bearings: dict[tuple[str, str], tuple[Bearing, ...]] = {}
    said: dict[str, list[float]] = {}
    refusals: list[Refusal] = []
    for row in standing(judgements):
        if row.kind not in {"bear", "weigh-evidence"}:
            continue
        trouble = _trouble(row, rows, hypotheses)
        if trouble:
            refusals.append(Refusal(stage=STAGE, item=row.id, reason=trouble))
        elif row.kind == "bear" and row.object:
            key = (row.subject, row.object)
            bearings[key] = (*bearings.get(key, ()), _bearing(row))
        else:
            said.setdefault(row.subject, []).append(weight_said(row.value or "") or 1.0)
    weights = {key: sum(values) / len(values) for key, values in said.items()}
    return Ratings(bearings=bearings, weights=weights, refusals=tuple(refusals))


def weight_said(value: str) -> float | None:
    """Credibility times relevance, from words or numbers; None where unreadable.

    >>> weight_said("credibility=high relevance=0.5")
    0.75
    """
    product = 1.0
    for part in value.split():
        _, _, said = part.partition("=")
        factor = _factor(said)
        if factor is None:
            return None
        product *= factor
    return product if value.strip() else None


def cell(row: str, hypothesis: str, bearings: Sequence[Bearing]) -> Cell:
    """The cell that these ratings make."""
    ratings = [bearing.rating for bearing in bearings]
    values = _values(ratings)
    return Cell(
        row=row,
        hypothesis=hypothesis,
        bearings=tuple(sorted(bearings, key=lambda bearing: bearing.analyst)),
        disagreement=_disagreement(ratings),
        value=sum(values) / len(values) if values else None,
        points=points(ratings),
    )


def points(ratings: Sequence[Rating]) -> float:
    """What the ratings add to an inconsistency: the mean over analysts (M79).

    >>> points(["II", "I", "NA"])
    1.5
    """
    table = weighing().ratings
    counted = [table[rating].points for rating in ratings if rating != "NA"]
    return sum(counted) / len(counted) if counted else 0.0


def _factor(said: str) -> float | None:
    words = weighing().weights
    if said in words:
        return words[said]
    try:
        number = float(said)
    except ValueError:
        return None
    return number if 0 <= number <= max(words.values()) else None


def _values(ratings: Iterable[Rating]) -> list[float]:
    table = weighing().ratings
    found = (table[rating].value for rating in ratings)
    return [value for value in found if value is not None]


def _disagreement(ratings: Sequence[Rating]) -> Disagreement:
    if len(ratings) < 2:
        return "single" if ratings else "unrated"
    limits = weighing().disagreement
    values = _values(ratings)
    if len(values) < len(ratings):  # "does not apply" against a rating
        return "strong" if values else "consensus"
    spread = max(values) - min(values)
    names: tuple[Disagreement, ...] = ("extreme", "strong", "mild")
    return next((name for name in names if spread >= limits[name]), "consensus")


def _bearing(row: Judgement) -> Bearing:
    rating: Rating = next(name for name in get_args(Rating) if name == row.value)
    return Bearing(analyst=row.author, rating=rating, at=row.at, reason=row.reason)


def _trouble(row: Judgement, rows: set[str], hypotheses: set[str]) -> str:
    if row.subject not in rows:
        return f"no evidence row {row.subject!r}: see `tahqiq weigh` for the rows."
    if row.kind == "weigh-evidence":
        readable = weight_said(row.value or "") is not None
        return "" if readable else f"no weight {row.value!r}: write low, medium, high."
    scale = get_args(Rating)
    if row.object in hypotheses and row.value in scale:
        return ""
    return (
        f"{row.value!r} for {row.object!r}: write one of {' '.join(scale)} for a "
        f"hypothesis of case.toml ({', '.join(sorted(hypotheses)) or 'none is named'})."
    )

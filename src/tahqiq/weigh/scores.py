"""Scores and orders: sums that can be done by hand (M75, M79 to M82)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from tahqiq.model.case import Reason
from tahqiq.model.matrix import Cell, MatrixRow, Ranking, Score

LEVEL = 1e-9  # sums of halves and quarters differ by less only through rounding


def diagnosticity(cells: Iterable[Cell]) -> float:
    """How far the ratings of one row lie apart across hypotheses; 0 where equal (M81).

    The spread, not the sum: a row that speaks against every hypothesis alike separates
    none of them.
    """
    values = [cell.value for cell in cells if cell.value is not None]
    return max(values) - min(values) if len(values) > 1 else 0.0


def score(hypothesis: str, rows: Sequence[MatrixRow]) -> Score:
    """What speaks against one hypothesis, row by row."""
    reasons = tuple(
        Reason(feature=row.evidence.id, weight=points, detail=row.evidence.text)
        for row in rows
        if (points := points_of(row, hypothesis))
    )
    weighted = (points_of(row, hypothesis) * row.weight for row in rows)
    return Score(
        hypothesis=hypothesis,
        raw=sum(reason.weight for reason in reasons),
        weighted=sum(weighted),
        once=sum(_once(hypothesis, rows).values()),
        reasons=reasons,
    )


def points_of(row: MatrixRow, hypothesis: str) -> float:
    """What the row adds to the inconsistency of the hypothesis."""
    return next((cell.points for cell in row.cells if cell.hypothesis == hypothesis), 0)


def ranking(totals: Mapping[str, float]) -> Ranking:
    """Hypotheses from least to most inconsistent; those level share a place.

    >>> ranking({"a": 2.0, "b": 0.0, "c": 2.0})
    (('b',), ('a', 'c'))
    """
    places: list[list[str]] = []
    last: float | None = None
    for key in sorted(totals, key=lambda name: (totals[name], name)):
        if last is None or totals[key] - last > LEVEL:
            places.append([])
        places[-1].append(key)
        last = totals[key]
    return tuple(tuple(place) for place in places)


def _once(hypothesis: str, rows: Sequence[MatrixRow]) -> dict[str, float]:
    """The strongest inconsistency of each origin; rows without one stand alone."""
    found: dict[str, float] = {}
    for row in rows:
        key = f"origin {row.origin}" if row.origin else f"row {row.evidence.id}"
        found[key] = max(found.get(key, 0.0), points_of(row, hypothesis))
    return found

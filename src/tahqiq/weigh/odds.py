"""An alternative reading of the same ratings: log-odds that add up (never the verdict).

All hypotheses start level. Each rating moves its hypothesis by the log-odds of the
codebook times the weight of the row; of one origin only its strongest row counts.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Sequence

from tahqiq.model.case import Hypothesis, Reason
from tahqiq.model.matrix import MatrixRow, Odds
from tahqiq.weigh.tables import weighing


def odds(
    hypotheses: Iterable[Hypothesis], rows: Sequence[MatrixRow]
) -> tuple[Odds, ...]:
    """The log-odds and share of each hypothesis, with the reasons that add up to it."""
    reasons = {row.id: reasons_for(row.id, rows) for row in hypotheses}
    weights = {key: sum(r.weight for r in found) for key, found in reasons.items()}
    top = max(weights.values(), default=0.0)
    parts = {key: math.exp(weight - top) for key, weight in weights.items()}
    total = sum(parts.values())
    return tuple(
        Odds(
            hypothesis=key,
            weight=weight,
            low=_bounded(parts[key] / total, math.floor),
            high=_bounded(parts[key] / total, math.ceil),
            reasons=reasons[key],
        )
        for key, weight in weights.items()
    )


def reasons_for(hypothesis: str, rows: Sequence[MatrixRow]) -> tuple[Reason, ...]:
    """One reason a rated row; a row of an origin already counted adds nothing."""
    moves = {row.evidence.id: _move(row, hypothesis) for row in rows}
    strongest: dict[str, str] = {}
    for row in rows:
        if row.origin:
            key, held = row.evidence.id, strongest.get(row.origin)
            if held is None or abs(moves[key]) > abs(moves[held]):
                strongest[row.origin] = key
    return tuple(_reason(row, moves, strongest) for row in rows if _is_rated(row))


def _reason(
    row: MatrixRow, moves: dict[str, float], strongest: dict[str, str]
) -> Reason:
    key = row.evidence.id
    counted = strongest.get(row.origin, key) if row.origin else key
    if counted != key:
        return Reason(feature=key, weight=0.0, detail=f"same origin as {counted}")
    return Reason(feature=key, weight=moves[key], detail=row.evidence.text)


def _move(row: MatrixRow, hypothesis: str) -> float:
    table = weighing().ratings
    moves = [
        table[bearing.rating].odds
        for cell in row.cells
        if cell.hypothesis == hypothesis
        for bearing in cell.bearings
    ]
    return row.weight * sum(moves) / len(moves) if moves else 0.0


def _is_rated(row: MatrixRow) -> bool:
    return any(cell.bearings for cell in row.cells)


def _bounded(share: float, turn: Callable[[float], int]) -> int:
    step = weighing().step
    low, high = weighing().bounds
    return min(high, max(low, step * turn(100 * share / step)))

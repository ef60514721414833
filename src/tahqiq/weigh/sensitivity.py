"""What changes the order: a row or an origin that is not what it seems (M83)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import get_args

from tahqiq.model.case import Rating
from tahqiq.model.matrix import Flip, MatrixRow, Ranking, Variant, Variation
from tahqiq.weigh.ratings import points
from tahqiq.weigh.scores import LEVEL, points_of, ranking
from tahqiq.weigh.tables import weighing

Totals = Mapping[str, float]


def variations(rows: Sequence[MatrixRow], totals: Totals) -> tuple[Variation, ...]:
    """The order for each rated row and each shared origin, under every variant."""
    base = ranking(totals)
    return tuple(
        _variation(subject, chosen, variant, totals, base)
        for subject, chosen in (*_rated(rows), *_shared(rows))
        for variant in get_args(Variant)
    )


def flips(rows: Sequence[MatrixRow], totals: Totals) -> tuple[Flip, ...]:
    """For each rival the fewest rows, and the fewest origins, that hold it back.

    Taking away rows changes the distance between two hypotheses by a sum of
    independent parts, so taking the largest parts first gives a smallest set.
    """
    places = ranking(totals)
    if not places or len(places[0]) != 1 or len(totals) < 2:
        return ()  # nobody leads alone, so there is no order to overturn
    leader = places[0][0]
    single = _rated(rows)
    units = {row.origin or row.evidence.id for row in rows}
    by_origin = tuple(
        (unit, tuple(row for row in rows if (row.origin or row.evidence.id) == unit))
        for unit in sorted(units)
    )
    rivals = [key for place in places[1:] for key in place]
    found = [_fewest(leader, rival, single, totals, "row") for rival in rivals]
    found += [_fewest(leader, rival, by_origin, totals, "origin") for rival in rivals]
    return tuple(flip for flip in found if flip)


Unit = tuple[str, tuple[MatrixRow, ...]]


def _fewest(
    leader: str, rival: str, units: Sequence[Unit], totals: Totals, kind: str
) -> Flip | None:
    distance = totals[rival] - totals[leader]
    gains = [
        (sum(points_of(row, rival) - points_of(row, leader) for row in rows), subject)
        for subject, rows in units
    ]
    chosen: list[str] = []
    for gain, subject in sorted(gains, key=lambda pair: (-pair[0], pair[1])):
        if distance <= LEVEL or gain <= LEVEL:
            break
        distance -= gain
        chosen.append(subject)
    if distance > LEVEL:
        return None
    return Flip(
        rival=rival,
        unit="row" if kind == "row" else "origin",
        subjects=tuple(chosen),
    )


def _rated(rows: Sequence[MatrixRow]) -> tuple[Unit, ...]:
    return tuple(
        (row.evidence.id, (row,))
        for row in rows
        if any(cell.bearings for cell in row.cells)
    )


def _shared(rows: Sequence[MatrixRow]) -> Iterator[Unit]:
    found: dict[str, tuple[MatrixRow, ...]] = {}
    for _, (row,) in _rated(rows):
        if row.origin:
            found[row.origin] = (*found.get(row.origin, ()), row)
    yield from ((key, kept) for key, kept in sorted(found.items()) if len(kept) > 1)


def _variation(
    subject: str,
    rows: Sequence[MatrixRow],
    variant: Variant,
    totals: Totals,
    base: Ranking,
) -> Variation:
    changed = {
        key: total
        + sum(_turned(row, key, variant) - points_of(row, key) for row in rows)
        for key, total in totals.items()
    }
    order = ranking(changed)
    return Variation(
        subject=subject,
        rows=tuple(row.evidence.id for row in rows),
        variant=variant,
        ranking=order,
        changes=order != base,
    )


def _turned(row: MatrixRow, hypothesis: str, variant: Variant) -> float:
    """The points of a cell under a variant; a row that is removed has none."""
    if variant == "removed":
        return 0.0
    table = weighing().wrong if variant == "wrong" else weighing().deceptive
    ratings: list[Rating] = [
        table[bearing.rating]
        for cell in row.cells
        if cell.hypothesis == hypothesis
        for bearing in cell.bearings
    ]
    return points(ratings)

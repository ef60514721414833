"""A linear ranking fitted by least regret: which of several rows is the right one.

Softmax regression over the rows of each example, with a ridge, fitted to its minimum by
L-BFGS (Liu and Nocedal 1989): no random numbers, so the same examples give the same
weights.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from typing import NamedTuple

import numpy
from numpy.typing import NDArray

Row = dict[str, float]
Floats = NDArray[numpy.float64]
Regret = Callable[[Floats], tuple[float, Floats]]
RARE = 5  # signs seen in fewer rows get no weight
MEMORY = 8  # steps whose curvature is remembered
ENOUGH = 1e-5  # relative gain at which the search ends


class Example(NamedTuple):
    """Rows of which some are right, and how much the example counts."""

    rows: list[Row]
    right: set[int]
    weight: float


class Point(NamedTuple):
    """Weights, their regret and its slope there."""

    at: Floats
    loss: float
    slope: Floats


class Packed(NamedTuple):
    """Examples as arrays: signs' numbers and values with their rows, rows' examples."""

    sign: NDArray[numpy.int64]
    value: Floats
    row: NDArray[numpy.int64]
    example: NDArray[numpy.int64]
    right: Floats
    weight: Floats


def fitted(examples: list[Example], ridge: float, steps: int = 60) -> Row:
    """A weight for every sign that is not rare."""
    names = _names(examples)
    packed = _packed(examples, names)

    def regret(weights: Floats) -> tuple[float, Floats]:
        return _regret(weights, packed, ridge)

    found = _lowest(regret, len(names), steps)
    return {name: float(found[n]) for name, n in names.items()}


def _names(examples: list[Example]) -> dict[str, int]:
    count = Counter(sign for e in examples for row in e.rows for sign in row)
    return {
        n: k for k, n in enumerate(sorted(n for n, c in count.items() if c >= RARE))
    }


def _packed(examples: list[Example], names: dict[str, int]) -> Packed:
    cells: list[tuple[int, float, int]] = []
    rows: list[tuple[int, bool]] = []
    for e, example in enumerate(examples):
        for n, row in enumerate(example.rows):
            at = len(rows)
            cells.extend((names[s], x, at) for s, x in row.items() if s in names)
            rows.append((e, n in example.right))
    sign, value, row_of = zip(*cells, strict=True)
    example_of, right = zip(*rows, strict=True)
    return Packed(
        sign=numpy.array(sign),
        value=numpy.array(value, dtype=numpy.float64),
        row=numpy.array(row_of),
        example=numpy.array(example_of),
        right=numpy.array(right, dtype=numpy.float64),
        weight=numpy.array([e.weight for e in examples], dtype=numpy.float64),
    )


def _regret(weights: Floats, packed: Packed, ridge: float) -> tuple[float, Floats]:
    """How unlikely the right rows are, and how that changes with each weight."""
    of, size = packed.example, len(packed.weight)
    sums = numpy.bincount(packed.row, weights[packed.sign] * packed.value, len(of))
    top = numpy.full(size, -numpy.inf)
    numpy.maximum.at(top, of, sums)
    odds = numpy.exp(sums - top[of])
    every = numpy.bincount(of, odds, size)
    good = numpy.maximum(numpy.bincount(of, odds * packed.right, size), 1e-12)
    loss = packed.weight @ numpy.log(every / good) + ridge / 2 * (weights @ weights)
    gap = (odds / every[of] - odds * packed.right / good[of]) * packed.weight[of]
    slope = numpy.bincount(packed.sign, gap[packed.row] * packed.value, len(weights))
    return float(loss), slope + ridge * weights


def _lowest(regret: Regret, size: int, steps: int) -> Floats:
    """Where a smooth convex function is lowest."""
    here = Point(numpy.zeros(size), *regret(numpy.zeros(size)))
    past: list[tuple[Floats, Floats]] = []
    for _ in range(steps):
        there = _stepped(regret, here, _direction(here.slope, past))
        bend = (there.at - here.at, there.slope - here.slope)
        if bend[0] @ bend[1] > 0:
            past = [*past, bend][-MEMORY:]
        gain, here = here.loss - there.loss, there
        if abs(gain) < ENOUGH * abs(here.loss):
            break
    return here.at


def _stepped(regret: Regret, here: Point, way: Floats) -> Point:
    """The first of ever shorter steps along a way that leads down."""
    there = here
    for halvings in range(20):
        at = here.at + way / 2**halvings
        there = Point(at, *regret(at))
        if there.loss <= here.loss + 1e-4 * (here.slope @ (at - here.at)):
            break
    return there


def _direction(slope: Floats, past: list[tuple[Floats, Floats]]) -> Floats:
    """The way down that the remembered steps suggest."""
    way, shares = slope.copy(), []
    for step, change in reversed(past):
        share = (step @ way) / (change @ step)
        shares.append(share)
        way -= share * change
    if past:
        step, change = past[-1]
        way *= (step @ change) / (change @ change)
    else:
        way /= max(float(numpy.linalg.norm(slope)), 1e-9)
    for (step, change), share in zip(past, reversed(shares), strict=True):
        way += step * (share - (change @ way) / (change @ step))
    return -way

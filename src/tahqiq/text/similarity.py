"""How alike two words are: by learnt correspondences of letters, and by typing errors."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz.distance import OSA

Correspondences = Mapping[tuple[str, str], float]
Gains = Mapping[str, tuple[tuple[str, float], ...]]

LONGEST = 3  # letters on one side of a correspondence
UNSEEN = -5.0  # a letter beside one it was never seen with, or beside none
NOWHERE = float("-inf")


@dataclass(frozen=True, slots=True)
class Odds:
    """Correspondences by what they stand for; `several` are those of several letters."""

    rows: Mapping[str, Mapping[str, float]]
    several: frozenset[str]


def odds_of(table: Correspondences) -> Odds:
    """Correspondences as `alignment` looks them up, for a table that serves many words."""
    rows: dict[str, dict[str, float]] = {}
    for (part, other), weight in table.items():
        rows.setdefault(part, {})[other] = weight
    return Odds(rows, frozenset(other for _, other in table if len(other) > 1))


def alignment(
    left: str,
    right: str,
    table: Correspondences | Odds,
    least: float = NOWHERE,
    ceilings: Sequence[float] = (),
) -> float:
    """Log-odds that two words write one name, by their best letter alignment.

    Args:
        left: Folded letters of the first script of the table.
        right: Folded letters of the second.
        table: Log-odds of letters of the first standing for letters of the second.
        least: Where the result would be less, it may be minus infinity.
        ceilings: Their `ceilings`; they tell early that it would be less.

    >>> alignment("ab", "aab", {("a", "a"): 1.0, ("a", "aa"): 0.5, ("b", "b"): 1.0})
    1.5
    """
    odds = table if isinstance(table, Odds) else odds_of(table)
    ends = [_ends(right, j, odds) for j in range(len(right) + 1)]
    best: list[list[float]] = []
    before = NOWHERE  # what a path through the last row could still come to
    for i in range(len(left) + 1):
        row: list[float] = []
        best.append(row)
        _fill(row, _starts(left, i, odds, best), ends, NOWHERE if i else 0.0)
        if ceilings:
            here = max(row) + ceilings[i]
            if max(here, before) < least:
                return NOWHERE
            before = here
    return best[-1][-1]


_NONE: Mapping[str, float] = {}
# How many letters of the right word, which, and what it costs if nothing is known of them.
End = tuple[int, str, float]
# The same of the left word: how many, where a path stood before, what they stand for.
Start = tuple[int, list[float], Mapping[str, float], float]


def _ends(right: str, at: int, odds: Odds) -> list[End]:
    """The letters of the right word that end at a place and may stand for others."""
    parts = [right[at - size : at] for size in range(min(at, LONGEST) + 1)]
    return [
        (size, part, NOWHERE if size > 1 else 0.0)
        for size, part in enumerate(parts)
        if size <= 1 or part in odds.several
    ]


def _starts(left: str, at: int, odds: Odds, best: list[list[float]]) -> list[Start]:
    """The letters of the left word that end at a place and may stand for others."""
    parts = [left[at - size : at] for size in range(min(at, LONGEST - 1) + 1)]
    return [
        (size, best[at - size], odds.rows.get(part, _NONE),
         NOWHERE if size > 1 else UNSEEN)
        for size, part in enumerate(parts)
        if size <= 1 or part in odds.rows
    ]  # fmt: skip


def _fill(
    row: list[float], starts: list[Start], ends: list[list[End]], origin: float
) -> None:
    """The best sums of paths that end at each place with a part of each word."""
    for j, others in enumerate(ends):
        top = NOWHERE if j else origin
        for size, before, odds, unseen in starts:
            for width, other, dear in others:
                if size or width:
                    weight = odds.get(other, unseen + dear)
                    if (total := before[j - width] + weight) > top:
                        top = total
        row.append(top)


def gains_of(table: Correspondences) -> Gains:
    """What each letter of the first script can add at most, best first.

    A correspondence of two letters adds half of its weight for each.
    """
    found: dict[str, dict[str, float]] = {}
    for (part, other), weight in table.items():
        for letter in part:
            row = found.setdefault(letter, {})
            row[other] = max(row.get(other, NOWHERE), weight / len(part))
    return {
        letter: tuple(sorted(row.items(), key=lambda pair: -pair[1]))
        for letter, row in found.items()
    }


def ceilings(left: str, right: str, gains: Gains) -> list[float]:
    """What an `alignment` can still add at each letter of the left word, at most.

    The first is what it cannot exceed at all, at a tenth of its cost. Sound where no
    correspondence of nothing with a letter has a positive weight.

    >>> table = {("a", "a"): 1.0, ("b", "b"): 2.0}
    >>> ceilings("ab", "cb", gains_of(table))
    [-3.0, 2.0, 0.0]
    """
    found = [0.0]
    for letter in reversed(left):
        weights = (weight for other, weight in gains.get(letter, ()) if other in right)
        found.append(found[-1] + max(next(weights, UNSEEN), UNSEEN))
    return found[::-1]


@lru_cache(maxsize=65536)
def typing_likeness(left: str, right: str) -> float:
    """Share of letters that stay after the fewest typing errors, 0 to 1.

    A slip is a letter too many, too few, wrong, or two swapped.

    >>> typing_likeness("asasd", "assad")
    0.8
    """
    return OSA.normalized_similarity(left, right)

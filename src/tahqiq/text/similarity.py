"""How alike two words are: by learnt correspondences of letters, and by typing errors."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache

from rapidfuzz.distance import OSA

Correspondences = Mapping[tuple[str, str], float]
Gains = Mapping[str, tuple[tuple[str, float], ...]]

LONGEST = 3  # letters on one side of a correspondence
UNSEEN = -5.0  # a letter beside one it was never seen with, or beside none
NOWHERE = float("-inf")


def alignment(
    left: str,
    right: str,
    table: Correspondences,
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
    weigh = table.get
    ends = [
        [right[j - b : j] for b in range(min(j, LONGEST) + 1)]
        for j in range(len(right) + 1)
    ]
    best: list[list[float]] = []
    before = NOWHERE  # what a path through the last row could still come to
    for i in range(len(left) + 1):
        parts = [left[i - a : i] for a in range(min(i, LONGEST - 1) + 1)]
        row: list[float] = []
        best.append(row)
        for j, others in enumerate(ends):
            row.append(_step(parts, others, (i, j), best, weigh) if i or j else 0.0)
        if ceilings:
            here = max(row) + ceilings[i]
            if max(here, before) < least:
                return NOWHERE
            before = here
    return best[-1][-1]


def _step(
    parts: Sequence[str],
    others: Sequence[str],
    place: tuple[int, int],
    best: list[list[float]],
    weigh: Callable[[tuple[str, str]], float | None],
) -> float:
    """The best sum of a path that ends at `place` with a part of each word."""
    i, j = place
    top = NOWHERE
    for a, part in enumerate(parts):
        row = best[i - a]
        for b, other in enumerate(others):
            if not (a or b):
                continue
            weight = weigh((part, other))
            if weight is None:
                if a > 1 or b > 1:
                    continue
                weight = UNSEEN
            if (total := row[j - b] + weight) > top:
                top = total
    return top


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

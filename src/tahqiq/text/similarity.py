"""How alike two words are: by learnt correspondences of letters, and by typing errors."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from rapidfuzz.distance import OSA

Correspondences = Mapping[tuple[str, str], float]

LONGEST = 3  # letters on one side of a correspondence
UNSEEN = -5.0  # a letter beside one it was never seen with, or beside none
NOWHERE = float("-inf")


def alignment(left: str, right: str, table: Correspondences) -> float:
    """Log-odds that two words write one name, by their best letter alignment.

    Args:
        left: Folded letters of the first script of the table.
        right: Folded letters of the second.
        table: Log-odds of letters of the first standing for letters of the second.

    >>> alignment("ab", "aab", {("a", "a"): 1.0, ("a", "aa"): 0.5, ("b", "b"): 1.0})
    1.5
    """
    rows = len(left) + 1
    best = [[NOWHERE] * (len(right) + 1) for _ in range(rows)]
    best[0][0] = 0.0
    for i in range(rows):
        for j in range(len(right) + 1):
            if i or j:
                best[i][j] = _step(left, right, (i, j), best, table)
    return best[-1][-1]


def _step(
    left: str,
    right: str,
    place: tuple[int, int],
    best: list[list[float]],
    table: Correspondences,
) -> float:
    """The best sum of a path that ends at `place`."""
    i, j = place
    top = NOWHERE
    for a in range(min(i, LONGEST - 1) + 1):
        row = best[i - a]
        part = left[i - a : i]
        for b in range(min(j, LONGEST) + 1):
            if a or b:
                weight = table.get((part, right[j - b : j]))
                if weight is None:
                    if a > 1 or b > 1:
                        continue
                    weight = UNSEEN
                total = row[j - b] + weight
                top = max(top, total)
    return top


@lru_cache(maxsize=65536)
def typing_likeness(left: str, right: str) -> float:
    """Share of letters that stay after the fewest typing errors, 0 to 1.

    A slip is a letter too many, too few, wrong, or two swapped.

    >>> typing_likeness("asasd", "assad")
    0.8
    """
    return OSA.normalized_similarity(left, right)

"""Prints of a text: what two copies of one report share whatever stands around it.

Broder's resemblance and containment over word shingles, estimated with MinHash and
found with bands, so that no text is compared with every other one.
"""

from __future__ import annotations

import hashlib
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cache

import numpy as np
from numpy.typing import NDArray

from tahqiq.text.folding import fold

Print = NDArray[np.uint64]

WORD = re.compile(r"\w+(?:['\u2019]\w+)*")
SHINGLE = 5  # words; at 5, chance agreement between reports of one event is near zero
ROWS, BANDS = 2, 32  # texts that share 30 % of their shingles meet with p > 0.95
_PRIME = (1 << 31) - 1  # Mersenne, so that a * x + b stays inside 64 bits


def words(text: str) -> list[str]:
    """The words of a text, folded, without punctuation.

    >>> words("Two people are dead, the lawyer's colleagues said.")
    ['two', 'people', 'are', 'dead', 'the', 'lawyers', 'colleagues', 'said']
    """
    return [fold(word) for word in WORD.findall(text)]


def shingles(text: str, width: int = SHINGLE) -> frozenset[int]:
    """Hashes of every run of `width` words; a shorter text is one shingle.

    >>> len(shingles("a b c d e f")), len(shingles("a b")), len(shingles(""))
    (2, 1, 0)
    """
    found = words(text)
    if not found:
        return frozenset()
    starts = range(max(len(found) - width + 1, 1))
    return frozenset(_hash(" ".join(found[at : at + width])) for at in starts)


def containment(inner: frozenset[int], outer: frozenset[int]) -> float:
    """The share of `inner` that `outer` holds, from 0 to 1.

    >>> containment(frozenset({1, 2}), frozenset({2, 3, 4}))
    0.5
    """
    return len(inner & outer) / len(inner) if inner else 0.0


def minhash(found: frozenset[int]) -> Print:
    """The print of a set of shingles: equal at a place as often as the sets agree."""
    scale, shift = _permutations()
    if not found:
        return np.zeros(ROWS * BANDS, dtype=np.uint64)
    values = np.fromiter(sorted(found), dtype=np.uint64)[:, None] % _PRIME
    smallest: Print = ((values * scale + shift) % _PRIME).min(axis=0)
    return smallest


def likely_copies(prints: Mapping[str, Print]) -> frozenset[tuple[str, str]]:
    """Pairs of keys whose texts probably share much, each pair in order.

    A run of copies is chained through its first key per band, so the cost stays near
    the number of texts even where hundreds carry one wire report.
    """
    buckets: defaultdict[tuple[int, bytes], list[str]] = defaultdict(list)
    for key in sorted(prints):
        for band in range(BANDS):
            rows = prints[key][band * ROWS : (band + 1) * ROWS]
            buckets[band, rows.tobytes()].append(key)
    return frozenset(
        (keys[0], other) for keys in buckets.values() for other in keys[1:]
    )


def in_order(places: Sequence[int]) -> int:
    """The length of the longest rising run of places, not necessarily in a row.

    >>> in_order([3, 1, 2, 5, 4, 6])
    4
    """
    ends: list[int] = []  # ends[n]: the smallest end of a rising run of n + 1 places
    for place in places:
        at = next((i for i, end in enumerate(ends) if end >= place), len(ends))
        ends[at : at + 1] = [place]
    return len(ends)


def _hash(text: str) -> int:
    return int.from_bytes(hashlib.blake2b(text.encode(), digest_size=6).digest())


@cache
def _permutations() -> tuple[Print, Print]:
    """Fixed pairs for a * x + b mod p, drawn once from a hash, so runs agree."""
    seeds: Iterable[int] = range(ROWS * BANDS)
    scale = [_hash(f"scale {seed}") % (_PRIME - 1) + 1 for seed in seeds]
    shift = [_hash(f"shift {seed}") % _PRIME for seed in seeds]
    return np.array(scale, dtype=np.uint64), np.array(shift, dtype=np.uint64)

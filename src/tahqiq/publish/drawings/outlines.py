"""Coasts and borders of countries, coarse: for orientation, not a word on any border.

Natural Earth, 1:110 million, version 4.1.0, which is in the public domain. Kept as
differences of hundredths of a degree, by the ISO code of the country.
"""

from __future__ import annotations

from functools import cache
from importlib import resources
from itertools import accumulate

import msgspec

Ring = tuple[tuple[float, float], ...]


@cache
def outlines() -> dict[str, tuple[Ring, ...]]:
    """Rings of longitude and latitude of every country."""
    raw = resources.files("tahqiq.publish").joinpath("outlines.json").read_bytes()
    rows = msgspec.json.decode(raw, type=dict[str, list[list[int]]])
    return {code: tuple(map(_ring, rings)) for code, rings in rows.items()}


def _ring(steps: list[int]) -> Ring:
    """The points of a ring from the differences between them.

    >>> _ring([100, 200, -50, 25])
    ((1.0, 2.0), (0.5, 2.25))
    """
    lon, lat = accumulate(steps[::2]), accumulate(steps[1::2])
    return tuple((x / 100, y / 100) for x, y in zip(lon, lat, strict=True))

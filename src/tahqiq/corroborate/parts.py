"""Figures that are a part of another: "four of the dead", "including two policemen" (M51).

A part is no toll of its own: it says how many of the toll were women, or soldiers.
"""

from __future__ import annotations

import re
from functools import cache

from tahqiq.codebook.record import record_words
from tahqiq.model.reading import Quantity, Reading


def is_part(reading: Reading, quantity: Quantity) -> bool:
    """Whether a figure counts some of those that another figure counts."""
    text = reading.document.text
    if _pattern("part_of").match(text, quantity.end):
        return True
    return any(
        other.end <= quantity.start
        and other.unit == quantity.unit
        and (other.low or 0) > (quantity.low or 0)
        and names_parts(text[other.end : quantity.start])
        for other in reading.quantities
    )


def names_parts(between: str) -> bool:
    """Whether the words between two figures make the second a part of the first."""
    return "\n" not in between and bool(_pattern("including").search(between))


def part_fate(text: str) -> str | None:
    """The fate of those a sentence counts a part of: "five women are among the dead".

    >>> part_fate("five women are among the dead")
    'killed'
    """
    found = _pattern("part_is").search(text)
    return record_words().part_fates.get(found["fate"].lower()) if found else None


@cache
def _pattern(name: str) -> re.Pattern[str]:
    return re.compile(getattr(record_words(), name), re.IGNORECASE)

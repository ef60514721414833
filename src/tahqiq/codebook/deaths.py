"""Deaths that came later than the deed, so that their day is not its day (M47)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from tahqiq.codebook.loader import load_yaml
from tahqiq.model.reading import Event, Reading


@dataclass(frozen=True, slots=True, kw_only=True)
class DeathWords:
    """The shape of ``deaths.yaml``."""

    later: tuple[str, ...]


def later_deaths(reading: Reading) -> frozenset[str]:
    """Events dated by the day on which somebody died of what befell him before."""
    spots = [row.span() for row in _later().finditer(reading.document.text)]
    return frozenset(_dated_by(reading, spots)) if spots else frozenset()


def _dated_by(reading: Reading, spots: list[tuple[int, int]]) -> Iterator[str]:
    times = {row.id: row for row in reading.times}
    bounds = [(row.start, row.end) for row in reading.sentences]
    for event in reading.events:
        time = times.get(event.when or "")
        if time is None:
            continue
        start = _nearest(event, time.start)
        beside = any(a <= time.start < b and a <= start < b for a, b in bounds)
        if beside and any(a <= start < b for a, b in spots):
            yield event.id


def _nearest(event: Event, at: int) -> int:
    """Where the trigger stands that is next to a time."""
    starts = [span.start for span in event.triggers]
    return min(starts, key=lambda start: (abs(start - at), start), default=-1)


@cache
def _later() -> re.Pattern[str]:
    book: DeathWords = load_yaml("deaths", DeathWords)
    return re.compile("|".join(f"(?:{row})" for row in book.later), re.IGNORECASE)

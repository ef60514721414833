"""Dates without a year that the calendar puts ahead although what they date has happened.

"She was killed on 12 June", printed in May: the nearest 12 June lies ahead, but a deed
told as done was done before it was told, so the year is the one before (M46).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from tahqiq.extract.parsing.found import FoundEvent
from tahqiq.text.timex import FoundTime

DEEDS = frozenset({"ASSAULT", "COERCE", "RETREAT", "PROTEST"})
YEAR = re.compile(r"\d{4}|this|last|next|coming", re.IGNORECASE)


def not_ahead(
    dated: Sequence[FoundTime], found: Sequence[FoundEvent], today: date | None
) -> tuple[FoundTime, ...]:
    """The times, those of deeds done that lie after publication a year earlier.

    Args:
        dated: The document's times.
        found: Its events.
        today: Its day of publication.
    """
    done = {e.when for e in found if e.realis == "actual" and e.type in DEEDS}
    done -= {e.when for e in found if e.realis != "actual"}
    return tuple(
        _a_year_before(time)
        if today is not None
        and f"t{time.start}-{time.end}" in done
        and _ahead(time, today)
        else time
        for time in dated
    )


def _ahead(time: FoundTime, today: date) -> bool:
    """It begins after publication, and its year was left out."""
    if time.earliest is None or time.earliest <= today:
        return False
    return time.type in {"DATE", "TIME"} and not YEAR.search(time.exact)


def _a_year_before(time: FoundTime) -> FoundTime:
    if time.earliest is None or time.latest is None or time.value is None:
        return time
    year = time.earliest.year
    if not time.value.startswith(f"{year}-") or time.value.startswith(f"{year}-W"):
        return time  # "in three weeks" names no day of the calendar
    try:
        first = time.earliest.replace(year=year - 1)
        last = time.latest.replace(year=time.latest.year - 1)
    except ValueError:
        return time  # 29 February: no such day a year before
    value = time.value.replace(f"{year}-", f"{year - 1}-")
    return replace(time, value=value, earliest=first, latest=last)

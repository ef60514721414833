"""Times that stand beside an event and are not its date (M9, M47)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from tahqiq.model.reading import Claim, Reading, Time


def misdated(reading: Reading) -> frozenset[str]:
    """Events dated by when somebody spoke of them, or by a name that looks like a time.

    "Said on Monday that ..." is no date of the deed; nor is the beginning of "the Dawn
    Column". The time of the telling stands in the sentence, but in no claim there with
    the event's speakers.
    """
    return frozenset(_misdated(reading))


def _misdated(reading: Reading) -> Iterator[str]:
    times = {time.id: time for time in reading.times}
    told: defaultdict[str, list[Claim]] = defaultdict(list)
    for claim in reading.claims:
        told[claim.sentence].append(claim)
    spans = [(row.start, row.end, row.id) for row in reading.sentences]
    for event in reading.events:
        time = times.get(event.when or "")
        if time is None:
            continue
        where = [i for start, end, i in spans if start <= time.start < end]
        beside = [claim for sentence in where for claim in told[sentence]]
        if _in_name(reading, time) or _told_on(event.id, time, beside):
            yield event.id


def _told_on(event: str, time: Time, beside: list[Claim]) -> bool:
    chains = [claim.chain for claim in beside if event in claim.events]
    ours = [claim for claim in beside if claim.chain in chains]
    return bool(chains) and not any(_holds(claim, time) for claim in ours)


def _in_name(reading: Reading, time: Time) -> bool:
    return any(
        row.kind == "name" and row.start < time.end < row.end
        for row in reading.mentions
    )


def _holds(claim: Claim, time: Time) -> bool:
    return any(span.start <= time.start < span.end for span in claim.content)

"""Who speaks of what happened, and so did not die of it.

"The lawyer was killed", said of one lawyer, is easily taken for the lawyer who is quoted
two sentences before. Nobody is listed among the dead for that.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from tahqiq.model.reading import Event, Reading
from tahqiq.resolve.facts import Who
from tahqiq.resolve.families import is_deadly

SPOKEN = frozenset({"say", "write", "testify", "deny", "accuse"})


def living(readings: Iterable[Reading], people: Mapping[str, Who]) -> frozenset[str]:
    """Persons who speak in a report and whom none counts among the dead by name."""
    rows = list(readings)
    speaking = {
        who.id
        for reading in rows
        for claim in reading.claims
        for step in claim.chain[1:]
        if step.act in SPOKEN
        and (who := people.get(f"{reading.document.id}#{step.entity}"))
        and who.person
    }
    dead = {who for reading in rows for who in _dead(reading, people)}
    return frozenset(speaking - dead)


def _dead(reading: Reading, people: Mapping[str, Who]) -> set[str]:
    """Those whom a deadly event befell under their name."""
    names = {row.id for row in reading.mentions if row.kind == "name"}
    return {
        who.id
        for event in reading.events
        if _killed(event)
        for one in event.participants
        if one.role == "recipient" and one.mention in names
        and (who := people.get(f"{reading.document.id}#{one.entity}"))
    }  # fmt: skip


def _killed(event: Event) -> bool:
    return event.realis == "actual" and is_deadly(event)

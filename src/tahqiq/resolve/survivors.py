"""Who speaks of what happened, and so did not die of it.

"The lawyer was killed", said of one lawyer, is easily taken for the lawyer who is quoted
two sentences before. Nobody is listed among the dead for that.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from tahqiq.model.reading import Event
from tahqiq.resolve.facts import Cast
from tahqiq.resolve.families import is_deadly

SPOKEN = frozenset({"say", "write", "testify", "deny", "accuse"})


class Fates(NamedTuple):
    """The persons that one report has speak, and those it counts dead by name."""

    speaking: frozenset[str]
    dead: frozenset[str]


def living(fates: Iterable[Fates]) -> frozenset[str]:
    """Persons who speak in a report and whom none counts among the dead by name."""
    rows = list(fates)
    speaking = frozenset().union(*(row.speaking for row in rows))
    return speaking - frozenset().union(*(row.dead for row in rows))


def fates_in(cast: Cast) -> Fates:
    """Who speaks in a report, and who dies in it."""
    return Fates(frozenset(_speaking(cast)), frozenset(_dead(cast)))


def _speaking(cast: Cast) -> Iterator[str]:
    for claim in cast.reading.claims:
        for step in claim.chain[1:]:
            who = cast.who(step.entity) if step.act in SPOKEN else None
            if who and who.person:
                yield who.id


def _dead(cast: Cast) -> Iterator[str]:
    """Those whom a deadly event befell under their name."""
    names = {row.id for row in cast.reading.mentions if row.kind == "name"}
    for event in cast.reading.events:
        for one in event.participants if _killed(event) else ():
            named = one.role == "recipient" and one.mention in names
            if named and (who := cast.who(one.entity)):
                yield who.id


def _killed(event: Event) -> bool:
    return event.realis == "actual" and is_deadly(event)

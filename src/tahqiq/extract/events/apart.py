"""Whether a telling's own words set it apart from a happening told before (M45)."""

from __future__ import annotations

from collections.abc import Sequence

from tahqiq.extract.events.telling import Cluster, Telling

FIRST = frozenset({"first"})  # what is told without a number comes first


def set_apart(group: Sequence[Telling], cluster: Cluster) -> bool:
    """As in "another attack", "a second bomb went off": its own words say it is another.
    "No one was killed in the attack" tells of the attack, and that nobody was killed.
    """
    pairs = [(t, other) for t in group for other in cluster.tellings]
    if any(_undone(*p) or _paid_for(*p) or _none_made(*p) for p in pairs):
        return True
    told = frozenset[str]().union(*(t.ordinals for t in cluster.tellings)) or FIRST
    return any(
        not t.said_of and (t.another or (bool(t.ordinals) and not t.ordinals & told))
        for t in group
    )


def _undone(telling: Telling, other: Telling) -> bool:
    """One came of the other, says the grammar, and one of the two did not happen."""
    linked = other.index in telling.linked
    harms = [t.trigger.sense.harm is not None for t in (telling, other)]
    if telling.sentence == other.sentence and telling.realis != other.realis:
        linked = linked or harms == [
            telling.realis == "negated",
            other.realis == "negated",
        ]
    return linked and (telling.realis == "negated") != (other.realis == "negated")


def _none_made(telling: Telling, other: Telling) -> bool:
    """As in "Two men were arrested in May. No arrests have been made since": of what was
    done none is told as never done; "the attack never happened" tells it again.
    """
    for one, done in ((telling, other), (other, telling)):
        none = one.realis == "negated" and one.trigger.nominal and not one.definite
        if none and not one.said_of and done.realis == "actual":
            return True
    return False


def _paid_for(telling: Telling, other: Telling) -> bool:
    """As in "executed a man convicted of murder": whom one befell did the other."""
    doers = {token for role, token in telling.cast if role == "actor"}
    victims = {token for role, token in other.cast if role == "recipient"}
    return telling.sentence == other.sentence and bool(doers & victims)

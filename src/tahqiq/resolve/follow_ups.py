"""Which happening another one is a follow-up of: raid, arrest, inquiry, release."""

from __future__ import annotations

from collections.abc import Mapping

from tahqiq.resolve.telling import Telling

SAME_PERSON = 3.0
SAME_DOCUMENT = 1.0
LEAST = 1.0  # told together at least once, or about the same person


def follow_ups(tellings: Mapping[str, Telling]) -> dict[str, tuple[str, ...]]:
    """For each follow-up the happening it follows, by key; linked, never merged."""
    found = {}
    for key, telling in tellings.items():
        for family in telling.family.follows:
            rows = [
                (_closeness(telling, other), other_key)
                for other_key, other in tellings.items()
                if other.family.name == family and other_key != key
                and set(other.documents) & set(telling.documents)
            ]  # fmt: skip
            best = max(rows, key=lambda row: (row[0], row[1]), default=None)
            if best and best[0] >= LEAST:
                found[key] = (best[1],)
                break
    return found


def _closeness(telling: Telling, other: Telling) -> float:
    """How much binds a follow-up to what came before; nothing where it came before."""
    if telling.when and other.when and telling.when[1] < other.when[0]:
        return 0.0
    people = {*telling.victims, *telling.actors} & {*other.victims, *other.actors}
    together = len(set(telling.documents) & set(other.documents))
    return SAME_PERSON * bool(people) + SAME_DOCUMENT * together + 0.01 * len(other.events)

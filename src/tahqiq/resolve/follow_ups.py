"""Which happening another one is a follow-up of: raid, arrest, inquiry, release."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from tahqiq.resolve.telling import Telling

SAME_PERSON = 3.0
SAME_DOCUMENT = 0.5  # for each, up to three
BESIDE = 1.5  # told in one breath; half of it at `FAR` characters
FAR = 300
LEAST = 0.6


def follow_ups(tellings: Mapping[str, Telling]) -> dict[str, tuple[str, ...]]:
    """For each follow-up the happening it follows, by key; linked, never merged."""
    told: dict[tuple[str, str], list[str]] = defaultdict(list)
    for key, telling in sorted(tellings.items()):
        for document in telling.documents:
            told[telling.family.name, document].append(key)
    found: dict[str, tuple[str, ...]] = {}
    for key, telling in tellings.items():
        for family in telling.family.follows:
            near = {k for doc in telling.documents for k in told[family, doc]} - {key}
            best = _closest(telling, near, tellings)
            if best:
                found[key] = (best,)
                break
    return found


def _closest(
    telling: Telling, near: Iterable[str], tellings: Mapping[str, Telling]
) -> str | None:
    rows = [(_closeness(telling, tellings[key]), key) for key in near]
    best = max(rows, default=(0.0, ""))
    return best[1] if best[0] >= LEAST else None


def _closeness(telling: Telling, other: Telling) -> float:
    """How much binds a follow-up to what came before; nothing where it came before."""
    if telling.when and other.when and telling.when[1] < other.when[0]:
        return 0.0
    people = {*telling.victims, *telling.actors} & {*other.victims, *other.actors}
    together = len(set(telling.documents) & set(other.documents))
    apart = min(
        (abs(a - b) for d, a in telling.spots for e, b in other.spots if d == e),
        default=FAR * 10,
    )
    return (
        SAME_PERSON * bool(people)
        + SAME_DOCUMENT * min(together, 3)
        + BESIDE * FAR / (FAR + apart)
    )

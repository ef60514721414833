"""The review queue: claims that wait for a person, weightiest first."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import islice

from tahqiq.web.cards import Card, card_of
from tahqiq.web.ranking import Place, shelves
from tahqiq.web.seen import Seen

SHOWN = 60  # cards a page: some 150 kB; the next are fetched before they are needed


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """A claim nobody has decided on, in one line."""

    document: str
    claim: str
    proposition: str
    outlet: str
    why: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Narrowing:
    """Which claims are asked for: of one report, on one ground, decided or not."""

    document: str = ""
    ground: str = ""
    state: str = "proposed"

    def keeps(self, place: Place, state: str) -> bool:
        """Whether a claim is asked for."""
        return (
            self.state in {"all", state}
            and self.document in {"", place.ref.document}
            and (not self.ground or self.ground in {r.feature for r in place.reasons})
        )


def chosen(seen: Seen, narrowing: Narrowing, after: int) -> Iterator[tuple[int, Place]]:
    """Claims asked for, each with its place in the queue, from `after` on."""
    reviews, all_ = seen.index.reviews, seen.once(shelves)
    rows = all_.shelf(narrowing.document, narrowing.ground)
    if narrowing.state not in {"all", "proposed"}:  # those decided are fewer
        rows = sorted(
            (all_.by_claim[ref] for ref in reviews if ref in all_.by_claim), key=_number
        )
    for number, place in islice(rows, bisect_right(rows, after, key=_number), None):
        decision = reviews.get(place.ref)
        if narrowing.keeps(place, decision.kind if decision else "proposed"):
            yield number, place


def _number(row: tuple[int, Place]) -> int:
    return row[0]


def cards(
    seen: Seen, narrowing: Narrowing, after: int
) -> tuple[tuple[Card, ...], int | None]:
    """The next cards, and the place to go on from where there are more."""
    found = list(islice(chosen(seen, narrowing, after), SHOWN + 1))
    shown = found[:SHOWN]
    more = shown[-1][0] if len(found) > SHOWN else None
    return tuple(card_of(seen, place.ref) for _, place in shown), more


def waiting(seen: Seen, limit: int) -> Iterator[Waiting]:
    """The first claims of the queue in one line each."""
    for _, place in islice(chosen(seen, Narrowing(), 0), limit):
        card = card_of(seen, place.ref)
        yield Waiting(
            document=card.document,
            claim=card.claim,
            proposition=card.proposition,
            outlet=card.outlet,
            why=tuple(row.detail for row in place.reasons),
        )


def left(seen: Seen, narrowing: Narrowing) -> int:
    """How many claims are asked for."""
    if narrowing.state != "proposed":
        return sum(1 for _ in chosen(seen, narrowing, 0))
    anyhow, all_ = replace(narrowing, state="all"), seen.once(shelves)
    decided = sum(
        anyhow.keeps(all_.by_claim[ref][1], "")
        for ref in seen.index.reviews
        if ref in all_.by_claim
    )
    rows = all_.shelf(narrowing.document, narrowing.ground)
    if narrowing.document and narrowing.ground:
        return sum(anyhow.keeps(place, "") for _, place in rows) - decided
    return len(rows) - decided

"""Articles of our own gold beside our reading of them: which event is which."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from evals.claims import read_gold
from evals.goldfile import Gold, Quoted, find, mentions
from tahqiq.model.reading import Event, Reading


@dataclass(frozen=True, slots=True)
class GoldEvent:
    """One event of the gold; every value is a place in the text or a closed word."""

    id: str
    type: str | None
    realis: str
    triggers: tuple[Quoted, ...]
    parties: dict[str, tuple[str, ...]]  # role -> entity ids
    place: str | None
    when: Quoted | None
    counts: tuple[Quoted, ...]


@dataclass(slots=True)
class Page:
    """A gold article, our reading of it, and where its entities are mentioned."""

    gold: Gold
    reading: Reading
    entities: dict[str, tuple[Quoted, ...]] = field(default_factory=dict)

    def is_entity(self, ours: str | None, mention: str | None, gold: str) -> bool:
        """Our entity is the gold's: by the mention itself, or by half of its mentions."""
        theirs = self.entities.get(gold, ())
        rows = [m for m in self.reading.mentions if m.id == mention] or [
            m for m in self.reading.mentions if ours is not None and m.entity == ours
        ]
        met = [m for m in rows if any(meet(m.start, m.end, q) for q in theirs)]
        return bool(rows) and 2 * len(met) >= len(rows)


@dataclass(frozen=True, slots=True)
class Pair:
    """A gold event beside ours, or beside nothing."""

    gold: GoldEvent
    ours: Event | None


def page_of(gold: Gold) -> Page:
    """The article read as the product reads it."""
    return Page(gold, read_gold(gold), mentions(gold.text, gold.raw))


def gold_events(gold: Gold) -> Iterator[GoldEvent]:
    """The article's events, quotes found."""
    for row in gold.raw.get("events") or ():
        where = f"{gold.name} {row['id']}"
        parties: dict[str, list[str]] = {}
        for part in row.get("participants") or ():
            parties.setdefault(part["role"], []).append(part["entity"])
        yield GoldEvent(
            id=where, type=row["type"], realis=row["realis"],
            triggers=tuple(find(gold.text, t, where) for t in row["triggers"]),
            parties={role: tuple(ids) for role, ids in parties.items()},
            place=row.get("place"),
            when=find(gold.text, row["when"], where) if row.get("when") else None,
            counts=tuple(find(gold.text, c, where) for c in row.get("counts") or ()),
        )  # fmt: skip


def pairs(page: Page) -> list[Pair]:
    """Each gold event with the event of ours that tells most of it."""
    wanted = list(gold_events(page.gold))
    ranked = sorted(
        (-shared(one, event), i, k)
        for i, one in enumerate(wanted)
        for k, event in enumerate(page.reading.events)
        if shared(one, event)
    )
    taken: dict[int, int] = {}
    used: set[int] = set()
    for _, i, k in ranked:
        if i not in taken and k not in used:
            taken[i] = k
            used.add(k)
    return [
        Pair(one, page.reading.events[taken[i]] if i in taken else None)
        for i, one in enumerate(wanted)
    ]


def shared(one: GoldEvent, event: Event) -> int:
    return sum(
        any(meet(t.start, t.end, q) for t in event.triggers) for q in one.triggers
    )


def meet(start: int, end: int, quote: Quoted) -> bool:
    return start < quote.end and quote.start < end


def time_of(page: Page, pair: Pair) -> tuple[int, int] | None:
    found = pair.ours.when if pair.ours else None
    return next(((t.start, t.end) for t in page.reading.times if t.id == found), None)

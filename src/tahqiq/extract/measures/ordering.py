"""What stands before what: times anchored to events, and the order that follows (M48)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from tahqiq.extract.measures.quantities import FoundQuantity
from tahqiq.extract.measures.times import recorded
from tahqiq.extract.names.named import Named
from tahqiq.extract.parsing.found import FoundEvent
from tahqiq.extract.parsing.parsed import Parsed
from tahqiq.extract.parsing.tree import Tree
from tahqiq.model.reading import Event, Order, OrderType, Quantity, Time
from tahqiq.text.timex import FoundTime

RELATIONS: dict[str, OrderType] = {"before": "before", "prior": "before", "until": "before",
                                   "ahead": "before", "after": "after", "since": "after",
                                   "following": "after", "later": "after",
                                   "during": "includes", "while": "simultaneous"}  # fmt: skip


def anchored(
    parsed: Parsed, found: Sequence[FoundTime], events: Sequence[FoundEvent]
) -> tuple[Time, ...]:
    """The times found, those relative to an event with the event as their anchor.

    "An hour before his death": the anchor is the event of "death"; no day is invented.
    """
    needs = {(time.start, time.end): time.needs for time in found}
    starts = sorted(
        (parsed.starts[first], event.id, parsed.sentence_of[first])
        for event in events for first, _ in event.triggers
    )  # fmt: skip
    return tuple(_anchored(parsed, time, needs, starts) for time in recorded(found))


def _anchored(
    parsed: Parsed,
    time: Time,
    needs: Mapping[tuple[int, int], object],
    starts: Sequence[tuple[int, str, int]],
) -> Time:
    need = needs.get((time.start, time.end))
    if need is None or time.anchor is not None:
        return time
    token = parsed.token_at(time.start)
    sentence = -1 if token is None else parsed.sentence_of[token]
    after = [row for row in starts if row[0] >= time.end and row[2] == sentence]
    return replace(time, anchor=after[0][1]) if after else time


def orders_of(
    parsed: Parsed,
    found: Sequence[FoundEvent],
    events: Sequence[Event],
    times: Sequence[Time],
) -> tuple[Order, ...]:
    """Order links the words give: by an anchored time, or by a subordinate clause."""
    by_time = {time.id: time for time in times}
    rows = dict.fromkeys(_by_clause(parsed.tree, found))
    for event in events:
        time = by_time.get(event.when or "")
        if time is not None and time.anchor and time.anchor.startswith("v"):
            relation = _relation(parsed, time)
            if relation is not None and time.anchor != event.id:
                rows[Order(subject=event.id, type=relation, object=time.anchor)] = None
    return tuple(rows)


def _relation(parsed: Parsed, time: Time) -> OrderType | None:
    words = parsed.text[time.end : time.end + 24].lower().split()
    return next((RELATIONS[word] for word in words[:2] if word in RELATIONS), None)


def _by_clause(tree: Tree, found: Sequence[FoundEvent]) -> Iterator[Order]:
    """As in "fled after the guards opened fire": one event's clause modifies the other's."""
    at = {head: event.id for event in found for head in event.heads}
    for head, event in at.items():
        for child in tree.children[head]:
            relation, other = _modifier(tree, child)
            if relation and other in at and at[other] != event:
                yield Order(subject=event, type=relation, object=at[other])


def _modifier(tree: Tree, child: int) -> tuple[OrderType | None, int]:
    if tree.dep[child] == "advcl":
        for mark in tree.children[child]:
            if (
                tree.dep[mark] in {"mark", "advmod", "prep"}
                and tree.word[mark] in RELATIONS
            ):
                return RELATIONS[tree.word[mark]], child
    if tree.dep[child] == "prep" and tree.word[child] in RELATIONS:
        inner = tree.child(child, "pobj", "pcomp")
        return RELATIONS[tree.word[child]], -1 if inner is None else inner
    return None, -1


def counted_of(
    named: Named, counted: Sequence[FoundQuantity], events: Sequence[Event]
) -> tuple[Quantity, ...]:
    """The quantities with whom, or what happening, they count."""
    entity = {m.id: m.entity for m in named.mentions}
    event = {q: e.id for e in events for q in e.counts}
    return tuple(
        replace(
            row.quantity,
            of=entity.get(named.at.get(row.head, "")) or event.get(row.quantity.id),
        )
        for row in counted
    )

"""What befell those counted, where an event's phrase says it and no single word does.

"Shot dead seven residents", "eight people were hacked to death": the number is a toll
because those it counts suffered the event (M50).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import cast

from tahqiq.extract.measures.quantities import FoundQuantity
from tahqiq.extract.parsing.found import FoundEvent
from tahqiq.model.reading import Unit

UNTOLD = frozenset({"other", "participants"})


def with_fates(
    counted: Sequence[FoundQuantity], found: Sequence[FoundEvent]
) -> tuple[FoundQuantity, ...]:
    """The quantities, those that count the victims of a harm with its unit."""
    suffered = {
        part.token: (harm, part.trigger)
        for event in found
        for part in event.participants
        if part.role == "recipient" and (harm := _harm(event, part.trigger))
    }
    units = {row.quantity.id: row.quantity.unit for row in counted}
    figures = {
        count: unit
        for event in found
        if event.realis == "actual" and (unit := _unit(event, units))
        for count in event.counts
    }
    doers = {part.token for event in found for part in event.participants
             if part.role == "actor"}  # fmt: skip
    return tuple(
        _told(row, suffered)
        if {row.number, row.head} & doers
        else _as_figure(_told(row, suffered), figures)
        for row in counted
    )


def _unit(event: FoundEvent, units: Mapping[str, Unit | None]) -> Unit | None:
    """What befell those an event counts: by its harm, or by what else it counts."""
    told = (units[count] for count in event.counts if units[count] not in UNTOLD)
    return cast("Unit | None", event.harm) or next(told, None)


def _as_figure(row: FoundQuantity, figures: Mapping[str, Unit]) -> FoundQuantity:
    """As in "12 died. The police list seven": a bare number counts those it is told with."""
    unit = figures.get(row.quantity.id)
    bare = row.head == row.number and row.quantity.unit in UNTOLD
    if unit is None or not bare:
        return row
    return replace(row, quantity=replace(row.quantity, unit=unit))


def _told(
    row: FoundQuantity, suffered: Mapping[int, tuple[Unit, int]]
) -> FoundQuantity:
    """The quantity with what befell those it counts: "burned alive" is death, whatever
    the verb alone says.
    """
    harm, trigger = suffered.get(row.head, suffered.get(row.number, (None, None)))
    untold = row.quantity.unit in UNTOLD
    lesser = row.quantity.unit == "wounded" and row.governor == trigger
    if harm is None or not (untold or (lesser and harm == "killed")):
        return row
    return replace(row, quantity=replace(row.quantity, unit=harm))


def _harm(event: FoundEvent, trigger: int) -> Unit | None:
    """What the one trigger does to those it befalls."""
    at = dict(zip(event.heads, event.harms, strict=True))
    return cast("Unit | None", at.get(trigger)) if event.realis == "actual" else None

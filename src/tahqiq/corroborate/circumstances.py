"""When, where and with what, as the claims about an incident have it (M46, M49)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from tahqiq.corroborate.bags import named_entities
from tahqiq.corroborate.ground import Ground
from tahqiq.corroborate.origins import Origins, Standing, origins
from tahqiq.corroborate.vocabulary import agreement
from tahqiq.model.case import ClaimRef, Field, FieldState, FieldValue, Incident
from tahqiq.model.reading import Event, Time
from tahqiq.text.folding import fold

Day = tuple[str, str, str]  # first, last, precision
FINE = frozenset({"minute", "hour", "part-of-day", "day"})  # precise to a day or better
RULE = "most origins, then most reports"


@dataclass(frozen=True, slots=True)
class Told:
    """An event of an incident with the claims in play that carry it."""

    document: str
    event: Event
    claims: tuple[ClaimRef, ...]


def told_events(ground: Ground, incident: Incident) -> tuple[Told, ...]:
    """The events of an incident that claims carry, in order."""
    return tuple(_told(ground, incident))


def _told(ground: Ground, incident: Incident) -> Iterator[Told]:
    for ref in sorted(incident.events):
        event = ground.index.events.get(ref)
        if event is None:
            continue
        claims = tuple(
            found
            for claim in ground.reading(ref.document).claims
            if event.id in claim.events
            and claim.polarity == "affirmed"
            and (found := ClaimRef(document=ref.document, claim=claim.id))
            in ground.in_play.get(ref.document, ())
        )
        yield Told(ref.document, event, claims)


def date_field(standing: Standing, told: Iterable[Told]) -> Field | None:
    """The day, as an interval: what all origins allow, or the days they differ on."""
    rows: defaultdict[Day, list[ClaimRef]] = defaultdict(list)
    for row in told:
        time = _time(standing.ground, row)
        if time and (day := _day(time)):
            rows[day].extend(_giving(standing.ground, row, time))
    rows = _own_days(rows)
    if not rows:  # no claim carries a dated event
        return None
    counted = {key: origins(standing, set(refs)) for key, refs in rows.items()}
    values = tuple(_dated(key, counted[key], rows[key]) for key in _ranked(counted))
    return _agreed(values, counted)


def _giving(ground: Ground, row: Told, time: Time) -> tuple[ClaimRef, ...]:
    """Of the claims of a deed those of the sentence that dates it, all where none is.

    Who is quoted on the deed elsewhere in the report has not said when it was (M60).
    """
    dating = tuple(
        ref
        for ref in row.claims
        if (sentence := ground.sentence(ref))
        and sentence.start <= time.start < sentence.end
    )
    return dating or row.claims


def _day(time: Time | None) -> Day | None:
    if time is None or not time.earliest or not time.latest:
        return None
    precision = "day" if time.precision in FINE else str(time.precision)
    first, last = time.earliest[:10], time.latest[:10]
    if precision == "day" and first != last and time.precision != "day":
        last = first  # a night is dated by the day it begins
    return first, last, precision


def _own_days(
    rows: Mapping[Day, list[ClaimRef]],
) -> defaultdict[Day, list[ClaimRef]]:
    """Of several days that one report gives for one happening, those others give too.

    The rest are days of what came before or after it ("born in 1978", "released on the
    19th"), unless nobody else gives any of them.
    """
    told = {day: {ref.document for ref in refs} for day, refs in rows.items()}
    found: defaultdict[Day, list[ClaimRef]] = defaultdict(list)
    for day, refs in rows.items():
        for ref in refs:
            elsewhere = [
                other
                for other, documents in told.items()
                if ref.document in documents and documents - {ref.document}
            ]
            if not elsewhere or day in elsewhere:
                found[day].append(ref)
    return found


def _time(ground: Ground, row: Told) -> Time | None:
    times = ground.reading(row.document).times
    if row.event.id in ground.misdated[row.document]:
        return None
    return next((time for time in times if time.id == row.event.when), None)


def _ranked(
    counted: Mapping[tuple[str, str, str], Origins],
) -> list[tuple[str, str, str]]:
    return sorted(counted, key=lambda key: (*_strength(counted[key]), _width(key), key))


def _strength(found: Origins) -> tuple[int, int]:
    return -found.count, -found.reports


def _width(key: tuple[str, str, str]) -> int:
    first, last = (date.fromisoformat(_whole(part)) for part in key[:2])
    return (last - first).days


def _whole(day: str) -> str:
    """An ISO date of a day, where only the year or month is given."""
    return (day + "-01-01")[:10] if len(day) == 4 else (day + "-01")[:10]


def _dated(
    key: tuple[str, str, str], counted: Origins, refs: list[ClaimRef]
) -> FieldValue:
    primary = any(ref in counted.primary for ref in refs)
    return FieldValue(
        standing="current" if primary else "copy",
        claims=tuple(sorted(set(refs))),
        earliest=key[0], latest=key[1], precision=key[2],
    )  # fmt: skip


def _agreed(
    values: tuple[FieldValue, ...], counted: Mapping[tuple[str, str, str], Origins]
) -> Field:
    """The narrowest date that the best supported ones share, known if none conflicts."""
    keys = _ranked(counted)
    first, last, precision = keys[0]
    conflict = False
    for key in keys[1:]:
        if key[0] <= last and first <= key[1]:  # they can both hold
            if _width(key) < _width((first, last, precision)):
                first, last, precision = key
        elif counted[key].count or not counted[keys[0]].count:
            conflict = True
    state: FieldState = "disputed" if conflict else "known"
    return Field(
        state=state, values=values, earliest=first, latest=last, precision=precision,
        rule=RULE,
    )  # fmt: skip


def place_field(standing: Standing, told: Iterable[Told]) -> Field | None:
    """The place: the narrowest that is named, a street before its town."""
    refs: defaultdict[str, list[ClaimRef]] = defaultdict(list)
    for row in told:
        entity = standing.ground.entity(row.document, row.event.place)
        if entity and row.claims:
            said = [
                ref for ref in row.claims if _names(standing.ground, ref, entity.id)
            ]
            refs[entity.id].extend(said or row.claims)
    return _best_of(standing, refs, _narrow)


def _names(ground: Ground, ref: ClaimRef, entity: str) -> bool:
    """Whether the words of a claim name somebody or something: who says that it happened
    has not said where, if somebody else did.
    """
    return any(row.id == entity for row in named_entities(ground, ref).values())


def weapon_field(standing: Standing, told: Iterable[Told]) -> Field | None:
    """What it was done with, by the instruments the claims name; where shots were fired,
    a car is what they were fired from.
    """
    refs: defaultdict[str, list[ClaimRef]] = defaultdict(list)
    for row in told:
        for one in row.event.participants:
            entity = standing.ground.entity(row.document, one.entity)
            shot = "firearms" in row.event.modes
            if entity and shot and entity.schema == "Vehicle":
                continue
            if one.role == "instrument" and entity and row.claims:
                refs[fold(entity.name).removeprefix("a ")].extend(row.claims)
    return _best_of(standing, refs, lambda _name: 0)


def _narrow(name: str) -> int:
    """Rank of a place by its kind of word; unknown kinds, towns among them, last."""
    sites = agreement().sites
    words = fold(name).split()
    ranks = [at for at, site in enumerate(sites) if site in words]
    return min(ranks, default=len(sites))


def _best_of(
    standing: Standing, refs: Mapping[str, list[ClaimRef]], rank: Callable[[str], int]
) -> Field | None:
    """The value of best rank, then of most origins; every value stays listed."""
    if not refs:
        return None
    names = {key: _name(standing.ground, key) for key in refs}
    counted = {key: origins(standing, set(rows)) for key, rows in refs.items()}
    keys = sorted(
        refs, key=lambda key: (rank(names[key]), *_strength(counted[key]), names[key])
    )
    values = tuple(
        FieldValue(
            standing="current" if counted[key].primary else "copy",
            claims=tuple(sorted(set(refs[key]))),
            value=names[key],
            entity=key if key in standing.ground.index.entities else None,
        )
        for key in keys
    )
    return Field(state="known", value=names[keys[0]], values=values, rule=RULE)


def _name(ground: Ground, key: str) -> str:
    row = ground.index.entities.get(key)
    return row.name if row else key

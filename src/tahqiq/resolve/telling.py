"""What the events of one happening say together: when, where, to whom, how many."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from tahqiq.model.case import EventRef
from tahqiq.model.reading import Event, Participant, Reading, Time
from tahqiq.resolve.facts import Cast, Facts, Who
from tahqiq.resolve.families import (
    Family,
    family_of,
    incident_words,
    is_another,
    is_deadly,
    own_words,
)
from tahqiq.text.scripts import fold_latin

Days = tuple[date, date]
MOST_SPOTS = 200  # triggers whose place in their text is kept
BEFORE = 160  # characters before an event in which its sentence may say "in another"
LONGEST = 400  # days: an event spread over more is a summary of many (M55)


@dataclass(slots=True, kw_only=True)
class Telling:
    """One or more events taken as one happening, with what they say of it.

    `victims`, `actors` and `places` count named entities of the case; `nouns` are words
    that point at unnamed ones; `tolls` are (unit, low); `hints` are entities named in
    the documents at all; `locales` are words of the names of places that few places
    share, `sites` their whole names; `called` are the names of the victims, `grounds` the
    places that the documents name at all; `breaks` are where a text says that it goes on
    to another happening; `leads` marks what a report tells of first.
    """

    families: Counter[Family]
    realis: str
    events: list[EventRef] = field(default_factory=list)
    days: Counter[Days] = field(default_factory=Counter)
    victims: Counter[str] = field(default_factory=Counter)
    actors: Counter[str] = field(default_factory=Counter)
    places: Counter[str] = field(default_factory=Counter)
    nouns: Counter[str] = field(default_factory=Counter)
    tools: Counter[str] = field(default_factory=Counter)
    tolls: Counter[tuple[str, float]] = field(default_factory=Counter)
    modes: Counter[str] = field(default_factory=Counter)
    types: Counter[str] = field(default_factory=Counter)
    documents: dict[str, Reading] = field(default_factory=dict)
    hints: Counter[str] = field(default_factory=Counter)
    locales: Counter[str] = field(default_factory=Counter)
    sites: Counter[str] = field(default_factory=Counter)
    called: Counter[str] = field(default_factory=Counter)
    grounds: Counter[str] = field(default_factory=Counter)
    breaks: list[tuple[str, int]] = field(default_factory=list)
    spots: list[tuple[str, int]] = field(default_factory=list)
    deadly: bool = False
    leads: bool = False

    def absorb(self, other: Telling) -> None:
        """Take in what another telling of the same happening says."""
        self.events = sorted({*self.events, *other.events})
        for name in COUNTED:
            getattr(self, name).update(getattr(other, name))
        self.documents |= other.documents
        self.spots = sorted({*self.spots, *other.spots})[:MOST_SPOTS]
        self.breaks = sorted({*self.breaks, *other.breaks})[:MOST_SPOTS]
        self.deadly = self.deadly or other.deadly
        self.leads = self.leads or other.leads
        if self.realis == "attempted":
            self.realis = other.realis

    @property
    def family(self) -> Family:
        """The family most of its events belong to."""
        return min(
            self.families, key=lambda f: (-self.families[f], f.name, f.title, f.modes)
        )

    @property
    def when(self) -> Days | None:
        """The days most of its events fit, the narrowest first."""
        if not self.days:
            return None
        return min(self.days, key=lambda d: (-self._fitting(d), d[1] - d[0], d))

    def _fitting(self, days: Days) -> int:
        return sum(n for other, n in self.days.items() if overlap(days, other))

    @property
    def bare(self) -> bool:
        """Whether nothing said of it tells it from others of its family."""
        return not (self.days or +self.places or self.victims or self.tolls)

    @property
    def loose(self) -> bool:
        """Whether only a number is said of it: "Nine others were wounded"."""
        return bool(self.tolls) and not (self.days or +self.places or self.victims)

    @property
    def recordable(self) -> bool:
        """Whether it says when, where, to whom or how many."""
        if self.family.name in {
            "protest",
            "coercion",
            "sanction",
            "seizure",
            "mobilization",
        }:
            return bool(self.days or self.places) and bool(self.actors or self.victims)
        return not self.bare or bool(self.nouns)


COUNTED = (
    "families", "days", "victims", "actors", "places", "nouns", "tools", "tolls", "modes", "types",
    "hints", "locales", "sites", "called", "grounds",
)  # fmt: skip


# Counts of nothing, one for all events. What they are gathered into has its own.
EMPTY: Counter[Any] = Counter()


def overlap(left: Days, right: Days) -> bool:
    """Whether two intervals share a day."""
    return left[0] <= right[1] and right[0] <= left[1]


def telling_of(event: Event, cast: Cast, facts: Facts) -> Telling | None:
    """What one event says, or None where it is no happening or a summary of many."""
    reading = cast.reading
    family = family_of(event)
    if family is None or event.realis not in REALIS:
        return None
    counts = [facts.quantities[q] for q in event.counts if q in facts.quantities]
    when = (
        None if event.id in facts.told_on else _days(facts.times.get(event.when or ""))
    )
    if (
        any(q.aggregate for q in counts)
        or _sums_up(event, reading)
        or (when and (when[1] - when[0]).days > LONGEST)
    ):
        return None
    document = reading.document.id
    telling = Telling(
        families=Counter([family]),
        realis=event.realis,
        events=[EventRef(document=document, event=event.id)],
        modes=Counter(event.modes),
        types=Counter([event.type] if event.type else []),
        documents={document: reading},
        spots=[(document, trigger.start) for trigger in event.triggers],
        deadly=is_deadly(event),
        hints=facts.hints,
        grounds=facts.grounds,
        leads=event.id == facts.lead,
    )
    if _begins_anew(event, reading):
        telling.breaks = telling.spots[:1]
    if when:
        telling.days[when] += 1
    for quantity in counts:
        if quantity.unit and quantity.low is not None:
            telling.tolls[quantity.unit, quantity.low] += 1
    if event.id not in facts.headlines:
        _participants(telling, event, cast, facts)
        _scene(telling, event, cast)
    _share_empty(telling)
    return telling


def _share_empty(telling: Telling) -> None:
    """Most of what is counted of one event stays empty; tables of nothing take room too."""
    for name in COUNTED:
        if not getattr(telling, name):
            setattr(telling, name, EMPTY)


def _begins_anew(event: Event, reading: Reading) -> bool:
    """Whether the words before an event say that it is another happening."""
    first = min(event.triggers, key=lambda span: span.start)
    opening = max(first.start - BEFORE, 0)
    return is_another(reading.document.text[opening : first.start], first.exact)


def _sums_up(event: Event, reading: Reading) -> bool:
    """Whether those it befell are counted in a total of many days (M54)."""
    totals = [q for q in reading.quantities if q.aggregate]
    befallen = {p.entity for p in event.participants if p.role == "recipient"}
    return bool(totals) and any(
        mention.entity in befallen and mention.start <= total.start < mention.end
        for mention in reading.mentions
        for total in totals
    )


REALIS = frozenset({"actual", "attempted", "planned", "threatened"})


def _days(time: Time | None) -> Days | None:
    """The days a time expression allows, where it allows any."""
    if time is None or not time.earliest or not time.latest:
        return None
    try:
        return date.fromisoformat(time.earliest[:10]), date.fromisoformat(
            time.latest[:10]
        )
    except ValueError:
        return None


def _participants(telling: Telling, event: Event, cast: Cast, facts: Facts) -> None:
    sides = {"recipient": telling.victims, "actor": telling.actors}
    for participant in event.participants:
        who = cast.who(participant.entity)
        if who is None or _survives(who, participant, telling, facts):
            continue
        if participant.role == "instrument":
            telling.tools[_head(who.name)] += 1
        elif participant.role == "recipient" and who.named and _is_scene(who, telling):
            telling.places[who.id] += who.place
            telling.locales.update(own_words(who.name) if who.place else ())
            telling.sites[fold_latin(who.name)] += who.place
        elif participant.role in sides and who.named:
            sides[participant.role][who.id] += 1
            if participant.role == "recipient" and who.person:
                telling.called[fold_latin(who.name)] += 1
        elif (
            participant.role == "recipient"
            and _head(who.name) not in incident_words().pronouns
        ):
            telling.nouns[_head(who.name)] += 1


def _scene(telling: Telling, event: Event, cast: Cast) -> None:
    place = cast.who(event.place)
    if place and place.named:
        telling.places[place.id] += 1
        telling.locales.update(own_words(place.name))
        telling.sites[fold_latin(place.name)] += 1


def _survives(
    who: Who, participant: Participant, telling: Telling, facts: Facts
) -> bool:
    """Whether "the lawyer" who was killed is misread as the lawyer who speaks of it."""
    killed = telling.deadly and participant.role == "recipient"
    return killed and who.id in facts.living and participant.mention not in facts.names


def _is_scene(who: Who, telling: Telling) -> bool:
    """Whether a named recipient is no person where only people can be: the scene."""
    return telling.family.people and not who.person


def _head(name: str) -> str:
    words = fold_latin(name).split()
    return words[-1].rstrip("s") if words else ""

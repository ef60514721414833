"""What one report gives to tell its happenings by: whom it names, times, headlines."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from tahqiq.codebook.deaths import later_deaths
from tahqiq.model.case import CaseEntity
from tahqiq.model.dating import misdated
from tahqiq.model.memory import Kept, Memory
from tahqiq.model.reading import Quantity, Reading, Time
from tahqiq.resolve.families import family_of

LEADING = "violence"  # the family of which a report is about the first it tells of


@dataclass(frozen=True, slots=True, kw_only=True)
class Who:
    """An entity of the case as a participant: whether it is named, and its nouns."""

    id: str
    named: bool
    person: bool
    place: bool
    name: str


class Cast(NamedTuple):
    """A reading and whom the entities of the case make of those in it, by their ids."""

    reading: Reading
    people: Mapping[str, Who]
    living: frozenset[str] = frozenset()  # of them, who speaks after what happened

    def who(self, entity: str | None) -> Who | None:
        """Whom an entity of the document is in the case."""
        return self.people.get(entity or "")


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """A reading's times and quantities by id, and whom it names.

    `living` are persons who speak after what happened, `names` mentions by name;
    `told_on` are events whose time is only that of the telling, `headlines` those of
    headings that the body tells again; `grounds` are the places it names, `lead` the
    first deed of violence that its body tells of.
    """

    times: Mapping[str, Time]
    quantities: Mapping[str, Quantity]
    hints: Counter[str]
    told_on: frozenset[str] = frozenset()
    headlines: frozenset[str] = frozenset()
    living: frozenset[str] = frozenset()
    names: frozenset[str] = frozenset()
    grounds: Counter[str] = field(default_factory=Counter)
    lead: str = ""


def facts_of(cast: Cast) -> Facts:
    """The look-ups one reading needs."""
    reading = cast.reading
    named = [cast.who(entity.id) for entity in reading.entities]
    return Facts(
        times={time.id: time for time in reading.times},
        quantities={quantity.id: quantity for quantity in reading.quantities},
        hints=Counter({who.id: 1 for who in named if who and who.named}),
        told_on=misdated(reading) | later_deaths(reading),
        headlines=frozenset(_headlines(reading)),
        living=cast.living,
        names=frozenset(row.id for row in reading.mentions if row.kind == "name"),
        grounds=Counter(
            {who.id: 1 for who in named if who and who.named and who.place}
        ),
        lead=_lead(reading),
    )


def _lead(reading: Reading) -> str:
    """The deed of violence told first below the headings, whatever follows it."""
    heads = [(s.start, s.end) for s in reading.sentences if s.kind == "heading"]
    told = [
        (min(span.start for span in event.triggers), event.id)
        for event in reading.events
        if event.realis == "actual" and (family := family_of(event)) is not None
        and family.name == LEADING
        and any(not any(a <= one.start < b for a, b in heads) for one in event.triggers)
    ]  # fmt: skip
    return min(told, default=(0, ""))[1]


def _headlines(reading: Reading) -> Iterator[str]:
    """Events that only headings tell, where the body tells of their family as well.

    A headline leaves out half of the words, so who did what to whom is often misread in
    it; the body says it again in full.
    """
    heads = [(s.start, s.end) for s in reading.sentences if s.kind == "heading"]
    bodily = {
        event.id: any(
            not any(a <= span.start < b for a, b in heads) for span in event.triggers
        )
        for event in reading.events
    }
    families = {family_of(event) for event in reading.events if bodily[event.id]}
    for event in reading.events:
        if not bodily[event.id] and family_of(event) in families:
            yield event.id


def people_of(
    entities: Iterable[CaseEntity], named: frozenset[str]
) -> Mapping[str, Mapping[str, Who]]:
    """By document and the document's entity, whom it is in the case."""
    found: defaultdict[str, dict[str, Who]] = defaultdict(dict)
    for entity in entities:
        who = Who(
            id=entity.id,
            named=any(member.key in named for member in entity.members),
            person=entity.schema == "Person",
            place=entity.schema == "Address",
            name=entity.name,
        )
        for member in entity.members:
            found[member.document][member.entity] = who
    return found


def named_keys(readings: Iterable[Reading], memory: Memory) -> frozenset[str]:
    """Keys of the document entities that a name mention names."""
    kept: Kept[Reading, frozenset[str]] = memory.kept("named")
    return frozenset().union(
        *(kept.of(row.document.id, row, _named_in) for row in readings)
    )


def _named_in(reading: Reading) -> frozenset[str]:
    return frozenset(
        f"{reading.document.id}#{mention.entity}"
        for mention in reading.mentions
        if mention.kind == "name" and mention.entity
    )

"""How many, as one claim says it, and of which incident (M50 to M55)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from tahqiq.corroborate.ground import Ground
from tahqiq.corroborate.parts import is_part
from tahqiq.corroborate.vocabulary import agreement, concept, numbered, pattern_of
from tahqiq.model.case import ClaimRef, EventRef, Incident
from tahqiq.model.reading import Claim, Event, Mention, Quantity, Reading, Span

# A bare count of people is one of attackers where another report says so of the number.
PERSONS = "persons"
PERSON = re.compile(r"\s+(?:\w+ )?(?:men|man|people|persons|women|of them)\b")
YEARS = 2  # from which on what a sentence dates is no deed of the report's own story
REACH = 30  # characters in which the counted noun stands
PARTITIVE = re.compile(r"\s+of\s+(?:the|those|these|them|its|his|her|their)\b")
# What is counted, or the two words of which the second is: "two of the police officers".
COUNTED = re.compile(
    r"\s+(?:of\s+(?:the|these|those|our|its|his|her|their)\s+)?([a-z-]+)(?:\s+([a-z-]+))?"
)
THERE = re.compile(
    r"\bthere (?:were|was|are)(?: only| about| at least)?\s+$", re.IGNORECASE
)
OF_THEM = re.compile(r"\s+of (?:them|us)\b")
NUMBER_OF = re.compile(r"\bnumber of (?:the )?([a-z-]+)\b[^.;:!?]*$")
TOLD = 200  # characters before a figure in which stands what it is the number of
FAR = 90  # characters before a figure in which the sentence says whose number it is
SINGULAR = re.compile(r"(?:man|woman|er|or|ist|ian|ant|ent|child|boy|girl)$")
PLURAL = re.compile(r"(?:[^s]s|ren|men|police)$")
FATES = ("killed", "wounded", "detained", "abducted", "missing", "displaced")


@dataclass(frozen=True, slots=True)
class Toll:
    """A figure of an incident; `high` is None where it is only a lower bound.

    `sort` is the kind of people it counts, where it counts no people at large: four
    schoolchildren may be four of nine dead.
    """

    incident: str
    unit: str
    low: float
    high: float | None
    implied: bool = False
    sort: str = ""

    def within(self, other: Toll) -> bool:
        """Whether those it counts may be some of those that another figure counts."""
        most = other.low if other.high is None else other.high
        return bool(self.sort) and not other.sort and self.low <= most


def tolls_of(ground: Ground, ref: ClaimRef) -> Iterator[Toll]:
    """The figures a claim gives of an incident; aggregates are none (M54)."""
    reading, claim = ground.reading(ref.document), ground.claim(ref)
    units = set()
    for quantity in quantities_of(reading, claim):
        incident = incident_of(ground, ref, quantity)
        unit = unit_of(ground, ref, quantity)
        part = is_part(reading, quantity) and not _whole_of_them(reading, quantity)
        if quantity.low is None or quantity.aggregate or part:
            continue
        if _is_time(reading, quantity):
            continue  # "from eight in the evening"
        if incident and unit:
            units.add(unit)
            sort = _sort(reading, quantity)
            yield Toll(incident, unit, quantity.low, _high(quantity), sort=sort)
    plain = claim.polarity == "affirmed" and claim.certainty == "asserted"
    if "killed" not in units and plain and not ground.speaks_of_speech(ref):
        yield from _one_victim(ground, ref)


def _is_time(reading: Reading, quantity: Quantity) -> bool:
    return any(
        row.start <= quantity.start and quantity.end <= row.end for row in reading.times
    )


def quantities_of(reading: Reading, claim: Claim) -> list[Quantity]:
    """The quantities inside the content of a claim."""
    return [
        row
        for row in reading.quantities
        if any(
            span.start <= row.start and row.end <= span.end for span in claim.content
        )
    ]


def incident_of(ground: Ground, ref: ClaimRef, quantity: Quantity) -> str | None:
    """The incident a figure belongs to: its event's, its claim's, its document's."""
    document = ref.document
    reading = ground.reading(document)
    events = [row.id for row in reading.events if quantity.id in row.counts]
    events += [quantity.of] if quantity.of else []
    for event in events:
        row = ground.index.incident_of.get(EventRef(document=document, event=event))
        if row:
            return row.id
    told = _told_inside(ground, ref)
    return told or (None if _is_of_old(ground, ref) else ground.scope(ref))


def _is_of_old(ground: Ground, ref: ClaimRef) -> bool:
    """Whether the sentence of a claim is dated years before its report: another story."""
    sentence, reading = ground.sentence(ref), ground.reading(ref.document)
    year = (reading.document.published or "")[:4]
    if sentence is None or not year.isdecimal():
        return False
    days = [
        time.latest[:4]
        for time in reading.times
        if time.latest and sentence.start <= time.start < sentence.end
    ]
    return any(row.isdecimal() and int(row) + YEARS <= int(year) for row in days)


def _told_inside(ground: Ground, ref: ClaimRef) -> str | None:
    """The one incident of the deeds that a claim only mentions, where it carries none.

    "The number of people who died in the fire has risen to thirteen" tells of a number;
    whose it is stands in the relative clause.
    """
    claim = ground.claim(ref)
    if ground.incidents_of(ref):
        return None
    found = {
        row.id
        for event in ground.reading(ref.document).events
        if any(_in_words(claim, span) for span in event.triggers)
        and (row := _incident(ground, ref.document, event))
        and row.type in agreement().harms
    }
    return found.pop() if len(found) == 1 else None


def unit_of(ground: Ground, ref: ClaimRef, quantity: Quantity) -> str | None:
    """The fate that is counted, or `attackers`; None for any other count."""
    if quantity.units:
        return None  # a joint count stays joint (M50)
    if quantity.unit in FATES:
        return quantity.unit
    reading = ground.reading(ref.document)
    if fate := _numbered(reading, quantity):
        return fate
    member = _is_one_of_them(reading, quantity)
    if member or PARTITIVE.match(reading.document.text, quantity.end):
        # "one of the four men": a member is no count of the set (M33)
        whole = not member and _whole_of_them(reading, quantity)
        return PERSONS if whole else None
    incident = incident_of(ground, ref, quantity)
    acting = {
        one.entity
        for event in reading.events
        if (row := _incident(ground, ref.document, event)) and row.id == incident
        for one in event.participants
        if one.role == "actor"
    }
    acts = bool(quantity.of and quantity.of in acting)
    acts = acts or _counts_actors(reading, quantity, acting)
    if acts or _names_actors(reading, quantity):
        return "attackers"
    people = PERSON.match(reading.document.text, quantity.end)
    return PERSONS if people and _present(ground, ref) else None


def _whole_of_them(reading: Reading, quantity: Quantity) -> bool:
    """Whether a sentence counts a set by its pronoun: "There were four of them"."""
    text = reading.document.text
    before = text[max(quantity.start - FAR, 0) : quantity.start]
    return bool(THERE.search(before)) and bool(OF_THEM.match(text, quantity.end))


def _is_one_of_them(reading: Reading, quantity: Quantity) -> bool:
    """As in "There were two men in it. One got out": a member, no count of the set (M33)."""
    alone = any(
        mention.start == quantity.start and mention.end == quantity.end
        for mention in reading.mentions
    )
    return alone and quantity.low == quantity.high == 1


def _numbered(reading: Reading, quantity: Quantity) -> str | None:
    """The fate whose number a figure is said to be: "those killed are now twelve"."""
    text = reading.document.text
    before = text[max(quantity.start - TOLD, 0) : quantity.start]
    found = (fate for fate, row in numbered().items() if row.search(before))
    return next(found, None)


def _incident(ground: Ground, document: str, event: Event) -> Incident | None:
    return ground.index.incident_of.get(EventRef(document=document, event=event.id))


def _sort(reading: Reading, quantity: Quantity) -> str:
    """The kind of people a figure counts, as a concept; none for people at large."""
    text = reading.document.text
    found = COUNTED.match(text, quantity.end, quantity.end + REACH)
    numbered = NUMBER_OF.search(text, max(quantity.start - FAR, 0), quantity.start)
    nouns = [word for one in (numbered, found) if one for word in one.groups() if word]
    form = SINGULAR if quantity.low == 1 else PLURAL
    kinds = [word for word in nouns if form.search(word)]
    one = kinds[-1] if kinds else ""
    return "" if one in agreement().anybody else concept(one) or ""


def _present(ground: Ground, ref: ClaimRef) -> bool:
    """Whether a claim that counts people counts those at the scene."""
    text = " ".join(span.exact for span in ground.claim(ref).content)
    there = pattern_of("agreement", "existence").search(text)
    return bool(there) or bool(ground.incidents_of(ref))


def _names_actors(reading: Reading, quantity: Quantity) -> bool:
    """Whether the noun that is counted says what they did: "four kidnappers"."""
    after = reading.document.text[quantity.end : quantity.end + REACH]
    first = after.split()[:1]
    return bool(first) and concept(first[0]) in _telling_nouns()


def _counts_actors(
    reading: Reading, quantity: Quantity, acting: set[str | None]
) -> bool:
    """Whether the number stands in a mention of those who acted: "Four men …"."""
    return any(
        mention.start <= quantity.start and quantity.end <= mention.end
        and mention.entity in acting
        and bool(set(mention.exact.lower().split()) & _actor_nouns())
        for mention in reading.mentions
    )  # fmt: skip


def _telling_nouns() -> set[str | None]:
    return {concept(word) for word in agreement().attackers}


def _actor_nouns() -> set[str]:
    words = agreement().actors_counted
    return {*words, *(f"{word}s" for word in words)}


def _high(quantity: Quantity) -> float | None:
    return None if quantity.comparator in {">", ">="} else quantity.high


def _one_victim(ground: Ground, ref: ClaimRef) -> Iterator[Toll]:
    """One dead where one person is said killed in a sentence that counts casualties.

    "The lawyer was killed. Two persons were wounded." counts as a list of casualties;
    without such a neighbour, a named victim says nothing about how many died.
    """
    reading, claim = ground.reading(ref.document), ground.claim(ref)
    for event in reading.events if claim.events else ():
        if event.id not in claim.events:
            continue
        row = _incident(ground, ref.document, event)
        if row and _kills_one(reading, claim, event):
            if _beside_a_count(reading, claim):
                yield Toll(row.id, "killed", 1.0, 1.0, implied=True)
            return


def _kills_one(reading: Reading, claim: Claim, event: Event) -> bool:
    """Whether the claim's own words have one person killed, whoever else was hurt in it."""
    words = {
        word
        for span in event.triggers
        if _in_words(claim, span)
        for word in span.exact.lower().replace("-", " ").split()
    }
    if words.isdisjoint(agreement().deadly):
        return False
    mentions = {row.id: row for row in reading.mentions}
    victims = {
        row.entity
        for row in event.participants
        if row.role == "recipient"
        and (row.mention is None or _in_words(claim, mentions[row.mention]))
    }
    people = {
        row.id
        for row in reading.entities
        if row.schema == "Person" and not _means_several(row.name)
    }
    return len(victims) == 1 and victims <= people


def _in_words(claim: Claim, inner: Mention | Span) -> bool:
    return any(
        span.start <= inner.start and inner.end <= span.end for span in claim.content
    )


def _means_several(name: str) -> bool:
    """Whether a description is of more than one: "people", "inmates"."""
    last = name.rpartition(" ")[2]
    several = last in agreement().anybody or PLURAL.search(last) is not None
    return last.islower() and several


def _beside_a_count(reading: Reading, claim: Claim) -> bool:
    order = [row.id for row in reading.sentences]
    if claim.sentence not in order:
        return False
    at = order.index(claim.sentence)
    near = reading.sentences[max(at - 1, 0) : at + 2]
    units = {
        row.unit
        for row in reading.quantities
        if near[0].start <= row.start < near[-1].end and not row.aggregate
    }
    return "wounded" in units and "killed" not in units

"""Who is said to live and who to have died, and that both cannot hold (M26, M29).

"The driver is alive" answers a report that counts the driver among the dead, though the
two share hardly a word. A person is a named entity, or the one whom a role stands for that
only one named person of the case has: "the driver".
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from tahqiq.corroborate.ground import Ground, spans_of
from tahqiq.corroborate.tables import role_of
from tahqiq.corroborate.tolls import quantities_of, tolls_of
from tahqiq.corroborate.vocabulary import agreement, pattern_of, small
from tahqiq.model.case import ClaimRef, EventRef
from tahqiq.model.reading import Claim, Event, Mention, Reading

ALIVE, DEAD = "alive", "dead"
SEVERAL = 2  # dead, from which on a toll counts others than the one the report is about
BEFORE = 60  # characters before a claim in which its subject stands, if it has none


def fates_of(ground: Ground, ref: ClaimRef) -> tuple[tuple[str, str], ...]:
    """Persons with what a claim says became of them: `alive` or `dead`."""
    return tuple(_fates(ground, ref))


def _fates(ground: Ground, ref: ClaimRef) -> Iterator[tuple[str, str]]:
    claim = ground.claim(ref)
    if claim.certainty not in {"asserted", "probable"}:
        return
    denied = refutes(ground, ref)
    if not denied and ground.speaks_of_speech(ref):
        return
    lives, dies = _matches(ground, ref, "surviving"), _matches(ground, ref, "dying")
    if lives or dies:
        dead = dies and not lives  # "reported among the dead, he is alive"
        fate = ALIVE if dead == denied else DEAD
        for person in sorted(_persons(ground, ref)):
            yield person, fate
    if not denied and _counts_dead(ground, ref):
        for person in sorted(_counted_dead(ground, ref.document)):
            yield person, DEAD


def _counts_dead(ground: Ground, ref: ClaimRef) -> bool:
    """Whether a claim gives a toll of several dead."""
    reading = ground.reading(ref.document)
    told = quantities_of(reading, ground.claim(ref))
    return any((row.low or 0) >= SEVERAL for row in told) and any(
        toll.unit == "killed" and toll.low >= SEVERAL for toll in tolls_of(ground, ref)
    )


def killed_in(ground: Ground, ref: ClaimRef) -> tuple[str, ...]:
    """The named persons whom a claim itself has killed, in its own words."""
    claim, reading = ground.claim(ref), ground.reading(ref.document)
    if claim.certainty != "asserted" or claim.polarity == "denied":
        return ()
    if ground.speaks_of_speech(ref) or ground.rebutted(ref):
        return ()
    befallen = {
        key
        for event in reading.events
        if event.id in claim.events and _deadly_in(claim, event)
        for one in event.participants
        if one.role == "recipient"
        for key in (one.mention, one.entity)
    } - {None}
    listed = _list_of_dead(reading, claim)
    if not befallen and listed is None:
        return ()
    named = [
        row
        for row in spans_of(reading, claim)
        if befallen & {row.id, row.entity}
        or (listed is not None and row.start >= listed)
    ]
    return tuple(sorted(_people(ground, ref.document, named)))


def _deadly_in(claim: Claim, event: Event) -> bool:
    """Whether an event is deadly by a word that the claim itself has."""
    told = [
        trigger
        for trigger in event.triggers
        if any(s.start <= trigger.start and trigger.end <= s.end for s in claim.content)
    ]
    words = {word for span in told for word in span.exact.lower().split()}
    return event.realis == "actual" and bool(words & set(agreement().deadly))


def _list_of_dead(reading: Reading, claim: Claim) -> int | None:
    """Where the names begin in "Among the dead are the helmsman and Orla Venn".

    So they do behind a colon: "Two of us were killed: Orla Venn and Isak Ro".
    """
    text, found = reading.document.text, []
    for span in claim.content:
        opens = pattern_of("agreement", "listing_dead").match(
            text, span.start, span.end
        )
        counts = pattern_of("agreement", "naming_dead").match(
            text, span.start, span.end
        )
        found += [row.end() for row in (opens, counts) if row]
    return min(found, default=None)


@dataclass(frozen=True, slots=True)
class Manner:
    """How a claim says that somebody died, or did not; `persons` are those it names."""

    manner: str
    denied: bool
    persons: frozenset[str]


def manner_of(ground: Ground, ref: ClaimRef) -> Manner | None:
    """The one manner of death that a claim tells of or denies, None for none or several."""
    claim = ground.claim(ref)
    words = " ".join(span.exact for span in claim.content)
    told = [key for key in agreement().manners if _manner(key).search(words)]
    if len(told) != 1 or claim.certainty == "hypothetical":
        return None
    if ground.speaks_of_speech(ref) or _matches(ground, ref, "refuting"):
        return None
    persons = frozenset(_persons(ground, ref))
    return Manner(told[0], claim.polarity == "denied", persons)


@cache
def _manner(key: str) -> re.Pattern[str]:
    return re.compile(agreement().manners[key], re.IGNORECASE)


def refutes(ground: Ground, ref: ClaimRef) -> bool:
    """Whether a claim says of another report that it is wrong."""
    denied = ground.claim(ref).polarity == "denied"
    return denied or _matches(ground, ref, "refuting")


def _persons(ground: Ground, ref: ClaimRef) -> set[str]:
    """Whom a claim of a fate is about: those it names, else the subject before it."""
    reading, claim = ground.reading(ref.document), ground.claim(ref)
    found = _people(ground, ref.document, spans_of(reading, claim))
    if found:
        return found
    start = claim.content[0].start
    if claim.content[0].exact.partition(" ")[0].lower() in small("nobody"):
        return set()  # "No woman was killed" is said of nobody in particular
    before = [
        row
        for row in reading.mentions
        if start - BEFORE <= row.start and row.end <= start
    ]
    for mention in sorted(before, key=lambda row: -row.start):
        if found := _people(ground, ref.document, [mention]):
            return found
    return set()


def _people(ground: Ground, document: str, mentions: Iterable[Mention]) -> set[str]:
    """The named persons that mentions stand for, by name or by their role."""
    people = set()
    text = ground.reading(document).document.text
    for mention in mentions:
        if _of_another(text, mention):
            continue  # "his driver was killed" says nothing of him
        entity = ground.entity(document, mention.entity)
        if entity and entity.id in ground.named and entity.schema == "Person":
            people.add(entity.id)
        elif (noun := role_of(mention)) in ground.roles:
            people.add(ground.roles[str(noun)])
    return people


def _of_another(text: str, mention: Mention) -> bool:
    """Whether a mention only says whose somebody is: "his driver", "Soley's driver"."""
    owns = text[mention.end : mention.end + 2] in {"'s", "’s"}
    word = mention.exact.lower()
    possessive = (
        word in small("owner") and text[mention.end : mention.end + 2].strip().isalpha()
    )
    return owns or word.endswith(("'s", "’s")) or possessive


def _counted_dead(ground: Ground, document: str) -> set[str]:
    """Those whom the deadly events of a report befell: its toll counts them."""
    reading = ground.reading(document)
    mentions = {row.id: row for row in reading.mentions}
    befallen = [
        mentions[one.mention]
        for event in reading.events
        if EventRef(document=document, event=event.id) in ground.index.incident_of
        and _deadly(event)
        for one in event.participants
        if one.role == "recipient" and one.mention in mentions
    ]
    return _people(ground, document, befallen)


def _deadly(event: Event) -> bool:
    words = {word for span in event.triggers for word in span.exact.lower().split()}
    return event.realis == "actual" and bool(words & set(agreement().deadly))


def _matches(ground: Ground, ref: ClaimRef, key: str) -> bool:
    text = ground.reading(ref.document).document.text
    pattern = pattern_of("agreement", key)
    return any(
        pattern.search(text, span.start, span.end) for span in ground.claim(ref).content
    )

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

from tahqiq.corroborate.bags import NONE
from tahqiq.corroborate.ground import Ground, spans_of
from tahqiq.corroborate.tables import role_of
from tahqiq.corroborate.tolls import tolls_of
from tahqiq.corroborate.vocabulary import agreement, pattern_of
from tahqiq.model.case import ClaimRef, EventRef
from tahqiq.model.reading import Event, Mention

ALIVE, DEAD = "alive", "dead"
SEVERAL = 2  # dead, from which on a toll counts others than the one the report is about
POSSESSIVE = frozenset({"his", "her", "its", "their", "my", "our", "your"})
BEFORE = 60  # characters before a claim in which its subject stands, if it has none


def fates_of(ground: Ground, ref: ClaimRef) -> tuple[tuple[str, str], ...]:
    """Persons with what a claim says became of them: `alive` or `dead`."""
    return ground.once(_every_fate, ref)


def _every_fate(ground: Ground, ref: ClaimRef) -> tuple[tuple[str, str], ...]:
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
    if not denied and any(
        toll.unit == "killed" and toll.low >= SEVERAL for toll in tolls_of(ground, ref)
    ):
        for person in sorted(_counted_dead(ground, ref.document)):
            yield person, DEAD


@dataclass(frozen=True, slots=True)
class Manner:
    """How a claim says that somebody died, or did not; `persons` are those it names."""

    manner: str
    denied: bool
    persons: frozenset[str]


def manners_of(ground: Ground, ref: ClaimRef) -> tuple[tuple[str, str], ...]:
    """Persons with how a claim says that they died: by their own hand, or by that of others."""
    found = ground.once(manner_of, ref)
    if found is None or found.denied:
        return ()
    return tuple((person, found.manner) for person in sorted(found.persons))


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
    if claim.content[0].exact.partition(" ")[0].lower() in NONE:
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
        word in POSSESSIVE and text[mention.end : mention.end + 2].strip().isalpha()
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

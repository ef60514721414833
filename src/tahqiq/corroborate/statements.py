"""Claims taken apart: each thing one says, under a key that equal statements share.

Five kinds can be told exactly: how many (`toll`), another number of a thing (`count`),
who did it (`doer`), that somebody claimed it (`claimed`) and how two entities are
related (`relation`). Whatever else a
claim says is compared by its bag of concepts in `align`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from tahqiq.corroborate.bags import bag_of, named_entities, negated
from tahqiq.corroborate.doer_names import ACTING, doer_of, known_by, named_inside
from tahqiq.corroborate.ground import Ground
from tahqiq.corroborate.tolls import Toll, tolls_of
from tahqiq.corroborate.vocabulary import (
    agreement,
    blame,
    concept,
    pattern_of,
    source_words,
)
from tahqiq.model.case import ClaimRef, EventRef
from tahqiq.model.reading import Event, Participant, Polarity

# From a number over what it counts to the one who is said to say so.
RELATIVE = re.compile(
    r"[\w,.-]+\s+(?:[\w-]+\s+){1,4}(?:that|which|whom)\s+", re.IGNORECASE
)


@dataclass(frozen=True, slots=True, order=True)
class Key:
    """What makes two statements one proposition: kind, incident, and its terms."""

    kind: str
    incident: str
    terms: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Statement:
    """One thing a claim says; `toll` only of a figure, `actor` only of a doer.

    `actor` is the entity the claim itself names, whatever it is known by.
    """

    ref: ClaimRef
    key: Key
    polarity: Polarity
    toll: Toll | None = None
    actor: str | None = None


def statements_of(ground: Ground, ref: ClaimRef) -> tuple[Statement, ...]:
    """What a claim says that can be told exactly, each once.

    A hypothetical claim (a plan, a threat, a question) states nothing as having
    happened, so it gives no statement (M25).
    """
    return ground.once(_statements, ref)


def _statements(ground: Ground, ref: ClaimRef) -> tuple[Statement, ...]:
    claim = ground.claim(ref)
    if claim.certainty == "hypothetical" and not _amends(ground, ref):
        return ()
    if ground.rebutted(ref):
        return ()  # the claim around it denies it
    found = [
        *_tolls(ground, ref),
        *_counts(ground, ref),
        *_doers(ground, ref),
        *_claimed(ground, ref),
        *_related(ground, ref),
    ]
    return tuple({(row.key, row.polarity): row for row in found}.values())


def _amends(ground: Ground, ref: ClaimRef) -> bool:
    """Whether the sentence says what an earlier one should have said."""
    sentence = ground.sentence(ref)
    text = ground.reading(ref.document).document.text
    amend = pattern_of("corrections", "amend")
    return bool(sentence and amend.search(text, sentence.start, sentence.end))


def _tolls(ground: Ground, ref: ClaimRef) -> Iterator[Statement]:
    polarity = ground.claim(ref).polarity
    if _matches(ground, ref, pattern_of("agreement", "conditional")):
        return  # "would have cost one life" counts nobody
    for toll in tolls_of(ground, ref):
        terms = (
            toll.unit,
            f"{toll.low:g}",
            "" if toll.high is None else f"{toll.high:g}",
        )
        yield Statement(ref, Key("toll", toll.incident, terms), polarity, toll)


def _counts(ground: Ground, ref: ClaimRef) -> Iterator[Statement]:
    """Numbers of things that are no toll: kilometre 14, seventeen cartridge cases."""
    incident = ground.scope(ref)
    if incident is None:
        return
    polarity = ground.claim(ref).polarity
    for count in bag_of(ground, ref).counts:
        if polarity == "denied" and f"#{count.number:g}" not in negated(ground, ref):
            continue  # "we did not blow up shaft 3" denies no number
        teller = _relayed(ground, ref, count.start)
        for noun in sorted(count.nouns - fate_concepts()):
            terms = (noun, f"{count.number:g}")
            yield Statement(teller, Key("count", incident, terms), polarity)


def _relayed(ground: Ground, ref: ClaimRef, start: int) -> ClaimRef:
    """The claim of whoever a relative clause gives a number to, else the claim itself.

    "the seven cases that the police say they found" is the police's number, not that of
    the judge who mentions it.
    """
    claim = ground.claim(ref)
    text = ground.reading(ref.document).document.text
    for other in ground.in_play.get(ref.document, ()):
        inner = ground.claim(other)
        source = inner.chain[-1].source
        deeper = inner.chain[:-1] == claim.chain and inner.sentence == claim.sentence
        before = text[start : source.start] if source else ""
        if deeper and RELATIVE.fullmatch(before):
            return other
    return ref


def _doers(ground: Ground, ref: ClaimRef) -> Iterator[Statement]:
    """Who did it. "Men working for X" are a doer of their own, known by X (M33)."""
    claim = ground.claim(ref)
    for incident in ground.incidents_of(ref) or _meant(ground, ref):
        if ground.index.incidents[incident].type not in agreement().harms:
            continue  # whoever opened a trial did nothing that he is blamed for
        victims = ground.victims[incident]
        actors = dict(_actors(ground, ref, incident))
        if not actors and not ground.speaks_of_speech(ref):
            actors = dict(_blamed(ground, ref, incident))
        for term, actor in sorted(actors.items()):
            if actor not in victims:
                key = Key("doer", incident, (term,))
                yield Statement(ref, key, claim.polarity, actor=actor)


def _meant(ground: Ground, ref: ClaimRef) -> tuple[str, ...]:
    """The incident of words of blame for a deed that is named but not told."""
    if _was_away(ground, ref):
        found = ground.meant(ref, None)
        return (found,) if found else ()
    if not any(_matches(ground, ref, blame(side)) for side in ("before", "after")):
        return ()
    if _speaks_at_large(ground, ref):
        return ()
    deed = _matches(ground, ref, pattern_of("agreement", "deeds"))
    found = ground.meant(ref, concept(deed)) if deed else None
    if not deed and _matches(ground, ref, pattern_of("agreement", "pointing")):
        found = ground.meant(ref, None)  # "had no part in it"
    return (found,) if found else ()


def _was_away(ground: Ground, ref: ClaimRef) -> bool:
    """Whether a denial says of somebody that he was not there."""
    denied = ground.claim(ref).polarity == "denied"
    return denied and bool(_matches(ground, ref, blame("absent")))


def _speaks_at_large(ground: Ground, ref: ClaimRef) -> bool:
    """Whether the deeds of a claim are of no day: "has carried out similar attacks"."""
    told = ground.claim(ref).events
    realis = {
        event.realis
        for event in ground.reading(ref.document).events
        if event.id in told and event.type == "ASSAULT"
    }
    return realis == {"generic"}


def _actors(ground: Ground, ref: ClaimRef, incident: str) -> Iterator[tuple[str, str]]:
    """Doers the claim has of the incident: what they are known by, and their entity."""
    for event in _events(ground, ref, incident):
        for one in event.participants:
            if one.role == "actor" and _only_received(ground, ref, event, one):
                continue
            if one.role == "actor" and _backs(ground, ref, one):
                yield from doer_of(ground, ref, one)
            elif one.role == "instrument" and _backs(ground, ref, one):
                yield from _armed(ground, ref, one)


def _only_received(
    ground: Ground, ref: ClaimRef, event: Event, one: Participant
) -> bool:
    """Whether somebody did another thing with those whom a fate met: "we took in three wounded"."""
    words = {span.exact.lower() for span in event.triggers}
    if not words <= set(agreement().states):
        return False
    return any(
        row.id in ground.claim(ref).events
        and row.type not in agreement().harms
        and any(
            o.role == "actor" and o.mention == one.mention for o in row.participants
        )
        for row in ground.reading(ref.document).events
    )


def _armed(
    ground: Ground, ref: ClaimRef, one: Participant
) -> Iterator[tuple[str, str]]:
    """The body whose gunboat, helicopter or battery it was: what it fires, it fires."""
    mentions = ground.reading(ref.document).mentions
    outer = next((row for row in mentions if row.id == one.mention), None)
    for entity, _ in named_inside(ground, ref.document, outer) if outer else ():
        if entity.schema in source_words().bodies:
            yield entity.id, entity.id


def _backs(ground: Ground, ref: ClaimRef, one: Participant) -> bool:
    """Whether a claim itself puts somebody there: as the reader says, or in its words."""
    if one.claims:
        return ref.claim in one.claims
    claim = ground.claim(ref)
    return any(
        span.start <= mention.start and mention.end <= span.end
        for mention in ground.reading(ref.document).mentions
        if mention.id == one.mention
        for span in claim.content
    )


def _blamed(ground: Ground, ref: ClaimRef, incident: str) -> Iterator[tuple[str, str]]:
    """Whom words of blame name where the events of the claim name no doer."""
    rows = sorted(named_entities(ground, ref).items())
    text = ground.reading(ref.document).document.text
    for piece in ground.claim(ref).content:
        near = []
        away = _was_away(ground, ref)
        before = blame("absent" if away else "before")
        if match := before.search(text, piece.start, piece.end):
            near = [row for row in rows if row[0][1] <= match.start()][-1:]
        elif match := blame("after").search(text, piece.start, piece.end):
            near = [row for row in rows if row[0][0] >= match.end()][:1]
            near = [row for row in near if _close(text[match.end() : row[0][0]])]
        for span, entity in near:
            if entity.schema in ACTING and entity.id not in ground.victims[incident]:
                yield from known_by(ground, ref, span, entity)


def _close(between: str) -> bool:
    """Whether nothing but an article stands between; "men of" names somebody else."""
    return len(between.split()) <= 1


def _claimed(ground: Ground, ref: ClaimRef) -> Iterator[Statement]:
    """That responsibility was claimed, or was not."""
    claim = ground.claim(ref)
    # "Two groups claimed it" is the word of who reports it, not of groups without a name.
    own = any(
        step.act == "claim-responsibility" and step.kind == "named"
        for step in claim.chain
    )
    said = _matches(ground, ref, pattern_of("agreement", "claiming"))
    deed = _matches(ground, ref, pattern_of("agreement", "deeds"))
    incident = ground.meant(ref, concept(deed) if deed else None)
    if incident and (said or own):
        yield Statement(ref, Key("claimed", incident, ()), claim.polarity)


def _related(ground: Ground, ref: ClaimRef) -> Iterator[Statement]:
    claim = ground.claim(ref)
    for row in ground.reading(ref.document).relations:
        if row.id == claim.relation or row.claim == claim.id:
            ends = [
                ground.entity(ref.document, one) for one in (row.subject, row.object)
            ]
            if all(ends):
                terms = (row.type, *(end.id for end in ends if end), str(row.former))
                yield Statement(ref, Key("relation", "", terms), claim.polarity)


def _events(ground: Ground, ref: ClaimRef, incident: str) -> Iterator[Event]:
    for event in ground.claim(ref).events:
        event_ref = EventRef(document=ref.document, event=event)
        row = ground.index.incident_of.get(event_ref)
        found = row.id if row else ground.near.get(event_ref)  # what is denied is near
        if found == incident and event_ref in ground.index.events:
            yield ground.index.events[event_ref]


def _matches(ground: Ground, ref: ClaimRef, pattern: re.Pattern[str]) -> str:
    """The first words of a claim that a pattern finds, or none."""
    text = ground.reading(ref.document).document.text
    for span in ground.claim(ref).content:
        if found := pattern.search(text, span.start, span.end):
            return found[0]
    return ""


@cache
def fate_concepts() -> frozenset[str]:
    """What tolls count, as concepts: the dead, the wounded, those who acted."""
    book = agreement()
    words = (*book.actors_counted, *book.fates)
    return frozenset(one for word in words if (one := concept(word)))

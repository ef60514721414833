"""How the tables of the ground are drawn from the readings and incidents of a case."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping

from tahqiq.corroborate.vocabulary import agreement, concept
from tahqiq.model.case import EventRef, Proposal
from tahqiq.model.lookup import CaseIndex
from tahqiq.model.reading import Mention

SHORT = 2  # words of a description that is a role: "his driver"


def named_in(index: CaseIndex) -> frozenset[str]:
    """Entities with a name: "gunmen" and "a relative" have none in any report."""
    return frozenset(
        entity.id
        for document, reading in index.readings.items()
        for mention in reading.mentions
        if mention.kind == "name"
        and mention.entity
        and (entity := index.entity_of.get((document, mention.entity)))
    )


def taking_part(index: CaseIndex, incident: str, role: str) -> frozenset[str]:
    """The case entities in a role of the events of an incident."""
    return frozenset(
        entity.id
        for ref in index.incidents[incident].events
        if (event := index.events.get(ref))
        for one in event.participants
        if one.role == role
        and (entity := index.entity_of.get((ref.document, one.entity or "")))
    )


def killed_in(index: CaseIndex) -> frozenset[str]:
    """The persons whom a deadly event of an incident befell."""
    deadly = set(agreement().deadly)
    return frozenset(
        entity.id
        for ref in index.incident_of
        if (event := index.events.get(ref)) and event.realis == "actual"
        if any(
            word in deadly for s in event.triggers for word in s.exact.lower().split()
        )
        for one in event.participants
        if one.role == "recipient"
        and (entity := index.entity_of.get((ref.document, one.entity or "")))
        and entity.schema == "Person"
    )


def documents_by_outlet(
    index: CaseIndex, outlet_of: Mapping[str, str]
) -> dict[str, tuple[str, ...]]:
    """The documents of each outlet, oldest first."""
    found: defaultdict[str, list[tuple[str, str]]] = defaultdict(list)
    for document, key in outlet_of.items():
        published = index.readings[document].document.published or "9999"
        found[key].append((published, document))
    return {
        key: tuple(document for _, document in sorted(rows))
        for key, rows in found.items()
    }


def denied_near(
    index: CaseIndex, main: Mapping[str, str], case_main: str | None
) -> dict[EventRef, str]:
    """Negated events with the incident they deny: of their kind, told by their report.

    A negated event is of no incident itself (M25); what is denied is one all the same.
    """
    kinds: defaultdict[str, set[str]] = defaultdict(set)
    for ref, incident in index.incident_of.items():
        event = index.events.get(ref)
        if event and event.type:
            kinds[incident.id].add(event.type)
    found = {}
    for ref, event in index.events.items():
        likely = main.get(ref.document, case_main)
        same = likely is not None and event.type in kinds[likely]
        if ref not in index.incident_of and event.realis == "negated" and same:
            found[ref] = str(likely)
    return found


def most(counts: Counter[str]) -> str | None:
    """The one counted most; the smallest where several are."""
    return min(counts, key=lambda one: (-counts[one], one), default=None)


def incidents_told_in(index: CaseIndex) -> dict[str, tuple[str, ...]]:
    """The incidents of each document, most told first.

    Follow-ups are told at length too: what was first comes first where even.
    """
    counts: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for ref, incident in index.incident_of.items():
        event = index.events.get(ref)
        counts[ref.document][incident.id] += len(event.triggers) if event else 1
    follows = {row.id for row in index.incidents.values() if row.follows}
    return {
        document: tuple(
            sorted(found, key=lambda one: (one in follows, -found[one], one))
        )
        for document, found in counts.items()
    }


def called(index: CaseIndex, incident: str) -> frozenset[str]:
    """The concepts of the triggers of an incident's events."""
    return frozenset(
        found
        for ref in index.incidents[incident].events
        if (event := index.events.get(ref))
        for span in event.triggers
        for word in span.exact.split()
        if (found := concept(word))
    )


def roles_of(index: CaseIndex, named: frozenset[str]) -> dict[str, str]:
    """Nouns that stand for one named person alone in the whole case."""
    held: defaultdict[str, set[str]] = defaultdict(set)
    for document, reading in index.readings.items():
        for mention in reading.mentions:
            if mention.kind != "nominal" or not mention.entity:
                continue
            entity = index.entity_of.get((document, mention.entity))
            known = entity is not None and entity.id in named
            person = entity is not None and known and entity.schema == "Person"
            if entity and person and (noun := role_of(mention)):
                held[noun].add(entity.id)
    return {noun: min(found) for noun, found in held.items() if len(found) == 1}


def proposed_in(proposals: Iterable[Proposal]) -> dict[str, frozenset[str]]:
    """Those of whom somebody is asked whether they are one with another one."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for row in proposals:
        found[row.left].add(row.right)
    return {left: frozenset(rights) for left, rights in found.items()}


def opening_words(outlets: Mapping[str, str]) -> dict[str, frozenset[str]]:
    """The outlets by whatever words their names open with."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for name, key in outlets.items():
        words = name.split()
        for size in range(len(words) + 1):
            found[" ".join(words[:size])].add(key)
    return {words: frozenset(keys) for words, keys in found.items()}


def role_of(mention: Mention) -> str | None:
    """The concept of the noun of a description: "his driver" is `driver`."""
    if mention.kind != "nominal" or len(mention.exact.split()) > SHORT:
        return None
    return concept(mention.exact.split()[-1])

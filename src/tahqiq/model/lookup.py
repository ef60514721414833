"""Finding things in a case by reference: tables over the records, nothing else."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from tahqiq.model.case import (
    Case,
    CaseEntity,
    CaseLink,
    ClaimRef,
    EventRef,
    Group,
    Incident,
    Standing,
)
from tahqiq.model.judgement import Judgement, standing
from tahqiq.model.reading import Claim, Event, Reading, Sentence
from tahqiq.model.review import reviewed

REVIEWS = frozenset({"accept", "edit", "reject"})


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseIndex:
    """Every record of a case, by the reference others name it with.

    `links` holds the links of the case and those inside readings, each once.
    """

    case: Case
    readings: Mapping[str, Reading]
    claims: Mapping[ClaimRef, Claim]
    events: Mapping[EventRef, Event]
    sentences: Mapping[tuple[str, str], Sentence]
    entities: Mapping[str, CaseEntity]
    entity_of: Mapping[tuple[str, str], CaseEntity]
    incidents: Mapping[str, Incident]
    incident_of: Mapping[EventRef, Incident]
    groups_of: Mapping[ClaimRef, tuple[Group, ...]]
    links: tuple[CaseLink, ...]
    links_from: Mapping[ClaimRef, tuple[CaseLink, ...]]
    links_to: Mapping[ClaimRef, tuple[CaseLink, ...]]
    reviews: Mapping[ClaimRef, Judgement]
    roots: Mapping[str, str]  # document to the one it goes back to, see document_roots
    called: frozenset[str]  # entities that some report calls by a name

    def named(self, document: str, entity: str | None) -> str | None:
        """The case's name for an entity of a document, or the document's own."""
        if entity is None:
            return None
        found = self.entity_of.get((document, entity))
        if found:
            return found.name
        rows = self.readings[document].entities if document in self.readings else ()
        return next((row.name for row in rows if row.id == entity), None)


def index_case(case: Case) -> CaseIndex:
    """The lookup tables of a case as people have judged it, in record order.

    Claims that were rejected are not found, edited ones are found as edited (rule 6).
    """
    readings = reviewed(case.readings, standing(case.judgements))
    if readings != case.readings:
        case = replace(case, readings=readings)
    links = tuple(_links(case))
    return CaseIndex(
        case=case,
        readings={row.document.id: row for row in case.readings},
        claims=dict(_claims(case)),
        events=dict(_events(case)),
        sentences={
            (reading.document.id, row.id): row
            for reading in case.readings
            for row in reading.sentences
        },
        entities={row.id: row for row in case.entities},
        entity_of={
            (member.document, member.entity): row
            for row in case.entities
            for member in row.members
        },
        incidents={row.id: row for row in case.incidents},
        incident_of={ref: row for row in case.incidents for ref in row.events},
        groups_of=_groups_of(case.groups),
        links=links,
        links_from=_by(links, "claim"),
        links_to=_by(links, "target"),
        reviews=_reviews(case.judgements),
        roots=document_roots(case),
        called=frozenset(_called(case)),
    )


def main_incidents(case: Case) -> tuple[Incident, ...]:
    """What the case is about: not follow-ups, in scope, likeliest first.

    An incident is out of scope where its date is known and lies wholly outside the
    days of ``scope``. Where nothing is in scope, all that are no follow-ups are taken.
    The one that shares most words with the title, question and scope of the case comes
    first; among equals the one that is told most.
    """
    first = tuple(row for row in case.incidents if not row.follows)
    inside = tuple(row for row in first if _in_scope(row, case.settings.scope))
    settings = case.settings
    asked = _words(settings.title, settings.question or "", *settings.scope.values())
    return tuple(
        sorted(
            inside or first,
            key=lambda row: (
                -len(asked & _words(row.title)),
                -len(row.events),
                row.id,
            ),
        )
    )


def standing_of(case: Case) -> Mapping[ClaimRef, Standing]:
    """The weakest standing each claim has as the ground of a value of a field.

    A claim that grounds no value, or a current one, is absent: it stands.
    """
    order = ("current", "copy", "superseded", "withdrawn")
    found: dict[ClaimRef, Standing] = {}
    for incident in case.incidents:
        for field in incident.fields.values():
            for value in field.values:
                for ref in value.claims:
                    held = found.get(ref, "current")
                    found[ref] = max(held, value.standing, key=order.index)
    return {ref: state for ref, state in found.items() if state != "current"}


def document_roots(case: Case) -> dict[str, str]:
    """For each document the smallest id of those it depends on or that depend on it."""
    root = {row.document.id: row.document.id for row in case.readings}

    def find(key: str) -> str:
        while root[key] != key:
            key = root[key]
        return key

    for link in case.lineage:
        if link.document in root and link.origin in root:
            first, second = sorted((find(link.document), find(link.origin)))
            root[second] = first
    return {key: find(key) for key in root}


def speaker_of(ref: ClaimRef, index: CaseIndex) -> str | None:
    """The case entity closest to the event, where the claim names one."""
    claim = index.claims.get(ref)
    if claim is None or claim.chain[-1].kind != "named":
        return None
    entity = index.entity_of.get((ref.document, claim.chain[-1].entity or ""))
    return entity.id if entity else None


def _words(*texts: str) -> frozenset[str]:
    found = re.findall(r"\w{4,}", " ".join(texts).casefold())
    return frozenset(found)


def _in_scope(incident: Incident, scope: Mapping[str, str]) -> bool:
    date = incident.fields.get("date")
    if date is None or not date.earliest:
        return True
    first, last = scope.get("from", ""), scope.get("to", "9999")
    return date.earliest[:10] <= last and (date.latest or date.earliest)[:10] >= first


def _claims(case: Case) -> Iterator[tuple[ClaimRef, Claim]]:
    for reading in case.readings:
        for claim in reading.claims:
            yield ClaimRef(document=reading.document.id, claim=claim.id), claim


def _events(case: Case) -> Iterator[tuple[EventRef, Event]]:
    for reading in case.readings:
        for event in reading.events:
            yield EventRef(document=reading.document.id, event=event.id), event


def _groups_of(groups: Iterable[Group]) -> dict[ClaimRef, tuple[Group, ...]]:
    found: dict[ClaimRef, tuple[Group, ...]] = {}
    for group in groups:
        for ref in group.claims:
            found[ref] = (*found.get(ref, ()), group)
    return found


def _links(case: Case) -> Iterator[CaseLink]:
    seen: set[tuple[ClaimRef, ClaimRef, str]] = set()
    for link in (*case.links, *_inner_links(case)):
        key = (link.claim, link.target, link.type)
        if key not in seen:
            seen.add(key)
            yield link


def _inner_links(case: Case) -> Iterator[CaseLink]:
    for reading in case.readings:
        for link in reading.links:
            yield CaseLink(
                claim=ClaimRef(document=reading.document.id, claim=link.claim),
                target=ClaimRef(document=reading.document.id, claim=link.target),
                type=link.type,
                drawn_by=link.drawn_by,
            )


def _by(links: Iterable[CaseLink], end: str) -> dict[ClaimRef, tuple[CaseLink, ...]]:
    found: dict[ClaimRef, tuple[CaseLink, ...]] = {}
    for link in links:
        key: ClaimRef = getattr(link, end)
        found[key] = (*found.get(key, ()), link)
    return found


def _reviews(judgements: Iterable[Judgement]) -> dict[ClaimRef, Judgement]:
    found: dict[ClaimRef, Judgement] = {}
    for row in standing(judgements):
        document, mark, claim = row.subject.partition("#")
        if row.kind in REVIEWS and mark:
            found[ClaimRef(document=document, claim=claim)] = row
    return found


def _called(case: Case) -> Iterator[str]:
    owner = {
        (member.document, member.entity): row.id
        for row in case.entities
        for member in row.members
    }
    for reading in case.readings:
        for mention in reading.mentions:
            key = (reading.document.id, mention.entity or "")
            if mention.kind == "name" and key in owner:
                yield owner[key]

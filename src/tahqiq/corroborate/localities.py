"""What corroboration knows around one document, and what it made of that before.

Most of what is asked of a claim is answered by its document and by what the case makes
of the people and events in it. That much is put together here as a ground of its own; as
long as it is the same, so is all that was made of the claims of the document.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import NamedTuple
from weakref import proxy

from tahqiq.corroborate.ground import Ground
from tahqiq.corroborate.tables import role_of
from tahqiq.corroborate.vocabulary import concept, pattern_of
from tahqiq.model.case import (
    Case,
    CaseEntity,
    CaseSettings,
    ClaimRef,
    EventRef,
    Incident,
    SourceProfile,
)
from tahqiq.model.lookup import CaseIndex
from tahqiq.model.memory import Kept, Memory
from tahqiq.model.reading import Reading

BARE = Case(id="", settings=CaseSettings(title=""), readings=())


class Known(NamedTuple):
    """A case entity as far as claims are read by it."""

    id: str
    schema: str
    named: bool
    befallen: bool
    dead: bool
    acting: bool


class Told(NamedTuple):
    """An incident as a document knows it: of its deeds and victims those it speaks of."""

    id: str
    type: str | None
    deeds: frozenset[str]
    victims: frozenset[str]


@dataclass(frozen=True, slots=True)
class Surroundings:
    """All that is known around one document; equal ones answer everything alike."""

    reading: Reading
    in_play: tuple[ClaimRef, ...]
    entities: Mapping[str, Known]  # entity of the document -> of the case
    events: Mapping[str, str]  # event -> incident
    near: Mapping[str, str]  # negated event -> the incident it denies
    incidents: tuple[Told, ...]
    told_in: tuple[str, ...]
    case_incident: str | None
    outlet: str
    publisher: Known | None  # the entity that the outlet is
    kind: str | None  # what the profile of the outlet says it is
    roles: Mapping[str, str]


class Words(NamedTuple):
    """The words of a document by which it asks for something of the case."""

    roles: frozenset[str]
    deeds: frozenset[str]


class Localities:
    """The grounds of the documents of one case, each made when it is asked for."""

    def __init__(self, memory: Memory) -> None:
        self._words: Kept[Reading, Words] = memory.kept("words")
        self._grounds: Kept[Surroundings, Ground] = memory.kept("grounds")
        self._made: dict[str, Ground] = {}
        self._case: _Tables | None = None

    def settle(self, ground: Ground) -> None:
        """Take the case's own ground, from which those of its documents are drawn."""
        self._case = _Tables(ground)

    def of(self, document: str) -> Ground:
        """The ground of one document, the very same as before where nothing changed."""
        found = self._made.get(document)
        if found is None:
            assert self._case is not None  # noqa: S101 settled before it is handed out
            reading = self._case.ground.reading(document)
            words = self._words.of(document, reading, words_of)
            given = self._case.around(reading, words)
            found = self._made[document] = self._grounds.of(document, given, _ground)
        return found


def words_of(reading: Reading) -> Words:
    """The nouns of its descriptions, and what its claims call deeds."""
    text, deed = reading.document.text, pattern_of("agreement", "deeds")
    nouns = (role_of(mention) for mention in reading.mentions)
    deeds = (
        concept(found[0])
        for claim in reading.claims
        for span in claim.content
        if (found := deed.search(text, span.start, span.end))
    )
    return Words(frozenset(filter(None, nouns)), frozenset(filter(None, deeds)))


class _Tables:
    """The tables of a case by document."""

    def __init__(self, ground: Ground) -> None:
        # The ground leads here: held for good, it would outlive its drawing by far.
        self.ground: Ground = proxy(ground)
        self._known: dict[str, Known] = {}
        self._events: defaultdict[str, dict[str, str]] = defaultdict(dict)
        self._near: defaultdict[str, dict[str, str]] = defaultdict(dict)
        for ref, incident in ground.index.incident_of.items():
            self._events[ref.document][ref.event] = incident.id
        for ref, near in ground.near.items():
            self._near[ref.document][ref.event] = near

    def around(self, reading: Reading, words: Words) -> Surroundings:
        """What the case knows around a document."""
        ground, document = self.ground, reading.document.id
        entities = dict(self._entities(reading))
        outlet = ground.outlet_of[document]
        owner = ground.index.entities.get(outlet)
        publisher = self._of(owner) if owner else None
        profile = ground.profiles.get(outlet)
        events, near = self._events.get(document, {}), self._near.get(document, {})
        told_in = ground.told_in.get(document, ())
        case_wide = (ground.case_incident,) if ground.case_incident else ()
        about = {*events.values(), *near.values(), *told_in, *case_wide}
        here = {row.id for row in entities.values()} | {outlet}
        return Surroundings(
            reading, ground.in_play.get(document, ()), entities, events, near,
            tuple(self._told(one, words, here) for one in sorted(about)),
            told_in, ground.case_incident, outlet, publisher,
            profile.kind if profile else None,
            {one: ground.roles[one] for one in words.roles if one in ground.roles},
        )  # fmt: skip

    def _entities(self, reading: Reading) -> Iterator[tuple[str, Known]]:
        entity_of, document = self.ground.index.entity_of, reading.document.id
        for row in reading.entities:
            if found := entity_of.get((document, row.id)):
                yield row.id, self._of(found)

    def _of(self, entity: CaseEntity) -> Known:
        found = self._known.get(entity.id)
        if found is None:
            ground, one = self.ground, entity.id
            found = self._known[one] = Known(
                one, entity.schema, one in ground.named, one in ground.befallen,
                one in ground.dead, one in ground.acting,
            )  # fmt: skip
        return found

    def _told(self, incident: str, words: Words, here: set[str]) -> Told:
        ground = self.ground
        return Told(
            incident,
            ground.index.incidents[incident].type,
            ground.deeds[incident] & words.deeds,
            ground.victims[incident] & here,
        )


def _ground(given: Surroundings) -> Ground:
    """The ground of a document alone: a case of one reading, its people mere ids."""
    document = given.reading.document.id
    incidents = {
        row.id: Incident(id=row.id, title="", type=row.type, events=())
        for row in given.incidents
    }
    known = {row.id: row for row in given.entities.values()}
    known |= {given.publisher.id: given.publisher} if given.publisher else {}
    main = {document: given.told_in[0]} if given.told_in else {}
    profile = {given.outlet: SourceProfile(name="", kind=given.kind)}
    return Ground(
        index=_index(given, known, incidents),
        claims=given.in_play,
        in_play={document: given.in_play},
        outlet_of={document: given.outlet},
        documents_of={given.outlet: (document,)},
        outlets={},
        opening={},
        told_in={document: given.told_in} if given.told_in else {},
        deeds={row.id: row.deeds for row in given.incidents},
        main_incident=main,
        case_incident=given.case_incident,
        misdated={},
        near={_event(document, one): row for one, row in given.near.items()},
        profiles=profile if given.kind else {},
        victims={row.id: row.victims for row in given.incidents},
        befallen=frozenset(one for one, row in known.items() if row.befallen),
        dead=frozenset(one for one, row in known.items() if row.dead),
        acting=frozenset(one for one, row in known.items() if row.acting),
        named=frozenset(one for one, row in known.items() if row.named),
        roles=given.roles,
        proposed={},
        around=None,
        memo={},
    )


def _index(
    given: Surroundings, known: Mapping[str, Known], incidents: Mapping[str, Incident]
) -> CaseIndex:
    reading, document = given.reading, given.reading.document.id
    entities = {one: _entity(one, row.schema) for one, row in known.items()}
    return CaseIndex(
        case=replace(BARE, readings=(reading,)),
        readings={document: reading},
        claims={
            ClaimRef(document=document, claim=row.id): row for row in reading.claims
        },
        events={_event(document, row.id): row for row in reading.events},
        sentences={(document, row.id): row for row in reading.sentences},
        entities=entities,
        entity_of={
            (document, one): entities[row.id] for one, row in given.entities.items()
        },
        incidents=incidents,
        incident_of={
            _event(document, one): incidents[row] for one, row in given.events.items()
        },
        groups_of={}, links=(), links_from={}, links_to={}, reviews={}, roots={},
        called=frozenset(),
    )  # fmt: skip


@lru_cache(maxsize=65536)  # one for all documents that it is in
def _entity(one: str, schema: str) -> CaseEntity:
    """An entity by which claims are read: who it is, without its names."""
    return CaseEntity(
        id=one, schema=schema, name="", aliases=(), role=None, mentions=(), members=(),
    )  # fmt: skip


def _event(document: str, event: str) -> EventRef:
    return EventRef(document=document, event=event)

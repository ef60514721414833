"""The tables corroboration works on: outlets, their documents, claims in play."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, TypeVar

from tahqiq.codebook.actors import actors
from tahqiq.corroborate.vocabulary import authority_words, concept, source_words
from tahqiq.model.case import Case, CaseEntity, ClaimRef, EventRef, SourceProfile
from tahqiq.model.lookup import CaseIndex, index_case
from tahqiq.model.reading import Claim, Mention, Reading, Sentence, Span
from tahqiq.text.folding import fold

T = TypeVar("T")

LAYOUT = frozenset({"boilerplate", "byline", "dateline"})  # M57: no part of the case


@dataclass(frozen=True, slots=True, kw_only=True)
class Ground:
    """A case with what corroboration looks up again and again.

    An outlet's key is the id of the case entity of its name, where there is one, so
    that a body that publishes and a body that is quoted are the same speaker.
    """

    index: CaseIndex
    claims: tuple[ClaimRef, ...]  # in play: not rejected, not layout, in order
    in_play: Mapping[str, tuple[ClaimRef, ...]]  # the same, by document
    outlet_of: Mapping[str, str]  # document -> outlet key
    documents_of: Mapping[str, tuple[str, ...]]  # outlet key -> documents, oldest first
    told_in: Mapping[str, tuple[str, ...]]  # document -> its incidents, most told first
    deeds: Mapping[str, frozenset[str]]  # incident -> what its events are called
    main_incident: Mapping[str, str]  # document -> the incident it tells most of
    case_incident: str | None  # the one that most documents tell most of
    near: Mapping[EventRef, str]  # negated event -> the incident it denies
    profiles: Mapping[str, SourceProfile]  # outlet key -> profile
    victims: Mapping[str, frozenset[str]]  # incident -> case entities it befell
    befallen: frozenset[str]  # case entities that any incident befell
    acting: frozenset[str]  # case entities that act in an incident
    memo: dict[tuple[str, ClaimRef], Any]  # what pure functions made of claims
    named: frozenset[str]  # case entities that some report mentions by name

    def once(self, name: str, ref: ClaimRef, made: Callable[[], T]) -> T:
        """What a pure function makes of a claim, made once."""
        key = (name, ref)
        if key not in self.memo:
            self.memo[key] = made()
        found: T = self.memo[key]
        return found

    def reading(self, document: str) -> Reading:
        """The reading of a document of the case."""
        return self.index.readings[document]

    def claim(self, ref: ClaimRef) -> Claim:
        """The claim a reference names."""
        return self.index.claims[ref]

    def sentence(self, ref: ClaimRef) -> Sentence | None:
        """The sentence of a claim, None where a hand-made reading has none."""
        return self.index.sentences.get((ref.document, self.claim(ref).sentence))

    def entity(self, document: str, entity: str | None) -> CaseEntity | None:
        """The case's entity behind a document's one."""
        return self.index.entity_of.get((document, entity)) if entity else None

    def published(self, document: str) -> str:
        """The date of publication; unknown dates sort last."""
        return self.reading(document).document.published or "9999"

    def age(self, document: str) -> tuple[str, str]:
        """A key that sorts documents from the oldest on, the same in any order."""
        return self.published(document), document

    def outlet_name(self, document: str) -> str:
        """The name of the outlet as it is printed, or the file where it is unknown."""
        found = self.reading(document).document
        return found.outlet or found.file

    def is_medium(self, document: str) -> bool:
        """Whether the outlet's trade is to report; a party or an office states."""
        outlet = self.outlet_of[document]
        profile = self.profiles.get(outlet)
        if profile and profile.kind:
            return profile.kind in source_words().media_kinds
        words = set(fold(self.outlet_name(document)).split())
        return outlet not in self.acting and not words & authority_words()

    def speaker(self, ref: ClaimRef) -> str | None:
        """The case entity, or the outlet, that speaks a claim in the end."""
        step = self.claim(ref).chain[-1]
        if step.kind == "outlet":
            return self.outlet_of[ref.document]
        entity = self.entity(ref.document, step.entity)
        return entity.id if entity else None

    def speaks_of_speech(self, ref: ClaimRef) -> bool:
        """Whether the claim is that somebody speaks: another one carries what is said.

        "Many accuse the group of the killing" is a claim of the outlet about accusing;
        the killing itself is in a claim one step deeper.
        """
        claim = self.claim(ref)
        depth = len(claim.chain)
        return any(
            other.sentence == claim.sentence
            and len(other.chain) > depth
            and other.chain[:depth] == claim.chain
            and all(_within(inner, claim) for inner in other.content)
            for other in self.reading(ref.document).claims
        )

    def mentioned(self, ref: ClaimRef, mention: Mention) -> CaseEntity | None:
        """Whom a mention in a claim stands for; "we" is whoever speaks the claim."""
        entity = self.entity(ref.document, mention.entity)
        if entity and entity.id in self.named:
            return entity
        own = mention.exact.lower() in source_words().own
        speaker = self.speaker(ref) if own else None
        return self.index.entities.get(speaker or "", entity)

    def incidents_of(self, ref: ClaimRef) -> tuple[str, ...]:
        """The incidents whose events a claim carries, or whose events it denies."""
        events = [_event(ref, event) for event in self.claim(ref).events]
        found = {row.id for one in events if (row := self.index.incident_of.get(one))}
        found = found or {near for one in events if (near := self.near.get(one))}
        return tuple(sorted(found))

    def meant(self, ref: ClaimRef, deed: str | None) -> str | None:
        """The incident a deed named by a noun is: its report's, by what it is called."""
        own = self.told_in.get(ref.document, ())
        rest: tuple[str, ...] = (self.case_incident,) if self.case_incident else ()
        for incident in (*own, *rest):
            if deed is None or deed in self.deeds[incident]:
                return incident
        return own[0] if own else self.case_incident

    def scope(self, ref: ClaimRef) -> str | None:
        """The one incident a claim speaks of, else the main one of its document."""
        found = self.incidents_of(ref)
        if len(found) == 1:
            return found[0]
        main = self.main_incident.get(ref.document, self.case_incident)
        return main if not found or main in found else found[0]


def ground_of(case: Case) -> Ground:
    """The tables of a case whose readings, entities and incidents are resolved."""
    index = index_case(case)
    names = outlet_names(case.entities)
    outlet_of = {
        document: outlet_key(reading.document.outlet or reading.document.file, names)
        for document, reading in sorted(index.readings.items())
    }
    claims = tuple(sorted(ref for ref in index.claims if _in_play(index, ref)))
    victims = {row: _taking_part(index, row, "recipient") for row in index.incidents}
    told_in = _told_in(index)
    main = {document: found[0] for document, found in told_in.items()}
    case_main = _most(Counter(main.values()))
    return Ground(
        index=index,
        claims=claims,
        in_play=_by_document(claims),
        outlet_of=outlet_of,
        documents_of=_documents_of(index, outlet_of),
        told_in=told_in,
        deeds={row: _called(index, row) for row in index.incidents},
        main_incident=main,
        case_incident=case_main,
        near=_near(index, main, case_main),
        profiles={outlet_key(row.name, names): row for row in case.settings.sources},
        victims=victims,
        befallen=frozenset().union(*victims.values()),
        acting=frozenset().union(
            *(_taking_part(index, row, "actor") for row in index.incidents)
        ),
        memo={},
        named=_named(index),
    )


def outlet_names(entities: Iterable[CaseEntity]) -> dict[str, str]:
    """Folded name to case entity; the smallest id where several share a name."""
    found: dict[str, str] = {}
    for row in sorted(entities, key=lambda row: row.id, reverse=True):
        for name in (*row.aliases, row.name):
            found[bare(name)] = row.id
    return found


def outlet_key(name: str, names: Mapping[str, str]) -> str:
    """The key of a publisher: its entity, its codebook entry, or its folded name."""
    known = actors().named(name)
    found = names.get(bare(name)) or _office_of(name, names)
    return found or (f"actor:{known.key}" if known else f"outlet:{bare(name)}")


def _office_of(name: str, names: Mapping[str, str]) -> str | None:
    """The body whose press office it is: "Media Office of X" speaks as X."""
    office, of, body = bare(name).partition(" of ")
    is_office = bool(set(office.split()) & set(source_words().offices))
    return names.get(bare(body)) if of and is_office else None


def bare(name: str) -> str:
    """A folded name without the English article.

    >>> bare("The Kesht Daily")
    'kesht daily'
    """
    return fold(name).removeprefix("the ")


def _within(inner: Span, claim: Claim) -> bool:
    return any(
        outer.start <= inner.start and inner.end <= outer.end for outer in claim.content
    )


def spans_of(reading: Reading, claim: Claim) -> list[Mention]:
    """The mentions that lie in the content of a claim, longest first."""
    first = min(span.start for span in claim.content)
    last = max(span.end for span in claim.content)
    inside = [
        mention
        for mention in reading.mentions
        if first <= mention.start
        and mention.end <= last
        and any(
            span.start <= mention.start and mention.end <= span.end
            for span in claim.content
        )
    ]
    return sorted(inside, key=lambda row: (row.start - row.end, row.start))


def _event(ref: ClaimRef, event: str) -> EventRef:
    return EventRef(document=ref.document, event=event)


def _by_document(claims: Iterable[ClaimRef]) -> dict[str, tuple[ClaimRef, ...]]:
    found: defaultdict[str, list[ClaimRef]] = defaultdict(list)
    for ref in claims:
        found[ref.document].append(ref)
    return {document: tuple(refs) for document, refs in found.items()}


def _in_play(index: CaseIndex, ref: ClaimRef) -> bool:
    review = index.reviews.get(ref)
    sentence = index.sentences.get((ref.document, index.claims[ref].sentence))
    rejected = review is not None and review.kind == "reject"
    return not rejected and not (sentence and sentence.kind in LAYOUT)


def _named(index: CaseIndex) -> frozenset[str]:
    """Entities with a name: "gunmen" and "a relative" have none in any report."""
    return frozenset(
        entity.id
        for document, reading in index.readings.items()
        for mention in reading.mentions
        if mention.kind == "name"
        and mention.entity
        and (entity := index.entity_of.get((document, mention.entity)))
    )


def _taking_part(index: CaseIndex, incident: str, role: str) -> frozenset[str]:
    """The case entities in a role of the events of an incident."""
    return frozenset(
        entity.id
        for ref in index.incidents[incident].events
        if (event := index.events.get(ref))
        for one in event.participants
        if one.role == role
        and (entity := index.entity_of.get((ref.document, one.entity or "")))
    )


def _documents_of(
    index: CaseIndex, outlet_of: Mapping[str, str]
) -> dict[str, tuple[str, ...]]:
    found: defaultdict[str, list[tuple[str, str]]] = defaultdict(list)
    for document, key in outlet_of.items():
        published = index.readings[document].document.published or "9999"
        found[key].append((published, document))
    return {
        key: tuple(document for _, document in sorted(rows))
        for key, rows in found.items()
    }


def _near(
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


def _most(counts: Counter[str]) -> str | None:
    return min(counts, key=lambda one: (-counts[one], one), default=None)


def _told_in(index: CaseIndex) -> dict[str, tuple[str, ...]]:
    """Follow-ups are told at length too: what was first comes first where even."""
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


def _called(index: CaseIndex, incident: str) -> frozenset[str]:
    """The concepts of the triggers of an incident's events."""
    return frozenset(
        found
        for ref in index.incidents[incident].events
        if (event := index.events.get(ref))
        for span in event.triggers
        for word in span.exact.split()
        if (found := concept(word))
    )

"""The tables corroboration works on: outlets, their documents, claims in play."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, TypeVar

from tahqiq.codebook.actors import actors
from tahqiq.corroborate.breaths import rebutted, speaking
from tahqiq.corroborate.vocabulary import (
    agreement,
    authority_words,
    source_words,
)
from tahqiq.model.case import CaseEntity, ClaimRef, EventRef, SourceProfile
from tahqiq.model.document import Document
from tahqiq.model.lookup import CaseIndex
from tahqiq.model.reading import Claim, Mention, Reading, Sentence
from tahqiq.text.folding import fold

T = TypeVar("T")
Around = Callable[[str], "Ground"]

NOTHING: tuple[object, ...] = (None, False, (), frozenset())
NONE_TOLD: Mapping[ClaimRef, Any] = {}  # one for all documents
LATELY, AT_HAND = "lately", "at hand"  # keys of a memo
SHORTEST = 2  # letters of a name's initials, up to which they may be anybody's
OPENING = 4  # passages among which the name of who issues a text stands
ABOVE = frozenset({"heading", "byline"})  # what such a name may have been taken for
LAYOUT = frozenset({"boilerplate", "byline", "dateline"})  # M57: no part of the case


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, weakref_slot=True)
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
    outlets: Mapping[str, str]  # bare name of an outlet -> its key
    opening: Mapping[str, frozenset[str]]  # words their names open with -> their keys
    told_in: Mapping[str, tuple[str, ...]]  # document -> its incidents, most told first
    deeds: Mapping[str, frozenset[str]]  # incident -> what its events are called
    main_incident: Mapping[str, str]  # document -> the incident it tells most of
    case_incident: str | None  # the one that most documents tell most of
    misdated: Mapping[
        str, frozenset[str]
    ]  # document -> events whose time is not theirs
    near: Mapping[EventRef, str]  # negated event -> the incident it denies
    profiles: Mapping[str, SourceProfile]  # outlet key -> profile
    victims: Mapping[str, frozenset[str]]  # incident -> case entities it befell
    befallen: frozenset[str]  # case entities that any incident befell
    dead: frozenset[str]  # those of them that a deadly event of it befell
    acting: frozenset[str]  # case entities that act in an incident
    named: frozenset[str]  # case entities that some report mentions by name
    roles: Mapping[str, str]  # noun -> the one person of the case it stands for
    proposed: Mapping[str, frozenset[str]]  # entity -> those that it may be one with
    around: Around | None  # the ground of each document alone; None for such a ground
    memo: dict[object, Any]  # there: what pure functions made of its claims, or of it

    def once(self, made: Callable[[Ground, ClaimRef], T], ref: ClaimRef) -> T:
        """What a pure function makes of a claim from what its document knows, once.

        It is given the ground of the document alone, so what it makes stands as long as
        nothing around that document changes, however the case grows elsewhere.
        """
        own = self.of(ref.document)
        answers = own.memo.setdefault(made, {})
        if ref.claim not in answers:
            answers[ref.claim] = made(own, ref)
        found: T = answers[ref.claim]
        return found

    def whole(self, made: Callable[[Ground, str], T], document: str) -> T:
        """What a pure function makes of a document alone, once; see `once`."""
        own = self.of(document)
        if made not in own.memo:
            own.memo[made] = made(own, document)
        found: T = own.memo[made]
        return found

    def each(
        self, made: Callable[[Ground, ClaimRef], T]
    ) -> Iterator[tuple[ClaimRef, T]]:
        """What a pure function makes of the claims in play, where it makes anything.

        Of most claims most functions make nothing, and nothing is kept of those.
        """
        for document in self.in_play:
            yield from self.of(document).made(made).items()

    def made(self, made: Callable[[Ground, ClaimRef], T]) -> Mapping[ClaimRef, T]:
        """The same for the ground of one document."""
        found: Mapping[ClaimRef, T] | None = self.memo.get(made)
        if found is None:
            rows = {ref: made(self, ref) for ref in self.claims}
            told = {ref: one for ref, one in rows.items() if one not in NOTHING}
            found = self.memo[made] = told or NONE_TOLD
        return found

    def lately(self, made: Callable[[Ground, ClaimRef], T], ref: ClaimRef) -> T:
        """The same as `once` for what is asked for several times in a row and large to keep."""
        own = self.of(ref.document)
        answers = own.memo.setdefault(LATELY, {}).setdefault(made, {})
        found: T | None = answers.get(ref.claim)
        if found is None:
            if AT_HAND not in own.memo:
                answers.clear()
            found = answers[ref.claim] = made(own, ref)
        return found

    @contextmanager
    def at_hand(self) -> Iterator[None]:
        """While it lasts, what is asked for lately is kept of all claims of a document."""
        self.memo[AT_HAND] = True
        yield
        del self.memo[AT_HAND]
        self.memo.pop(LATELY, None)

    def of(self, document: str) -> Ground:
        """The ground of one document alone."""
        return self if self.around is None else self.around(document)

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
        return self.publisher(document) or self.reading(document).document.file

    def publisher(self, document: str) -> str | None:
        """Whose text it is: as the document says, or as the case knows the name above it."""
        known = self.index.entities.get(self.outlet_of[document])
        printed = publisher(self.reading(document).document)
        return printed or (known.name if known else None)

    def is_medium(self, document: str) -> bool:
        """Whether the outlet's trade is to report; a party or an office states."""
        outlet = self.outlet_of[document]
        profile = self.profiles.get(outlet)
        if profile and profile.kind:
            return profile.kind in source_words().media_kinds
        words = set(fold(self.outlet_name(document)).split())
        states = words & authority_words() or words & set(source_words().stating)
        return outlet not in self.acting and not states

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
        return ref.claim in self.whole(_speaking, ref.document)

    def asks(self, ref: ClaimRef) -> bool:
        """Whether a claim is what somebody asked for or demanded, rather than a question.

        That it was asked is a deed, which whoever stands one step further out asserts.
        """
        claim = self.claim(ref)
        opening = claim.content[0].exact.split()[0].lower().strip("\"'“‘")
        requests = claim.chain[-1].act in {"ask", "order"} and len(claim.chain) > 1
        asked = claim.polarity == "affirmed" and requests
        return asked and opening not in agreement().questions

    def rebutted(self, ref: ClaimRef) -> bool:
        """Whether whoever reports a claim says in the same breath that it is wrong.

        "Reports that two died are not correct" tells of two dead, and denies them.
        """
        return ref.claim in self.whole(_rebutted, ref.document)

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


def publisher(document: Document) -> str | None:
    """Whose text a document is: its outlet's, else that of the agency in its dateline.

    A wire story that names no paper is read as the agency sent it.
    """
    if document.outlet or len(document.credits) != 1:
        return document.outlet
    name = document.credits[0]
    wired = any(
        row.kind == "dateline" and name in document.text[row.start : row.end]
        for row in document.passages
    )
    return name if wired else None


def heading_body(
    reading: Reading, names: Mapping[str, str], entities: Mapping[str, CaseEntity]
) -> str | None:
    """The body of the case whose name stands alone above a text that names no outlet.

    What kind of name "Orun Copper" is one report may not tell; another one calls it a
    company.
    """
    bodies = source_words().bodies
    for row in reading.document.passages[:OPENING]:
        name = reading.document.text[row.start : row.end]
        found = entities.get(names.get(bare(name), ""))
        if row.kind in ABOVE and found and found.schema in bodies:
            return found.name
    return None


def outlet_names(entities: Iterable[CaseEntity]) -> dict[str, str]:
    """Folded name to case entity; of several with one name a body, the one named most."""
    found: dict[str, str] = {}
    bodies = set(source_words().bodies)
    by_id = sorted(entities, key=lambda row: row.id, reverse=True)
    for row in sorted(by_id, key=lambda row: (row.schema in bodies, len(row.mentions))):
        for name in (*row.aliases, row.name):
            found[bare(name)] = row.id
    return found


def outlets_by_name(
    issuers: Mapping[str, str | None], outlet_of: Mapping[str, str]
) -> dict[str, str]:
    """Bare name of an outlet to its key, and its initials where they are of one only.

    "(NPA)" is the Norden Press Agency, where no other outlet of the case has these.
    """
    rows = [(name, outlet_of[row]) for row, name in issuers.items() if name]
    short: dict[str, set[str]] = {}
    for name, key in rows:
        short.setdefault(initials(name), set()).add(key)
    one = {
        letters: min(keys)
        for letters, keys in short.items()
        if len(keys) == 1 and len(letters) > SHORTEST
    }
    return {**one, **{bare(name): key for name, key in sorted(rows)}}


def initials(name: str) -> str:
    """The letters by which a name is shortened, folded.

    >>> initials("The Norden Press Agency"), initials("League of Teachers")
    ('npa', 'lt')
    """
    words = name.removeprefix("The ").split()
    return fold("".join(word[0] for word in words if word[:1].isupper()))


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


def _speaking(ground: Ground, document: str) -> frozenset[str]:
    return speaking(ground.reading(document))


def _rebutted(ground: Ground, document: str) -> frozenset[str]:
    return rebutted(ground.reading(document))


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

"""Readings made by hand, with sane defaults; all names are invented."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from tahqiq.model.document import Document, Passage
from tahqiq.model.judgement import Judgement, JudgementKind
from tahqiq.model.reading import (
    Entity,
    EntityRole,
    Event,
    EventType,
    Mention,
    MentionKind,
    MentionType,
    Participant,
    ParticipantRole,
    Quantity,
    Reading,
    Realis,
    Relation,
    RelationType,
    Span,
    Time,
    Unit,
)

TYPES: dict[str, MentionType] = {
    "Person": "PERSON",
    "Organization": "ORG",
    "Address": "PLACE",
}


class Report:
    """A reading that grows by what a test says of it."""

    def __init__(self, id: str, published: str | None = "2031-03-12") -> None:  # noqa: A002
        self.id = id
        self._text = ""
        self._published = published
        self._mentions: list[Mention] = []
        self._entities: list[Entity] = []
        self._events: list[Event] = []
        self._times: list[Time] = []
        self._quantities: list[Quantity] = []
        self._relations: list[Relation] = []

    def _write(self, words: str) -> Span:
        start = len(self._text)
        self._text += words + " "
        return Span(start=start, end=start + len(words), exact=words)

    def names(
        self,
        *names: str,
        schema: str = "Person",
        role: EntityRole | None = None,
        nominals: Sequence[str] = (),
        pronouns: Sequence[str] = (),
    ) -> str:
        """An entity with its mentions; returns its id."""
        entity = f"e{len(self._entities)}"
        said: list[tuple[str, MentionKind]] = [(name, "name") for name in names]
        said += [(words, "nominal") for words in nominals]
        said += [(word, "pronoun") for word in pronouns]
        for words, kind in said:
            span = self._write(words)
            self._mentions.append(
                Mention(
                    id=f"m{len(self._mentions)}",
                    start=span.start,
                    end=span.end,
                    exact=words,
                    kind=kind,
                    type=TYPES.get(schema, "OTHER"),
                    entity=entity,
                )
            )
        shown = (*names, *nominals, *pronouns)[0]
        self._entities.append(Entity(id=entity, schema=schema, name=shown, role=role))
        return entity

    def event(
        self,
        trigger: str = "killed",
        *,
        kind: EventType | None = "ASSAULT",
        who: Sequence[tuple[ParticipantRole, str]] = (),
        day: str | None = None,
        place: str | None = None,
        toll: tuple[Unit, float] | None = None,
        realis: Realis = "actual",
        modes: tuple[str, ...] = (),
        stage: str | None = None,
    ) -> str:
        """An event; returns its id."""
        event = f"v{len(self._events)}"
        when, counts = None, ()
        if day:
            when = f"t{len(self._times)}"
            span = self._write(day)
            self._times.append(
                Time(id=when, start=span.start, end=span.end, exact=day, type="DATE",
                     value=day, earliest=day, latest=day, precision="day")
            )  # fmt: skip
        if toll:
            counts = (f"q{len(self._quantities)}",)
            span = self._write(str(int(toll[1])))
            self._quantities.append(
                Quantity(id=counts[0], start=span.start, end=span.end, exact=span.exact,
                         low=toll[1], high=toll[1], comparator="=", unit=toll[0])
            )  # fmt: skip
        self._events.append(
            Event(
                id=event,
                type=kind,
                triggers=(self._write(trigger),),
                modes=modes,
                participants=tuple(
                    Participant(role=role, entity=entity, mention=None)
                    for role, entity in who
                ),
                place=place,
                when=when,
                counts=counts,
                realis=realis,
                stage=stage,
            )
        )
        return event

    def relation(self, subject: str, kind: RelationType, other: str) -> None:
        """A relation the document states."""
        number = f"r{len(self._relations)}"
        self._relations.append(
            Relation(id=number, subject=subject, type=kind, object=other, claim="c1")
        )

    def words(self, text: str) -> Report:
        """More text, for wording."""
        self._write(text)
        return self

    @property
    def reading(self) -> Reading:
        """The reading as it stands."""
        document = Document(
            id=self.id, sha256="0", text_sha256="0", file=f"{self.id}.txt", uri=self.id,
            media_type="text/plain", text=self._text,
            passages=(Passage(start=0, end=len(self._text), kind="body"),),
            published=self._published,
        )  # fmt: skip
        return Reading(
            document=document, mentions=tuple(self._mentions),
            entities=tuple(self._entities), events=tuple(self._events),
            times=tuple(self._times), quantities=tuple(self._quantities),
            relations=tuple(self._relations),
        )  # fmt: skip


@dataclass(slots=True)
class Decisions:
    """Judgements in order."""

    rows: tuple[Judgement, ...] = ()

    def add(
        self, kind: JudgementKind, subject: str, other: str | None = None
    ) -> Judgement:
        """One more judgement."""
        row = Judgement(
            sequence=len(self.rows) + 1, kind=kind, subject=subject, object=other,
            value=None, author="Analyst", at="2031-04-01T00:00:00Z", reason="checked",
        )  # fmt: skip
        self.rows = (*self.rows, row)
        return row


def renamed(reading: Reading, document: str) -> Reading:
    """The same reading as another document."""
    return replace(reading, document=replace(reading.document, id=document))

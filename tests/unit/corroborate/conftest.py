"""Builders of small cases: reports said by whom, about invented people and places."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace

import pytest

from tahqiq.corroborate import Corroboration, corroborate
from tahqiq.model.case import (
    Case,
    CaseEntity,
    CaseSettings,
    EventRef,
    Group,
    Incident,
    Member,
    MentionRef,
    SourceProfile,
)
from tahqiq.model.document import Document
from tahqiq.model.ids import content_id
from tahqiq.model.judgement import Judgement
from tahqiq.model.reading import (
    Act,
    Certainty,
    Claim,
    Entity,
    Event,
    Marker,
    Mention,
    Participant,
    Polarity,
    Quantity,
    Reading,
    Realis,
    Relation,
    Sentence,
    Span,
    Stance,
    Step,
    StepKind,
    Time,
    Unit,
)

NAMES = {
    "Salim Qadiri": "Person",
    "Rana Tabari": "Person",
    "Idris Marwan": "Person",
    "Hamza Dehlavi": "Person",
    "Farid Zoran": "Person",
    "Katibat al-Marj": "Organization",
    "Ansar Beyda": "Organization",
    "Ministry of Health": "PublicBody",
    "Marj Police": "PublicBody",
    "Tell Beyda": "Address",
}


@dataclass(frozen=True, kw_only=True)
class Say:
    """One claim of a report; `by` None are the outlet's own words."""

    text: str
    by: str | None = None
    kind: StepKind = "named"
    through: tuple[str, ...] = ()
    act: Act = "say"
    certainty: Certainty = "asserted"
    polarity: Polarity = "affirmed"
    deed: str | None = None
    realis: Realis = "actual"
    doer: str | None = None
    victim: str | None = None
    when: str | None = None
    counts: Mapping[str, tuple[Unit, float]] = field(default_factory=dict)
    at_least: bool = False
    aggregate: bool = False
    leads: tuple[str, str] | None = None  # (person, body)
    no: str | None = None  # the word that denies


@dataclass(frozen=True, kw_only=True)
class Report:
    """A report: its outlet, day and claims."""

    file: str
    outlet: str | None
    says: tuple[Say, ...]
    published: str | None = "2031-05-02"
    credits: tuple[str, ...] = ()
    own_text: bool = True


def report(file: str, outlet: str | None, *says: Say, **more: object) -> Report:
    """A report with sane defaults."""
    return Report(file=file, outlet=outlet, says=says, **more)  # type: ignore[arg-type]


class _Reader:
    """Turns a report into the reading a careful reader would make of it."""

    def __init__(self, made: Report) -> None:
        self.made = made
        lines = [*map(_sentence, made.says), _filler(made) if made.own_text else ""]
        self.text = "\n".join(lines)
        self.mentions = tuple(self._mentions())
        self.events: list[Event] = []
        self.times: list[Time] = []
        self.quantities: list[Quantity] = []
        self.relations: list[Relation] = []

    def reading(self) -> Reading:
        claims, sentences, start = [], [], 0
        for at, say in enumerate(self.made.says):
            span = Span(start=start, end=start + len(say.text), exact=say.text)
            end = start + len(_sentence(say))
            sentences.append(Sentence(id=f"s{at}", start=start, end=end, kind="body"))
            claims.append(self._claim(at, say, span))
            start = end + 1
        if start < len(self.text):
            sentences.append(
                Sentence(id="filler", start=start, end=len(self.text), kind="body")
            )
        return Reading(
            document=self._document(),
            sentences=tuple(sentences),
            mentions=self.mentions,
            entities=tuple(
                Entity(id=_id(name), schema=schema, name=name)
                for name, schema in NAMES.items()
            ),
            times=tuple(self.times),
            quantities=tuple(self.quantities),
            events=tuple(self.events),
            relations=tuple(self.relations),
            claims=tuple(claims),
        )

    def _document(self) -> Document:
        made = self.made
        return Document(
            id=f"d-{made.file}", sha256="", text_sha256=content_id("t", self.text),
            file=made.file, uri=made.file, media_type="text/plain", text=self.text,
            passages=(), outlet=made.outlet, published=made.published,
            credits=made.credits,
        )  # fmt: skip

    def _mentions(self) -> Iterable[Mention]:
        for name in NAMES:
            for match in re.finditer(re.escape(name), self.text):
                yield Mention(
                    id=f"m{match.start()}", start=match.start(), end=match.end(),
                    exact=name, kind="name", type="PERSON", entity=_id(name),
                )  # fmt: skip

    def _claim(self, at: int, say: Say, span: Span) -> Claim:
        event = self._event(at, say, span)
        self._counts(at, say, span, event)
        chain = [Step(kind="outlet", act="publish")]
        chain += [_step(name, "named", say.act) for name in say.through]
        if say.by is not None or say.kind == "unspecified":
            chain.append(_step(say.by, say.kind, say.act))
        if say.leads:
            left, right = map(_id, say.leads)
            self.relations.append(
                Relation(id=f"r{at}", subject=left, type="leader-of", object=right,
                         claim=f"c{at}")
            )  # fmt: skip
        return Claim(
            id=f"c{at}", sentence=f"s{at}", content=(span,), proposition=say.text,
            chain=tuple(chain), certainty=say.certainty, polarity=say.polarity,
            factuality=Stance(innermost="CT+", outlet="Uu"),
            events=(event,) if event else (), markers=_markers(say, span),
        )  # fmt: skip

    def _event(self, at: int, say: Say, span: Span) -> str | None:
        if say.deed is None:
            return None
        start = self.text.index(say.deed, span.start)
        parts = [("actor", say.doer), ("recipient", say.victim)]
        when = f"t{at}" if say.when else None
        if say.when:
            self.times.append(
                Time(id=f"t{at}", start=span.start, end=span.start + 1, exact="x",
                     type="DATE", value=say.when, earliest=say.when, latest=say.when,
                     precision="day")
            )  # fmt: skip
        self.events.append(
            Event(
                id=f"v{at}", type="ASSAULT", realis=say.realis, when=when,
                triggers=(
                    Span(start=start, end=start + len(say.deed), exact=say.deed),
                ),
                participants=tuple(
                    Participant(role=role, entity=_id(name), mention=None,
                                claims=(f"c{at}",))
                    for role, name in parts if name
                ),
                counts=tuple(f"q{at}-{word}" for word in say.counts),
            )
        )  # fmt: skip
        return f"v{at}"

    def _counts(self, at: int, say: Say, span: Span, event: str | None) -> None:
        for word, (unit, low) in say.counts.items():
            start = self.text.index(word, span.start)
            self.quantities.append(
                Quantity(
                    id=f"q{at}-{word}", start=start, end=start + len(word), exact=word,
                    low=low, high=None if say.at_least else low,
                    comparator=">=" if say.at_least else "=", unit=unit, of=event,
                    aggregate=say.aggregate,
                )
            )  # fmt: skip


def _markers(say: Say, span: Span) -> tuple[Marker, ...]:
    if say.no is None:
        return ()
    start = span.start + say.text.index(say.no)
    return (
        Marker(kind="negation", start=start, end=start + len(say.no), exact=say.no),
    )


def _filler(made: Report) -> str:
    """Thirty words that no other outlet writes, so that no two reports look copied."""
    outlet = made.outlet or made.file
    return " ".join(content_id("w", outlet, at, length=7) for at in range(30))


def _sentence(say: Say) -> str:
    speakers = [name for name in (*say.through, say.by) if name]
    return f"{say.text}, {' and '.join(speakers)} said." if speakers else f"{say.text}."


def _step(name: str | None, kind: StepKind, act: Act) -> Step:
    source = Span(start=0, end=len(name), exact=name) if name else None
    entity = _id(name) if name in NAMES else None
    return Step(kind=kind, entity=entity, source=source, act=act)


def _id(name: str | None) -> str:
    return "e-" + (name or "").replace(" ", "-")


def _entities(readings: Iterable[Reading]) -> tuple[CaseEntity, ...]:
    rows = list(readings)
    return tuple(
        CaseEntity(
            id="x-" + name.replace(" ", "-"), schema=schema, name=name, aliases=(),
            role=None,
            mentions=tuple(
                MentionRef(document=row.document.id, start=m.start, end=m.end)
                for row in rows for m in row.mentions if m.entity == _id(name)
            ),
            members=tuple(
                Member(document=row.document.id, entity=_id(name)) for row in rows
            ),
        )
        for name, schema in NAMES.items()
    )  # fmt: skip


def build(
    reports: Iterable[Report],
    *,
    sources: tuple[SourceProfile, ...] = (),
    judgements: tuple[Judgement, ...] = (),
    toll_rule: str = "most-recent-per-origin",
) -> Case:
    """A case of one incident, "Killing at Tell Beyda", told by the reports."""
    readings = tuple(_Reader(row).reading() for row in reports)
    events = tuple(sorted(
        EventRef(document=row.document.id, event=event.id)
        for row in readings
        for event in row.events
        if event.realis == "actual"
    ))  # fmt: skip
    incident = Incident(
        id="i1", title="Killing at Tell Beyda", type="ASSAULT", events=events
    )
    return Case(
        id="case",
        settings=CaseSettings(title="case", sources=sources, toll_rule=toll_rule),
        readings=readings,
        entities=_entities(readings),
        incidents=(incident,),
        judgements=judgements,
    )


def with_fields(case: Case) -> Case:
    """The case with everything corroboration draws."""
    found = corroborate(case)
    return replace(
        case, groups=found.groups, links=found.links, lineage=found.lineage,
        incidents=found.incidents, sources=found.sources,
    )  # fmt: skip


def group(found: Corroboration, words: str, polarity: Polarity = "affirmed") -> Group:
    """The one group whose proposition has these words."""
    rows = [
        row
        for row in found.groups
        if words in row.proposition and row.polarity == polarity
    ]
    assert len(rows) == 1, [row.proposition for row in found.groups]
    return rows[0]


@pytest.fixture
def say() -> Callable[..., Say]:
    """One claim."""
    return Say


@pytest.fixture
def make() -> Callable[..., Report]:
    """One report."""
    return report


@pytest.fixture
def case_of() -> Callable[..., Case]:
    """A case of reports."""
    return build


@pytest.fixture
def whole() -> Callable[[Case], Case]:
    """A case with its corroboration."""
    return with_fields


@pytest.fixture
def the_group() -> Callable[..., Group]:
    """A group by words of its proposition."""
    return group

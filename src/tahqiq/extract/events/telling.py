"""One telling of an event, and the tellings taken as one happening (M45)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from tahqiq.extract.events.scene import Trigger
from tahqiq.extract.parsing.found import Basis
from tahqiq.model.reading import ParticipantRole, Realis

RESULTS = frozenset({"kill", "die", "injure", "destroy"})  # what violence comes to
DEADLY = frozenset({"kill", "die"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """One trigger with what its clause says of the event.

    `actors` (those stated, not those accused) and `recipients` are entity ids; `span` is
    the earliest and latest day; `place` an entity id, with whether it is a country.
    `linked` are indices of tellings that grammar makes the
    same happening.
    """

    index: int
    trigger: Trigger
    sentence: int
    realis: Realis
    cast: tuple[tuple[ParticipantRole, int], ...]
    basis: Mapping[int, Basis]
    actors: frozenset[str]
    recipients: frozenset[str]
    place: tuple[bool, str] | None
    span: tuple[str, str] | None
    definite: bool
    another: bool
    plural: bool
    heading: bool
    victims: frozenset[str] = frozenset()  # nouns of its recipients
    doers: frozenset[str] = frozenset()  # nouns of its actors
    indefinite: bool = False  # a noun with "a", "an" or a number: "an attack"
    before: bool = False  # it lies before what is told: "had been attacked"
    said_of: bool = False  # said of what was told: "It was the third attack"
    about: frozenset[str] = frozenset()  # nouns that its phrase or clause names
    ordinals: frozenset[str] = (
        frozenset()
    )  # "the second blast", "a second bomb went off"
    several: bool = False  # its victims are more than one
    past: bool = False  # in the past tense: "were killed"
    tooled: bool = False  # with a weapon of its own
    aside: bool = False  # told of somebody in passing: "a leader jailed since November"
    known_doers: bool = False  # they stand with an article: "the attackers"
    many: bool = False  # its victims are a total of many happenings (M54)
    part: bool = False  # its victims are some of a known whole: "two of the men"
    culprits: bool = False  # its doers are those of the violence told: "the attackers"
    presumed: bool = False  # it takes the deed for known: "the officer who fired"
    some: bool = False  # its doers are some of a known whole: "one of them"
    late: bool = False  # death that came after the deed: "died of his wounds"
    wounds: bool = False  # it names what the wounded died of: "of his wounds"
    within: frozenset[str] = frozenset()  # entities of whom its victims are part
    caused: bool = False  # its sentence tells what it came of: "died in the clash"
    toll: frozenset[tuple[str, float]] = frozenset()  # its victims' nouns with how many
    label: frozenset[str] = frozenset()  # what names it: "the Karad killings"
    words: frozenset[str] = frozenset()  # of its sentence
    parted: bool = False  # its sentence sets out afresh: "Meanwhile, a man was killed"
    linked: tuple[int, ...] = ()
    inherited: frozenset[int] = frozenset()  # participants that its cause lent it
    cleared: tuple[int, ...] = ()  # who deny it: doers where it is denied only
    members: bool = False  # it says who they were: "the dead included a nurse"
    word: str = ""  # lemma of the trigger's head
    row: int = 0  # sentences of running text before its own: bylines are none

    def parts(self, *, negated: bool) -> Iterator[tuple[ParticipantRole, int]]:
        """Who takes part; of what is only denied, those too who deny having done it."""
        yield from self.cast
        if negated:
            yield from (("actor", token) for token in self.cleared)

    @property
    def kind(self) -> str:
        """Its sense; one verb of a minor sense is not another ("drove" him, "left" him)."""
        sense = self.trigger.sense
        return f"{sense.name} {self.word}" if sense.minor else sense.name


@dataclass(slots=True)
class Cluster:
    """Tellings taken as one happening."""

    tellings: list[Telling]
    actors: set[str] = field(default_factory=set)
    recipients: set[str] = field(default_factory=set)
    places: set[tuple[bool, str]] = field(default_factory=set)
    senses: set[str] = field(default_factory=set)
    spans: list[tuple[str, str]] = field(default_factory=list)

    def add(self, telling: Telling) -> None:
        """Take one more telling and what it says."""
        self.tellings.append(telling)
        self.note(telling)

    def note(self, telling: Telling) -> None:
        """Remember who, where and when a telling says."""
        self.actors |= telling.actors
        self.recipients |= telling.recipients
        self.senses.add(telling.kind)
        if telling.late:
            return  # he did not fall where and when he died
        if telling.place is not None:
            self.places.add(telling.place)
        if telling.span is not None:
            self.spans.append(telling.span)

    def words_beside(self, sentence: int) -> frozenset[str]:
        """The words of all its sentences but one: "the deadliest since the 2031 bombing"."""
        told = (t.words for t in self.tellings if t.sentence != sentence)
        return frozenset().union(*told)

    @property
    def several(self) -> bool:
        """More than one suffered it: "the killings" may take it up."""
        return any(t.several for t in self.tellings)

    @property
    def aside(self) -> bool:
        """Told in passing only, or as a heading."""
        return all(t.aside or t.heading for t in self.tellings)

    @property
    def last(self) -> Telling:
        """The telling added last."""
        return self.tellings[-1]

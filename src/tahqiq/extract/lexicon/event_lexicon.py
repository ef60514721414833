"""The codebook of event words, compiled for look-up by lemma."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache

from tahqiq.codebook.loader import load_yaml
from tahqiq.errors import CodebookError
from tahqiq.model.reading import EventType, ParticipantRole, Unit

NOTHING: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class SenseEntry:
    """One sense as events.yaml writes it."""

    name: str
    type: EventType | None
    frame: str
    modes: tuple[str, ...] = ()
    stage: str | None = None
    harm: Unit | None = None
    background: bool = False
    minor: bool = False
    verbs: tuple[str, ...] = ()
    nouns: tuple[str, ...] = ()
    adjectives: tuple[str, ...] = ()
    subject: tuple[str, ...] = ()
    object: tuple[str, ...] = ()
    topic: tuple[str, ...] = ()
    near: tuple[str, ...] = ()
    within: tuple[str, ...] = ()
    not_subject: tuple[str, ...] = ()
    not_object: tuple[str, ...] = ()
    not_near: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class EventsBook:
    """events.yaml."""

    frames: dict[str, dict[str, str]]
    senses: tuple[SenseEntry, ...]


@dataclass(frozen=True, slots=True)
class WordsBook:
    """event_words.yaml."""

    lists: dict[str, frozenset[str]]
    weapons: dict[str, frozenset[str]]
    light: dict[str, frozenset[str]]
    realis: dict[str, frozenset[str]]
    contexts: dict[str, frozenset[str]]
    setting: dict[str, frozenset[str]]
    links: dict[str, frozenset[str]]
    verbal: dict[str, frozenset[str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sense:
    """What a trigger means, with the constraints of its codebook entry resolved.

    The sets hold lemmas, and mention types in capitals. A `minor` sense is taken only
    where no other sense of the word fits.
    """

    name: str
    type: EventType | None
    frame: Mapping[str, ParticipantRole]
    frame_name: str
    modes: tuple[str, ...] = ()
    stage: str | None = None
    harm: Unit | None = None
    background: bool = False
    minor: bool = False
    subject: frozenset[str] = NOTHING
    object: frozenset[str] = NOTHING
    topic: frozenset[str] = NOTHING
    near: frozenset[str] = NOTHING
    within: frozenset[str] = NOTHING
    not_subject: frozenset[str] = NOTHING
    not_object: frozenset[str] = NOTHING
    not_near: frozenset[str] = NOTHING
    thing_does: bool = False  # a weapon is its subject: "was hit" names none


@dataclass(frozen=True, slots=True, kw_only=True)
class Pattern:
    """A lemma with what must stand beside it, and the sense that it then has."""

    sense: Sense
    weight: int
    particle: frozenset[str] = NOTHING
    object: frozenset[str] = NOTHING
    prep: frozenset[str] = NOTHING
    pobj: frozenset[str] = NOTHING
    complement: frozenset[str] = NOTHING
    modifier: frozenset[str] = NOTHING
    prefix: frozenset[str] = NOTHING


@dataclass(frozen=True, slots=True)
class EventLexicon:
    """Patterns by lemma for verbs, nouns and adjectives, most specific first."""

    verbs: dict[str, tuple[Pattern, ...]]
    nouns: dict[str, tuple[Pattern, ...]]
    adjectives: dict[str, tuple[Pattern, ...]]
    words: WordsBook
    weapons: dict[str, str] = field(default_factory=dict)
    deeds: dict[str, Sense] = field(default_factory=dict)  # senses of no word


@cache
def event_lexicon() -> EventLexicon:
    """The compiled codebook.

    Raises:
        CodebookError: A file breaks its shape, or a list it names does not exist.
    """
    book = load_yaml("events", EventsBook)
    words = load_yaml("event_words", WordsBook)
    tables: tuple[dict[str, list[Pattern]], ...] = ({}, {}, {})
    deeds: dict[str, Sense] = {}
    for entry in book.senses:
        sense = _sense(entry, book, words)
        written = (entry.verbs, entry.nouns, entry.adjectives)
        if not any(written):
            deeds[sense.name] = sense
        for table, patterns in zip(tables, written, strict=True):
            for text in patterns:
                lemma, pattern = _pattern(text, sense)
                table.setdefault(lemma, []).append(pattern)
    verbs, nouns, adjectives = (_ranked(table) for table in tables)
    weapons = {word: mode for mode, found in words.weapons.items() for word in found}
    return EventLexicon(verbs, nouns, adjectives, words, weapons, deeds)


def _ranked(table: dict[str, list[Pattern]]) -> dict[str, tuple[Pattern, ...]]:
    return {
        lemma: tuple(sorted(patterns, key=_rank)) for lemma, patterns in table.items()
    }


def _rank(pattern: Pattern) -> tuple[bool, int]:
    """A minor sense comes last, however specific: it says least of what happened."""
    return pattern.sense.minor, -pattern.weight


def _sense(entry: SenseEntry, book: EventsBook, words: WordsBook) -> Sense:
    def flat(items: tuple[str, ...]) -> frozenset[str]:
        return _flat(items, words, entry.name)

    roles = book.frames.get(entry.frame)
    if roles is None:
        raise CodebookError(f"codebook/events.yaml: no frame {entry.frame!r}.")
    return Sense(
        name=entry.name,
        type=entry.type,
        frame={part: role for part, role in roles.items() if role != "none"},  # type: ignore[misc]
        frame_name=entry.frame,
        modes=entry.modes,
        stage=entry.stage,
        harm=entry.harm,
        background=entry.background,
        minor=entry.minor,
        subject=flat(entry.subject),
        object=flat(entry.object),
        topic=flat(entry.topic),
        near=flat(entry.near),
        within=flat(entry.within),
        not_subject=flat(entry.not_subject),
        not_object=flat(entry.not_object),
        not_near=flat(entry.not_near),
        thing_does=entry.frame != "suffer" and _things(flat(entry.subject), words),
    )


def _things(subject: frozenset[str], words: WordsBook) -> bool:
    """The subjects are weapons and vehicles only."""
    weapons = frozenset().union(*words.weapons.values())
    people = words.lists["person"] | words.lists["armed"]
    return bool(subject & weapons) and not subject & (people - weapons)


def _flat(items: tuple[str, ...], words: WordsBook, name: str) -> frozenset[str]:
    found: set[str] = set()
    for item in items:
        if not item.startswith("#"):
            found.add(item)
        elif item == "#any":
            found.add("*")
        elif item[1:] in words.lists:
            found |= words.lists[item[1:]]
        else:
            raise CodebookError(f"codebook/events.yaml: {name} names no list {item}.")
    return frozenset(found)


def _pattern(text: str, sense: Sense) -> tuple[str, Pattern]:
    """The lemma and the pattern of a codebook string such as ``open >fire``."""
    parts: dict[str, frozenset[str]] = {}
    lemma = ""
    kinds = {"+": "particle", ">": "object", "=": "complement", "^": "modifier"}
    for word in text.split():
        if word[0] == "@":
            prep, _, pobj = word[1:].partition(":")
            parts["prep"] = frozenset(prep.replace("@", "").split("|"))
            parts["pobj"] = frozenset(pobj.split("|")) if pobj else NOTHING
        elif word[0] in kinds:
            parts[kinds[word[0]]] = frozenset(word[1:].split("|"))
        else:
            first, _, lemma = word.rpartition("-")  # a parser reads its last part
            parts["prefix"] = frozenset({first} if first else ())
    weight = 2 * sum(1 for part in parts.values() if part)
    weight += sum(1 for part in (sense.subject, sense.object, sense.topic) if part)
    weight += 1 if sense.near or sense.within else 0
    return lemma, Pattern(sense=sense, weight=weight, **parts)

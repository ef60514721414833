"""The families of events that make an incident, and the words that say somebody died."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from tahqiq.codebook.loader import load_yaml
from tahqiq.model.reading import Event
from tahqiq.text.scripts import fold_latin

LEAST_WORD = 4  # letters of a place's name, below which a word is that of many


@dataclass(frozen=True, slots=True, kw_only=True)
class Family:
    """One row of ``incidents.yaml``."""

    name: str
    type: str | None
    title: str
    of: str
    modes: tuple[str, ...] = ()
    stages: tuple[str, ...] = ()
    follows: tuple[str, ...] = ()
    kin: tuple[str, ...] = ()
    people: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class IncidentWords:
    """The shape of ``incidents.yaml``."""

    families: tuple[Family, ...]
    deadly: str
    killing: str
    arms: frozenset[str]
    pronouns: frozenset[str]
    plural: str
    counted: frozenset[str]
    modes: dict[str, str]
    realis: dict[str, str]
    site_words: str
    another: tuple[str, ...]
    repeated: tuple[str, ...]


@cache
def incident_words() -> IncidentWords:
    """The codebook of incidents, read once."""
    return load_yaml("incidents", IncidentWords)


@cache
def _deadly() -> frozenset[str]:
    return frozenset(incident_words().deadly.split())


@cache
def everyone() -> frozenset[str]:
    """Nouns for people at large, which tell no victims from others."""
    return frozenset(incident_words().plural.split())


@cache
def _sites() -> frozenset[str]:
    return frozenset(incident_words().site_words.split())


@cache
def _another() -> re.Pattern[str]:
    rows = incident_words().another
    return re.compile("|".join(f"(?:{row})" for row in rows), re.IGNORECASE)


def own_words(place: str) -> set[str]:
    """The words of a place's name that not every place has: of "Lower Zarn" the second.

    >>> own_words("Lower Zarn") == own_words("Zarn valley")
    True
    """
    words = {word for word in fold_latin(place).split() if len(word) >= LEAST_WORD}
    return words - _sites()


def is_another(before: str, trigger: str) -> bool:
    """Whether the words before an event say that it is another happening.

    >>> is_another("On Sunday, in another ", "attack"), is_another("A second ", "blast")
    (True, False)
    """
    repeated = fold_latin(trigger) in incident_words().repeated
    return not repeated and _another().search(before) is not None


def family_of(event: Event) -> Family | None:
    """The family an event belongs to; None where it is no happening of its own."""
    for family in incident_words().families:
        if family.type != event.type:
            continue
        if family.modes and not set(family.modes) & set(event.modes):
            continue
        if family.stages and event.stage not in family.stages:
            continue
        return family
    return None


def is_deadly(event: Event) -> bool:
    """Whether the words of an event say that somebody died."""
    words = {fold_latin(w) for t in event.triggers for w in t.exact.split()}
    return bool(words & _deadly())

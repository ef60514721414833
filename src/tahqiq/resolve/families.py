"""The families of events that make an incident, and the words that say somebody died."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from tahqiq.codebook.loader import load_yaml
from tahqiq.model.reading import Event
from tahqiq.text.scripts import fold_latin


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
    plural: str
    modes: dict[str, str]
    realis: dict[str, str]


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

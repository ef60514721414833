"""The actors of the codebook, findable by any of their names."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from tahqiq.codebook.loader import load_yaml
from tahqiq.text.folding import fold


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """One entry of ``actors.yaml``; the file's head says what each field holds."""

    key: str
    schema: str
    kind: str
    names: tuple[str, ...]
    country: tuple[str, ...] = ()
    acronyms: tuple[str, ...] = ()
    scripts: tuple[str, ...] = ()
    umbrella: str | None = None
    distinct: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """The name shown."""
        return self.names[0]


@dataclass(frozen=True, slots=True)
class Entry:
    """One spelling of an actor, as folded words; `acronym` matches only as written."""

    words: tuple[str, ...]
    actor: Actor
    acronym: str | None = None


@dataclass(frozen=True, slots=True)
class Actors:
    """All actors, by key, by whole folded name and by first folded word."""

    by_key: Mapping[str, Actor]
    by_name: Mapping[str, Actor]
    by_first: Mapping[str, tuple[Entry, ...]]

    def named(self, name: str) -> Actor | None:
        """The actor a name in any script stands for, or None.

        >>> found = actors().named("Katai’b Hizballah")
        >>> found.key if found else None
        'kataib-hezbollah'
        """
        folded = fold(name)
        return self.by_name.get(folded) or self.by_name.get(folded.removeprefix("the "))


@cache
def actors() -> Actors:
    """The actor codebook, read once."""
    every = load_yaml("actors", tuple[Actor, ...])
    entries = [entry for actor in every for entry in _entries(actor)]
    by_first: dict[str, list[Entry]] = {}
    for entry in entries:
        by_first.setdefault(entry.words[0], []).append(entry)
    by_name = {fold(script): actor for actor in every for script in actor.scripts}
    for entry in reversed(entries):  # the first actor with a name keeps it
        by_name[" ".join(entry.words)] = entry.actor
    return Actors(
        by_key={actor.key: actor for actor in every},
        by_name=by_name,
        by_first={
            first: tuple(sorted(found, key=lambda entry: -len(entry.words)))
            for first, found in by_first.items()
        },
    )


def _entries(actor: Actor) -> list[Entry]:
    spelt = [Entry(tuple(fold(name).split()), actor) for name in actor.names]
    short = [Entry(tuple(fold(a).split()), actor, a) for a in actor.acronyms]
    return spelt + short

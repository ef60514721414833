"""Names the codebook knows: whose they are, and whose they are not."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from tahqiq.codebook.actors import actors
from tahqiq.codebook.loader import load_yaml
from tahqiq.resolve.name_form import NameForm, name_form, signature


@dataclass(frozen=True, slots=True, kw_only=True)
class Alias:
    """Names of one person or body, and where anyone may check."""

    schema: str
    names: tuple[str, ...]
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Different:
    """Two names of two persons or bodies, and where anyone may check."""

    pair: tuple[str, str]
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownNames:
    """The shape of ``known_different.yaml``."""

    aliases: tuple[Alias, ...]
    different: tuple[Different, ...]


@dataclass(frozen=True, slots=True)
class _Index:
    """Keys by exact parts, by signature, and by acronym as written."""

    exact: dict[tuple[str, ...], str]
    loose: dict[tuple[str, ...], str]
    acronyms: dict[str, str]
    different: dict[frozenset[tuple[str, ...]], str]
    parted: frozenset[
        tuple[str, ...]
    ]  # names that are known to be not some other one's


@lru_cache(maxsize=65536)
def key_of(form: NameForm) -> str | None:
    """Key of the one the codebook knows by this name, or None.

    >>> key_of(name_form("Kitaeb Hizballah", "Organization"))
    'kataib-hezbollah'
    >>> key_of(name_form("Abu Mahdi al-Mohandes", "Person"))
    'Abu Mahdi al-Muhandis'
    """
    index = _index()
    return (
        index.acronyms.get(form.name.strip())
        or index.exact.get(_words(form))
        or (index.loose.get(signature(form)) if _enough(form) else None)
    )


def known_different(left: NameForm, right: NameForm) -> str | None:
    """Why two names are known to be two, where the codebook says so."""
    index = _index()
    sides = [one for one in (_words(left), signature(left)) if one in index.parted]
    for a in sides:
        for b in (_words(right), signature(right)):
            source = index.different.get(frozenset((a, b)))
            if source and a != b:
                return source
    return None


def _enough(form: NameForm) -> bool:
    """Whether a name says enough for its consonants alone to settle it."""
    return sum(5 if part[0] == "#" else len(part) for part in signature(form)) >= 5


def _words(form: NameForm) -> tuple[str, ...]:
    return tuple(part.text for part in form.parts)


@cache
def _index() -> _Index:
    known = load_yaml("known_different", KnownNames)
    rows = [*_actor_names(), *_alias_names(known.aliases)]
    exact: dict[tuple[str, ...], str] = {}
    loose: dict[tuple[str, ...], set[str]] = defaultdict(set)
    for key, schema, name in rows:
        form = name_form(name, schema)
        exact.setdefault(_words(form), key)
        loose[signature(form)].add(key)
    different = dict(_different(known.different))
    return _Index(
        exact=exact,
        loose={sign: min(keys) for sign, keys in loose.items() if len(keys) == 1},
        acronyms={
            a: actor.key for actor in actors().by_key.values() for a in actor.acronyms
        },
        different=different,
        parted=frozenset().union(*different),
    )


def _actor_names() -> Iterator[tuple[str, str, str]]:
    for actor in actors().by_key.values():
        for name in (*actor.names, *actor.scripts):
            yield actor.key, actor.schema, name


def _alias_names(aliases: Iterable[Alias]) -> Iterator[tuple[str, str, str]]:
    for alias in aliases:
        for name in alias.names:
            yield alias.names[0], alias.schema, name


def _different(
    rows: Iterable[Different],
) -> Iterator[tuple[frozenset[tuple[str, ...]], str]]:
    """Both ways to read each pair: as people and as bodies."""
    for row in rows:
        for schema in ("Person", "Organization"):
            left, right = (name_form(name, schema) for name in row.pair)
            yield frozenset((_words(left), _words(right))), row.source
            yield frozenset((signature(left), signature(right))), row.source

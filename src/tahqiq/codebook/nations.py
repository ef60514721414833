"""Countries by their code and by the words for their people, without the gazetteer."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from tahqiq.codebook.loader import load_yaml
from tahqiq.text.folding import fold


@dataclass(frozen=True, slots=True, kw_only=True)
class Nation:
    """A country: its name and the adjectives of its people."""

    name: str
    adjectives: str = ""


def country_name(code: str) -> str:
    """The name of a country, or its code where the codebook has none.

    >>> country_name("IQ")
    'Iraq'
    """
    found = _nations().get(code)
    return found.name if found else code


def nation_of(word: str) -> str | None:
    """The country whose people a word calls.

    >>> nation_of("Danish"), nation_of("brave")
    ('Denmark', None)
    """
    return _by_word().get(fold(word))


@cache
def _nations() -> dict[str, Nation]:
    return load_yaml("countries", dict[str, Nation])


@cache
def _by_word() -> dict[str, str]:
    return {
        fold(word): row.name
        for row in _nations().values()
        for word in row.adjectives.split()
    }

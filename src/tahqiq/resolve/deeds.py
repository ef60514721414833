"""Whether two words tell one deed or point at one thing: forms of a word, synonyms."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cache

from tahqiq.codebook.loader import load_yaml

_ENDINGS = (
    "ements", "ement", "ations", "ation", "ings", "ions", "ing", "ion", "ied", "ies",
    "ers", "ed", "er", "es", "or", "al", "s", "e", "y",
)  # fmt: skip
LEAST_STEM = 3
LEAST_SHARED, SHARED = 5, 0.75  # letters, and share of the shorter, of derivations


@dataclass(frozen=True, slots=True, kw_only=True)
class DeedWords:
    """The shape of ``deeds.yaml``."""

    deeds: tuple[str, ...]
    nouns: tuple[str, ...]


def stem(word: str) -> str:
    """A word without the endings of its forms and derivations, roughly.

    >>> stem("killing") == stem("killed"), stem("abduction") == stem("abducted")
    (True, True)
    """
    for ending in _ENDINGS:
        base = word.removesuffix(ending)
        if base != word and len(base) >= LEAST_STEM:
            double = (
                len(base) > LEAST_STEM and base[-1] == base[-2] and base[-1] not in "ls"
            )
            return base[:-1] if double else base
    return word


@cache
def meanings(stemmed: str) -> frozenset[str]:
    """Names of the deeds a stem may tell."""
    return _index().get(stemmed, frozenset())


@cache
def _index() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for number, line in enumerate(load_yaml("deeds", DeedWords).deeds):
        for word in line.split():
            found[stem(word)].add(f"deed {number}")
    return {key: frozenset(names) for key, names in found.items()}


@cache
def same_deed(left: str, right: str) -> bool:
    """Whether two stems may tell one deed.

    >>> same_deed(stem("arrested"), stem("nabbed"))
    True
    """
    return (
        left == right or bool(meanings(left) & meanings(right)) or derived(left, right)
    )


@cache
def derived(left: str, right: str) -> bool:
    """Whether two stems are likely derived from one word ("acquir", "acquisit")."""
    shared = next(
        (i for i, (a, b) in enumerate(zip(left, right, strict=False)) if a != b),
        min(len(left), len(right)),
    )
    return shared >= LEAST_SHARED and shared >= SHARED * min(len(left), len(right))


@cache
def _nouns() -> dict[str, int]:
    found: dict[str, int] = {}
    for number, line in enumerate(load_yaml("deeds", DeedWords).nouns):
        for word in line.split():
            found.setdefault(word, number)
    return found


@cache
def noun(word: str) -> str:
    """One word for all that point at one thing: the number of their line, or the word.

    >>> noun("attorneys") == noun("lawyer")
    True
    """
    lines = _nouns()
    for form in (word, word.removesuffix("s"), word.removesuffix("es")):
        if form in lines:
            return f"#{lines[form]}"
    return word.removesuffix("s")

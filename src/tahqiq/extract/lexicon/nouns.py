"""The nouns and pronouns that head a mention, as the codebook classes them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Literal

from tahqiq.codebook.loader import load_yaml
from tahqiq.model.reading import MentionType

Gender = Literal["male", "female", "thing", "any"]
Number = Literal["one", "many", "any"]
Given = Literal["name", "new", "known", "this", "owned", "some", "bare"]


@dataclass(frozen=True, slots=True, kw_only=True)
class NounClass:
    """One class of ``nominals.yaml``; the file's head says what each field holds."""

    name: str
    type: MentionType
    schema: str
    words: str
    anaphor: str = ""
    gender: Gender = "any"
    takes: str = ""
    place: str | None = None
    risk: str | None = None
    plural: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class PronounClass:
    """Pronouns that ask the same of their antecedent."""

    words: tuple[str, ...]
    person: Literal[1, 2, 3]
    gender: Gender
    number: Number


@dataclass(frozen=True, slots=True)
class Nouns:
    """Nouns by lemma, and the classes whose anaphors a noun is."""

    of: dict[str, NounClass]
    anaphors: dict[str, frozenset[str]]
    takes: dict[str, frozenset[str]]


@cache
def nouns() -> Nouns:
    """The codebook of nominals, read once."""
    classes = load_yaml("nominals", tuple[NounClass, ...])
    of: dict[str, NounClass] = {}
    anaphors: dict[str, set[str]] = {}
    for row in classes:
        for word in row.words.split():
            of.setdefault(word, row)
        for word in row.anaphor.split():
            of.setdefault(word, row)
            anaphors.setdefault(word, set()).add(row.name)
    return Nouns(
        of=of,
        anaphors={word: frozenset(found) for word, found in anaphors.items()},
        takes={row.name: frozenset(row.takes.split()) for row in classes},
    )


@cache
def pronouns() -> dict[str, PronounClass]:
    """Pronouns by lower-cased form."""
    rows = load_yaml("pronouns", tuple[PronounClass, ...])
    return {word: row for row in rows for word in row.words}


def singular(word: str) -> str:
    """The singular of a plural in -s or -men, which a capital hides from the parser.

    >>> singular("rebels"), singular("gunmen")
    ('rebel', 'gunman')
    """
    if word.endswith("men"):
        return word.removesuffix("men") + "man"
    return word.removesuffix("s")


def class_of(word: str) -> NounClass | None:
    """The class of a noun as a text has it, one or several, before it has a lemma."""
    of = nouns().of
    return of.get(singular(word)) or of.get(word)

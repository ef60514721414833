"""The codebook of foreign tables: ``codebook/imports.yaml``."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from tahqiq.codebook.loader import load_yaml
from tahqiq.model.reading import EventType, RelationType


@dataclass(frozen=True, slots=True, kw_only=True)
class Tie:
    """Which properties hold the two ends of a tie, and what it is here."""

    subject: str
    object: str
    type: RelationType


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportWords:
    """The whole file; its comments say what each key holds."""

    columns: Mapping[str, tuple[str, ...]]
    unknown: frozenset[str]
    yes: frozenset[str]
    types: Mapping[EventType, tuple[str, ...]]
    ties: Mapping[str, Tie]
    parties: frozenset[str]
    bookkeeping: frozenset[str]


def import_words() -> ImportWords:
    """The words that foreign tables use."""
    found: ImportWords = load_yaml("imports", ImportWords)
    return found


def is_unknown(text: str) -> bool:
    """Whether a cell says that its value is not known.

    >>> is_unknown(" Unknown "), is_unknown("-99"), is_unknown("two men")
    (True, True, False)
    """
    return text.strip().casefold() in import_words().unknown

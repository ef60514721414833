"""What statuses, grades and states mean, as shown and exported (M62)."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from tahqiq.codebook.loader import load_yaml


@dataclass(frozen=True, slots=True, kw_only=True)
class Grading:
    """Definitions by the word they define; the keys are the closed lists of case-1."""

    statuses: dict[str, str]
    standings: dict[str, str]
    states: dict[str, str]
    reliability: dict[str, str]
    credibility: dict[str, str]
    toll_rules: dict[str, str]
    perpetrator: dict[str, str]


@cache
def grading() -> Grading:
    """The definitions, read once."""
    book: Grading = load_yaml("grading", Grading)
    return book

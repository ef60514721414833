"""A linter for what analysts write: likelihood and confidence kept apart (M87-M89)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from tahqiq.codebook.loader import load_yaml
from tahqiq.model.release import Finding


@dataclass(frozen=True, slots=True, kw_only=True)
class LikelihoodRow:
    """Words that mean the same band of percent."""

    words: tuple[str, ...]
    low: int
    high: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """One published table of words of estimative probability."""

    name: str
    rows: tuple[LikelihoodRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ConfidenceWords:
    """How a level of confidence is written."""

    words: tuple[str, ...]
    levels: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Likelihood:
    """``codebook/likelihood.yaml``."""

    default: str
    tables: Mapping[str, Table]
    certain: tuple[str, ...]
    confidence: ConfidenceWords
    basis: tuple[str, ...]


def likelihood() -> Likelihood:
    """The tables of words for likelihood and confidence."""
    found: Likelihood = load_yaml("likelihood", Likelihood)
    return found


def lint_wording(text: str, item: str = "", table: str = "") -> tuple[Finding, ...]:
    """What a judgement's wording breaks, sentence by sentence.

    Quoted words are the source's and are not judged (M91).

    >>> text = "It is likely, and our sources give us high confidence."
    >>> [row.kind for row in lint_wording(text)]
    ['mixed-wording']
    >>> lint_wording("It is likely. Our confidence is low: one origin.")
    ()
    """
    bare = re.sub('“[^”]*”|"[^"]*"', " ", text)
    return tuple(
        Finding(kind=kind, item=item, detail=f"{detail}: “{part.strip()}”")
        for part in re.split(r"(?<=[.!?])\s+", bare)
        for kind, detail in _faults(part, table or likelihood().default)
    )


def likelihood_words(text: str, table: str) -> tuple[tuple[str, int], ...]:
    """Words of a table that the text uses, with the number of their row.

    >>> likelihood_words("very unlikely, or almost certain", "icd-203")
    (('very unlikely', 1), ('almost certain', 6))
    """
    rows = likelihood().tables[table].rows
    every = [(word, place) for place, row in enumerate(rows) for word in row.words]
    by_word = dict(every)
    pattern = "|".join(
        re.escape(word) for word in sorted(by_word, key=len, reverse=True)
    )
    found = re.findall(rf"\b(?:{pattern})\b", text.casefold())
    return tuple((word, by_word[word]) for word in found)


def _faults(part: str, table: str) -> Iterator[tuple[str, str]]:
    used = likelihood_words(part, table)
    confident = _is_confident(part)
    if used and confident:
        yield "mixed-wording", "a likelihood and a confidence in one sentence"
    if len({row for _, row in used}) > 1:
        yield "several-likelihoods", "words of different rows in one sentence"
    for name in likelihood().tables:
        if name != table and (odd := _foreign(part, table, name)):
            yield "other-table", f"{odd} is not of {likelihood().tables[table].name}"
    sure = [word for word in likelihood().certain if _has(part, word)]
    if sure:
        yield "too-certain", f"{sure[0]} claims more than any table allows"
    if confident and not any(word in part.casefold() for word in likelihood().basis):
        yield "confidence-without-basis", "say what the confidence rests on"


def _foreign(part: str, table: str, other: str) -> str:
    own = {word for word, _ in likelihood_words(part, table)}
    odd = [word for word, _ in likelihood_words(part, other) if word not in own]
    inside = [word for word in odd if any(word in kept for kept in own)]
    return next((word for word in odd if word not in inside), "")


def _is_confident(part: str) -> bool:
    known = likelihood().confidence
    return any(_has(part, word) for word in known.words) and any(
        _has(part, level) for level in known.levels
    )


def _has(part: str, word: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(word)}(?!\w)", part.casefold()) is not None

"""Numbers written as digits or as English words, with what makes them inexact.

The words come from `codebook/numbers.yaml`; `NumberWords` is its shape. A number keeps
its bounds and its comparator, so "more than 700" is never 700 (M50, M53).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from tahqiq.model.reading import Comparator

# "25,000" and "25 000"; the latter with the narrow and the non-breaking space as well.
GROUPED = re.compile(r"\d{1,3}(?:[,\u00a0\u202f]\d{3})+(?:\.\d+)?$")
PLAIN = re.compile(r"\d+(?:\.\d+)?$")
HYPHENS = re.compile(r"[-\u2010\u2011\u2013]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Vague:
    """What a vague numeral is taken to mean; `high` is None where it has no end."""

    low: float
    high: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberWords:
    """Number words of a language, lower case; keys of several words are phrases."""

    cardinals: dict[str, int]
    scales: dict[str, int]
    ordinals: dict[str, int] = field(default_factory=dict)
    fractions: dict[str, float] = field(default_factory=dict)
    vague: dict[str, Vague] = field(default_factory=dict)
    comparators: dict[str, Comparator] = field(default_factory=dict)
    trailing: dict[str, Comparator] = field(default_factory=dict)
    silent: list[str] = field(default_factory=list)
    links: dict[str, list[str]] = field(default_factory=dict)


def digits_value(word: str) -> float | None:
    """The number that digits of any script write, or None.

    >>> digits_value("25,000"), digits_value("٢٥"), digits_value("6-8")
    (25000.0, 25.0, None)
    """
    if GROUPED.match(word):
        word = re.sub(r"[,\u00a0\u202f]", "", word)
    return float(word) if PLAIN.match(word) else None


def fraction_value(word: str) -> float | None:
    """The value of "1/2" or "½", or None.

    >>> fraction_value("3/4"), fraction_value("½"), fraction_value("4")
    (0.75, 0.5, None)
    """
    signs = {"½": 0.5, "¼": 0.25, "¾": 0.75, "⅓": 1 / 3, "⅔": 2 / 3}
    if word in signs:
        return signs[word]
    top, slash, bottom = word.partition("/")
    if slash and top.isdecimal() and bottom.isdecimal() and int(bottom):
        return int(top) / int(bottom)
    return None


def number_value(words: Sequence[str], lexicon: NumberWords) -> float | None:
    """The number that `words` write together, or None where they write none.

    Args:
        words: Lower-case words, each a numeral or a number word; hyphens and "and"
            between them are allowed.
        lexicon: The language's number words.

    >>> english = NumberWords(
    ...     cardinals={"two": 2, "forty": 40}, scales={"hundred": 100})
    >>> number_value(["two", "hundred", "and", "forty-two"], english)
    242.0
    >>> number_value(["2", "1/2"], english)
    2.5
    """
    parts = [part for word in words for part in split_hyphens(word)]
    parts = [part for part in parts if part not in {"and", "-", ""}]
    if parts and parts[0] in {"a", "an"} and len(parts) > 1:
        parts = ["1", *parts[1:]]
    total, current, seen = 0.0, 0.0, False
    for part in parts:
        scale = lexicon.scales.get(part)
        if scale is not None:
            total, current = scaled(total, current if seen else 1.0, scale)
            seen = True
            continue
        value = simple_value(part, lexicon)
        if value is None:
            return None
        current, seen = current + value, True
    return total + current if seen else None


def scaled(total: float, current: float, scale: int) -> tuple[float, float]:
    """What stands summed up, and what is still open, after a scale word."""
    if scale == 100 or scale == 12:  # noqa: PLR1714 -- "two hundred" stays open
        return total, max(current, 1.0) * scale
    return total + max(current, 1.0) * scale, 0.0


def split_hyphens(word: str) -> list[str]:
    """The words of "twenty-four"; numerals with a hyphen stay whole."""
    return [word] if word[:1].isdecimal() else HYPHENS.split(word)


def simple_value(word: str, lexicon: NumberWords) -> float | None:
    """The value of one word without a scale, or None."""
    if word in lexicon.cardinals:
        return float(lexicon.cardinals[word])
    value = digits_value(word)
    return fraction_value(word) if value is None else value


def spoken_year(words: Sequence[str], lexicon: NumberWords) -> int | None:
    """The year of "nineteen ninety-six" or "two thousand", or None.

    >>> english = NumberWords(
    ...     cardinals={"nineteen": 19, "ninety": 90, "six": 6}, scales={})
    >>> spoken_year(["nineteen", "ninety", "six"], english)
    1996
    """
    if words[0] in lexicon.cardinals and 16 <= lexicon.cardinals[words[0]] <= 20:
        rest = number_value(list(words[1:]), lexicon)
        if rest is not None and 10 <= rest <= 99:
            return lexicon.cardinals[words[0]] * 100 + int(rest)
    whole = number_value(list(words), lexicon)
    return int(whole) if whole is not None and 1000 <= whole < 2200 else None

"""What a time expression means: the records that rules of time pass on.

A `Meaning` is a value with its bounds; a `Hit` is the words of a rule's match together
with the scene they are read in. Nothing here knows a rule.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Literal

from tahqiq.model.document import DatePrecision
from tahqiq.model.reading import TimeMod, TimePrecision, TimeType
from tahqiq.text.calendar import PRECISION, bounds_of, grain_of, narrowed
from tahqiq.text.timex_words import Lexicon, Line

Tense = Literal["past", "present", "future"]
AnchorRelation = Literal["before", "after", "same"]
TenseAt = Callable[[int, int], Tense | None]

# Precision of an interval that is a part of a larger one.
PART_PRECISION: dict[TimePrecision, TimePrecision] = {
    "month": "days", "week": "days", "year": "months", "years": "years",
    "months": "months", "day": "part-of-day",
}  # fmt: skip
CLOCK_PARTS = ("TMO", "TAF", "TEV", "TNI", "TMI", "TDT")


@dataclass(frozen=True, slots=True, kw_only=True)
class NeededAnchor:
    """What an expression is relative to, where its own words do not say when.

    `start` and `end` are the words that ask for it ("before" in "an hour before the
    raid"); the event or time meant stands after them, or earlier in the text.
    """

    relation: AnchorRelation
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Meaning:
    """A TIMEX3 reading of some words, before they are given a span."""

    type: TimeType
    value: str | None
    mod: TimeMod | None = None
    bounds: tuple[date | None, date | None] = (None, None)
    precision: TimePrecision = "unknown"
    needs: AnchorRelation | None = None
    previous: bool = False  # the value was reckoned from the time mentioned before


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundTime:
    """A time expression in a text, normalised (M47).

    `needs` says which anchor the grammar asks for; `relative_to` is the span of the
    time from which the value was reckoned, where the text gave one.
    """

    start: int
    end: int
    exact: str
    type: TimeType
    value: str | None
    mod: TimeMod | None = None
    earliest: date | None = None
    latest: date | None = None
    precision: TimePrecision = "unknown"
    needs: NeededAnchor | None = None
    relative_to: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """Against what an expression is read.

    `reference` is the day of publication, known to `precision`; `previous` the last
    dated time of the text, `quarter` the last quarter it spoke of; `tense` tells the
    direction of the clause, where known.
    """

    reference: date | None
    precision: DatePrecision = "day"
    previous: FoundTime | None = None
    quarter: str | None = None
    tense: TenseAt | None = None

    def today(self, grain: str = "D") -> date | None:
        """The reference, where it is known well enough for a granularity."""
        fine = {"minute": 0, "day": 0, "month": 1, "year": 2}[self.precision]
        needed = {"D": 0, "W": 0, "WE": 0, "M": 1, "Q": 1, "H": 1, "S": 1}.get(grain, 2)
        return self.reference if fine <= needed else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """The words of one rule's match and the scene in which they are read."""

    line: Line
    lexicon: Lexicon
    scene: Scene
    groups: dict[str, tuple[int, int]]
    first: int
    end: int
    inner: Callable[[Hit, str], Meaning | None]

    def has(self, group: str) -> bool:
        """Whether the rule matched this part."""
        return group in self.groups

    def keys(self, group: str) -> list[str]:
        """Lexicon keys of the words of a part."""
        first, end = self.groups[group]
        return [key for key in self.line.keys[first:end] if key]

    def look(self, group: str, *tags: str) -> str | None:
        """The meaning of the last word of a part that has one of the tags."""
        if group not in self.groups:
            return None
        for key in reversed(self.keys(group)):
            for tag in tags:
                value = self.lexicon.values[tag].get(key)
                if value is not None:
                    return str(value)
        return None

    def number(self, group: str, *tags: str) -> int | None:
        """The same as a whole number."""
        value = self.look(group, *tags)
        return None if value is None else int(value)

    def date(self, group: str = "date") -> Meaning | None:
        """The meaning of the date inside this expression."""
        return self.inner(self, group) if group in self.groups else None

    def offsets(self) -> tuple[int, int]:
        """Where the matched words stand in the text."""
        return self.line.starts[self.first], self.line.ends[self.end - 1]

    def before(self, words: int = 1) -> str:
        """The key of the word so many words before the match, or nothing."""
        index = self.first - words
        return self.line.keys[index] if index >= 0 else ""

    def following(self, words: int = 0) -> str:
        """The key of the word so many words after the match, or nothing."""
        index = self.end + words
        return self.line.keys[index] if index < len(self.line.keys) else ""

    def tagged(self, key: str, tag: str) -> bool:
        """Whether the lexicon gives a word a tag."""
        return key in self.lexicon.values[tag]


def dated(value: str, mod: TimeMod | None = None) -> Meaning:
    """A date whose bounds and precision follow from its value."""
    bounds = bounds_of(value)
    grain = grain_of(value)
    precision: TimePrecision = PRECISION[grain] if grain else "unknown"
    if "/" in value and bounds:
        precision = "days"
    if bounds and mod in {"START", "MID", "END"}:
        bounds = narrowed(bounds, mod)
        precision = PART_PRECISION.get(precision, precision)
    limits = bounds or (None, None)
    return Meaning(
        type="DATE", value=value, mod=mod, bounds=limits, precision=precision
    )


def with_part(day: Meaning, part: str) -> Meaning:
    """A part of a dated day; a night runs into the next morning.

    `part` is a TIMEX3 part ("TNI") or a clock time ("T20:15"), with a modifier after a
    space where the word has one ("TMO START").
    """
    code, _, mod = part.partition(" ")
    first, last = day.bounds
    if code == "TNI" and mod != "START" and last is not None and last < date.max:
        last += timedelta(days=1)
    precision: TimePrecision = "part-of-day"
    if code[1:2].isdecimal() and code not in {"T12:00", "T24:00"}:
        precision = "minute"
    value = f"{day.value}{code}"
    return replace(day, type="TIME", value=value, mod=mod_of(mod) or day.mod,
                   bounds=(first, last), precision=precision)  # fmt: skip


def unresolved(value: str, needs: AnchorRelation | None = None) -> Meaning:
    """A date that the text does not let us place: no day is invented (M46)."""
    precision: TimePrecision = "unknown"
    return Meaning(type="DATE", value=value, precision=precision, needs=needs)


MODS: dict[str, TimeMod] = {
    "START": "START", "MID": "MID", "END": "END", "APPROX": "APPROX",
    "BEFORE": "BEFORE", "AFTER": "AFTER", "LESS_THAN": "LESS_THAN",
    "MORE_THAN": "MORE_THAN",
}  # fmt: skip


def mod_of(word: str | None) -> TimeMod | None:
    """The modifier that a codebook entry names."""
    return MODS.get(word or "")


def approximated(meaning: Meaning | None, hit: Hit) -> Meaning | None:
    """The meaning with the modifier of "about", "more than", "or so" around it."""
    if meaning is None:
        return None
    mod = mod_of(hit.look("approx", "approx", "compare") or hit.look("orso", "orso"))
    if mod is None or meaning.mod in {"START", "MID", "END"}:
        return meaning
    if meaning.type == "DURATION" and mod in {"BEFORE", "AFTER"}:
        mod = "APPROX"
    return replace(meaning, mod=mod)


def direction(hit: Hit) -> Tense | None:
    """Whether the clause looks back or ahead, by its verb or by the nearest cue."""
    if hit.tagged(hit.before(), "since"):
        return "past"
    if hit.scene.tense is not None:
        told = hit.scene.tense(*hit.offsets())
        if told is not None:
            return told
    keys, values = hit.line.keys, hit.lexicon.values
    future, past, notpast = (values[tag] for tag in ("futurecue", "pastcue", "notpast"))
    for index in around(keys, hit.first - 1, hit.end):
        key = keys[index]
        if key in future:
            return "future"
        regular = len(key) > 4 and key.endswith("ed")
        if (key in past or regular) and keys[index - 1] not in notpast:
            return "past"
    return None


def around(keys: list[str], left: int, right: int) -> Iterator[int]:
    """Indices of the words of a clause, from the nearest to the farthest."""
    for _ in range(14):  # words to either side; a clause of news English is shorter
        if left >= 0:
            yield left
            left = left - 1 if not stops(keys, left) else -1
        if right < len(keys):
            yield right
            right = right + 1 if not stops(keys, right) else len(keys)


def stops(keys: list[str], index: int) -> bool:
    """Whether a clause ends here; the full stop of an initial ends none."""
    initial = keys[index] == "." and index > 0 and len(keys[index - 1]) < 3
    return keys[index] in STOPS and not initial


STOPS = frozenset(".!?;")

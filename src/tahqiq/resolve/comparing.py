"""Tellings compared, and what was found when the very same were compared before."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from tahqiq.model.case import Reason
from tahqiq.model.memory import Kept, Memory
from tahqiq.resolve.families import Family
from tahqiq.resolve.happenings import viewed, weighed, wording
from tahqiq.resolve.telling import Telling
from tahqiq.resolve.wordings import Wordings

Reasons = tuple[Reason, ...]
Weighed = tuple[float, Reasons]  # what reasons come to, and they where that is enough
Vectors = tuple[Mapping[str, float], ...]


class Stamp:
    """Stands for a telling as it is: the same events, joined in the same order."""

    __slots__ = ()


class Comparing:
    """The groups of a gathering by key, each with the stamp of what it tells."""

    def __init__(self, memory: Memory) -> None:
        self._single: Kept[Telling, Stamp] = memory.kept("stamps")
        self._several: Kept[None, Stamp] = memory.kept("joined stamps")
        self._within: Kept[None, Reasons] = memory.kept("within")
        self._across: Kept[tuple[Vectors, Vectors], Weighed] = memory.kept("across")
        self._stamps: dict[str, Stamp] = {}
        self._tellings: dict[str, Telling] = {}
        self._viewed: dict[str, Vectors] = {}
        self._families: dict[str, Family] = {}

    def begin(self, key: str, parts: Sequence[Telling], whole: Telling) -> None:
        """A group as it is before anything is gathered."""
        self._tellings[key] = whole
        for part in parts:
            event = part.events[0]
            own = self._single.of(event, part, _stamped)
            self._stamps[key] = self._both(self._stamps[key], own) if (
                key in self._stamps
            ) else own  # fmt: skip

    def joined(self, first: str, second: str) -> None:
        """The second group went into the first."""
        del self._tellings[second]
        self._viewed.pop(first, None)
        self._families.pop(first, None)
        self._stamps[first] = self._both(self._stamps[first], self._stamps.pop(second))

    def family(self, key: str) -> Family:
        """The family of a group."""
        if key not in self._families:
            self._families[key] = self._tellings[key].family
        return self._families[key]

    def within(self, left: str, right: str) -> Reasons:
        """Why two groups of one document are one."""
        about = self._stamps[left], self._stamps[right]
        a, b = self._tellings[left], self._tellings[right]
        return self._within.of(about, None, lambda _: weighed(a, b, within=True))

    def across(self, left: str, right: str, words: Wordings, least: float) -> Weighed:
        """How far two groups of several documents are one, and why if by `least`."""
        about = self._stamps[left], self._stamps[right]
        given = (self._seen(left, words), self._seen(right, words))
        a, b = self._tellings[left], self._tellings[right]

        def made(_: tuple[Vectors, Vectors]) -> Weighed:
            reasons = (*weighed(a, b, within=False), *wording(a, b, words))
            weight = total(reasons)
            return weight, reasons if weight >= least else ()

        return self._across.of(about, given, made)

    def _seen(self, key: str, words: Wordings) -> Vectors:
        """The words of the documents of a group that are compared."""
        if key not in self._viewed:
            documents = viewed(self._tellings[key])
            self._viewed[key] = tuple(words.vectors.get(one, {}) for one in documents)
        return self._viewed[key]

    def _both(self, first: Stamp, second: Stamp) -> Stamp:
        return self._several.of((first, second), None, _stamped)


def total(reasons: Iterable[Reason]) -> float:
    """The sum of the weights."""
    return sum(reason.weight for reason in reasons)


def _stamped(_: object) -> Stamp:
    return Stamp()

"""Bearers joined so far, summed up so that a further join is checked in one step."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from tahqiq.resolve.bearers import Bearer
from tahqiq.resolve.compare import name_weight
from tahqiq.resolve.profiles import Sort

IMPOSSIBLE = -3.0  # two full names this unlike are never in one entity
SURE = 6.0  # the codebook: overrides a document that names both, and unlike names
MOST_NAMES = 6  # different full names of a union that a further one is compared with


@dataclass(slots=True, kw_only=True)
class Union:
    """What the bearers of one entity are together, as far as it can forbid a join.

    `named` holds the documents that name it in full, with whether in Arabic letters;
    `names` the main names of its bearers with their sort.
    """

    named: set[tuple[str, bool]] = field(default_factory=set)
    codebook: set[str] = field(default_factory=set)
    genders: set[str] = field(default_factory=set)
    names: dict[str, Sort] = field(default_factory=dict)

    def add(self, bearer: Bearer) -> None:
        """Take in one more bearer."""
        self.codebook |= bearer.codebook
        self.genders |= bearer.genders
        if not bearer.bare:
            self.named |= bearer.scripts
            self._name(bearer.names[0], bearer.sort)

    def _name(self, name: str, sort: Sort) -> None:
        if len(self.names) < MOST_NAMES:
            self.names.setdefault(name, sort)

    def absorb(self, other: Union) -> None:
        """Take in another union."""
        self.codebook |= other.codebook
        self.genders |= other.genders
        self.named |= other.named
        for name, sort in other.names.items():
            self._name(name, sort)

    def forbids(self, other: Union, weight: float) -> bool:
        """Whether two unions are plainly two, at the weight of the edge between them."""
        if self.codebook and other.codebook and not self.codebook & other.codebook:
            return True
        if self.genders and other.genders and not self.genders & other.genders:
            return True
        if weight >= SURE:
            return False
        return not self.named.isdisjoint(other.named) or self._unlike(other)

    def _unlike(self, other: Union) -> bool:
        pairs = (
            (a, s, b, t) for a, s in self.names.items() for b, t in other.names.items()
        )
        return any(
            name_weight(a, b, _schema(s, t)) < IMPOSSIBLE for a, s, b, t in pairs
        )


def _schema(left: Sort, right: Sort) -> str:
    sorts = {left, right}
    return "Person" if "person" in sorts and "body" not in sorts else "Organization"


def unions(bearers: Iterable[Bearer]) -> dict[str, Union]:
    """A union of one for each bearer."""
    found = {}
    for bearer in bearers:
        found[bearer.root] = Union()
        found[bearer.root].add(bearer)
    return found

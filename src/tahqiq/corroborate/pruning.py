"""Propositions worth showing: none twice, and no number that only one report gives."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import replace

from tahqiq.corroborate.align import Alignment
from tahqiq.corroborate.exact import PARTS, Proposition
from tahqiq.corroborate.opposition import Opposition


def worth_keeping(
    alignment: Alignment, against: Iterable[Opposition]
) -> tuple[Alignment, tuple[Opposition, ...]]:
    """The propositions to show, and the oppositions between them.

    A number of a thing matters where reports share it or differ on it; otherwise the
    claim stands in the group of all it says. One number beside two nouns is one.
    """
    rows = list(against)
    opposed = {name for row in rows for name in (row.left, row.right)}
    held = Counter(ref for row in alignment.propositions for ref in row.claims)
    kept = [
        row
        for row in alignment.propositions
        if not _lone_count(row)
        or row.name in opposed
        or any(held[ref] == 1 for ref in row.claims)
    ]
    stands_for = _same_claims(kept, opposed)
    found = {
        Opposition(stands_for[row.left], stands_for[row.right], row.kind)
        for row in rows
        if row.left in stands_for and row.right in stands_for
    }
    names = set(stands_for.values())
    propositions = tuple(row for row in kept if row.name in names)
    return replace(alignment, propositions=propositions), tuple(sorted(found))


def _lone_count(row: Proposition) -> bool:
    return _is_count(row) and len({ref.document for ref in row.claims}) == 1


def _is_count(row: Proposition) -> bool:
    return row.key is not None and row.key.kind == "count"


def _same_claims(rows: Iterable[Proposition], opposed: set[str]) -> dict[str, str]:
    """Each name with the one that stands for all counts of the very same claims."""
    same: defaultdict[object, list[Proposition]] = defaultdict(list)
    for row in rows:
        loose = row.key is None or row.key.kind in PARTS
        same[(row.claims, row.polarity) if loose else row.name].append(row)
    stands_for = {}
    for found in same.values():
        first = min(found, key=lambda row: (row.name not in opposed, row.name))
        stands_for.update({row.name: first.name for row in found})
    return stands_for

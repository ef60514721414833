"""Arcs a small parser gets wrong in the same way again and again, set right once."""

from __future__ import annotations

from collections.abc import Sequence

from tahqiq.extract.arcs.arcs import Arcs
from tahqiq.extract.arcs.rules import RULES


def mended(
    word: Sequence[str], tag: Sequence[str], dep: Sequence[str], head: Sequence[int]
) -> Arcs:
    """The arcs with the known faults mended; the lists given stay as they are."""
    arcs = Arcs(word, tag, dep, head)
    for i in range(len(head)):
        for rule in RULES.get(arcs.dep[i], ()):
            rule(arcs, i)
    return arcs

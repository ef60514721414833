"""What is drawn of one incident or of one proposition, found again where nothing that it
rests on has changed.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping
from copy import copy
from dataclasses import replace
from typing import Any, TypeVar

from tahqiq.corroborate.corrections import Corrections
from tahqiq.corroborate.origins import Standing, watched_standing
from tahqiq.corroborate.tracing import Reads, Trace
from tahqiq.model.memory import Kept, Memory

K = TypeVar("K", bound=Hashable)
V = TypeVar("V")
T = TypeVar("T")


class Watching:
    """Makes answers of a case's claims; where they are kept, of no more than has changed.

    `of_case` is what was handed in, for what is drawn of the whole case at once.

    Args:
        standing: What each claim stands on.
        corrections: What was taken back.
        memory: What was made before; it changes no answer.
    """

    def __init__(
        self, standing: Standing, corrections: Corrections, memory: Memory
    ) -> None:
        self._memory = memory
        self.of_case = standing, corrections
        self._standing, self._corrections = standing, corrections
        self._trace = Trace(standing.ground) if memory.keeps else None
        if self._trace:
            self._standing = watched_standing(standing, self._trace)
            self._corrections = _watched(corrections, self._trace)

    def table(self, name: str, held: Mapping[K, V]) -> Mapping[K, V]:
        """A table that answers read beside the claims."""
        return self._trace.table(name, held) if self._trace else held

    def of(
        self, name: str, about: str, given: object,
        made: Callable[[Standing, Corrections], T],
    ) -> T:  # fmt: skip
        """What `made` makes of `given` and of what it looks up in the case.

        Args:
            name: What this answer is called.
            about: The incident, or the proposition.
            given: All that `made` has from elsewhere.
            made: A pure function of that and of what it is handed.
        """
        if self._trace is None:
            return made(self._standing, self._corrections)
        kept: Kept[tuple[Any, Reads], T] = self._memory.kept(name)
        # Origins counted for another answer would be had without a look at their claims.
        own = replace(self._standing, counted={})
        return self._trace.looked(
            kept, about, given, lambda: made(own, self._corrections)
        )


def _watched(corrections: Corrections, trace: Trace) -> Corrections:
    """What was taken back, to be read under a trace."""
    found = copy(corrections)
    for name in ("whole", "parts", "fallen_tolls", "fallen"):
        table = trace.table(f"corrections {name}", getattr(corrections, name))
        object.__setattr__(found, name, table)
    for name in ("mended", "retold"):
        members = trace.members(f"corrections {name}", getattr(corrections, name))
        object.__setattr__(found, name, members)
    return found

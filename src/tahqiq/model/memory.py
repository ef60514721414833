"""What pure functions made before, found again where they are given the same.

A case is drawn anew whenever a report or a judgement comes in, and most of it is as it
was. A memory changes no answer: whatever is found was made of something equal to what
is given now, so nothing in it can be stale.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import Generic, TypeVar, cast

G = TypeVar("G")
T = TypeVar("T")


class Kept(Generic[G, T]):
    """What one pure function made, by what each answer is about.

    Args:
        keeps: Whether it keeps anything; who draws a case once only needs no memory.
    """

    def __init__(self, *, keeps: bool = True) -> None:
        self._keeps = keeps
        self._now: dict[Hashable, tuple[G, T]] = {}
        self._before: dict[Hashable, tuple[G, T]] = {}

    def of(self, about: Hashable, given: G, made: Callable[[G], T]) -> T:
        """What `made` makes of `given`.

        Args:
            about: What the answer is about; one is kept for each.
            given: All that `made` looks at; equal givens have equal answers.
            made: A pure function, the same at every call.
        """
        if not self._keeps:
            return made(given)
        held = self._now.get(about) or self._before.get(about)
        if held is None or (held[0] is not given and held[0] != given):
            held = (given, made(given))
        self._now[about] = held
        return held[1]

    def while_true(
        self,
        about: Hashable,
        holds: Callable[[G], bool],
        made: Callable[[], tuple[G, T]],
    ) -> T:
        """What was made before, while what it was made of still holds.

        Args:
            about: What the answer is about; one is kept for each.
            holds: Whether what an earlier answer was made of is so now.
            made: Makes it anew, and says what of.
        """
        if not self._keeps:
            return made()[1]
        held = self._now.get(about) or self._before.get(about)
        if held is None or not holds(held[0]):
            held = made()
        self._now[about] = held
        return held[1]

    def turn(self) -> None:
        """A new drawing begins: what the last one did not ask for is forgotten."""
        self._before, self._now = self._now, {}


class Memory:
    """The answers of several functions, from one drawing of a case to the next.

    It takes about as much room as the case itself.

    Args:
        keeps: Whether it keeps anything.
    """

    def __init__(self, *, keeps: bool = True) -> None:
        self.keeps = keeps
        self._kept: dict[str, Kept[object, object]] = {}

    def kept(self, name: str) -> Kept[G, T]:
        """The answers of the function that is called `name` here."""
        if name not in self._kept:
            self._kept[name] = Kept(keeps=self.keeps)
        return cast("Kept[G, T]", self._kept[name])

    def turn(self) -> None:
        """A new drawing begins."""
        for kept in self._kept.values():
            kept.turn()


def no_memory() -> Memory:
    """A memory that keeps nothing, for who draws a case once."""
    return Memory(keeps=False)

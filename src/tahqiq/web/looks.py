"""Looks at a case that take their time: drawn beside the pages, one after another."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from threading import Event, RLock, Thread

from tahqiq.errors import CaseError, TahqiqError
from tahqiq.web.seen import Seen, State


@dataclass(slots=True, kw_only=True)
class Look:
    """One drawing of the case: `state` is what it began from, or was asked for at.

    `is_long` once somebody waited for it in vain: nobody else need wait then.
    """

    state: State
    found: Seen | None = None
    trouble: TahqiqError | None = None
    is_long: bool = False
    done: Event = field(default_factory=Event)

    def seen(self) -> Seen:
        """What was seen, once it is done.

        Raises:
            TahqiqError: Why the case could not be drawn.
        """
        if self.trouble is not None:
            raise self.trouble
        if self.found is None:
            raise CaseError(
                "the case could not be drawn.",
                "See what the workbench wrote where it was started.",
            )
        return self.found

    def within(self, patience: float | None) -> bool:
        """Whether it is done before somebody loses patience; None is never to lose it."""
        if self.is_long and patience is not None:
            return self.done.is_set()
        is_done = self.done.wait(patience)
        self.is_long = not is_done
        return is_done


class Looks:
    """At most one look at a time, and at most one that waits to begin after it.

    Whoever asks while one is under way shares the next: a hundred reports that come in
    one by one cost two drawings, not a hundred.
    """

    def __init__(
        self, state: Callable[[], State], draw: Callable[[State], Seen]
    ) -> None:
        self._state = state
        self._draw = draw
        self._lock = RLock()
        self._now: Look | None = None
        self._next: Look | None = None
        self._is_closed = False
        self.last: Look | None = None  # that came to its end

    def at(self, state: State) -> Look:
        """The look that shows the case as it is in `state`, or later; begun if need be."""
        with self._lock:
            if self._now is not None and self._now.state == state:
                return self._now
            if self._next is None:
                self._next = Look(state=state)
            found = self._next
            self._begin()
            return found

    def under_way(self) -> Look | None:
        """The look that is being taken now."""
        return self._now

    def close(self) -> None:
        """Begin no other look; whoever waits for one is told that none comes."""
        with self._lock:
            self._is_closed = True
            if self._next is not None:
                self._next.done.set()

    def _begin(self) -> None:
        with self._lock:
            if self._now is not None or self._next is None or self._is_closed:
                return
            self._now, self._next = self._next, None
            Thread(target=self._look, args=(self._now,), daemon=True).start()

    def _look(self, look: Look) -> None:
        try:
            look.state = self._state()
            look.found = self._draw(look.state)
        except TahqiqError as error:  # told to whoever waits, not lost in a thread
            look.trouble = error
        finally:
            with self._lock:
                self._now, self.last = None, look
                self._begin()
            look.done.set()

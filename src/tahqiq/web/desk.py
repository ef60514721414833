"""The open case on the analyst's desk: kept in memory, and how stale it is, known."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from pathlib import Path
from threading import RLock
from typing import Annotated

from fastapi import Depends, Request

from tahqiq.config import FILE, read_settings
from tahqiq.errors import TahqiqError
from tahqiq.model.case import CaseSettings
from tahqiq.model.lookup import CaseIndex
from tahqiq.model.memory import Memory
from tahqiq.model.reading import Reading
from tahqiq.pipeline import view
from tahqiq.store.case_folder import CaseFolder
from tahqiq.store.custody import Custodian
from tahqiq.store.head import known_head
from tahqiq.web.looks import Looks
from tahqiq.web.seen import LAGS, Lag, Seen, State, seen_anew, taken_in
from tahqiq.web.settings import WebSettings

FIRST = 4  # times the patience of a page is waited for, where there is nothing to show


class NotDrawn(TahqiqError):
    """The case is being drawn for the first time, and there is nothing to show yet."""


class Desk:
    """The one case a workbench serves."""

    def __init__(self, settings: WebSettings) -> None:
        self.settings = settings
        self._lock = RLock()
        self._seen: Seen | None = None
        self._memory = Memory()
        case = read_settings(settings.case)
        self._folder = CaseFolder.open(settings.case, database=case.database)
        self._looks = Looks(self._state, self._draw)

    def open(self) -> None:
        """Begin to draw the case before anybody asks, where pages do not wait for it."""
        if self.settings.patience is not None:
            self._looks.at(self._state())

    def close(self) -> None:
        """Close the case, unless it is being drawn still: then it ends with the program."""
        self._looks.close()
        look = self._looks.under_way()
        if look is None or look.done.wait(self.settings.patience):
            self._folder.close()

    @property
    def folder(self) -> CaseFolder:
        """The case, open for reading and judging."""
        return self._folder

    @cached_property
    def path(self) -> Path:
        """Where the case is."""
        return self.settings.case

    def custodian(self, who: str) -> Custodian:
        """Who has the case in hand now."""
        return Custodian(who=who, at=self.settings.stamp(), tool=self.settings.tool)

    def case_settings(self) -> CaseSettings:
        """What ``case.toml`` says now."""
        return read_settings(self.path)

    def seen(self) -> Seen:
        """The case as it stands now, every view drawn, however long that takes.

        What leaves the case, and what programs are told, is never behind.
        """
        return self._waited_for("none")

    def glanced(self) -> Seen:
        """The case with every judgement in it; views across documents may lag by claims.

        A key pressed in the queue must not wait until the whole case is drawn anew.
        """
        return self._waited_for("claims")

    def shown(self, lag: Lag = "none") -> Seen:
        """The case for a person to look at: at most `lag` behind, or as it was drawn last
        where drawing it anew takes longer than a person waits. The page says so.

        Raises:
            NotDrawn: Nothing was drawn before.
        """
        found = self._caught_up()
        if found is not None and _is_within(found, lag):
            return found
        patience = self.settings.patience
        if patience is not None and found is None:
            patience *= FIRST
        look = self._looks.at(self._state())
        if look.within(patience):
            return look.seen()
        if (late := self._caught_up()) is None:
            raise NotDrawn(
                "the case is being drawn for the first time.", "Look again in a while."
            )
        return late

    def at_hand(self) -> Seen:
        """The case as its pages show it, with every judgement in it: to decide on.

        Whoever decides has what was shown before them; only what came in since is
        waited for, as long as for a page.

        Raises:
            NotDrawn: Nothing was drawn before.
        """
        found = self._caught_up()
        if found is None or found.state.has_other_records(found.drawn_from):
            return self.shown("claims")
        return found

    def is_behind(self) -> bool:
        """Whether a page that is asked for now would still be behind; draws it then.

        Raises:
            TahqiqError: Why the case as it is now could not be drawn; to try it again
                is for whoever looks again.
        """
        found = self._caught_up()
        if found is not None and found.lag == "none":
            return False
        state, last = self._state(), self._looks.last
        if last is not None and last.state == state and last.found is None:
            last.seen()
        self._looks.at(state)
        return True

    def _waited_for(self, lag: Lag) -> Seen:
        found = self._caught_up()
        if found is not None and _is_within(found, lag):
            return found
        look = self._looks.at(self._state())
        look.done.wait()
        return look.seen()

    def _caught_up(self) -> Seen | None:
        """What was seen last with all judgements in it, None where nothing was seen."""
        with self._lock:
            if self._seen is None:
                return None
            state = self._state()
            if self._seen.state != state:
                later = self._folder.store.judgements(self._seen.last)
                self._seen = taken_in(self._seen, later, state)
            return self._seen

    def _draw(self, state: State) -> Seen:
        known = self._caught_up()
        if known is not None and known.lag == "none":
            return known  # drawn between the question and this look
        at = self.settings.stamp()
        case = view(self._folder, self.case_settings(), self._memory)
        found = seen_anew(case, state, at)
        with self._lock:
            self._seen = found
        return found

    def _state(self) -> State:
        """The case as it is now; costs two look-ups."""
        written = (self.path / FILE).stat()
        store = self._folder.store
        return State(
            head=known_head(store).hash,
            judged=store.last_judgement(),
            written=written.st_mtime_ns,
            size=written.st_size,
        )


def _is_within(seen: Seen, lag: Lag) -> bool:
    return LAGS.index(seen.lag) <= LAGS.index(lag)


def as_read(index: CaseIndex) -> Mapping[str, Reading]:
    """Every reading as the reader left it, rejected claims and all."""
    return {row.document.id: row for row in index.case.readings}


def desk_of(request: Request) -> Desk:
    """The desk of the app that answers."""
    desk: Desk = request.app.state.desk
    return desk


OnDesk = Annotated[Desk, Depends(desk_of)]

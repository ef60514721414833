"""The case as a request gets it: a program waits for what is current, a person is told."""

from __future__ import annotations

from typing import Annotated

from fastapi import Depends, Request

from tahqiq.web.desk import OnDesk
from tahqiq.web.pages import wants_json
from tahqiq.web.seen import Lag, Seen, behind


def seen_of(request: Request, desk: OnDesk) -> Seen:
    """The case with every view drawn; for a person, or as it was drawn last."""
    return _told(request, desk.seen() if wants_json(request) else desk.shown(), "none")


def glanced_of(request: Request, desk: OnDesk) -> Seen:
    """The case where views across documents may be behind what was judged of claims."""
    found = desk.glanced() if wants_json(request) else desk.shown("claims")
    return _told(request, found, "claims")


def _told(request: Request, seen: Seen, lag: Lag) -> Seen:
    """The page says what it does not show."""
    request.state.behind = behind(seen, lag)
    return seen


InSight = Annotated[Seen, Depends(seen_of)]
AtGlance = Annotated[Seen, Depends(glanced_of)]

"""What the pages of a team take from the request they answer."""

from __future__ import annotations

from typing import Annotated

from fastapi import Depends, Request

from tahqiq.errors import AccountError
from tahqiq.store.accounts import Session
from tahqiq.web.people.team import Team


def team_of(request: Request) -> Team:
    """The team of this workbench.

    Raises:
        AccountError: One person works alone here.
    """
    team: Team | None = request.app.state.team
    if team is None:
        raise AccountError(
            "you work alone here, without accounts.",
            "To work as a team, type `tahqiq team CASE add-user NAME --role owner` and "
            "start the workbench again.",
        )
    return team


OnTeam = Annotated[Team, Depends(team_of)]


def session_of(request: Request) -> Session:
    """The session behind a request that the door has let in."""
    session: Session = request.state.session
    return session


def cookie_name(request: Request) -> str:
    """The cookie of a session: browsers give all ports of a host the same cookies."""
    name: str = request.app.state.session_cookie
    return name


def is_https(request: Request) -> bool:
    """Whether the browser may be told to send the cookie over TLS alone."""
    return request.app.state.settings.is_https or request.url.scheme == "https"

"""Where a team joins a workbench: its pages, its door, its accounts."""

from __future__ import annotations

from fastapi import FastAPI, Request

from tahqiq.config import read_settings
from tahqiq.store.account_book import AccountBook
from tahqiq.web.analyst import Analyst
from tahqiq.web.people import account, staff
from tahqiq.web.people.door import Door
from tahqiq.web.people.passwords import Passwords
from tahqiq.web.people.team import Team
from tahqiq.web.settings import WebSettings


def join(app: FastAPI, settings: WebSettings, case: str) -> None:
    """Let the people of a case in, and nobody else; without accounts, change nothing.

    Called before the guard is added, which stands outside the door.

    Args:
        app: The workbench.
        settings: What it was told when it was started.
        case: Id of the case: browsers give all ports of a host the same cookies.
    """
    app.state.team = open_team(settings)
    app.state.session_cookie = f"tahqiq-{case}"
    if app.state.team is not None:
        app.state.who_is = whoever_signed_in
    app.include_router(account.router)
    app.include_router(staff.router)
    app.add_middleware(Door)


def open_team(settings: WebSettings) -> Team | None:
    """The people of a case; None where one person works alone.

    Raises:
        CaseError: Their database cannot be reached.
    """
    book = AccountBook.open(settings.case, read_settings(settings.case).database)
    if book is None:
        return None
    if not book.accounts():
        book.close()
        return None
    return Team(
        book=book, clock=settings.clock, token=settings.token, passwords=Passwords()
    )


def whoever_signed_in(request: Request) -> Analyst | None:
    """The person whom the door has let in, None for a stranger at the sign-in page."""
    found: Analyst | None = getattr(request.state, "analyst", None)
    return found

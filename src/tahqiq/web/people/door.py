"""The door of a team's workbench: nobody gets past it without having signed in."""

from __future__ import annotations

from http.cookies import CookieError, SimpleCookie
from urllib.parse import quote

from fastapi import Request
from starlette.concurrency import run_in_threadpool
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Receive, Scope, Send

from tahqiq.web.analyst import Analyst
from tahqiq.web.pages import FRAGMENT, answer, wants_json
from tahqiq.web.people.rules import LOOKING, team_rules
from tahqiq.web.people.team import Team
from tahqiq.web.people.working import cookie_name
from tahqiq.web.trouble import Trouble

SIGN_IN = "/login"


class Door:
    """Middleware: finds who is behind a request, and answers strangers itself."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let a request through, or send it to the page where one signs in."""
        team: Team | None = scope["app"].state.team
        if scope["type"] != "http" or team is None:
            await self._app(scope, receive, send)
            return
        request = Request(scope, receive)
        secret = cookie_of(request, cookie_name(request))
        session = await run_in_threadpool(team.visitor, secret)
        if session is not None:
            scope["state"]["session"] = session
            scope["state"]["analyst"] = Analyst(name=session.name, role=session.role)
        elif not is_open(scope["path"]):
            await _turned_away(request)(scope, receive, send)
            return
        await self._app(scope, receive, send)


def is_open(path: str) -> bool:
    """Whether strangers may ask for it: the page to sign in, and what it looks like."""
    rules = team_rules().open
    return path in rules.paths or path.startswith(rules.folders)


def cookie_of(request: Request, name: str) -> str:
    """The secret that a browser holds; empty where it holds none."""
    try:
        found = SimpleCookie(request.headers.get("cookie", "")).get(name)
    except CookieError:
        return ""
    return "" if found is None else found.value


def local_path(path: str) -> str:
    """An address of this workbench to go on to; anything else becomes the first page.

    >>> local_path("/review?page=2"), local_path("//elsewhere.example/"), local_path("")
    ('/review?page=2', '/', '/')
    """
    is_ours = path.startswith("/") and not path.startswith(("//", "/\\"))
    return path if is_ours and path.isprintable() else "/"


def _turned_away(request: Request) -> Response:
    if FRAGMENT in request.headers:  # htmx would put the page into a corner of this one
        return PlainTextResponse("", 401, {"HX-Redirect": SIGN_IN})
    if wants_json(request) or request.method not in LOOKING:
        said = Trouble(what="nobody has signed in.", remedy=f"Sign in at {SIGN_IN}.")
        return answer(request, "people/away.html.j2", said, 401)
    query = f"?{request.url.query}" if request.url.query else ""
    goal = local_path(request.url.path + query)
    return RedirectResponse(f"{SIGN_IN}?next={quote(goal, safe='/')}", 303)

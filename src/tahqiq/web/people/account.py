"""Signing in and out, and what everybody may change of their own account."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Form, Request
from fastapi.responses import RedirectResponse, Response

from tahqiq.errors import AccountError
from tahqiq.store.accounts import Session
from tahqiq.web.pages import add_page, answer, wants_json
from tahqiq.web.people.door import SIGN_IN, local_path
from tahqiq.web.people.rules import team_rules
from tahqiq.web.people.team import NotSignedIn, TooManyAttempts
from tahqiq.web.people.working import OnTeam, cookie_name, is_https, session_of

router = APIRouter()
Field = Annotated[str, Form()]


@dataclass(frozen=True, slots=True, kw_only=True)
class SignIn:
    """The page to sign in: where to go on to, and what went wrong."""

    goal: str
    name: str = ""
    trouble: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stay:
    """One running session of somebody; the one that asks is marked."""

    created: str
    seen: str
    is_this: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnAccount:
    """What somebody sees of their own account."""

    name: str
    role: str
    may: tuple[str, ...]
    stays: tuple[Stay, ...]
    shortest: int


@router.get(SIGN_IN, response_class=Response, summary="The page to sign in")
def sign_in_page(request: Request, next: str = "/") -> Response:  # noqa: A002 - as in the address
    """The page to sign in; who works alone has no need of it."""
    if request.app.state.team is None:
        return RedirectResponse("/", 303)
    return answer(request, "people/login.html.j2", SignIn(goal=local_path(next)))


@router.post(SIGN_IN, response_class=Response)
def sign_in(
    request: Request, team: OnTeam, name: Field, password: Field, next: Field = "/"  # noqa: A002
) -> Response:  # fmt: skip
    """Sign in: a cookie that the browser alone holds, and where to go on to."""
    try:
        secret, session = team.sign_in(name, password, _address(request))
    except TooManyAttempts as error:
        found = _failed(request, error, name, next, 429)
        found.headers["Retry-After"] = str(error.wait)
        return found
    except NotSignedIn as error:
        return _failed(request, error, name, next, 401)
    end = getattr(request.state, "session", None)
    if end is not None:  # a browser has one session at a time
        team.book.sign_ins.end(end, at=team.stamp())
    if wants_json(request):
        found = answer(request, "", {"name": session.name, "role": session.role})
    else:
        found = RedirectResponse(local_path(next), 303)
    _hand_over(request, found, secret)
    return found


@router.post("/logout", response_class=Response)
def sign_out(request: Request, team: OnTeam) -> Response:
    """Sign out: the session is over, whoever still holds its cookie."""
    team.book.sign_ins.end(session_of(request), at=team.stamp())
    found = RedirectResponse(SIGN_IN, 303)
    found.delete_cookie(cookie_name(request))
    return found


def own_account(request: Request, team: OnTeam) -> OwnAccount:
    """One's own account: role, rights, running sessions."""
    session = session_of(request)
    rules = team_rules()
    ranks = list(rules.roles)
    least = ranks.index(session.role)
    return OwnAccount(
        name=session.name,
        role=session.role,
        may=tuple(row.text for row in rules.acts if ranks.index(row.role) <= least),
        stays=tuple(_stay(row, session) for row in team.sessions(session.name)),
        shortest=rules.limits.password,
    )


@router.post("/account/password", response_class=Response)
def change_password(
    request: Request, team: OnTeam, old: Field, new: Field, again: Field
) -> Response:
    """Change one's own password; sessions elsewhere end.

    Raises:
        AccountError: The old one is wrong, or the new one will not do.
    """
    session = session_of(request)
    # A browser left open is not enough to take an account over.
    team.check(session.name, old, _address(request))
    if new != again:
        raise AccountError("the new password was typed in two ways.", "Type it again.")
    team.book.set_password(
        session.name,
        team.passwords.hashed(new, session.name),
        by=session.name,
        at=team.stamp(),
        keep=session.secret,
    )
    return RedirectResponse("/account", 303)


@router.post("/account/sessions", response_class=Response)
def end_other_sessions(request: Request, team: OnTeam) -> Response:
    """End one's own sessions everywhere else."""
    own = session_of(request)
    team.book.sign_ins.end_all_of(
        own.name, by=own.name, at=team.stamp(), keep=own.secret
    )
    return RedirectResponse("/account", 303)


def _address(request: Request) -> str:
    return request.client.host if request.client else ""


def _stay(row: Session, own: Session) -> Stay:
    return Stay(created=row.created, seen=row.seen, is_this=row.secret == own.secret)


def _failed(
    request: Request, error: AccountError, name: str, goal: str, status: int
) -> Response:
    said = SignIn(goal=local_path(goal), name=name, trouble=str(error))
    return answer(request, "people/login.html.j2", said, status)


def _hand_over(request: Request, response: Response, secret: str) -> None:
    response.set_cookie(
        cookie_name(request), secret, httponly=True, samesite="strict",
        secure=is_https(request), path="/",
    )  # fmt: skip


add_page(router, "/account", "people/account.html.j2", own_account)

"""The owner's page: who is in the team, what they may do, what was done about it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Form
from fastapi.responses import RedirectResponse, Response

from tahqiq.store.accounts import Account, Entry, Role, proper_name, require_role
from tahqiq.web.analyst import CurrentAnalyst
from tahqiq.web.pages import add_page
from tahqiq.web.people.rules import team_rules
from tahqiq.web.people.team import Team
from tahqiq.web.people.working import OnTeam

router = APIRouter()
Field = Annotated[str, Form()]


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """One account as the owner sees it."""

    name: str
    role: Role
    created: str
    closed: str | None
    sessions: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Right:
    """One thing that can be done, and from which role upwards."""

    role: Role
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Staff:
    """The team, the table of who may do what, and the log, newest first."""

    members: tuple[Member, ...]
    roles: Mapping[Role, str]
    rights: tuple[Right, ...]
    log: tuple[Entry, ...]
    shortest: int


def staff(team: OnTeam) -> Staff:
    """Who is in the team, and who may do what."""
    rules = team_rules()
    return Staff(
        members=tuple(_member(row, team) for row in team.book.accounts()),
        roles=rules.roles,
        rights=tuple(Right(role=row.role, text=row.text) for row in rules.acts),
        log=tuple(reversed(team.book.log()))[:200],
        shortest=rules.limits.password,
    )


@router.post("/team", response_class=Response)
def let_in(
    team: OnTeam, who: CurrentAnalyst, name: Field, role: Field, password: Field
) -> Response:
    """Let somebody in, with a first password for them to change.

    Raises:
        AccountError: The name is taken, or name, role or password will not do.
    """
    shown = proper_name(name)
    account = Account(
        name=shown,
        role=require_role(role),
        password=team.passwords.hashed(password, shown),
        created=team.stamp(),
    )
    team.book.add(account, by=who.name)
    return _back()


@router.post("/team/role", response_class=Response)
def give_role(team: OnTeam, who: CurrentAnalyst, name: Field, role: Field) -> Response:
    """Give somebody another role.

    Raises:
        AccountError: There is no such account or role, or nobody else is an owner.
    """
    team.book.set_role(name, require_role(role), by=who.name, at=team.stamp())
    return _back()


@router.post("/team/password", response_class=Response)
def give_password(
    team: OnTeam, who: CurrentAnalyst, name: Field, password: Field
) -> Response:
    """Give somebody who has forgotten theirs another password; their sessions end.

    Raises:
        AccountError: There is no such account, or the password will not do.
    """
    made = team.passwords.hashed(password, name)
    team.book.set_password(name, made, by=who.name, at=team.stamp())
    return _back()


@router.post("/team/closed", response_class=Response)
def close(team: OnTeam, who: CurrentAnalyst, name: Field, closed: Field) -> Response:
    """Close an account (`closed` is yes) or open it again; judgements keep their author.

    Raises:
        AccountError: There is no such account, or nobody else is an owner.
    """
    if closed == "yes":
        team.book.close_account(name, by=who.name, at=team.stamp())
    else:
        team.book.reopen_account(name, by=who.name, at=team.stamp())
    return _back()


def _member(row: Account, team: Team) -> Member:
    return Member(
        name=row.name,
        role=row.role,
        created=row.created,
        closed=row.closed,
        sessions=len(team.sessions(row.name)),
    )


def _back() -> Response:
    return RedirectResponse("/team", 303)


add_page(router, "/team", "people/team.html.j2", staff)

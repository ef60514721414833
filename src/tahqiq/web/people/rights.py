"""Nobody does what their role does not reach: checked at every route."""

from __future__ import annotations

from fastapi import Request

from tahqiq.errors import TahqiqError
from tahqiq.model.judgement import Judgement
from tahqiq.store.accounts import Role
from tahqiq.web.analyst import Analyst
from tahqiq.web.people.rules import may, team_rules


class NotAllowed(TahqiqError):
    """The person behind the request has not the role for it."""


def require_right(request: Request) -> None:
    """Refuse a request that the person behind it has not the role for.

    Raises:
        NotAllowed: They have not.
    """
    if request.app.state.team is None:
        return  # one person at their own machine
    route = getattr(request.scope.get("route"), "path", "")
    rules = team_rules()
    if f"{route}" in rules.open.paths or route.startswith(rules.open.folders):
        return
    analyst: Analyst = request.state.analyst
    require_role_of(analyst, rules.role_for(request.method, route))


def require_role_of(analyst: Analyst, least: Role) -> None:
    """Somebody has at least a role.

    Raises:
        NotAllowed: They have not.
    """
    if not may(analyst.role, least):
        raise NotAllowed(
            f"this takes the role {least}; you are {analyst.role}.",
            "Ask an owner of the case.",
        )


def require_may_undo(analyst: Analyst, undone: Judgement) -> None:
    """Everybody may undo what is their own; what is another's takes more.

    Raises:
        NotAllowed: It is another's, and the role does not reach.
    """
    if undone.author != analyst.name:
        require_role_of(analyst, team_rules().act("undo-others").role)

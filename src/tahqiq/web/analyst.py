"""Who is at the workbench: every judgement carries this name."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Annotated

from fastapi import Depends, HTTPException, Request

from tahqiq.store.accounts import Role


@dataclass(frozen=True, slots=True, kw_only=True)
class Analyst:
    """A person who looks and judges."""

    name: str
    role: Role


WhoIs = Callable[[Request], Analyst | None]


def local_owner(name: str) -> WhoIs:
    """One person on their own machine: no password, every right."""
    analyst = Analyst(name=name, role="owner")
    return lambda _request: analyst


def current_analyst(request: Request) -> Analyst:
    """The person behind a request, as the app was told to find them.

    Raises:
        HTTPException: Nobody has signed in.
    """
    who_is: WhoIs = request.app.state.who_is
    found = who_is(request)
    if found is None:
        raise HTTPException(401, "nobody has signed in")
    return found


CurrentAnalyst = Annotated[Analyst, Depends(current_analyst)]

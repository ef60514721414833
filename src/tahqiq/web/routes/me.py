"""Who the workbench takes you for, and the token that forms need."""

from __future__ import annotations

from dataclasses import dataclass

from fastapi import APIRouter, Request

from tahqiq.web.analyst import CurrentAnalyst
from tahqiq.web.guard import form_token

router = APIRouter()


@dataclass(frozen=True, slots=True, kw_only=True)
class Me:
    """The person behind the request; `csrf` goes with every form they send."""

    name: str
    role: str
    csrf: str


@router.get("/me.json")
def me(request: Request, analyst: CurrentAnalyst) -> Me:
    """Who you are here, and the token of your forms."""
    return Me(name=analyst.name, role=analyst.role, csrf=form_token(request))

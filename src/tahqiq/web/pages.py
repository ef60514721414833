"""A page and its JSON twin: one view, two answers."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache
from typing import Any

from fastapi import APIRouter, Depends, Request
from fastapi.encoders import jsonable_encoder
from fastapi.responses import HTMLResponse, JSONResponse, Response
from jinja2 import (
    ChoiceLoader,
    Environment,
    PackageLoader,
    PrefixLoader,
    StrictUndefined,
)

from tahqiq.publish.words import count_text, date_text, figure, grading, words
from tahqiq.web.analyst import Analyst
from tahqiq.web.guard import FIELD, form_token
from tahqiq.web.rooms import ROOMS
from tahqiq.web.said import saying
from tahqiq.web.static_files import address

FRAGMENT = "hx-request"


@cache
def environment() -> Environment:
    """The one template environment: everything escaped, nothing undefined."""
    found = Environment(
        loader=ChoiceLoader(
            [
                PackageLoader("tahqiq.web", "templates"),
                PrefixLoader({"publish": PackageLoader("tahqiq.publish", "templates")}),
            ]
        ),
        autoescape=True,  # titles, names and texts come from strangers
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    found.filters.update(
        date=date_text, count=count_text, figure=figure, claims_of=claims_of
    )
    found.globals.update(
        words=words(), grading=grading(), rooms=ROOMS, file=address, saying=saying()
    )
    return found


def claims_of(basis: Sequence[str]) -> list[str]:
    """The claims among the anchors that a sentence rests on.

    >>> claims_of(["claim-d1-c1", "evidence-ab"])
    ['claim-d1-c1']
    """
    return [key for key in basis if key.startswith("claim-")]


def render(request: Request, template: str, **values: Any) -> str:
    """A template with what every page knows: the case, the person, the form's token."""
    app = request.app.state
    shared = {
        "path": request.url.path,
        "title": app.desk.case_settings().title,
        "analyst": analyst_of(request),
        "has_team": app.team is not None,
        "csrf": form_token(request),
        "csrf_field": FIELD,
        "is_fragment": FRAGMENT in request.headers,
        "behind": getattr(request.state, "behind", None),
    }
    return environment().get_template(template).render(**{**shared, **values})


def analyst_of(request: Request) -> Analyst | None:
    """Who asks, None where nobody may be named (a page for those not signed in)."""
    found: Analyst | None = getattr(request.state, "analyst", None)
    return found or request.app.state.who_is(request)


def wants_json(request: Request) -> bool:
    """Whether a program asks: by the name of the twin, or by what it accepts."""
    accepted = request.headers.get("accept", "")
    return request.url.path.endswith(".json") or (
        "application/json" in accepted and "text/html" not in accepted
    )


def answer(request: Request, template: str, view: Any, status: int = 200) -> Response:
    """A view as the page or, where a program asks, as JSON."""
    if wants_json(request):
        return JSONResponse(jsonable_encoder(view), status)
    return HTMLResponse(render(request, template, view=view), status)


def add_page(
    router: APIRouter, path: str, template: str, build: Callable[..., Any]
) -> None:
    """Serve what `build` returns as a page at `path` and as JSON at ``path.json``.

    Args:
        router: Where to.
        path: Address of the page; ``/`` has its twin at ``/overview.json``.
        template: File in ``templates/``.
        build: Draws the view; its parameters are those of the address.
    """
    name = build.__name__
    twin = f"{'/overview' if path == '/' else path}.json"
    # The twin goes first: `/documents/{document}` would take its name for an id.
    router.get(twin, name=f"{name}.json", summary=_summary(build))(build)

    def page(request: Request, view: Any = Depends(build)) -> Response:
        return answer(request, template, view)

    router.get(
        path, name=name, response_class=HTMLResponse, summary=_summary(build),
        responses={200: {"content": {"application/json": {}}}},
    )(page)  # fmt: skip


def _summary(build: Callable[..., Any]) -> str:
    return (build.__doc__ or "").partition("\n")[0].rstrip(".")

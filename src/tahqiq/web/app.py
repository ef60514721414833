"""The workbench put together: its rooms, its guard, what an error looks like."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from fastapi import Depends, FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import Response
from starlette.exceptions import HTTPException

from tahqiq.errors import CaseBusy, JudgementConflict, TahqiqError
from tahqiq.web.absent import Absent
from tahqiq.web.analyst import WhoIs, local_owner
from tahqiq.web.desk import Desk, NotDrawn
from tahqiq.web.guard import Guard, NotOurs, require_token
from tahqiq.web.intake import Intake
from tahqiq.web.pages import answer
from tahqiq.web.people.conflict import told_of_conflict
from tahqiq.web.people.joining import join
from tahqiq.web.people.rights import NotAllowed, require_right
from tahqiq.web.people.team import NotSignedIn, TooManyAttempts
from tahqiq.web.routes import ROUTERS
from tahqiq.web.settings import WebSettings
from tahqiq.web.trouble import Trouble, described

DESCRIPTION = (
    "Every page of the workbench has a twin at its address with `.json`. Forms are sent "
    "with the token of `/me.json`, as the field `csrf` or the header `X-CSRF-Token`."
)
STATUS: tuple[tuple[type[TahqiqError], int], ...] = (
    (Absent, 404),
    (NotOurs, 403),
    (NotAllowed, 403),
    (NotSignedIn, 401),
    (TooManyAttempts, 429),
    (JudgementConflict, 409),
    (CaseBusy, 409),
    (NotDrawn, 202),
)


def create_app(settings: WebSettings, who_is: WhoIs | None = None) -> FastAPI:
    """The workbench over one case.

    Args:
        settings: The case, the person, the clock.
        who_is: Finds the person behind a request; by default one local owner.

    Raises:
        CaseError: There is no case, or it cannot be opened.
    """
    desk = Desk(settings)
    app = FastAPI(
        title="Tahqiq workbench",
        description=DESCRIPTION,
        version=settings.tool.rpartition(" ")[2],
        docs_url=None,  # its page fetches scripts from elsewhere
        redoc_url=None,
        dependencies=[Depends(require_right), Depends(require_token)],
        responses=described(),
        lifespan=_lifespan,
    )
    app.state.desk = desk
    app.state.settings = settings
    app.state.intake = Intake(settings.token)
    app.state.secret = settings.token().encode()
    app.state.who_is = who_is or local_owner(settings.analyst)
    for router in ROUTERS:
        app.include_router(router)
    join(app, settings, desk.folder.id)
    app.add_middleware(Guard, settings=settings)
    app.add_exception_handler(JudgementConflict, told_of_conflict)
    app.add_exception_handler(TahqiqError, _told)
    app.add_exception_handler(HTTPException, _told)
    app.add_exception_handler(RequestValidationError, _told)
    return app


@asynccontextmanager
async def _lifespan(app: FastAPI) -> AsyncIterator[None]:
    app.state.desk.open()
    yield
    app.state.desk.close()
    if app.state.team is not None:
        app.state.team.book.close()


def _told(request: Request, error: Exception) -> Response:
    """An error as a page that says what and what to do next, or as JSON."""
    status, trouble = _trouble(error)
    template = "drawing.html.j2" if isinstance(error, NotDrawn) else "trouble.html.j2"
    return answer(request, template, trouble, status)


def _trouble(error: Exception) -> tuple[int, Trouble]:
    if isinstance(error, TahqiqError):
        found = (code for kind, code in STATUS if isinstance(error, kind))
        return next(found, 400), Trouble(what=error.what, remedy=error.remedy)
    if isinstance(error, HTTPException):
        return error.status_code, Trouble(what=f"{error.detail}.", remedy="")
    if isinstance(error, RequestValidationError):
        faults = [
            f"{'.'.join(str(part) for part in row['loc'])}: {row['msg']}"
            for row in error.errors()
        ]
        what = f"the request does not fit: {'; '.join(faults)}."
        return 422, Trouble(what=what, remedy="See /openapi.json.")
    raise error

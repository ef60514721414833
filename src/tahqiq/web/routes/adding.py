"""Add reports from the browser, and watch them being read."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, File, Form, Request, UploadFile
from fastapi.responses import RedirectResponse, Response, StreamingResponse

from tahqiq.errors import CollectError
from tahqiq.model.document import Refusal, Said
from tahqiq.pipeline import Reconciliation
from tahqiq.web.analyst import CurrentAnalyst
from tahqiq.web.desk import OnDesk
from tahqiq.web.intake import Intake, Run
from tahqiq.web.pages import add_page

router = APIRouter()


@dataclass(frozen=True, slots=True, kw_only=True)
class AddPage:
    """What may be handed in, and how far the last lot is."""

    files: int
    megabytes: int
    run: str | None
    given: int
    done: tuple[str, ...]
    is_done: bool
    read: int
    already: int
    refused: tuple[Refusal, ...]
    trouble: str | None


def adding(request: Request, desk: OnDesk, run: str = "") -> AddPage:
    """Hand in reports, and watch them being read."""
    limits = desk.settings.uploads
    found: Run | None = _intake(request).run(run) if run else None
    count = (found.count if found else None) or Reconciliation()
    return AddPage(
        files=limits.files,
        megabytes=limits.total // 1024 // 1024,
        run=found.id if found else None,
        given=found.given if found else 0,
        done=tuple(found.names) if found else (),
        is_done=found.is_done if found else False,
        read=count.read,
        already=count.already,
        refused=count.refusals,
        trouble=found.trouble if found else None,
    )


@router.post("/add", response_model=None)
def add(  # noqa: PLR0913 - one parameter a field
    request: Request,
    desk: OnDesk,
    analyst: CurrentAnalyst,
    files: Annotated[list[UploadFile], File()],
    outlet: Annotated[str, Form()] = "",
    url: Annotated[str, Form()] = "",
    reason: Annotated[str, Form()] = "",
) -> Response:
    """Take in what was handed over; the page then tells how far it is."""
    limits = desk.settings.uploads
    handed = [(row.filename or "", row.file.read()) for row in files if row.filename]
    if not handed:
        raise CollectError("no file was handed in.", "Choose at least one.")
    if len(handed) > limits.files:
        raise CollectError(
            f"{len(handed)} files are too many at once.",
            f"Hand in {limits.files} at a time, or a zip.",
        )
    said = Said(outlet=outlet or None, url=url or None, reason=reason or None)
    run = _intake(request).start(desk, analyst.name, handed, said)
    return RedirectResponse(f"/add?run={run.id}", 303)


@router.get("/add/{run}/events", response_class=StreamingResponse)
def events(request: Request, run: str) -> StreamingResponse:
    """What is done, as server-sent events: one for each file, `end` at the end."""
    found = _intake(request).run(run)
    after = request.headers.get("last-event-id", "0")
    start = int(after) if after.isdecimal() else 0
    return StreamingResponse(_stream(found, start), media_type="text/event-stream")


def _stream(run: Run, after: int) -> Iterator[str]:
    for number, name in run.told(after):
        if name is None:
            yield ": still reading\n\n"
        else:
            said = json.dumps({"name": name, "done": number, "given": run.given})
            yield f"id: {number}\nevent: file\ndata: {said}\n\n"
    yield "event: end\ndata: {}\n\n"


def _intake(request: Request) -> Intake:
    found: Intake = request.app.state.intake
    return found


add_page(router, "/add", "add.html.j2", adding)

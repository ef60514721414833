"""Told when what was judged or added is taken in, to pages that do not show it yet."""

from __future__ import annotations

from asyncio import sleep
from collections.abc import AsyncIterator

from fastapi import APIRouter
from fastapi.responses import StreamingResponse
from starlette.concurrency import run_in_threadpool

from tahqiq.errors import TahqiqError
from tahqiq.web.desk import Desk, OnDesk

router = APIRouter()
PAUSE = 1.0  # seconds between two looks at how far it is; each costs two look-ups


@router.get("/drawn/events", response_class=StreamingResponse)
async def drawn(desk: OnDesk) -> StreamingResponse:
    """`drawn`, as a server-sent event, once the views hold all that is in the case."""
    return StreamingResponse(_told(desk), media_type="text/event-stream")


async def _told(desk: Desk) -> AsyncIterator[str]:
    try:
        while await run_in_threadpool(desk.is_behind):
            yield ": being drawn\n\n"
            await sleep(PAUSE)
    except TahqiqError as error:  # the stream has begun: no page can tell of it
        said = " ".join(str(error).split())
        yield f"event: trouble\ndata: {said}\n\n"
        return
    yield "event: drawn\ndata: {}\n\n"

"""Deciding: every form of the workbench that records a judgement, and undo."""

from __future__ import annotations

from dataclasses import asdict
from typing import Annotated

from fastapi import APIRouter, Form, Request
from fastapi.responses import HTMLResponse, JSONResponse, RedirectResponse, Response
from pydantic import BaseModel

from tahqiq.model.case import ClaimRef
from tahqiq.model.judgement import Judgement
from tahqiq.web.analyst import CurrentAnalyst
from tahqiq.web.cards import Card, card_of
from tahqiq.web.deciding import Asked, Edited, Split, decide, edited, split, take_back
from tahqiq.web.desk import Desk, OnDesk
from tahqiq.web.numbered import LastSeen
from tahqiq.web.pages import FRAGMENT, render, wants_json
from tahqiq.web.told import told

router = APIRouter()
SHAPES = {"card": "card.html.j2", "note": "note.html.j2", "claim": "card.html.j2"}


class Sent(BaseModel):
    """What every form of a decision sends; `back` is the page it was made on."""

    subject: str
    based_on: LastSeen
    back: str = "/review"
    shape: str = ""


class Judged(Sent):
    """A decision as a form sends it."""

    kind: str
    object: str | None = None
    value: str | None = None
    reason: str = ""


class EditForm(Sent):
    """What of a claim is to read otherwise."""

    proposition: str
    certainty: str
    polarity: str
    chain: str = "as-read"  # or the number of an alternative, or "outlet"
    reason: str = ""


class SplitForm(Sent):
    """A claim that says two things, as two."""

    first: str
    second: str
    first_words: str = ""
    second_words: str = ""


class Undone(BaseModel):
    """What to take back: a judgement by its id, or the last of one's own."""

    judgement: str = ""
    back: str = "/history"
    shape: str = ""


@router.post("/judge", response_model=None)
def judge(
    request: Request,
    desk: OnDesk,
    analyst: CurrentAnalyst,
    form: Annotated[Judged, Form()],
) -> Response:
    """Record a judgement."""
    asked = Asked(
        kind=form.kind, subject=form.subject, object=form.object or None,
        value=form.value or None, reason=form.reason, based_on=form.based_on,
    )  # fmt: skip
    rows = decide(desk, analyst, [asked])
    return _answered(request, desk, rows, form.back, form.shape)


@router.post("/edit", response_model=None)
def edit(
    request: Request,
    desk: OnDesk,
    analyst: CurrentAnalyst,
    form: Annotated[EditForm, Form()],
) -> Response:
    """Record how a claim is to read."""
    wanted = Edited(
        subject=form.subject, proposition=form.proposition, certainty=form.certainty,
        polarity=form.polarity, chain=form.chain, reason=form.reason,
        based_on=form.based_on,
    )  # fmt: skip
    rows = decide(desk, analyst, [edited(desk.at_hand(), wanted)])
    return _answered(request, desk, rows, form.back, form.shape)


@router.post("/split", response_model=None)
def split_claim(
    request: Request,
    desk: OnDesk,
    analyst: CurrentAnalyst,
    form: Annotated[SplitForm, Form()],
) -> Response:
    """Reject a claim and add the two that it says."""
    wanted = Split(
        subject=form.subject, propositions=(form.first, form.second),
        words=(form.first_words, form.second_words), based_on=form.based_on,
    )  # fmt: skip
    rows = decide(desk, analyst, split(desk.at_hand(), wanted))
    return _answered(request, desk, rows[:1], form.back, form.shape)


@router.post("/undo", response_model=None)
def undo(
    request: Request,
    desk: OnDesk,
    analyst: CurrentAnalyst,
    form: Annotated[Undone, Form()],
) -> Response:
    """Take a judgement back; the last of one's own where none is named."""
    made = take_back(desk, analyst, form.judgement)
    return _answered(request, desk, made, form.back, form.shape)


def _answered(
    request: Request, desk: Desk, rows: tuple[Judgement, ...], back: str, shape: str
) -> Response:
    """What was recorded, for a program; the card as it is now; or the page again."""
    if wants_json(request):
        return JSONResponse([asdict(told(row)) for row in rows])
    if FRAGMENT in request.headers and shape in SHAPES and rows:
        return _card(request, card_of(desk.at_hand(), _ref(rows[0])), shape)
    return RedirectResponse(_own(back), 303)


def _card(request: Request, card: Card, shape: str) -> Response:
    made = render(request, SHAPES[shape], card=card)
    return HTMLResponse(made, headers={"x-card": card.anchor})


def _ref(row: Judgement) -> ClaimRef:
    document, _, claim = row.subject.partition("#")
    return ClaimRef(document=document, claim=claim)


def _own(back: str) -> str:
    """A page of this workbench, whatever the form says."""
    inside = back.startswith("/") and not back.startswith(("//", "/\\"))
    return back if inside and back.isprintable() else "/"

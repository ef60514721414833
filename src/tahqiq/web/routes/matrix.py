"""Hypotheses against evidence: the matrix to be filled, and what it then says."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated, Literal

from fastapi import APIRouter, Form, Request
from fastapi.responses import RedirectResponse, Response
from pydantic import BaseModel

from tahqiq.model.judgement import Judgement
from tahqiq.model.matrix import Matrix
from tahqiq.publish.weighed import MatrixView
from tahqiq.store.birth import SETTINGS_FILE
from tahqiq.web.analyst import CurrentAnalyst
from tahqiq.web.deciding import Asked, decide
from tahqiq.web.desk import OnDesk
from tahqiq.web.numbered import LastSeen
from tahqiq.web.pages import FRAGMENT, add_page, answer, wants_json
from tahqiq.web.seen import Seen
from tahqiq.web.settings_text import with_hypothesis, write_settings
from tahqiq.web.sight import InSight, seen_of
from tahqiq.web.weighing import weighed

router = APIRouter()


@dataclass(frozen=True, slots=True, kw_only=True)
class Own:
    """What the analyst at the desk has rated so far, by row and hypothesis."""

    row: str
    hypothesis: str
    rating: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Hypotheses:
    """The matrix with everything drawn from it; no winner is named."""

    question: str | None
    view: MatrixView
    own: tuple[Own, ...]
    notes: tuple[str, ...]
    left_off: int
    assessments: tuple[Judgement, ...]
    based_on: int


class Rating(BaseModel):
    """One rating of one row under one hypothesis."""

    row: str
    hypothesis: str
    rating: str
    based_on: LastSeen


class Rival(BaseModel):
    """A rival explanation, as a sentence; `name` is its id in judgements."""

    text: str
    name: str = ""


class Weight(BaseModel):
    """How much one row counts."""

    row: str
    credibility: Literal["low", "medium", "high"]
    relevance: Literal["low", "medium", "high"]
    reason: str = ""
    based_on: LastSeen


class Assessment(BaseModel):
    """The analyst's judgement on the question."""

    text: str
    reason: str = ""
    based_on: LastSeen


def hypotheses(seen: InSight, analyst: CurrentAnalyst) -> Hypotheses:
    """Evidence against rival explanations, to be rated here."""
    return _hypotheses(seen, analyst.name)


def _hypotheses(seen: Seen, name: str) -> Hypotheses:
    shown = seen.lately(weighed)
    found = shown.found
    return Hypotheses(
        question=found.question,
        view=shown.view,
        own=tuple(_own(found, name)),
        notes=found.notes,
        left_off=found.left_off,
        assessments=found.assessments,
        based_on=seen.last,
    )


def _own(found: Matrix, name: str) -> Iterator[Own]:
    for row in found.rows:
        for cell in row.cells:
            for bearing in cell.bearings:
                if bearing.analyst == name:
                    yield Own(row=cell.row, hypothesis=cell.hypothesis,
                              rating=bearing.rating)  # fmt: skip


@router.post("/hypotheses", response_model=None)
def rate(
    request: Request,
    desk: OnDesk,
    analyst: CurrentAnalyst,
    form: Annotated[Rating, Form()],
) -> Response:
    """Rate one row under one hypothesis; the answer is the matrix as it is then."""
    asked = Asked(
        kind="bear", subject=form.row, object=form.hypothesis, value=form.rating,
        based_on=form.based_on,
    )  # fmt: skip
    decide(desk, analyst, [asked])
    if FRAGMENT in request.headers or wants_json(request):
        view = _hypotheses(seen_of(request, desk), analyst.name)
        return answer(request, "matrix.html.j2", view)
    return RedirectResponse("/hypotheses", 303)


@router.post("/hypotheses/named", response_model=None)
def name_hypothesis(desk: OnDesk, form: Annotated[Rival, Form()]) -> Response:
    """Add a rival explanation to ``case.toml``; the matrix then has a column for it."""
    path = desk.path / SETTINGS_FILE
    write_settings(path, with_hypothesis(path, form.text, form.name))
    return RedirectResponse("/hypotheses", 303)


@router.post("/weight", response_model=None)
def weigh_row(
    desk: OnDesk, analyst: CurrentAnalyst, form: Annotated[Weight, Form()]
) -> Response:
    """Say how credible and how relevant one row of evidence is (M80)."""
    value = f"credibility={form.credibility} relevance={form.relevance}"
    asked = Asked(
        kind="weigh-evidence", subject=form.row, value=value, reason=form.reason,
        based_on=form.based_on,
    )  # fmt: skip
    decide(desk, analyst, [asked])
    return RedirectResponse("/hypotheses", 303)


@router.post("/assessment", response_model=None)
def assess(
    desk: OnDesk, analyst: CurrentAnalyst, form: Annotated[Assessment, Form()]
) -> Response:
    """Write the analyst's judgement on the question."""
    asked = Asked(
        kind="assess", subject="question", value=form.text, reason=form.reason,
        based_on=form.based_on,
    )  # fmt: skip
    decide(desk, analyst, [asked])
    return RedirectResponse("/hypotheses#assessments", 303)


add_page(router, "/hypotheses", "hypotheses.html.j2", hypotheses)

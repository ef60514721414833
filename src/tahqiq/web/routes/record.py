"""What was decided, what was refused, what is set; what was done about it."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Annotated

from fastapi import APIRouter, Form, Query, Request
from fastapi.responses import RedirectResponse, Response
from pydantic import BaseModel

from tahqiq.errors import TahqiqError
from tahqiq.model.document import Refusal
from tahqiq.model.judgement import Judgement, standing
from tahqiq.model.lookup import CaseIndex
from tahqiq.publish.answers import (
    QuestionRow,
    StepRow,
    absent_steps,
    ledger_rows,
    question_rows,
)
from tahqiq.publish.review import refusal_rows
from tahqiq.store.birth import SETTINGS_FILE
from tahqiq.web.desk import OnDesk
from tahqiq.web.naming import about
from tahqiq.web.numbered import abreast, numbered
from tahqiq.web.pages import add_page, answer, wants_json
from tahqiq.web.settings_text import (
    SettingsText,
    changed_text,
    not_kept,
    settings_text,
    write_settings,
)
from tahqiq.web.sight import AtGlance, InSight
from tahqiq.web.told import Told, told

router = APIRouter()


@dataclass(frozen=True, slots=True, kw_only=True)
class Made(Told):
    """One decision, what it is about, and whether it stands."""

    about: str
    is_standing: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class History:
    """Every decision, newest first."""

    rows: tuple[Made, ...]
    total: int
    page: int
    pages: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Refusals:
    """Everything a stage would not take."""

    rows: tuple[Refusal, ...]
    total: int
    page: int
    pages: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Impunity:
    """What was done about it, and the questions nobody answers."""

    steps: tuple[StepRow, ...]
    absent: tuple[str, ...]
    questions: tuple[QuestionRow, ...]
    total: int
    page: int
    pages: int


class SettingsForm(BaseModel):
    """The text of ``case.toml`` as it is to be."""

    text: str
    before: str


def history(seen: AtGlance, page: Annotated[int, Query(ge=1)] = 1) -> History:
    """Every decision ever made here, newest first; any can be taken back."""
    rows = seen.case.judgements
    force, undone = seen.lately(_in_force), seen.lately(_undone)
    part = numbered(rows[::-1], page)
    return History(
        rows=tuple(
            _made(r, about(r, seen), r.id in force or (r.kind == "undo" and r.id not in undone))
            for r in part.rows
        ),
        total=part.total,
        page=part.page,
        pages=part.pages,
    )  # fmt: skip


def _in_force(index: CaseIndex) -> frozenset[str]:
    return frozenset(row.id for row in standing(index.case.judgements))


def _undone(index: CaseIndex) -> frozenset[str]:
    rows = index.case.judgements
    return frozenset(row.subject for row in rows if row.kind == "undo")


def _made(row: Judgement, what: str, is_standing: bool) -> Made:  # noqa: FBT001 - one line above
    return Made(**asdict(told(row)), about=what, is_standing=is_standing)


def refusals(seen: InSight, page: Annotated[int, Query(ge=1)] = 1) -> Refusals:
    """Everything a stage would not take, with the reason."""
    part = numbered(seen.once(refusal_rows), page)
    return Refusals(rows=part.rows, total=part.total, page=part.page, pages=part.pages)


def impunity(seen: InSight, page: Annotated[int, Query(ge=1)] = 1) -> Impunity:
    """What was done about it, and which questions nobody answers."""
    steps, questions = seen.once(ledger_rows), seen.once(question_rows)
    part = abreast(page, steps, questions)
    return Impunity(
        steps=part.of(steps),
        absent=seen.once(absent_steps) if part.page == 1 else (),
        questions=part.of(questions),
        total=len(steps),
        page=part.page,
        pages=part.pages,
    )


def settings(desk: OnDesk) -> SettingsText:
    """What ``case.toml`` says."""
    return settings_text(desk.path / SETTINGS_FILE)


@router.post("/settings", response_model=None)
def keep_settings(
    request: Request, desk: OnDesk, form: Annotated[SettingsForm, Form()]
) -> Response:
    """Write ``case.toml``, if it is one and nobody changed it meanwhile.

    What was typed and cannot be kept stays on the page, with the reason.
    """
    path = desk.path / SETTINGS_FILE
    try:
        write_settings(path, changed_text(path, form.text, form.before))
    except TahqiqError as error:
        if wants_json(request):
            raise
        page = not_kept(path, form.text, form.before, str(error))
        return answer(request, "settings.html.j2", page, 400)
    return RedirectResponse("/settings", 303)


add_page(router, "/history", "history.html.j2", history)
add_page(router, "/refusals", "refusals.html.j2", refusals)
add_page(router, "/impunity", "impunity.html.j2", impunity)
add_page(router, "/settings", "settings.html.j2", settings)

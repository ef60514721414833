"""`tahqiq new`: open a case."""

from __future__ import annotations

import shlex
from pathlib import Path
from typing import Annotated

import typer
from rich.markup import escape

from tahqiq.cli.terminal import Author, DatabaseAddress, custodian, say
from tahqiq.model.case import CaseSettings
from tahqiq.store.case_folder import CaseFolder


def register(app: typer.Typer) -> None:
    """Add the verb."""
    app.command("new")(new)


def new(
    case: Annotated[Path, typer.Argument(help="The folder to make.")],
    title: Annotated[str | None, typer.Option(help="What the case is called.")] = None,
    question: Annotated[str | None, typer.Option(help="What it is to answer.")] = None,
    database: DatabaseAddress = None,
    author: Author = None,
) -> None:
    """Open a case: a folder with its settings, records, evidence and custody log."""
    settings = CaseSettings(
        title=title or case.name, question=question, database=database
    )
    CaseFolder.create(case, settings, custodian(author)).close()
    shown = escape(str(case))
    say(f"Opened {shown}. Put the question and hypotheses into {shown}/case.toml, then")
    say(f"  tahqiq add {escape(shlex.quote(str(case)))} FILE-OR-FOLDER…")

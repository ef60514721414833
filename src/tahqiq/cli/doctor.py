"""`tahqiq doctor`: what is missing on this machine, and what to type."""

from __future__ import annotations

import shutil
import sqlite3
import sys
from collections.abc import Iterator
from importlib.util import find_spec
from typing import Annotated

import typer
from rich.markup import escape

from tahqiq.cli.terminal import LOSS, JsonFlag, put_json, say
from tahqiq.errors import ModelMissing
from tahqiq.extract.parsing.english import DEFAULT_MODEL, load_english

PACKAGES = ("spacy", "sqlalchemy", "trafilatura", "pypdfium2", "docx", "lxml", "jinja2")
Finding = tuple[str, bool, str]


def register(app: typer.Typer) -> None:
    """Add the verb."""
    app.command("doctor")(doctor)


def doctor(
    model: Annotated[str, typer.Option(help="A spaCy English model.")] = DEFAULT_MODEL,
    as_json: JsonFlag = False,  # noqa: FBT002 - a flag
) -> None:
    """Say what works here and what to type where something does not."""
    found = [*_python(), *_packages(), *_model(model), *_database(), *_disk()]
    if as_json:
        put_json([{"name": n, "ok": ok, "detail": d} for n, ok, d in found])
    for name, works, detail in found:
        mark = "[green]ok[/green]" if works else "[red]missing[/red]"
        say(f"{mark:>8}  {name}: {escape(detail)}")
    raise typer.Exit(0 if all(works for _, works, _ in found) else LOSS)


def _python() -> Iterator[Finding]:
    running = sys.version_info
    fits = (3, 11) <= running[:2] < (3, 14)
    yield "Python", fits, f"{running[0]}.{running[1]}.{running[2]} (3.11 to 3.13 work)"


def _packages() -> Iterator[Finding]:
    for name in PACKAGES:
        there = find_spec(name) is not None
        yield name, there, "installed" if there else "type `make setup`"


def _model(name: str) -> Iterator[Finding]:
    try:
        yield "English model", True, load_english(name).version
    except ModelMissing as error:
        yield "English model", False, str(error)


def _database() -> Iterator[Finding]:
    yield "SQLite", True, sqlite3.sqlite_version


def _disk() -> Iterator[Finding]:
    free = shutil.disk_usage(".").free
    enough = (
        free > 1_000_000_000
    )  # evidence is copied; a large case needs its size again
    yield "disk", enough, f"{free / 1e9:.1f} GB free here"

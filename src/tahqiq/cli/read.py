"""`tahqiq read`: read without keeping."""

from __future__ import annotations

from typing import Annotated

import typer
from rich.markup import escape

from tahqiq.cli.reading import lines_of
from tahqiq.cli.terminal import (
    LOSS,
    JsonFlag,
    Outlet,
    Published,
    Url,
    now,
    progress,
    put_bytes,
    results,
    said,
    say,
)
from tahqiq.cli.terminal import author as author_of
from tahqiq.extract.parsing.english import DEFAULT_MODEL
from tahqiq.model.codec import reading_to_json
from tahqiq.model.document import Refusal
from tahqiq.model.reading import Reading
from tahqiq.pipeline import Taking, read_sources


def register(app: typer.Typer) -> None:
    """Add the verb."""
    app.command("read")(read)


def read(  # noqa: PLR0913 - one parameter an option
    sources: list[str],
    outlet: Outlet = None,
    published: Published = None,
    url: Url = None,
    model: Annotated[str, typer.Option(help="A spaCy English model.")] = DEFAULT_MODEL,
    as_json: JsonFlag = False,  # noqa: FBT002 - a flag
) -> None:
    """Read reports and print every claim with its chain; nothing is kept.

    With --json one reading-1 object a line. Exit status 1: something was refused.
    """
    taking = Taking(
        said=said(outlet, published, url, None), clock=now, collector=author_of(None),
        english_model=model,
    )  # fmt: skip
    given = refused = 0
    with progress("Reading") as tell:
        for found in read_sources(sources, taking):
            given += 1
            refused += isinstance(found, Refusal)
            tell(found.item if isinstance(found, Refusal) else found.document.file)
            _put(found, as_json=as_json)
    say(f"{given} given: {given - refused} read, {refused} refused")
    raise typer.Exit(LOSS if refused else 0)


def _put(found: Reading | Refusal, *, as_json: bool) -> None:
    if isinstance(found, Refusal):
        say(f"[yellow]refused[/yellow] {escape(found.item)}: {escape(found.reason)}")
    elif as_json:
        put_bytes(reading_to_json(found) + b"\n")
    else:
        for line in lines_of(found):
            results.print(line)

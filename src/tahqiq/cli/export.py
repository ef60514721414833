"""`tahqiq export`: the case in an exchange format, on standard output or to a file."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from tahqiq.cli.terminal import CasePath, opened, put_bytes, say
from tahqiq.pipeline import EXPORTS, export_case, view


def register(app: typer.Typer) -> None:
    """Add the verb."""
    app.command("export")(export)


def export(
    case: CasePath,
    to: Annotated[str, typer.Option("--to", help=", ".join(EXPORTS))] = "json",
    out: Annotated[
        Path | None, typer.Option(help="A file instead of standard output.")
    ] = None,
) -> None:
    """Write the whole case; `json` is case-1 and comes back with `import` without loss."""
    with opened(case) as (folder, settings):
        content, count = export_case(view(folder, settings), to)
    if out is None:
        put_bytes(content)
    else:
        out.write_bytes(content)
    say(count)

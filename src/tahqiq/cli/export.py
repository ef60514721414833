"""`tahqiq export`: the case in an exchange format, on standard output or to a file."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from tahqiq.cli.terminal import (
    CasePath,
    Profile,
    opened,
    put_bytes,
    say,
    say_profile,
    write_out,
)
from tahqiq.pipeline import export_case, view
from tahqiq.publish.exports import EXPORTS


def register(app: typer.Typer) -> None:
    """Add the verb."""
    app.command("export")(export)


def export(
    case: CasePath,
    to: Annotated[str, typer.Option("--to", help=", ".join(EXPORTS))] = "json",
    out: Annotated[
        Path | None, typer.Option(help="A file instead of standard output.")
    ] = None,
    profile: Profile = "",
) -> None:
    """Write the whole case; `json` is case-1 and comes back with `import` without loss."""
    with opened(case) as (folder, settings):
        release = export_case(view(folder, settings), to, profile)
    if out is None:
        put_bytes(release.content)
    else:
        write_out(out, release.content)
    say_profile(profile, settings.disclosure)
    for note in release.notes:
        say(note)
    say(release.count)

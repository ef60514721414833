"""`tahqiq explain`: why these are one, why nine are two, why a field says what it says."""

from __future__ import annotations

from typing import Annotated

import typer
from rich.text import Text

from tahqiq.cli.terminal import CasePath, JsonFlag, opened, put_json, results, say
from tahqiq.pipeline import explained


def register(app: typer.Typer) -> None:
    """Add the verb."""
    app.command("explain")(explain)


def explain(
    case: CasePath,
    what: Annotated[
        str,
        typer.Argument(
            help="An id, a file name, the name of a source, or INCIDENT.FIELD."
        ),
    ],
    as_json: JsonFlag = False,  # noqa: FBT002 - a flag
) -> None:
    """Say why something of a case is as it is, in words an editor can read."""
    with opened(case) as (folder, settings):
        lines = explained(folder, settings, what)
    if as_json:
        put_json({"what": what, "lines": list(lines)})
    else:
        for line in lines:
            results.print(Text(line), soft_wrap=True)
    say(f"{len(lines)} lines on {what}")

"""`tahqiq import`: a case from its own export."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from tahqiq.cli.terminal import Author, custodian, say
from tahqiq.model.case_codec import case_from_json
from tahqiq.pipeline import import_case


def register(app: typer.Typer) -> None:
    """Add the verb."""
    app.command("import")(import_)


def import_(
    file: Annotated[Path, typer.Argument(help="What `export --to json` wrote.")],
    case: Annotated[Path, typer.Argument(help="The folder to make.")],
    author: Author = None,
) -> None:
    """Make a case folder from an export; exporting it again gives the same bytes.

    An export holds texts, readings and judgements but not the files as received:
    `verify` says so of each until they are added.
    """
    count = import_case(case_from_json(file.read_bytes()), case, custodian(author))
    say(
        f"{count} documents in, 0 refused; the files as received are not part of an export"
    )

"""`tahqiq release`: freeze what leaves the house, and say what changed since the last."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from tahqiq.cli.terminal import (
    Author,
    CasePath,
    opened,
    put,
    say,
    stamp,
    tool,
    write_key,
)
from tahqiq.cli.terminal import author as author_of
from tahqiq.pipeline import release_case
from tahqiq.publish.manifest import Releasing


def register(app: typer.Typer) -> None:
    """Add the verb."""
    app.command("release")(release)


def release(
    case: CasePath,
    profile: Annotated[
        str, typer.Option("--profile", help="public, partner, custom or internal.")
    ] = "public",
    reason: Annotated[str, typer.Option(help="Why it is released.")] = "",
    key: Annotated[
        Path | None, typer.Option(help="Where to write the key of the pseudonyms.")
    ] = None,
    author: Author = None,
) -> None:
    """Freeze the dossier and its data in `releases/`, with a manifest and what changed.

    Nothing writes to a release again, and `verify` checks every byte of it. Refused like
    `publish`; a release is public unless another profile is named.
    """
    with opened(case, author, write=True) as (folder, settings):
        folder.adopt_settings(settings)
        how = Releasing(
            at=stamp(),
            by=author_of(author),
            version=tool(),
            profile=profile,
            reason=reason,
        )
        path, found, page = release_case(folder, settings, how)
    if key is not None:
        write_key(key, page.key)
    for note in page.notes:
        say(note)
    say(f"{page.count}; {len(found)} changes since the release before")
    put(str(path))

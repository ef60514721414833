"""`tahqiq publish`: the dossier."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Annotated

import typer

from tahqiq.cli.terminal import (
    Author,
    CasePath,
    Profile,
    opened,
    put,
    say,
    say_profile,
    stamp,
    tool,
    write_key,
    write_out,
)
from tahqiq.pipeline import publish as published
from tahqiq.pipeline import view
from tahqiq.publish.forms import FORMS
from tahqiq.store.case_folder import CaseFolder


def register(app: typer.Typer) -> None:
    """Add the verb."""
    app.command("publish")(publish)


def publish(  # noqa: PLR0913 - one parameter an option
    case: CasePath,
    out: Annotated[
        Path | None, typer.Option(help="Where to write the dossier.")
    ] = None,
    profile: Profile = "",
    form: Annotated[str, typer.Option(help=", ".join(FORMS))] = "html",
    key: Annotated[
        Path | None, typer.Option(help="Where to write the key of the pseudonyms.")
    ] = None,
    author: Author = None,
) -> None:
    """Write the dossier: one self-contained file, and a manifest of what it rests on.

    Refused while a quote does not verify or a withheld word is left in it.
    """
    with opened(case, author, write=True) as (folder, settings):
        folder.adopt_settings(settings)
        release = published(
            view(folder, settings),
            generated_at=stamp(),
            version=tool(),
            profile=profile,
            form=form,
        )
        path = out or case / f"dossier{FORMS[form].suffix}"
        write_out(path, release.content)
        if path.resolve().is_relative_to(case.resolve()):
            _manifest(folder, path)
    if key is not None:
        write_key(key, release.key)
    say_profile(profile, settings.disclosure)
    for note in release.notes:
        say(note)
    say(release.count)
    put(str(path))


def _manifest(folder: CaseFolder, page: Path) -> None:
    """SHA-256 of the page and of every piece of evidence it rests on."""
    root = folder.path.resolve()
    files = {
        folder.evidence.path(sha256).resolve().relative_to(root).as_posix(): sha256
        for sha256 in {row.sha256 for row in folder.store.captures()}
        if folder.evidence.path(sha256).is_file()
    }
    name = page.resolve().relative_to(root).as_posix()
    files[name] = hashlib.sha256(page.read_bytes()).hexdigest()
    folder.write_manifest(files)

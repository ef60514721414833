"""`tahqiq publish`: the dossier."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Annotated

import typer

from tahqiq.cli.terminal import Author, CasePath, opened, put, say, stamp, tool
from tahqiq.pipeline import publish as published
from tahqiq.pipeline import view
from tahqiq.store.case_folder import CaseFolder


def register(app: typer.Typer) -> None:
    """Add the verb."""
    app.command("publish")(publish)


def publish(
    case: CasePath,
    out: Annotated[
        Path | None, typer.Option(help="Where to write the dossier.")
    ] = None,
    author: Author = None,
) -> None:
    """Write the dossier: one self-contained HTML page, and a manifest of what it rests on.

    Refused while a quote does not verify.
    """
    with opened(case, author, write=True) as (folder, settings):
        folder.adopt_settings(settings)
        current = view(folder, settings)
        page = published(current, generated_at=stamp(), version=tool())
        path = out or case / "dossier.html"
        path.write_text(page, encoding="utf-8")
        if path.resolve().is_relative_to(case.resolve()):
            _manifest(folder, path)
    say(f"{len(current.readings)} documents, {sum(len(r.claims) for r in current.readings)} "
        f"claims, {len(current.refusals)} refused: dossier written")  # fmt: skip
    put(str(path))


def _manifest(folder: CaseFolder, page: Path) -> None:
    """SHA-256 of the page and of every piece of evidence it rests on."""
    files = {f"evidence/{row.sha256}": row.sha256 for row in folder.store.captures()}
    files = {
        name: sha256 for name, sha256 in
        ((_evidence_name(folder, row.sha256), row.sha256) for row in folder.store.captures())
    }  # fmt: skip
    name = page.resolve().relative_to(folder.path.resolve()).as_posix()
    files[name] = hashlib.sha256(page.read_bytes()).hexdigest()
    folder.write_manifest(files)


def _evidence_name(folder: CaseFolder, sha256: str) -> str:
    path = folder.evidence.path(sha256)
    return path.resolve().relative_to(folder.path.resolve()).as_posix()

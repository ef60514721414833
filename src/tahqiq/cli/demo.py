"""`tahqiq demo`: the sample case, from its reports to its dossier."""

from __future__ import annotations

import shutil
import time
from pathlib import Path
from typing import Annotated

import typer

from tahqiq.cli.add import report
from tahqiq.cli.terminal import author as author_of
from tahqiq.cli.terminal import custodian, now, opened, progress, put, say, stamp, tool
from tahqiq.config import parse_settings
from tahqiq.errors import CaseError
from tahqiq.model.document import Said
from tahqiq.pipeline import Taking, view
from tahqiq.pipeline import add as add_to
from tahqiq.pipeline import publish as published
from tahqiq.store.case_folder import CaseFolder


def register(app: typer.Typer) -> None:
    """Add the verb."""
    app.command("demo")(demo)


def demo(
    case: Annotated[Path, typer.Argument(help="The folder to make.")] = Path(
        "demo-case"
    ),
    samples: Annotated[Path | None, typer.Option(help="Other samples.")] = None,
) -> None:
    """Build the bundled sample case, offline, and say where its dossier is.

    A demo case of an earlier run at the same place is replaced.
    """
    source = samples or _samples()
    began = time.monotonic()
    text = (source / "case.toml").read_text(encoding="utf-8")
    settings = parse_settings(text)
    if (case / "custody.jsonl").exists():
        _require_demo(case, text)
        shutil.rmtree(case)
    CaseFolder.create(case, settings, custodian(None)).close()
    shutil.copyfile(source / "case.toml", case / "case.toml")
    with opened(case, None, write=True) as (folder, found), progress("Reading") as tell:
        folder.adopt_settings(found)
        taking = Taking(said=Said(), clock=now, collector=author_of(None),
                        english_model=found.english_model)  # fmt: skip
        count = add_to(folder, [source / "reports"], taking, tell)
        current = view(folder, found)
        release = published(current, generated_at=stamp(), version=tool())
    path = case / "dossier.html"
    path.write_bytes(release.content)
    report(count, as_json=False)
    say(f"{len(current.incidents)} incidents, {len(current.groups)} propositions, "
        f"{len(current.entities)} people and things, {time.monotonic() - began:.0f} s")  # fmt: skip
    say("The dossier, for any browser:")
    put(str(path.resolve()))


def _require_demo(case: Path, text: str) -> None:
    """Nothing where a folder is an earlier demo; a case of somebody's is never removed.

    Raises:
        CaseError: Its settings are not those of the samples.
    """
    try:
        found = (case / "case.toml").read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        found = None
    if found != text:
        raise CaseError(
            f"{case} is a case already, and no demo as it was made; it is left as it is.",
            "Name a folder that does not exist yet: `tahqiq demo FOLDER`.",
        )


def _samples() -> Path:
    """The bundled reports: in the package, or beside it in a checkout."""
    here = Path(__file__).resolve()
    for base in (here.parents[1], here.parents[3]):
        if (base / "samples" / "sahran" / "case.toml").is_file():
            return base / "samples" / "sahran"
    raise CaseError(
        "the sample reports are not installed.", "Name them with --samples."
    )

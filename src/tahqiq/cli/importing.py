"""`tahqiq import`: a case from its own export, or other people's data into a case."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from tahqiq.cli.add import report
from tahqiq.cli.terminal import (
    LOSS,
    Author,
    JsonFlag,
    Outlet,
    Published,
    Url,
    Why,
    custodian,
    now,
    opened,
    said,
    say,
)
from tahqiq.cli.terminal import author as author_of
from tahqiq.errors import CaseError
from tahqiq.model.case_codec import CASE_SCHEMA, case_from_json
from tahqiq.model.document import Said
from tahqiq.pipeline import IMPORTS, Taking, import_case, import_foreign

OWN = "case"
HEAD = 4096  # bytes in which an export of ours says what it is


def register(app: typer.Typer) -> None:
    """Add the verb."""
    app.command("import")(import_)


def import_(  # noqa: PLR0913 - one parameter an option
    file: Annotated[Path, typer.Argument(help="An export, a table, or entities.")],
    case: Annotated[Path, typer.Argument(help="The folder to make, or to add to.")],
    form: Annotated[
        str,
        typer.Option(
            "--from", help="case, csv or ftm; seen from the file if not given."
        ),
    ] = "",
    outlet: Outlet = None,
    published: Published = None,
    url: Url = None,
    reason: Why = None,
    author: Author = None,
    as_json: JsonFlag = False,  # noqa: FBT002 - a flag
) -> None:
    """Make a case folder from an export, or take a table or entities into a case.

    An export holds texts, readings and judgements but not the files as received:
    `verify` says so of each until they are added. A table of incidents (csv) and
    FollowTheMoney entities (ftm) go into a case that is there, as claims by their source.
    """
    kind = form or _kind(file)
    if kind == OWN:
        count = import_case(case_from_json(file.read_bytes()), case, custodian(author))
        say(
            f"{count} documents in, 0 refused; the files as received are not part of an export"
        )
        return
    if kind not in IMPORTS:
        raise CaseError(
            f"there is no import from {kind!r}.", f"Use {OWN}, {', '.join(IMPORTS)}."
        )
    _foreign(file, case, (kind, author, as_json), said(outlet, published, url, reason))


def _foreign(
    file: Path, case: Path, how: tuple[str, str | None, bool], words: Said
) -> None:
    kind, author, as_json = how
    with opened(case, author, write=True) as (folder, settings):
        folder.adopt_settings(settings)
        taking = Taking(
            said=words, clock=now, collector=author_of(author),
            english_model=settings.english_model,
        )  # fmt: skip
        count, readings = import_foreign(folder, file, kind, taking)
    for reading in readings:
        for refusal in reading.refusals:
            say(f"not taken in: {refusal.item}: {refusal.reason}")
        say(
            f"{len(reading.sentences)} rows in, {len(reading.claims)} claims, "
            f"{len(reading.events)} events, {len(reading.refusals)} refusals inside"
        )
    report(count, as_json=as_json)
    raise typer.Exit(LOSS if count.lost else 0)


def _kind(file: Path) -> str:
    """What a file holds, by its first bytes and its name.

    Raises:
        CaseError: It cannot be read, or be told.
    """
    try:
        with file.open("rb") as opened_file:
            head = opened_file.read(HEAD)
    except OSError as error:
        raise CaseError(
            f"cannot read {file}: {error.strerror}.", "Name a file."
        ) from error
    if CASE_SCHEMA.encode() in head or file.name.endswith(".case.json"):
        return OWN
    if head.lstrip().startswith(b"{"):
        return "ftm" if b'"properties"' in head else OWN
    return "csv"

"""`tahqiq show`: lists with filters, each line with its words and its chain."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Annotated, Any

import typer
from rich.text import Text

from tahqiq.cli.rows import LISTS
from tahqiq.cli.terminal import (
    CasePath,
    JsonFlag,
    opened,
    put_json,
    results,
    say,
    visible,
)
from tahqiq.errors import CaseError, TahqiqError
from tahqiq.model.case import Case
from tahqiq.pipeline import view


@dataclass(frozen=True, slots=True, kw_only=True)
class Filters:
    """What to list: a part of the text, a document, how many."""

    text: str | None = None
    document: str | None = None
    limit: int | None = None
    proposed: bool = False

    def keep(self, row: dict[str, Any]) -> bool:
        """Whether a row is asked for."""
        words = " ".join(str(value) for value in row.values()).lower()
        if self.text is not None and self.text.lower() not in words:
            return False
        named = {str(row.get("document")), str(row.get("file")), str(row.get("item"))}
        named |= {*row.get("files", ()), *row.get("told by", ())}
        return self.document is None or self.document in named


def register(app: typer.Typer) -> None:
    """Add the verb."""
    app.command("show")(show)


def show(  # noqa: PLR0913 - one parameter an option
    case: CasePath,
    what: Annotated[str, typer.Argument(help=", ".join(LISTS))],
    find: Annotated[
        str | None, typer.Option(help="Only rows with these words.")
    ] = None,
    document: Annotated[
        str | None, typer.Option(help="Only of this file or id.")
    ] = None,
    limit: Annotated[
        int | None, typer.Option(min=0, help="At most so many rows.")
    ] = None,
    proposed: Annotated[bool, typer.Option(help="Only proposed.")] = False,  # noqa: FBT002
    as_json: JsonFlag = False,  # noqa: FBT002 - a flag
) -> None:
    """List what a case holds, each line with its words and its chain."""
    name = "proposals" if what == "entities" and proposed else what
    if name not in LISTS:
        raise TahqiqError(
            f"there is no list {what!r}.", f"Use one of {', '.join(LISTS)}."
        )
    filters = Filters(text=find, document=document, limit=limit, proposed=proposed)
    with opened(case) as (folder, settings):
        current = view(folder, settings)
    if document is not None:
        _require_document(current, document)
    every = list(LISTS[name](current))
    rows = [row for row in every if filters.keep(row)]
    shown = rows if limit is None else rows[:limit]
    _put(shown, as_json=as_json)
    found = f", {len(rows)} found" if len(rows) not in (len(shown), len(every)) else ""
    say(f"{len(shown)} of {len(every)} {what}{found}")


def _require_document(case: Case, name: str) -> None:
    """Nothing where the case has such a report: a mistyped name is no empty list.

    Raises:
        CaseError: It has none.
    """
    known = {n for r in case.readings for n in (r.document.id, r.document.file)}
    refused = {row.item for row in case.refusals}
    if name not in known | refused:
        raise CaseError(
            f"the case has no report {name!r}.",
            "`tahqiq show CASE documents` lists them, by file name and id.",
        )


def _put(rows: Iterable[dict[str, Any]], *, as_json: bool) -> None:
    for row in rows:
        if as_json:
            put_json(row)
            continue
        head, *rest = [
            (key, value) for key, value in row.items() if value not in (None, "", [])
        ]
        first = "  " + visible(str(rest[0][1])) if rest else ""
        results.print(
            Text(visible(str(head[1])), style="dim").append(first, style="bold not dim")
        )
        for key, value in rest[1:]:
            text = ", ".join(map(str, value)) if isinstance(value, list) else str(value)
            results.print(
                Text(f"    {key}: ", style="dim").append(visible(text), style="not dim")
            )

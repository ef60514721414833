"""`tahqiq show`: lists with filters, each line with its words and its chain."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Annotated, Any

import typer
from rich.text import Text

from tahqiq.cli.rows import LISTS
from tahqiq.cli.terminal import CasePath, JsonFlag, opened, put_json, results, say
from tahqiq.errors import TahqiqError
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
        named = {str(row.get("document")), str(row.get("file"))}
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
    limit: Annotated[int | None, typer.Option(help="At most so many rows.")] = None,
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
        rows = [row for row in LISTS[name](view(folder, settings)) if filters.keep(row)]
    shown = rows if limit is None else rows[:limit]
    _put(shown, as_json=as_json)
    say(f"{len(shown)} of {len(rows)} {what}")


def _put(rows: Iterable[dict[str, Any]], *, as_json: bool) -> None:
    for row in rows:
        if as_json:
            put_json(row)
            continue
        head, *rest = [
            (key, value) for key, value in row.items() if value not in (None, "", [])
        ]
        results.print(Text(str(head[1]), style="dim").append(
            "  " + str(rest[0][1]) if rest else "", style="bold not dim"))  # fmt: skip
        for key, value in rest[1:]:
            text = ", ".join(map(str, value)) if isinstance(value, list) else str(value)
            results.print(
                Text(f"    {key}: ", style="dim").append(text, style="not dim")
            )

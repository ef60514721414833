"""`tahqiq search`: words found anywhere in a case, each with who says them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Any, TypeVar

import typer
from rich.text import Text

from tahqiq.cli.reading import step_words
from tahqiq.cli.terminal import CasePath, JsonFlag, opened, put_json, results, say
from tahqiq.errors import TahqiqError
from tahqiq.model.reading import Claim, Reading
from tahqiq.store.search import KINDS, Hit, Search
from tahqiq.text.search_keys import MODES

Choice = TypeVar("Choice", bound=str)


def register(app: typer.Typer) -> None:
    """Add the verb."""
    app.command("search")(search)


def search(  # noqa: PLR0913 - one parameter an option
    case: CasePath,
    words: Annotated[list[str], typer.Argument(help='Words, "phrases", begin*.')],
    mode: Annotated[str, typer.Option(help=", ".join(MODES))] = "folded",
    kind: Annotated[
        list[str] | None, typer.Option(help=f"Only {', '.join(KINDS)}.")
    ] = None,
    limit: Annotated[int, typer.Option(min=1, help="At most so many.")] = 20,
    offset: Annotated[int, typer.Option(min=0, help="Pass over so many.")] = 0,
    as_json: JsonFlag = False,  # noqa: FBT002 - a flag
) -> None:
    """Find words in documents, names, claims and sentences of a case."""
    asked = Search(
        words=" ".join(words),
        mode=_one_of(mode, MODES, "mode"),
        kinds=tuple(_one_of(name, KINDS, "kind") for name in kind or ()),
        limit=limit,
        offset=offset,
    )
    with opened(case) as (folder, _):
        found = folder.store.search(asked)
        documents = sorted({hit.document for hit in found.hits})
        read = {row.document.id: row for row in folder.store.readings_of(documents)}
    for hit in found.hits:
        row = _row(hit, read[hit.document])
        if as_json:
            put_json(row)
        else:
            results.print(_shown(hit, row))
    say(f"{len(found.hits)} of {found.total} found, {mode}")


def _one_of(name: str, among: tuple[Choice, ...], what: str) -> Choice:
    for choice in among:
        if choice == name:
            return choice
    raise TahqiqError(
        f"there is no {what} {name!r}.", f"Use one of {', '.join(among)}."
    )


def _row(hit: Hit, reading: Reading) -> dict[str, Any]:
    """A hit with where it stands; a claim with its chain and how firmly it is held."""
    document = reading.document
    return {
        "kind": hit.kind, "id": hit.id, "words": hit.snippet, "lit": hit.lit,
        **dict(_said(hit, reading)),
        "file": document.file, "outlet": document.outlet,
        "published": document.published, "document": document.id,
        "start": hit.start, "end": hit.end,
    }  # fmt: skip


def _said(hit: Hit, reading: Reading) -> Iterator[tuple[str, str]]:
    found = (claim for claim in reading.claims if claim.id == hit.id)
    claim: Claim | None = next(found, None) if hit.kind == "claim" else None
    if claim is not None:
        yield "chain", " < ".join(step_words(step, reading) for step in claim.chain)
        yield "certainty", claim.certainty
        yield "polarity", claim.polarity


def _shown(hit: Hit, row: dict[str, Any]) -> Text:
    """The words, what was asked for lit in them, and below them who says so."""
    line = Text(f"{hit.kind:>8}  ", style="dim")
    words = Text(hit.snippet, style="not dim")
    for start, end in hit.lit:
        words.stylize("bold", start, end)
    line.append_text(Text(" ").join(words.split()))
    if "chain" in row:
        stance = row["certainty"] + (", denied" if row["polarity"] == "denied" else "")
        line.append(f"\n          {row['chain']}  [{stance}]")
    where = (row["outlet"], row["published"], row["file"])
    return line.append(f"\n          {' · '.join(filter(None, where))}")

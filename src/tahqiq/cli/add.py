"""`tahqiq add`: collect, read and keep reports."""

from __future__ import annotations

import typer
from rich.markup import escape

from tahqiq.cli.terminal import (
    LOSS,
    Author,
    CasePath,
    JsonFlag,
    Outlet,
    Published,
    Url,
    Why,
    now,
    opened,
    progress,
    put_json,
    said,
    say,
    visible,
)
from tahqiq.cli.terminal import author as author_of
from tahqiq.pipeline import Reconciliation, Taking
from tahqiq.pipeline import add as add_to


def register(app: typer.Typer) -> None:
    """Add the verb."""
    app.command("add")(add)


def add(  # noqa: PLR0913 - one parameter an option
    case: CasePath,
    sources: list[str],
    outlet: Outlet = None,
    published: Published = None,
    url: Url = None,
    reason: Why = None,
    author: Author = None,
    as_json: JsonFlag = False,  # noqa: FBT002 - a flag
) -> None:
    """Collect, read and keep what is at the addresses; what is there is not doubled.

    Killed at any moment and run again, it goes on. Exit status 1: something was
    refused and is not in the case.
    """
    words = said(outlet, published, url, reason)
    with (
        opened(case, author, write=True) as (folder, settings),
        progress("Reading") as tell,
    ):
        folder.adopt_settings(settings)
        taking = Taking(
            said=words, clock=now, collector=author_of(author),
            english_model=settings.english_model,
        )  # fmt: skip
        count = add_to(folder, sources, taking, tell)
    report(count, as_json=as_json)
    raise typer.Exit(LOSS if count.lost else 0)


def report(count: Reconciliation, *, as_json: bool) -> None:
    """The reconciliation: everything given is read, there, or refused with a reason."""
    for refusal in count.refusals:
        item, reason = (visible(text) for text in (refusal.item, refusal.reason))
        say(f"[yellow]refused[/yellow] {escape(item)}: {escape(reason)}")
    say(
        f"{count.given} given: {count.read} read, {count.already} already there, "
        f"{count.refused} refused"
    )
    if as_json:
        put_json({
            "given": count.given, "read": count.read, "already": count.already,
            "refused": count.refused,
            "refusals": [
                {"stage": row.stage, "item": row.item, "reason": row.reason}
                for row in count.refusals
            ],
        })  # fmt: skip

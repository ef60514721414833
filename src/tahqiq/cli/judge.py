"""`tahqiq judge`: decide, with a name and a reason; undo."""

from __future__ import annotations

from typing import Annotated

import typer

from tahqiq.cli.terminal import Author, CasePath, JsonFlag, opened, put_json, say, stamp
from tahqiq.cli.terminal import author as author_of
from tahqiq.pipeline import Request, judge_case


def register(app: typer.Typer) -> None:
    """Add the verb."""
    app.command("judge")(judge)


def judge(  # noqa: PLR0913 - one parameter an option
    case: CasePath,
    kind: Annotated[str, typer.Argument(
        help="accept, edit, reject (a claim); add (to a document); "
        "merge, different (two entities); "
        "same-incident, other-incident (two events); lineage (two documents); "
        "grade-source, grade-claim, bear, weigh-evidence, assess, describe, undo.")],
    subject: Annotated[str, typer.Argument(help="What is judged, by its id.")],
    object_: Annotated[str | None, typer.Argument(metavar="[OBJECT]")] = None,
    value: Annotated[str | None, typer.Option(help="A grade, rating or JSON.")] = None,
    reason: Annotated[str, typer.Option(help="Why.")] = "",
    author: Author = None,
    as_json: JsonFlag = False,  # noqa: FBT002 - a flag
) -> None:  # fmt: skip
    """Record a judgement; it supersedes, nothing is overwritten, `undo ID` takes it back."""
    request = Request(
        kind=kind, subject=subject, object=object_, value=value, reason=reason,
        author=author_of(author), at=stamp(),
    )  # fmt: skip
    with opened(case) as (folder, settings):
        made = judge_case(folder, settings, request)
    for row in made:
        pair = row.subject if row.object is None else f"{row.subject} and {row.object}"
        say(f"{row.id}  {row.kind} {pair}" + (f": {row.value}" if row.value else ""))
    if as_json:
        put_json([{"id": row.id, "kind": row.kind, "subject": row.subject,
                   "object": row.object, "value": row.value} for row in made])  # fmt: skip

"""`tahqiq verify`: has one byte moved?"""

from __future__ import annotations

from collections import Counter
from dataclasses import asdict

import typer
from rich.markup import escape

from tahqiq.cli.terminal import LOSS, CasePath, JsonFlag, opened, put_json, say
from tahqiq.pipeline import check_view
from tahqiq.store.verify import verify as verify_folder


def register(app: typer.Typer) -> None:
    """Add the verb."""
    app.command("verify")(verify)


def verify(case: CasePath, as_json: JsonFlag = False) -> None:  # noqa: FBT002 - a flag
    """Re-hash the evidence, re-check every quote and the custody chain.

    Exit status 1: something does not verify; each fault is named.
    """
    with opened(case) as (folder, settings):
        checks = verify_folder(folder)
        if all(
            check.ok for check in checks
        ):  # else there is nothing sound to draw from
            checks += check_view(folder, settings)
    failed = [check for check in checks if not check.ok]
    if as_json:
        put_json({"checks": len(checks), "failed": [asdict(check) for check in failed]})
    for check in failed:
        say(f"[red]{check.name}[/red] {escape(check.item)}: {escape(check.detail)}")
    done = ", ".join(
        f"{n} {name}" for name, n in Counter(c.name for c in checks).items()
    )
    say(f"{len(checks)} checks ({done}): {len(failed)} failed")
    raise typer.Exit(LOSS if failed else 0)

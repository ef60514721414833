"""`tahqiq weigh`: hypotheses against evidence."""

from __future__ import annotations

import msgspec
import typer
from rich.table import Table

from tahqiq.cli.terminal import CasePath, JsonFlag, opened, put_json, results, say
from tahqiq.model.matrix import Matrix
from tahqiq.pipeline import view
from tahqiq.weigh import matrix


def register(app: typer.Typer) -> None:
    """Add the verb."""
    app.command("weigh")(weigh)


def weigh(case: CasePath, as_json: JsonFlag = False) -> None:  # noqa: FBT002 - a flag
    """Print the matrix, both scores, diagnosticity and what would change the order.

    Ratings are set with `tahqiq judge CASE bear ROW HYPOTHESIS --value CC|C|N|I|II|NA`.
    No winner is named: that is an analyst's judgement (`judge CASE assess`).
    """
    with opened(case) as (folder, settings):
        found = matrix(view(folder, settings))
    if as_json:
        put_json(msgspec.to_builtins(found))
        return
    say(found.question or "No question is set; put one into case.toml.")
    results.print(_rows(found))
    results.print(_scores(found))
    for note in found.notes:
        say(f"note: {note}")
    for row in found.variations:
        if row.changes:
            say(f"if {row.subject} is {row.variant}, the order changes")
    for flip in found.flips:
        say(
            f"without {', '.join(flip.subjects)} {flip.rival} draws level with the leader"
        )


def _rows(found: Matrix) -> Table:
    table = Table("row", "evidence", *(h.id for h in found.hypotheses), "spread")
    for row in found.rows:
        cells = ["/".join(b.rating for b in cell.bearings) for cell in row.cells]
        evidence = row.evidence
        table.add_row(evidence.id, evidence.text[:90], *cells, f"{row.diagnosticity:g}")
    return table


def _scores(found: Matrix) -> Table:
    table = Table("hypothesis", "text", "inconsistency", "weighted")
    text = {row.id: row.text for row in found.hypotheses}
    for score in found.scores:
        table.add_row(score.hypothesis, text[score.hypothesis], f"{score.raw:g}",
                      f"{score.weighted:g}")  # fmt: skip
    return table

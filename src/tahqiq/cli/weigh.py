"""`tahqiq weigh`: hypotheses against evidence."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec
import typer
from rich import box
from rich.markup import escape
from rich.table import Table

from tahqiq.cli.terminal import CasePath, JsonFlag, opened, put_json, results, say
from tahqiq.model.lookup import index_case
from tahqiq.model.matrix import Matrix
from tahqiq.pipeline import view
from tahqiq.publish.weighed import MatrixView, matrix_view
from tahqiq.weigh import matrix

APART = {"strong": " !", "extreme": " !!"}


def register(app: typer.Typer) -> None:
    """Add the verb."""
    app.command("weigh")(weigh)


def weigh(case: CasePath, as_json: JsonFlag = False) -> None:  # noqa: FBT002 - a flag
    """Print the matrix, both scores, diagnosticity and what would change the order.

    Ratings are set with `tahqiq judge CASE bear ROW HYPOTHESIS --value CC|C|N|I|II|NA`.
    No winner is named: that is an analyst's judgement (`judge CASE assess`).
    """
    with opened(case) as (folder, settings):
        current = view(folder, settings)
    found = matrix(current)
    if as_json:
        put_json(msgspec.to_builtins(found))
        return
    shown = matrix_view(found, index_case(current))
    say(found.question or "No question is set; put one into case.toml.")
    for row in shown.hypotheses:
        results.print(f"{row.label}  {row.text}", markup=False)
    if shown.hypotheses:
        results.print(_hypotheses(shown))
    results.print(_rows(found, shown))
    for line in _lines(found, shown):
        results.print(line, markup=False)
    for note in found.notes:
        say(f"note: {note}")
    for refusal in found.refusals:
        say(f"refused: {refusal.item}: {refusal.reason}")


def _hypotheses(shown: MatrixView) -> Table:
    """What speaks against each; the share is another reading, never the verdict."""
    table = Table(
        "", "id", "against it", "weighted", "origins once", "log-odds", "share",
        box=box.SIMPLE,
    )  # fmt: skip
    for row in shown.hypotheses:
        numbers = (row.raw, row.weighted, row.once, row.odds, row.share)
        table.add_row(row.label, row.id, *numbers)
    return table


def _rows(found: Matrix, shown: MatrixView) -> Table:
    """The ratings; one mark where analysts lie strongly apart, two where extremely."""
    table = Table(box=box.SIMPLE)
    table.add_column("row", no_wrap=True)
    table.add_column("evidence", min_width=32)
    for name in (*(row.label for row in shown.hypotheses), "spread", "weight"):
        table.add_column(name, no_wrap=True)
    for row, seen in zip(found.rows, shown.rows, strict=True):
        pairs = zip(row.cells, seen.cells, strict=True)
        cells = [
            f"{shape.text}{APART.get(cell.disagreement, '')}" for cell, shape in pairs
        ]
        table.add_row(
            row.evidence.id,
            escape(row.evidence.text),
            *cells,
            seen.diagnosticity,
            seen.weight,
        )
    return table


def _lines(found: Matrix, shown: MatrixView) -> Iterator[str]:
    """Orders, what would change them, who believes what, and what people concluded."""
    if shown.is_rated:
        yield "! analysts strongly disagree; !! extremely"
        yield "Order, from the least to the most that speaks against it:"
        yield from (f"  {name}: {order}" for name, order in shown.orders)
        yield "What would change the order:"
        yield from (
            f"  {text}" for text in (*shown.changes, *shown.flips) or ("nothing",)
        )
        yield "The log-odds, reason by reason (another way to read the same ratings):"
        for row, reading in zip(shown.hypotheses, found.odds, strict=True):
            yield f"  {row.label} {reading.weight:+.2f}"
            for reason in reading.reasons:
                yield f"    {reason.weight:+.2f}  {reason.detail}"
    if found.left_off:
        yield f"{found.left_off} more rows could be proposed; name one to rate it."
    yield f"{len(found.positions)} statements are positions and no evidence (--json lists them)."
    for version, judged in enumerate(found.assessments, 1):
        yield f"Judgement, version {version}, {judged.author}, {judged.at}: {judged.value}"
        yield f"  because: {judged.reason}"

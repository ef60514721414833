"""The matrix in words and tables. No sentence here says which hypothesis is true."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from tahqiq.model.lookup import CaseIndex
from tahqiq.model.matrix import Cell, Matrix, MatrixRow, Ranking
from tahqiq.publish.chains import outlet_name
from tahqiq.publish.claims import anchors
from tahqiq.publish.words import figure, listed, words


@dataclass(frozen=True, slots=True, kw_only=True)
class CellView:
    """One cell: the rating, or each analyst's where they differ."""

    text: str
    tone: str
    disagreement: str | None
    detail: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RowView:
    """One row of evidence as printed."""

    id: str
    text: str
    kind: str
    origin: str | None
    weight: str
    diagnosticity: str
    is_proposed: bool
    cells: tuple[CellView, ...]
    anchors: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class HypothesisView:
    """One hypothesis with its scores and the alternative reading."""

    id: str
    label: str
    text: str
    raw: str
    weighted: str
    once: str
    odds: str
    share: str
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class MatrixView:
    """Everything the section on hypotheses prints."""

    hypotheses: tuple[HypothesisView, ...]
    rows: tuple[RowView, ...]
    orders: tuple[tuple[str, str], ...]
    changes: tuple[str, ...]
    flips: tuple[str, ...]
    is_rated: bool


def matrix_view(matrix: Matrix, index: CaseIndex) -> MatrixView:
    """The matrix as printed."""
    labels = {row.id: f"H{place}" for place, row in enumerate(matrix.hypotheses, 1)}
    texts = {row.evidence.id: row.evidence.text for row in matrix.rows}
    return MatrixView(
        hypotheses=tuple(_hypotheses(matrix, labels, texts)),
        rows=tuple(_row(row, index) for row in matrix.rows),
        orders=tuple(_orders(matrix, labels)),
        changes=tuple(_changes(matrix, labels, texts)),
        flips=tuple(_flips(matrix, labels, texts, index)),
        is_rated=any(cell.bearings for row in matrix.rows for cell in row.cells),
    )


def order_text(ranking: Ranking, labels: Mapping[str, str]) -> str:
    """An order in words, least inconsistent first.

    >>> order_text((("a",), ("b", "c")), {"a": "H1", "b": "H2", "c": "H3"})
    'H1, then H2 and H3 level'
    """
    places = [listed([labels[key] for key in place], most=20) for place in ranking]
    level = [
        f"{text} level" if len(place) > 1 else text
        for text, place in zip(places, ranking, strict=True)
    ]
    return ", then ".join(level)


def share_text(low: int, high: int) -> str:
    """The bounds of a share in words; its ends are open, never 0 or 100 (M87).

    >>> share_text(30, 35), share_text(5, 5), share_text(95, 95)
    ('30 to 35 %', 'at most 5 %', 'at least 95 %')
    """
    if low != high:
        return f"{low} to {high} %"
    if low < 50:
        return f"at most {low} %"
    return f"at least {low} %" if low > 50 else f"about {low} %"


def _hypotheses(
    matrix: Matrix, labels: Mapping[str, str], texts: Mapping[str, str]
) -> Iterator[HypothesisView]:
    scores = {row.hypothesis: row for row in matrix.scores}
    odds = {row.hypothesis: row for row in matrix.odds}
    for row in matrix.hypotheses:
        score, reading = scores[row.id], odds[row.id]
        yield HypothesisView(
            id=row.id,
            label=labels[row.id],
            text=row.text,
            raw=figure(score.raw),
            weighted=figure(score.weighted),
            once=figure(score.once),
            odds=f"{reading.weight:+.1f}",
            share=share_text(reading.low, reading.high),
            reasons=tuple(
                f"{figure(reason.weight)}: {texts.get(reason.feature, reason.detail)}"
                for reason in score.reasons
            ),
        )


def _row(row: MatrixRow, index: CaseIndex) -> RowView:
    return RowView(
        id=row.evidence.id,
        text=row.evidence.text,
        kind=words().evidence_kinds[row.evidence.kind],
        origin=_origin(row.origin, index),
        weight=figure(row.weight),
        diagnosticity=figure(row.diagnosticity),
        is_proposed=row.proposed,
        cells=tuple(_cell(cell) for cell in row.cells),
        anchors=anchors(row.claims, index),
    )


def _cell(cell: Cell) -> CellView:
    ratings = tuple(dict.fromkeys(row.rating for row in cell.bearings))
    apart = {"mild", "strong", "extreme"}
    tone = "none"
    if cell.value is not None:
        tone = "against" if cell.value < 0 else "for" if cell.value > 0 else "neutral"
    return CellView(
        text=" / ".join(ratings) or "–",
        tone=tone,
        disagreement=(
            words().disagreements[cell.disagreement]
            if cell.disagreement in apart
            else None
        ),
        detail="; ".join(f"{row.analyst}: {row.rating}" for row in cell.bearings),
    )


def _origin(key: str | None, index: CaseIndex) -> str | None:
    if key is None:
        return None
    if key in index.entities:
        return index.entities[key].name
    return outlet_name(key, index)


def _orders(matrix: Matrix, labels: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    yield "All rows", order_text(matrix.ranking, labels)
    yield "By credibility and relevance", order_text(matrix.ranking_weighted, labels)
    yield "Each origin counted once", order_text(matrix.ranking_once, labels)
    for name, ranking in matrix.analysts.items():
        yield f"Ratings of {name} alone", order_text(ranking, labels)


def _changes(
    matrix: Matrix, labels: Mapping[str, str], texts: Mapping[str, str]
) -> Iterator[str]:
    for row in matrix.variations:
        if row.changes:
            shown = listed([f"“{texts[key]}”" for key in row.rows], most=3)
            variant = words().variants[row.variant]
            order = order_text(row.ranking, labels)
            yield f"If {shown} {variant}, the order would be {order}."


def _flips(
    matrix: Matrix,
    labels: Mapping[str, str],
    texts: Mapping[str, str],
    index: CaseIndex,
) -> Iterator[str]:
    for row in matrix.flips:
        found = [_subject(key, texts, index) for key in row.subjects]
        names = listed([f"“{name}”" for name in found], most=6)
        unit = "rows" if row.unit == "row" else "origins"
        yield (
            f"{labels[row.rival]} would draw level without {len(row.subjects)} {unit}: "
            f"{names}."
        )


def _subject(key: str, texts: Mapping[str, str], index: CaseIndex) -> str:
    """A row by its text, an origin by its name or as the analyst called it."""
    if key in texts:
        return texts[key]
    known = key in index.entities or key in index.readings
    return (_origin(key, index) or key) if known else key

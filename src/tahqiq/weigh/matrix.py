"""The matrix of a case: rows, ratings, scores, and what would change them (M76-M86)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from tahqiq.model.case import Case, EvidenceRow, Group, Hypothesis
from tahqiq.model.judgement import Judgement
from tahqiq.model.lookup import CaseIndex, index_case
from tahqiq.model.matrix import Bearing, Matrix, MatrixRow, Ranking
from tahqiq.weigh.evidence import Rows, rows_of
from tahqiq.weigh.odds import odds
from tahqiq.weigh.origin import origin_of
from tahqiq.weigh.ratings import Ratings, cell, ratings_of
from tahqiq.weigh.scores import diagnosticity, ranking, score
from tahqiq.weigh.sensitivity import flips, variations
from tahqiq.weigh.tables import weighing


def matrix(case: Case) -> Matrix:
    """Hypotheses against evidence as the judgements in force rate them.

    A pure view: the same case gives the same matrix, and no winner is named.
    """
    index = index_case(case)
    hypotheses = case.settings.hypotheses
    shown = rows_of(index)
    said = ratings_of(
        case.judgements,
        {row.id for row in shown.evidence},
        {row.id for row in hypotheses},
    )
    rows = _rows(shown, said, index)
    scores = tuple(score(row.id, rows) for row in hypotheses)
    totals = {row.hypothesis: row.raw for row in scores}
    return Matrix(
        question=case.settings.question,
        hypotheses=hypotheses,
        rows=rows,
        scores=scores,
        ranking=ranking(totals),
        ranking_weighted=ranking({row.hypothesis: row.weighted for row in scores}),
        ranking_once=ranking({row.hypothesis: row.once for row in scores}),
        analysts=_by_analyst(rows, hypotheses),
        variations=variations(rows, totals),
        flips=flips(rows, totals),
        odds=odds(hypotheses, rows),
        positions=shown.positions,
        assessments=_assessments(case.judgements),
        notes=tuple(_notes(hypotheses, rows)),
        refusals=said.refusals,
        left_off=shown.left_off,
    )


def _rows(shown: Rows, said: Ratings, index: CaseIndex) -> tuple[MatrixRow, ...]:
    groups = {row.id: row for row in index.case.groups}
    return tuple(
        _row(
            evidence,
            said,
            index.case.settings.hypotheses,
            origin=origin_of(evidence, index, groups),
            proposed=evidence.id in shown.proposed,
            group=groups.get(evidence.group or ""),
        )
        for evidence in shown.evidence
    )


def _row(  # noqa: PLR0913 -- a row is drawn from all of these and they share no owner
    evidence: EvidenceRow,
    said: Ratings,
    hypotheses: Sequence[Hypothesis],
    *,
    origin: str | None,
    proposed: bool,
    group: Group | None,
) -> MatrixRow:
    cells = tuple(
        cell(evidence.id, row.id, said.bearings.get((evidence.id, row.id), ()))
        for row in hypotheses
    )
    return MatrixRow(
        evidence=evidence,
        cells=cells,
        weight=said.weights.get(evidence.id, evidence.weight),
        origin=origin,
        diagnosticity=diagnosticity(cells),
        proposed=proposed,
        claims=group.claims if group else (),
    )


def _by_analyst(
    rows: Sequence[MatrixRow], hypotheses: Sequence[Hypothesis]
) -> Mapping[str, Ranking]:
    """The order that each analyst's own ratings give (M112)."""
    names = sorted({bearing.analyst for bearing in _bearings(rows)})
    found: dict[str, Ranking] = {}
    for name in names:
        totals = {row.id: 0.0 for row in hypotheses}
        for row in rows:
            for kept in row.cells:
                own = [b for b in kept.bearings if b.analyst == name]
                totals[kept.hypothesis] += cell("", "", own).points
        found[name] = ranking(totals)
    return found


def _bearings(rows: Sequence[MatrixRow]) -> Iterator[Bearing]:
    for row in rows:
        for kept in row.cells:
            yield from kept.bearings


def _assessments(judgements: Sequence[Judgement]) -> tuple[Judgement, ...]:
    """Every version of the analysts' own judgement, oldest first (M94)."""
    undone: set[str] = set()
    for row in sorted(judgements, key=lambda row: -row.sequence):
        if row.kind == "undo" and row.id not in undone:
            undone.add(row.subject)
    kept = (row for row in judgements if row.kind == "assess" and row.id not in undone)
    return tuple(sorted(kept, key=lambda row: row.sequence))


def _notes(
    hypotheses: Sequence[Hypothesis], rows: Sequence[MatrixRow]
) -> Iterator[str]:
    """What the set of hypotheses or ratings lacks, for the analyst to mend (M76)."""
    if len(hypotheses) < 2:
        yield "Fewer than two hypotheses: name the rival explanations in case.toml."
    texts = " ".join(row.text.casefold() for row in hypotheses)
    if hypotheses and not any(word in texts for word in weighing().open_words):
        yield "No hypothesis leaves room for somebody nobody has thought of: add one."
    blank = sum(not kept.bearings for row in rows for kept in row.cells)
    if blank:
        total = sum(len(row.cells) for row in rows)
        yield f"{blank} of {total} cells are not rated by anybody."

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tahqiq.weigh import matrix
from tahqiq.weigh.ratings import weight_said

Make = Callable[..., Any]
SCALE = ("CC", "C", "N", "I", "II", "NA")
TABLES = st.dictionaries(
    st.sampled_from("rstuvw"),
    st.fixed_dictionaries({key: st.sampled_from(SCALE) for key in "abc"}),
    min_size=1,
)
LOOSE = settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture],
    max_examples=60,
    deadline=None,
)


def test_inconsistent_counts_one_and_very_inconsistent_two(make: Make) -> None:  # M79
    found = matrix(make({"r": {"a": "II", "b": "C"}, "s": {"a": "I", "b": "N"}}))
    assert [row.raw for row in found.scores] == [3, 0]
    assert found.ranking == (("b",), ("a",))


def test_consistent_evidence_adds_nothing(make: Make) -> None:  # M79
    few = matrix(make({"r": {"a": "I", "b": "N"}}))
    many = matrix(make({"r": {"a": "I", "b": "N"}, "s": {"a": "CC", "b": "N"}}))
    assert [row.raw for row in few.scores] == [row.raw for row in many.scores]


def test_evidence_against_every_hypothesis_separates_none_of_them(
    make: Make,
) -> None:  # M81
    found = matrix(make({"r": {"a": "II", "b": "II"}, "s": {"a": "C", "b": "I"}}))
    assert [row.diagnosticity for row in found.rows[:2]] == [0, 2]


def test_credibility_and_relevance_weigh_the_second_score_alone(
    make: Make, judge: Make
) -> None:  # M80
    case = make(
        {"r": {"a": "II", "b": "C"}},
        judge(90, "weigh-evidence", "r", None, "credibility=low relevance=high"),
    )
    score = matrix(case).scores[0]
    assert (score.raw, score.weighted) == (2, 1.5)


def test_rows_of_one_origin_are_counted_once(make: Make) -> None:  # M82
    case = make(
        {"r": {"a": "I", "b": "N"}, "s": {"a": "II", "b": "N"}},
        origins={"r": "x1", "s": "x1"},
    )
    score = matrix(case).scores[0]
    assert (score.raw, score.once) == (3, 2)


def test_two_analysts_stand_side_by_side(make: Make, judge: Make) -> None:  # M112
    case = make(
        {"r": {"a": "CC", "b": "N"}},
        judge(90, "bear", "r", "a", "II", author="Omar Qadiri"),
    )
    found = matrix(case)
    cell = found.rows[0].cells[0]
    assert cell.disagreement == "extreme"
    assert cell.points == 1
    assert found.analysts == {
        "Layla Mahzari": (("a", "b"),),
        "Omar Qadiri": (("b",), ("a",)),
    }


def test_an_undone_rating_is_blank_again(make: Make, judge: Make) -> None:
    case = make({"r": {"a": "II", "b": "N"}})
    undo = judge(90, "undo", case.judgements[0].id, None, "")
    undone = make({"r": {"a": "II", "b": "N"}}, undo)
    assert matrix(undone).rows[0].cells[0].disagreement == "unrated"
    assert matrix(undone).scores[0].raw == 0


@pytest.mark.parametrize(
    ("subject", "object_", "value"),
    [("no-row", "a", "I"), ("r", "no-hypothesis", "I"), ("r", "a", "maybe")],
)
def test_a_rating_that_fits_nothing_is_refused_and_named(
    make: Make, judge: Make, subject: str, object_: str, value: str
) -> None:
    found = matrix(
        make({"r": {"a": "C", "b": "N"}}, judge(90, "bear", subject, object_, value))
    )
    assert len(found.refusals) == 1
    assert found.refusals[0].stage == "weigh"


def test_the_smallest_set_that_levels_the_order_is_found(make: Make) -> None:  # M83
    table = {
        "r": {"a": "N", "b": "II"},
        "s": {"a": "N", "b": "I"},
        "t": {"a": "I", "b": "N"},
    }
    flips = [row for row in matrix(make(table)).flips if row.unit == "row"]
    assert [(row.rival, row.subjects) for row in flips] == [("b", ("r",))]


def test_rows_of_one_origin_fall_together(make: Make) -> None:  # M83
    table = {
        "r": {"a": "N", "b": "I"},
        "s": {"a": "N", "b": "I"},
        "t": {"a": "N", "b": "N"},
    }
    found = matrix(make(table, origins={"r": "x1", "s": "x1"}))
    by_unit = {row.unit: row.subjects for row in found.flips}
    assert by_unit == {"row": ("r", "s"), "origin": ("x1",)}
    assert any(row.subject == "x1" and row.changes for row in found.variations)


def test_if_evidence_is_false_its_opposite_counts(make: Make) -> None:  # M83
    found = matrix(make({"r": {"a": "CC", "b": "II"}}))
    order = {row.variant: row.ranking for row in found.variations}
    assert found.ranking == (("a",), ("b",))
    assert order["wrong"] == (("b",), ("a",))
    assert order["removed"] == (("a", "b"),)
    assert order["deceptive"] == (("b",), ("a",))


def test_what_is_missing_from_the_hypotheses_is_said(make: Make) -> None:  # M76
    notes = " ".join(matrix(make({"r": {"a": "C"}})).notes)
    assert "Fewer than two hypotheses" in notes


def test_every_version_of_an_assessment_is_kept(make: Make, judge: Make) -> None:  # M94
    first = judge(90, "assess", "question", None, "Unlikely.", reason="one speaker")
    second = judge(91, "assess", "question", None, "Likely.", reason="two speakers")
    found = matrix(make({"r": {"a": "C", "b": "C"}}, first, second))
    assert [row.value for row in found.assessments] == ["Unlikely.", "Likely."]


@pytest.mark.parametrize("said", ["", "credibility=perhaps", "credibility=9"])
def test_a_weight_that_cannot_be_read_is_no_weight(said: str) -> None:
    assert weight_said(said) is None


@given(table=TABLES)
@LOOSE
def test_reasons_sum_to_every_score_and_every_log_odds(
    make: Make, table: dict[str, dict[str, str]]
) -> None:
    found = matrix(make(table))
    for score in found.scores:
        assert score.raw == pytest.approx(sum(row.weight for row in score.reasons))
        assert score.once <= score.raw
    for odds in found.odds:
        assert odds.weight == pytest.approx(sum(row.weight for row in odds.reasons))
        assert 5 <= odds.low <= odds.high <= 95  # never 0 or 100 (M87)


@given(table=TABLES, data=st.data())
@LOOSE
def test_the_order_of_rows_changes_no_score(
    make: Make, table: dict[str, dict[str, str]], data: st.DataObject
) -> None:
    order = data.draw(st.permutations(sorted(table)))
    one, other = matrix(make(table)), matrix(make({key: table[key] for key in order}))
    assert one.ranking == other.ranking
    assert sorted((r.hypothesis, r.raw) for r in one.scores) == sorted(
        (r.hypothesis, r.raw) for r in other.scores
    )


@given(table=TABLES)
@LOOSE
def test_the_rows_of_a_flip_do_level_the_order(
    make: Make, table: dict[str, dict[str, str]]
) -> None:
    found = matrix(make(table))
    leader = found.ranking[0][0]
    for flip in (row for row in found.flips if row.unit == "row"):
        left = {key: row for key, row in table.items() if key not in flip.subjects}
        if left:
            scores = {row.hypothesis: row.raw for row in matrix(make(left)).scores}
            assert scores[flip.rival] <= scores[leader] + 1e-9

"""Rows that the claims of a case propose for its matrix."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from tahqiq.weigh import matrix

if TYPE_CHECKING:
    from tahqiq.model.case import Case


def test_accusations_and_their_denials_are_no_evidence(case: Case) -> None:  # M84
    found = matrix(case)
    assert {row.group for row in found.positions} >= {"g4", "g5", "g6"}
    assert not {"g4", "g5", "g6"} & {row.evidence.id for row in found.rows}


def test_the_absence_of_a_claim_of_responsibility_is_a_row(case: Case) -> None:  # M77
    absences = [
        row.evidence.text for row in matrix(case).rows if row.evidence.kind == "absence"
    ]
    assert any(
        "No claim of responsibility" in text and "five" not in text for text in absences
    )
    assert any("No official inquiry" in text for text in absences)
    assert all("published 2031-03-11 to 2031-03-15" in text for text in absences)


def test_what_an_analyst_rates_is_a_row_whatever_it_says(
    case: Case, make_judgement: object
) -> None:
    rated = make_judgement(80, "bear", "g4", "wadi", "C")  # type: ignore[operator]
    found = matrix(replace(case, judgements=(*case.judgements, rated)))
    assert "g4" in {row.evidence.id for row in found.rows}


def test_a_row_of_one_named_speaker_has_that_speaker_for_origin(
    case: Case,
) -> None:  # M82
    rows = {row.evidence.id: row.origin for row in matrix(case).rows}
    assert rows["g2"] == "x2"
    assert rows["g1"] is None  # two origins cannot be counted twice


def test_the_same_case_gives_the_same_matrix(case: Case) -> None:
    assert matrix(case) == matrix(case)

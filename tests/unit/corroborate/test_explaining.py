"""`explain` finds what is meant and says why in words (rule 7)."""

from __future__ import annotations

import pytest

from tahqiq.corroborate import explain
from tahqiq.errors import CaseError


@pytest.fixture
def case(say, make, case_of, whole):
    first = say(text="three people were killed at Tell Beyda", by="Salim Qadiri", deed="killed",
                counts={"three": ("killed", 3.0)})  # fmt: skip
    second = say(text="five people were killed at Tell Beyda", by="Rana Tabari", deed="killed",
                 counts={"five": ("killed", 5.0)})  # fmt: skip
    return whole(case_of([
        make("a.txt", "Marj Gazette", first), make("b.txt", "Hill Post", second),
        make("c.txt", "Reed Mail", say(text="A gate burned"), credits=("Marj Gazette",)),
    ]))  # fmt: skip


def test_a_dispute_is_told_with_both_figures_and_what_stands_behind(case):
    row = next(row for row in case.groups if row.proposition == "3 killed")
    lines = explain(case, row.id)
    assert lines[0] == "3 killed"
    assert "  Cannot hold beside: 5 killed (contested, 1 origin)" in lines
    assert "  Counts as one origin: Salim Qadiri: a.txt" in lines


def test_a_claim_is_shown_with_its_speakers_outermost_first(case):
    row = next(row for row in case.groups if row.proposition == "3 killed")
    line = explain(case, row.id)[-1].strip()
    assert line == (
        "a.txt: Marj Gazette < Salim Qadiri: “three people were killed at Tell Beyda”"
    )


def test_a_report_is_found_by_its_file_name(case):
    lines = explain(case, "c.txt")
    assert lines[0].startswith("c.txt: Reed Mail")
    assert "c.txt credits a.txt:" in lines
    assert "c.txt credits a.txt." in explain(case, "a.txt")


def test_a_source_is_found_by_its_name_whatever_its_capitals(case):
    assert explain(case, "reed mail")[0] == "Reed Mail: reliability F"


def test_a_claim_is_explained_by_the_groups_it_stands_in(case):
    assert "3 killed" in explain(case, "d-a.txt#c0")


def test_the_beginning_of_an_id_is_enough_where_it_is_alone(case):
    row = next(row for row in case.groups if row.proposition == "3 killed")
    assert explain(case, row.id[:8]) == explain(case, row.id)


def test_a_field_that_is_none_is_refused_with_those_that_are(case):
    with pytest.raises(CaseError) as told:
        explain(case, "i1.weather")
    assert "killed" in (told.value.remedy or "")


def test_what_names_nothing_says_where_to_look(case):
    with pytest.raises(CaseError) as told:
        explain(case, "nobody")
    assert "show CASE" in (told.value.remedy or "")

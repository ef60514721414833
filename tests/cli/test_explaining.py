"""`tahqiq explain` on a real case, for a person and for a program."""

from __future__ import annotations

import pytest

pytestmark = pytest.mark.slow


def test_a_report_is_explained_by_its_file_name(tahqiq, case):
    done = tahqiq("explain", case, "radio.txt")
    assert done.status == 0
    assert done.out.startswith("radio.txt: Baran Radio, 2031-03-05")


def test_a_program_gets_the_same_lines(tahqiq, case):
    (row,) = tahqiq("explain", case, "radio.txt", "--json").rows()
    assert row["what"] == "radio.txt"
    assert row["lines"][0] == "radio.txt: Baran Radio, 2031-03-05"


def test_what_is_not_there_is_refused_with_where_to_look(tahqiq, case):
    done = tahqiq("explain", case, "nothing-of-the-kind")
    assert done.status == 2
    assert "show CASE" in done.err


def test_metadata_said_afterwards_is_kept_and_shown(tahqiq, case):
    """M3: `judge describe` is a judgement, checked before it is kept."""
    done = tahqiq("judge", case, "describe", "wire.txt", "--value", '{"outlet": "Levee Post"}',
                  "--reason", "masthead", "--author", "R. Analyst")  # fmt: skip
    assert done.status == 0, done.err
    assert tahqiq("explain", case, "wire.txt").out.startswith("wire.txt: Levee Post")
    wrong = tahqiq("judge", case, "describe", "wire.txt", "--value", "Levee Post",
                   "--reason", "masthead", "--author", "R. Analyst")  # fmt: skip
    assert wrong.status == 2


def test_a_report_is_no_copy_of_itself(tahqiq, case):
    done = tahqiq("judge", case, "lineage", "wire.txt", "wire.txt", "--value", "copy",
                  "--reason", "x", "--author", "R. Analyst")  # fmt: skip
    assert done.status == 2
    kept = tahqiq("judge", case, "lineage", "radio.txt", "wire.txt", "--value", "copy",
                  "--reason", "the editor says so", "--author", "R. Analyst")  # fmt: skip
    assert kept.status == 0, kept.err
    assert "radio.txt reprints wire.txt" in tahqiq("explain", case, "radio.txt").out

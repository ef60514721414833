"""`new`, `add` and `read`: what goes in is read, there already, or refused by name."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

pytestmark = pytest.mark.slow


def test_a_new_case_is_a_folder_with_its_settings(tahqiq: Any, tmp_path: Path) -> None:
    done = tahqiq("new", tmp_path / "case", "--title", "The lawyer of Orun")
    assert done.status == 0
    assert "The lawyer of Orun" in (tmp_path / "case" / "case.toml").read_text("utf-8")
    assert "tahqiq add" in done.err


def test_a_case_is_never_opened_over_another(tahqiq: Any, built: Path) -> None:
    done = tahqiq("new", built)
    assert done.status == 2
    assert "tahqiq:" in done.err


def test_add_counts_what_became_of_everything_given(
    tahqiq: Any, case: Path, broken: Path
) -> None:
    done = tahqiq("add", case, broken, "--json")
    assert done.status == 1
    (count,) = done.rows()
    assert count["given"] == 2 == count["refused"]
    assert count["read"] == 0 == count["already"]
    assert {row["item"].rpartition("/")[2] for row in count["refusals"]} == {
        "empty.txt",
        "junk.txt",
    }
    assert "2 given: 0 read, 0 already there, 2 refused" in done.err


def test_what_is_refused_stays_listed_with_its_reason(
    tahqiq: Any, case: Path, broken: Path
) -> None:
    tahqiq("add", case, broken)
    rows = tahqiq("show", case, "refusals", "--json").rows()
    assert len(rows) == 2
    assert all(row["reason"] for row in rows)


def test_adding_again_changes_nothing(tahqiq: Any, case: Path, reports: Path) -> None:
    before = tahqiq("export", case).out
    done = tahqiq("add", case, reports)
    assert done.status == 0
    assert "3 given: 0 read, 3 already there, 0 refused" in done.err
    assert tahqiq("export", case).out == before


def test_a_bad_file_does_not_stop_the_good_ones(
    tahqiq: Any, tmp_path: Path, reports: Path, broken: Path
) -> None:
    tahqiq("new", tmp_path / "case")
    done = tahqiq("add", tmp_path / "case", broken, reports)
    assert done.status == 1
    assert "5 given: 3 read, 0 already there, 2 refused" in done.err


def test_nothing_at_the_only_address_is_misuse(tahqiq: Any, case: Path) -> None:
    done = tahqiq("add", case, "no-such-report.txt")
    assert done.status == 2
    assert "no-such-report.txt" in done.err


def test_no_case_at_the_address_is_misuse(tahqiq: Any, tmp_path: Path) -> None:
    done = tahqiq("show", tmp_path / "none", "claims")
    assert done.status == 2
    assert "tahqiq:" in done.err


def test_what_the_analyst_says_is_recorded_as_said_by_her(
    tahqiq: Any, reports: Path
) -> None:
    """A file cannot say who published it; what she says never looks found (M3)."""
    words = ["--outlet", "Levee Post", "--published", "2031-03-04"]
    (row,) = tahqiq("read", reports / "radio.txt", "--json", *words).rows()
    assert row["document"]["outlet"] == "Levee Post"
    origins = {k["key"]: k["origin"] for k in reversed(row["document"]["known"])}
    assert origins["outlet"] == "analyst"


def test_a_date_that_is_none_is_misuse(tahqiq: Any, reports: Path) -> None:
    done = tahqiq("read", reports, "--published", "last spring")
    assert done.status == 2
    assert "last spring" in done.err


def test_read_prints_one_valid_reading_a_line(
    tahqiq: Any, reports: Path, faults: Callable[[str, Any], list[str]]
) -> None:
    done = tahqiq("read", reports, "--json")
    assert done.status == 0
    rows = done.rows()
    assert len(rows) == 3
    for row in rows:
        assert faults("reading-1", row) == []
        for claim in row["claims"]:
            for span in claim["content"]:
                assert row["text"][span["start"] : span["end"]] == span["exact"]


def test_read_keeps_an_accuser_and_a_denial(tahqiq: Any, reports: Path) -> None:
    (row,) = tahqiq("read", reports / "wire.txt", "--json").rows()
    accused = [c for c in row["claims"] if c["chain"][-1]["act"] == "accuse"]
    denied = [c for c in row["claims"] if c["chain"][-1]["act"] == "deny"]
    assert {c["certainty"] for c in accused} == {"alleged"}
    assert {c["polarity"] for c in denied} == {"denied"}


def test_read_for_a_person_shows_words_and_speakers(tahqiq: Any, reports: Path) -> None:
    done = tahqiq("read", reports / "wire.txt")
    assert done.status == 0
    assert "Rostam Qadiri" in done.out
    assert "1 given: 1 read, 0 refused" in done.err


def test_read_tells_loss_by_its_exit_status(
    tahqiq: Any, reports: Path, broken: Path
) -> None:
    done = tahqiq("read", reports / "wire.txt", broken, "--json")
    assert done.status == 1
    assert len(done.rows()) == 1
    assert "3 given: 1 read, 2 refused" in done.err

"""`verify`, `export`, `import`, `publish`, `demo`, `doctor`: what leaves the machine."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

pytestmark = pytest.mark.slow


def test_an_untouched_case_verifies(tahqiq: Any, built: Path) -> None:
    done = tahqiq("verify", built, "--json")
    assert done.status == 0
    (found,) = done.rows()
    assert found["failed"] == []
    assert found["checks"] > 10


def test_a_copied_folder_is_the_same_case(tahqiq: Any, built: Path, case: Path) -> None:
    assert tahqiq("export", case).out == tahqiq("export", built).out
    assert tahqiq("verify", case).status == 0


def test_verify_names_the_file_of_which_a_byte_was_changed(
    tahqiq: Any, case: Path
) -> None:
    """M1: a one-byte change is reported as a failed check."""
    evidence = next(
        path
        for path in sorted((case / "evidence").rglob("*"))
        if path.is_file() and b"Baran Radio" in path.read_bytes()
    )
    content = bytearray(evidence.read_bytes())
    content[7] ^= 1
    evidence.chmod(0o600)
    evidence.write_bytes(bytes(content))
    done = tahqiq("verify", case)
    assert done.status == 1
    assert "radio.txt" in done.err
    assert "wire.txt" not in done.err


def test_verify_finds_a_deleted_line_of_the_custody_log(
    tahqiq: Any, case: Path
) -> None:
    log = case / "custody.jsonl"
    lines = log.read_text("utf-8").splitlines(keepends=True)
    log.chmod(0o600)
    log.write_text("".join(lines[:1] + lines[2:]), "utf-8")
    done = tahqiq("verify", case)
    assert done.status == 1
    assert "custody" in done.err


def test_the_export_keeps_its_contract(
    tahqiq: Any, built: Path, faults: Callable[[str, Any], list[str]]
) -> None:
    done = tahqiq("export", built, "--to", "json")
    assert done.status == 0
    (whole,) = done.rows()
    assert faults("case-1", whole) == []
    assert [row["file"] for row in whole["documents"]]
    for reading in whole["readings"]:
        assert faults("reading-1", reading) == []
    assert "3 in, 3 out" in done.err


def test_the_same_case_gives_the_same_bytes(tahqiq: Any, built: Path) -> None:
    assert tahqiq("export", built).out == tahqiq("export", built).out


def test_import_brings_the_case_back_without_loss(
    tahqiq: Any, case: Path, broken: Path, tmp_path: Path
) -> None:
    tahqiq("add", case, broken)
    claim = tahqiq("show", case, "claims", "--json").rows()[0]["claim"]
    tahqiq("judge", case, "accept", claim, "--reason", "read twice")
    file = tmp_path / "case.json"
    tahqiq("export", case, "--out", file)
    done = tahqiq("import", file, tmp_path / "back")
    assert done.status == 0
    assert tahqiq("export", tmp_path / "back").out.encode() == file.read_bytes()


def test_import_refuses_what_is_no_export(tahqiq: Any, tmp_path: Path) -> None:
    file = tmp_path / "junk.json"
    file.write_bytes(b'{"schema": "shopping-list/1"}')
    assert tahqiq("import", file, tmp_path / "back").status == 2
    assert not (tmp_path / "back" / "case.db").exists()


def test_the_dossier_is_one_page_that_needs_nothing_else(
    tahqiq: Any, case: Path
) -> None:
    done = tahqiq("publish", case)
    assert done.status == 0
    page = next(case.glob("**/*.html")).read_text("utf-8")
    assert "<script" not in page
    assert 'src="http' not in page
    assert "Rubai" in page


def test_reports_in_any_order_make_the_same_case(
    tahqiq: Any, reports: Path, tmp_path: Path
) -> None:
    """Rule 3 of what always holds: same input, same ids, in any order."""
    made = []
    for name, order in (("one", 1), ("two", -1)):
        case = tmp_path / name / "case"
        case.parent.mkdir()
        tahqiq("new", case, "--title", "Orun")
        for report in sorted(reports.iterdir())[::order]:
            tahqiq("add", case, report)
        (whole,) = tahqiq("export", case).rows()
        made.append({key: whole[key] for key in ("entities", "incidents", "groups")})
    assert made[0] == made[1]


def test_the_demo_ends_with_a_dossier(tahqiq: Any, tmp_path: Path) -> None:
    done = tahqiq("demo", tmp_path / "demo")
    assert done.status == 0
    assert "0 refused" in done.err
    page = done.out.strip().splitlines()[-1]
    assert page.endswith(".html")
    assert shutil.os.path.getsize(page) > 10_000


def test_the_doctor_finds_this_machine_fit(tahqiq: Any) -> None:
    done = tahqiq("doctor", "--json")
    assert done.status == 0
    (found,) = done.rows()
    assert all(row["ok"] for row in found)


def test_a_missing_model_is_told_with_what_to_type(tahqiq: Any) -> None:
    done = tahqiq("doctor", "--model", "en_no_such_model")
    assert done.status == 1
    assert "en_no_such_model" in done.err

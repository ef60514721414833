"""`verify` names every changed byte, quote, reference and custody entry."""

from __future__ import annotations

import hashlib
import sqlite3
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import msgspec
import pytest

from tahqiq.model.codec import decode, encode, reading_to_json
from tahqiq.model.judgement import Judgement
from tahqiq.store.case_folder import CaseFolder
from tahqiq.store.check import check_reading
from tahqiq.store.custody_file import LOG
from tahqiq.store.verify import Check, verify

if TYPE_CHECKING:
    from pathlib import Path

    from tahqiq.store.custody import Custodian


@pytest.fixture
def kept(path: Path, custodian: Custodian, capture: Any, reading: Any) -> Path:
    """A closed case with one report."""
    with CaseFolder.open(path, custodian) as folder:
        folder.keep(capture(), reading())
    return path


def failed(path: Path) -> list[Check]:
    with CaseFolder.open(path) as folder:
        return [check for check in verify(folder) if not check.ok]


def names(path: Path) -> set[str]:
    return {check.name for check in failed(path)}


def execute(path: Path, statement: str, *values: object) -> None:
    connection = sqlite3.connect(path / "case.db")
    connection.execute(statement, values)
    connection.commit()
    connection.close()


def blob(path: Path) -> Path:
    return next(file for file in (path / "evidence").rglob("*") if file.is_file())


def test_an_untouched_case_passes_every_check(kept: Path) -> None:
    with CaseFolder.open(kept) as folder:
        checks = verify(folder)
    assert all(check.ok for check in checks)
    assert {check.name for check in checks} == {
        "evidence", "custody", "reading", "text", "quotes", "references", "judgements",
    }  # fmt: skip


def test_one_changed_byte_of_the_evidence_is_found(kept: Path) -> None:
    """M1."""
    file = blob(kept)
    file.chmod(0o644)
    content = bytearray(file.read_bytes())
    content[0] ^= 1
    file.write_bytes(content)
    (check,) = failed(kept)
    assert check.name == "evidence"
    assert "reports/report.txt" in check.item
    assert file.name in check.item


def test_evidence_that_is_gone_is_found(kept: Path) -> None:
    blob(kept).unlink()
    assert names(kept) == {"evidence"}


def test_a_file_that_no_capture_put_there_is_found(kept: Path) -> None:
    (kept / "evidence" / "ab").mkdir(exist_ok=True)
    (kept / "evidence" / "ab" / "planted").write_bytes(b"x")
    (check,) = failed(kept)
    assert (check.name, check.item) == ("stray", "evidence/ab/planted")


def test_a_deleted_an_edited_and_a_last_removed_custody_line_are_found(
    kept: Path,
) -> None:
    """M4."""
    log = kept / LOG
    whole = log.read_bytes()
    rows = whole.splitlines(keepends=True)
    for changed, item in (
        (rows[0] + rows[2], f"{LOG} line 2"),
        (rows[1] + rows[2], f"{LOG} line 1"),
        (rows[0] + rows[1], LOG),
        (whole.replace(b"Orun", b"Arun", 1), f"{LOG} line 1"),
        (rows[0] + rows[2] + rows[1], f"{LOG} line 2"),
        (whole[:-9], LOG),
        (b"", LOG),
        (whole + b"{}\n", f"{LOG} line 4"),
    ):
        log.write_bytes(changed)
        found = [check for check in failed(kept) if check.name == "custody"]
        assert item in {check.item for check in found}, (item, found)


def test_a_log_ahead_by_one_step_is_told_as_a_run_cut_off(
    path: Path, custodian: Custodian, capture: Any
) -> None:
    with CaseFolder.open(path, custodian) as folder:
        writer = folder._require_writer()
        folder.evidence.keep(capture().sha256, capture().content)
        writer.custody.enter(
            [folder._act("captured", "reports/report.txt", "", capture().sha256)]
        )
    with CaseFolder.open(path) as folder:
        checks = verify(folder)
    (check,) = [check for check in checks if not check.ok]
    assert check.name == "unfinished"
    assert "add the same sources again" in check.detail
    assert any("was cut off" in row.detail for row in checks if row.ok)


def test_a_claim_edited_in_the_database_is_found(kept: Path) -> None:
    """A stronger certainty reads well and quotes well; custody knows better."""
    execute(
        kept, "UPDATE readings SET reading = replace(reading, 'alleged', 'asserted')"
    )
    assert "reading" in names(kept)


def test_a_reading_that_is_no_reading_is_found(kept: Path) -> None:
    execute(kept, "UPDATE readings SET reading = '{}'")
    assert names(kept) == {"reading"}


def test_a_reading_under_another_id_is_found(kept: Path) -> None:
    execute(kept, "UPDATE readings SET document = 'dother'")
    assert any("the reading of" in check.detail for check in failed(kept))


def test_a_capture_unknown_to_custody_is_found(kept: Path) -> None:
    execute(kept, "UPDATE captures SET sha256 = ?, uri = 'other'", "0" * 64)
    execute(
        kept,
        "UPDATE captures SET record = replace(record, "
        "(SELECT sha256 FROM readings), (SELECT sha256 FROM captures))",
    )
    found = {(check.name, check.item) for check in failed(kept)}
    assert ("custody", "reports/report.txt") in found
    assert ("unfinished", "reports/report.txt") in found


def test_a_lost_head_is_found(kept: Path) -> None:
    execute(kept, "DELETE FROM notes WHERE key = 'custody_head'")
    assert any("lost the head" in check.detail for check in failed(kept))


def test_a_judgement_taken_out_is_found(kept: Path) -> None:
    judgement = Judgement(
        sequence=0, kind="accept", subject="d#c", object=None, value=None,
        author="Mina", at="2031-03-12", reason="",
    )  # fmt: skip
    with CaseFolder.open(kept) as folder:
        folder.store.judge([judgement] * 3)
    assert failed(kept) == []
    execute(kept, "DELETE FROM judgements WHERE sequence = 2")
    (check,) = failed(kept)
    assert check.name == "judgements"
    assert "number 2" in check.detail


def test_a_manifest_is_checked_and_leads_nowhere_else(kept: Path) -> None:
    sha256 = hashlib.sha256((kept / "case.toml").read_bytes()).hexdigest()
    manifest = kept / "manifest.sha256"
    manifest.write_text(f"{sha256}  case.toml\n")
    assert failed(kept) == []
    manifest.write_text(
        f"{'0' * 64}  case.toml\n{sha256}  absent\n{sha256}  ../case.toml\n"
        f"{sha256}  /etc/hostname\nrubbish\n"
    )
    assert [check.item for check in failed(kept)] == [
        "case.toml", "absent", "../case.toml", "/etc/hostname", "",
    ]  # fmt: skip


# Inside one reading.


def faults(raw: dict[str, Any]) -> list[tuple[str, str]]:
    return [(check.name, check.item) for check in check_reading(raw) if not check.ok]


@pytest.fixture
def raw(reading: Any) -> dict[str, Any]:
    found: dict[str, Any] = decode(reading_to_json(reading()))
    return found


def test_a_true_reading_has_no_fault(raw: dict[str, Any]) -> None:
    assert faults(raw) == []


@pytest.mark.parametrize(
    ("place", "part"),
    [
        (("mentions", 0), "m1"),
        (("events", 0, "triggers", 0), "v1"),
        (("claims", 0, "content", 0), "c1"),
        (("claims", 0, "chain", 1, "source"), "c1"),
        (("claims", 0, "chain", 1, "cue"), "c1"),
        (("claims", 0, "markers", 0), "c1"),
        (("sentences", 0), "s1"),
        (("document", "passages", 0), None),
    ],
)
def test_every_kind_of_span_is_checked(
    raw: dict[str, Any], place: tuple[Any, ...], part: str | None
) -> None:
    """DESIGN 9.1."""
    row: Any = raw
    for step in place:
        row = row[step]
    row["start"] += 10_000
    row["end"] += 10_000
    document = raw["document"]["id"]
    assert faults(raw) == [("quotes", f"{document}#{part or document}")]
    row["start"] -= 10_000
    row["end"] -= 10_000
    if "exact" in row:
        row["exact"] = "X" * len(row["exact"])
        assert faults(raw) == [("quotes", f"{document}#{part}")]


def test_a_span_of_a_kind_to_come_is_checked_too(raw: dict[str, Any]) -> None:
    raw["claims"][0]["echo"] = {"deep": [{"start": 0, "end": 1, "exact": "?"}]}
    assert [name for name, _ in faults(raw)] == ["quotes"]


@pytest.mark.parametrize(
    "place",
    [
        ("mentions", 0, "entity"),
        ("events", 0, "participants", 0, "entity"),
        ("events", 0, "participants", 0, "mention"),
        ("events", 0, "participants", 0, "claims", 0),
        ("events", 0, "place"),
        ("events", 0, "when"),
        ("claims", 0, "sentence"),
        ("claims", 0, "chain", 1, "entity"),
        ("claims", 0, "alternatives", 0, 0, "entity"),
        ("claims", 0, "events", 0),
        ("claims", 0, "relation"),
        ("links", 0, "from"),
        ("links", 0, "to"),
    ],
)
def test_every_kind_of_reference_is_checked(
    raw: dict[str, Any], place: tuple[Any, ...]
) -> None:
    row: Any = raw
    for step in place[:-1]:
        row = row[step]
    row[place[-1]] = "nowhere"
    assert [name for name, _ in faults(raw)] == ["references"]


def test_an_id_that_stands_twice_is_found(raw: dict[str, Any]) -> None:
    raw["claims"][1]["id"] = "c1"
    assert ("references", f"{raw['document']['id']}#c1") in faults(raw)


def test_a_text_that_is_not_the_frozen_one_is_found(raw: dict[str, Any]) -> None:
    raw["text"] += " "
    assert faults(raw) == [("text", raw["document"]["id"])]


def test_the_sample_reading_still_has_every_list_that_is_checked(reading: Any) -> None:
    """A list that is renamed in the model must not fall out of the check."""
    plain = replace(reading(), refusals=())
    assert {"sentences", "mentions", "claims"} <= set(msgspec.to_builtins(plain))
    assert encode(decode(reading_to_json(plain))) == reading_to_json(plain)

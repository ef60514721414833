"""What goes wrong on a hard day: mistyped values, files in the way, decisions undone."""

from __future__ import annotations

import json
import socket
from typing import TYPE_CHECKING, Any

import pytest

from tahqiq.cli.terminal import visible

if TYPE_CHECKING:
    from pathlib import Path


def a_claim(tahqiq: Any, case: Path) -> str:
    rows = tahqiq("show", case, "claims", "--find", "motorcycle", "--json").rows()
    return str(rows[0]["claim"])


@pytest.mark.parametrize(
    "value", ["no JSON", "[]", "{}", '{"words": "x"}', '{"certainty": "sure"}']
)
def test_an_edit_that_cannot_stand_is_not_recorded(
    tahqiq: Any, case: Path, value: str
) -> None:
    """It would be found out at the next release, when nothing could go out any more."""
    done = tahqiq("judge", case, "edit", a_claim(tahqiq, case), "--value", value)
    assert done.status == 2
    assert "the edit of" in done.err
    assert tahqiq("show", case, "judgements", "--json").out == ""
    assert (
        tahqiq("publish", case, "--profile", "public", "--out", case / "p").status == 0
    )


def test_a_claim_is_shown_as_edited_and_as_read_when_that_is_undone(
    tahqiq: Any, case: Path
) -> None:
    def shown() -> tuple[str, str]:
        (row,) = [
            row
            for row in tahqiq("show", case, "claims", "--json").rows()
            if row["claim"] == claim
        ]
        return row["certainty"], row["state"]

    claim = a_claim(tahqiq, case)
    read = shown()
    value = '{"certainty": "alleged"}'
    ((made,),) = tahqiq("judge", case, "edit", claim, "--value", value, "--json").rows()
    assert shown() == ("alleged", "edit")
    tahqiq("judge", case, "undo", made["id"], "--reason", "hasty")
    assert shown() == read == ("asserted", "proposed")


def test_nothing_is_merged_with_itself(tahqiq: Any, case: Path) -> None:
    entity = tahqiq("show", case, "entities", "--json").rows()[0]["entity"]
    for kind in ("merge", "different"):
        done = tahqiq("judge", case, kind, entity, entity)
        assert (done.status, "are one already" in done.err) == (2, True)


def test_a_reliability_may_be_typed_small(tahqiq: Any, case: Path) -> None:
    assert (
        tahqiq("judge", case, "grade-source", "Baran Radio", "--value", "b").status == 0
    )
    rows = tahqiq("show", case, "sources", "--find", "Baran Radio", "--json").rows()
    assert rows[0]["reliability"] == "B"


def test_a_case_whose_report_was_described_verifies(tahqiq: Any, case: Path) -> None:
    """A kept view holds what analysts said of reports, as a view drawn anew does."""
    said = json.dumps({"outlet": "Baran Radio, Orun"})
    assert tahqiq("judge", case, "describe", "radio.txt", "--value", said).status == 0
    for _ in range(2):
        (row,) = tahqiq(
            "show", case, "documents", "--document", "radio.txt", "--json"
        ).rows()
        assert row["outlet"] == "Baran Radio, Orun"
    done = tahqiq("verify", case)
    assert done.status == 0, done.err


def test_a_place_that_cannot_be_written_is_told_in_words(
    tahqiq: Any, case: Path, tmp_path: Path
) -> None:
    nowhere = tmp_path / "nowhere" / "file"
    for words in (
        ("publish", case, "--out", nowhere),
        ("publish", case, "--out", tmp_path),
        ("publish", case, "--key", nowhere),
        ("export", case, "--out", nowhere),
    ):
        done = tahqiq(*words)
        assert (done.status, "cannot write" in done.err) == (2, True), words


def test_a_demo_never_replaces_a_case_of_somebody(tahqiq: Any, case: Path) -> None:
    done = tahqiq("demo", case)
    assert done.status == 2
    assert "left as it is" in done.err
    assert len(tahqiq("show", case, "documents", "--json").rows()) == 3


def test_a_case_from_an_export_is_whole_again_when_its_files_are_added(
    tahqiq: Any, built: Path, reports: Path, tmp_path: Path
) -> None:
    """M4: until then `verify` names each file once and finds no other fault."""
    export, case = tmp_path / "x.json", tmp_path / "back"
    tahqiq("export", built, "--out", export)
    assert tahqiq("import", export, case).status == 0
    (found,) = tahqiq("verify", case, "--json").rows()
    assert [row["name"] for row in found["failed"]] == ["evidence"] * 3
    assert all("add it" in row["detail"] for row in found["failed"])
    assert "3 already there" in tahqiq("add", case, reports).err
    done = tahqiq("verify", case)
    assert done.status == 0, done.err


def test_a_public_release_may_follow_an_internal_one(tahqiq: Any, case: Path) -> None:
    """What the internal one showed is in no byte of the public one's changes."""
    assert tahqiq("release", case, "--profile", "internal").status == 0
    (case / "case.toml").write_text(
        (case / "case.toml").read_text("utf-8")
        + '\n[withholding]\nwords = ["Samir al-Rubai", "Samir Rubai"]\n',
        "utf-8",
    )
    assert tahqiq("release", case).status == 0
    claim = a_claim(tahqiq, case)
    tahqiq("judge", case, "reject", claim, "--reason", "misread")
    assert tahqiq("release", case).status == 0
    told = (case / "releases" / "003" / "changes.md").read_text("utf-8")
    assert "since release 2" in told
    assert "Rubai" not in told


def test_what_was_shown_before_and_is_withheld_now_is_not_told_as_a_change(
    tahqiq: Any, case: Path
) -> None:
    assert tahqiq("release", case).status == 0
    (case / "case.toml").write_text(
        (case / "case.toml").read_text("utf-8")
        + '\n[withholding]\nwords = ["Rostam Qadiri"]\n',
        "utf-8",
    )
    done = tahqiq("release", case)
    assert done.status == 0, done.err
    told = (case / "releases" / "002" / "changes.md").read_text("utf-8")
    assert "Qadiri" not in told


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("add",), "Missing argument 'case'"),
        (("show", "x"), "`tahqiq show --help`"),
        (("show", "x", "claims", "--limit", "-1"), "'--limit'"),
        (("show", "x", "claims", "--limit", "few"), "'--limit'"),
        (("show", "no-such-folder", "claims"), "no case folder"),
    ],
)
def test_a_mistyped_command_says_how_it_is_typed(
    tahqiq: Any, words: tuple[str, ...], told: str
) -> None:
    done = tahqiq(*words)
    assert (done.status, told in done.err) == (2, True), done.err


def test_a_report_that_is_not_there_is_no_empty_list(tahqiq: Any, case: Path) -> None:
    done = tahqiq("show", case, "claims", "--document", "wires.txt")
    assert done.status == 2
    assert "no report 'wires.txt'" in done.err
    rows = tahqiq("show", case, "incidents", "--document", "wire.txt", "--json").rows()
    assert rows


@pytest.mark.parametrize("name", ["a\nb.txt", "a\u202etxt.exe", "a\x1b[2Jb"])
def test_no_file_name_forges_a_line_of_the_terminal(name: str) -> None:
    """A right-to-left mark is kept: Arabic names need it."""
    shown = visible(name)
    assert shown.isprintable()
    assert visible("تقرير\u200f.txt") == "تقرير\u200f.txt"


@pytest.mark.enable_socket
def test_a_workbench_that_cannot_listen_says_why(tahqiq: Any, built: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        done = tahqiq("serve", built, "--port", taken.getsockname()[1])
    assert (done.status, "--port 0" in done.err) == (2, True), done.err
    assert tahqiq("serve", built, "--port", 70_000).status == 2
    done = tahqiq("serve", built, "--certificate", built / "no.pem")
    assert (done.status, "there is no file" in done.err) == (2, True), done.err


def test_what_a_message_quotes_is_shown_with_its_brackets(tahqiq: Any) -> None:
    assert "[settings]" in tahqiq("doctor", "--model", "no_such_model").err


def test_no_accounts_are_begun_without_a_name(tahqiq: Any, case: Path) -> None:
    """Else the case would have accounts, and nobody who may sign in."""
    assert tahqiq("team", case, "add-user").status == 2
    assert not (case / "people.db").exists()


def test_a_table_is_shown_the_door_it_comes_in_by(
    tahqiq: Any, case: Path, tmp_path: Path
) -> None:
    table = tmp_path / "incidents.csv"
    table.write_text("date,place,killed\n2031-03-04,Orun,2\n", "utf-8")
    done = tahqiq("add", case, table)
    assert (done.status, "tahqiq import" in done.err) == (1, True), done.err


def test_words_of_a_report_that_is_not_read_are_found(
    tahqiq: Any, case: Path, tmp_path: Path
) -> None:
    """By the sound of a name too: `Samir` and its spelling in Arabic are one."""
    report = tmp_path / "ar.txt"
    report.write_text(
        "قتل مسلحان المحامي سمير الربيعي أمام محكمة أورون صباح الثلاثاء، "
        "بحسب ما قالت الشرطة، وأصيب شخصان من المارة بجروح.",
        "utf-8",
    )
    assert tahqiq("add", case, report).status == 0
    rows = tahqiq("search", case, "سمير", "--json").rows()
    assert [row["file"] for row in rows] == ["ar.txt"]


def test_words_of_the_program_itself_stand_against_no_public_release(
    tahqiq: Any, case: Path, tmp_path: Path
) -> None:
    """ "An armed group" speaks unnamed, and every page explains what an armed group is."""
    report = tmp_path / "hills.txt"
    report.write_text(
        "Levee Post, 6 March 2031\n\nHer brother accused the Sons of the Ridge, an armed "
        "group active in the hills, of the killing. The group denied any involvement in "
        "a statement on its channel.\n\nA witness in a red coat said two men fled.\n",
        "utf-8",
    )
    assert tahqiq("add", case, report).status == 0
    out = tmp_path / "public.html"
    done = tahqiq("publish", case, "--profile", "public", "--out", out)
    assert done.status == 0, done.err
    assert "red coat" not in out.read_text("utf-8")

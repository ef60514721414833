"""`show`, `judge` and `weigh`: what the case holds, and decisions that can be undone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.slow
LISTS = ["documents", "claims", "entities", "events", "incidents", "disputes", "sources",
         "timeline", "refusals", "groups"]  # fmt: skip


@pytest.mark.parametrize("what", LISTS)
def test_every_list_can_be_shown_to_a_program_and_a_person(
    tahqiq: Any, built: Path, what: str
) -> None:
    told, shown = tahqiq("show", built, what, "--json"), tahqiq("show", built, what)
    assert (told.status, shown.status) == (0, 0)
    assert f"{len(told.rows())} of {len(told.rows())} {what}" in told.err


def test_every_claim_is_shown_with_its_words_and_chain(
    tahqiq: Any, built: Path
) -> None:
    rows = tahqiq("show", built, "claims", "--json").rows()
    assert rows
    assert all(row["words"] and row["chain"] for row in rows)


def test_claims_can_be_filtered_by_words_and_file(tahqiq: Any, built: Path) -> None:
    words = ["--find", "motorcycle", "--document", "wire.txt", "--json"]
    rows = tahqiq("show", built, "claims", *words).rows()
    assert {row["file"] for row in rows} == {"wire.txt"}
    assert all("motorcycle" in str(row).lower() for row in rows)
    limited = tahqiq("show", built, "claims", "--limit", "1", "--json").rows()
    assert len(limited) == 1


def test_one_victim_of_two_spellings_is_one_entity(tahqiq: Any, built: Path) -> None:
    rows = tahqiq("show", built, "entities", "--json").rows()
    found = [row for row in rows if "Rubai" in row["name"]]
    assert [set(row["files"]) for row in found] == [
        {"wire.txt", "radio.txt", "ministry.txt"}
    ]


def test_there_is_no_list_of_that_name(tahqiq: Any, built: Path) -> None:
    done = tahqiq("show", built, "gossip")
    assert done.status == 2
    assert "claims" in done.err


def a_claim(tahqiq: Any, case: Path) -> str:
    rows = tahqiq("show", case, "claims", "--find", "motorcycle", "--json").rows()
    return str(rows[0]["claim"])


def test_a_rejected_claim_counts_no_more_and_stays_on_record(
    tahqiq: Any, case: Path
) -> None:
    claim = a_claim(tahqiq, case)
    done = tahqiq("judge", case, "reject", claim, "--reason", "misread", "--json")
    assert done.status == 0
    ((made,),) = done.rows()
    assert made["kind"] == "reject"
    rows = tahqiq("show", case, "claims", "--json").rows()
    assert [row["state"] for row in rows if row["claim"] == claim] in ([], ["reject"])


def test_undo_restores_the_case_to_the_byte(tahqiq: Any, case: Path) -> None:
    """What was decided and taken back stays on record; the case is as before."""
    before = views(tahqiq, case)
    claim = a_claim(tahqiq, case)
    ((made,),) = tahqiq(
        "judge", case, "reject", claim, "--reason", "x", "--json"
    ).rows()
    assert views(tahqiq, case) != before
    assert tahqiq("judge", case, "undo", made["id"], "--reason", "hasty").status == 0
    assert views(tahqiq, case) == before


def views(tahqiq: Any, case: Path) -> dict[str, Any]:
    """The case as exported, without the log of decisions."""
    (whole,) = tahqiq("export", case).rows()
    return {key: whole[key] for key in whole if key != "judgements"}


def test_a_judgement_names_what_is_there(tahqiq: Any, case: Path) -> None:
    done = tahqiq("judge", case, "reject", "c0000000000")
    assert done.status == 2
    assert "c0000000000" in done.err


def test_an_unknown_kind_of_judgement_is_misuse(tahqiq: Any, case: Path) -> None:
    done = tahqiq("judge", case, "forget", a_claim(tahqiq, case))
    assert done.status == 2


def test_the_matrix_is_shown_although_nothing_was_rated(
    tahqiq: Any, built: Path
) -> None:
    assert tahqiq("weigh", built).status in {0, 2}

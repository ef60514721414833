"""A team on PostgreSQL, from the command line to two analysts at once."""

from __future__ import annotations

import io
import os
import threading
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient
from tests.web.people.conftest import REPORT, WORDS, Browser, Clock, settings_of

from tahqiq.cli.app import run as run_command
from tahqiq.store.database import Database
from tahqiq.web.app import create_app

if TYPE_CHECKING:
    from pathlib import Path

POSTGRES = os.getenv("TAHQIQ_TEST_POSTGRES", "")
pytestmark = [
    pytest.mark.postgres,
    pytest.mark.skipif(not POSTGRES, reason="needs TAHQIQ_TEST_POSTGRES"),
]
ONE, TWO = "Mina Darvish", "Rostam Qadiri"


@pytest.fixture
def typed(monkeypatch: pytest.MonkeyPatch) -> Callable[..., int]:
    """Types a command and gives its exit status."""

    def type_(*words: str, typing: str = "") -> int:
        monkeypatch.setattr("sys.stdin", io.StringIO(typing))
        with pytest.raises(SystemExit) as leaving:
            run_command([*words, "--author", ONE])
        return int(leaving.value.code or 0)

    return type_


@pytest.fixture
def served(tmp_path: Path, typed: Callable[..., int]) -> Iterator[FastAPI]:
    """The workbench of a case of two analysts, made by the commands of the docs."""
    (tmp_path / "wire.txt").write_text(REPORT, encoding="utf-8")
    case = str(tmp_path / "case")
    assert typed("new", case, "--database", POSTGRES) == 0
    assert typed("add", case, str(tmp_path / "wire.txt")) == 0
    for name, role in ((ONE, "owner"), (TWO, "analyst")):
        words = ("team", case, "add-user", name, "--role", role, "--password-stdin")
        assert typed(*words, typing=f"{WORDS}\n") == 0
    app = create_app(settings_of(tmp_path / "case", Clock()))
    with TestClient(app):
        yield app
    database = Database(POSTGRES)
    with database.write() as connection:
        connection.exec_driver_sql("DROP SCHEMA public CASCADE")
        connection.exec_driver_sql("CREATE SCHEMA public")
    database.close()


def signed_in(app: FastAPI, name: str) -> Browser:
    found = Browser(TestClient(app, base_url="http://127.0.0.1:8710"))
    assert found.sign_in(name).status_code == 303
    return found


def judge(browser: Browser, seen: dict[str, Any], kind: str) -> int:
    return int(
        browser.post(
            "/judge", kind=kind, subject=seen["key"], based_on=str(seen["based_on"])
        ).status_code
    )


def test_nothing_of_the_records_and_the_accounts_lies_in_the_folder(
    served: FastAPI, tmp_path: Path
) -> None:
    assert signed_in(served, TWO).get("/me.json").json()["name"] == TWO
    names = {path.name for path in (tmp_path / "case").iterdir()}
    assert {"case.db", "people.db"} & names == set()


def test_of_two_who_decide_on_the_same_claims_at_once_each_loses_what_is_the_others(
    served: FastAPI,
) -> None:
    """Every claim has one decision in the end, and whoever came late was told."""
    browsers = {ONE: signed_in(served, ONE), TWO: signed_in(served, TWO)}
    cards = browsers[ONE].get("/review.json").json()["cards"]
    told: dict[str, list[int]] = {name: [] for name in browsers}

    def decide(name: str, rows: list[dict[str, Any]]) -> None:
        told[name] += [judge(browsers[name], row, "accept") for row in rows]

    hands = [
        threading.Thread(target=decide, args=(ONE, cards)),
        threading.Thread(target=decide, args=(TWO, cards[::-1])),
    ]
    for hand in hands:
        hand.start()
    for hand in hands:
        hand.join()
    rows = served.state.desk.folder.store.judgements()
    assert sorted(row.subject for row in rows) == sorted(row["key"] for row in cards)
    assert [row.sequence for row in rows] == list(range(1, len(cards) + 1))
    assert sorted(told[ONE] + told[TWO]) == [303] * len(cards) + [409] * len(cards)


def test_the_case_verifies_after_the_team_has_judged(
    served: FastAPI, tmp_path: Path, typed: Callable[..., int]
) -> None:
    analyst = signed_in(served, TWO)
    seen = analyst.get("/review.json").json()["cards"][0]
    assert judge(analyst, seen, "reject") == 303
    case = str(tmp_path / "case")
    with pytest.raises(SystemExit) as leaving:
        run_command(["verify", case])
    assert int(leaving.value.code or 0) == 0

"""Addresses and failures of databases, in words."""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import create_engine
from sqlalchemy.exc import OperationalError

from tahqiq.errors import CaseBusy, CaseError, IntegrityError
from tahqiq.store.database import Database, sqlite_url
from tahqiq.store.sql import SqlStore
from tahqiq.store.trouble import database_trouble

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize("address", ["", "case.db", "nothing://host/name"])
def test_what_is_no_address_says_how_one_looks(address: str) -> None:
    with pytest.raises(CaseError, match="postgresql"):
        SqlStore.open(address)


def test_a_driver_that_is_not_installed_is_named(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def absent(*_: object, **__: object) -> None:
        raise ModuleNotFoundError(name="psycopg")

    monkeypatch.setattr("tahqiq.store.database.create_engine", absent)
    with pytest.raises(CaseError, match="pip install psycopg"):
        SqlStore.open("postgresql+psycopg://localhost/case")


def test_no_message_holds_a_password(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        "tahqiq.store.database.create_engine",
        lambda *_, **__: create_engine("sqlite://"),
    )
    database = Database("postgresql+psycopg://mina:secret@host/case")
    assert database.where == "postgresql+psycopg://mina:***@host/case"
    database.close()


def test_no_database_is_made_by_opening_one(tmp_path: Path) -> None:
    with pytest.raises(CaseError, match=r"absent\.db"):
        SqlStore.open(sqlite_url(tmp_path / "absent.db"))
    assert not (tmp_path / "absent.db").exists()


def test_a_database_that_holds_a_case_is_not_made_anew(tmp_path: Path) -> None:
    url = sqlite_url(tmp_path / "case.db", create=True)
    SqlStore.create(url).close()
    with pytest.raises(CaseError, match="holds a case already"):
        SqlStore.create(url)


@pytest.mark.parametrize(
    ("code", "error", "words"),
    [
        (sqlite3.SQLITE_BUSY_SNAPSHOT, CaseBusy, "Close the other program"),
        (sqlite3.SQLITE_FULL, CaseError, "Free some space"),
        (sqlite3.SQLITE_READONLY_ROLLBACK, CaseError, "writable"),
        (sqlite3.SQLITE_CORRUPT_INDEX, IntegrityError, "a copy of the folder"),
        (sqlite3.SQLITE_IOERR_READ, CaseError, "fails"),
        (None, CaseError, "fails"),
    ],
)
def test_every_failure_has_a_remedy(
    code: int | None, error: type[Exception], words: str
) -> None:
    cause = sqlite3.OperationalError("the words of SQLite")
    if code is not None:
        cause.sqlite_errorcode = code
    told = database_trouble(OperationalError("SELECT", {}, cause), "case.db")
    assert type(told) is error
    assert "case.db" in str(told)
    assert words in str(told).replace("one that is", "writable")

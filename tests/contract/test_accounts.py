"""What the accounts of a team do, beside a case on the disk and in PostgreSQL.

PostgreSQL joins in where ``TAHQIQ_TEST_POSTGRES`` holds the address of an empty
database that may be written to.
"""

from __future__ import annotations

import os
import stat
import threading
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from tahqiq.errors import AccountError, CaseTooNew
from tahqiq.store.account_book import AccountBook
from tahqiq.store.accounts import (
    LONGEST_NAME,
    Account,
    Role,
    Session,
    account_key,
    proper_name,
    require_role,
)
from tahqiq.store.accounts_sql import VERSION
from tahqiq.store.accounts_tables import PEOPLE, PEOPLE_NOTES
from tahqiq.store.database import Database

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

POSTGRES = os.getenv("TAHQIQ_TEST_POSTGRES")
HASH = "$argon2id$…"
NOW, LATER = "2031-03-12T09:00:00Z", "2031-03-12T10:00:00Z"
ALWAYS = "2000-01-01T00:00:00Z"


PLACES: list[object] = ["folder"]
if POSTGRES:
    PLACES.append(pytest.param("postgres", marks=pytest.mark.postgres))


@pytest.fixture(params=PLACES)
def book(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[AccountBook]:
    address = POSTGRES if request.param == "postgres" else None
    with AccountBook.create(tmp_path, address) as found:
        yield found
    if address is not None:
        database = Database(address)
        with database.write() as connection:
            PEOPLE.drop_all(connection)
        database.close()


def account(name: str = "Mina Darvish", role: Role = "owner") -> Account:
    return Account(name=name, role=role, password=HASH, created=NOW)


def session(mark: str = "s1", name: str = "Mina Darvish") -> Session:
    return Session(
        secret=mark, name=name, role="owner", created=NOW, seen=NOW,
        expires="2031-03-12T21:00:00Z",
    )  # fmt: skip


def add(book: AccountBook, *accounts: Account) -> None:
    for row in accounts:
        book.add(row, by="Mina Darvish")


def test_a_case_without_accounts_has_no_file_of_them(tmp_path: Path) -> None:
    assert AccountBook.open(tmp_path, None) is None
    assert list(tmp_path.iterdir()) == []


def test_accounts_come_back_after_they_were_closed_for_their_owner_alone(
    tmp_path: Path,
) -> None:
    with AccountBook.create(tmp_path, None) as first:
        add(first, account())
    assert stat.S_IMODE((tmp_path / "people.db").stat().st_mode) == 0o600
    with AccountBook.create(tmp_path, None) as again:
        assert again.accounts() == (account(),)


def test_accounts_of_a_later_version_are_not_opened(tmp_path: Path) -> None:
    AccountBook.create(tmp_path, None).close()
    database = Database(f"sqlite:///{tmp_path / 'people.db'}")
    with database.write() as connection:
        connection.execute(PEOPLE_NOTES.update().values(key=VERSION, value="99"))
    database.close()
    with pytest.raises(CaseTooNew):
        AccountBook.open(tmp_path, None)


def test_the_first_account_is_an_owners(book: AccountBook) -> None:
    with pytest.raises(AccountError, match="owner"):
        add(book, account(role="editor"))
    add(book, account(), account("Rostam Qadiri", "reader"))
    assert [row.role for row in book.accounts()] == ["owner", "reader"]


def test_a_name_is_one_persons_however_it_is_spelt(book: AccountBook) -> None:
    add(book, account("Mina Darvish"))
    with pytest.raises(AccountError, match="already"):
        add(book, account(" mina  DARVISH"))
    found = book.account("MINA darvish")
    assert found is not None
    assert found.name == "Mina Darvish"


def test_the_only_owner_stays_one(book: AccountBook) -> None:
    add(book, account(), account("Rostam Qadiri", "editor"))
    with pytest.raises(AccountError, match="only owner"):
        book.set_role("Mina Darvish", "reader", by="Mina Darvish", at=NOW)
    with pytest.raises(AccountError, match="only owner"):
        book.close_account("Mina Darvish", by="Mina Darvish", at=NOW)
    book.set_role("Rostam Qadiri", "owner", by="Mina Darvish", at=NOW)
    book.close_account("Mina Darvish", by="Rostam Qadiri", at=NOW)
    with pytest.raises(AccountError, match="only owner"):
        book.set_role("Rostam Qadiri", "reader", by="Rostam Qadiri", at=NOW)


def test_a_session_runs_until_it_expires_idles_or_is_ended(book: AccountBook) -> None:
    add(book, account())
    signs = book.sign_ins
    signs.start(session())
    assert signs.running("s1", now=LATER, idle_since=ALWAYS) == session()
    assert signs.running("s2", now=LATER, idle_since=ALWAYS) is None
    assert signs.running("s1", now="2031-03-12T21:00:00Z", idle_since=ALWAYS) is None
    assert signs.running("s1", now=LATER, idle_since=NOW) is None
    signs.touch("s1", LATER)
    found = signs.running("s1", now=LATER, idle_since=NOW)
    assert found == replace(session(), seen=LATER)
    signs.end(session(), at=LATER)
    assert signs.running("s1", now=LATER, idle_since=ALWAYS) is None


def test_a_role_taken_away_is_gone_from_sessions_that_run(book: AccountBook) -> None:
    add(book, account(), account("Rostam Qadiri", "editor"))
    book.sign_ins.start(session("s2", "Rostam Qadiri"))
    book.set_role("Rostam Qadiri", "reader", by="Mina Darvish", at=NOW)
    found = book.sign_ins.running("s2", now=NOW, idle_since=ALWAYS)
    assert found is not None
    assert found.role == "reader"


def test_a_closed_account_has_no_sessions_and_gets_none(book: AccountBook) -> None:
    add(book, account(), account("Rostam Qadiri", "editor"))
    book.sign_ins.start(session("s2", "Rostam Qadiri"))
    book.close_account("Rostam Qadiri", by="Mina Darvish", at=NOW)
    book.sign_ins.start(session("s3", "Rostam Qadiri"))
    for secret in ("s2", "s3"):
        assert book.sign_ins.running(secret, now=NOW, idle_since=ALWAYS) is None
    book.reopen_account("Rostam Qadiri", by="Mina Darvish", at=NOW)
    assert book.sign_ins.running("s2", now=NOW, idle_since=ALWAYS) is None


def test_a_new_password_ends_the_other_sessions(book: AccountBook) -> None:
    add(book, account())
    for secret in ("s1", "s2", "s3"):
        book.sign_ins.start(session(secret))
    book.set_password("Mina Darvish", "$new", by="Mina Darvish", at=NOW, keep="s2")
    running = book.sign_ins.running_of("mina darvish", now=NOW, idle_since=ALWAYS)
    assert [row.secret for row in running] == ["s2"]
    assert book.sign_ins.end_all_of("Mina Darvish", by="Mina Darvish", at=NOW) == 1


def test_sessions_long_over_are_forgotten(book: AccountBook) -> None:
    add(book, account())
    book.sign_ins.start(replace(session(), expires=NOW))
    book.sign_ins.start(replace(session("s2"), created=LATER))
    assert book.sign_ins.running("s1", now=ALWAYS, idle_since=ALWAYS) is None


def test_attempts_beyond_a_limit_are_refused_until_the_window_has_passed(
    book: AccountBook,
) -> None:
    signs = book.sign_ins
    limits = [("name", 2), ("address", 3)]
    tried = [signs.attempt(limits, at=NOW, since=ALWAYS) for _ in range(3)]
    assert tried == [True, True, False]
    assert signs.attempt([("other", 2), ("address", 3)], at=NOW, since=ALWAYS)
    assert not signs.attempt([("third", 2), ("address", 3)], at=NOW, since=ALWAYS)
    assert signs.attempt(limits, at=LATER, since=NOW)


def test_who_signs_in_is_forgiven_their_attempts(book: AccountBook) -> None:
    limits = [("name", 1)]
    assert book.sign_ins.attempt(limits, at=NOW, since=ALWAYS)
    assert not book.sign_ins.attempt(limits, at=NOW, since=ALWAYS)
    book.sign_ins.forgive(["name"])
    assert book.sign_ins.attempt(limits, at=NOW, since=ALWAYS)


def test_attempts_at_once_do_not_outrun_the_limit(book: AccountBook) -> None:
    let_in: list[bool] = []

    def attempt() -> None:
        let_in.append(book.sign_ins.attempt([("name", 3)], at=NOW, since=ALWAYS))

    threads = [threading.Thread(target=attempt) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(let_in) == [False] * 5 + [True] * 3


def test_every_change_of_an_account_is_entered_with_its_author(
    book: AccountBook,
) -> None:
    add(book, account(), account("Rostam Qadiri", "analyst"))
    book.set_role("rostam qadiri", "editor", by="Mina Darvish", at=LATER)
    book.set_password("Rostam Qadiri", "$new", by="Rostam Qadiri", at=LATER)
    book.close_account("Rostam Qadiri", by="Mina Darvish", at=LATER)
    assert [(row.by, row.deed, row.name, row.detail) for row in book.log()] == [
        ("Mina Darvish", "created", "Mina Darvish", "owner"),
        ("Mina Darvish", "created", "Rostam Qadiri", "analyst"),
        ("Mina Darvish", "role", "Rostam Qadiri", "analyst to editor"),
        ("Rostam Qadiri", "password", "Rostam Qadiri", ""),
        ("Mina Darvish", "closed", "Rostam Qadiri", ""),
    ]


def test_who_is_not_there_cannot_be_changed(book: AccountBook) -> None:
    with pytest.raises(AccountError, match="no account"):
        book.set_role("Nobody", "editor", by="Mina Darvish", at=NOW)
    with pytest.raises(AccountError, match="no account"):
        book.sign_ins.end_all_of("Nobody", by="Mina Darvish", at=NOW)


@pytest.mark.parametrize(
    "name", ["", "   ", "x" * (LONGEST_NAME + 1), "Mina\u202eDarvish", "Mi\u200bna"]
)
def test_a_name_that_cannot_be_read_for_what_it_is_is_refused(name: str) -> None:
    with pytest.raises(AccountError):
        proper_name(name)


def test_names_keep_their_script_and_lose_their_outer_spaces() -> None:
    assert proper_name("  مينا   درويش ") == "مينا درويش"
    assert proper_name("می\u200cنا") == "می\u200cنا"
    assert account_key("می\u200cنا") == account_key("مینا")
    assert account_key("Ｍina Darvish") == account_key("mina darvish")


def test_a_role_that_is_none_is_refused() -> None:
    assert require_role("editor") == "editor"
    with pytest.raises(AccountError, match="reader, analyst, editor, owner"):
        require_role("admin")

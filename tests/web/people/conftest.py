"""A small invented case, its team, and browsers that are signed in or not."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from itertools import count
from typing import TYPE_CHECKING, Any

import pytest
from argon2 import PasswordHasher
from fastapi import FastAPI
from fastapi.testclient import TestClient
from pytest_socket import disable_socket, enable_socket

from tahqiq.cli.app import run as run_command
from tahqiq.store.account_book import AccountBook
from tahqiq.store.accounts import ROLES, Account
from tahqiq.web.app import create_app
from tahqiq.web.people.passwords import Passwords
from tahqiq.web.settings import WebSettings

if TYPE_CHECKING:
    from pathlib import Path

REPORT = """Lawyer shot dead in Orun

ORUN, March 4, 2031 (Orun Wire) - Gunmen shot the lawyer Samir al-Rubai on Tuesday.

Police colonel Rostam Qadiri said that two men on a motorcycle fired at the lawyer.
A neighbour accused the Katibat al-Nahr militia of ordering the killing.
The militia denied any involvement.
"""
WORDS = "four words nobody joins"
NAMES = {
    "reader": "Laleh Sadr",
    "analyst": "Rostam Qadiri",
    "editor": "Yusuf Marani",
    "owner": "Mina Darvish",
}
CHEAP = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
HASH = CHEAP.hash(WORDS)
START = datetime(2031, 3, 12, 9, tzinfo=UTC)


@dataclass
class Clock:
    """A clock that goes when it is told to."""

    now: datetime = START

    def __call__(self) -> datetime:
        return self.now

    def pass_(self, **time: float) -> None:
        self.now += timedelta(**time)


@dataclass
class Browser:
    """A browser at the workbench: it keeps cookies and knows the token of its forms."""

    client: TestClient
    tokens: dict[str, str] = field(default_factory=dict)

    def get(self, path: str, **headers: str) -> Any:
        return self.client.get(path, headers=headers, follow_redirects=False)

    def post(self, path: str, **fields: str) -> Any:
        return self.client.post(
            path, data={"csrf": self.token(), **fields}, follow_redirects=False
        )

    def token(self) -> str:
        page = self.client.get("/login", follow_redirects=True).text
        return page.partition('name="csrf"')[2].split('"')[1]

    def sign_in(self, name: str, password: str = WORDS) -> Any:
        return self.post("/login", name=name, password=password)


@pytest.fixture(autouse=True)
def loops_own_sockets() -> None:
    """An event loop wakes itself over a pair of Unix sockets; the network stays off."""
    enable_socket()  # else one guard would stand before the other
    disable_socket(allow_unix_socket=True)


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A case of one report; never written to by a test."""
    folder = tmp_path_factory.mktemp("people")
    (folder / "wire.txt").write_text(REPORT, encoding="utf-8")
    case = folder / "case"
    for words in (["new", str(case), "--title", "The lawyer of Orun"],
                  ["add", str(case), str(folder / "wire.txt")]):  # fmt: skip
        with pytest.raises(SystemExit):
            run_command([*words, "--author", "Mina Darvish"])
    return case


@pytest.fixture
def case(built: Path, tmp_path: Path) -> Path:
    """A copy of the case, to be changed."""
    return shutil.copytree(built, tmp_path / "case")


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def team(case: Path) -> Iterator[AccountBook]:
    """One account for each role, all with the same password."""
    with AccountBook.create(case, None) as book:
        for role in reversed(ROLES):
            account = Account(
                name=NAMES[role], role=role, password=HASH,
                created="2031-03-12T09:00:00Z",
            )  # fmt: skip
            book.add(account, by="Mina Darvish")
        yield book


def settings_of(case: Path, clock: Clock, *, is_https: bool = False) -> WebSettings:
    numbers = count()
    return WebSettings(
        case=case, analyst="Mina Darvish", clock=clock,
        token=lambda: f"secret-{next(numbers)}", tool="tahqiq 0", is_https=is_https,
    )  # fmt: skip


@pytest.fixture
def app(case: Path, clock: Clock, team: AccountBook) -> Iterator[FastAPI]:
    """The workbench of a team."""
    found = create_app(settings_of(case, clock))
    found.state.team = replace(found.state.team, passwords=Passwords(CHEAP))
    with TestClient(found):
        yield found


@pytest.fixture
def browser(app: FastAPI) -> Callable[..., Browser]:
    """A new browser; with a role, one in which somebody of that role has signed in."""

    def opened(role: str = "", https: bool = False) -> Browser:
        scheme = "https" if https else "http"
        found = Browser(TestClient(app, base_url=f"{scheme}://127.0.0.1:8710"))
        if role:
            answer = found.sign_in(NAMES[role])
            assert answer.status_code == 303, answer.text
        return found

    return opened

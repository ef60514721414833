"""`tahqiq team`: accounts from the command line."""

from __future__ import annotations

import io
import json
from typing import TYPE_CHECKING, Any

import pytest

from tahqiq.errors import AccountError
from tahqiq.web.people.exposure import require_safe

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

WORDS = "four words nobody joins"


@pytest.fixture
def team(
    tahqiq: Callable[..., Any], case: Path, monkeypatch: pytest.MonkeyPatch
) -> Callable[..., Any]:
    """Types `tahqiq team`, with a password on standard input."""

    def typed(*words: str, typing: str = WORDS) -> Any:
        monkeypatch.setattr("sys.stdin", io.StringIO(f"{typing}\n"))
        return tahqiq("team", case, *words)

    return typed


def add(team: Callable[..., Any], name: str, role: str) -> Any:
    return team("add-user", name, "--role", role, "--password-stdin")


def test_a_case_has_no_accounts_until_one_is_made(
    team: Callable[..., Any], case: Path
) -> None:
    found = team("users")
    assert found.status == 2
    assert "add-user NAME --role owner" in found.err
    assert not (case / "people.db").exists()


def test_the_first_account_is_an_owners(team: Callable[..., Any]) -> None:
    refused = add(team, "Rostam Qadiri", "analyst")
    assert refused.status == 2
    assert "--role owner" in refused.err
    assert add(team, "Mina Darvish", "owner").status == 0
    assert add(team, "Rostam Qadiri", "analyst").status == 0
    (rows,) = team("users", "--json").rows()
    assert [(row["name"], row["role"]) for row in rows] == [
        ("Mina Darvish", "owner"),
        ("Rostam Qadiri", "analyst"),
    ]
    assert "argon2" not in json.dumps(rows)


def test_accounts_are_changed_closed_and_opened_again(team: Callable[..., Any]) -> None:
    add(team, "Mina Darvish", "owner")
    add(team, "Rostam Qadiri", "analyst")
    (changed,) = team("set-role", "rostam qadiri", "--role", "editor", "--json").rows()
    assert changed["role"] == "editor"
    assert "closed" in team("close", "Rostam Qadiri").err
    assert "editor" in team("reopen", "Rostam Qadiri").err
    assert team("set-password", "Rostam Qadiri", "--password-stdin").status == 0
    assert "0 sessions ended" in team("log-out", "Rostam Qadiri").err
    (entries,) = team("log", "--json").rows()
    assert [row["deed"] for row in entries] == [
        "created", "created", "role", "closed", "reopened", "password", "sessions-ended",
    ]  # fmt: skip
    assert {row["by"] for row in entries} == {"Mina Darvish"}
    assert "Rostam Qadiri" in team("users").out
    assert "reopened" in team("log").out


@pytest.mark.parametrize(
    "words",
    [
        ("dance",), ("add-user",), ("set-role", "Mina Darvish"),
        ("set-role", "Mina Darvish", "--role", "king"), ("close", "Nobody"),
        ("close", "Mina Darvish"),
    ],
)  # fmt: skip
def test_what_cannot_be_done_says_what_to_type(
    team: Callable[..., Any], words: tuple[str, ...]
) -> None:
    add(team, "Mina Darvish", "owner")
    found = team(*words)
    assert found.status == 2
    assert len(found.err.strip().splitlines()) >= 2


def test_a_password_that_is_easily_guessed_is_refused(team: Callable[..., Any]) -> None:
    words = ("add-user", "Mina Darvish", "--role", "owner", "--password-stdin")
    assert team(*words, typing="mina darvish 1").status == 2
    assert team(*words, typing="short").status == 2


def test_accounts_are_in_no_export_and_verify_does_not_mind_them(
    team: Callable[..., Any], tahqiq: Callable[..., Any], case: Path
) -> None:
    add(team, "Laleh Sadr", "owner")
    assert tahqiq("verify", case).status == 0
    assert "Laleh Sadr" not in tahqiq("export", case, "--to", "json").out


def test_others_reach_a_workbench_only_with_accounts_and_encryption() -> None:
    for host in ("127.0.0.1", "localhost", "::1"):
        require_safe(host, has_team=False, is_https=False)
    with pytest.raises(AccountError, match="no accounts"):
        require_safe("0.0.0.0", has_team=False, is_https=True)  # noqa: S104 - refused
    with pytest.raises(AccountError, match="in clear"):
        require_safe("192.0.2.7", has_team=True, is_https=False)
    require_safe("192.0.2.7", has_team=True, is_https=True)

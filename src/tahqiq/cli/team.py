"""`tahqiq team`: who may work on a case at its workbench, and as what."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import dataclass
from typing import Annotated

import typer
from rich.table import Table

from tahqiq.cli.terminal import (
    Author,
    CasePath,
    JsonFlag,
    put_json,
    results,
    say,
    stamp,
)
from tahqiq.cli.terminal import author as author_of
from tahqiq.config import read_settings
from tahqiq.errors import AccountError
from tahqiq.store.account_book import AccountBook
from tahqiq.store.accounts import Account, proper_name, require_role


def register(app: typer.Typer) -> None:
    """Add the verb."""
    app.command("team")(team)


def team(  # noqa: PLR0913 - one parameter an option
    case: CasePath,
    action: Annotated[str, typer.Argument(
        help="users, add-user, set-role, set-password, close, reopen, log-out, log.")],
    name: Annotated[str | None, typer.Argument(help="Whose account.")] = None,
    role: Annotated[str | None, typer.Option(
        help="reader, analyst, editor or owner.")] = None,
    password_stdin: Annotated[bool, typer.Option(  # noqa: FBT002 - a flag
        "--password-stdin", help="Read the password from standard input.")] = False,
    author: Author = None,
    as_json: JsonFlag = False,  # noqa: FBT002 - a flag
) -> None:  # fmt: skip
    """Say who may work on a case: with the first account, its workbench asks for one."""
    if action not in LISTS and action not in CHANGES:
        known = ", ".join([*LISTS, *CHANGES])
        raise AccountError(f"there is no action {action!r}.", f"Use one of {known}.")
    if action in CHANGES:
        _named(name, action)  # before accounts are begun: without one nobody gets in
    settings = read_settings(case)
    with (
        AccountBook.create(case, settings.database)
        if action == "add-user"
        else _book(AccountBook.open(case, settings.database), case) as book
    ):
        if action in LISTS:
            LISTS[action](book, as_json)
            return
        wish = Wish(book=book, name=_named(name, action), role=role, by=author_of(author),
                    password=lambda: _password(from_stdin=password_stdin))  # fmt: skip
        CHANGES[action](wish)
        account = book.account(wish.name)
    if account is not None:
        state = f"closed {account.closed}" if account.closed else account.role
        say(f"{account.name}: {state}")
        if as_json:
            put_json(_row(account))


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """A change of one account, as it was typed; `password` asks for one."""

    book: AccountBook
    name: str
    role: str | None
    by: str
    password: Callable[[], str]


def _add(wish: Wish) -> None:
    from tahqiq.web.people.passwords import Passwords

    name, role = proper_name(wish.name), require_role(wish.role or "analyst")
    wish.book.add(
        Account(
            name=name,
            role=role,
            password=Passwords().hashed(wish.password(), name),
            created=stamp(),
        ),
        by=wish.by,
    )


def _set_role(wish: Wish) -> None:
    if wish.role is None:
        raise AccountError("set-role needs a role.", "Add --role editor, or another.")
    wish.book.set_role(wish.name, require_role(wish.role), by=wish.by, at=stamp())


def _set_password(wish: Wish) -> None:
    from tahqiq.web.people.passwords import Passwords

    made = Passwords().hashed(wish.password(), wish.name)
    wish.book.set_password(wish.name, made, by=wish.by, at=stamp())


def _close(wish: Wish) -> None:
    wish.book.close_account(wish.name, by=wish.by, at=stamp())


def _reopen(wish: Wish) -> None:
    wish.book.reopen_account(wish.name, by=wish.by, at=stamp())


def _log_out(wish: Wish) -> None:
    ended = wish.book.sign_ins.end_all_of(wish.name, by=wish.by, at=stamp())
    say(f"{ended} sessions ended")


def _users(book: AccountBook, as_json: bool) -> None:  # noqa: FBT001 - a flag
    rows = book.accounts()
    if as_json:
        put_json([_row(row) for row in rows])
        return
    table = Table("name", "role", "since", "closed")
    for row in rows:
        table.add_row(row.name, row.role, row.created, row.closed or "")
    results.print(table)


def _log(book: AccountBook, as_json: bool) -> None:  # noqa: FBT001 - a flag
    rows = book.log()
    if as_json:
        put_json([{"at": row.at, "by": row.by, "deed": row.deed, "name": row.name,
                   "detail": row.detail} for row in rows])  # fmt: skip
        return
    table = Table("at", "by", "what", "whom", "detail")
    for row in rows:
        table.add_row(row.at, row.by, row.deed, row.name, row.detail)
    results.print(table)


LISTS = {"users": _users, "log": _log}
CHANGES = {
    "add-user": _add,
    "set-role": _set_role,
    "set-password": _set_password,
    "close": _close,
    "reopen": _reopen,
    "log-out": _log_out,
}


def _book(found: AccountBook | None, case: object) -> AccountBook:
    if found is None:
        raise AccountError(
            "this case has no accounts: one person works alone.",
            f"Type `tahqiq team {case} add-user NAME --role owner` to make a team.",
        )
    return found


def _named(name: str | None, action: str) -> str:
    if name is None:
        raise AccountError(f"{action} needs a name.", "Name the account.")
    return name


def _password(*, from_stdin: bool) -> str:
    """A password that was never on a command line: neither in its history nor in `ps`."""
    if from_stdin:
        return sys.stdin.readline().rstrip("\r\n")
    typed: str = typer.prompt("Password", hide_input=True, confirmation_prompt=True)
    return typed


def _row(account: Account) -> dict[str, str | None]:
    return {
        "name": account.name,
        "role": account.role,
        "created": account.created,
        "closed": account.closed,
    }

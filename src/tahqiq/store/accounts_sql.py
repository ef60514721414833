"""What accounts and sign-ins share: one row found, one line of the log, one writer."""

from __future__ import annotations

from sqlalchemy import Connection, RowMapping, delete, insert, select

from tahqiq.errors import AccountError
from tahqiq.store.accounts import Account, Deed, account_key
from tahqiq.store.accounts_tables import ACCOUNTS, LOG, PEOPLE_NOTES, SESSIONS

VERSION = "people_version"


def alone(connection: Connection) -> None:
    """SQLite is alone by now; PostgreSQL waits here for whoever checks and writes too."""
    connection.execute(
        select(PEOPLE_NOTES).where(PEOPLE_NOTES.c.key == VERSION).with_for_update()
    )


def account_of(row: RowMapping) -> Account:
    """The account in a row of its table."""
    return Account(**{key: value for key, value in row.items() if key != "key"})


def find(connection: Connection, name: str) -> Account | None:
    """The account of that name, however it is spelt."""
    query = select(ACCOUNTS).where(ACCOUNTS.c.key == account_key(name))
    row = connection.execute(query).mappings().first()
    return None if row is None else account_of(row)


def require(connection: Connection, name: str) -> Account:
    """The account of that name.

    Raises:
        AccountError: There is none.
    """
    found = find(connection, name)
    if found is None:
        raise AccountError(
            f"there is no account {name!r}.", "`tahqiq team CASE users` lists them."
        )
    return found


def end_all(connection: Connection, account: Account, keep: str = "") -> int:
    """End the sessions of an account, all but `keep`; how many there were."""
    ended = connection.execute(
        delete(SESSIONS).where(
            SESSIONS.c.account == account_key(account.name), SESSIONS.c.secret != keep
        )
    )
    return int(ended.rowcount)


def enter(  # noqa: PLR0913 - a line of the log
    connection: Connection, at: str, by: str, deed: Deed, name: str, detail: str
) -> None:
    """Add a line to the log of the accounts."""
    connection.execute(
        insert(LOG).values(at=at, by=by, deed=deed, name=name, detail=detail)
    )

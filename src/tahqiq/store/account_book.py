"""The accounts of a case in a database: SQLite beside the case, or its PostgreSQL.

Times are ISO 8601 in UTC to the second, all of one form, so that they compare as text.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Self

from sqlalchemy import (
    Connection,
    func,
    insert,
    inspect,
    select,
    update,
)

from tahqiq.errors import AccountError, CaseTooNew, TahqiqError
from tahqiq.store.accounts import (
    PEOPLE_FILE,
    Account,
    Entry,
    Role,
    account_key,
)
from tahqiq.store.accounts_sql import (
    VERSION,
    account_of,
    alone,
    end_all,
    enter,
    find,
    require,
)
from tahqiq.store.accounts_tables import (
    ACCOUNTS,
    LOG,
    PEOPLE,
    PEOPLE_NOTES,
)
from tahqiq.store.database import Database, sqlite_url
from tahqiq.store.durable import write_whole
from tahqiq.store.sign_ins import SignIns

PEOPLE_VERSION = 1


class AccountBook:
    """The accounts of one case; `sign_ins` are their sessions."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self.sign_ins = SignIns(database)

    @classmethod
    def open(cls, folder: Path, address: str | None) -> AccountBook | None:
        """The accounts of a case, None where it has never had any.

        Args:
            folder: The case.
            address: Where its records are, if not in the folder.

        Raises:
            CaseTooNew: A later version of Tahqiq made them.
            CaseError: The database cannot be reached.
        """
        path = folder / PEOPLE_FILE
        if address is None and not path.is_file():
            return None
        database = Database(address or sqlite_url(path))
        try:
            known = _is_known(database)
        except TahqiqError:
            database.close()
            raise
        if known:
            return cls(database)
        database.close()
        return None

    @classmethod
    def create(cls, folder: Path, address: str | None) -> AccountBook:
        """The accounts of a case, made where there are none; see `open`."""
        found = cls.open(folder, address)
        if found is not None:
            return found
        path = folder / PEOPLE_FILE
        if address is None:
            write_whole(path, b"", path.with_suffix(".partial"), mode=0o600)
        database = Database(address or sqlite_url(path))
        with database.write() as connection:
            PEOPLE.create_all(connection)
            row = {"key": VERSION, "value": str(PEOPLE_VERSION)}
            connection.execute(insert(PEOPLE_NOTES).values(row))
        return cls(database)

    def __enter__(self) -> Self:
        """The open book."""
        return self

    def __exit__(self, *_: object) -> None:
        """Close it, whatever happened."""
        self.close()

    def close(self) -> None:
        """Close the connections."""
        self._database.close()

    def accounts(self) -> tuple[Account, ...]:
        """Every account, closed ones included, by name."""
        query = select(ACCOUNTS).order_by(ACCOUNTS.c.key)
        with self._database.read() as connection:
            return tuple(
                account_of(row) for row in connection.execute(query).mappings()
            )

    def account(self, name: str) -> Account | None:
        """The account of that name, however it is spelt."""
        with self._database.read() as connection:
            return find(connection, name)

    def add(self, account: Account, *, by: str) -> None:
        """Let somebody in.

        Raises:
            AccountError: The name is taken; or the first account is not an owner's.
        """
        with self._database.write() as connection:
            alone(connection)
            if find(connection, account.name) is not None:
                raise AccountError(
                    f"there is an account {account.name!r} already.",
                    "Choose another name, or change that account.",
                )
            if account.role != "owner" and not _owners(connection):
                raise AccountError(
                    "the first account must be an owner's.", "Add it with --role owner."
                )
            connection.execute(
                insert(ACCOUNTS).values(
                    key=account_key(account.name),
                    name=account.name,
                    role=account.role,
                    password=account.password,
                    created=account.created,
                    closed=account.closed,
                )
            )
            enter(
                connection, account.created, by, "created", account.name, account.role
            )

    def set_role(self, name: str, role: Role, *, by: str, at: str) -> Account:
        """Give somebody another role, from their next request on.

        Raises:
            AccountError: There is no such account, or nobody else is an owner.
        """
        with self._database.write() as connection:
            alone(connection)
            account = require(connection, name)
            if account.role == "owner" and role != "owner":
                _require_other_owner(connection, account)
            _change(connection, account, role=role)
            enter(connection, at, by, "role", account.name, f"{account.role} to {role}")
        return replace(account, role=role)

    def set_password(
        self, name: str, password: str, *, by: str, at: str, keep: str = ""
    ) -> None:
        """Set the hash of a password; every session but `keep` ends.

        Raises:
            AccountError: There is no such account.
        """
        with self._database.write() as connection:
            account = require(connection, name)
            _change(connection, account, password=password)
            end_all(connection, account, keep)
            enter(connection, at, by, "password", account.name, "")

    def refresh_hash(self, name: str, password: str) -> None:
        """Set a newer hash of the same password; nothing else changes."""
        with self._database.write() as connection:
            _change(connection, require(connection, name), password=password)

    def close_account(self, name: str, *, by: str, at: str) -> None:
        """Let somebody in no more; their sessions end now.

        Raises:
            AccountError: There is no such account, or nobody else is an owner.
        """
        with self._database.write() as connection:
            alone(connection)
            account = require(connection, name)
            if account.role == "owner" and account.closed is None:
                _require_other_owner(connection, account)
            _change(connection, account, closed=at)
            end_all(connection, account)
            enter(connection, at, by, "closed", account.name, "")

    def reopen_account(self, name: str, *, by: str, at: str) -> None:
        """Let somebody in again.

        Raises:
            AccountError: There is no such account.
        """
        with self._database.write() as connection:
            account = require(connection, name)
            _change(connection, account, closed=None)
            enter(connection, at, by, "reopened", account.name, "")

    def log(self) -> tuple[Entry, ...]:
        """Everything done to the accounts, oldest first."""
        query = select(LOG).order_by(LOG.c.position)
        with self._database.read() as connection:
            return tuple(
                Entry(
                    at=row.at,
                    by=row.by,
                    deed=row.deed,
                    name=row.name,
                    detail=row.detail,
                )
                for row in connection.execute(query)
            )


def _is_known(database: Database) -> bool:
    with database.read() as connection:
        if not inspect(connection).has_table(PEOPLE_NOTES.name):
            return False
        query = select(PEOPLE_NOTES.c.value).where(PEOPLE_NOTES.c.key == VERSION)
        version = int(connection.scalar(query) or 0)
    if version > PEOPLE_VERSION:
        raise CaseTooNew(
            f"the accounts in {database.where} have version {version}; this Tahqiq knows "
            f"versions up to {PEOPLE_VERSION}.",
            "Type `pip install --upgrade tahqiq`.",
        )
    return True


def _change(connection: Connection, account: Account, **values: str | None) -> None:
    same = ACCOUNTS.c.key == account_key(account.name)
    connection.execute(update(ACCOUNTS).where(same).values(**values))


def _owners(connection: Connection) -> int:
    query = select(func.count()).where(
        ACCOUNTS.c.role == "owner", ACCOUNTS.c.closed.is_(None)
    )
    return connection.scalar(query) or 0


def _require_other_owner(connection: Connection, account: Account) -> None:
    if _owners(connection) < 2:
        raise AccountError(
            f"{account.name} is the only owner.", "Make somebody else an owner first."
        )

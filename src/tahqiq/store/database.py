"""A connection to the database of a case, and how it may fail.

SQLite keeps its rollback journal, not WAL, and this is why: between two transactions
``case.db`` alone is the whole database, so copying the folder is the backup, with no
checkpoint to wait for; a case on a read-only disk or a network share opens, which WAL
forbids as it shares memory between processes. The price, a writer that waits for
readers, is paid in milliseconds: every read here is one short transaction.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url
from sqlalchemy.exc import ArgumentError, DBAPIError, NoSuchModuleError

from tahqiq.errors import CaseError
from tahqiq.store.trouble import database_trouble

PATIENCE = 5.0  # seconds to wait for another program's transaction
WRITES = "tahqiq_writes"
FORM = "Write one like postgresql+psycopg://host/name in case.toml."


def sqlite_url(path: Path, *, create: bool = False) -> URL:
    """The address of an SQLite file; without `create`, of one that is there.

    The path goes in as a URI, so that no character of a folder's name has a meaning.
    """
    mode = "rwc" if create else "rw"
    return URL.create(
        "sqlite",
        database=path.absolute().as_uri(),
        query={"mode": mode, "uri": "true"},
    )


class Database:
    """An engine with transactions that say beforehand whether they write."""

    def __init__(self, address: URL | str, patience: float = PATIENCE) -> None:
        url = _url(address)
        engine = _engine(url, patience)
        self.where = _legible(url)
        self._reader = engine
        self._writer = engine.execution_options(**{WRITES: True})

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """A transaction that changes nothing and that any number may hold at once."""
        with self._told(), self._reader.begin() as connection:
            yield connection

    @contextmanager
    def write(self) -> Iterator[Connection]:
        """A transaction that is alone in writing from its first statement on."""
        with self._told(), self._writer.begin() as connection:
            yield connection

    @contextmanager
    def _told(self) -> Iterator[None]:
        try:
            yield
        except DBAPIError as error:
            raise database_trouble(error, self.where) from error

    def close(self) -> None:
        """Close every connection."""
        self._reader.dispose()


def _url(address: URL | str) -> URL:
    try:
        return make_url(address)
    except ArgumentError as error:
        raise CaseError(
            f"{address!r} is not the address of a database.", FORM
        ) from error


def _engine(url: URL, patience: float) -> Engine:
    is_sqlite = url.get_backend_name() == "sqlite"
    try:
        engine = create_engine(
            url, connect_args={"timeout": patience} if is_sqlite else {}
        )
    except NoSuchModuleError as error:
        raise CaseError(f"no database is called {url.drivername}.", FORM) from error
    except ModuleNotFoundError as error:
        raise CaseError(
            f"no driver for {url.drivername} is installed.",
            f"Type `pip install {error.name}`.",
        ) from error
    if is_sqlite:
        event.listen(engine, "connect", _settle)
        event.listen(engine, "begin", _begin)
    return engine


def _settle(connection: Any, _record: object) -> None:
    connection.isolation_level = None  # transactions are begun by `_begin` alone
    # EXTRA: a commit that has returned outlives a power cut.
    connection.execute("PRAGMA synchronous = EXTRA")


def _begin(connection: Connection) -> None:
    writes = connection.get_execution_options().get(WRITES, False)
    # Seizing the write lock at the start spares a transaction that has read already
    # from finding it taken, which no patience would cure.
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _legible(url: URL) -> str:
    if url.get_backend_name() == "sqlite":
        return Path(url.database or "").name
    return url.render_as_string(hide_password=True)

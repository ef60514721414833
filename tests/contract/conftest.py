"""One store of each kind, empty.

PostgreSQL joins in where ``TAHQIQ_TEST_POSTGRES`` holds the address of an empty
database that may be written to.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from tahqiq.store.database import Database, sqlite_url
from tahqiq.store.memory import MemoryStore
from tahqiq.store.sql import SqlStore
from tahqiq.store.tables import METADATA

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tahqiq.store.protocol import Store

POSTGRES = os.getenv("TAHQIQ_TEST_POSTGRES")


STORES: list[object] = ["memory", "sqlite"]
if POSTGRES:
    STORES.append(pytest.param("postgres", marks=pytest.mark.postgres))


@pytest.fixture(params=STORES)
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    if request.param == "memory":
        yield MemoryStore()
        return
    address = POSTGRES if request.param == "postgres" else None
    found = SqlStore.create(address or sqlite_url(tmp_path / "case.db", create=True))
    yield found
    found.close()
    if address is not None:
        database = Database(address)
        with database.write() as connection:
            METADATA.drop_all(connection)
        database.close()

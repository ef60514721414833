"""The store in a database: SQLite in the case folder, or PostgreSQL by address."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

import msgspec
from sqlalchemy import (
    URL,
    Connection,
    delete,
    func,
    insert,
    inspect,
    select,
)

from tahqiq.errors import CaseError, CaseTooNew, TahqiqError
from tahqiq.model.case import CaptureRecord
from tahqiq.model.codec import reading_from_json
from tahqiq.model.document import Refusal
from tahqiq.model.judgement import Judgement
from tahqiq.model.reading import Reading
from tahqiq.store.database import PATIENCE, Database
from tahqiq.store.overtaking import require_not_overtaken
from tahqiq.store.protocol import (
    SCHEMA_VERSION,
    Kept,
    Outcome,
    Read,
    RefusalRecord,
)
from tahqiq.store.search import Hits, Kind, Listing, Search
from tahqiq.store.search_sql import file_reading, found, listed, make
from tahqiq.store.search_tables import SEARCH_VERSION
from tahqiq.store.sql_intake import has, keep, refusals
from tahqiq.store.tables import (
    CAPTURES,
    JUDGEMENTS,
    METADATA,
    NOTES,
    READINGS,
    REFUSALS,
    VIEWS,
)

VERSION = "schema_version"
SEARCHABLE = "search_version"
PAGE = 64  # readings fetched in one transaction: some 10 MB


class SqlStore:
    """The `Store` in SQL tables."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._searchable = False  # once it is known to be, it stays so

    @classmethod
    def create(cls, address: URL | str, patience: float = PATIENCE) -> SqlStore:
        """A store in a database that holds none.

        Raises:
            CaseError: It holds one, or cannot be reached.
        """
        database = Database(address, patience)
        try:
            _make(database)
        except TahqiqError:
            database.close()
            raise
        return cls(database)

    @classmethod
    def open(cls, address: URL | str, patience: float = PATIENCE) -> SqlStore:
        """The store in a database that holds one.

        Raises:
            CaseTooNew: A later version of Tahqiq made it.
            CaseError: It holds none, or cannot be reached.
        """
        database = Database(address, patience)
        try:
            _require_known(database)
        except TahqiqError:
            database.close()
            raise
        return cls(database)

    def note(self, key: str) -> str | None:
        """The present value of a note."""
        with self._database.read() as connection:
            return _note(connection, key)

    def keep_notes(self, notes: Mapping[str, str]) -> None:
        """Set notes."""
        with self._database.write() as connection:
            _keep_notes(connection, notes)

    def keep(
        self, outcomes: Sequence[Outcome], notes: Mapping[str, str]
    ) -> tuple[Kept, ...]:
        """Add outcomes and set notes."""
        with self._database.write() as connection:
            kept = tuple(keep(connection, outcome) for outcome in outcomes)
            _keep_notes(connection, notes)
            if _is_searchable(connection):
                for outcome, fate in zip(outcomes, kept, strict=True):
                    if isinstance(outcome, Read) and fate == "kept":
                        file_reading(connection, outcome.reading)
        return kept

    def has(self, document: str) -> bool:
        """Whether the document has been read."""
        with self._database.read() as connection:
            return has(connection, document)

    def documents_of(self, sha256: str) -> tuple[str, ...]:
        """Ids of the documents read from these bytes."""
        query = (
            select(READINGS.c.document)
            .where(READINGS.c.sha256 == sha256)
            .order_by(READINGS.c.document)
        )
        with self._database.read() as connection:
            return tuple(connection.scalars(query))

    def captures(self) -> tuple[CaptureRecord, ...]:
        """What came in."""
        same = (READINGS.c.sha256 == CAPTURES.c.sha256) & (
            READINGS.c.uri == CAPTURES.c.uri
        )
        query = select(CAPTURES.c.record, READINGS.c.document).select_from(
            CAPTURES.outerjoin(READINGS, same)
        )
        with self._database.read() as connection:
            rows = connection.execute(query).all()
        found = [
            replace(
                msgspec.json.decode(row.record, type=CaptureRecord),
                document=row.document or "",
            )
            for row in rows
        ]
        return tuple(sorted(found, key=lambda row: (row.document, row.uri, row.sha256)))

    def reading(self, document: str) -> Reading | None:
        """The reading of a document."""
        query = select(READINGS.c.reading).where(READINGS.c.document == document)
        with self._database.read() as connection:
            content = connection.scalar(query)
        return None if content is None else reading_from_json(content)

    def readings(self) -> Iterator[Reading]:
        """Every reading."""
        for _, content in self.readings_json():
            yield reading_from_json(content)

    def readings_json(self) -> Iterator[tuple[str, bytes]]:
        """Document id and JSON.

        Read in pages, each its own transaction, so that who consumes them slowly, or
        writes in between, stops nobody.
        """
        last = ""
        while page := self._page(last):
            yield from page
            last, _ = page[-1]

    def _page(self, after: str) -> list[tuple[str, bytes]]:
        query = (
            select(READINGS.c.document, READINGS.c.reading)
            .where(READINGS.c.document > after)
            .order_by(READINGS.c.document)
            .limit(PAGE)
        )
        with self._database.read() as connection:
            rows = connection.execute(query)
            return [(row.document, row.reading.encode()) for row in rows]

    def readings_of(self, documents: Sequence[str]) -> tuple[Reading, ...]:
        """The readings of some documents."""
        query = (
            select(READINGS.c.reading)
            .where(READINGS.c.document.in_(documents))
            .order_by(READINGS.c.document)
        )
        with self._database.read() as connection:
            return tuple(map(reading_from_json, connection.scalars(query)))

    def reading_digests(self) -> Mapping[str, str]:
        """SHA-256 of each reading's JSON."""
        query = select(READINGS.c.document, READINGS.c.digest).order_by(
            READINGS.c.document
        )
        with self._database.read() as connection:
            return {row.document: row.digest for row in connection.execute(query)}

    def refusals(self) -> tuple[Refusal, ...]:
        """Refusals that stand."""
        rows = self.refusal_history()
        stands = [row.refusal for row in rows if row.superseded_by is None]
        return tuple(sorted(stands, key=lambda row: (row.item, row.stage, row.reason)))

    def refusal_history(self) -> tuple[RefusalRecord, ...]:
        """Every refusal ever kept."""
        query = refusals().order_by(REFUSALS.c.position)
        with self._database.read() as connection:
            return tuple(
                RefusalRecord(
                    refusal=Refusal(stage=row.stage, item=row.item, reason=row.reason),
                    superseded_by=row.superseded_by,
                )
                for row in connection.execute(query)
            )

    def judge(
        self, judgements: Sequence[Judgement], based_on: int | None = None
    ) -> tuple[Judgement, ...]:
        """Append judgements."""
        with self._database.write() as connection:
            # SQLite is alone by now; PostgreSQL waits here for whoever judges too.
            connection.execute(
                select(NOTES).where(NOTES.c.key == VERSION).with_for_update()
            )
            last = _last_judgement(connection)
            if based_on is not None and _others_since(connection, judgements, based_on):
                require_not_overtaken(judgements, _judgements(connection), based_on)
            numbered = tuple(
                replace(row, sequence=number)
                for number, row in enumerate(judgements, start=last + 1)
            )
            if numbered:
                rows = [msgspec.to_builtins(row) for row in numbered]
                connection.execute(insert(JUDGEMENTS), rows)
        return numbered

    def judgements(self, after: int = 0) -> tuple[Judgement, ...]:
        """Every judgement ever made."""
        with self._database.read() as connection:
            return _judgements(connection, after)

    def last_judgement(self) -> int:
        """Number of the last judgement."""
        with self._database.read() as connection:
            return _last_judgement(connection)

    def search(self, search: Search) -> Hits:
        """What is found for some words."""
        self._make_searchable()
        with self._database.read() as connection:
            return found(connection, search)

    def listed(
        self, kind: Kind, limit: int, offset: int = 0, document: str | None = None
    ) -> Listing:
        """A page of what the readings hold of one kind."""
        self._make_searchable()
        with self._database.read() as connection:
            return listed(connection, kind, limit, offset, document)

    def _make_searchable(self) -> None:
        """Make the search of a case that an earlier version made; once."""
        if not self._searchable:
            with self._database.read() as connection:
                self._searchable = _is_searchable(connection)
        if not self._searchable:
            with self._database.write() as connection:
                if not _is_searchable(connection):
                    make(connection, _every_reading(connection))
                    _keep_notes(connection, {SEARCHABLE: SEARCH_VERSION})
            self._searchable = True

    def view(self, key: str) -> bytes | None:
        """A derived view."""
        query = select(VIEWS.c.content).where(VIEWS.c.key == key)
        with self._database.read() as connection:
            return connection.scalar(query)

    def keep_view(self, name: str, key: str, content: bytes) -> None:
        """Keep a view."""
        with self._database.write() as connection:
            connection.execute(delete(VIEWS).where(VIEWS.c.name == name))
            connection.execute(
                insert(VIEWS).values(name=name, key=key, content=content)
            )

    def close(self) -> None:
        """Close the connections."""
        self._database.close()


def _make(database: Database) -> None:
    with database.write() as connection:
        if inspect(connection).has_table(NOTES.name):
            raise CaseError(
                f"{database.where} holds a case already.", "Name another database."
            )
        METADATA.create_all(connection)
        _keep_notes(
            connection, {VERSION: str(SCHEMA_VERSION), SEARCHABLE: SEARCH_VERSION}
        )


def _require_known(database: Database) -> None:
    with database.read() as connection:
        known = inspect(connection).has_table(NOTES.name)
        version = _note(connection, VERSION) if known else None
    if version is None:
        raise CaseError(
            f"{database.where} is not the database of a case.",
            "Name the folder that `tahqiq new` made.",
        )
    if int(version) > SCHEMA_VERSION:
        raise CaseTooNew(
            f"{database.where} has version {version}; this Tahqiq knows versions up "
            f"to {SCHEMA_VERSION}.",
            "Type `pip install --upgrade tahqiq`.",
        )


def _note(connection: Connection, key: str) -> str | None:
    return connection.scalar(select(NOTES.c.value).where(NOTES.c.key == key))


def _is_searchable(connection: Connection) -> bool:
    return _note(connection, SEARCHABLE) == SEARCH_VERSION


def _every_reading(connection: Connection) -> Iterator[Reading]:
    """Every reading in the order they came in, one at a time."""
    order = select(READINGS.c.document).order_by(READINGS.c.position)
    for document in connection.scalars(order).all():
        query = select(READINGS.c.reading).where(READINGS.c.document == document)
        yield reading_from_json(connection.execute(query).scalar_one())


def _keep_notes(connection: Connection, notes: Mapping[str, str]) -> None:
    if not notes:
        return
    connection.execute(delete(NOTES).where(NOTES.c.key.in_(notes)))
    rows = [{"key": key, "value": value} for key, value in notes.items()]
    connection.execute(insert(NOTES), rows)


def _judgements(connection: Connection, after: int = 0) -> tuple[Judgement, ...]:
    query = (
        select(JUDGEMENTS)
        .where(JUDGEMENTS.c.sequence > after)
        .order_by(JUDGEMENTS.c.sequence)
    )
    return tuple(Judgement(**row) for row in connection.execute(query).mappings())


def _others_since(
    connection: Connection, judgements: Sequence[Judgement], based_on: int
) -> bool:
    """Whether anybody else has judged anything: rare, and cheaper than who and what."""
    authors = {row.author for row in judgements}
    query = select(JUDGEMENTS.c.sequence).where(
        JUDGEMENTS.c.sequence > based_on, JUDGEMENTS.c.author.not_in(authors)
    )
    return connection.scalar(query.limit(1)) is not None


def _last_judgement(connection: Connection) -> int:
    return connection.scalar(select(func.max(JUDGEMENTS.c.sequence))) or 0

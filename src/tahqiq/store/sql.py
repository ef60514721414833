"""The store in a database: SQLite in the case folder, or PostgreSQL by address."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

import msgspec
from sqlalchemy import (
    URL,
    Connection,
    ScalarSelect,
    Select,
    delete,
    func,
    insert,
    inspect,
    or_,
    select,
)

from tahqiq.errors import CaseError, CaseTooNew, TahqiqError
from tahqiq.model.case import CaptureRecord
from tahqiq.model.codec import reading_from_json, reading_to_json
from tahqiq.model.document import Refusal
from tahqiq.model.judgement import Judgement
from tahqiq.model.reading import Reading
from tahqiq.store.database import PATIENCE, Database
from tahqiq.store.protocol import (
    SCHEMA_VERSION,
    Kept,
    Outcome,
    Read,
    RefusalRecord,
    Refused,
)
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
PAGE = 64  # readings fetched in one transaction: some 10 MB


class SqlStore:
    """The `Store` in SQL tables."""

    def __init__(self, database: Database) -> None:
        self._database = database

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
            kept = tuple(_keep(connection, outcome) for outcome in outcomes)
            _keep_notes(connection, notes)
        return kept

    def has(self, document: str) -> bool:
        """Whether the document has been read."""
        with self._database.read() as connection:
            return _has(connection, document)

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
        query = _refusals().order_by(REFUSALS.c.position)
        with self._database.read() as connection:
            return tuple(
                RefusalRecord(
                    refusal=Refusal(stage=row.stage, item=row.item, reason=row.reason),
                    superseded_by=row.superseded_by,
                )
                for row in connection.execute(query)
            )

    def judge(self, judgements: Sequence[Judgement]) -> tuple[Judgement, ...]:
        """Append judgements."""
        with self._database.write() as connection:
            # SQLite is alone by now; PostgreSQL waits here for whoever judges too.
            connection.execute(
                select(NOTES).where(NOTES.c.key == VERSION).with_for_update()
            )
            last = connection.scalar(select(func.max(JUDGEMENTS.c.sequence))) or 0
            numbered = tuple(
                replace(row, sequence=number)
                for number, row in enumerate(judgements, start=last + 1)
            )
            if numbered:
                rows = [msgspec.to_builtins(row) for row in numbered]
                connection.execute(insert(JUDGEMENTS), rows)
        return numbered

    def judgements(self) -> tuple[Judgement, ...]:
        """Every judgement ever made."""
        query = select(JUDGEMENTS).order_by(JUDGEMENTS.c.sequence)
        with self._database.read() as connection:
            return tuple(
                Judgement(**row) for row in connection.execute(query).mappings()
            )

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
        _keep_notes(connection, {VERSION: str(SCHEMA_VERSION)})


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


def _keep_notes(connection: Connection, notes: Mapping[str, str]) -> None:
    if not notes:
        return
    connection.execute(delete(NOTES).where(NOTES.c.key.in_(notes)))
    rows = [{"key": key, "value": value} for key, value in notes.items()]
    connection.execute(insert(NOTES), rows)


def _has(connection: Connection, document: str) -> bool:
    query = select(READINGS.c.document).where(READINGS.c.document == document)
    return connection.scalar(query) is not None


def _keep(connection: Connection, outcome: Outcome) -> Kept:
    if isinstance(outcome, Read):
        return _keep_reading(connection, outcome)
    return _keep_refusal(connection, outcome)


def _keep_reading(connection: Connection, read: Read) -> Kept:
    document = read.reading.document.id
    if _has(connection, document):
        return "already"
    content = reading_to_json(read.reading)
    connection.execute(
        insert(READINGS).values(
            document=document,
            position=_next_position(connection),
            sha256=read.capture.sha256,
            uri=read.capture.uri,
            digest=hashlib.sha256(content).hexdigest(),
            reading=content.decode(),
        )
    )
    _keep_capture(connection, read.capture)
    return "kept"


def _keep_refusal(connection: Connection, refused: Refused) -> Kept:
    capture, refusal = refused.capture, refused.refusal
    row = {
        "stage": refusal.stage,
        "item": refusal.item,
        "reason": refusal.reason,
        "sha256": "" if capture is None else capture.sha256,
        "uri": refusal.item if capture is None else capture.uri,
    }
    same = [REFUSALS.c[name] == value for name, value in row.items()]
    query = _refusals().where(*same, _superseded_by().is_(None))
    if connection.execute(query).first() is not None:
        return "already"
    connection.execute(
        insert(REFUSALS).values(position=_next_position(connection), **row)
    )
    if capture is not None:
        _keep_capture(connection, capture)
    return "kept"


def _keep_capture(connection: Connection, capture: CaptureRecord) -> None:
    key = (CAPTURES.c.sha256 == capture.sha256) & (CAPTURES.c.uri == capture.uri)
    if connection.execute(select(CAPTURES.c.uri).where(key)).first() is None:
        connection.execute(
            insert(CAPTURES).values(
                sha256=capture.sha256,
                uri=capture.uri,
                record=msgspec.json.encode(capture).decode(),
            )
        )


def _next_position(connection: Connection) -> int:
    read = connection.scalar(select(func.max(READINGS.c.position))) or 0
    refused = connection.scalar(select(func.max(REFUSALS.c.position))) or 0
    return int(max(read, refused)) + 1


def _refusals() -> Select[tuple[str, str, str, str | None]]:
    return select(
        REFUSALS.c.stage,
        REFUSALS.c.item,
        REFUSALS.c.reason,
        _superseded_by().label("superseded_by"),
    )


def _superseded_by() -> ScalarSelect[str | None]:
    """The first document read later from the bytes refused.

    Where no bytes were to be had, the address has to do.
    """
    same = or_(
        READINGS.c.sha256 == REFUSALS.c.sha256,
        (REFUSALS.c.sha256 == "") & (READINGS.c.uri == REFUSALS.c.uri),
    )
    return (
        select(READINGS.c.document)
        .where(same, READINGS.c.position > REFUSALS.c.position)
        .order_by(READINGS.c.position)
        .limit(1)
        .correlate(REFUSALS)
        .scalar_subquery()
    )

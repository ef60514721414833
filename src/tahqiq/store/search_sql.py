"""The search in SQL: FTS5 of SQLite, tsvector of PostgreSQL, one answer."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from sqlalchemy import (
    ColumnElement,
    Connection,
    Row,
    cast,
    func,
    insert,
    literal_column,
    select,
)
from sqlalchemy.dialects.postgresql import TSQUERY

from tahqiq.model.reading import Reading
from tahqiq.store.search import (
    Hits,
    Kind,
    Listing,
    Search,
    Unit,
    hit_of,
    text_of,
    units_of,
)
from tahqiq.store.search_tables import UNITS, WORDS
from tahqiq.text.search_keys import MODES, Phrase, keys

LEXEME = 255  # places of one word that PostgreSQL keeps; it takes no more
POSTGRES = "postgresql"


def make(connection: Connection, readings: Iterable[Reading]) -> None:
    """Make the search, in place of an older one, over all that was read so far."""
    UNITS.drop(connection, checkfirst=True)
    UNITS.create(connection)
    for reading in readings:
        file_reading(connection, reading)


def file_reading(connection: Connection, reading: Reading) -> None:
    """Make what a reading holds findable."""
    first = (connection.scalar(select(func.max(UNITS.c.id))) or 0) + 1
    rows = list(enumerate(units_of(reading), start=first))
    units = [
        {"id": number, "document": row.document, "kind": row.kind, "part": row.id,
         "start": row.start, "end": row.end, "words": row.words, "more": row.more}
        for number, row in rows
    ]  # fmt: skip
    connection.execute(insert(UNITS), units)
    postgres = connection.dialect.name == POSTGRES
    spelled = _as_vector if postgres else " ".join
    words = [
        {"rowid": number, "kind": row.kind}
        | {mode: spelled(keys(text_of(row), mode))
           for mode in MODES}
        for number, row in rows
    ]  # fmt: skip
    connection.execute(insert(WORDS), words)


def found(connection: Connection, search: Search) -> Hits:
    """A page of what is found, in the order in which reports came in."""
    phrases = search.phrases()
    where = matching(connection.dialect.name, search)
    if search.document is not None:
        own = select(UNITS.c.id).where(UNITS.c.document == search.document)
        where.append(WORDS.c.rowid.in_(own))
    page = select(WORDS.c.rowid).where(*where).order_by(WORDS.c.rowid)
    ids = connection.scalars(page.limit(search.limit).offset(search.offset)).all()
    total = search.offset + len(ids)
    if not 0 < len(ids) < search.limit:  # else this is the last page, and tells
        counted = select(func.count()).select_from(WORDS).where(*where)
        total = connection.scalar(counted) or 0
    units = select(UNITS).where(UNITS.c.id.in_(ids)).order_by(UNITS.c.id)
    rows = connection.execute(units) if ids else ()
    hits = tuple(hit_of(_unit(row), phrases, search.mode) for row in rows)
    return Hits(total=total, hits=hits)


def listed(
    connection: Connection, kind: Kind, limit: int, offset: int, document: str | None
) -> Listing:
    """A page of the units of one kind, in the order in which reports came in."""
    where = [UNITS.c.kind == kind]
    if document is not None:
        where.append(UNITS.c.document == document)
    total = connection.scalar(select(func.count()).select_from(UNITS).where(*where))
    rows = connection.execute(
        select(UNITS).where(*where).order_by(UNITS.c.id).limit(limit).offset(offset)
    )
    return Listing(total=total or 0, units=tuple(map(_unit, rows)))


def matching(dialect: str, search: Search) -> list[ColumnElement[bool]]:
    """What the rows of `WORDS` that are looked for fulfil."""
    phrases = search.phrases()
    if dialect == POSTGRES:
        asked = cast(_in_postgres(phrases), TSQUERY)
        kinds = [WORDS.c.kind.in_(search.kinds)] if search.kinds else []
        return [WORDS.c[search.mode].bool_op("@@")(asked), *kinds]
    return [literal_column(WORDS.name).bool_op("MATCH")(_in_sqlite(search, phrases))]


def _in_sqlite(search: Search, phrases: Sequence[Phrase]) -> str:
    """The words, and the kinds where not all are wanted, in the language of FTS5."""
    words = " AND ".join(
        f'"{" ".join(row.keys)}"' + ("*" if row.open else "") for row in phrases
    )
    kinds = f" AND kind : ({' OR '.join(search.kinds)})" if search.kinds else ""
    return f"{search.mode} : ({words}){kinds}"


def _in_postgres(phrases: Sequence[Phrase]) -> str:
    """The words in the language of a tsquery.

    >>> _in_postgres([Phrase(("shot", "dead")), Phrase(("rub",), open=True)])
    "('shot' <-> 'dead') & ('rub':*)"
    """
    return " & ".join(
        "("
        + " <-> ".join(f"'{key}'" for key in row.keys)
        + (":*)" if row.open else ")")
        for row in phrases
    )


def _as_vector(found: Sequence[str]) -> str:
    """Terms with their places, as PostgreSQL writes a tsvector.

    >>> _as_vector(["he", "said", "he"])
    "'he':1,3 'said':2"
    """
    at: dict[str, list[str]] = {}
    for number, key in enumerate(found, start=1):
        at.setdefault(key, []).append(str(number))
    return " ".join(f"'{key}':{','.join(rows[:LEXEME])}" for key, rows in at.items())


def _unit(row: Row[tuple[object, ...]]) -> Unit:
    return Unit(
        document=row.document, kind=row.kind, id=row.part, start=row.start, end=row.end,
        words=row.words, more=row.more,
    )  # fmt: skip

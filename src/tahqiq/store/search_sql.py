"""The search in SQL: FTS5 of SQLite, tsvector of PostgreSQL, one answer."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Any, NamedTuple

from sqlalchemy import (
    ColumnElement,
    Connection,
    Integer,
    Row,
    Select,
    Text,
    bindparam,
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
    hit,
    text_of,
    units_of,
)
from tahqiq.store.search_tables import UNITS, WORDS
from tahqiq.text.search_keys import MODES, Mode, Phrase, keys

LEXEME = 255  # places of one word that PostgreSQL keeps; it takes no more
POSTGRES = "postgresql"
ASKED, DOCUMENT, LIMIT, OFFSET = "asked", "of_document", "most", "passed"


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
    dialect, phrases = connection.dialect.name, search.phrases()
    asked = _asked(dialect, search.mode, search.kinds, search.document is not None)
    given = {
        ASKED: _in_postgres(phrases) if dialect == POSTGRES
        else _in_sqlite(search, phrases),
        DOCUMENT: search.document, LIMIT: search.limit, OFFSET: search.offset,
    }  # fmt: skip
    rows = connection.execute(asked.page, given).all()
    total = search.offset + len(rows)
    is_last = len(rows) < search.limit  # and tells how many there are in all
    if not is_last or (search.offset and not rows):
        total = connection.scalar(asked.total, given) or 0
    hits = tuple(hit(tuple(row)[1:7], phrases, search.mode) for row in rows)
    return Hits(total=total, hits=hits)


class Asked(NamedTuple):
    """What a search asks of the database; the words it looks for are a parameter."""

    page: Select[Any]
    total: Select[Any]


@lru_cache(maxsize=256)  # a search costs less than making its statement
def _asked(
    dialect: str,
    mode: Mode,
    kinds: tuple[Kind, ...],
    in_document: bool,  # noqa: FBT001 - a part of the key
) -> Asked:
    """The statements of a search, made once."""
    where = matching(dialect, mode, kinds)
    joined = UNITS.join(WORDS, UNITS.c.id == WORDS.c.rowid)
    if in_document:
        where.append(UNITS.c.document == bindparam(DOCUMENT, type_=Text))
    return Asked(
        page=select(UNITS).select_from(joined).where(*where).order_by(WORDS.c.rowid)
        .limit(bindparam(LIMIT, type_=Integer))
        .offset(bindparam(OFFSET, type_=Integer)),
        total=select(func.count())
        .select_from(joined if in_document else WORDS)
        .where(*where),
    )  # fmt: skip


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


def matching(
    dialect: str, mode: Mode, kinds: tuple[Kind, ...]
) -> list[ColumnElement[bool]]:
    """What the rows of `WORDS` that are looked for fulfil."""
    if dialect == POSTGRES:
        asked = cast(bindparam(ASKED, type_=Text), TSQUERY)
        of_kind = [WORDS.c.kind.in_(kinds)] if kinds else []
        return [WORDS.c[mode].bool_op("@@")(asked), *of_kind]
    whole: ColumnElement[Any] = literal_column(
        WORDS.name
    )  # FTS5 is asked by the name of its table
    return [whole.bool_op("MATCH")(bindparam(ASKED, type_=Text))]


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

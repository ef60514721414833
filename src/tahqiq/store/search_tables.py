"""The tables of the search: what can be found, and the index of an engine over it.

They are made from the readings and can be made again at any time. The index holds terms
in ASCII (`text.search_keys`), so SQLite and PostgreSQL find the same.
"""

from __future__ import annotations

from sqlalchemy import DDL, Column, Index, Integer, MetaData, Table, Text, event
from sqlalchemy.dialects.postgresql import TSVECTOR

from tahqiq.store.tables import METADATA

# Raised when `units_of` or the terms change: an older index is made anew.
SEARCH_VERSION = "1"

UNITS = Table(
    "search_units",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("document", Text, nullable=False, index=True),
    Column("kind", Text, nullable=False),
    Column("part", Text, nullable=False),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("words", Text, nullable=False),
    Column("more", Text, nullable=False),
    Index("search_units_by_kind", "kind", "id"),
)

# Not in `METADATA`: made and dropped with `UNITS`, in the words of each engine.
WORDS = Table(
    "search_words",
    MetaData(),
    Column("rowid", Integer, primary_key=True),
    Column("exact", TSVECTOR().with_variant(Text(), "sqlite"), nullable=False),
    Column("folded", TSVECTOR().with_variant(Text(), "sqlite"), nullable=False),
    Column("phonetic", TSVECTOR().with_variant(Text(), "sqlite"), nullable=False),
    Column("kind", Text, nullable=False),
)
_FTS5 = (
    "CREATE VIRTUAL TABLE search_words USING fts5(exact, folded, phonetic, kind,"
    " content='', columnsize=0, tokenize='ascii')"
)
_VECTORS = (
    "CREATE TABLE search_words (rowid integer PRIMARY KEY, exact tsvector NOT NULL,"
    " folded tsvector NOT NULL, phonetic tsvector NOT NULL, kind text NOT NULL)"
)
_MADE = {
    "sqlite": (_FTS5,),
    "postgresql": (
        _VECTORS,
        "CREATE INDEX search_words_exact ON search_words USING gin (exact)",
        "CREATE INDEX search_words_folded ON search_words USING gin (folded)",
        "CREATE INDEX search_words_phonetic ON search_words USING gin (phonetic)",
    ),
}


def _listen(when: str, statement: str, dialect: str | None = None) -> None:
    ddl = DDL(statement)  # type: ignore[no-untyped-call] # SQLAlchemy has not typed it
    event.listen(UNITS, when, ddl.execute_if(dialect=dialect) if dialect else ddl)


for _dialect, _statements in _MADE.items():
    for _statement in _statements:
        _listen("after_create", _statement, _dialect)
_listen("before_drop", "DROP TABLE search_words")

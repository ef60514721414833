"""The tables of a case, for SQLite and PostgreSQL alike.

Only portable types; nothing here is updated in place but ``notes``. ``position`` is the
order in which readings and refusals came, one count for both, so that a refusal knows
whether a reading came after it. A full-text table over passages and claims can be added
beside these under a higher `SCHEMA_VERSION` without touching them.
"""

from __future__ import annotations

from sqlalchemy import Column, Integer, LargeBinary, MetaData, Table, Text

METADATA = MetaData()

NOTES = Table(
    "notes",
    METADATA,
    Column("key", Text, primary_key=True),
    Column("value", Text, nullable=False),
)

CAPTURES = Table(
    "captures",
    METADATA,
    Column("sha256", Text, primary_key=True),
    Column("uri", Text, primary_key=True),
    Column("record", Text, nullable=False),  # CaptureRecord as JSON
)

READINGS = Table(
    "readings",
    METADATA,
    Column("document", Text, primary_key=True),
    Column("position", Integer, nullable=False, unique=True),
    Column("sha256", Text, nullable=False, index=True),
    Column("uri", Text, nullable=False, index=True),
    Column("digest", Text, nullable=False),  # SHA-256 of `reading`
    Column("reading", Text, nullable=False),  # reading-1 JSON, legible in any client
)

REFUSALS = Table(
    "refusals",
    METADATA,
    Column("position", Integer, primary_key=True, autoincrement=False),
    Column("stage", Text, nullable=False),
    Column("item", Text, nullable=False, index=True),
    Column("reason", Text, nullable=False),
    Column("sha256", Text, nullable=False),  # empty where no bytes were to be had
    Column("uri", Text, nullable=False),  # the item, where no bytes were to be had
)

JUDGEMENTS = Table(
    "judgements",
    METADATA,
    Column("sequence", Integer, primary_key=True, autoincrement=False),
    Column("kind", Text, nullable=False),
    Column("subject", Text, nullable=False),
    Column("object", Text),
    Column("value", Text),
    Column("author", Text, nullable=False),
    Column("at", Text, nullable=False),
    Column("reason", Text, nullable=False),
)

VIEWS = Table(
    "views",
    METADATA,
    Column("name", Text, primary_key=True),
    Column("key", Text, nullable=False, index=True),
    Column("content", LargeBinary, nullable=False),
)

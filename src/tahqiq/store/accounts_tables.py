"""The tables of accounts, apart from those of the case: they may lie in another file."""

from __future__ import annotations

from sqlalchemy import Column, Integer, MetaData, Table, Text

PEOPLE = MetaData()

PEOPLE_NOTES = Table(
    "people_notes",
    PEOPLE,
    Column("key", Text, primary_key=True),
    Column("value", Text, nullable=False),
)

ACCOUNTS = Table(
    "people_accounts",
    PEOPLE,
    Column("key", Text, primary_key=True),  # `account_key` of the name
    Column("name", Text, nullable=False),
    Column("role", Text, nullable=False),
    Column("password", Text, nullable=False),  # argon2 hash
    Column("created", Text, nullable=False),
    Column("closed", Text),
)

SESSIONS = Table(
    "people_sessions",
    PEOPLE,
    Column("secret", Text, primary_key=True),  # SHA-256 of what the browser holds
    Column("account", Text, nullable=False, index=True),
    Column("created", Text, nullable=False),
    Column("seen", Text, nullable=False),
    Column("expires", Text, nullable=False),
)

ATTEMPTS = Table(
    "people_attempts",
    PEOPLE,
    Column("position", Integer, primary_key=True),
    Column("subject", Text, nullable=False, index=True),  # SHA-256 of name or address
    Column("at", Text, nullable=False, index=True),
)

LOG = Table(
    "people_log",
    PEOPLE,
    Column("position", Integer, primary_key=True),
    Column("at", Text, nullable=False),
    Column("by", Text, nullable=False),
    Column("deed", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("detail", Text, nullable=False),
)

"""Outcomes into SQL tables: readings, captures, refusals and what supersedes them."""

from __future__ import annotations

import hashlib

import msgspec
from sqlalchemy import (
    Connection,
    ScalarSelect,
    Select,
    func,
    insert,
    or_,
    select,
)

from tahqiq.model.case import CaptureRecord
from tahqiq.model.codec import reading_to_json
from tahqiq.store.protocol import Kept, Outcome, Read, Refused
from tahqiq.store.tables import CAPTURES, READINGS, REFUSALS


def has(connection: Connection, document: str) -> bool:
    """Whether the document has been read."""
    query = select(READINGS.c.document).where(READINGS.c.document == document)
    return connection.scalar(query) is not None


def keep(connection: Connection, outcome: Outcome) -> Kept:
    """Add an outcome; whether it was added or was there."""
    if isinstance(outcome, Read):
        return _keep_reading(connection, outcome)
    return _keep_refusal(connection, outcome)


def _keep_reading(connection: Connection, read: Read) -> Kept:
    document = read.reading.document.id
    if has(connection, document):
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
    query = refusals().where(*same, _superseded_by().is_(None))
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


def refusals() -> Select[tuple[str, str, str, str | None]]:
    """Every refusal, with the document that superseded it."""
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

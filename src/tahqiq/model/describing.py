"""What is said of a document after the fact: outlet, date, title (M3, M9).

A judgement, so it can be undone; the document as received never changes. What was read
relative to the old date ("on Tuesday") stays as read.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

import msgspec

from tahqiq.errors import JudgementError
from tahqiq.model.document import DatePrecision, Document, Known
from tahqiq.model.judgement import Judgement
from tahqiq.model.reading import Reading

SAYABLE = ("outlet", "published", "title", "language")
_DAY = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?)?")
_PRECISION: dict[int, DatePrecision] = {4: "year", 7: "month", 10: "day"}


def said_of(value: str | None) -> dict[str, str]:
    """The metadata that a ``describe`` judgement says, checked.

    >>> said_of('{"outlet": "Orun Wire"}')
    {'outlet': 'Orun Wire'}

    Raises:
        JudgementError: No JSON object of known keys with words, or a date that is none.
    """
    try:
        raw: Any = msgspec.json.decode(value or "")
    except msgspec.DecodeError:
        raw = None
    words = isinstance(raw, dict) and all(isinstance(one, str) for one in raw.values())
    if not words or not raw or not raw.keys() <= set(SAYABLE):
        raise JudgementError(
            f"{value!r} is not a JSON object of {', '.join(SAYABLE)}.",
            'Say it as {"outlet": "Orun Wire", "published": "2031-03-12"}.',
        )
    date = raw.get("published", "2031")
    if not _DAY.fullmatch(date):
        raise JudgementError(
            f"{date!r} is no date.", "Say it as 2031-03-12, 2031-03 or 2031."
        )
    return dict(raw)


def described(
    readings: Iterable[Reading], judgements: Sequence[Judgement]
) -> tuple[Reading, ...]:
    """The readings with what analysts said of their documents.

    Args:
        readings: As read.
        judgements: Those in force.
    """
    said = {row.subject: row for row in judgements if row.kind == "describe"}
    return tuple(
        replace(row, document=_with(row.document, said_of(found.value)))
        if (found := said.get(row.document.id))
        else row
        for row in readings
    )


def _with(document: Document, said: dict[str, str]) -> Document:
    found = [Known(key=key, value=said[key], origin="analyst") for key in sorted(said)]
    return replace(
        document,
        outlet=said.get("outlet", document.outlet),
        title=said.get("title", document.title),
        language=said.get("language", document.language),
        published=said.get("published", document.published),
        published_precision=_PRECISION[len(said["published"])]
        if "published" in said
        else document.published_precision,
        known=(*found, *document.known),
    )

"""The events of a plain text, for the scorers: read as the product reads it."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from tahqiq.extract.events.events import events_of
from tahqiq.extract.measures.quantities import quantities_of
from tahqiq.extract.measures.times import times_of
from tahqiq.extract.mentions.mentions import named_of
from tahqiq.extract.names.named import Named
from tahqiq.extract.parsing.english import English, load_english
from tahqiq.extract.parsing.found import FoundEvent
from tahqiq.extract.parsing.parse import parse
from tahqiq.extract.parsing.parsed import Parsed
from tahqiq.model.document import Document, Passage
from tahqiq.model.reading import Quantity, Time

PARAGRAPH = re.compile(r"\S(?:.*?\S)?(?=\s*\n\s*\n|\s*\Z)", re.DOTALL)


@dataclass(frozen=True, slots=True, kw_only=True)
class EventReading:
    """Everything the event steps made of one text."""

    parsed: Parsed
    named: Named
    times: tuple[Time, ...]
    quantities: tuple[Quantity, ...]
    events: tuple[FoundEvent, ...]


def read_events(
    text: str,
    *,
    name: str = "d",
    published: str | None = None,
    ranges: Sequence[tuple[int, int]] | None = None,
    english: English | None = None,
) -> EventReading:
    """Read one text.

    Args:
        text: The text.
        name: Id of the document.
        published: Its date, ISO.
        ranges: Offsets of its passages; paragraphs where none are given.
        english: The pipeline.
    """
    if ranges is None:
        ranges = [match.span() for match in PARAGRAPH.finditer(text)]
    digest = hashlib.sha256(text.encode()).hexdigest()
    document = Document(
        id=name,
        sha256=digest,
        text_sha256=digest,
        file=name,
        uri=name,
        media_type="text/plain",
        text=text,
        passages=tuple(Passage(start=a, end=b, kind="body") for a, b in ranges),
        published=published,
        outlet=None,
    )
    parsed = parse(document, english or load_english())
    named = named_of(parsed)
    times = times_of(parsed)
    counted = quantities_of(parsed, times)
    return EventReading(
        parsed=parsed,
        named=named,
        times=times,
        quantities=tuple(row.quantity for row in counted),
        events=events_of(parsed, named, times, counted),
    )


def rows(path: Path) -> Iterator[dict[str, object]]:
    """The objects of a JSON Lines file."""
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.strip():
            yield json.loads(line)


def f1(right: float, predicted: float, gold: float) -> tuple[float, float, float]:
    """Precision, recall and their harmonic mean."""
    precision = right / predicted if predicted else 0.0
    recall = right / gold if gold else 0.0
    total = precision + recall
    return precision, recall, 2 * precision * recall / total if total else 0.0

"""What comes in: the bytes as received, the text read from them, what was refused."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

PassageKind = Literal[
    "body", "heading", "caption", "byline", "dateline", "boilerplate", "message", "cue"
]
DatePrecision = Literal["minute", "day", "month", "year"]
MetadataOrigin = Literal[
    "analyst", "json-ld", "meta", "markup", "text", "file", "visible", "detected"
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What the analyst says of a source because the file cannot (M3).

    Each value is None where nothing was said.
    """

    outlet: str | None = None
    published: str | None = None  # ISO 8601 date, month or year
    url: str | None = None
    reason: str | None = None  # why it was collected


@dataclass(frozen=True, slots=True, kw_only=True)
class Capture:
    """Bytes as received, with how they were come by (M1, M3).

    `name` is the file name without folders; for a member of a zip it is the member's
    base name, and `container` is the zip's name. `captured` is UTC, ISO 8601.
    """

    content: bytes
    sha256: str
    name: str
    uri: str
    captured: str
    collector: str
    method: str
    container: str | None = None
    said: Said = field(default_factory=Said)


@dataclass(frozen=True, slots=True, kw_only=True)
class Refusal:
    """An item a stage would not take, and why; stored, counted, shown (rule 10).

    `reason` is a sentence for the analyst that ends with the remedy where there is one.
    """

    stage: str
    item: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A block of the evidentiary text: `text[start:end]`, of one kind.

    Passages are in order and do not overlap; text between them is layout.
    """

    start: int
    end: int
    kind: PassageKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """One piece of metadata and where it was found."""

    key: str
    value: str
    origin: MetadataOrigin


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One report: its frozen evidentiary text and what is known about it.

    `text` is what every span points into; `text_sha256` freezes it. `published` is an
    ISO 8601 date at `published_precision`, or None where the document does not say.
    `credits` are agencies credited in it ("AP"); `known` says where each value of the
    metadata came from (M3, M9, M65).
    """

    id: str
    sha256: str
    text_sha256: str
    file: str
    uri: str
    media_type: str
    text: str
    passages: tuple[Passage, ...]
    title: str | None = None
    outlet: str | None = None
    authors: tuple[str, ...] = ()
    published: str | None = None
    published_precision: DatePrecision | None = None
    language: str | None = None
    credits: tuple[str, ...] = ()
    known: tuple[Known, ...] = ()
    refusals: tuple[Refusal, ...] = ()

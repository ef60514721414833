"""How the scorers read a text: through the product's own doors."""

from __future__ import annotations

import hashlib
from functools import cache

from tahqiq.extract.parsing.english import English, load_english
from tahqiq.extract.reader import read
from tahqiq.ingest import ingest
from tahqiq.model.document import Capture, Document, Said
from tahqiq.model.reading import Reading


@cache
def english() -> English:
    """The default pipeline, loaded once."""
    return load_english()


def document_of(
    text: str, *, name: str = "text.txt", said: Said | None = None
) -> Document:
    """A text as the product would ingest it."""
    content = text.encode()
    capture = Capture(
        content=content,
        sha256=hashlib.sha256(content).hexdigest(),
        name=name,
        uri=name,
        captured="2026-01-01T00:00:00Z",
        collector="evals",
        method="file",
        said=said or Said(),
    )
    outcome = ingest(capture)
    if not isinstance(outcome, Document):
        raise TypeError(f"{name}: {outcome.reason}")
    return outcome


def read_text(
    text: str, *, name: str = "text.txt", said: Said | None = None
) -> Reading:
    """The reading of a text."""
    return read(document_of(text, name=name, said=said), english())

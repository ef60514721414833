"""The trained model, loaded once, and short invented reports read with it."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

import pytest

from tahqiq.extract.parsing.english import load_english
from tahqiq.extract.reader import read
from tahqiq.model.document import Document, Passage

if TYPE_CHECKING:
    from collections.abc import Callable

    from tahqiq.extract.parsing.english import English
    from tahqiq.model.reading import Reading


def report(text: str, language: str | None = "en") -> Document:
    """A plain report, one passage a line."""
    digest = hashlib.sha256(text.encode()).hexdigest()
    return Document(
        id=f"d{digest[:12]}",
        sha256=digest,
        text_sha256=digest,
        file="report.txt",
        uri="report.txt",
        media_type="text/plain",
        text=text,
        passages=tuple(lines_of(text)),
        language=language,
        outlet="Orun Wire",
        published="2031-03-04",
        published_precision="day",
    )


def lines_of(text: str) -> list[Passage]:
    """The lines of a text that hold something, as passages of its body."""
    found, start = [], 0
    for line in text.split("\n"):
        if line.strip():
            found.append(Passage(start=start, end=start + len(line), kind="body"))
        start += len(line) + 1
    return found


@pytest.fixture(scope="session")
def english() -> English:
    return load_english()


@pytest.fixture(scope="session")
def reading_of(english: English) -> Callable[[str], Reading]:
    """A reading of a text, kept for the tests that compare it with others."""
    known: dict[str, Reading] = {}

    def of(text: str) -> Reading:
        if text not in known:
            known[text] = read(report(text), english)
        return known[text]

    return of

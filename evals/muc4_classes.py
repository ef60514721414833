"""The benchmark's own classes, from muc4_classes.yaml: first pattern that matches."""

from __future__ import annotations

import re
from pathlib import Path

import yaml

BOOK = yaml.safe_load(Path(__file__).with_name("muc4_classes.yaml").read_text("utf-8"))
COUNTRIES: dict[str, str] = BOOK["countries"]
VIOLENT = frozenset(BOOK["violent"])


def pattern(words: list[str]) -> re.Pattern[str]:
    """Any of the words."""
    return re.compile(rf"(?:\b|^)(?:{'|'.join(words)})(?:\b|$)", re.IGNORECASE)


STATE, REBEL, ARMED, DOUBTED, OFFICIAL = (
    pattern(BOOK[name]) for name in ("state", "rebel", "armed", "doubted", "official")
)
HUMAN, PHYSICAL, INSTRUMENTS = (
    tuple((name, pattern(words)) for name, words in BOOK[table].items())
    for table in ("human", "physical", "instruments")
)
Table = tuple[tuple[str, re.Pattern[str]], ...]


def first_of(table: Table, text: str) -> str | None:
    """The first class of a table whose pattern is in the text."""
    return next((name for name, words in table if words.search(text)), None)

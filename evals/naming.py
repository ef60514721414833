"""Texts read as far as their entities: what the entity scorers share."""

from __future__ import annotations

import hashlib
import re

from tahqiq.extract.mentions.mentions import named_of
from tahqiq.extract.names.named import Named
from tahqiq.extract.parsing.english import load_english
from tahqiq.extract.parsing.parse import parse
from tahqiq.extract.parsing.parsed import Parsed
from tahqiq.model.document import Document, Passage

# Those of the third person: the scorers' own list, whatever the product's holds.
PRONOUNS = frozenset((
    "he", "him", "his", "himself", "she", "her", "hers", "herself", "they", "them",
    "their", "theirs", "themselves", "it", "its", "itself",
))  # fmt: skip
BLOCK = re.compile(r"\S(?:.*?\S)?(?=\s*\n\s*\n|\s*\Z)", re.DOTALL)


def document_of(text: str, published: str | None = None) -> Document:
    """A text as a document: one passage per block between blank lines."""
    digest = hashlib.sha256(text.encode()).hexdigest()
    passages = [
        Passage(start=m.start(), end=m.end(), kind="body") for m in BLOCK.finditer(text)
    ]
    return Document(
        id="d1", sha256=digest, text_sha256=digest, file="text.txt", uri="text.txt",
        media_type="text/plain", text=text, passages=tuple(passages), language="en",
        published=published,
    )  # fmt: skip


def read_named(text: str, published: str | None = None) -> tuple[Parsed, Named]:
    """The parse and the entities of a text, with the day it was published on."""
    parsed = parse(document_of(text, published), load_english())
    return parsed, named_of(parsed)


def prf(right: float, found: float, gold: float) -> tuple[float, float, float]:
    """Precision, recall and F1 of counts."""
    p = right / found if found else 0.0
    r = right / gold if gold else 0.0
    return p, r, 2 * p * r / (p + r) if p + r else 0.0

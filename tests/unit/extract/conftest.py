"""Hand-built parses for the rules, and the trained model for what needs a parser."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

import pytest
from spacy.tokens import Doc
from spacy.vocab import Vocab

from tahqiq.extract.parsing.english import load_english
from tahqiq.extract.parsing.parse import parse
from tahqiq.extract.parsing.tree import tree_of
from tahqiq.extract.reader import read
from tahqiq.model.document import Document, Passage

if TYPE_CHECKING:
    from collections.abc import Callable

    from tahqiq.extract.parsing.parsed import Parsed
    from tahqiq.extract.parsing.tree import Tree
    from tahqiq.model.document import PassageKind
    from tahqiq.model.reading import Reading

POS = {"NN": "NOUN", "NNS": "NOUN", "NNP": "PROPN", "VB": "VERB", "VBD": "VERB",
       "VBN": "VERB", "VBZ": "VERB", "VBG": "VERB", "VBP": "VERB", "MD": "AUX", "JJ": "ADJ",
       "RB": "ADV", "DT": "DET", "IN": "ADP", "PRP": "PRON", "TO": "PART", "CC": "CCONJ",
       ".": "PUNCT", ",": "PUNCT", "CD": "NUM"}  # fmt: skip
AUXILIARIES = {"aux", "auxpass"}
LEMMAS = {"killed": "kill", "failed": "fail", "planned": "plan", "did": "do", "is": "be",
          "was": "be", "are": "be", "entered": "enter", "attacked": "attack",
          "prevented": "prevent", "guards": "guard", "said": "say",
          "killing": "kill", "threatened": "threaten"}  # fmt: skip


def built(rows: str) -> Tree:
    """The tree of tokens written ``word TAG dep head``, one a line."""
    cells = [row.split() for row in rows.strip().splitlines()]
    words, tags, deps, heads = zip(*cells, strict=True)
    pos = [
        "AUX" if dep in AUXILIARIES or LEMMAS.get(word) == "be" else POS[tag]
        for word, tag, dep in zip(words, tags, deps, strict=True)
    ]
    return tree_of(
        Doc(
            Vocab(),
            words=list(words),
            tags=list(tags),
            pos=pos,
            deps=list(deps),
            heads=[int(head) for head in heads],
            lemmas=[LEMMAS.get(word.lower(), word.lower()) for word in words],
        )
    )


def document(text: str, kind: PassageKind = "body", **known: object) -> Document:
    """A report of one passage a line."""
    digest = hashlib.sha256(text.encode()).hexdigest()
    passages, start = [], 0
    for line in text.split("\n"):
        if line.strip():
            passages.append(Passage(start=start, end=start + len(line), kind=kind))
        start += len(line) + 1
    return Document(
        id=f"d{digest[:12]}",
        sha256=digest,
        text_sha256=digest,
        file="report.txt",
        uri="report.txt",
        media_type="text/plain",
        text=text,
        passages=tuple(passages),
        **{"language": "en", "outlet": "Orun Wire", **known},  # type: ignore[arg-type]
    )


@pytest.fixture
def tree() -> Callable[[str], Tree]:
    return built


@pytest.fixture
def report() -> Callable[..., Document]:
    return document


@pytest.fixture
def parsed() -> Callable[..., Parsed]:
    """The trained model's parse of a text."""
    return lambda text, **known: parse(document(text, **known), load_english())


@pytest.fixture
def reading() -> Callable[..., Reading]:
    """The trained model's reading of a text."""
    return lambda text, **known: read(document(text, **known), load_english())

"""Reading speed as a ratio to the stock spaCy pipeline: `python -m bench.read_speed`.

The same texts, in the same run, turn by turn, one core; words per second of processor
time. Ours is all of `read`: parse, mentions, times, quantities, events, attributions,
claims, links. Stock is `spacy.load` and `pipe` with nothing else.
"""

from __future__ import annotations

import argparse
import hashlib
import resource
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import spacy
from spacy.language import Language

from tahqiq.extract.parsing.english import DEFAULT_MODEL, English, load_english
from tahqiq.extract.reader import read
from tahqiq.ingest import ingest
from tahqiq.model.document import Capture, Document

TEXTS = Path("../shared/bench/polnear")
TURN = 10  # articles a turn: short enough that both meet the same neighbours


@dataclass(slots=True)
class Meter:
    """Processor seconds spent on one kind of work."""

    seconds: float = 0.0

    def run(self, work: Callable[[], object]) -> None:
        """Do the work on this meter's account."""
        began = time.process_time()
        work()
        self.seconds += time.process_time() - began


def texts_of(folder: Path, articles: int) -> list[str]:
    """So many texts of a folder, evenly spread over its sorted files."""
    paths = sorted(path for path in folder.rglob("*.txt"))
    if not paths:
        sys.exit(f"no .txt file below {folder}")
    step = max(1.0, len(paths) / articles)
    chosen = [paths[int(k * step)] for k in range(min(articles, len(paths)))]
    return [path.read_text(encoding="utf-8") for path in chosen]


def document_of(text: str) -> Document:
    """A text as `add` would take it in."""
    content = text.encode()
    found = ingest(
        Capture(
            content=content,
            sha256=hashlib.sha256(content).hexdigest(),
            name="article.txt",
            uri="article.txt",
            captured="2031-01-01T00:00:00Z",
            collector="bench",
            method="file",
        )
    )
    if not isinstance(found, Document):
        sys.exit(found.reason)
    return found


def turns(texts: Sequence[str]) -> Iterator[list[str]]:
    """The texts, a few at a time."""
    for start in range(0, len(texts), TURN):
        yield list(texts[start : start + TURN])


def peak() -> float:
    """Highest memory of this process so far, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


@dataclass(slots=True)
class Bench:
    """Both readers and what each has cost so far."""

    stock: Language
    english: English
    plain: Meter = field(default_factory=Meter)
    parsed: Meter = field(default_factory=Meter)
    taken: Meter = field(default_factory=Meter)
    ours: Meter = field(default_factory=Meter)
    claims: int = 0

    def turn(self, texts: Sequence[str]) -> None:
        """A few articles through each reader."""
        documents: list[Document] = []
        self.plain.run(lambda: list(self.stock.pipe(texts)))
        self.taken.run(lambda: documents.extend(map(document_of, texts)))
        bodies = [document.text for document in documents]
        self.parsed.run(lambda: list(self.english.parse(bodies)))
        self.ours.run(lambda: self.read(documents))

    def read(self, documents: Sequence[Document]) -> None:
        """All of extraction."""
        for document in documents:
            self.claims += len(read(document, self.english).claims)


def measure(texts: Sequence[str]) -> Iterator[str]:
    """The table, line by line."""
    Bench(spacy.load(DEFAULT_MODEL), load_english()).turn(texts[:1])  # warm caches
    bench = Bench(spacy.load(DEFAULT_MODEL), load_english())
    loaded = peak()
    for batch in turns(texts):
        bench.turn(batch)
    words = sum(len(text.split()) for text in texts)
    yield f"{len(texts)} articles, {words} words, {bench.claims} claims; one core"
    for name, meter in (
        ("stock spaCy", bench.plain),
        ("our parser alone", bench.parsed),
        ("ingest", bench.taken),
        ("read", bench.ours),
    ):
        yield f"{name:>17} {meter.seconds:8.1f} s {words / meter.seconds:9.0f} words/s"
    ratio = bench.plain.seconds / bench.ours.seconds
    yield f"ratio of read to stock spaCy: {ratio:.2f} (floor 0.7)"
    yield f"memory: {loaded:.0f} MB with the pipelines loaded, {peak():.0f} MB at most"


def main() -> None:
    """Parse the command line and print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, nargs="?", default=TEXTS)
    parser.add_argument("--articles", type=int, default=300)
    options = parser.parse_args()
    for line in measure(texts_of(options.folder, options.articles)):
        sys.stdout.write(line + "\n")


if __name__ == "__main__":
    main()

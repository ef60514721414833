"""Our own gold as records: quotes found in the article, references checked."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).parent / "gold"


@dataclass(frozen=True, slots=True)
class Asked:
    """Which part of the gold is scored, and of which kind its errors are shown."""

    split: str
    errors: str | None


def asked(described: str | None, errors: str) -> Asked:
    """What the command line asks of a scorer; errors of the gate are shown to nobody.

    Args:
        described: What the scorer does.
        errors: The kinds of errors it can show.
    """
    parser = argparse.ArgumentParser(description=described)
    parser.add_argument("--split", choices=["dev", "opened", "gate"], default="dev")
    parser.add_argument("--errors", help=errors)
    options = parser.parse_args()
    if options.errors and options.split == "gate":
        parser.error("the gate is for figures only: its errors are not shown")
    return Asked(options.split, options.errors)


class GoldError(ValueError):
    """A gold file that contradicts its article or itself."""


@dataclass(frozen=True, slots=True)
class Quoted:
    """Words of the article: half-open offsets."""

    start: int
    end: int

    def chars(self, text: str) -> frozenset[int]:
        """Offsets of its characters, white space left out."""
        return frozenset(
            i for i in range(self.start, self.end) if not text[i].isspace()
        )


Mentions = dict[str, tuple[Quoted, ...]]


@dataclass(frozen=True, slots=True)
class GoldStep:
    """One step of a chain."""

    kind: str
    source: Quoted | None
    cue: Quoted | None
    act: str | None
    entity: str | None
    named: tuple[Quoted, ...] = ()  # where the article mentions that entity


@dataclass(frozen=True, slots=True)
class GoldClaim:
    """One claim of the gold."""

    id: str
    core: bool
    content: tuple[Quoted, ...]
    chain: tuple[GoldStep, ...]
    alternatives: tuple[tuple[GoldStep, ...], ...]
    certainty: str
    polarity: str
    outlet: str
    markers: tuple[tuple[Quoted, str], ...]
    proposition: str


@dataclass(frozen=True, slots=True)
class Gold:
    """One article with its annotation; `raw` is the YAML for the other layers."""

    name: str
    split: str
    text: str
    raw: dict[str, Any]
    claims: tuple[GoldClaim, ...] = field(default_factory=tuple)


def find(text: str, quote: Any, where: str) -> Quoted:
    """Offsets of a quote: the n-th occurrence of its characters, counted from 1.

    Raises:
        GoldError: It does not occur that often.
    """
    words, nth = (
        (quote["text"], quote.get("n", 1)) if isinstance(quote, dict) else (quote, 1)
    )
    start = -len(words)
    for _ in range(nth):
        start = text.find(words, start + len(words))
        if start < 0:
            raise GoldError(f"{where}: {words!r} does not occur {nth} times")
    return Quoted(start, start + len(words))


def load(split: str | None = None, root: Path = ROOT) -> Iterator[Gold]:
    """The articles of one half, or all."""
    for path in sorted(root.glob("*/gold.yaml")):
        raw = yaml.safe_load(path.read_text(encoding="utf-8"))
        if split in {None, raw["split"]}:
            text = (path.parent / "article.txt").read_text(encoding="utf-8")
            yield Gold(
                path.parent.name, raw["split"], text, raw, _claims(text, raw, path)
            )


def mentions(text: str, raw: dict[str, Any]) -> Mentions:
    """Where an article mentions each of its entities, by the entity's id."""
    return {
        row["id"]: tuple(find(text, m, row["id"]) for m in row.get("mentions") or ())
        for row in raw.get("entities") or ()
    }


def _claims(text: str, raw: dict[str, Any], path: Path) -> tuple[GoldClaim, ...]:
    named = mentions(text, raw)
    return tuple(_claim(text, row, path.parent.name, named) for row in raw["claims"])


def _claim(text: str, row: dict[str, Any], name: str, named: Mentions) -> GoldClaim:
    where = f"{name} {row['id']}"
    return GoldClaim(
        id=row["id"],
        core=bool(row.get("core")),
        content=tuple(find(text, quote, where) for quote in row["content"]),
        chain=tuple(_step(text, step, where, named) for step in row["chain"]),
        alternatives=tuple(
            tuple(_step(text, step, where, named) for step in chain)
            for chain in row.get("alternatives") or ()
        ),
        certainty=row["certainty"],
        polarity=row["polarity"],
        outlet=row["factuality"]["outlet"],
        markers=tuple(
            (find(text, m, where), m["kind"]) for m in row.get("markers") or ()
        ),
        proposition=row["proposition"],
    )


def _step(text: str, row: dict[str, Any], where: str, named: Mentions) -> GoldStep:
    source, cue = row.get("source"), row.get("cue")
    return GoldStep(
        kind=row["kind"],
        source=None if source is None else find(text, source, where),
        cue=None if cue is None else find(text, cue, where),
        act=row.get("act"),
        entity=row.get("entity"),
        named=named.get(row.get("entity") or "", ()),
    )

"""Check our own gold: `python -m evals.validate`. Exit status 1 on the first run of faults.

Every quote must occur, every closed list and reference must hold, and the two halves
must stay about equal in claims.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args

import yaml

from evals.goldfile import ROOT, GoldError, find
from tahqiq.model import reading

LISTS: dict[str, tuple[object, ...]] = {
    "kind": get_args(reading.StepKind),
    "act": (*get_args(reading.Act), None),
    "certainty": get_args(reading.Certainty),
    "polarity": get_args(reading.Polarity),
    "role": (*get_args(reading.EntityRole), None),
    "realis": get_args(reading.Realis),
    "event": (*get_args(reading.EventType), None),
    "relation": get_args(reading.RelationType),
    "marker": get_args(reading.MarkerKind),
    "link": get_args(reading.LinkType),
    "comparator": get_args(reading.Comparator),
}


def faults(path: Path) -> Iterator[str]:
    """What is wrong with one gold file."""
    text = (path.parent / "article.txt").read_text(encoding="utf-8")
    raw = yaml.safe_load(path.read_text(encoding="utf-8"))
    name = path.parent.name
    known = {row["id"] for row in raw.get("entities") or ()}
    claims = {row["id"] for row in raw["claims"]}
    for where, quote in _quotes(raw):
        try:
            find(text, quote, f"{name} {where}")
        except GoldError as error:
            yield str(error)
    for where, table, value in _listed(raw):
        if value not in LISTS[table]:
            yield f"{name} {where}: {value!r} is no {table}"
    for where, value in _references(raw, known, claims):
        yield f"{name} {where}: {value!r} is not defined"


def _quotes(raw: dict[str, Any]) -> Iterator[tuple[str, Any]]:
    for row in raw.get("entities") or ():
        yield from ((row["id"], quote) for quote in row.get("mentions") or ())
    for row in raw["claims"]:
        yield from ((row["id"], quote) for quote in row["content"])
        yield from ((row["id"], marker) for marker in row.get("markers") or ())
        for chain in (row["chain"], *(row.get("alternatives") or ())):
            for step in chain:
                yield from (
                    (row["id"], step[k]) for k in ("source", "cue") if step.get(k)
                )
    for row in raw.get("events") or ():
        yield from ((row["id"], quote) for quote in row["triggers"])
    for key in ("times", "quantities"):
        for row in raw.get(key) or ():
            yield key, {"text": row["text"], "n": row.get("n", 1)}


def _listed(raw: dict[str, Any]) -> Iterator[tuple[str, str, object]]:
    for row in raw.get("entities") or ():
        yield row["id"], "role", row.get("role")
    for row in raw["claims"]:
        yield row["id"], "certainty", row["certainty"]
        yield row["id"], "polarity", row["polarity"]
        yield from ((row["id"], "marker", m["kind"]) for m in row.get("markers") or ())
        for step in row["chain"]:
            yield row["id"], "kind", step["kind"]
            yield row["id"], "act", step.get("act")
    for row in raw.get("events") or ():
        yield row["id"], "event", row.get("type")
        yield row["id"], "realis", row["realis"]
    yield from (
        ("relations", "relation", r["type"]) for r in raw.get("relations") or ()
    )
    yield from (("links", "link", r["type"]) for r in raw.get("links") or ())
    yield from (
        ("quantities", "comparator", q["comparator"])
        for q in raw.get("quantities") or ()
    )


def _references(
    raw: dict[str, Any], known: set[str], claims: set[str]
) -> Iterator[tuple[str, object]]:
    for row in raw["claims"]:
        for step in row["chain"]:
            if step.get("entity") and step["entity"] not in known:
                yield row["id"], step["entity"]
    for row in raw.get("events") or ():
        for part in row.get("participants") or ():
            if part.get("entity") and part["entity"] not in known:
                yield row["id"], part["entity"]
    for row in raw.get("links") or ():
        yield from (
            ("links", row[end]) for end in ("from", "to") if row[end] not in claims
        )


def main() -> None:
    """Print every fault and the size of each part."""
    found = [
        fault for path in sorted(ROOT.glob("*/gold.yaml")) for fault in faults(path)
    ]
    for fault in found:
        print(fault)
    halves: Counter[str] = Counter()
    for path in ROOT.glob("*/gold.yaml"):
        raw = yaml.safe_load(path.read_text(encoding="utf-8"))
        halves[raw["split"]] += len(raw["claims"])
    print(f"claims: {dict(halves)}; {len(found)} faults")
    small = min(halves["dev"], halves["gate"]) < 300
    sys.exit(1 if found or small else 0)


if __name__ == "__main__":
    main()

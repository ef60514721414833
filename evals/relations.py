"""Relations between entities: `python -m evals.relations [--split dev|opened|gate] [--errors]`.

A gold relation is found where ours has its type and joins the same two entities: each of
our ends must share a mention with the gold end. Relations that hold both ways (kinship,
friendship, alliance, opposition) count in either order. ``untyped`` leaves the type
aside. The gold names the relations that matter, not all that are stated, so precision is
a lower bound.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from typing import Any

from evals.claims import read_gold
from evals.coref_gold import gold_mentions
from evals.goldfile import Gold, load
from evals.naming import prf
from tahqiq.model.reading import Reading, Relation

BOTH_WAYS = frozenset(
    {"family-of", "friend-of", "allied-with", "opposed-to", "alias-of"}
)


def ends_of(gold: Gold, reading: Reading) -> dict[str, frozenset[str]]:
    """For each entity of ours, the gold entities one of whose mentions it shares."""
    wanted = gold_mentions(gold)
    found: dict[str, set[str]] = {}
    for m in reading.mentions:
        for (start, end), name in wanted.items():
            meets = m.start < end and start < m.end
            if m.entity is not None and meets and (m.start == start or m.end == end):
                found.setdefault(m.entity, set()).add(name)
    return {entity: frozenset(names) for entity, names in found.items()}


def same(
    gold: dict[str, Any],
    ours: Relation,
    ends: dict[str, frozenset[str]],
    *,
    typed: bool = True,
) -> bool:
    """Whether a relation of ours is a gold one."""
    if typed and gold["type"] != ours.type:
        return False
    here, there = (
        ends.get(ours.subject, frozenset()),
        ends.get(ours.object, frozenset()),
    )
    if gold["subject"] in here and gold["object"] in there:
        return True
    turned = gold["subject"] in there and gold["object"] in here
    return turned and (not typed or gold["type"] in BOTH_WAYS)


def score(split: str, *, errors: bool = False) -> None:
    """Print precision, recall and F1 with the type and without."""
    counts = {True: [0, 0, 0], False: [0, 0, 0]}
    for gold in load(split):
        reading = read_gold(gold)
        ends = ends_of(gold, reading)
        wanted: list[dict[str, Any]] = gold.raw.get("relations") or []
        for typed, row in counts.items():
            row[0] += sum(
                any(same(g, r, ends, typed=typed) for r in reading.relations)
                for g in wanted
            )
            row[1] += len(reading.relations)
            row[2] += len(wanted)
        if errors:
            for line in _errors(reading, ends, wanted):
                print(gold.name, line)
    for typed, (right, found, total) in counts.items():
        p, r, f = prf(right, found, total)
        label = "relations" if typed else "untyped"
        print(f"our gold {split}: {label} P {p:.3f} R {r:.3f} F1 {f:.3f} of {total}")


def _errors(
    reading: Reading,
    ends: dict[str, frozenset[str]],
    wanted: list[dict[str, Any]],
) -> Iterator[str]:
    """What was missed, and what of ours the gold does not have."""
    for g in wanted:
        if not any(same(g, r, ends) for r in reading.relations):
            yield f"missed {g['subject']} {g['type']} {g['object']}"
    names = {entity.id: entity.name for entity in reading.entities}
    for r in reading.relations:
        if not any(same(g, r, ends) for g in wanted):
            yield f"extra  {names[r.subject]} {r.type} {names[r.object]}"


def main() -> None:
    """Print figures, with the dev half's errors on demand."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--split", choices=["dev", "opened", "gate"], default="dev")
    parser.add_argument("--errors", action="store_true", help="of the dev half only")
    args = parser.parse_args()
    score(args.split, errors=args.errors and args.split != "gate")


if __name__ == "__main__":
    main()

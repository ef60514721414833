"""Name pairs in OpenSanctions name_bench format: `python -m evals.names [FOLDER]`.

F1 over the pairs that are one, the share of different pairs that are matched, and the
same for persons. `--actors` scores our own conflict actors instead (evals/actors).
"""

from __future__ import annotations

import argparse
import csv
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from tahqiq.resolve.compare import compare_names

DEFAULT = Path("../shared/bench/names")
ACTORS = Path("evals/actors")


@dataclass(frozen=True, slots=True)
class Pair:
    """Two names and whether they are one."""

    schema: str
    left: str
    right: str
    same: bool
    group: str


def load(path: Path) -> list[Pair]:
    """The rows of a file of pairs."""
    with path.open(encoding="utf-8", newline="") as file:
        return [
            Pair(row["schema"], row["name1"], row["name2"], row["is_match"] == "true",
                 row["case_group"])
            for row in csv.DictReader(file)
        ]  # fmt: skip


def table(pairs: Iterable[Pair]) -> str:
    """Precision, recall, F1 and false merges in one line."""
    rows = [(p.same, compare_names(p.left, p.right, p.schema).same) for p in pairs]
    hits = sum(gold and found for gold, found in rows)
    found = sum(found for _, found in rows)
    gold = sum(gold for gold, _ in rows)
    wrong = sum(found and not gold for gold, found in rows)
    precision, recall = hits / max(found, 1), hits / max(gold, 1)
    f1 = 2 * hits / max(found + gold, 1)
    false = wrong / max(len(rows) - gold, 1)
    return f"P {precision:.3f} R {recall:.3f} F1 {f1:.3f} false merges {false:.3f} n {len(rows)}"


def show(pairs: Iterable[Pair]) -> None:
    """Every wrong pair with its reasons."""
    for pair in pairs:
        match = compare_names(pair.left, pair.right, pair.schema)
        if match.same != pair.same:
            why = "; ".join(
                f"{r.feature} {r.weight:+} {r.detail}" for r in match.reasons
            )
            print("FALSE" if match.same else "MISS ", f"{match.weight:+.2f}",
                  pair.schema, "|", pair.left, "|", pair.right, "|", why)  # fmt: skip


def main() -> int:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", nargs="?", type=Path)
    parser.add_argument("--actors", action="store_true")
    parser.add_argument("--errors", action="store_true")
    args = parser.parse_args()
    folder = args.folder or (ACTORS if args.actors else DEFAULT)
    path = folder / ("pairs.csv" if args.actors else "cases.csv")
    if not path.exists():
        print(f"absent: {path}")
        return 0
    pairs = load(path)
    print("all     ", table(pairs))
    print("persons ", table(p for p in pairs if p.schema == "Person"))
    for group in sorted({p.group for p in pairs}):
        print(f"{group:9}", table(p for p in pairs if p.group == group))
    if args.errors:
        show(p for p in pairs if p.group != "gate")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())

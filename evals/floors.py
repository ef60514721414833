"""Quality floors on our own gold: `python -m evals.floors`. Exit status 1 below one."""

from __future__ import annotations

import sys
from pathlib import Path

import yaml

from evals import claims, incidents

FILE = Path(__file__).with_name("floors.yaml")


def main() -> None:
    """Compare each part of the gold with the floors and ceilings."""
    limits = yaml.safe_load(FILE.read_text(encoding="utf-8"))
    fallen = 0
    for half in ("dev", "opened", "gate"):
        if f"claims-{half}" not in limits:
            continue  # a part that is being written has no floor yet
        figures = {**claims.score(half), **incidents.score(half)}
        for table in ("claims", "incidents"):
            for name, floor in limits[f"{table}-{half}"].items():
                fallen += _told(f"{half} {name}", figures[name], floor, above=True)
        for name, ceiling in limits[f"ceilings-{half}"].items():
            fallen += _told(f"{half} {name}", figures[name], ceiling, above=False)
    sys.exit(1 if fallen else 0)


def _told(name: str, figure: float, limit: float, *, above: bool) -> bool:
    holds = figure >= limit if above else figure <= limit
    sign = ">=" if above else "<="
    print(f"{'ok  ' if holds else 'FELL'} {name:24} {figure:.3f} {sign} {limit}")
    return not holds


if __name__ == "__main__":
    main()

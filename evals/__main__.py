"""All scorers, one table: `python -m evals`. Sets that are absent are named as such.

Each scorer runs as the command that reproduces it; what it prints is shown under it.
"""

from __future__ import annotations

import subprocess
import sys
import time

TASKS = (
    ("our gold, dev part", ["evals.claims", "--split", "dev"]),
    ("our gold, opened part", ["evals.claims", "--split", "opened"]),
    ("our gold, gate", ["evals.claims", "--split", "gate"]),
    ("events of our gold, dev part", ["evals.incidents", "--split", "dev"]),
    ("events of our gold, opened part", ["evals.incidents", "--split", "opened"]),
    ("events of our gold, gate", ["evals.incidents", "--split", "gate"]),
    ("relations of our gold, dev part", ["evals.relations", "--split", "dev"]),
    ("relations of our gold, opened part", ["evals.relations", "--split", "opened"]),
    ("relations of our gold, gate", ["evals.relations", "--split", "gate"]),
    ("attribution", ["evals.polnear"]),
    ("factuality", ["evals.factuality"]),
    ("dates and times", ["evals.timebank"]),
    ("names of people, groups, places, weapons", ["evals.re3d"]),
    ("place names", ["evals.geoparsing"]),
    ("coreference", ["evals.coref"]),
    ("event triggers and arguments", ["evals.wikievents"]),
    ("event types, actors, counts", ["evals.plover_gsr"]),
    ("police violence", ["evals.india_police"]),
    ("event records", ["evals.muc4"]),
    ("spellings of one name", ["evals.names"]),
    ("Arabic names in Latin letters", ["evals.translit"]),
    ("the same event across articles", ["evals.ecb"]),
    ("whole cases", ["evals.cases"]),
)


def main() -> None:
    """Run every scorer; exit status 1 where one of them fails."""
    failed = []
    for name, arguments in TASKS:
        began = time.monotonic()
        print(f"== {name}: python -m {' '.join(arguments)}", flush=True)
        done = subprocess.run([sys.executable, "-m", *arguments], check=False)  # noqa: S603 - our own
        print(f"   ({time.monotonic() - began:.0f} s)\n", flush=True)
        if done.returncode:
            failed.append(name)
    if failed:
        print(f"failed: {', '.join(failed)}")
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()

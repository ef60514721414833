"""How the cost of `add` grows with the case: `python -m bench.add_growth`.

Reports invented from the samples go into one case. At each size the last reports are
timed alone, and so is drawing the case across its documents (`view`), which every look
at it does anew. Processor seconds, one core.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from bench.folders import assembled, fill, new_case
from bench.invented import invented
from bench.read_speed import peak

SIZES = (10, 100, 1000)
LAST = 10  # reports timed alone at each size


def timed(work: Callable[[], object]) -> float:
    """Processor seconds of some work."""
    began = time.process_time()
    work()
    return time.process_time() - began


def written(folder: Path, texts: Sequence[str]) -> list[Path]:
    """The reports as files."""
    paths = []
    for number, text in enumerate(texts):
        path = folder / f"{number + 1:05}.txt"
        path.write_text(text, encoding="utf-8")
        paths.append(path)
    return paths


def growth(sizes: Sequence[int], *, views: bool = True) -> Iterator[str]:
    """The table, line by line."""
    with tempfile.TemporaryDirectory() as name:
        base = Path(name)
        (base / "reports").mkdir()
        paths = written(base / "reports", invented(max(sizes)))
        case, warm = new_case(base / "case"), new_case(base / "warm")
        fill(warm, paths[:LAST])  # model and codebooks are loaded once, by anybody
        there, first = 0, 0.0
        yield "documents   add of the last ten, each   view, each   memory at most"
        for size in sizes:
            if size - LAST > there:
                fill(case, paths[there : size - LAST])
            cost = timed(lambda: fill(case, paths[size - LAST : size])) / LAST  # noqa: B023
            there, first = size, first or cost
            seen = timed(lambda: assembled(case)) / size if views else 0.0
            yield (
                f"{size:9}   {cost * 1000:9.0f} ms ({cost / first:4.2f} times)"
                f"   {seen * 1000:7.1f} ms   {peak():8.0f} MB"
            )


def main() -> None:
    """Parse the command line and print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("sizes", type=int, nargs="*", default=SIZES)
    parser.add_argument("--no-view", action="store_true", help="time `add` alone")
    options = parser.parse_args()
    for line in growth(options.sizes or SIZES, views=not options.no_view):
        sys.stdout.write(line + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()

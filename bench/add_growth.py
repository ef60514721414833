"""How the cost of `add` grows with the case: `python -m bench.add_growth`.

Reports invented from the samples go into one case. At each size the last reports are
timed alone. Then the case is drawn across its documents (`view`), seen again from what
was kept, and one more report is added and the case drawn anew: all that an `add` costs
whoever looks. Processor seconds, one core.
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

SIZES = (10, 200, 2000)
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


HEAD = (
    "documents   add, each   view   seen again   one more added and viewed   memory\n"
    "                                                  (times the smallest)"
)


def growth(sizes: Sequence[int], *, views: bool = True) -> Iterator[str]:
    """The table, line by line."""
    with tempfile.TemporaryDirectory() as name:
        base = Path(name)
        (base / "reports").mkdir()
        paths = written(base / "reports", invented(max(sizes) + len(sizes)))
        spare = iter(paths[max(sizes) :])
        case, warm = new_case(base / "case"), new_case(base / "warm")
        fill(warm, paths[:LAST])  # model and codebooks are loaded once, by anybody
        assembled(warm)
        row = _Row()
        there = 0
        yield HEAD
        for size in sizes:
            if size - LAST > there:
                fill(case, paths[there : size - LAST])
            row.each(timed(lambda: fill(case, paths[size - LAST : size])) / LAST)  # noqa: B023
            there = size
            if views:
                row.viewed(case, next(spare))
            yield f"{size:9}   {row}   {peak():6.0f} MB"


class _Row:
    """What one line of the table says; the first one is the measure of the others."""

    def __init__(self) -> None:
        self._text = ""
        self._first_add = self._first_view = 0.0

    def __str__(self) -> str:
        return self._text

    def each(self, cost: float) -> None:
        """What a report cost to add."""
        self._first_add = self._first_add or cost
        self._text = f"{cost * 1000:4.0f} ms {cost / self._first_add:4.2f}"

    def viewed(self, case: Path, report: Path) -> None:
        """What the case costs to see, again, and after one more report."""
        seen = timed(lambda: assembled(case))
        again = timed(lambda: assembled(case))
        more = timed(lambda: (fill(case, [report]), assembled(case)))
        self._first_view = self._first_view or more
        ratio = more / self._first_view
        self._text += (
            f"   {seen:6.2f} s   {again:6.2f} s   {more:6.2f} s ({ratio:5.1f})"
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

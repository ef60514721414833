"""How the cost of `add` grows with the case: `python -m bench.add_growth`.

Reports invented from the samples go into one case. At each size the last reports are
timed alone. Then the case is drawn across its documents (`view`) as by a program that has
just started, seen again from what was kept, and one more report is added and the case
drawn anew: by another such program, and in the workbench, which remembers what it drew.
There a claim is rejected and a name parted from another as well. Processor seconds, one
core; the peak of memory is taken before the workbench opens, and after.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from bench.folders import AT, assembled, fill, judged, new_case
from bench.invented import invented
from bench.read_speed import peak
from tahqiq.model.case import Case
from tahqiq.model.memory import Memory
from tahqiq.pipeline import Request

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
    "documents  add, each     view   again   one more, started anew   "
    "in the workbench: one more   rejected   parted   memory, MB\n"
    "                                          (times the smallest)   "
    "      (times the smallest)"
)


def growth(sizes: Sequence[int], *, views: bool = True) -> Iterator[str]:
    """The table, line by line."""
    with tempfile.TemporaryDirectory() as name:
        base = Path(name)
        (base / "reports").mkdir()
        paths = written(base / "reports", invented(max(sizes) + 3 * len(sizes)))
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
                row.viewed(case, [next(spare) for _ in range(3)])
            yield f"{size:9}  {row}"


class _Row:
    """What one line of the table says; the first one is the measure of the others."""

    def __init__(self) -> None:
        self._text = ""
        self._first: dict[str, float] = {}

    def __str__(self) -> str:
        return self._text

    def each(self, cost: float) -> None:
        """What a report cost to add."""
        first = self._first.setdefault("add", cost)
        self._text = f"{cost * 1000:4.0f} ms {cost / first:4.2f}"

    def viewed(self, case: Path, reports: Sequence[Path]) -> None:
        """What the case costs to see, again, after one more report, and in a workbench."""
        seen = timed(lambda: assembled(case))
        again = timed(lambda: assembled(case))
        more = timed(lambda: (fill(case, reports[:1]), assembled(case)))
        self._text += f"  {seen:6.2f} s  {again:4.2f} s  {self._ratio('more', more)}"
        before = peak()
        self._text += f"        {self._worked(case, reports[1:])}"
        self._text += f"   {before:4.0f} {peak():4.0f}"

    def _worked(self, case: Path, reports: Sequence[Path]) -> str:
        """The same for who has the case open all the while, and judges it."""
        memory = Memory()
        fill(case, reports[:1])  # the first drawing of a session remembers nothing yet
        found = assembled(case, memory)
        more = timed(lambda: (fill(case, reports[1:]), assembled(case, memory)))
        costs = []
        for request in _requests(found):
            judged(case, request)
            costs.append(timed(lambda: assembled(case, memory)))
        rejected, parted = costs
        return f"{self._ratio('worked', more)}       {rejected:6.2f} s {parted:6.2f} s"

    def _ratio(self, name: str, cost: float) -> str:
        first = self._first.setdefault(name, cost)
        return f"{cost:6.2f} s ({cost / first:5.1f})"


def _requests(case: Case) -> list[Request]:
    """A claim rejected, and two of the members of one entity parted."""
    reading = case.readings[len(case.readings) // 2]
    joined = next(row for row in case.entities if len(row.members) > 1)
    said = {"value": None, "reason": "bench", "author": "bench", "at": AT}
    claim = f"{reading.document.id}#{reading.claims[0].id}"
    left, right = (row.key for row in joined.members[:2])
    return [
        Request(kind="reject", subject=claim, object=None, **said),
        Request(kind="different", subject=left, object=right, **said),
    ]


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

"""Kill `add` again and again, at random moments: `python -m bench.kill_add --runs 50`.

Each run adds the sample reports in a child process, kills it with SIGKILL, adds them
again and compares the case with one that was never interrupted: the same bytes in the
export, every check of `verify` passed, nothing lost, nothing doubled. Every other kill
waits for the first write and falls within the next moments, where the danger is.
"""

from __future__ import annotations

import argparse
import os
import random
import shutil
import signal
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from bench.folders import exported, fill, new_case
from bench.invented import SAMPLES
from tahqiq.store.case_folder import CaseFolder
from tahqiq.store.verify import verify

PAUSE = 0.002  # seconds between two looks at the folder
AFTER_WRITE = 0.12  # seconds after the first write within which a kill falls


@dataclass(frozen=True, slots=True)
class Killed:
    """One kill: after how many seconds, and whether the child had ended before."""

    after: float
    survived: bool


def adding(case: Path) -> int:
    """A child process that adds the sample reports."""
    child = os.fork()
    if child:
        return child
    try:
        fill(case, [SAMPLES])
    except BaseException as error:  # noqa: BLE001 - the child must not outlive it
        sys.stderr.write(f"{error!r}\n")
        os._exit(1)
    os._exit(0)


def ended(child: int) -> bool:
    """Whether the child has ended by itself; its failure is ours."""
    pid, status = os.waitpid(child, os.WNOHANG)
    if pid and status:
        sys.exit(f"add failed with status {status}")
    return bool(pid)


def kill_within(case: Path, seconds: float, *, after_write: bool) -> Killed:
    """Start `add` and kill it so many seconds later, counted from its first write."""
    child, began = adding(case), time.monotonic()
    evidence, until = case / "evidence", None if after_write else began + seconds
    while until is None or time.monotonic() < until:
        if ended(child):
            return Killed(time.monotonic() - began, survived=True)
        if until is None and any(evidence.rglob("*")):
            until = time.monotonic() + seconds
        time.sleep(PAUSE)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    return Killed(time.monotonic() - began, survived=False)


def whole(case: Path) -> bytes:
    """The export of a case all of whose checks pass."""
    with CaseFolder.open(case) as folder:
        failed = [check for check in verify(folder) if not check.ok]
    if failed:
        sys.exit(f"{case}: {failed[0].name} {failed[0].item}: {failed[0].detail}")
    return exported(case)


def runs(count: int, seed: int) -> Iterator[Killed]:
    """The kills; leaves the program where a case differs from the whole one."""
    draw = random.Random(seed)  # moments, not secrets
    with tempfile.TemporaryDirectory() as name:
        base = Path(name)
        empty, case = new_case(base / "empty"), base / "case"
        shutil.copytree(empty, base / "whole")
        began = time.monotonic()
        fill(base / "whole", [SAMPLES])  # loads the model, which children inherit
        shutil.rmtree(base / "whole")
        shutil.copytree(empty, base / "whole")
        began = time.monotonic()
        fill(base / "whole", [SAMPLES])
        length, wanted = time.monotonic() - began, whole(base / "whole")
        for number in range(count):
            shutil.copytree(empty, case)
            aimed = number % 2 == 1
            moment = draw.uniform(0, AFTER_WRITE if aimed else length)
            yield kill_within(case, moment, after_write=aimed)
            fill(case, [SAMPLES])
            if whole(case) != wanted:
                sys.exit(f"run {number}: the case differs from an uninterrupted one")
            shutil.rmtree(case)


def main() -> None:
    """Parse the command line and print what became of the kills."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=50)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    found = list(runs(options.runs, options.seed))
    hit = sum(not row.survived for row in found)
    sys.stdout.write(
        f"{len(found)} runs, {hit} killed, {len(found) - hit} over before the kill: "
        "every case ended like an uninterrupted one, to the byte\n"
    )


if __name__ == "__main__":
    main()

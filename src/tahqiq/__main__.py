"""`tahqiq` and `python -m tahqiq`."""

from __future__ import annotations

import os
import sys


def main() -> None:
    """Run the command line.

    Matrices here are small: several threads of one product cost more than they save,
    twice the CPU on two cores (`bench/read_speed.py`). What the user has set stays.
    """
    for name in ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS"):
        os.environ.setdefault(name, "1")  # noqa: TID251 - numpy reads it as it is loaded
    try:
        from tahqiq.cli.app import run  # noqa: PLC0415 - after the lines above
    except KeyboardInterrupt:  # it takes a second, long enough to think better of it
        sys.exit("tahqiq: stopped before anything was begun.")
    run()


if __name__ == "__main__":
    main()

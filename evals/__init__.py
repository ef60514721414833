"""How well the product reads: one scorer a task, each run on any folder of its format.

One core, as the command line sets it: the matrices are small, and the threads of the
linear algebra cost twice the work on two cores. They are set before numpy is imported.
"""

from __future__ import annotations

import os

for _name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ.setdefault(_name, "1")  # noqa: TID251 - numpy reads it as it is loaded

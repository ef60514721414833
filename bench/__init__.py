"""What the product costs: speed, growth, and what a kill in the middle leaves.

One core: the threads of the linear algebra are set before numpy is first imported, so
that a ratio compares work and not how many cores were free.
"""

from __future__ import annotations

import os

for _name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ.setdefault(_name, "1")  # read by numpy, not by us

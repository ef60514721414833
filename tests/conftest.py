"""What all tests share."""

from __future__ import annotations

import os

from hypothesis import HealthCheck, settings

# As the command line sets it: several threads of one small product cost twice the work.
# This file is read before any test imports numpy.
for _name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS"):
    os.environ.setdefault(_name, "1")  # noqa: TID251 - numpy reads it as it is loaded

# No test asserts on the wall clock: a slow machine is not a defect.
settings.register_profile(
    "tahqiq", deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("tahqiq")

"""What all tests share."""

from __future__ import annotations

from hypothesis import HealthCheck, settings

# No test asserts on the wall clock: a slow machine is not a defect.
settings.register_profile(
    "tahqiq", deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("tahqiq")

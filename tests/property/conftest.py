"""The trained model, loaded once for all that is drawn."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, settings

from tahqiq.extract.parsing.english import load_english

if TYPE_CHECKING:
    from tahqiq.extract.parsing.english import English

# Reading takes as long as the text is: a slow example is no defect.
settings.register_profile(
    "reading",
    deadline=None,
    max_examples=100,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)


@pytest.fixture(scope="session")
def english() -> English:
    return load_english()

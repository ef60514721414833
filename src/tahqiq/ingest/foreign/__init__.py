"""Other people's data as claims by their source: every value anchored in their file."""

from __future__ import annotations

from tahqiq.ingest.foreign.ftm import read_ftm
from tahqiq.ingest.foreign.table import read_table

__all__ = ["read_ftm", "read_table"]

"""What a page is asked for and the case does not have."""

from __future__ import annotations

from tahqiq.errors import TahqiqError


class Absent(TahqiqError):
    """The address names a record that is not in the case."""

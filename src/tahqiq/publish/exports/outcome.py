"""What an export returns: bytes, and the count of what went in, out and nowhere."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """How many records of one kind there were, and how many the format could hold."""

    kind: str
    given: int
    written: int
    why: str = ""  # why the rest was left out

    @property
    def refused(self) -> int:
        """Records that are not in the export."""
        return self.given - self.written


@dataclass(frozen=True, slots=True, kw_only=True)
class Export:
    """A case in an exchange format; `suffix` is that of its file."""

    data: bytes
    suffix: str
    tallies: tuple[Tally, ...]

    @property
    def reconciliation(self) -> str:
        """The line an export ends with (rule 10)."""
        return "; ".join(_line(row) for row in self.tallies)


def _line(row: Tally) -> str:
    why = f" ({row.why})" if row.refused and row.why else ""
    return f"{row.kind}: {row.given} in, {row.written} out, {row.refused} left out{why}"

"""What a workbench is told when it is started; nothing here is read from the world."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

LOCAL = ("127.0.0.1", "localhost", "[::1]")


@dataclass(frozen=True, slots=True, kw_only=True)
class UploadLimits:
    """How much a browser may hand in at once."""

    files: int = 200
    total: int = 200 * 1024 * 1024  # bytes of one request
    form: int = 1024 * 1024  # bytes of any other request


@dataclass(frozen=True, slots=True, kw_only=True)
class WebSettings:
    """One workbench over one case.

    `hosts` are the names it may be called by: another name in the address is another
    site's attempt to read it (DNS rebinding). `token` makes a fresh secret each call.
    `patience` is how many seconds a page waits for the case to be drawn anew before it
    shows what was drawn last, and says so; with None it waits to the end.
    """

    case: Path
    analyst: str
    clock: Callable[[], datetime]
    token: Callable[[], str]
    tool: str
    hosts: tuple[str, ...] = LOCAL
    is_https: bool = False
    uploads: UploadLimits = UploadLimits()
    patience: float | None = None

    def stamp(self) -> str:
        """The time now in UTC, ISO 8601, to the second."""
        now = self.clock().astimezone(UTC)
        return now.isoformat(timespec="seconds").replace("+00:00", "Z")

"""JSON as bytes, the same for the same records."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import msgspec


def as_json(value: Mapping[str, Any]) -> bytes:
    """One object, indented for people, with a newline at its end."""
    return msgspec.json.format(msgspec.json.encode(value), indent=1) + b"\n"


def as_lines(rows: Iterable[Mapping[str, Any]]) -> bytes:
    """One object a line."""
    return b"".join(msgspec.json.encode(row) + b"\n" for row in rows)

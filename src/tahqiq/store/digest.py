"""One hash for a set of inputs, so that unchanged input is not computed again."""

from __future__ import annotations

import hashlib

import msgspec


def digest(*parts: object) -> str:
    """SHA-256 of the parts' JSON, in which the order of keys does not matter.

    Args:
        parts: Records, containers, text or numbers: what the result depends on,
            versions and settings included.

    >>> digest({"a": 1, "b": 2}) == digest({"b": 2, "a": 1})
    True
    >>> digest("ab") == digest("a", "b")
    False
    """
    return hashlib.sha256(msgspec.json.encode(parts, order="deterministic")).hexdigest()

"""Ids that depend on content alone, so the same input has the same ids anywhere."""

from __future__ import annotations

import hashlib

SEPARATOR = "\x1f"  # ASCII unit separator: cannot occur in a name or a number


def content_id(prefix: str, *parts: object, length: int = 12) -> str:
    """Id made of a prefix and the hash of the parts.

    Args:
        prefix: One or two letters that say what the id names.
        parts: What makes the record this record and no other, in a fixed order.
        length: Hex digits kept; 12 gives a chance of one clash in 24 million for a
            case of ten million records.

    Returns:
        The id, e.g. ``c1f0c3…``.

    >>> content_id("c", "a", 1) == content_id("c", "a", 1)
    True
    >>> content_id("c", "ab") == content_id("c", "a", "b")
    False
    """
    text = SEPARATOR.join(str(part) for part in parts)
    return prefix + hashlib.sha256(text.encode()).hexdigest()[:length]

"""How much is taken in at most."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """Bounds that keep one hostile or mistaken file from stopping a batch.

    `file` and `total` are bytes: of one file or member, and of all members of one zip
    after unpacking. `ratio` is unpacked to packed size; running text packs 3 to 10
    times, so 200 is no report. `ratio_from` is the size from which the ratio counts.
    """

    file: int = 100 * 1024 * 1024
    total: int = 500 * 1024 * 1024
    members: int = 10_000
    ratio: int = 200
    ratio_from: int = 1024 * 1024


def in_words(size: int) -> str:
    """A number of bytes for a person.

    >>> in_words(200 * 1024 * 1024)
    '200.0 MB'
    """
    return f"{size / 1024 / 1024:.1f} MB" if size >= 1024 * 1024 else f"{size} bytes"

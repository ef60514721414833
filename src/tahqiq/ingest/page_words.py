"""The web page codebook, compiled once."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from tahqiq.codebook.loader import load_yaml


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """What stands beside a report on a page, and how its markup shows it."""

    name: str
    tags: tuple[str, ...]
    roles: tuple[str, ...]
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PageWords:
    """The shape of ``web_page.yaml``."""

    groups: tuple[Group, ...]
    byline_words: tuple[str, ...]
    date_words: tuple[str, ...]
    caption_words: tuple[str, ...]
    kicker_words: tuple[str, ...]
    bio_words: tuple[str, ...]
    meta: dict[str, tuple[str, ...]]
    article_types: tuple[str, ...]


@cache
def page_words() -> PageWords:
    """Which markup means what."""
    words: PageWords = load_yaml("web_page", PageWords)
    return words

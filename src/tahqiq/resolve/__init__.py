"""Mentions become entities of the case, events become incidents: proposals with reasons."""

from tahqiq.resolve.compare import NameMatch, compare_names
from tahqiq.resolve.described import described_alike
from tahqiq.resolve.entities import Resolution, resolve_entities
from tahqiq.resolve.incidents import resolve_incidents

__all__ = [
    "NameMatch", "Resolution", "compare_names", "described_alike", "resolve_entities",
    "resolve_incidents",
]  # fmt: skip

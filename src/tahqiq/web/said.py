"""The workbench's own words, from the codebook: why a claim waits, why one is wrong."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from tahqiq.codebook.loader import load_yaml


@dataclass(frozen=True, slots=True, kw_only=True)
class Ground:
    """One ground on which a claim comes early in the queue."""

    weight: float
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Saying:
    """``codebook/workbench.yaml``; its comments say what each key holds."""

    grounds: Mapping[str, Ground]
    flags: Mapping[str, str]
    refusals: tuple[str, ...]
    kinds: Mapping[str, str]
    layers: Mapping[str, str]
    reliabilities: tuple[str, ...]
    ratings: Mapping[str, str]


def saying() -> Saying:
    """The words of the workbench."""
    found: Saying = load_yaml("workbench", Saying)
    return found

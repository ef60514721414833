"""Two propositions that cannot both hold, and in which way."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Kind = Literal["denies", "contradicts", "refutes", "rivals"]


@dataclass(frozen=True, slots=True, order=True)
class Opposition:
    """Two propositions that cannot both hold; for `denies`, left denies right.

    `refutes` are two fates of one person: a claim of the left one denies where its words
    do, and contradicts where they only say otherwise.
    """

    left: str
    right: str
    kind: Kind

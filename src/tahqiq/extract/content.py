"""The content of an attribution: the tokens somebody's words are, and their roots."""

from __future__ import annotations

from dataclasses import dataclass

from tahqiq.extract.cues import Frame
from tahqiq.extract.tree import Tree

Ranges = tuple[tuple[int, int], ...]
ADDRESSING = {"tell", "inform", "notify", "assure", "remind", "warn", "ask"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """Token ranges of the content and the predicates or nouns at its root.

    `question` marks an embedded question; `about` a person the charge is against.
    """

    ranges: Ranges
    roots: tuple[int, ...]
    frame: Frame
    question: bool = False
    target: int | None = None


def tops(tree: Tree, root: int) -> list[int]:
    """The predicates coordinated at the top of a clause."""
    return [
        i for i in tree.conjuncts(root) if i == root or tree.pos[i] in {"VERB", "AUX"}
    ]

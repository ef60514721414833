"""The content of an attribution: the tokens somebody's words are, and their roots."""

from __future__ import annotations

from dataclasses import dataclass

from tahqiq.extract.cues import Frame, cue_book
from tahqiq.extract.nouns import nouns
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


def can_speak(tree: Tree, noun: int) -> bool:
    """Whether a noun may say something, as far as the noun alone tells."""
    book, known = cue_book(), nouns().of.get(tree.lemma[noun])
    return (
        tree.pos[noun] != "NOUN"
        or tree.lemma[noun] in book.persons | book.crowd | book.media
        or (known is not None and known.type in {"PERSON", "ORG"})
    )

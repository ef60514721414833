"""The stance codebook: what a word does to the clause it governs, and what it governs."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Literal

from tahqiq.codebook.loader import load_yaml
from tahqiq.extract.tree import Tree
from tahqiq.model.reading import MarkerKind

Strength = Literal["certain", "probable", "possible", "open"]
RANK: dict[Strength, int] = {"certain": 3, "probable": 2, "possible": 1, "open": 0}


@dataclass(frozen=True, slots=True, kw_only=True)
class Operator:
    """One codebook entry: what a word does to the clause it governs."""

    strength: Strength = "certain"
    flip: bool = False
    tag: str | None = None
    marker: MarkerKind | None = None
    light: bool = False  # says nothing of its own: the clause is about its complement
    doubt: bool = False  # negated, it leaves its clause open: "it is not clear that"


@dataclass(frozen=True, slots=True, kw_only=True)
class StanceBook:
    """The codebook ``stance.yaml``: operators by the part they play."""

    modals: dict[str, Operator]
    adverbs: dict[str, Operator]
    negators: dict[str, Operator]
    quantifiers: dict[str, Operator]
    conditions: dict[str, Operator]
    governors: dict[str, Operator]
    predicates: dict[str, Operator]
    nouns: dict[str, Operator]


@cache
def stance_book() -> StanceBook:
    """The stance codebook, loaded once."""
    book: StanceBook = load_yaml("stance", StanceBook)
    return book


def is_shell(tree: Tree, i: int) -> bool:
    """Whether a clause only judges another: "it is untrue that …", "it is likely …"."""
    view = tree.child(i, "acomp", "attr", "oprd")
    subject = tree.child(i, "nsubj", "expl")
    return (
        view is not None
        and subject is not None
        and tree.word[subject] == "it"
        and tree.lemma[view] in stance_book().predicates
        and tree.child(i, "ccomp") is not None
    )


def core_of(tree: Tree, head: int) -> int:
    """The predicate a clause is about: below "failed to", "seems to", "is likely to"."""
    predicates = stance_book().predicates
    for _ in range(4):  # deeper embedding than this is a parsing error
        view = tree.child(head, "acomp", "oprd") if tree.pos[head] == "AUX" else head
        operator = None if view is None else predicates.get(tree.lemma[view])
        inner = None if view is None else tree.child(view, "xcomp")
        if operator is None or not operator.light or inner is None:
            return head
        head = inner
    return head

"""What is put right in one breath: "was not killed by rebels but by the army".

One half is denied and the other told, so neither may stand under the other's polarity.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from tahqiq.extract.arcs.arcs import FINITE, SUBJECTS
from tahqiq.extract.parsing.tree import Tree

UP = frozenset({"agent", "prep", "attr", "acomp", "dobj", "oprd", "pobj", "nummod"})
SCALAR = frozenset({"only", "just", "merely", "simply", "solely"})
Pieces = tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Contrast:
    """A pair of which the first is denied and the second told: tokens of its parts."""

    no: int
    first: int
    but: int
    second: int
    verb: int
    right: int
    inner: bool  # whether the denial is of the first alone: "started not by X but by Y"

    def denied(self, ranges: Pieces) -> Pieces:
        """The words without those that put it right."""
        return _less(ranges, self.but, self.right)

    def told(self, ranges: Pieces, left: int) -> Pieces:
        """The words without those that are ruled out, which begin at `left`."""
        return _less(_less(ranges, self.no, self.no + 1), left, self.but + 1)


def contrasts_in(tree: Tree, first: int, end: int) -> Iterator[Contrast]:
    """The contrasts whose "but" stands among some tokens."""
    for but in range(first, end):
        if tree.word[but] == "but" and tree.dep[but] == "cc":
            joined = (c for c in tree.all(tree.head[but], "conj") if c > but)
            found = next((contrast(tree, c) for c in joined), None)
            if found is not None:
                yield found


def contrast(tree: Tree, second: int) -> Contrast | None:
    """The pair of which a token is the second part, if it is one."""
    joined = tree.head[second]
    first = _twin(tree, joined, second)
    if tree.dep[second] != "conj" or not _is_part(tree, first, second):
        return None
    but = next((c for c in tree.all(joined, "cc") if first < c < second), first)
    verb = first
    while tree.dep[verb] in UP and tree.pos[verb] not in {"VERB", "AUX"}:
        verb = tree.head[verb]
    if tree.dep[first] == "xcomp":
        verb = tree.head[first]
    no = next(
        (c for k in (first, verb) for c in tree.all(k, "neg") if c <= first), None
    )
    if tree.word[but] != "but" or no is None or tree.pos[verb] not in {"VERB", "AUX"}:
        return None
    if tree.word[no + 1] in SCALAR or tree.word[but + 1] in SCALAR | {"also"}:
        return None
    return Contrast(
        no=no, first=first, but=but, second=second, verb=verb,
        right=tree.right[second], inner=tree.head[no] != verb,
    )  # fmt: skip


def _twin(tree: Tree, joined: int, second: int) -> int:
    """What the second part stands beside: of "by a guard", joined to the verb, the "by"
    before it.
    """
    if tree.pos[second] != "ADP":
        return joined
    alike = (c for c in tree.children[joined]
             if c < second and tree.word[c] == tree.word[second])  # fmt: skip
    return next(alike, joined)


def _is_part(tree: Tree, first: int, second: int) -> bool:
    """Whether a second part is of the kind of the first and no clause of its own."""
    own = any(
        tree.dep[c] in SUBJECTS or tree.dep[c] == "neg" for c in tree.children[second]
    )
    if own or tree.tag[second] in FINITE:
        return False
    if tree.pos[second] not in {"VERB", "AUX"}:
        return tree.pos[first] not in {"VERB", "AUX"}
    helped = tree.child(second, "auxpass") is not None
    to = {tree.tag[c] for k in (first, second) for c in tree.all(k, "aux")} == {"TO"}
    both = tree.tag[first] == tree.tag[second]
    return both and (to or (tree.tag[second] == "VBN" and not helped))


def _less(ranges: Pieces, first: int, end: int) -> Pieces:
    kept = []
    for a, b in ranges:
        kept += [p for p in ((a, min(b, first)), (max(a, end), b)) if p[1] > p[0]]
    return tuple(kept)


def alike(tree: Tree, here: int, above: int) -> bool:
    """Two forms that one subject and one helping verb may serve."""
    helps = [tree.tag[c] in FINITE for c in tree.all(above, "aux", "auxpass")]
    if any(tree.tag[c] in FINITE for c in tree.all(here, "auxpass")):
        return tree.tag[above] in FINITE or any(helps)  # "Nobody died or was hurt"
    return (tree.tag[here] in FINITE) == (tree.tag[above] in FINITE)

"""The arcs of one parse while they are being mended."""

from __future__ import annotations

from collections.abc import Sequence

HYPHENS = frozenset("-\u2010\u2011")
FINITE = frozenset({"VBD", "VBZ", "VBP"})
PASTS = frozenset({"VBD", "VBN"})
NAMES = frozenset({"NNP", "NNPS"})
COMMON = frozenset({"NN", "NNS"})
NOUNS = NAMES | COMMON
ENDS = frozenset({".", "!", "?", ";"})
HELPERS = frozenset({"aux", "auxpass"})
SUBJECTS = frozenset({"nsubj", "nsubjpass", "expl"})


class Arcs:
    """Parallel lists over the tokens of a document, of which three may change.

    `word` (lower-cased) is as the text has it; `tag`, `dep` and `head` are copies of
    what the parser gave, free to be mended.
    """

    def __init__(
        self,
        word: Sequence[str],
        tag: Sequence[str],
        dep: Sequence[str],
        head: Sequence[int],
    ) -> None:
        self.word = word
        self.tag = list(tag)
        self.dep = list(dep)
        self.head = list(head)
        self.under: list[list[int]] = [[] for _ in head]
        for i, above in enumerate(head):
            if above != i:
                self.under[above].append(i)

    def of(self, i: int, *deps: str) -> list[int]:
        """Dependents of `i` with one of the relations, in order."""
        return [c for c in sorted(self.under[i]) if self.dep[c] in deps]

    def that(self, i: int) -> int | None:
        """The "that" which opens clause `i`, if one does."""
        marks = self.of(i, "mark")
        return next((c for c in marks if self.word[c] == "that"), None)

    def subjects(self, i: int) -> list[int]:
        """Subjects of `i`."""
        return [c for c in sorted(self.under[i]) if self.dep[c] in SUBJECTS]

    def helped(self, i: int) -> bool:
        """Whether `i` has an auxiliary of its own."""
        return any(self.dep[c] in HELPERS for c in self.under[i])

    def hang(self, i: int, above: int, dep: str) -> None:
        """Put `i` under `above` (or at the root, where they are one); nothing changes where
        `above` stands below `i`: a tree has no circle.
        """
        if above != i and self.within(above, i):
            return
        if self.head[i] != i:
            self.under[self.head[i]].remove(i)
        self.head[i], self.dep[i] = above, dep
        if above != i:
            self.under[above].append(i)

    def rejoin(self, i: int, new: int, after: int | None = None) -> None:
        """Let `i` go on from `new` instead of its head, with the "and" before it, which
        stands behind `after` (the head, unless another token is given).
        """
        old = self.head[i]
        for c in self.of(old, "cc"):
            if (old if after is None else after) < c < i:
                self.hang(c, new, "cc")
        self.hang(i, new, "conj")

    def within(self, i: int, above: int) -> bool:
        """Whether `i` stands somewhere below `above`."""
        while self.head[i] != i:
            i = self.head[i]
            if i == above:
                return True
        return False

    def replace(self, old: int, new: int) -> None:
        """Let `new` take the place of `old` in the tree; `old` is left to be hung."""
        above, dep = self.head[old], self.dep[old]
        self.hang(new, new if above == old else above, dep)

    def left(self, i: int) -> int:
        """First token of the subtree of `i`."""
        first = i
        queue = list(self.under[i])
        while queue:
            c = queue.pop()
            first = min(first, c)
            queue.extend(self.under[c])
        return first

    def right(self, i: int) -> int:
        """Last token of the subtree of `i`, exclusive."""
        last = i
        queue = list(self.under[i])
        while queue:
            c = queue.pop()
            last = max(last, c)
            queue.extend(self.under[c])
        return last + 1


def after_modal(arcs: Arcs, i: int) -> bool:
    """Whether a modal or "to" stands before `i`."""
    return any(arcs.tag[c] in {"MD", "TO"} for c in arcs.under[i])

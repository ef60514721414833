"""The parse as plain lists, made once: what every step reads instead of tokens.

Attribute access on spaCy tokens costs more than the rules that use it; a list look-up
does not.
"""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Doc


@dataclass(frozen=True, slots=True)
class Tree:
    """Parallel lists over the tokens of a document.

    `head[i]` is the index of token `i`'s head (itself at a root), `children[i]` its
    dependents in order, `left[i]` and `right[i]` the ends of its subtree (`right` is
    exclusive). `word` is lower-cased.
    """

    word: list[str]
    text: list[str]
    lemma: list[str]
    pos: list[str]
    tag: list[str]
    dep: list[str]
    head: list[int]
    children: list[list[int]]
    left: list[int]
    right: list[int]

    def child(self, i: int, *deps: str) -> int | None:
        """First dependent of `i` with one of the relations, or None."""
        for c in self.children[i]:
            if self.dep[c] in deps:
                return c
        return None

    def all(self, i: int, *deps: str) -> list[int]:
        """Dependents of `i` with one of the relations."""
        return [c for c in self.children[i] if self.dep[c] in deps]

    def conjuncts(self, i: int) -> list[int]:
        """`i` and everything coordinated below it."""
        found, queue = [i], [i]
        while queue:
            for c in self.children[queue.pop()]:
                if self.dep[c] == "conj":
                    found.append(c)
                    queue.append(c)
        return sorted(found)

    def ancestors(self, i: int) -> list[int]:
        """Heads of `i` up to the root, nearest first."""
        found = []
        while self.head[i] != i:
            i = self.head[i]
            found.append(i)
        return found


def tree_of(doc: Doc) -> Tree:
    """The lists of a parsed Doc."""
    size = len(doc)
    head = [token.head.i for token in doc]
    children: list[list[int]] = [[] for _ in range(size)]
    for i, h in enumerate(head):
        if h != i:
            children[h].append(i)
    text = [token.text for token in doc]
    return Tree(
        word=[word.lower() for word in text],
        text=text,
        lemma=[token.lemma_.lower() for token in doc],
        pos=[token.pos_ for token in doc],
        tag=[token.tag_ for token in doc],
        dep=[token.dep_ for token in doc],
        head=head,
        children=children,
        left=[token.left_edge.i for token in doc],
        right=[token.right_edge.i + 1 for token in doc],
    )

"""Groups that grow by joining and never join what must stay apart."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable


class Clusters:
    """Disjoint groups of keys under cannot-join rules; the smallest key names a group.

    The outcome depends on the order of `join` calls alone; callers sort them.
    """

    def __init__(self, keys: Iterable[str]) -> None:
        self._up = {key: key for key in keys}
        self._members = {key: [key] for key in self._up}
        self._apart: dict[str, set[str]] = defaultdict(set)

    def root(self, key: str) -> str:
        """The key that names the group of `key`."""
        while self._up[key] != key:
            self._up[key] = self._up[self._up[key]]
            key = self._up[key]
        return key

    def members(self, key: str) -> list[str]:
        """All keys of the group of `key`."""
        return self._members[self.root(key)]

    def keep_apart(self, left: str, right: str) -> bool:
        """Forbid that two keys are ever in one group; False where they are already."""
        a, b = self.root(left), self.root(right)
        if a == b:
            return False
        self._apart[a].add(b)
        self._apart[b].add(a)
        return True

    def may_join(self, left: str, right: str) -> bool:
        """Whether nothing forbids that two keys are in one group."""
        return self.root(right) not in self._apart[self.root(left)]

    def join(self, left: str, right: str) -> bool:
        """Put two keys into one group; False where that is forbidden."""
        a, b = sorted((self.root(left), self.root(right)))
        if a == b:
            return True
        if b in self._apart[a]:
            return False
        self._up[b] = a
        self._members[a] += self._members.pop(b)
        for other in self._apart.pop(b, set()):
            self._apart[other].discard(b)
            self._apart[other].add(a)
            self._apart[a].add(other)
        return True

    def groups(self) -> list[list[str]]:
        """Every group with its keys in order, in order of the first."""
        return sorted(sorted(keys) for keys in self._members.values())

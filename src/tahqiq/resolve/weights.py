"""The weights of pairs of names, found once.

To compare two names costs a hundred times what it costs to look their weight up, and a
case compares the same names whenever it is drawn. The weight depends on nothing but the
names, the schema and the codebook, so it may be kept wherever those are the same.
"""

from __future__ import annotations

from collections.abc import Callable

import msgspec

Pair = tuple[str, str, str]  # two names in order, and the schema they are compared as

MOST = 1 << 20  # pairs of some 10,000 documents, in 200 MB


class Weights:
    """A memory of `weight(left, right, schema)`; it changes no answer."""

    def __init__(self) -> None:
        self._known: dict[Pair, float] = {}
        self._kept = 0

    def of(self, pair: Pair, weigh: Callable[[str, str, str], float]) -> float:
        """The weight of a pair, found if it is not known."""
        weight = self._known.get(pair)
        if weight is None:
            if len(self._known) >= MOST:
                self._known.clear()
            weight = self._known[pair] = weigh(*pair)
        return weight

    def load(self, content: bytes) -> None:
        """Take up weights that were kept; what is known already stands.

        Raises:
            msgspec.DecodeError: They are not weights.
        """
        rows = msgspec.msgpack.decode(
            content, type=dict[str, dict[str, dict[str, float]]]
        )
        for schema, lefts in rows.items():
            for left, rights in lefts.items():
                for right, weight in rights.items():
                    self._known.setdefault((left, right, schema), weight)
        self._kept = len(self._known)

    def dump(self) -> bytes | None:
        """Every known weight, None where none was added since the last time."""
        if len(self._known) == self._kept:
            return None
        self._kept = len(self._known)
        rows: dict[str, dict[str, dict[str, float]]] = {}
        for (left, right, schema), weight in self._known.items():
            rows.setdefault(schema, {}).setdefault(left, {})[right] = weight
        return msgspec.msgpack.encode(rows)


WEIGHTS = Weights()

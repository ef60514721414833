"""The CoNLL coreference score: the mean F1 of MUC, B-cubed and CEAF-e."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass

Clusters = Sequence[frozenset[Hashable]]


@dataclass(frozen=True, slots=True)
class Scores:
    """F1 of each measure."""

    muc: float
    b3: float
    ceaf: float

    @property
    def conll(self) -> float:
        """The mean of the three."""
        return (self.muc + self.b3 + self.ceaf) / 3

    def __str__(self) -> str:
        parts = f"MUC {self.muc:.3f} B3 {self.b3:.3f} CEAFe {self.ceaf:.3f}"
        return f"{parts} CoNLL {self.conll:.3f}"


def score(
    gold: Iterable[Iterable[Hashable]], found: Iterable[Iterable[Hashable]]
) -> Scores:
    """Scores of a clustering; a mention missing on one side counts as alone there."""
    key, response = (
        [frozenset(c) for c in gold if c],
        [frozenset(c) for c in found if c],
    )
    matched = ceaf(key, response)
    return Scores(
        muc=_f1(muc(key, response), muc(response, key)),
        b3=_f1(b_cubed(key, response), b_cubed(response, key)),
        ceaf=_f1((matched, len(key)), (matched, len(response))),
    )


def _f1(recall: tuple[float, float], precision: tuple[float, float]) -> float:
    r, p = (a / b if b else 0.0 for a, b in (recall, precision))
    return 2 * p * r / (p + r) if p + r else 0.0


def muc(key: Clusters, response: Clusters) -> tuple[float, float]:
    """Links of the key that the response keeps, and links there are."""
    at = {m: i for i, cluster in enumerate(response) for m in cluster}
    kept = sum(len(c) - len({at.get(m, m) for m in c}) for c in key)
    return kept, sum(len(c) - 1 for c in key)


def b_cubed(key: Clusters, response: Clusters) -> tuple[float, float]:
    """Share of each mention's cluster that the response keeps, summed; mentions."""
    at = {m: cluster for cluster in response for m in cluster}
    kept = sum(len(c & at.get(m, frozenset())) / len(c) for c in key for m in c)
    return kept, sum(len(c) for c in key)


def ceaf(key: Clusters, response: Clusters) -> float:
    """Likeness of clusters under the best one-to-one matching."""
    at: dict[Hashable, list[int]] = defaultdict(list)
    for j, cluster in enumerate(response):
        for mention in cluster:
            at[mention].append(j)
    rows = []
    for cluster in key:
        row: dict[int, float] = {}
        for j in {j for m in cluster for j in at.get(m, ())}:
            row[j] = 2 * len(cluster & response[j]) / (len(cluster) + len(response[j]))
        rows.append(row)
    return sum(_assigned(part) for part in _components(rows))


def _components(rows: list[dict[int, float]]) -> list[list[dict[int, float]]]:
    """Rows that share no column are matched apart."""
    owner: dict[int, int] = {}
    parent = list(range(len(rows)))

    def root(i: int) -> int:
        while parent[i] != i:
            i = parent[i]
        return i

    for i, row in enumerate(rows):
        for j in row:
            a, b = root(i), root(owner.setdefault(j, i))
            parent[max(a, b)] = min(a, b)
    groups: dict[int, list[dict[int, float]]] = defaultdict(list)
    for i, row in enumerate(rows):
        groups[root(i)].append(row)
    return list(groups.values())


def _assigned(rows: list[dict[int, float]]) -> float:
    """The best sum of one column a row (Kuhn and Munkres)."""
    columns = sorted({j for row in rows for j in row})
    n, m = len(rows), max(len(columns), len(rows))
    cost = [[-row.get(columns[j], 0.0) if j < len(columns) else 0.0 for j in range(m)]
            for row in rows]  # fmt: skip
    u, v, match, way = [0.0] * (n + 1), [0.0] * (m + 1), [0] * (m + 1), [0] * (m + 1)
    for i in range(1, n + 1):
        match[0], j0 = i, 0
        least, used = [float("inf")] * (m + 1), [False] * (m + 1)
        while True:
            used[j0] = True
            i0, delta, j1 = match[j0], float("inf"), 0
            for j in range(1, m + 1):
                if not used[j]:
                    value = cost[i0 - 1][j - 1] - u[i0] - v[j]
                    if value < least[j]:
                        least[j], way[j] = value, j0
                    if least[j] < delta:
                        delta, j1 = least[j], j
            for j in range(m + 1):
                if used[j]:
                    u[match[j]] += delta
                    v[j] -= delta
                else:
                    least[j] -= delta
            j0 = j1
            if match[j0] == 0:
                break
        while j0:
            match[j0], j0 = match[way[j0]], way[j0]
    return -sum(cost[match[j] - 1][j - 1] for j in range(1, m + 1) if match[j])

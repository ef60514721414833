"""Which triggers of a document tell one happening (M45).

Tellings are joined where grammar says so (a blast that killed), where the rules of
`again` find one happening told before, and, where these find none, where the
signs of `weighing` speak for one surely enough. When in doubt, two events: a false
merge mixes two people's deaths.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from tahqiq.codebook.loader import load_yaml
from tahqiq.extract.events.again import (
    another_act,
    differs,
    looks_same,
    told_again,
)
from tahqiq.extract.events.apart import set_apart
from tahqiq.extract.events.telling import Cluster, Telling
from tahqiq.extract.events.weighing import Option, Signs, Weighing
from tahqiq.extract.lexicon.event_lexicon import EventLexicon

# Log-odds over "none of them" from which the weights alone may join. In articles left
# out of the fit it joins more and mixes no more; at 1.25 one more event is mixed. See
# `python -m evals.fit_tellings`.
SURE = 1.75
Chooser = Callable[[Sequence[Telling], Sequence[Option]], int | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Weights:
    """``tellings.yaml``: what each sign counts, in log-odds."""

    weights: Mapping[str, float]


@cache
def weights() -> Mapping[str, float]:
    """The fitted weights, read once."""
    return load_yaml("tellings", Weights).weights


def clusters_of(
    tellings: Sequence[Telling], lexicon: EventLexicon, choose: Chooser | None = None
) -> list[list[Telling]]:
    """Tellings grouped by happening, each group and the list in text order.

    Args:
        tellings: All of the document.
        lexicon: The codebook of events.
        choose: Which of the options a group tells again; by the codebook's weights
            where this is not given.
    """
    families = lexicon.words.links
    groups = [_sharing_cause(group) for group in _linked(tellings, families)]
    clusters: list[Cluster] = []
    chosen = choose or chooser(Weighing(families), weights())
    for group in groups:
        options = _options(group, clusters, families)
        taken = chosen(group, options)
        if taken is None:
            target = Cluster([])
            clusters.append(target)
        else:
            target = options[taken].cluster
        for telling in group:
            target.add(telling)
    found = [sorted(c.tellings, key=lambda t: t.index) for c in clusters]
    return sorted(found, key=lambda group: group[0].index)


def by_rules(_: Sequence[Telling], options: Sequence[Option]) -> int | None:
    """The option that the rules take."""
    return next((n for n, option in enumerate(options) if option.chosen), None)


def chooser(weighing: Weighing, table: Mapping[str, float]) -> Chooser:
    """Takes what the rules take, else what a table's weights are sure enough of."""

    def choose(group: Sequence[Telling], options: Sequence[Option]) -> int | None:
        taken = by_rules(group, options)
        open_ = [n for n, o in enumerate(options) if not set_apart(group, o.cluster)]
        if taken is not None or not open_:
            return taken
        least = _sum(table, weighing.none(group, options)) + SURE
        sums = {n: _sum(table, weighing.signs(group, options[n])) for n in open_}
        best = max(open_, key=sums.__getitem__)
        return best if sums[best] > least else None

    return choose


def _sum(table: Mapping[str, float], signs: Signs) -> float:
    return sum(table.get(sign, 0.0) * value for sign, value in signs.items())


def _options(
    group: Sequence[Telling],
    clusters: Sequence[Cluster],
    families: Mapping[str, frozenset[str]],
) -> list[Option]:
    """What was told before of the same kind, the last told first."""
    chosen = told_again(group, clusters, families)
    near = [
        c for c in clusters if c is chosen or any(_alike(t, c, families) for t in group)
    ]
    near.sort(key=lambda c: c.last.index, reverse=True)
    return [
        Option(
            cluster=cluster,
            rank=rank,
            again=looks_same(group, cluster, families),
            barred=differs(group, cluster, families),
            chosen=cluster is chosen,
        )
        for rank, cluster in enumerate(near)
    ]


def _alike(
    telling: Telling, cluster: Cluster, families: Mapping[str, frozenset[str]]
) -> bool:
    """They may be of one happening by what they say was done."""
    if "generic" in {telling.realis, cluster.tellings[0].realis}:
        return False
    if another_act(telling, cluster, families):
        return False  # "hung him up … burned him"
    name, family = telling.trigger.sense.name, families["family"]
    if telling.kind in cluster.senses or name in families["incidents"]:
        return True
    kinds = {t.trigger.sense.type for t in cluster.tellings}
    kin = name in family and bool(cluster.senses & family)
    general = bool(cluster.senses & families["incidents"])
    return kin or general or telling.trigger.sense.type in kinds - {None}


def _sharing_cause(group: list[Telling]) -> list[Telling]:
    """As in "one died in the clash and four were injured": both came of the clash; the
    wounds one died of are no earlier news than the death.
    """
    caused = any(telling.caused for telling in group)
    late = any(telling.late for telling in group)
    wounds = any(telling.wounds for telling in group)
    return [
        replace(
            t, caused=caused, late=t.late or (late and t.trigger.nominal),
            wounds=t.wounds or (wounds and t.trigger.nominal),
        )
        for t in group
    ]  # fmt: skip


def _own_act(
    telling: Telling, other: Telling, families: Mapping[str, frozenset[str]]
) -> bool:
    """As in "attacked the village, setting fire to houses": men who burn do so besides; what
    a blast destroys it destroys by going off.
    """
    burns = telling.trigger.sense.name == "destroy" and not telling.trigger.nominal
    blown = (
        telling.caused and not telling.doers
    )  # "was wrecked by a blast, killing nine"
    burns = burns and not blown
    return burns and other.trigger.sense.name in families["by_hand"]


def _linked(
    tellings: Sequence[Telling], families: Mapping[str, frozenset[str]]
) -> list[list[Telling]]:
    """Groups joined by grammar within a sentence."""
    root = list(range(len(tellings)))

    def find(i: int) -> int:
        while root[i] != i:
            i = root[i]
        return i

    for telling in tellings:
        for other in telling.linked:
            pair = (telling, tellings[other])
            apart = _own_act(*pair, families) or _own_act(*pair[::-1], families)
            if telling.realis == tellings[other].realis and not apart:
                low, high = sorted((find(telling.index), find(other)))
                root[high] = low
    groups: dict[int, list[Telling]] = {}
    for telling in tellings:
        groups.setdefault(find(telling.index), []).append(telling)
    return list(groups.values())

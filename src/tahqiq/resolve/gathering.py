"""Tellings gathered into happenings: first within a document, then across them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from tahqiq.model.case import Reason
from tahqiq.model.memory import Memory
from tahqiq.resolve.clusters import Clusters
from tahqiq.resolve.comparing import Comparing, Reasons, total
from tahqiq.resolve.telling import Telling
from tahqiq.resolve.wordings import Wordings

WITHIN = 0.7  # log-odds from which two events of one document are one happening
BARE = 0.3  # the same for an event that says nothing of its own ("the attack")
ACROSS = 1.0  # the same across documents
CROWD = 60  # happenings that may share a key before it says nothing
RAREST = 12  # named entities of a document it is found by
NEAR = 400  # characters within which a bare event belongs to what was told last
BEFORE, HEAVY = 0.2, 0.02
DONE = frozenset({"actual", "attempted"})


class Gathering:
    """Groups of events that grow as reasons allow; judgements are in the clusters.

    `groups` holds one telling a group by the group's smallest key, `why` its reasons.
    """

    def __init__(
        self, clusters: Clusters, tellings: Mapping[str, Telling], memory: Memory
    ) -> None:
        self._clusters = clusters
        self._comparing = Comparing(memory)
        self.why: dict[str, list[Reason]] = defaultdict(list)
        self.groups: dict[str, Telling] = {}
        for keys in clusters.groups():
            first = tellings[keys[0]]
            whole = Telling(families=Counter(), realis=first.realis)
            for key in keys:
                whole.absorb(tellings[key])
            self.groups[keys[0]] = whole
            self._comparing.begin(keys[0], [tellings[key] for key in keys], whole)

    def within(self) -> None:
        """Bring together the events by which a document tells one happening."""
        documents: dict[str, list[str]] = defaultdict(list)
        for key, telling in self.groups.items():
            if len(telling.documents) == 1:
                documents[min(telling.documents)].append(key)
        for _, keys in sorted(documents.items()):
            self._one_document(
                sorted(keys, key=lambda k: (self.groups[k].spots[:1], k))
            )

    def _one_document(self, keys: Sequence[str]) -> None:
        telling = [key for key in keys if not self.groups[key].bare]
        while best := self._likest(telling):
            self._join(*best)
            telling = [key for key in telling if key in self.groups]
        for key in keys:
            one = self.groups.get(key)
            if one and (one.bare or one.loose):
                others = [k for k in telling if k in self.groups and k != key]
                others = [k for k in others if one.bare or not self.groups[k].loose]
                self._attach(key, others)

    def _likest(self, keys: Sequence[str]) -> tuple[str, str, Reasons] | None:
        """The two likeliest groups to be one, where that is likely enough."""
        rows = []
        for i, a in enumerate(keys):
            for b in keys[i + 1 :]:
                if self._comparable(a, b) and self._clusters.may_join(a, b):
                    reasons = self._comparing.within(a, b)
                    rows.append((total(reasons), a, b, reasons))
        best = max(rows, key=lambda row: row[:3], default=None)
        return (best[1], best[2], best[3]) if best and best[0] >= WITHIN else None

    def _attach(self, key: str, others: Iterable[str]) -> None:
        """Put a bare event to the likeliest happening of its document."""
        rows = []
        here = self.groups[key].spots[0][1]
        others = [other for other in others if self._comparable(key, other)]
        for other in others:
            reasons = self._comparing.within(key, other)
            there = self.groups[other]
            near = len(others) == 1 or any(
                0 <= here - at <= NEAR for _, at in there.spots
            )  # a report that tells of one happening speaks of it all along
            leaning = BEFORE * near + HEAVY * len(there.events)
            rows.append((total(reasons) + leaning, other, reasons))
        self._first_allowed(key, rows, BARE)

    def across(self, words: Wordings) -> None:
        """Bring together tellings of different documents, the fullest first.

        Each is compared with the happenings found so far that share a key with it, so
        the cost grows with the documents and not with their square.
        """
        seen = self._seen()
        index: dict[str, set[str]] = defaultdict(set)
        for key in sorted(self.groups, key=lambda k: (_emptiness(self.groups[k]), k)):
            keys = _keys(self.groups[key], seen)
            near = {self._clusters.root(o) for k in keys for o in _uncrowded(index[k])}
            home = self._home(key, near - {key}, words)
            for k in keys:
                index[k] = {self._clusters.root(other) for other in index[k]} | {home}
        self._again(index, seen, words)

    def _again(
        self, index: Mapping[str, set[str]], seen: Mapping[str, int], words: Wordings
    ) -> None:
        """Whoever found no home is asked again when the happenings are full.

        What a report shares with ten others may not be in the first of them.
        """
        lone = [key for key, one in self.groups.items() if len(one.documents) == 1]
        for key in sorted(lone, key=lambda k: (_emptiness(self.groups[k]), k)):
            if key not in self.groups:
                continue
            keys = _keys(self.groups[key], seen)
            near = {
                self._clusters.root(o)
                for k in keys
                for o in _uncrowded(index.get(k, set()))
            }
            several = {o for o in near - {key} if len(self.groups[o].documents) > 1}
            self._home(key, several, words)

    def _home(self, key: str, near: Iterable[str], words: Wordings) -> str:
        """The happening a telling goes to: its own where none is likely enough."""
        rows = []
        for other in sorted(near):
            if self._comparable(key, other):
                shared = (
                    self.groups[key].documents.keys()
                    & self.groups[other].documents.keys()
                )
                alone = len(self.groups[other].documents) == 1
                if shared and alone:
                    reasons = self._comparing.within(key, other)
                    weight = total(reasons)
                else:
                    weight, reasons = self._comparing.across(key, other, words, ACROSS)
                rows.append((weight, other, reasons))
        return self._first_allowed(key, rows, ACROSS)

    def _first_allowed(
        self, key: str, rows: Iterable[tuple[float, str, Reasons]], least: float
    ) -> str:
        """Join to the likeliest that is likely enough and that no judgement forbids."""
        for weight, other, reasons in sorted(rows, key=lambda row: (-row[0], row[1])):
            if weight < least:
                break
            if self._join(key, other, reasons):
                return min(key, other)
        return key

    def _comparable(self, left: str, right: str) -> bool:
        a, b = self.groups[left], self.groups[right]
        one, other = self._comparing.family(left), self._comparing.family(right)
        families = one.name == other.name or other.name in one.kin
        return families and (a.realis == b.realis or {a.realis, b.realis} <= DONE)

    def _join(self, left: str, right: str, reasons: Iterable[Reason]) -> bool:
        """Make two groups one under the smaller key, unless a judgement forbids it."""
        if not self._clusters.join(left, right):
            return False
        first, second = sorted((left, right))
        self.groups[first].absorb(self.groups.pop(second))
        self._comparing.joined(first, second)
        self.why[first] += [*self.why.pop(second, []), *reasons]
        return True

    def _seen(self) -> Mapping[str, int]:
        """In how many documents each entity is named."""
        seen: dict[str, set[str]] = defaultdict(set)
        for telling in self.groups.values():
            for entity in telling.hints:
                seen[entity] |= set(telling.documents)
        return {entity: len(documents) for entity, documents in seen.items()}


def _uncrowded(found: set[str]) -> set[str]:
    return found if len(found) <= CROWD else set()


def _emptiness(telling: Telling) -> tuple[int, int]:
    parts = (telling.days, telling.places, telling.victims, telling.tolls)
    return -sum(map(bool, parts)), -len(telling.events)


def _keys(telling: Telling, seen: Mapping[str, int]) -> list[str]:
    """What a telling may be found by: victims, places, days, rare names around it."""
    rare = sorted(telling.hints, key=lambda entity: (seen[entity], entity))[:RAREST]
    words = {f"word {one}" for one in +telling.locales}
    found = {*telling.victims, *telling.places, *rare, *words}
    if telling.when:
        found |= {day.isoformat() for day in telling.when}
    families = {telling.family.name, *telling.family.kin}
    return sorted(f"{family} {key}" for family in families for key in found)

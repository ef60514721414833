"""Incidents: event mentions of all documents gathered into happenings (M45)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from tahqiq.model.case import CaseEntity, Incident, Reason
from tahqiq.model.ids import content_id
from tahqiq.model.judgement import Judgement, standing
from tahqiq.model.reading import Reading
from tahqiq.resolve.clusters import Clusters
from tahqiq.resolve.follow_ups import follow_ups
from tahqiq.resolve.happenings import weighed
from tahqiq.resolve.headline import headline
from tahqiq.resolve.telling import (
    Telling,
    Who,
    facts_of,
    named_keys,
    people_of,
    telling_of,
)
from tahqiq.resolve.wordings import Wordings, wordings

WITHIN = 0.5  # log-odds from which two events of one document are one happening
ACROSS = 1.0  # the same across documents
CROWD = 60  # happenings that may share a key before it says nothing
RAREST = 12  # named entities of a document it is found by
NEAR = 400  # characters between triggers within which a bare event belongs to the last


def resolve_incidents(
    readings: Sequence[Reading],
    entities: Sequence[CaseEntity],
    judgements: Sequence[Judgement] = (),
) -> tuple[Incident, ...]:
    """The happenings the readings tell of, each with its event mentions.

    Negated, hypothetical and generic events belong to none, nor do summaries of many
    (M25, M54, M55). Follow-ups are incidents of their own. The order of readings makes
    no difference; judgements are never overruled.
    """
    people = people_of(entities, named_keys(readings))
    tellings = _tellings(readings, people)
    clusters = Clusters(sorted(tellings))
    _judged(clusters, judgements, tellings)
    why: dict[str, list[Reason]] = defaultdict(list)
    groups = _grouped(clusters, tellings)
    for document in _by_document(groups):
        _within(document, groups, clusters, why)
    words = wordings({r.document.id: r.document.text for r in readings})
    _across(groups, clusters, words, why)
    names = {entity.id: entity.name for entity in entities}
    return _incidents(groups, names, why)


def _tellings(
    readings: Iterable[Reading], people: Mapping[str, Who]
) -> dict[str, Telling]:
    """What every event that is a happening says, by ``document#event``."""
    found = {}
    for reading in readings:
        facts = facts_of(reading, people)
        for event in reading.events:
            telling = telling_of(event, reading, people, facts)
            if telling:
                found[f"{reading.document.id}#{event.id}"] = telling
    return found


def _judged(
    clusters: Clusters, judgements: Iterable[Judgement], tellings: Mapping[str, Telling]
) -> None:
    """What people decided: first what is another happening, then what is the same."""
    rows = [
        row for row in standing(judgements)
        if row.object and {row.subject, row.object} <= set(tellings)
    ]  # fmt: skip
    for row in rows:
        if row.kind == "other-incident" and row.object:
            clusters.keep_apart(row.subject, row.object)
    for row in rows:
        if row.kind == "same-incident" and row.object:
            clusters.join(row.subject, row.object)


def _grouped(clusters: Clusters, tellings: Mapping[str, Telling]) -> dict[str, Telling]:
    """One telling a group, by the group's smallest key."""
    groups = {}
    for keys in clusters.groups():
        whole = _copy(tellings[keys[0]])
        for key in keys[1:]:
            whole.absorb(tellings[key])
        groups[keys[0]] = whole
    return groups


def _copy(telling: Telling) -> Telling:
    empty = Telling(family=telling.family, realis=telling.realis)
    empty.absorb(telling)
    return empty


def _by_document(groups: Mapping[str, Telling]) -> list[list[str]]:
    """The groups told by one document alone, in order of the text."""
    documents: dict[str, list[str]] = defaultdict(list)
    for key, telling in groups.items():
        if len(telling.documents) == 1:
            documents[min(telling.documents)].append(key)
    return [sorted(keys, key=lambda k: (_offset(groups[k]), k)) for _, keys in sorted(documents.items())]


def _offset(telling: Telling) -> int:
    """Where its first trigger stands."""
    reading = min(telling.documents.items())[1]
    mine = {ref.event for ref in telling.events}
    return min((t.start for v in reading.events if v.id in mine for t in v.triggers), default=0)


def _within(
    keys: Sequence[str],
    groups: dict[str, Telling],
    clusters: Clusters,
    why: dict[str, list[Reason]],
) -> None:
    """Bring together the events by which one document tells one happening."""
    open_keys = [key for key in keys if not groups[key].bare]
    _best_first(open_keys, groups, clusters, why)
    alive = [key for key in open_keys if key in groups]
    for key in keys:
        if key in groups and groups[key].bare:
            _attach(key, alive, groups, clusters, why)


def _best_first(
    keys: Sequence[str],
    groups: dict[str, Telling],
    clusters: Clusters,
    why: dict[str, list[Reason]],
) -> None:
    """Join the two likeliest groups until none is likely enough."""
    while True:
        alive = [key for key in keys if key in groups]
        pairs = [
            (_weight(groups[a], groups[b]), a, b)
            for i, a in enumerate(alive)
            for b in alive[i + 1 :]
            if _comparable(groups[a], groups[b]) and clusters.may_join(a, b)
        ]
        best = max(pairs, key=lambda row: (row[0], row[1], row[2]), default=None)
        if best is None or best[0] < WITHIN:
            return
        _join(best[1], best[2], weighed(groups[best[1]], groups[best[2]], None), groups, clusters, why)


def _comparable(left: Telling, right: Telling) -> bool:
    did = {"actual", "attempted"}
    realis = left.realis == right.realis or {left.realis, right.realis} <= did
    return left.family.name == right.family.name and realis


def _weight(left: Telling, right: Telling, words: Wordings | None = None) -> float:
    return sum(reason.weight for reason in weighed(left, right, words))


def _join(
    left: str,
    right: str,
    reasons: Iterable[Reason],
    groups: dict[str, Telling],
    clusters: Clusters,
    why: dict[str, list[Reason]],
) -> bool:
    """Make two groups one under the smaller key, unless a judgement forbids it."""
    if not clusters.join(left, right):
        return False
    first, second = sorted((left, right))
    groups[first].absorb(groups.pop(second))
    why[first] += [*why.pop(second, []), *reasons]
    return True


def _attach(
    key: str,
    alive: Sequence[str],
    groups: dict[str, Telling],
    clusters: Clusters,
    why: dict[str, list[Reason]],
) -> None:
    """Put an event without particulars ("the attack") to the likeliest of its document."""
    here = _offset(groups[key])
    rows = []
    for other in alive:
        if other in groups and _comparable(groups[key], groups[other]):
            distance = here - _offset(groups[other])
            before = 0.2 if 0 <= distance <= NEAR else 0.0
            size = 0.02 * len(groups[other].events)
            rows.append((_weight(groups[key], groups[other]) + before + size, other))
    for weight, other in sorted(rows, key=lambda row: (-row[0], row[1])):
        if weight < WITHIN:
            return
        if _join(key, other, weighed(groups[key], groups[other], None), groups, clusters, why):
            return


def _across(
    groups: dict[str, Telling],
    clusters: Clusters,
    words: Wordings,
    why: dict[str, list[Reason]],
) -> None:
    """Bring together the tellings of different documents, the fullest first.

    Each is compared with the happenings found so far that share a key with it, so the
    cost grows with the documents and not with their square.
    """
    seen = _rarity(groups)
    index: dict[str, set[str]] = defaultdict(set)
    order = sorted(groups, key=lambda key: (_emptiness(groups[key]), key))
    for key in order:
        telling = groups[key]
        keys = _keys(telling, seen)
        near = {
            clusters.root(other) for k in keys if len(index[k]) <= CROWD for other in index[k]
        }  # fmt: skip
        home = _home(key, near - {key}, groups, clusters, words, why)
        for k in keys:
            index[k] = {clusters.root(other) for other in index[k]} | {home}


def _home(
    key: str,
    near: Iterable[str],
    groups: dict[str, Telling],
    clusters: Clusters,
    words: Wordings,
    why: dict[str, list[Reason]],
) -> str:
    """The happening a telling goes to: its own where none is likely enough."""
    rows = []
    for other in sorted(near):
        if _comparable(groups[key], groups[other]):
            reasons = weighed(groups[key], groups[other], words)
            rows.append((sum(r.weight for r in reasons), other, reasons))
    for weight, other, reasons in sorted(rows, key=lambda row: (-row[0], row[1])):
        if weight < ACROSS:
            break
        if _join(key, other, reasons, groups, clusters, why):
            return min(key, other)
    return key


def _emptiness(telling: Telling) -> tuple[int, int]:
    parts = (telling.days, telling.places, telling.victims, telling.tolls)
    return -sum(map(bool, parts)), -len(telling.events)


def _rarity(groups: Mapping[str, Telling]) -> Mapping[str, int]:
    """In how many documents each entity is named."""
    seen: dict[str, set[str]] = defaultdict(set)
    for telling in groups.values():
        for entity in telling.hints:
            seen[entity] |= set(telling.documents)
    return {entity: len(documents) for entity, documents in seen.items()}


def _keys(telling: Telling, seen: Mapping[str, int]) -> list[str]:
    """What a telling may be found by: victims, places, days, rare names around it."""
    family = telling.family.name
    rare = sorted(telling.hints, key=lambda entity: (seen[entity], entity))[:RAREST]
    found = {f"{family} {entity}" for entity in {*telling.victims, *telling.places, *rare}}
    if telling.when:
        found.add(f"{family} {telling.when[0]}")
        found.add(f"{family} {telling.when[1]}")
    return sorted(found)


def _incidents(
    groups: Mapping[str, Telling],
    names: Mapping[str, str],
    why: Mapping[str, Sequence[Reason]],
) -> tuple[Incident, ...]:
    """The groups worth a record, in order of their smallest event."""
    kept = {key: telling for key, telling in sorted(groups.items()) if telling.recordable}
    ids = {key: content_id("i", key) for key in kept}
    links = follow_ups(kept)
    return tuple(
        Incident(
            id=ids[key],
            title=headline(telling, names),
            type=min(telling.types, key=lambda t: (-telling.types[t], t), default=None),
            events=tuple(sorted(telling.events)),
            follows=tuple(sorted(ids[other] for other in links.get(key, ()))),
            reasons=tuple(why.get(key, ())),
        )
        for key, telling in kept.items()
    )

"""What claims say that can be told exactly: propositions under a key (M50 to M55).

Equal statements of any documents meet under their key, whatever the words.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Mapping
from dataclasses import dataclass, field, replace

from tahqiq.corroborate.ground import Ground
from tahqiq.corroborate.statements import Key, Statement, statements_of
from tahqiq.corroborate.survivals import ALIVE, DEAD, fates_of, killed_in, manner_of
from tahqiq.corroborate.tolls import PERSONS, Toll
from tahqiq.model.case import ClaimRef
from tahqiq.model.reading import Polarity

DIED = "died"  # the kind of key of a death by name that nobody disputes
ABSENT = "absent"  # the kind of key of a thing that several reports say was not there
PARTS = frozenset(
    {"count", "thing", "where", DIED, ABSENT}
)  # kinds that say a part of a claim


@dataclass(frozen=True, slots=True)
class Proposition:
    """Claims that say one thing with one polarity; `key` where it is told exactly.

    `actors` are the doers as each claim has them.
    """

    name: str
    polarity: Polarity
    claims: frozenset[ClaimRef]
    key: Key | None = None
    toll: Toll | None = None
    actors: Mapping[ClaimRef, str] = field(default_factory=dict)

    @property
    def is_part(self) -> bool:
        """Whether it is only one thing of all that its claims say: a number, a thing.

        How many attackers there were is said by the way, in telling what they did.
        """
        by_the_way = self.toll is not None and self.toll.unit == "attackers"
        return by_the_way or (self.key is not None and self.key.kind in PARTS)


def name_of(key: Key, polarity: Polarity) -> str:
    """What a proposition is known by: its key and its polarity."""
    return "|".join((key.kind, key.incident, *key.terms, polarity))


def told_exactly(ground: Ground) -> list[Proposition]:
    """Propositions of the statements that can be told exactly."""
    rows: defaultdict[tuple[Key, Polarity], list[Statement]] = defaultdict(list)
    for ref in ground.claims:
        for statement in statements_of(ground, ref):
            rows[statement.key, statement.polarity].append(statement)
    _settle_persons(rows)
    _settle_owned(ground, rows)
    return [
        Proposition(
            name_of(key, polarity), polarity,
            frozenset(row.ref for row in found), key, _toll(found),
            {row.ref: row.actor for row in found if row.actor},
        )
        for (key, polarity), found in rows.items()
    ]  # fmt: skip


def _toll(rows: list[Statement]) -> Toll | None:
    """The figure that statements share; of people at large where one of them says so."""
    first = rows[0].toll
    sorts = {row.toll.sort for row in rows if row.toll}
    return first and replace(first, sort=sorts.pop() if len(sorts) == 1 else "")


def told_fates(ground: Ground) -> list[Proposition]:
    """Who lives and who died, for those of whom somebody says that they live.

    How somebody died is told apart where reports give more than one manner of death.
    """
    rows: defaultdict[tuple[str, str], set[ClaimRef]] = defaultdict(set)
    manners: defaultdict[str, set[str]] = defaultdict(set)
    for ref, fates in ground.each(fates_of):
        for person, fate in fates:
            rows[person, fate].add(ref)
    for ref, told in ground.each(manner_of):
        if told is None or told.denied:
            continue
        for person in sorted(told.persons):
            rows[person, told.manner].add(ref)
            manners[person].add(told.manner)
    keys = {
        Key("fate", "", (person, fate)): frozenset(refs)
        for (person, fate), refs in rows.items()
        if _disputed(person, fate, rows, manners)
    }
    undisputed = _deaths(ground, {person for person, fate in rows if fate == ALIVE})
    return [
        Proposition(name_of(key, "affirmed"), "affirmed", refs, key)
        for key, refs in (*keys.items(), *undisputed.items())
    ]


def _deaths(ground: Ground, alive: Container[str]) -> dict[Key, frozenset[ClaimRef]]:
    """Who died, by name, as several reports have it and none says otherwise."""
    rows: defaultdict[Key, set[ClaimRef]] = defaultdict(set)
    for ref, killed in ground.each(killed_in):
        for person in killed:
            if person not in alive:
                rows[Key(DIED, "", (person, DEAD))].add(ref)
    return {
        key: frozenset(refs)
        for key, refs in rows.items()
        if len({ref.document for ref in refs}) > 1
    }


def _disputed(
    person: str,
    fate: str,
    rows: Container[tuple[str, str]],
    manners: Mapping[str, set[str]],
) -> bool:
    """Whether reports differ on what became of somebody, or on how it did."""
    if fate in manners[person]:
        return len(manners[person]) > 1
    return (person, ALIVE) in rows


def _settle_persons(rows: dict[tuple[Key, Polarity], list[Statement]]) -> None:
    """Counts of people put to those of attackers with their number, else dropped."""
    for key, polarity in [pair for pair in rows if pair[0].terms[:1] == (PERSONS,)]:
        found = rows.pop((key, polarity))
        attackers = Key(key.kind, key.incident, ("attackers", *key.terms[1:]))
        held = rows.get((attackers, polarity))
        if held:
            held.extend(found)


def _settle_owned(
    ground: Ground, rows: dict[tuple[Key, Polarity], list[Statement]]
) -> None:
    """Denials dropped of those who own up to the deed: they deny only a part of it.

    "We stopped the convoy. We did not fire at the drivers."
    """
    for (key, polarity), denials in list(rows.items()):
        owning = rows.get((key, "affirmed"), ())
        if key.kind != "doer" or polarity != "denied" or not owning:
            continue
        doer = key.terms[0]
        if any(ground.speaker(row.ref) == doer for row in owning):
            kept = [row for row in denials if ground.speaker(row.ref) != doer]
            del rows[key, polarity]
            rows.update({(key, polarity): kept} if kept else {})

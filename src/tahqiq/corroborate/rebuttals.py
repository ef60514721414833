"""Answers that share hardly a word with what they answer (M26, M29).

Somebody alive whom others count among the dead; ordinary clothes where others saw a
uniform; "their statement is theatre" of a claim of responsibility.
"""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Iterator, Mapping

from tahqiq.corroborate.align import Alignment
from tahqiq.corroborate.bags import bag_of, named_entities
from tahqiq.corroborate.exact import ABSENT, Proposition
from tahqiq.corroborate.ground import Ground
from tahqiq.corroborate.opposition import Opposition
from tahqiq.corroborate.survivals import ALIVE, DEAD
from tahqiq.corroborate.tolls import Toll
from tahqiq.corroborate.vocabulary import agreement, concept, exclusive, pattern_of
from tahqiq.model.case import ClaimRef

HARMS = frozenset({"killed", "wounded"})


def by_fate(alignment: Alignment) -> Iterator[Opposition]:
    """One person said to live and to have died, or to have died in two ways."""
    fates: dict[tuple[str, ...], str] = {
        row.key.terms: row.name
        for row in alignment.propositions
        if row.key and row.key.kind == "fate"
    }
    for (person, fate), name in fates.items():
        dead = fates.get((person, DEAD))
        if fate == ALIVE and dead:
            yield Opposition(name, dead, "refutes")
        for other, beside in fates.items():
            ways = {fate, other[1]} <= agreement().manners.keys()
            if other[0] == person and ways and name < beside:
                yield Opposition(name, beside, "contradicts")


Held = Mapping[ClaimRef, list[Proposition]]  # propositions that stand for a claim


def by_attribute(ground: Ground, held: Held) -> Iterator[Opposition]:
    """One thing of one incident with two looks of which it can have only one.

    A report that tells of both looks tells of two things, and opposes nothing.
    """
    for looks in _looks(ground).values():
        for left, right in itertools.combinations(sorted(looks), 2):
            if exclusive()[left] != exclusive()[right]:
                continue
            both = {ref.document for ref in looks[left]}
            both &= {ref.document for ref in looks[right]}
            ours, theirs = (
                {row.name for ref in looks[one] if ref.document not in both
                 for row in held.get(ref, ())}
                for one in (left, right)
            )  # fmt: skip
            for pair in itertools.product(ours, theirs):
                first, second = sorted(pair)
                yield Opposition(first, second, "contradicts")


def _looks(ground: Ground) -> dict[tuple[str, str], dict[str, list[ClaimRef]]]:
    """The claims that give a thing of an incident a look, by that look."""
    said: defaultdict[tuple[str, str], dict[str, list[ClaimRef]]] = defaultdict(dict)
    for ref, found in ground.each(_looks_in):
        for scope, noun, look in found:
            said[scope, noun].setdefault(look, []).append(ref)
    return said


def _looks_in(ground: Ground, ref: ClaimRef) -> tuple[tuple[str, str, str], ...]:
    """Incident, thing and look, for each look that a claim gives a thing."""
    claim, scope = ground.claim(ref), ground.scope(ref)
    if claim.polarity == "denied" or claim.certainty == "hypothetical" or not scope:
        return ()
    pairs = bag_of(ground, ref).pairs
    return tuple((scope, noun, look) for look, noun in pairs if look in exclusive())


def by_unharmed(
    ground: Ground, alignment: Alignment, held: Held
) -> Iterator[Opposition]:
    """Tolls of an incident of which somebody says that it harmed nobody, or no civilians."""
    tolls: defaultdict[str, list[Proposition]] = defaultdict(list)
    for row in alignment.propositions:
        if row.toll and row.toll.unit in HARMS and row.polarity == "affirmed":
            tolls[row.toll.incident].append(row)
    for ref, who in ground.each(_unharmed) if tolls else ():
        for row in tolls.get(ground.scope(ref) or "", ()):
            if row.toll and (
                not who or who in {row.toll.sort, *_told_of(alignment, row)}
            ):
                for one in held.get(ref, ()):
                    yield Opposition(one.name, row.name, "denies")


def by_reported(ground: Ground, alignment: Alignment) -> Iterator[Opposition]:
    """A figure that somebody denies who tells the day in quite other words.

    "The ministry denies reports that five were killed" answers those reports, even
    where the ministry's own account makes another happening of it.
    """
    tellers: defaultdict[str, set[str]] = defaultdict(set)
    for document, told in ground.told_in.items():
        for incident in told:
            tellers[incident].add(document)
    figures = [row for row in alignment.propositions if row.toll]
    for denial in figures:
        if denial.polarity != "denied" or not denial.toll:
            continue
        lone = tellers[denial.toll.incident] <= {ref.document for ref in denial.claims}
        for row in figures if lone else ():
            meant = row.toll and row.toll.incident == ground.case_incident
            same = row.toll and _one_figure(denial.toll, row.toll)
            if meant and same and row.polarity == "affirmed":
                yield Opposition(denial.name, row.name, "denies")


def _one_figure(left: Toll, right: Toll) -> bool:
    return (left.unit, left.low) == (right.unit, right.low)


def _unharmed(ground: Ground, ref: ClaimRef) -> str | None:
    """Who, as a concept, a denial says was not harmed; empty for nobody at all."""
    if ground.claim(ref).polarity != "denied":
        return None
    words = " ".join(span.exact for span in ground.claim(ref).content)
    found = pattern_of("agreement", "unharmed").search(words)
    if found is None:
        return None
    who = next((one.strip() for one in found.groupdict().values() if one), "")
    nobody = who in {"one", "other", *agreement().anybody}
    return "" if nobody else concept(who) or who  # "no woman" leaves the men unsaid


def _told_of(alignment: Alignment, row: Proposition) -> frozenset[str]:
    """The concepts of the claims that give a figure."""
    return frozenset().union(
        *(alignment.signatures[ref].bag.concepts for ref in row.claims)
    )


def by_dismissal(
    ground: Ground, alignment: Alignment, held: Held
) -> Iterator[Opposition]:
    """A claim of responsibility that somebody calls false: by name, or as "the other one"."""
    owned = [
        row
        for row in alignment.propositions
        if row.key and row.key.kind == "doer" and row.polarity == "affirmed"
        if owns_up(ground, row)
    ]
    for ref, _ in ground.each(_dismisses) if owned else ():
        for row in _dismissed(ground, owned, ref, held):
            for one in held.get(ref, ()):
                yield Opposition(one.name, row.name, "denies")


def _dismisses(ground: Ground, ref: ClaimRef) -> bool:
    return _says(ground, ref, "dismissing")


def _dismissed(
    ground: Ground,
    owned: list[Proposition],
    ref: ClaimRef,
    held: Held,
) -> list[Proposition]:
    """The claims of responsibility meant: of those named, else of who is not blamed."""
    named = {row.id for row in named_entities(ground, ref).values()}
    meant = [row for row in owned if row.key and row.key.terms[0] in named]
    if meant or not _says(ground, ref, "the_other"):
        return meant
    speaker = ground.speaker(ref)
    blamed = {
        row.key.terms[0]
        for other in ground.in_play.get(ref.document, ())
        if ground.speaker(other) == speaker
        for row in held.get(other, ())
        if row.key and row.key.kind == "doer" and row.polarity == "affirmed"
    }
    rest = [row for row in owned if row.key and row.key.terms[0] not in blamed]
    return rest if blamed and len(rest) == 1 else []


def bound_pairs(ground: Ground) -> frozenset[frozenset[str]]:
    """Pairs of entities of which one is in, under or at the head of the other."""
    return frozenset(
        frozenset((left.id, right.id))
        for document, reading in ground.index.readings.items()
        for row in reading.relations
        if (left := ground.entity(document, row.subject))
        and (right := ground.entity(document, row.object))
    )


def are_related(
    bound: frozenset[frozenset[str]], left: Proposition, right: Proposition
) -> bool:
    """Whether the doers of two propositions are one in, under or at the head of the other."""
    pair = frozenset(row.key.terms[0] for row in (left, right) if row.key)
    return pair in bound


def owns_up(ground: Ground, row: Proposition) -> bool:
    """Whether one of those who say who did it speaks of itself."""
    return any(
        row.key is not None and ground.speaker(ref) == row.key.terms[0]
        for ref in row.claims
    )


def propositions_of(alignment: Alignment) -> dict[ClaimRef, list[Proposition]]:
    """The propositions of a claim that stand for all of it, not for a part."""
    whole: defaultdict[ClaimRef, list[Proposition]] = defaultdict(list)
    parts: defaultdict[ClaimRef, list[Proposition]] = defaultdict(list)
    for row in alignment.propositions:
        side = parts if row.key and row.key.kind not in {"doer", ABSENT} else whole
        for ref in row.claims:
            side[ref].append(row)
    return {**parts, **whole}


def _says(ground: Ground, ref: ClaimRef, key: str) -> bool:
    text = ground.reading(ref.document).document.text
    pattern = pattern_of("agreement", key)
    return any(
        pattern.search(text, span.start, span.end) for span in ground.claim(ref).content
    )

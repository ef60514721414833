"""Denials of a deed by whoever is said to have done it (M26, M29).

"Our staff did not fire a shot" and "special forces opened fire on men who had
surrendered" share hardly a word; they speak of one deed of one incident, and of those
on one side. A denial that anybody did it answers whoever tells of it.
"""

from __future__ import annotations

import itertools
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from tahqiq.corroborate.bags import Token, bag_of, befallen_by, denial_at, tokens_of
from tahqiq.corroborate.exact import Proposition
from tahqiq.corroborate.ground import Ground
from tahqiq.corroborate.opposition import Kind, Opposition
from tahqiq.corroborate.rebuttals import Held
from tahqiq.corroborate.survivals import manner_of
from tahqiq.corroborate.vocabulary import agreement, concept, pattern_of, side_of
from tahqiq.model.case import ClaimRef
from tahqiq.model.reading import Mention

WORD = re.compile(r"[^\W\d_]+")
TWO = 2
PRESENT = "present"  # a deed that no event tells of: they stood by
_NOTHING: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Deed:
    """What a claim says was done, or was not, by whom, and what else it speaks of.

    `doers` are concepts and entities; empty where the claim names nobody. `anybody`
    marks a denial that there was such a deed at all.
    """

    kind: str
    doers: frozenset[str]
    rest: frozenset[str]
    anybody: bool = False


def by_deed(ground: Ground, held: Held) -> Iterator[Opposition]:
    """Claims that tell of a deed, and the denials that those meant ever did it."""
    denials = dict(ground.each(deeds_denied))
    told = _told(ground) if denials else {}
    for ref, denial in denials.items():
        kind = denial.kind if denial else ""
        for other, deed in told.get((kind, ground.scope(ref) or ""), ()):
            met = denial is not None and _meets(ground, denial, deed)
            if met and _of_two_reports(ground, ref, other):
                tells = {teller for teller, _ in told[kind, ground.scope(ref) or ""]}
                for one in held.get(ref, ()):
                    for row in held.get(other, ()):
                        if one.polarity == "denied" and _is_of(row, tells):
                            yield Opposition(one.name, row.name, "denies")


def _is_of(row: Proposition, tells: set[ClaimRef]) -> bool:
    """Whether a proposition is of a deed: a figure only if all who give it tell the deed.

    "No shots were fired" denies that three were shot, and not that twelve died.
    """
    figure = row.toll is not None or row.is_part
    return row.polarity == "affirmed" and (not figure or row.claims <= tells)


def by_spared(ground: Ground, held: Held) -> Iterator[Opposition]:
    """Those said to be unharmed, of whom others say that they were beaten or wounded."""
    spared = dict(ground.each(_spared))
    for other, harmed in ground.each(_harmed) if spared else ():
        for ref, whom in spared.items():
            scopes = {ground.scope(ref), ground.scope(other)} - {None}
            if (
                _of_two_reports(ground, ref, other)
                and len(scopes) < TWO
                and whom & harmed
            ):
                for one in held.get(ref, ()):
                    for row in held.get(other, ()):
                        left, right = sorted((one.name, row.name))
                        yield Opposition(left, right, "contradicts")


def by_manner(ground: Ground, held: Held) -> Iterator[Opposition]:
    """Ways to die: one denied of those of whom it is told, or two of the same dead.

    Those who are named are one by their name, all others by their incident.
    """
    for rows in _manners(ground).values():
        for (manner, denied), ours in rows.items():
            for (told, other), theirs in rows.items():
                if denied and not other and manner == told:
                    yield from _set_against(ground, held, ours, theirs, "denies")
                elif not denied and not other and manner < told:
                    yield from _set_against(ground, held, ours, theirs, "contradicts")


Dead = tuple[ClaimRef, bool]  # a claim of how somebody died, and whether it names whom


def _manners(ground: Ground) -> dict[str, dict[tuple[str, bool], list[Dead]]]:
    """Claims of how somebody died or did not, by the person, and by the incident."""
    found: defaultdict[str, dict[tuple[str, bool], list[Dead]]] = defaultdict(dict)
    for ref, said in ground.each(manner_of):
        if said is None:
            continue
        scope = ground.scope(ref)
        for key in (*said.persons, *([scope] if scope else [])):
            rows = found[key].setdefault((said.manner, said.denied), [])
            rows.append((ref, bool(said.persons)))
    return found


def _set_against(
    ground: Ground, held: Held, ours: list[Dead], theirs: list[Dead], kind: Kind
) -> Iterator[Opposition]:
    """What claims of two sides stand for; two who are named are told apart by name."""
    for (ref, named), (other, known) in itertools.product(ours, theirs):
        if kind == "contradicts" and named and known:
            continue  # their fates say so
        if not _of_two_reports(ground, ref, other) or not _one_dead(ground, ref, other):
            continue
        for one in held.get(ref, ()):
            for row in held.get(other, ()):
                pair = (one.name, row.name)
                left, right = pair if kind == "denies" else sorted(pair)
                yield Opposition(left, right, kind)


def _one_dead(ground: Ground, ref: ClaimRef, other: ClaimRef) -> bool:
    """Whether two claims may speak of the same dead: nobody named, or one of them."""
    ours, theirs = (
        ground.of(row.document).made(manner_of).get(row) for row in (ref, other)
    )
    if ours is None or theirs is None or not (ours.persons and theirs.persons):
        return True
    return bool(ours.persons & theirs.persons)


def _spared(ground: Ground, ref: ClaimRef) -> frozenset[str]:
    """Of whom a claim says that no harm came to them."""
    words = " ".join(span.exact for span in ground.claim(ref).content)
    if ground.speaks_of_speech(ref) or ground.claim(ref).certainty == "hypothetical":
        return _NOTHING
    found = pattern_of("agreement", "spared").search(words)
    return _befell(ground, ref) if found else _NOTHING


def _harmed(ground: Ground, ref: ClaimRef) -> frozenset[str]:
    """Of whom a claim says that they were beaten, tortured or wounded."""
    claim = ground.claim(ref)
    plain = claim.polarity == "affirmed" and claim.certainty != "hypothetical"
    if not plain or ground.speaks_of_speech(ref):
        return _NOTHING
    harm = bag_of(ground, ref).concepts & _concepts_of(agreement().harm)
    return _befell(ground, ref) if harm and not _spared(ground, ref) else _NOTHING


def _befell(ground: Ground, ref: ClaimRef) -> frozenset[str]:
    """Whom the events of a claim befell, as its own words call them."""
    return frozenset(
        one
        for row in befallen_by(ground, ref)
        for one in _called(ground, ref.document, row)
    )


def _told(ground: Ground) -> dict[tuple[str, str], list[tuple[ClaimRef, Deed]]]:
    """What claims say was done, by the kind of deed and the incident."""
    found: defaultdict[tuple[str, str], list[tuple[ClaimRef, Deed]]] = defaultdict(list)
    for ref, deeds in ground.each(deeds_done):
        for deed in deeds:
            found[deed.kind, ground.scope(ref) or ""].append((ref, deed))
    return found


def _of_two_reports(ground: Ground, ref: ClaimRef, other: ClaimRef) -> bool:
    """Whether two claims are of two reports, or of two speakers of one."""
    if ref.document != other.document:
        return True
    return ground.speaker(ref) != ground.speaker(other)


def _meets(ground: Ground, denial: Deed, deed: Deed) -> bool:
    """Whether those are meant who deny it: the same, of one side, or anybody."""
    if deed.rest & _harmless() and not denial.rest & _harmless():
        return False  # tear gas is not what was denied
    befallen = [
        {one for one in row.rest if one[1:] in ground.befallen}
        for row in (denial, deed)
    ]
    if all(befallen) and befallen[0].isdisjoint(befallen[1]):
        return False
    if denial.anybody or denial.doers & deed.doers:
        return True
    if deed.doers:
        ours, theirs = _sides(denial.doers), _sides(deed.doers)
        return bool(ours & theirs)
    return bool((denial.rest | denial.doers) & deed.rest)


def _sides(doers: frozenset[str]) -> set[str]:
    return {side for one in doers if (side := side_of(one))} - {"civilians"}


def deeds_denied(ground: Ground, ref: ClaimRef) -> Deed | None:
    """The deed that a claim denies, None where it denies none."""
    claim = ground.claim(ref)
    at = denial_at(claim)
    if claim.polarity != "denied" or at is None or _silent(ground, ref):
        return None
    tokens = tokens_of(ground, ref)
    after = [row for row in tokens if row.start >= at]
    kind = _kind(after)
    if kind is None or claim.certainty == "hypothetical":
        return None
    before = [row for row in tokens if row.start < at]
    first = claim.content[0]
    sweeping = pattern_of("agreement", "no_doer").match(first.exact) is not None
    doers = _concepts(before) if not sweeping else _governed(after, kind)
    rest = _concepts(tokens) - _kinds_of(kind) - doers
    return Deed(kind, doers, rest, anybody=sweeping and not doers)


def _governed(after: list[Token], kind: str) -> frozenset[str]:
    """Whom "none of his men fired" speaks of: what stands before the deed."""
    spots = [row.start for row in after if row.concept in _kinds_of(kind)]
    inside = [row for row in after if row.start < min(spots)]
    return frozenset(one for one in _concepts(inside) if one[0] == "@" or side_of(one))


def deeds_done(ground: Ground, ref: ClaimRef) -> tuple[Deed, ...]:
    """The deeds that a claim says were done."""
    claim = ground.claim(ref)
    if claim.polarity == "denied" or claim.certainty == "hypothetical":
        return ()
    if ground.speaks_of_speech(ref):
        return ()
    document = ref.document
    reading = ground.reading(document)
    events = [row for row in reading.events if row.id in claim.events]
    every = bag_of(ground, ref).concepts
    if not any(row.type in agreement().harms for row in events):
        sided = frozenset(one for one in every if side_of(one))
        there = every & _kinds_of(PRESENT) and sided
        return (Deed(PRESENT, sided, every - sided),) if there else ()
    mentions = {row.id: row for row in reading.mentions}
    acting = [
        mentions[one.mention]
        for row in events
        for one in row.participants
        if one.role in {"actor", "instrument"} and one.mention in mentions
        and (not one.claims or ref.claim in one.claims)
    ]  # fmt: skip
    doers = frozenset(one for row in acting for one in _called(ground, document, row))
    return tuple(
        Deed(kind, doers - _kinds_of(kind), every - doers - _kinds_of(kind))
        for kind in agreement().deniable
        if _tells(every, kind)
    )


def _tells(concepts: frozenset[str], kind: str) -> bool:
    """Whether words tell of a deed; what it is done with does only where it is used."""
    told = concepts & _kinds_of(kind)
    bare = told <= _concepts_of(agreement().with_what)
    return bool(told) and (
        not bare or bool(concepts & _concepts_of(agreement().in_use))
    )


def _called(ground: Ground, document: str, row: Mention) -> set[str]:
    """The concepts by which a mention calls somebody, and whom it names."""
    found = {one for word in WORD.findall(row.exact) if (one := concept(word))}
    entity = ground.entity(document, row.entity)
    return found | (
        {f"@{entity.id}"} if entity and entity.id in ground.named else set()
    )


def _silent(ground: Ground, ref: ClaimRef) -> bool:
    words = " ".join(span.exact for span in ground.claim(ref).content)
    return any(
        pattern_of("agreement", key).search(words) for key in ("silence", "gone")
    )


def _kind(after: list[Token]) -> str | None:
    """The kind of the first deed told after the word that denies."""
    told = _concepts(after)
    for row in after:
        for kind in agreement().deniable:
            if row.concept and row.concept in _kinds_of(kind) and _tells(told, kind):
                return kind
    return None


def _concepts(tokens: Sequence[Token]) -> frozenset[str]:
    return frozenset(row.concept for row in tokens if row.concept) or _NOTHING


def _kinds_of(kind: str) -> frozenset[str]:
    return _concepts_of(agreement().deniable[kind])


def _harmless() -> frozenset[str]:
    return _concepts_of(agreement().harmless)


@cache
def _concepts_of(words: tuple[str, ...]) -> frozenset[str]:
    return frozenset(one for word in words if (one := concept(word)))

"""Which earlier claims, or which figures in them, a correction takes back."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from tahqiq.corroborate.bags import Bag, befallen_by
from tahqiq.corroborate.ground import Ground
from tahqiq.corroborate.likeness import Signature, Weights
from tahqiq.corroborate.statements import Key, statements_of
from tahqiq.corroborate.vocabulary import concept
from tahqiq.model.case import ClaimRef

WORD = re.compile(r"[^\W\d_]+")
TAKEN = 0.5  # share of an earlier claim's content, or of what is taken back
LEAST = 2.0  # weight two claims must share to be about one thing
PLAIN = Weights(frozenset())  # one outlet's few reports: nothing is common
FIGURES = frozenset({"toll", "count"})

Taken = Literal["withdrawn", "superseded"]


@dataclass(frozen=True, slots=True)
class Cue:
    """A sentence that takes back; `about` are claims near it, nearest sentence first.

    `days` are those it names, which may say when the earlier report appeared; `whole`
    takes back all of a report, `personal` what somebody said who is only quoted; `dated`
    says that a day it names is that of the earlier report of `outlet`.
    """

    document: str
    kind: Taken
    speaking: ClaimRef
    about: tuple[tuple[ClaimRef, ...], ...]
    days: frozenset[str]
    whole: bool = False
    personal: bool = False
    outlet: str = ""
    dated: bool = False


@dataclass(frozen=True, slots=True)
class Hit:
    """An earlier claim that falls; `keys` are its figures that do, None if all does."""

    target: ClaimRef
    keys: frozenset[Key] | None
    retold: frozenset[ClaimRef] = frozenset()


def hits_of(
    ground: Ground,
    signatures: Mapping[ClaimRef, Signature],
    cue: Cue,
    earlier: tuple[ClaimRef, ...],
) -> list[Hit]:
    """What a cue takes back: figures by kind, all else by what its claims repeat."""
    meant = _meant(ground, cue, earlier)
    if cue.whole:
        return _all_of(ground, cue, earlier)
    if cue.kind == "superseded":
        return _renewed(ground, cue, earlier)
    targets = [ref for ref in meant if ref in signatures]
    for sentence in cue.about:
        found = [
            (len(ground.claim(ref).chain), hit)
            for target in targets
            for ref in sentence
            if ref in signatures and (hit := _hit(ground, signatures, ref, target))
        ]
        if found:  # what was said falls, rather than the words that it was said
            deepest = max(depth for depth, _ in found)
            hits = [hit for depth, hit in found if depth == deepest]
            told = frozenset().union(*(hit.retold for _, hit in found))
            return _with_fragments(ground, cue, hits, told)
    return []


def _meant(
    ground: Ground, cue: Cue, earlier: tuple[ClaimRef, ...]
) -> Sequence[ClaimRef]:
    """What was said on the days that a cue names; else all, where it names none.

    "Our report of 7 June" that is not at hand may be told in others of that day or later.
    """
    days = {ref: ground.published(ref.document)[:10] for ref in earlier}
    named = [ref for ref in earlier if days[ref] in cue.days]
    if not cue.dated:
        return named or earlier
    own = {ref for ref in named if ground.outlet_of[ref.document] == cue.outlet}
    late = [ref for ref in earlier if days[ref] >= min(cue.days)]
    return [ref for ref in late
            if ref in own or ground.outlet_of[ref.document] != cue.outlet]  # fmt: skip


def _all_of(ground: Ground, cue: Cue, earlier: Iterable[ClaimRef]) -> list[Hit]:
    """Every claim of the one report that is meant, by its day or by its title."""
    text = ground.reading(cue.document).document.text
    rows = [ref for ref in earlier if _is_meant(ground, cue, text, ref.document)]
    one = len({ref.document for ref in rows}) == 1
    return [Hit(ref, None) for ref in rows] if one else []


def _is_meant(ground: Ground, cue: Cue, text: str, document: str) -> bool:
    title = ground.reading(document).document.title
    dated = ground.published(document)[:10] in cue.days
    return dated or bool(title and title in text)


def _hit(
    ground: Ground,
    signatures: Mapping[ClaimRef, Signature],
    said: ClaimRef,
    target: ClaimRef,
) -> Hit | None:
    """The earlier claim as far as the later one repeats it.

    A correction repeats the figure it takes back; where little else is the same, only
    that figure falls: "kilometre 41" and not the four men who stood there.
    """
    ours, theirs = (_plain(signatures[ref].bag) for ref in (said, target))
    shared = ours & theirs
    if ours and not shared:
        return _figures_of_both(ground, said, target)
    numbers = {one for one in ours if one.startswith("#")}
    # "The driver" who has a name is not in the bag.
    called = PLAIN.total(shared) < LEAST and _called(
        ground, ground.once(_befell, said), target
    )
    rest = PLAIN.total(one for one in shared if one not in numbers) + called
    smaller = min(PLAIN.total(ours), PLAIN.total(theirs))
    same_number = not numbers or bool(numbers & theirs)
    enough = smaller > 0 and (PLAIN.total(shared) + called) / smaller >= TAKEN
    all_said = ours == theirs or (bool(numbers) and ours <= theirs and rest > 0)
    all_said = all_said and signatures[said].polarity == signatures[target].polarity
    whole = all_said or (rest >= LEAST and enough and same_number)
    if (whole or shared) and _of_another(ground, said, target):
        return None
    if whole:
        return Hit(target, None, frozenset({said}))
    return _figures_of_both(ground, said, target)


def _plain(bag: Bag) -> frozenset[str]:
    """What a claim speaks of, there or not."""
    absent = bag.absent
    return (bag.concepts - absent) | {one[1:] for one in absent} if absent else (
        bag.concepts
    )  # fmt: skip


def _figures_of_both(ground: Ground, said: ClaimRef, target: ClaimRef) -> Hit | None:
    """The earlier claim as far as both give one figure."""
    figures = _figures(ground, said) & _figures(ground, target)
    return Hit(target, frozenset(figures), frozenset({said})) if figures else None


def _of_another(ground: Ground, said: ClaimRef, target: ClaimRef) -> bool:
    """Whether what befell a person by name is not what the later one says of somebody.

    "The driver of Soley had died" takes nothing back of "Soley is dead".
    """
    ours, theirs = (ground.once(_befell, ref) for ref in (said, target))
    named = {key for key in theirs if key in ground.named}
    if not ours or not named or ours.keys() & named:
        return False
    return not _called(ground, ours, target)


def _called(ground: Ground, ours: Mapping[str, str], target: ClaimRef) -> bool:
    """Whether a claim has the noun by which another one calls whom it befell."""
    content = ground.claim(target).content
    words = {concept(one) for span in content for one in WORD.findall(span.exact)}
    return any(noun and noun in words for noun in ours.values())


def _befell(ground: Ground, ref: ClaimRef) -> dict[str, str]:
    """Whom the events of a claim befell, in its own words, with the noun for them."""
    claim, found = ground.claim(ref), {}
    for row in befallen_by(ground, ref):
        within = any(s.start <= row.start and row.end <= s.end for s in claim.content)
        entity = ground.entity(ref.document, row.entity)
        if within and entity:
            noun = row.exact.split()[-1] if row.kind != "name" else ""
            found[entity.id] = concept(noun) or ""
    return found


def _figures(ground: Ground, ref: ClaimRef) -> set[Key]:
    return {
        row.key
        for row in statements_of(ground, ref)
        if row.key.kind in FIGURES and not (row.toll and row.toll.implied)
    }


def _with_fragments(
    ground: Ground, cue: Cue, found: list[Hit], told: frozenset[ClaimRef]
) -> list[Hit]:
    """Hits, with all that the correction repeats, at any depth and in fragments."""
    near = {ref for sentence in cue.about for ref in sentence}
    parts = {ref for ref in near if any(_inside(ground, ref, one) for one in told)}
    return [Hit(hit.target, hit.keys, told | parts) for hit in found]


def _inside(ground: Ground, ref: ClaimRef, outer: ClaimRef) -> bool:
    return any(
        span.start <= one.start and one.end <= span.end
        for span in ground.claim(outer).content
        for one in ground.claim(ref).content
    )


def _renewed(ground: Ground, cue: Cue, earlier: Iterable[ClaimRef]) -> list[Hit]:
    """Earlier figures of the kinds that the updating report gives anew."""
    own = [
        ClaimRef(document=cue.document, claim=claim.id)
        for claim in ground.reading(cue.document).claims
    ]
    near = {ref for sentence in cue.about[:1] for ref in sentence}
    given: defaultdict[tuple[str, str], dict[Key, list[ClaimRef]]] = defaultdict(dict)
    for ref, key in _tolls(ground, own):
        given[key.incident, key.terms[0]].setdefault(key, []).append(ref)
    hits = []
    for ref, key in _tolls(ground, earlier):
        new = given.get((key.incident, key.terms[0]), {})
        again = new.get(
            key, []
        )  # "revising an earlier toll of two" gives the two again
        if any(one != key for one in new) and set(again) <= near:
            hits.append(Hit(ref, frozenset({key}), frozenset(again)))
    return hits


def _tolls(ground: Ground, refs: Iterable[ClaimRef]) -> list[tuple[ClaimRef, Key]]:
    return [
        (row.ref, row.key)
        for ref in refs
        for row in statements_of(ground, ref)
        if row.key.kind == "toll"
    ]

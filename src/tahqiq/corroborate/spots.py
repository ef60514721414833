"""Where reports put a deed, or where its shots came from: agreement on the spot alone (M49).

"Gunmen ambushed the convoy at the old ford" and "the lorries were stopped at the old ford"
share hardly another word; that it was at the ford two of them say all the same. A town says
too little: what is compared are spots, named by a word for one.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cache
from typing import NamedTuple

from tahqiq.corroborate.bags import tokens_of
from tahqiq.corroborate.exact import Proposition, name_of
from tahqiq.corroborate.ground import Ground
from tahqiq.corroborate.statements import Key
from tahqiq.corroborate.vocabulary import agreement, concept
from tahqiq.model.case import ClaimRef
from tahqiq.model.reading import Span

AT, FROM = "at", "from"
WHERE = "where"  # the kind of key of a spot that reports share
ARTICLE = r"(?:the|a|an|our|their|its|his|her)\s+"
Called = tuple[str, ...]  # the concepts of the words for a spot
SEVERAL = 2  # reports that must share a spot


class Spot(NamedTuple):
    """A spot in the words of a claim: how the deed stands to it, and what it is called."""

    side: str
    concepts: tuple[str, ...]
    start: int
    end: int


def told_spots(ground: Ground) -> list[Proposition]:
    """Propositions of the spots that several reports give for one incident."""
    found: defaultdict[tuple[str, str], defaultdict[Called, set[ClaimRef]]] = (
        defaultdict(lambda: defaultdict(set))
    )
    for ref, told in ground.each(spots_in):
        for incident, spot in told:
            found[incident, spot.side][spot.concepts].add(ref)
    rows = {
        Key(WHERE, incident, (side, *called)): refs
        for (incident, side), spots in found.items()
        for called, refs in _fullest(spots).items()
    }
    return [
        Proposition(name_of(key, "affirmed"), "affirmed", frozenset(refs), key)
        for key, refs in rows.items()
        if len({ref.document for ref in refs}) >= SEVERAL
    ]


def _fullest(spots: Mapping[Called, set[ClaimRef]]) -> dict[Called, set[ClaimRef]]:
    """Spots under their fullest name: "the roof" is that of the one building with a roof."""
    rows: dict[Called, set[ClaimRef]] = {}
    for called, refs in spots.items():
        fuller = [other for other in spots if set(called) < set(other)]
        name = fuller[0] if len(fuller) == 1 else called
        rows.setdefault(name, set()).update(refs)
    return rows


def spot_words(ground: Ground, ref: ClaimRef, key: Key) -> str:
    """The words of a claim for the spot of a key, with the preposition."""
    text = ground.reading(ref.document).document.text
    for _, spot in ground.of(ref.document).made(spots_in).get(ref, ()):
        if spot.side == key.terms[0] and set(spot.concepts) <= set(key.terms[1:]):
            return " ".join(text[spot.start : spot.end].split())
    return ""


def spots_in(ground: Ground, ref: ClaimRef) -> tuple[tuple[str, Spot], ...]:
    """The spots a claim gives, each with the incident whose deed it puts there."""
    claim = ground.claim(ref)
    if claim.polarity == "denied" or claim.certainty == "hypothetical":
        return ()
    if ground.rebutted(ref) or ground.speaks_of_speech(ref):
        return ()
    found = [
        (incident, spot)
        for span in claim.content
        for spot in _in_words(ground, ref, span)
        if (incident := _incident(ground, ref, span, spot))
    ]
    return tuple(found)


def _in_words(ground: Ground, ref: ClaimRef, span: Span) -> Iterator[Spot]:
    text = ground.reading(ref.document).document.text
    for side in (AT, FROM):
        for match in _pattern(side).finditer(text, span.start, span.end):
            if side == AT and _is_aim(text[span.start : match.start()]):
                continue  # "fired on the landing": that is where the shots went
            inside = [
                token.concept
                for token in tokens_of(ground, ref)
                if match.start("spot") <= token.start < match.end()
            ]
            concepts = {one for one in inside if one and one[0] != "!"}
            if concepts and (len(concepts) > 1 or match["the"]):
                yield Spot(side, tuple(sorted(concepts)), match.start(), match.end())


def _is_aim(before: str) -> bool:
    """Whether the words before a spot end in what is fired: "opened fire on", "shots at"."""
    last = before.split()[-1:]
    return bool(last) and concept(last[0]) in _shots()


def _incident(ground: Ground, ref: ClaimRef, span: Span, spot: Spot) -> str | None:
    """The incident whose deed a claim puts at a spot: told before it, or right after it."""
    if spot.side == FROM:
        text = ground.reading(ref.document).document.text[span.start : spot.start]
        fired = any(concept(word) in _shots() for word in re.findall(r"\w+", text))
        return ground.scope(ref) if fired else None
    found = [
        row
        for row in ground.incidents_of(ref)
        if ground.index.incidents[row].type in agreement().harms
    ]
    opens = (
        not ground.reading(ref.document).document.text[span.start : spot.start].strip()
    )
    told = opens or any(
        span.start <= trigger.start < spot.start
        for event in ground.reading(ref.document).events
        if event.id in ground.claim(ref).events
        for trigger in event.triggers
    )
    return found[0] if len(found) == 1 and told else None


@cache
def _pattern(side: str) -> re.Pattern[str]:
    """A preposition and what it governs, as far as the word for a spot."""
    book = agreement().spots
    before = "|".join(book[side])
    nouns = "|".join(book["sites"])
    named = r"(?:\s+of\s+(?:the\s+)?[A-Z][\w'’-]*(?: [A-Z][\w'’-]*)*)?"
    words = r"(?:(?:[\w'’-]+\s+){1,3}?)?"
    return re.compile(
        rf"\b(?:{before})\s+(?:(?P<the>the\s+)|{ARTICLE})?(?P<spot>{words}(?:{nouns})\b{named})"
    )


@cache
def _shots() -> frozenset[str]:
    return frozenset(
        one for word in agreement().spots["shots"] if (one := concept(word))
    )

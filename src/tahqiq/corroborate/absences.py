"""Denials that there was a thing, or that it was done, told exactly (M26).

"There was no explosion", "we found no trace of an explosion" and "no sign of explosives was
seen" share one word; they deny one thing all the same. So do "no shots were fired", by two.
"""

from __future__ import annotations

from collections import defaultdict

from tahqiq.corroborate.bags import negated
from tahqiq.corroborate.exact import ABSENT, Proposition, name_of
from tahqiq.corroborate.ground import Ground
from tahqiq.corroborate.statements import Key
from tahqiq.corroborate.vocabulary import pattern_of
from tahqiq.model.case import ClaimRef

SEVERAL = 2  # reports that must deny a thing


def told_absences(ground: Ground) -> list[Proposition]:
    """What several reports say there was not, each by the thing and its incident."""
    rows: defaultdict[Key, set[ClaimRef]] = defaultdict(set)
    for ref, thing in ground.each(things_missing):
        if incident := ground.scope(ref):
            rows[Key(ABSENT, incident, thing)].add(ref)
    return [
        Proposition(name_of(key, "denied"), "denied", frozenset(refs), key)
        for key, refs in rows.items()
        if len({ref.document for ref in refs}) >= SEVERAL
    ]


def denies_existence(ground: Ground, ref: ClaimRef) -> bool:
    """Whether a claim says that there was no such thing."""
    words = " ".join(span.exact for span in ground.claim(ref).content)
    absent = pattern_of("agreement", "absence").search(words)
    gone = pattern_of("agreement", "gone").search(words)
    return absent is not None and gone is None


def things_missing(ground: Ground, ref: ClaimRef) -> tuple[str, ...]:
    """The concepts of what a claim says was not there, or was not done; none of others."""
    claim = ground.claim(ref)
    if claim.polarity != "denied" or claim.certainty == "hypothetical":
        return ()
    words = " ".join(span.exact for span in claim.content)
    if pattern_of("agreement", "limited").search(words):
        return ()  # "no raid that she knew of" leaves room for one
    core = negated(ground, ref)
    if denies_existence(ground, ref):
        return tuple(one for one in core[:1] if one[0] not in "@#")
    undone = pattern_of("agreement", "undone").match(claim.content[0].exact)
    return tuple(dict.fromkeys(core)) if undone else ()

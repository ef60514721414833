"""Claims that are a part of a longer one: they say less, and count with the whole."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from tahqiq.corroborate.ground import Ground
from tahqiq.model.case import ClaimRef
from tahqiq.model.reading import Claim


def fragments_of(ground: Ground) -> dict[ClaimRef, ClaimRef]:
    """Claims that are a part of a longer one by the same speaker, with that one.

    A part says less than the whole; compared by itself it would be like too much.
    """
    found = {ref: ground.once(_outer, ref) for ref in ground.claims}
    return {ref: outer for ref, outer in found.items() if outer}


def whole_of(ground: Ground, ref: ClaimRef) -> ClaimRef | None:
    """The longer claim of the same speaker that a claim is a part of, if there is one."""
    return ground.once(_outer, ref)


def _outer(ground: Ground, ref: ClaimRef) -> ClaimRef | None:
    """The shortest claim that a claim is a part of."""
    claim = ground.claim(ref)
    outer = [
        (other.content[-1].end - other.content[0].start, one)
        for one in ground.in_play[ref.document]
        if one != ref and _holds(other := ground.claim(one), claim)
    ]
    return min(outer)[1] if outer else None


def _holds(outer: Claim, inner: Claim) -> bool:
    """Whether one claim is more words of the same speaker around another."""
    if outer.sentence != inner.sentence or outer.chain != inner.chain:
        return False
    if outer.polarity != inner.polarity or outer.certainty != inner.certainty:
        return False
    within = all(
        any(span.start <= one.start and one.end <= span.end for span in outer.content)
        for one in inner.content
    )
    return within and outer.content != inner.content


def parts_of(inside: Mapping[ClaimRef, ClaimRef]) -> dict[ClaimRef, set[ClaimRef]]:
    """The fragments of each claim that is no fragment itself."""
    found: defaultdict[ClaimRef, set[ClaimRef]] = defaultdict(set)
    for part in inside:
        found[_top(inside, part)].add(part)
    return found


def _top(inside: Mapping[ClaimRef, ClaimRef], ref: ClaimRef) -> ClaimRef:
    while ref in inside:
        ref = inside[ref]
    return ref

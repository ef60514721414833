"""Claims that are a part of a longer one: they say less, and count with the whole."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from tahqiq.corroborate.ground import Ground
from tahqiq.model.case import CaseLink, ClaimRef
from tahqiq.model.reading import Claim


def fragments_of(ground: Ground) -> dict[ClaimRef, ClaimRef]:
    """Claims that are a part of a longer one by the same speaker, with that one.

    A part says less than the whole; compared by itself it would be like too much.
    """
    return {
        ref: outer
        for document in ground.in_play
        for ref, outer in ground.whole(_outers, document).items()
    }


def whole_of(ground: Ground, ref: ClaimRef) -> ClaimRef | None:
    """The longer claim of the same speaker that a claim is a part of, if there is one."""
    found = ground.whole(_outers, ref.document).get(ref)
    if found is None and ref not in ground.in_play.get(ref.document, ()):
        return _outer(ground, ref, ground.in_play.get(ref.document, ()))
    return found


def only_places(ground: Ground, ref: ClaimRef) -> bool:
    """Whether a claim tells only where something is, as "a clinic in Tavra" does: nobody
    denies it who denies what befell the clinic.
    """
    return ref.claim in ground.whole(_placings, ref.document)


def _placings(ground: Ground, document: str) -> frozenset[str]:
    rows = ground.reading(document).relations
    return frozenset(row.claim for row in rows if row.type == "located-in")


_NO_PARTS: Mapping[ClaimRef, ClaimRef] = {}  # one for all documents


def _outers(ground: Ground, document: str) -> Mapping[ClaimRef, ClaimRef]:
    """The claims in play of a document that are a part of another one, with that one."""
    beside: defaultdict[str, list[ClaimRef]] = defaultdict(list)
    for ref in ground.in_play.get(document, ()):
        beside[ground.claim(ref).sentence].append(ref)
    found = {
        ref: outer
        for refs in beside.values()
        for ref in refs
        if (outer := _outer(ground, ref, refs))
    }
    return found or _NO_PARTS


def _outer(
    ground: Ground, ref: ClaimRef, beside: Iterable[ClaimRef]
) -> ClaimRef | None:
    """The shortest claim that a claim is a part of, of those beside it."""
    claim = ground.claim(ref)
    outer = [
        (other.content[-1].end - other.content[0].start, one)
        for one in beside
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


def under_headings(ground: Ground, links: Iterable[CaseLink]) -> Iterator[CaseLink]:
    """The links but those of a headline whose report says the same below: "Army denies
    strike" over "The army denied that it had struck" is one denial.
    """
    rows = list(links)
    says, answered = set(), set()
    for row in rows:
        if not in_heading(ground, row.claim):
            says.add((row.claim.document, row.target, row.type))
        if not in_heading(ground, row.target):
            answered.add((row.claim, row.target.document, row.type))
    for row in rows:
        over = in_heading(ground, row.claim) and (
            (row.claim.document, row.target, row.type) in says
        )
        above = in_heading(ground, row.target) and (
            (row.claim, row.target.document, row.type) in answered
        )
        if not over and not above:
            yield row


def in_heading(ground: Ground, ref: ClaimRef) -> bool:
    """Whether a claim is made by a headline."""
    sentence = ground.sentence(ref)
    return sentence is not None and sentence.kind == "heading"

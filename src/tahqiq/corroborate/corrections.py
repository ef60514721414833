"""What publishers take back of what they said before (case-1: retracts; M98).

A sentence that takes back is looked for in every report of an outlet that published
before; what it takes back is found among the outlet's earlier claims (`taking`). "This
was wrong" leans on the sentence before it. Nothing else of the earlier report falls.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from tahqiq.corroborate.ground import LAYOUT, Ground
from tahqiq.corroborate.likeness import Signature
from tahqiq.corroborate.statements import Key
from tahqiq.corroborate.taking import FIGURES, Cue, Hit, Taken, hits_of
from tahqiq.corroborate.vocabulary import pattern_of
from tahqiq.model.case import CaseLink, ClaimRef
from tahqiq.model.reading import Sentence

NEXT = 2  # sentences before in which the words of a correction may stand


@dataclass(frozen=True, slots=True)
class Corrections:
    """Links from a correction to what it takes back, and the state it leaves.

    A claim falls as a whole, or only a figure in it does.
    """

    links: tuple[CaseLink, ...] = ()
    whole: Mapping[ClaimRef, Taken] = field(default_factory=dict)
    parts: Mapping[tuple[ClaimRef, Key], Taken] = field(default_factory=dict)
    fallen_tolls: Mapping[ClaimRef, Taken] = field(default_factory=dict)
    mended: frozenset[tuple[str, str]] = frozenset()  # (correcting, corrected document)
    retold: frozenset[ClaimRef] = frozenset()  # only repeat what is being taken back

    def state(self, ref: ClaimRef, key: Key | None) -> Taken | None:
        """What became of a claim, as far as it says what `key` says.

        Where a toll in it fell, the claim as a whole has fallen; another number, as of
        a place, takes nothing else with it.
        """
        if ref in self.whole:
            return self.whole[ref]
        if key is not None and key.kind in FIGURES:
            return self.parts.get((ref, key))
        return self.fallen_tolls.get(ref)


def corrections_of(
    ground: Ground, signatures: Mapping[ClaimRef, Signature]
) -> Corrections:
    """Everything that outlets of the case took back of their own earlier reports."""
    links: dict[tuple[ClaimRef, ClaimRef], CaseLink] = {}
    whole: dict[ClaimRef, Taken] = {}
    parts: dict[tuple[ClaimRef, Key], Taken] = {}
    retold: set[ClaimRef] = set()
    for document in sorted(ground.outlet_of):
        earlier = _earlier(ground, document)
        for cue in _cues(ground, document) if earlier else ():
            for hit in hits_of(ground, signatures, cue, earlier):
                links[cue.speaking, hit.target] = _link(ground, cue, hit.target)
                _fell(hit, cue, whole, parts)
                retold |= hit.retold
    return Corrections(
        links=tuple(links[pair] for pair in sorted(links)),
        whole=whole,
        parts=parts,
        fallen_tolls={ref: t for (ref, key), t in parts.items() if key.kind == "toll"},
        mended=frozenset((one.document, other.document) for one, other in links),
        retold=frozenset(retold),
    )


def _fell(
    hit: Hit,
    cue: Cue,
    whole: dict[ClaimRef, Taken],
    parts: dict[tuple[ClaimRef, Key], Taken],
) -> None:
    """Note what fell; a withdrawal outweighs a newer figure."""
    if hit.keys is None:
        whole[hit.target] = cue.kind
        return
    for key in hit.keys:
        if parts.get((hit.target, key)) != "withdrawn":
            parts[hit.target, key] = cue.kind


def _link(ground: Ground, cue: Cue, target: ClaimRef) -> CaseLink:
    sentence = ground.sentence(cue.speaking)
    text = ground.reading(cue.document).document.text
    words = " ".join(text[sentence.start : sentence.end].split()) if sentence else ""
    return CaseLink(
        claim=cue.speaking,
        target=target,
        type="retracts",
        drawn_by="tahqiq",
        reason=f"{cue.kind}: “{words}”",
    )


def _earlier(ground: Ground, document: str) -> tuple[str, ...]:
    """What the same outlet published before, oldest first."""
    rows = ground.documents_of[ground.outlet_of[document]]
    return tuple(row for row in rows if ground.age(row) < ground.age(document))


def _cues(ground: Ground, document: str) -> Iterator[Cue]:
    reading = ground.reading(document)
    body = [row for row in reading.sentences if row.kind not in LAYOUT]
    claims: defaultdict[str, list[ClaimRef]] = defaultdict(list)
    for claim in reading.claims:
        claims[claim.sentence].append(ClaimRef(document=document, claim=claim.id))
    for at, sentence in enumerate(body):
        kind = _kind(ground, document, body, at)
        if kind is None:
            continue
        near = [sentence, *reversed(body[max(at - NEXT, 0) : at])]
        about = tuple(tuple(claims[row.id]) for row in near if claims[row.id])
        if about:
            yield Cue(
                document, kind, about[0][-1], about, _days(ground, document, near)
            )


def _days(ground: Ground, document: str, near: list[Sentence]) -> frozenset[str]:
    """Days the sentences name: "On 7 May we wrote" says which report is meant."""
    return frozenset(
        time.earliest[:10]
        for time in ground.reading(document).times
        if time.earliest
        and any(row.start <= time.start < row.end for row in near[:NEXT])
    )


def _kind(ground: Ground, document: str, body: list[Sentence], at: int) -> Taken | None:
    """What a sentence does to an earlier report of its outlet."""
    text = ground.reading(document).document.text
    words = text[body[at].start : body[at].end]
    before = text[body[at - 1].start : body[at].end] if at else words
    if pattern_of("corrections", "replace").search(words):
        return "superseded"
    own = pattern_of("corrections", "self_report").search(before) is not None
    own = own or _heads_correction(ground, document)
    back = any(
        pattern_of("corrections", key).search(words)
        for key in ("amend", "withdraw", "ellipsis")
    )
    return "withdrawn" if own and back else None


def _heads_correction(ground: Ground, document: str) -> bool:
    found = ground.reading(document).document
    title = found.title or found.text.lstrip().partition("\n")[0]
    return pattern_of("corrections", "headings").search(title) is not None

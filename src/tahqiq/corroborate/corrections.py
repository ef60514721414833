"""What publishers and sources take back (case-1: retracts; M98).

A sentence that takes back is looked for in every report of an outlet that published
before. What it takes back is found by likeness among the outlet's earlier claims:
"This was wrong" leans on the sentence before it. Nothing else of the earlier report is
touched.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from tahqiq.corroborate.ground import LAYOUT, Ground
from tahqiq.corroborate.likeness import Weights
from tahqiq.corroborate.tolls import Toll, tolls_of
from tahqiq.corroborate.vocabulary import pattern_of
from tahqiq.model.case import CaseLink, ClaimRef

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from tahqiq.corroborate.likeness import Signature
    from tahqiq.model.reading import Sentence

TAKEN = 0.5  # share of an earlier claim's content, or of what is taken back
LEAST = 2.0  # weight two claims must share to be about one thing
PLAIN = Weights(frozenset())  # one outlet's few reports: nothing is common
NEXT = 2  # sentences before and after in which the words of a correction may stand

Taken = Literal["withdrawn", "superseded"]


@dataclass(frozen=True, slots=True)
class Corrections:
    """Links from a correction to what it takes back, and the state it leaves."""

    links: tuple[CaseLink, ...]
    taken: Mapping[ClaimRef, Taken]
    mended: frozenset[tuple[str, str]]  # (correcting document, corrected document)
    retold: frozenset[ClaimRef]  # claims that only repeat what is being taken back


@dataclass(frozen=True, slots=True)
class _Cue:
    """A sentence that takes back, and the claims that say what."""

    document: str
    kind: Taken
    speaking: ClaimRef
    about: tuple[ClaimRef, ...]


def corrections_of(
    ground: Ground, signatures: Mapping[ClaimRef, Signature]
) -> Corrections:
    """Everything that outlets of the case took back of their own earlier reports."""
    links: dict[tuple[ClaimRef, ClaimRef], CaseLink] = {}
    taken: dict[ClaimRef, Taken] = {}
    retold: set[ClaimRef] = set()
    for document in sorted(ground.outlet_of):
        earlier = _earlier(ground, document)
        if not earlier:
            continue
        for cue in _cues(ground, document):
            targets = _targets(ground, signatures, cue, earlier)
            retold |= _retold(ground, signatures, cue, targets)
            for target in targets:
                links[cue.speaking, target] = _link(ground, cue, target)
                if taken.get(target) != "withdrawn":
                    taken[target] = cue.kind
    mended = frozenset((one.document, other.document) for one, other in links)
    rows = tuple(links[pair] for pair in sorted(links))
    return Corrections(rows, taken, mended, frozenset(retold))


def _retold(
    ground: Ground,
    signatures: Mapping[ClaimRef, Signature],
    cue: _Cue,
    targets: list[ClaimRef],
) -> set[ClaimRef]:
    if cue.kind == "superseded":
        return set()
    tolls = {toll for target in targets for toll in tolls_of(ground, target)}
    told = {
        one
        for one in cue.about
        if one in signatures
        and (
            any(_taken(signatures[one], signatures[target]) for target in targets)
            or tolls & set(tolls_of(ground, one))
        )
    }
    return told | {one for one in cue.about if _part_of(ground, one, told)}


def _part_of(ground: Ground, one: ClaimRef, told: set[ClaimRef]) -> bool:
    """Whether a claim is a fragment of one of these."""
    return any(
        outer.start <= inner.start and inner.end <= outer.end
        for other in told
        for outer in ground.claim(other).content
        for inner in ground.claim(one).content
    )


def _link(ground: Ground, cue: _Cue, target: ClaimRef) -> CaseLink:
    sentence = ground.sentence(cue.speaking)
    text = ground.reading(cue.document).document.text
    words = " ".join(text[sentence.start : sentence.end].split()) if sentence else ""
    return CaseLink(
        claim=cue.speaking, target=target, type="retracts", drawn_by="tahqiq",
        reason=f"{cue.kind}: “{words}”",
    )  # fmt: skip


def _earlier(ground: Ground, document: str) -> tuple[str, ...]:
    """What the same outlet published before, oldest first."""
    rows = ground.documents_of[ground.outlet_of[document]]
    return tuple(row for row in rows if ground.age(row) < ground.age(document))


def _cues(ground: Ground, document: str) -> Iterator[_Cue]:
    reading = ground.reading(document)
    body = [row for row in reading.sentences if row.kind not in LAYOUT]
    claims: defaultdict[str, list[ClaimRef]] = defaultdict(list)
    for claim in reading.claims:
        claims[claim.sentence].append(ClaimRef(document=document, claim=claim.id))
    for at, sentence in enumerate(body):
        kind = _kind(ground, document, body, at)
        if kind is None:
            continue
        here = claims[sentence.id]
        back = [one for row in body[max(at - NEXT, 0) : at] for one in claims[row.id]]
        last = [one for row in body[max(at - 1, 0) : at] for one in claims[row.id]]
        speaking = (here or last or back)[-1:] or ()
        for ref in speaking:
            yield _Cue(document, kind, ref, tuple(here + last + back))


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


def _targets(
    ground: Ground,
    signatures: Mapping[ClaimRef, Signature],
    cue: _Cue,
    earlier: tuple[str, ...],
) -> list[ClaimRef]:
    """The earlier claims that a cue takes back: figures by kind, all else by likeness."""
    if cue.kind == "superseded":
        return _figures(ground, cue, earlier)
    for sentence in _by_sentence(ground, cue):
        figures = _same_figures(ground, sentence, earlier)
        if figures:
            return figures
        found = [
            target
            for document in earlier
            for target in _claims(ground, document, signatures)
            if any(
                one in signatures and _taken(signatures[one], signatures[target])
                for one in sentence
            )
        ]
        if found:
            return found
    return []


def _same_figures(
    ground: Ground, said: list[ClaimRef], earlier: tuple[str, ...]
) -> list[ClaimRef]:
    """Earlier claims of a figure that these claims repeat."""
    figures = {
        toll for ref in said for toll in tolls_of(ground, ref) if not toll.implied
    }
    return [
        ref
        for document in earlier
        for rows in _tolls(ground, document).values()
        for toll, ref in rows
        if toll in figures
    ]


def _by_sentence(ground: Ground, cue: _Cue) -> list[list[ClaimRef]]:
    """The claims a cue leans on, its own sentence first, then those before it."""
    rows: defaultdict[str, list[ClaimRef]] = defaultdict(list)
    for ref in cue.about:
        rows[ground.claim(ref).sentence].append(ref)
    return list(rows.values())


def _claims(
    ground: Ground, document: str, signatures: Mapping[ClaimRef, Signature]
) -> list[ClaimRef]:
    return [
        ref
        for claim in ground.reading(document).claims
        if (ref := ClaimRef(document=document, claim=claim.id)) in signatures
    ]


def _taken(said: Signature, target: Signature) -> bool:
    """Whether an earlier claim is what the later words call wrong.

    A figure that differs is no match: a correction repeats the figure it takes back.
    """
    shared = PLAIN.total(said.bag.concepts & target.bag.concepts)
    smaller = min(PLAIN.total(row.bag.concepts) for row in (said, target))
    numbers = {one for one in said.bag.concepts if one.startswith("#")}
    same_numbers = not numbers or bool(numbers & target.bag.concepts)
    return shared >= LEAST and shared / smaller >= TAKEN and same_numbers


def _figures(ground: Ground, cue: _Cue, earlier: tuple[str, ...]) -> list[ClaimRef]:
    """Earlier figures of the kinds that the updating report gives anew."""
    new = _tolls(ground, cue.document)
    found = []
    for document in earlier:
        for (unit, incident), rows in _tolls(ground, document).items():
            values = {toll.low for toll, _ in new.get((unit, incident), ())}
            found += [ref for toll, ref in rows if values and toll.low not in values]
    return sorted(set(found))


def _tolls(
    ground: Ground, document: str
) -> dict[tuple[str, str], list[tuple[Toll, ClaimRef]]]:
    found: defaultdict[tuple[str, str], list[tuple[Toll, ClaimRef]]] = defaultdict(list)
    for claim in ground.reading(document).claims:
        ref = ClaimRef(document=document, claim=claim.id)
        for toll in tolls_of(ground, ref):
            found[toll.unit, toll.incident].append((toll, ref))
    return found

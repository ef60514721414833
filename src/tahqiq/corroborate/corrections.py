"""What publishers take back of what they said before (case-1: retracts; M98).

A sentence that takes back is looked for in every report of an outlet that published
before; what it takes back is found among the outlet's earlier claims (`taking`). "This
was wrong" leans on the sentence before it. Nothing else of the earlier report falls.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from tahqiq.corroborate.fragments import whole_of
from tahqiq.corroborate.ground import LAYOUT, Ground, bare
from tahqiq.corroborate.likeness import Signature
from tahqiq.corroborate.lineage import outlet_meant, publishers
from tahqiq.corroborate.origins import Standing
from tahqiq.corroborate.speakers import Voices
from tahqiq.corroborate.statements import Key
from tahqiq.corroborate.taking import FIGURES, Cue, Hit, Taken, hits_of
from tahqiq.corroborate.tracing import Reads, Trace
from tahqiq.corroborate.vocabulary import pattern_of
from tahqiq.model.case import CaseLink, ClaimRef
from tahqiq.model.memory import Kept, Memory, no_memory
from tahqiq.model.reading import Sentence

NEXT = 2  # sentences before in which the words of a correction may stand
REACH = 40  # characters before a day in which stands what is of that day
BACK = ("amend", "withdraw", "ellipsis")  # keys of the words that take back


Fallen = tuple[ClaimRef, Key | None]  # a claim that fell, or the figure of it that did


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
    fallen: Mapping[str, tuple[Fallen, ...]] = field(init=False, compare=False)

    def __post_init__(self) -> None:
        """Note by document what of it fell: it is asked for every group of a case."""
        found: defaultdict[str, list[Fallen]] = defaultdict(list)
        for ref in self.whole:
            found[ref.document].append((ref, None))
        for ref, key in self.parts:
            found[ref.document].append((ref, key))
        fallen = {document: tuple(rows) for document, rows in found.items()}
        object.__setattr__(self, "fallen", fallen)

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
    standing: Standing,
    signatures: Mapping[ClaimRef, Signature],
    memory: Memory | None = None,
) -> Corrections:
    """Everything that outlets of the case took back of what they said earlier.

    What a body said earlier is what it published, and what others have from it, its
    head or its spokeswoman.
    """
    ground, voices = standing.ground, standing.voices
    links: dict[tuple[ClaimRef, ClaimRef], CaseLink] = {}
    whole: dict[ClaimRef, Taken] = {}
    parts: dict[tuple[ClaimRef, Key], Taken] = {}
    retold: set[ClaimRef] = set()
    mended: set[tuple[str, str]] = set()
    quoted = _quoted(standing)
    cues = _every_cue(ground, memory or no_memory())
    for document in sorted(ground.outlet_of):
        for cue in cues[document]:
            earlier = _before(ground, voices, cue, quoted)
            hits = _of_its_own(standing, cue, hits_of(ground, signatures, cue, earlier))
            for hit in hits or _owned(ground, cue):
                if not cue.whole or whole_of(ground, hit.target) is None:
                    links[cue.speaking, hit.target] = _link(ground, cue, hit.target)
                    if cue.outlet == ground.outlet_of[document]:
                        mended.add((document, hit.target.document))
                _fell(hit, cue, whole, parts)
                retold |= hit.retold
    return Corrections(
        links=tuple(links[pair] for pair in sorted(links)),
        whole=whole,
        parts=parts,
        fallen_tolls={ref: t for (ref, key), t in parts.items() if key.kind == "toll"},
        mended=frozenset(mended),
        retold=frozenset(retold),
    )


def _of_its_own(standing: Standing, cue: Cue, hits: list[Hit]) -> list[Hit]:
    """Hits without what others have from a report that falls: copies fall with it."""
    own = standing.ground.documents_of.get(cue.outlet, ())
    if not any(hit.target.document in own for hit in hits):
        return hits
    return [
        hit
        for hit in hits
        if hit.target.document in own
        or set(standing.stands[hit.target].rests).isdisjoint(own)
    ]


def _owned(ground: Ground, cue: Cue) -> list[Hit]:
    """What a sentence says its outlet reported, where the report itself is not at hand.

    "We reported that five had died. That was wrong" says of nobody that five had died.
    """
    if cue.kind != "withdrawn" or cue.personal or _in_quotation(ground, cue.speaking):
        return []
    own = pattern_of("corrections", "self_report")
    for told in cue.about:
        sentence = ground.sentence(told[0])
        text = ground.reading(cue.document).document.text
        deep = [ref for ref in told if len(ground.claim(ref).chain) > 1]
        said = sentence and own.search(text, sentence.start, sentence.end)
        if said and deep:
            return [Hit(ref, None) for ref in deep if ref != cue.speaking]
    return []


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


def _quoted(standing: Standing) -> Mapping[str, list[ClaimRef]]:
    """What reports have from the speakers they name, by their voice."""
    ground = standing.ground
    found: defaultdict[str, list[ClaimRef]] = defaultdict(list)
    for ref in ground.claims:
        voice = standing.stands[ref].voice
        if voice and len(ground.claim(ref).chain) > 1:
            found[voice].append(ref)
    return found


def _before(
    ground: Ground, voices: Voices, cue: Cue, quoted: Mapping[str, list[ClaimRef]]
) -> tuple[ClaimRef, ...]:
    """What whoever takes back has said before.

    "I withdraw what I wrote", between quotation marks, is the word of whom the paper
    quotes, and takes back nothing that the paper said.
    """
    if cue.outlet != ground.outlet_of[cue.document]:
        return _earlier(ground, cue, quoted.get(voices.of(cue.outlet), []))
    if not cue.personal and not _in_quotation(ground, cue.speaking):
        return _earlier(ground, cue, quoted.get(voices.of(cue.outlet), []))
    speaker = ground.speaker(cue.speaking)
    day = ground.published(cue.document)
    said = quoted.get(voices.of(speaker), []) if speaker else []
    return tuple(ref for ref in said if ground.published(ref.document) < day)


def _in_quotation(ground: Ground, ref: ClaimRef) -> bool:
    """Whether a claim of somebody quoted stands between quotation marks."""
    claim = ground.claim(ref)
    text = ground.reading(ref.document).document.text
    span = claim.content[0]
    opened = text[text.rfind("\n", 0, span.start) + 1 : span.start + 1]
    plain = opened.count('"') % 2 == 1
    return len(claim.chain) > 1 and (plain or opened.count("“") > opened.count("”"))


def _earlier(ground: Ground, cue: Cue, quoted: list[ClaimRef]) -> tuple[ClaimRef, ...]:
    """What the same outlet said before, in its reports or in those of others.

    Of two reports of one day the one that is headed a correction is the later.
    """
    outlet, document = cue.outlet, cue.document
    late = _heads_correction(ground, document)

    def before(row: str) -> bool:
        same_day = ground.published(row) == ground.published(document)
        if row == document or (same_day and late and _heads_correction(ground, row)):
            return False
        return (same_day and late) or ground.age(row) < ground.age(document)

    own = [
        ClaimRef(document=row, claim=claim.id)
        for row in ground.documents_of.get(outlet, ())
        if before(row)
        for claim in ground.reading(row).claims
    ]
    told = [
        ref
        for ref in quoted
        if ground.outlet_of[ref.document] != outlet
        and ground.published(ref.document) < ground.published(document)
    ]
    return (*own, *told)


def _every_cue(ground: Ground, memory: Memory) -> Mapping[str, tuple[Cue, ...]]:
    """The sentences of each document that take back."""
    if not memory.keeps:
        return {row: tuple(_cues(ground, row)) for row in ground.outlet_of}
    kept: Kept[tuple[Any, Reads], tuple[Cue, ...]] = memory.kept("cues")
    trace = Trace(ground)
    return {
        row: trace.looked(kept, row, None, lambda: tuple(_cues(trace.ground, row)))  # noqa: B023
        for row in ground.outlet_of
    }


def _cues(ground: Ground, document: str) -> Iterator[Cue]:
    reading = ground.reading(document)
    body = [row for row in reading.sentences if row.kind not in LAYOUT]
    claims: defaultdict[str, list[ClaimRef]] = defaultdict(list)
    for claim in reading.claims:
        claims[claim.sentence].append(ClaimRef(document=document, claim=claim.id))
    for at, sentence in enumerate(body):
        kind = _kind(ground, document, body, at)
        other = None if kind else _reported(ground, document, sentence)
        if kind is None and other is None:
            continue
        near = [sentence, *reversed(body[max(at - NEXT, 0) : at])]
        about = tuple(tuple(claims[row.id]) for row in near if claims[row.id])
        if about:
            words = reading.document.text[sentence.start : sentence.end]
            dated = _dated(ground, document, near)
            yield Cue(
                document, kind or "withdrawn", about[0][-1], about[: 1 if other else None],
                dated or _days(ground, document, near),
                whole=_says("kill", words), personal=_says("personal", words),
                outlet=other or ground.outlet_of[document], dated=bool(dated),
            )  # fmt: skip


def _reported(ground: Ground, document: str, sentence: Sentence) -> str | None:
    """Who, by the word of another one, took back its own statement, if somebody did."""
    reading = ground.reading(document)
    found = pattern_of("corrections", "reported").search(
        reading.document.text, sentence.start, sentence.end
    )
    if not found:
        return None
    bodies = publishers(ground)
    spoken = [
        key
        for claim in reading.claims
        if claim.sentence == sentence.id and len(claim.chain) > 1
        if (key := outlet_meant(ground, bodies, document, claim.chain[-1]))
    ]
    named = [
        entity.id
        for row in reading.mentions
        if sentence.start <= row.start and row.end <= found.start() + 1
        if (entity := ground.entity(document, row.entity)) and entity.id in ground.named
    ]
    own = ground.outlet_of[document]
    return next((key for key in (*spoken, *reversed(named)) if key != own), None)


def _dated(ground: Ground, document: str, near: list[Sentence]) -> frozenset[str]:
    """Days of which the sentences say that the earlier report is of them."""
    reading = ground.reading(document)
    pattern = pattern_of("corrections", "dated")
    return frozenset(
        time.earliest[:10]
        for time in reading.times
        if time.earliest
        and any(row.start <= time.start < row.end for row in near[:NEXT])
        and pattern.search(reading.document.text[: time.start][-REACH:])
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
    if _says("kill", words) or _says("personal", words):
        return "withdrawn"
    if _says("replace", words):
        return "superseded"
    headed = _heads_correction(ground, document)
    said = _says("self_report", before) or _says("self_report", words)
    own = said or headed or _by_itself(ground, document, words)
    back = any(_says(key, words) for key in BACK)
    later = [text[row.start : row.end] for row in body[at + 1 : at + 1 + NEXT]]
    if headed and not back and _says("told", words):
        return (
            None
            if any(_says(key, row) for key in BACK for row in later)
            else "withdrawn"
        )
    return "withdrawn" if own and back else None


def _by_itself(ground: Ground, document: str, words: str) -> bool:
    """Whether a sentence opens with the outlet's own name: "The Gazette withdraws …"."""
    name = bare(ground.outlet_name(document))
    return bare(" ".join(words.split())).startswith(f"{name} ")


def _says(key: str, words: str) -> bool:
    return pattern_of("corrections", key).search(words) is not None


def _heads_correction(ground: Ground, document: str) -> bool:
    found = ground.reading(document).document
    title = found.title or found.text.lstrip().partition("\n")[0]
    return _says("headings", title)

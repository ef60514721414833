"""Claims against our own gold: `python -m evals.claims [--split dev|opened|gate] [--errors KIND]`.

A gold claim is found when a claim of ours shares at least 0.4 of its words (intersection
over union of characters), or covers nine tenths of them without being more than three
times as long. Of several the one with the likest chain is taken. Figures:

* ``found``: gold claims found; ``core`` figures count core claims only, unfound ones
  as wrong.
* ``stance``: right innermost speaker, certainty and polarity.
* ``chain``: every step right: kind and words of the source (an alternative chain of the
  gold counts as right).
* distortions (M116): hedge, negation, denial or accuser lost, chain flattened, hedge or
  denial invented, as a share of the gold claims found.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from evals.goldfile import Gold, GoldClaim, GoldStep, asked, load
from evals.reading import read_text
from tahqiq.model.document import Said
from tahqiq.model.reading import Claim, Reading, Step

SURE = {"asserted", "probable"}


@dataclass(frozen=True, slots=True)
class Match:
    """A gold claim beside ours, or beside nothing."""

    gold: GoldClaim
    ours: Claim | None
    speaker: bool = False
    chain: bool = False
    distortions: tuple[str, ...] = ()

    @property
    def stance(self) -> bool:
        """Right innermost speaker, certainty and polarity."""
        return (
            self.ours is not None
            and self.speaker
            and self.ours.certainty == self.gold.certainty
            and self.ours.polarity == self.gold.polarity
        )


def matches(gold: Gold, reading: Reading) -> list[Match]:
    """Every gold claim with the claim of ours that carries its words."""
    ours = [(claim, _chars(gold.text, claim)) for claim in reading.claims
            if claim.relation is None]  # fmt: skip
    ours += [(claim, _chars(gold.text, claim)) for claim in reading.claims
             if claim.relation is not None]  # fmt: skip
    return [_match(gold, claim, ours, reading) for claim in gold.claims]


def _chars(text: str, claim: Claim) -> frozenset[int]:
    return frozenset(
        i for span in claim.content for i in range(span.start, span.end)
        if not text[i].isspace()
    )  # fmt: skip


def _match(
    gold: Gold,
    claim: GoldClaim,
    ours: Sequence[tuple[Claim, frozenset[int]]],
    reading: Reading,
) -> Match:
    target = frozenset(i for q in claim.content for i in q.chars(gold.text))
    best: tuple[float, int] | None = None
    for k, (other, chars) in enumerate(ours):
        shared = len(target & chars)
        if not shared:
            continue
        iou = shared / len(target | chars)
        inside = shared >= 0.9 * len(target) and len(chars) <= 3 * len(target)
        if iou < 0.4 and not inside:
            continue
        agree = _depth(claim, other, reading)
        if best is None or (iou + agree, -k) > best:
            best = (iou + agree, -k)
    if best is None:
        return Match(claim, None)
    found = ours[-best[1]][0]
    return Match(
        claim,
        found,
        speaker=_same(claim.chain[-1], found.chain[-1], reading),
        chain=any(
            _chain(chain, found.chain, reading)
            for chain in (claim.chain, *claim.alternatives)
        ),
        distortions=tuple(_distortions(claim, found, reading)),
    )


def _depth(claim: GoldClaim, other: Claim, reading: Reading) -> float:
    score = 0.0
    if len(claim.chain) == len(other.chain):
        score += 0.25
    if _same(claim.chain[-1], other.chain[-1], reading):
        score += 0.25
    return score


def _same(gold: GoldStep, ours: Step, reading: Reading) -> bool:
    """The same speaker: overlapping words, a coreferent mention, or both unnamed.

    Coreferent by the gold, which says for "who put the reward at ..." who that is, or
    by our reading.
    """
    if gold.kind == "outlet" or ours.kind == "outlet":
        return gold.kind == ours.kind
    if gold.source is None or ours.source is None:
        return gold.source is None and ours.source is None
    words = (gold.source, *gold.named)
    if any(q.start < ours.source.end and ours.source.start < q.end for q in words):
        return True
    return ours.entity is not None and any(
        m.entity == ours.entity
        and m.start < gold.source.end
        and gold.source.start < m.end
        for m in reading.mentions
    )


def _chain(gold: Sequence[GoldStep], ours: Sequence[Step], reading: Reading) -> bool:
    return len(gold) == len(ours) and all(
        _same(g, o, reading) for g, o in zip(gold, ours, strict=True)
    )


def _distortions(gold: GoldClaim, ours: Claim, reading: Reading) -> Iterator[str]:
    """What the analyst would be hurt by (M116)."""
    if gold.certainty not in SURE and ours.certainty in SURE:
        yield "hedge-lost"
    if gold.certainty in SURE and ours.certainty not in SURE:
        yield "hedge-invented"
    if gold.polarity != ours.polarity:
        kind = "negation" if gold.chain[-1].act != "deny" else "denial"
        yield f"{kind}-lost" if gold.polarity == "denied" else f"{kind}-invented"
    if len(gold.chain) > 1 and len(ours.chain) == 1:
        yield "accuser-lost" if gold.certainty == "alleged" else "speaker-lost"
    elif len(gold.chain) > len(ours.chain) > 1:
        yield "chain-flattened"
    elif len(gold.chain) > 1 and not _same(gold.chain[-1], ours.chain[-1], reading):
        yield "wrong-speaker"


def read_gold(gold: Gold) -> Reading:
    """Our reading of a gold article, told what its gold says of the outlet."""
    document = gold.raw["document"]
    said = Said(
        outlet=document.get("outlet"), published=_text(document.get("published"))
    )
    return read_text(gold.text, name=gold.name + ".txt", said=said)


def _text(value: object) -> str | None:
    return None if value is None else str(value)


def score(split: str | None) -> dict[str, float]:
    """Figures over one half of the gold."""
    count: Counter[str] = Counter()
    for gold in load(split):
        for match in matches(gold, read_gold(gold)):
            rows = ["all", "core"] if match.gold.core else ["all"]
            for row in rows:
                count[row] += 1
                count[f"{row}_found"] += match.ours is not None
                count[f"{row}_stance"] += match.stance
                count[f"{row}_chain"] += match.chain
                count[f"{row}_distorted"] += bool(match.distortions)
                for kind in match.distortions:
                    count[f"{row} {kind}"] += 1
    figures = {}
    for row in ("all", "core"):
        total = max(1, count[row])
        for name in ("found", "stance", "chain", "distorted"):
            figures[f"{row}_{name}"] = count[f"{row}_{name}"] / total
    kinds = {k: v for k, v in count.items() if k.startswith(("all ", "core "))}
    return {"claims": count["all"], "core": count["core"], **figures, **kinds}


def show(split: str | None, kind: str) -> None:
    """Print gold beside ours where they differ in one way."""
    for gold in load(split):
        for match in matches(gold, read_gold(gold)):
            wrong = (
                match.ours is None if kind == "missed"
                else (kind == "stance" and match.ours is not None and not match.stance)
                or kind in match.distortions
            )  # fmt: skip
            if wrong:
                print(
                    f"{gold.name} {match.gold.id}{' CORE' if match.gold.core else ''}"
                )
                print("  gold", _line(gold.text, match.gold))
                print("  ours", "nothing" if match.ours is None else _ours(match.ours))


def _line(text: str, claim: GoldClaim) -> str:
    words = " … ".join(text[q.start : q.end] for q in claim.content)
    chain = " < ".join(
        f"{s.kind}:{text[s.source.start : s.source.end] if s.source else '-'}/{s.act}"
        for s in claim.chain[1:]
    )
    return f"[{words}] {chain or 'outlet'} | {claim.certainty} {claim.polarity}"


def _ours(claim: Claim) -> str:
    words = " … ".join(span.exact for span in claim.content)
    chain = " < ".join(
        f"{s.kind}:{s.source.exact if s.source else '-'}/{s.act}"
        for s in claim.chain[1:]
    )
    return f"[{words}] {chain or 'outlet'} | {claim.certainty} {claim.polarity}"


def main() -> None:
    """Print figures, or errors of one kind."""
    options = asked(__doc__, "missed, stance, or a distortion's name")
    if options.errors:
        show(options.split, options.errors)
        return
    for name, value in score(options.split).items():
        print(
            f"{name:26} {value:.3f}"
            if isinstance(value, float)
            else f"{name:26} {value}"
        )


if __name__ == "__main__":
    main()

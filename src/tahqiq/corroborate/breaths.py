"""What claims of one sentence say of one another: that somebody speaks, or that he errs."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from tahqiq.corroborate.vocabulary import pattern_of
from tahqiq.model.reading import Claim, Reading, Span, Step

_NO_CLAIMS: frozenset[str] = frozenset()  # one for all documents


def speaking(reading: Reading) -> frozenset[str]:
    """The claims that are only that somebody speaks: another one carries what is said."""
    found = frozenset(
        claim.id
        for rows in _by_sentence(reading.claims)
        for claim in rows
        if any(_carries(reading, claim, other) for other in rows)
    )
    return found or _NO_CLAIMS


def rebutted(reading: Reading) -> frozenset[str]:
    """The claims that whoever reports them says to be wrong in the same breath."""
    found = frozenset(
        claim.id
        for rows in _by_sentence(reading.claims)
        for claim in rows
        if any(_rebuts(other, claim) for other in rows)
    )
    return found or _NO_CLAIMS


def _by_sentence(claims: Iterable[Claim]) -> Iterable[list[Claim]]:
    """Claims that stand in one sentence, together."""
    found: defaultdict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        found[claim.sentence].append(claim)
    return found.values()


def _carries(reading: Reading, claim: Claim, other: Claim) -> bool:
    """Whether another claim is what somebody, of whom a claim says that he speaks, says."""
    depth = len(claim.chain)
    return (
        len(other.chain) > depth
        and other.chain[:depth] == claim.chain
        and all(_begins_in(inner, claim) for inner in other.content)
        and not _aside(reading, other.chain[depth])
    )


def _rebuts(other: Claim, claim: Claim) -> bool:
    """Whether a claim one step further out says that what another one tells is wrong."""
    depth = len(other.chain)
    if depth >= len(claim.chain) or other.chain != claim.chain[:depth]:
        return False
    words = " ".join(span.exact for span in other.content)
    wrong = pattern_of("agreement", "refuting").search(words) is not None
    return wrong and all(_within(span, other) for span in claim.content)


def _aside(reading: Reading, step: Step) -> bool:
    """Whether somebody speaks only in a relative clause: "a man who said he was X" rang."""
    if step.source is None or step.cue is None or step.cue.start < step.source.end:
        return False
    between = reading.document.text[step.source.end : step.cue.start].split()
    relative = bool({"who", "which", "that"} & {word.lower() for word in between})
    return relative or (not between and step.cue.exact.split()[0].endswith("ing"))


def _begins_in(span: Span, claim: Claim) -> bool:
    """Whether words begin inside those of a claim: a reason given may run on behind it."""
    return any(outer.start <= span.start < outer.end for outer in claim.content)


def _within(inner: Span, claim: Claim) -> bool:
    return any(
        outer.start <= inner.start and inner.end <= outer.end for outer in claim.content
    )

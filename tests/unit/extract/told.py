"""A chain and a stance in the short form of the tables of these tests."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tahqiq.model.reading import Claim, Reading


def said(claim: Claim) -> list[str]:
    """The chain of a claim as "who: act", the outlet left out."""
    return [
        f"{'?' if step.source is None else step.source.exact}: {step.act}"
        for step in claim.chain
        if step.kind != "outlet"
    ]


def told(reading: Reading, words: str) -> list[tuple[list[str], str]]:
    """Chain and stance of every claim that holds some words."""
    return [
        (said(claim), f"{claim.certainty} {claim.polarity}")
        for claim in reading.claims
        if any(words in span.exact for span in claim.content)
    ]


def speaker(claim: Claim) -> str:
    """Who is innermost in a chain: nothing for the outlet, "?" where nobody is named."""
    last = claim.chain[-1]
    if last.kind == "outlet":
        return ""
    return last.source.exact if last.source else "?"


def with_words(found: Reading, words: str) -> list[Claim]:
    """The claims, of which there are some, that hold words."""
    claims = [c for c in found.claims if any(words in s.exact for s in c.content)]
    assert claims
    return claims

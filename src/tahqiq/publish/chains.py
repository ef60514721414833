"""The chain of a claim in words: the one place that writes it."""

from __future__ import annotations

from collections.abc import Sequence

from tahqiq.model.case import ClaimRef
from tahqiq.model.lookup import CaseIndex
from tahqiq.model.reading import Claim, Step
from tahqiq.publish.words import listed, words

ARTICLES = frozenset({"A", "An", "The"})
FROM = " < "  # "heard from": the outlet first, whoever was closest to the event last


def outlet_name(document: str, index: CaseIndex) -> str:
    """What a document is called in a chain: its outlet, else its title or file."""
    reading = index.readings.get(document)
    if reading is None:
        return document
    known = reading.document
    return known.outlet or known.title or known.file


def step_name(step: Step, document: str, index: CaseIndex) -> str:
    """Who speaks in one step, as the case names them or as the report does."""
    if step.kind == "outlet":
        return outlet_name(document, index)
    name = index.named(document, step.entity) if step.kind == "named" else None
    said = _inside(step.source.exact) if step.source else None
    return name or said or words().steps[step.kind]


def step_text(step: Step, document: str, index: CaseIndex) -> str:
    """One step with the words of its speaking: ``Rostam Jabbari (said, by letter)``."""
    name = step_name(step, document, index)
    if step.kind == "outlet":
        return name
    cue = step.cue.exact if step.cue else words().acts.get(step.act or "", "")
    how = [part for part in (cue, step.medium and f"by {step.medium}") if part]
    return f"{name} ({', '.join(how)})" if how else name


def chain_text(chain: Sequence[Step], document: str, index: CaseIndex) -> str:
    """A whole chain, outermost first: ``Orun Wire < police (said) < a witness``."""
    return FROM.join(step_text(step, document, index) for step in chain)


def speaker_text(claim: Claim, document: str, index: CaseIndex) -> str:
    """Who stands behind a claim, innermost first, as a sentence says it."""
    outlet = step_name(claim.chain[0], document, index)
    inner = [step_name(step, document, index) for step in claim.chain[1:]]
    if not inner:
        return outlet
    *middle, last = inner
    heard = f", heard through {listed(middle[::-1])}" if middle else ""
    place = "" if last == outlet else f", in {outlet}"
    return f"{last}{heard}{place}"


def speakers(refs: Sequence[ClaimRef], index: CaseIndex, most: int = 4) -> str:
    """Everybody who stands behind these claims, each once."""
    names = [
        speaker_text(index.claims[ref], ref.document, index)
        for ref in refs
        if ref in index.claims
    ]
    return listed(names, most)


def kind_of(ref: ClaimRef, index: CaseIndex) -> str:
    """Outlet, reported or analyst: the three kinds that never look alike (M27)."""
    review = index.reviews.get(ref)
    if review is not None and review.kind == "edit":
        return "analyst"
    return "reported" if len(index.claims[ref].chain) > 1 else "outlet"


def _inside(said: str) -> str:
    """A description as it reads inside a sentence; names keep their capital.

    >>> _inside("A member of the council"), _inside("Residents"), _inside("The Hague")
    ('a member of the council', 'Residents', 'The Hague')
    """
    first, space, rest = said.partition(" ")
    small = first in ARTICLES and rest[:1].islower()
    return f"{first.lower()}{space}{rest}" if small else said

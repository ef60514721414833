"""The chain of a claim in words: the one place that writes it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby, pairwise

from tahqiq.model.case import ClaimRef
from tahqiq.model.handmade import ADDED
from tahqiq.model.lookup import CaseIndex
from tahqiq.model.reading import Claim, Step
from tahqiq.publish.words import listed, words

# Words that open a description of somebody and keep their capital only at its head.
OPENERS = frozenset(
    [
        "A", "An", "The", "All", "Both", "One", "Two", "Three", "Four", "Five", "Six",
        "Seven", "Eight", "Nine", "Ten", "Some", "Several", "Many", "Most", "Another",
        "Other", "His", "Her", "Their", "Its", "Our", "This", "These", "Those",
    ]
)  # fmt: skip
FROM = " < "  # "heard from": the outlet first, whoever was closest to the event last


def outlet_name(document: str, index: CaseIndex) -> str:
    """What a document is called in a chain: its outlet, else its file as in the list of
    sources. A title says nothing of who speaks: "according to Two dead at the gate".
    """
    reading = index.readings.get(document)
    if reading is None:
        return document
    known = reading.document
    return known.outlet or known.file


def step_name(step: Step, document: str, index: CaseIndex) -> str:
    """Who speaks in one step, as the case names them or as the report does."""
    if step.kind == "outlet":
        return outlet_name(document, index)
    name = index.named(document, step.entity) if step.kind == "named" else None
    said = _inside(step.source.exact) if step.source else None
    if name and said and len(said.split()) > 1 and not _shares_word(name, said):
        return said  # "a journalist" is the report's word; who it is would be our guess
    meant = words().bare_speakers.get(said.lower()) if said else None
    if meant and (described := _described(step, document, index)):
        return described
    if name:
        return words().bare_speakers.get(name.lower()) or _inside(name)
    return meant or said or words().steps[step.kind]


def _described(step: Step, document: str, index: CaseIndex) -> str:
    """What else the report calls somebody it means by a pronoun; empty for no more."""
    reading = index.readings[document]
    names = (row.name for row in reading.entities if row.id == step.entity)
    found = next(names, "")
    return "" if found.lower() in words().bare_speakers else _inside(found)


def _shares_word(name: str, said: str) -> bool:
    return bool(set(name.lower().split()) & set(said.lower().split()))


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
    return _said(_inner(claim, document, index), [outlet_name(document, index)])


def speakers(refs: Iterable[ClaimRef], index: CaseIndex, most: int = 4) -> str:
    """Everybody who stands behind these claims, each once, with where it is told."""
    told: dict[tuple[str, ...], dict[str, None]] = {}
    for ref in refs:
        if ref in index.claims:
            inner = _inner(index.claims[ref], ref.document, index)
            outlet = outlet_name(ref.document, index)
            told.setdefault(inner or (outlet,), {})[outlet] = None
    return listed(
        [_said(inner, list(outlets)) for inner, outlets in told.items()], most
    )


def _inner(claim: Claim, document: str, index: CaseIndex) -> tuple[str, ...]:
    """Names of the steps behind the outlet, outermost first, each once in a row.

    What "this magazine" says in the magazine itself is no step, nor is "the ministry" in
    a statement of the ministry.
    """
    outlet = outlet_name(document, index)
    found = [
        step_name(step, document, index)
        for before, step in pairwise(claim.chain)
        if not _is_outlet(step, document, outlet, index)
        if step.entity is None or step.entity != before.entity  # "said he believed"
    ]
    return tuple(name for name, _ in groupby(found))


def _is_outlet(step: Step, document: str, outlet: str, index: CaseIndex) -> bool:
    if step.source is None:
        return False
    name = index.named(document, step.entity) if step.kind == "named" else None
    said = {*step.source.exact.lower().split()} - {"the"}
    own = said <= {"this", "our", *words().own_nouns} and bool(said & {"this", "our"})
    same = (name or step.source.exact).lower() == outlet.lower()
    part = len(said) == 1 and said < {*outlet.lower().split()}
    body = part and step.source.exact.lower().startswith("the ")
    return own or same or body


def _said(inner: Sequence[str], outlets: Sequence[str]) -> str:
    """A speaker with those it was heard through and where it is told.

    >>> _said(("a judge", "a clerk", "a guard"), ["The Levee Review"])
    'a guard (heard through a clerk and a judge, in The Levee Review)'
    >>> _said(("Rostam Jabbari",), ["Orun Wire", "Parvane News"])
    'Rostam Jabbari (in Orun Wire and Parvane News)'
    """
    if not inner or list(inner) == list(outlets):
        return listed(outlets)
    *middle, last = inner
    heard = f"heard through {listed(middle[::-1])}, " if middle else ""
    return f"{last} ({heard}in {listed(outlets)})"


def kind_of(ref: ClaimRef, index: CaseIndex) -> str:
    """Outlet, reported or analyst: the three kinds that never look alike (M27)."""
    review = index.reviews.get(ref)
    claim = index.claims[ref]
    if ADDED in claim.flags or (review is not None and review.kind == "edit"):
        return "analyst"
    return "reported" if len(claim.chain) > 1 else "outlet"


def _inside(said: str) -> str:
    """A description as it reads inside a sentence; names keep their capital.

    >>> _inside("A member of the council"), _inside("Residents"), _inside("The Hague")
    ('a member of the council', 'Residents', 'The Hague')
    """
    first, space, rest = said.partition(" ")
    small = first in OPENERS and rest[:1].islower()
    return f"{first.lower()}{space}{rest}" if small else said

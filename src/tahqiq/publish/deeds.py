"""Which incidents are deeds that somebody can be said to have done (M109)."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from tahqiq.model.case import ClaimRef, Group, Incident
from tahqiq.model.lookup import CaseIndex
from tahqiq.publish.said import marked
from tahqiq.publish.words import capital, words


def is_deed(incident: Incident) -> bool:
    """Whether it makes sense to ask who did it.

    A trial or an inquiry is nobody's deed: to ask who did it would accuse those it is
    about.
    """
    return incident.type in words().deeds


def is_harm(incident: Incident, index: CaseIndex) -> bool:
    """Whether to name its doer is to accuse: an arrest or a raid is an act of office."""
    stages = (index.events[ref].stage for ref in incident.events if ref in index.events)
    return is_deed(incident) and not any(stages)


def blaming_claims(index: CaseIndex) -> frozenset[ClaimRef]:
    """Claims that name the doer of an attack: told among accusations, never as fact.

    "Gunmen" names nobody; "the men of" somebody who is named does.
    """
    naming = _naming(index)
    told = {
        ClaimRef(document=ref.document, claim=claim)
        for ref, event in index.events.items()
        if event.type == "ASSAULT"
        for part in event.participants
        if part.role == "actor" and _entity(ref.document, part.entity, index) in naming
        for claim in part.claims
    }
    given = {
        ref
        for incident in index.case.incidents
        if is_harm(incident, index) and "perpetrator" in incident.fields
        for value in incident.fields["perpetrator"].values
        if value.entity in naming
        for ref in value.claims
    }
    return frozenset(told | given)


def is_accusing(group: Group, blaming: frozenset[ClaimRef]) -> bool:
    """Whether a proposition says who did it: it is then headed as an accusation."""
    if group.polarity == "denied":
        return False
    return bool(blaming & set(group.claims)) or answers_who(group)


def answers_who(group: Group) -> bool:
    """Whether the proposition is drawn from what claims say about who did it."""
    return words().doer_mark in group.proposition


def statement(group: Group, blaming: frozenset[ClaimRef], index: CaseIndex) -> str:
    """The proposition as printed: a denial and an accusation can be seen to be one."""
    own = _own_words(group, index)
    if group.polarity == "denied":
        return capital(own) or f"Denied: {_said(group, index)}"
    text = capital(own or _said(group, index))
    return f"{words().accusing}: {text}" if is_accusing(group, blaming) else text


def _own_words(group: Group, index: CaseIndex) -> str:
    """What its claim says, doubt and "not" included; empty where it is said without.

    Where any claim asserts the proposition, the doubts of others stand beside it.
    """
    refs = [ref for ref in group.claims if ref in index.claims]
    claims = [index.claims[ref] for ref in refs]
    denied = group.polarity == "denied"
    if not denied and any(
        claim.certainty == "asserted" and claim.relation is None for claim in claims
    ):
        return ""  # a tie that its words presuppose asserts nothing of them
    same = [ref for ref in refs
            if " ".join(index.claims[ref].proposition.split()) == group.proposition]  # fmt: skip
    found = (marked(ref, index) for ref in (*same, *(refs if denied else ())))
    return next(filter(None, found), "")


def _said(group: Group, index: CaseIndex) -> str:
    """The proposition; who "did" a trial is given in the words of its claim instead."""
    incident = index.incidents.get(group.incident or "")
    if not answers_who(group) or incident is None or is_deed(incident):
        return group.proposition
    claims = (index.claims[ref] for ref in group.claims if ref in index.claims)
    return next((claim.proposition for claim in claims), group.proposition)


def _naming(index: CaseIndex) -> frozenset[str]:
    """Entities that are named, or described by the name of one who is."""
    names = {
        row.name
        for row in index.case.entities
        if row.id in index.called and row.schema in words().actors
    }
    by_word: dict[str, list[str]] = {}
    for name in sorted(names):
        by_word.setdefault(_words(name)[0] if _words(name) else "", []).append(name)
    theirs = (
        row.id
        for row in index.case.entities
        if row.id not in index.called and _holds(row.name, by_word)
    )
    return index.called | frozenset(theirs)


def _holds(text: str, by_word: Mapping[str, Sequence[str]]) -> bool:
    """Whether a name stands in a text; only names that begin with a word of it can."""
    return any(
        re.search(rf"\b{re.escape(name)}\b", text)
        for word in _words(text)
        for name in by_word.get(word, ())
    )


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text)


def _entity(document: str, entity: str | None, index: CaseIndex) -> str | None:
    found = index.entity_of.get((document, entity or ""))
    return found.id if found else None

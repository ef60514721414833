"""Who answers an accusation: shown wherever the accusation is (M109)."""

from __future__ import annotations

from tahqiq.model.case import CaseEntity, ClaimRef, FieldValue
from tahqiq.model.lookup import CaseIndex, speaker_of
from tahqiq.publish.chains import outlet_name, speaker_text
from tahqiq.publish.words import listed
from tahqiq.text.folding import fold


def answer_text(value: FieldValue, index: CaseIndex) -> str:
    """Who denies it, or that no denial was found in what was read."""
    entity = index.entities.get(value.entity or "")
    accused = accused_name(value, index)
    found = denials(value.claims, index)
    if not found:
        return f"No answer by {accused} was found in the reports read."
    deniers = [speaker_text(index.claims[ref], ref.document, index) for ref in found]
    own = any(_is_own(ref, entity, index) for ref in found)
    other = "" if own else f" No answer by {accused} was found."
    return f"Denied by {listed(deniers)}.{other}"


def accused_name(value: FieldValue, index: CaseIndex) -> str:
    """Whom a charge names: the one named, or some "of" one who is."""
    entity = index.entities.get(value.entity or "")
    described = entity is not None and entity.id not in index.called
    known = entity.name if entity else value.entity or "somebody not named"
    return (value.value if described else None) or known


def denials(refs: tuple[ClaimRef, ...], index: CaseIndex) -> tuple[ClaimRef, ...]:
    """Claims that deny any of these, or any that states the same as one of these."""
    same = {
        other
        for ref in refs
        for group in index.groups_of.get(ref, ())
        for other in group.claims
    }
    found = dict.fromkeys(
        link.claim
        for ref in sorted(same | set(refs))
        for link in index.links_to.get(ref, ())
        if link.type == "denies" and link.claim in index.claims
    )
    return tuple(found)


def _is_own(ref: ClaimRef, entity: CaseEntity | None, index: CaseIndex) -> bool:
    """Whether the one accused is the one who denies, as a speaker or as an outlet."""
    if entity is None:
        return False
    if len(index.claims[ref].chain) > 1:
        return speaker_of(ref, index) == entity.id
    names = {fold(name) for name in (entity.name, *entity.aliases)}
    outlet = fold(outlet_name(ref.document, index))
    return any(name in outlet for name in names)  # "Media Office of" the accused

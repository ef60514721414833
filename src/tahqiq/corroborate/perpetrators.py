"""Who is said to have done it, by whom, and how firmly (M43, M44, M109).

MUC-4's list of confidences, once for every accused, accuser and confidence. A value is
never a finding: the field is known only where the deed is reported flat by two origins
or owned up to, and nobody denies it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from tahqiq.corroborate.corrections import Corrections
from tahqiq.corroborate.ground import Ground
from tahqiq.corroborate.origins import Standing
from tahqiq.corroborate.speakers import own_words
from tahqiq.corroborate.status import Graded
from tahqiq.corroborate.vocabulary import (
    agreement,
    authority_words,
    pattern_of,
    source_words,
)
from tahqiq.corroborate.wording import doer_name
from tahqiq.model.case import (
    ClaimRef,
    Field,
    FieldState,
    FieldValue,
    PerpetratorConfidence,
)
from tahqiq.model.case import Standing as ValueStanding
from tahqiq.model.reading import Participant, Step
from tahqiq.text.folding import fold

ORDER: tuple[PerpetratorConfidence, ...] = (
    "CLAIMED OR ADMITTED", "REPORTED AS FACT", "SUSPECTED OR ACCUSED BY AUTHORITIES",
    "SUSPECTED OR ACCUSED", "POSSIBLE", "ACQUITTED",
)  # fmt: skip
TWO = 2  # origins that must report it flat before the field is known


@dataclass(frozen=True, slots=True, order=True)
class _Charge:
    accused: str
    known_as: str
    by: str
    confidence: PerpetratorConfidence
    standing: ValueStanding


def perpetrator_field(
    standing: Standing,
    corrections: Corrections,
    rows: Iterable[Graded],
    owning: Iterable[Graded] = (),
) -> Field | None:
    """Every charge with its accuser, and whoever claims the deed (M43).

    Args:
        standing: What the claims of the case stand on.
        corrections: What was taken back.
        rows: The doer propositions of an incident.
        owning: Its propositions that somebody claimed responsibility.
    """
    charges: defaultdict[_Charge, list[ClaimRef]] = defaultdict(list)
    for charge, ref in _owned(standing, corrections, owning):
        charges[charge].append(ref)
    affirmed = [row for row in rows if row.proposition.polarity == "affirmed"]
    for row in affirmed:
        for charge, ref in _charges(standing, corrections, row):
            charges[charge].append(ref)
    if not charges:
        return None
    values = tuple(
        FieldValue(
            standing=charge.standing, claims=tuple(sorted(refs)), entity=charge.accused,
            value=charge.known_as,
            confidence=charge.confidence, by=charge.by or None,
        )
        for charge, refs in sorted(charges.items(), key=_order)
    )  # fmt: skip
    return Field(state=_state(affirmed, list(charges)), values=values)


def _order(row: tuple[_Charge, list[ClaimRef]]) -> tuple[object, ...]:
    charge, refs = row
    return ORDER.index(charge.confidence), charge.standing, charge, min(refs)


def _owned(
    standing: Standing, corrections: Corrections, rows: Iterable[Graded]
) -> Iterator[tuple[_Charge, ClaimRef]]:
    """Those who claim it for themselves, by each claim that has it from them."""
    ground = standing.ground
    for row in rows:
        for ref in sorted(row.proposition.claims):
            claim = ground.claim(ref)
            step = claim.chain[-1]
            entity = ground.entity(ref.document, step.entity)
            owns = step.act == "claim-responsibility" and claim.polarity == "affirmed"
            if owns and entity and entity.id in ground.named:
                state: ValueStanding = (
                    "current" if ref in row.origins.primary else "copy"
                )
                state = corrections.state(ref, row.proposition.key) or state
                yield (
                    _Charge(
                        entity.id, entity.name, entity.id, "CLAIMED OR ADMITTED", state
                    ),
                    ref,
                )


def _charges(
    standing: Standing, corrections: Corrections, row: Graded
) -> Iterator[tuple[_Charge, ClaimRef]]:
    ground, key = standing.ground, row.proposition.key
    for ref in sorted(row.proposition.claims) if key else ():
        if _reports_accusation(ground, ref):
            continue
        accused = row.proposition.actors.get(ref, "")
        state: ValueStanding = "current" if ref in row.origins.primary else "copy"
        state = corrections.state(ref, key) or state
        by = _accuser(ground, ref)
        name = doer_name(ground, key, accused) if key and accused else ""
        yield (
            _Charge(accused, name, by, _confidence(ground, ref, accused, by), state),
            ref,
        )


def _reports_accusation(ground: Ground, ref: ClaimRef) -> bool:
    """Whether a claim asserts only that somebody accuses (M23).

    The charge itself is the alleged claim one step deeper, and nobody's fact.
    """
    claim = ground.claim(ref)
    accuses = any(marker.kind == "allegation" for marker in claim.markers)
    return accuses and claim.certainty == "asserted"


def _accuser(ground: Ground, ref: ClaimRef) -> str:
    """The case entity of the accuser; empty where the accuser has none or no name."""
    step = _accountable(ground, ref)
    found = ground.entity(ref.document, step.entity)
    speaker = found.id if found else ""
    if step.kind == "outlet":
        speaker = ground.outlet_of[ref.document]
    known = speaker in ground.index.entities and _has_name(ground, speaker)
    return speaker if known else ""


def _accountable(ground: Ground, ref: ClaimRef) -> Step:
    """The innermost step that is somebody: "preliminary information" is the police's."""
    chain = ground.claim(ref).chain
    for step in reversed(chain[1:]):
        if not own_words(ground, ref.document, step):
            return step
    return chain[0]


def _has_name(ground: Ground, speaker: str) -> bool:
    """Whether an accuser is named, or publishes in the case; "a member" is nobody named."""
    return speaker in ground.named or speaker in ground.documents_of


def _confidence(
    ground: Ground, ref: ClaimRef, accused: str, by: str
) -> PerpetratorConfidence:
    """MUC-4's word for how one claim names one doer."""
    claim = ground.claim(ref)
    if _says(ground, ref, "acquitting"):
        return "ACQUITTED"
    if by == accused or _says(ground, ref, "admitting"):
        return "CLAIMED OR ADMITTED"
    if claim.certainty in {"possible", "hypothetical"}:
        return "POSSIBLE"
    if is_authority(ground, ref) or _is_held(ground, ref, accused):
        return "SUSPECTED OR ACCUSED BY AUTHORITIES"
    flat = len(claim.chain) == 1 and claim.certainty == "asserted"
    flat = flat and _puts(ground, ref, accused)
    fact = flat and ground.is_medium(ref.document)
    return "REPORTED AS FACT" if fact else "SUSPECTED OR ACCUSED"


def _puts(ground: Ground, ref: ClaimRef, accused: str) -> bool:
    """Whether a claim itself tells somebody as the doer, by the reader's own word.

    "Police arrested X for the murder" and "was killed, apparently by X" tell a deed and
    hold X for it; that X did it is nobody's word in them. Readings that say of no part
    which claims put it there are taken at their word.
    """
    events = ground.reading(ref.document).events
    if not any(part.claims for event in events for part in event.participants):
        return True
    parts = [part.claims for part in _parts(ground, ref, "actor", accused)]
    return not parts or any(ref.claim in claims for claims in parts)


def _is_held(ground: Ground, ref: ClaimRef, accused: str) -> bool:
    """Whether the claim tells that somebody is held or tried for the deed, no more."""
    told = ground.claim(ref).events
    taken = {
        event.id
        for event in ground.reading(ref.document).events
        if event.id in told and event.stage in agreement().pursuits
    }
    if not taken or _puts(ground, ref, accused):
        return False
    return bool(list(_parts(ground, ref, "recipient", accused, taken)))


def _parts(
    ground: Ground, ref: ClaimRef, role: str, entity: str, events: Collection[str] = ()
) -> Iterator[Participant]:
    """The parts of a role that an entity has in those events, or in all of the claim."""
    among = events or ground.claim(ref).events
    for event in ground.reading(ref.document).events:
        for part in event.participants if event.id in among else ():
            found = ground.entity(ref.document, part.entity)
            if part.role == role and found and found.id == entity:
                yield part


def is_authority(ground: Ground, ref: ClaimRef) -> bool:
    """Whether a claim's innermost speaker speaks for the state."""
    step = _accountable(ground, ref)
    if step.kind == "outlet":
        return _outlet_is_authority(ground, ground.outlet_of[ref.document])
    entity = ground.entity(ref.document, step.entity)
    if entity and entity.id in ground.documents_of:
        return _outlet_is_authority(ground, entity.id)
    if entity and entity.schema == "PublicBody":
        return True
    words = fold(step.source.exact).split() if step.source else []
    if entity:
        words += fold(entity.name).split() + _described(ground, ref, entity.id)
    return bool(set(words) & authority_words())


def _described(ground: Ground, ref: ClaimRef, entity: str) -> list[str]:
    """Words of the mentions of a speaker in the same document: "the police chief"."""
    return [
        word
        for mention in ground.reading(ref.document).mentions
        if mention.kind != "pronoun"
        and (found := ground.entity(ref.document, mention.entity))
        and found.id == entity
        for word in fold(mention.exact).split()
    ]


def _outlet_is_authority(ground: Ground, outlet: str) -> bool:
    profile = ground.profiles.get(outlet)
    if profile and profile.kind:
        return profile.kind in source_words().authority_kinds
    name = ground.outlet_name(ground.documents_of[outlet][0])
    return bool(set(fold(name).split()) & authority_words())


def _says(ground: Ground, ref: ClaimRef, key: str) -> bool:
    text = ground.reading(ref.document).document.text
    pattern = pattern_of("agreement", key)
    return any(
        pattern.search(text, span.start, span.end) for span in ground.claim(ref).content
    )


def _state(rows: list[Graded], charges: list[_Charge]) -> FieldState:
    """Disputed where several are named or one is denied; known only where it stands.

    An accusation that nobody answers leaves it unknown who did it.
    """
    standing = [charge for charge in charges if charge.standing == "current"]
    accused = {charge.accused for charge in standing}
    if len(accused) > 1 or any(row.status == "contested" for row in rows):
        return "disputed"
    owned = any(charge.confidence == "CLAIMED OR ADMITTED" for charge in standing)
    flat = {charge.by for charge in standing if charge.confidence == "REPORTED AS FACT"}
    solid = owned or (len(flat) > 0 and any(row.origins.count >= TWO for row in rows))
    return "known" if solid else "unknown"


def claimed_field(rows: Iterable[Graded], charges: Field | None) -> Field:
    """Whether anybody claimed it: yes, no (a dated absence, M101), or unknown."""
    found = list(rows)
    owned = tuple(
        value
        for value in (charges.values if charges else ())
        if value.confidence == "CLAIMED OR ADMITTED"
    )
    said = [
        _said(row, "yes") for row in found if row.proposition.polarity == "affirmed"
    ]
    absent = [_said(row, "no") for row in found if row.proposition.polarity == "denied"]
    own = [
        FieldValue(standing=one.standing, claims=one.claims, value="yes", by=one.entity)
        for one in owned
    ]
    values = (*own, *said, *absent)
    if own or said:
        return Field(state="known", value="yes", values=values)
    if absent:
        return Field(state="known", value="no", values=values)
    return Field(state="unknown", value="unknown")


def _said(row: Graded, value: str) -> FieldValue:
    state: ValueStanding = "withdrawn" if row.status == "withdrawn" else "current"
    claims = tuple(sorted(row.proposition.claims))
    return FieldValue(standing=state, claims=claims, value=value)

"""Killed, wounded, attackers: one field drawn from all the figures given (M51 to M54).

Every value stays, with its claims and its standing; only current ones make the range.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from tahqiq.corroborate.corrections import Corrections
from tahqiq.corroborate.origins import Standing
from tahqiq.corroborate.status import Graded
from tahqiq.corroborate.tolls import Toll
from tahqiq.errors import ContractError
from tahqiq.model.case import ClaimRef, Field, FieldState, FieldValue
from tahqiq.model.case import Standing as ValueStanding

RULES = ("most-recent-per-origin", "most-conservative", "majority")


@dataclass(frozen=True, slots=True)
class Said:
    """One figure as one claim gives it."""

    ref: ClaimRef
    toll: Toll
    standing: ValueStanding
    voices: frozenset[str]
    published: str


def figure(
    standing: Standing, corrections: Corrections, rows: Iterable[Graded], rule: str
) -> Field | None:
    """A field of figures, or None where no claim gives one.

    Args:
        standing: What each claim stands on.
        corrections: What was taken back.
        rows: The toll propositions of one fate of one incident, affirmed.
        rule: How the top figure is drawn, one of `RULES` (M52).

    Raises:
        ContractError: The rule is unknown.
    """
    if rule not in RULES:
        raise ContractError(
            f"no toll rule {rule!r}.", f"Use one of {', '.join(RULES)}."
        )
    said = [one for row in rows for one in _said(standing, corrections, row)]
    return settled(said, corrections, rule)


def settled(said: list[Said], corrections: Corrections, rule: str) -> Field | None:
    """The field that figures make, later ones of an origin in place of its earlier."""
    said = [one for one in said if not _part(one, said)]
    explicit = [one for one in said if not one.toll.implied]
    said = _renewed(explicit and said, corrections, rule) or said
    if not said:
        return None
    return _field(
        _counted([one for one in said if one.standing == "current"]), said, rule
    )


def _part(one: Said, said: list[Said]) -> bool:
    """Whether a figure of one kind of people lies within one of people at large."""
    return any(one.toll.within(row.toll) for row in said if row.standing == "current")


def _said(standing: Standing, corrections: Corrections, row: Graded) -> list[Said]:
    toll = row.proposition.toll
    if toll is None:
        return []
    ground = standing.ground
    return [
        Said(
            ref, toll, _standing(corrections, row, ref),
            row.origins.of_claim.get(ref, frozenset()), ground.published(ref.document),
        )
        for ref in sorted(row.proposition.claims)
        if ref not in corrections.retold
    ]  # fmt: skip


def _standing(corrections: Corrections, row: Graded, ref: ClaimRef) -> ValueStanding:
    taken = corrections.state(ref, row.proposition.key)
    return taken or ("current" if ref in row.origins.primary else "copy")


def _renewed(said: list[Said], corrections: Corrections, rule: str) -> list[Said]:
    """The figures after later ones of the same origin replaced them."""
    if rule == "majority":
        return said
    documents = {one.ref.document for one in said}
    return [_aged(one, said, corrections, documents) for one in said]


def _aged(
    one: Said, said: list[Said], corrections: Corrections, documents: set[str]
) -> Said:
    if one.standing != "current":
        return one
    newer = bool(one.voices) and all(
        _replaced(one, voice, said) for voice in one.voices
    )
    mended = any(
        (document, one.ref.document) in corrections.mended for document in documents
    )
    state: ValueStanding = "superseded" if newer or mended else "current"
    return Said(one.ref, one.toll, state, one.voices, one.published)


def _replaced(one: Said, voice: str, said: list[Said]) -> bool:
    """Whether a speaker gave another figure later than all reports of this one."""
    same = [
        row.published for row in said if voice in row.voices and row.toll == one.toll
    ]
    other = [
        row.published for row in said if voice in row.voices and row.toll != one.toll
    ]
    return bool(other) and max(other) > max(same)


def _counted(current: list[Said]) -> list[Said]:
    """The current figures of counted origins; all of them where no origin counts."""
    return [one for one in current if one.voices] or current


def _field(current: list[Said], said: list[Said], rule: str) -> Field:
    values = _values(said)
    if not current:
        return Field(state="unknown", values=values, rule=rule)
    low = min(one.toll.low for one in current)
    tops = [one.toll.low if one.toll.high is None else one.toll.high for one in current]
    high = max(tops)
    best = low if rule == "most-conservative" else _best(current)
    state: FieldState = "known" if low == high else "range"
    return Field(state=state, low=low, best=best, high=high, values=values, rule=rule)


def _best(current: list[Said]) -> float:
    """The figure most origins give; where even, the latest, then the lower one."""
    voices: defaultdict[float, set[str]] = defaultdict(set)
    latest: defaultdict[float, str] = defaultdict(str)
    for one in current:
        voices[one.toll.low] |= one.voices
        latest[one.toll.low] = max(latest[one.toll.low], one.published)
    return max(voices, key=lambda low: (len(voices[low]), latest[low], -low))


def _values(said: list[Said]) -> tuple[FieldValue, ...]:
    rows: defaultdict[tuple[float, float, ValueStanding], list[Said]] = defaultdict(
        list
    )
    for one in said:
        high = float("inf") if one.toll.high is None else one.toll.high
        rows[one.toll.low, high, one.standing].append(one)
    order = ("current", "superseded", "withdrawn", "copy")
    return tuple(
        FieldValue(
            standing=state,
            low=low,
            high=None if high == float("inf") else high,
            claims=tuple(sorted(one.ref for one in found)),
        )
        for (low, high, state), found in sorted(
            rows.items(), key=lambda row: (order.index(row[0][2]), row[0][:2])
        )
    )

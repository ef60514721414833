"""The proposition of a group in plain words, stated without the negation."""

from __future__ import annotations

from tahqiq.corroborate.align import Proposition
from tahqiq.corroborate.ground import Ground
from tahqiq.corroborate.statements import THEIRS, Key
from tahqiq.corroborate.tolls import Toll
from tahqiq.corroborate.vocabulary import agreement
from tahqiq.model.case import ClaimRef

LONGEST = 120  # characters; a longer proposition reads no better


def worded(ground: Ground, row: Proposition) -> str:
    """What a group says: its own wording where it is told exactly, else its first claim.

    The claim chosen is of the oldest report, so copies do not change the words.
    """
    key = row.key
    if key and row.toll:
        count = counted(row.toll)
        return agreement().wording[row.toll.unit].format(count=count)
    if key and key.kind in {"doer", "claimed"}:
        incident = ground.index.incidents[key.incident].title
        actor = _actor(ground, row)
        return agreement().wording[key.kind].format(actor=actor, incident=incident)
    return " ".join(ground.claim(_first(ground, row)).proposition.split())


def counted(toll: Toll) -> str:
    """A figure in words and digits.

    >>> counted(Toll("i1", "killed", 9.0, None))
    'at least 9'
    >>> counted(Toll("i1", "killed", 9.0, 12.0))
    '9 to 12'
    """
    if toll.high is None:
        return f"at least {toll.low:g}"
    return (
        f"{toll.low:g}" if toll.low == toll.high else f"{toll.low:g} to {toll.high:g}"
    )


def _actor(ground: Ground, row: Proposition) -> str:
    """The doer as the oldest claim has it."""
    if not row.actors or row.key is None:
        return ""
    oldest = min(row.actors, key=lambda ref: (ground.age(ref.document), ref.claim))
    return doer_name(ground, row.key, row.actors[oldest])


def doer_name(ground: Ground, key: Key, actor: str) -> str:
    """A doer in words; those known by another are told apart from that one (M33)."""
    name = ground.index.entities[actor].name
    known_by = key.terms[0]
    if not known_by.startswith(THEIRS):
        return name
    chief = ground.index.entities[known_by.removeprefix(THEIRS)].name
    return name if chief in name else f"{name} of {chief}"


def _first(ground: Ground, row: Proposition) -> ClaimRef:
    """The fullest claim of the oldest report."""

    def rank(ref: ClaimRef) -> tuple[object, ...]:
        words = min(len(ground.claim(ref).proposition), LONGEST)
        return ground.age(ref.document), -words, ref.claim

    return min(row.claims, key=rank)

"""What a step of extraction found, before claims are made of it.

A found event becomes a model `Event` once claims say who stands behind each part.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from tahqiq.model.reading import EventType, ParticipantRole, Realis

# On what a doer's part rests: the text says it plainly, or says that somebody accuses,
# suspects, charges or seeks him, that a court found so, that he claims it, or nothing:
# he is the one doer of the scene in which it is told without any. "Answered" is whom an
# answer is for, by what was said to the one who answers.
Basis = Literal["stated", "accused", "convicted", "claimed", "inferred", "answered"]
Mood = Literal["order", "future"]


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundParticipant:
    """Who takes part, by the token that says so; ids are None where nothing is named.

    `trigger` is the head token of the trigger whose clause puts it there. A doer whose
    `basis` is not "stated" is nobody's assertion of the deed (M43): no claim that
    asserts the event asserts him.
    """

    role: ParticipantRole
    token: int
    trigger: int
    mention: str | None = None
    entity: str | None = None
    basis: Basis = "stated"


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundEvent:
    """One happening of a document, told by one trigger or more.

    `triggers` are token ranges, `heads` their head tokens and `senses` the names of
    their codebook senses, all in text order and of one length. `harm` is the unit its
    recipients are counted in and `harms` that of each trigger; `plural` marks a noun
    of many happenings ("killings").
    `counts` are ids of quantities, `when` of a time, `place` of an entity.
    `tellings` is the realis of each trigger on its own; `mood` tells a thing due ("must
    leave") or to come ("will leave").
    """

    id: str
    type: EventType | None
    triggers: tuple[tuple[int, int], ...]
    heads: tuple[int, ...]
    senses: tuple[str, ...]
    tellings: tuple[Realis, ...]
    modes: tuple[str, ...] = ()
    contexts: tuple[str, ...] = ()
    participants: tuple[FoundParticipant, ...] = ()
    place: str | None = None
    place_token: int | None = None
    place_relation: str | None = None
    when: str | None = None
    counts: tuple[str, ...] = ()
    realis: Realis = "actual"
    mood: Mood | None = None
    stage: str | None = None
    harm: str | None = None
    harms: tuple[str | None, ...] = ()
    plural: bool = False

    @property
    def head(self) -> int:
        """Head token of the first trigger."""
        return self.heads[0]

"""Whom an answer is given to, where its own sentence does not say.

"The Front accused the army of shelling. The army rejected the accusation": it was the
Front's. "… Orr threatened to sue": whoever had accused her. The party is known from the
last thing done to the one who answers, a few sentences back; no claim puts it there.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from tahqiq.extract.events.scene_doers import actors, victims
from tahqiq.extract.events.sharing import Told
from tahqiq.extract.lexicon.event_lexicon import EventLexicon
from tahqiq.extract.parsing.found import FoundEvent, FoundParticipant

NEAR = 2  # sentences back to what is answered: further on, others have spoken


@dataclass(frozen=True, slots=True, kw_only=True)
class Answers:
    """The walk over one document's events."""

    told: Sequence[Told]
    lexicon: EventLexicon

    def given(self, events: Sequence[FoundEvent]) -> tuple[FoundEvent, ...]:
        """The events, each answer to nobody with the one whom it answers."""
        return tuple(
            replace(event, participants=(*event.participants, *self._asker(i, events)))
            for i, event in enumerate(events)
        )

    def _asker(
        self, index: int, events: Sequence[FoundEvent]
    ) -> tuple[FoundParticipant, ...]:
        """Who last accused, asked or threatened the one who answers."""
        event = events[index]
        to = (
            self.lexicon.words.links["answers_" + kind]
            if (kind := _kind(event))
            else ()
        )
        who = {part.entity for part in actors(event)} - {None}
        if not to or not who or any(p.role == "recipient" for p in event.participants):
            return ()
        for before in self._before(index, events):
            if before.type in to and actors(before) and who & victims(before):
                return tuple(
                    replace(
                        part, role="recipient", trigger=event.head, basis="answered"
                    )
                    for part in actors(before)
                    if part.entity is not None and part.entity not in who
                )
        return ()

    def _before(self, index: int, events: Sequence[FoundEvent]) -> Iterator[FoundEvent]:
        """What was told shortly before, the last first."""
        here = min(self.told[index].sentences)
        for k in range(index - 1, -1, -1):
            if 0 <= here - max(self.told[k].sentences) <= NEAR:
                yield events[k]


def _kind(event: FoundEvent) -> str | None:
    """What the event would answer: "rejected the charge", "threatened to sue", "agreed"."""
    if "sue" in event.senses or event.type == "THREATEN":
        return "harm"
    return {"REJECT": "no", "AGREE": "yes", "CONCEDE": "yes"}.get(event.type or "")

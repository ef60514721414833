"""Which place of a text lies in which, as it says itself, wherever it says so.

"The mill at Qarn Sahl" once, "the mill" ever after: what was done at the mill was done in
Qarn Sahl. "The Nadir factory in Sorab": two names, one inside the other (M49).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from tahqiq.extract.events.places import Places
from tahqiq.extract.events.scene import Scene
from tahqiq.extract.events.sites import WITHIN
from tahqiq.extract.lexicon.event_lexicon import EventLexicon
from tahqiq.extract.lexicon.wording import wording
from tahqiq.extract.parsing.found import FoundEvent
from tahqiq.extract.parsing.parsed import Parsed

BESIDE = WITHIN - {"of", "between", "along"}


@dataclass(frozen=True, slots=True)
class Spots:
    """The places of one document; `holders` has each that lies in a named one, by its
    entity, with the token of that name.
    """

    parsed: Parsed
    scene: Scene
    entity_at: Callable[[int], str | None]
    places: Places
    holders: tuple[tuple[str, int], ...]

    @classmethod
    def of(
        cls,
        parsed: Parsed,
        scene: Scene,
        lexicon: EventLexicon,
        entity_at: Callable[[int], str | None],
    ) -> Spots:
        """What the phrases of a document say of its places."""
        places = Places(parsed, scene, lexicon)
        holders = tuple(_holders(scene, places, entity_at))
        return cls(parsed, scene, entity_at, places, holders)

    def inside(self) -> dict[str, str]:
        """For each place said to lie in a named one, that place; both are entity ids."""
        return {
            inner: holder
            for inner, token in self.holders
            if (holder := self.entity_at(token)) is not None
        }

    def reached(self, verb: int) -> int | None:
        """The place that a verb of coming leads to: "drove to X"."""
        found = self.places.destination(verb)
        return None if found is None else found.token

    def settled(self, events: Sequence[FoundEvent]) -> tuple[FoundEvent, ...]:
        """The events, those at a described place in the named one that holds it."""
        named = {self.entity_at(token) for token in self.scene.names}
        described = {
            inner: token for inner, token in self.holders if inner not in named
        }
        return tuple(
            self._in(event, described[event.place])
            if event.place in described and event.place_token not in self.scene.names
            else event
            for event in events
        )

    def _in(self, event: FoundEvent, token: int) -> FoundEvent:
        """The event in the named place, with the words for the spot kept."""
        words = event.place_relation
        if words is None and event.place_token is not None:
            at = event.place_token
            words = self.parsed.span(self.scene.tree.left[at], at + 1).exact
        return replace(
            event, place=self.entity_at(token), place_token=token, place_relation=words
        )


def _holders(
    scene: Scene, places: Places, entity_at: Callable[[int], str | None]
) -> Iterator[tuple[str, int]]:
    """Each place with the token of the named place that a phrase puts it in."""
    for token, kind in scene.kinds.items():
        entity = entity_at(token)
        if kind != "PLACE" or entity is None:
            continue
        inner = places.sites.town_in(token)
        if inner is None and token in scene.names:
            inner = _beside(scene, token)
        if inner is not None and scene.tree.lemma[inner] not in wording().ways:
            holder = entity_at(inner)
            if holder is not None and holder != entity:
                yield entity, inner


def _beside(scene: Scene, token: int) -> int | None:
    """As in "the Nadir factory in Sorab": the named place behind a named one."""
    tree = scene.tree
    for prep in tree.all(token, "prep"):
        if tree.word[prep] in BESIDE:
            for obj in tree.all(prep, "pobj"):
                if obj in scene.names and scene.kinds.get(obj) == "PLACE":
                    return obj
    return None

"""Where the text says that people were before something befell them there.

"Ruth was at her stall when the police came. She was dragged away": from the stall. "A white
car stopped outside the mill. A man got out and fired": there. Whoever was somewhere, or came
there, is there in the sentences that follow, until another place is named (M45, M49).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from tahqiq.extract.events.places import Place, Places
from tahqiq.extract.events.scene import Scene
from tahqiq.extract.events.setting import Setting
from tahqiq.extract.events.sharing import Told, undivided
from tahqiq.extract.events.times import in_past
from tahqiq.extract.lexicon.event_lexicon import EventLexicon
from tahqiq.extract.parsing.found import FoundEvent

ON = 2  # sentences over which somebody is still where he was said to be
BODILY = frozenset({"ASSAULT", "COERCE"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Position:
    """That somebody was somewhere: the verb that says so, who, and the place.

    `came` says that strangers or a vehicle came there: whoever acts next acts there.
    """

    verb: int
    sentence: int
    people: frozenset[str]
    came: bool
    place: Place


@dataclass(frozen=True, slots=True)
class Positions:
    """The rules over one document."""

    scene: Scene
    lexicon: EventLexicon
    setting: Setting
    places: Places
    entity_at: Callable[[int], str | None]

    def given(
        self, told: Sequence[Told], events: Sequence[FoundEvent]
    ) -> tuple[FoundEvent, ...]:
        """The events, those without a place of their own where their people were."""
        known = tuple(self._known())
        return tuple(
            self._settled(one, event, known)
            for one, event in zip(told, events, strict=True)
        )

    def _settled(
        self, one: Told, event: FoundEvent, known: Sequence[Position]
    ) -> FoundEvent:
        deed = event.type in BODILY and event.realis == "actual" and not event.plural
        placed = one.event.place_token is not None
        if not deed or placed or not undivided(one, self.scene, self.lexicon):
            return event
        position = self._last(one, event, known)
        if position is None:
            return event
        return replace(
            event, place=self.entity_at(position.place.token),
            place_token=position.place.token, place_relation=position.place.relation,
        )  # fmt: skip

    def _last(
        self, one: Told, event: FoundEvent, known: Sequence[Position]
    ) -> Position | None:
        """The position told last before it, where it is of those who take part."""
        head, first = min(event.heads), min(one.sentences)
        before = [p for p in known if p.verb < head and 0 <= first - p.sentence <= ON]
        if not before:
            return None
        last = before[-1]
        people = {
            entity
            for t in one.group
            for entity in (*t.recipients, *t.actors, *t.within)
        }
        there = last.came or bool(people & last.people)
        return last if there and not self._moved(last, head) else None

    def _moved(self, position: Position, head: int) -> bool:
        """Another place or time is named in between, or another passage begun."""
        scene, starts = self.scene, self.places.parsed.starts
        end = scene.bounds[scene.sentence_of[head]][1]
        own = self.entity_at(position.place.token)
        if any(
            scene.kinds.get(i) == "PLACE"
            and i in scene.names
            and (own is None or self.entity_at(i) != own)
            for i in range(scene.bounds[position.sentence][1], end)
        ):
            return True
        sentences = range(position.sentence + 1, scene.sentence_of[head] + 1)
        if any(self.setting.dated.get(k) for k in sentences):
            return True
        return not any(
            p.start <= starts[position.verb] and starts[head] < p.end
            for p in self.places.parsed.document.passages
        )

    def _known(self) -> Iterator[Position]:
        """Every clause that says where somebody was, in text order."""
        tree, words = self.scene.tree, self.lexicon.words.setting
        for verb, lemma in enumerate(tree.lemma):
            if lemma not in words["being_there"] or tree.pos[verb] not in {
                "VERB",
                "AUX",
            }:
                continue
            subject = tree.child(verb, "nsubj")
            if subject is None or not self._told(verb):
                continue
            found = self.places.best(tree.all(verb, "prep", "advmod"))
            if found is None and lemma in words["getting_there"]:
                found = self.places.destination(verb)
            if found is None:
                continue
            yield Position(
                verb=verb,
                sentence=self.scene.sentence_of[verb],
                people=self._people(verb, subject),
                came=lemma in words["getting_there"] and self._stranger(subject),
                place=found,
            )

    def _told(self, verb: int) -> bool:
        """As in "was asleep", "were waiting", "stopped": told as it was."""
        tree = self.scene.tree
        if tree.all(verb, "neg"):
            return False
        going = tree.tag[verb] == "VBG" and any(
            tree.word[c] in {"was", "were"} for c in tree.all(verb, "aux")
        )
        return going or in_past(tree, verb)

    def _people(self, verb: int, subject: int) -> frozenset[str]:
        """Who was there, and with whom."""
        tree = self.scene.tree
        beside = [c for c in tree.all(verb, "prep") if tree.word[c] == "with"]
        with_them = [obj for c in beside for obj in tree.all(c, "pobj")]
        tokens = (subject, *tree.conjuncts(subject), *with_them)
        found = (self.entity_at(token) for token in tokens)
        return frozenset(entity for entity in found if entity is not None)

    def _stranger(self, subject: int) -> bool:
        """As in "three men came", "the first lorry stopped": no one yet spoken of."""
        tree = self.scene.tree
        vehicle = tree.lemma[subject] in self.lexicon.words.setting["vehicles"]
        someone = self.scene.kinds.get(subject) == "PERSON"
        anew = not any(
            tree.word[c] in {"the", "this", "that"} or tree.dep[c] == "poss"
            for c in tree.children[subject]
        )
        named = subject in self.scene.names or tree.pos[subject] == "PRON"
        return vehicle or (someone and anew and not named)

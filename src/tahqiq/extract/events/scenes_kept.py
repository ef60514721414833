"""Where somebody is until the text moves him, and where a story plays all along.

"She was held at the old school. Guards beat her": she was beaten where she was held, and
is there until she is freed, taken elsewhere or dies. A report of one attack stays where it
was: "no civilian was harmed", "the guards returned fire" tell of that place. A deed that
has a place of its own, another day or another named victim is no part of either (M45, M49).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from tahqiq.extract.events.place_words import is_wide
from tahqiq.extract.events.scene import Scene, Trigger
from tahqiq.extract.events.setting import Setting
from tahqiq.extract.events.sharing import (
    Told,
    at_place_of,
    dated_itself,
    on_site,
    parted,
    same_days,
    told_beside,
    too_wide,
    undivided,
)
from tahqiq.extract.events.telling import Telling
from tahqiq.extract.events.times import in_past
from tahqiq.extract.lexicon.event_lexicon import EventLexicon
from tahqiq.extract.parsing.found import FoundEvent

BESIDE = 1  # sentences after an arrest over which he is still where it was made
FAR = 8  # sentences over which somebody harmed is still where he was
STAYING = 3  # sentences over which those who came are still there
LEAD = 6  # sentences within which a report of one attack has told it
TOLD = frozenset({"actual", "attempted", "negated"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Stay:
    """Where somebody was put by an event, until which sentence it is taken for granted."""

    event: FoundEvent
    until: int | None  # None: until he is freed, moved or dead


@dataclass(slots=True)
class Scenes:
    """The walk over one document: `where` each person told of is by now."""

    told: Sequence[Told]
    scene: Scene
    lexicon: EventLexicon
    setting: Setting
    entity_at: Callable[[int], str | None]
    reached: Callable[[int], int | None]  # the place a verb of coming leads to
    where: dict[str, Stay] = field(default_factory=dict)
    prison: Stay | None = None  # the place of custody told of last
    captives: set[str] = field(default_factory=set)
    freed: set[str] = field(default_factory=set)
    come: dict[str, Stay] = field(default_factory=dict)  # who came, and where to
    inside: Mapping[str, str] = field(default_factory=dict)

    def kept(self, events: Sequence[FoundEvent]) -> tuple[FoundEvent, ...]:
        """The events, those without a place of their own where the story leaves them."""
        placed: list[FoundEvent] = []
        for one, event in zip(self.told, events, strict=True):
            stay = self._stay(one, event)
            settled = event if stay is None else at_place_of(event, stay.event)
            came = self._came(one) if event.place_token is not None else None
            if came is not None:  # "came to X. They burned the granary"
                settled = on_site(event, came.event, self.setting)
            placed.append(settled)
            self._move(one, settled)
        story = self._story(placed)
        if story is None:
            return tuple(placed)
        return tuple(
            self._in_story(one, event, story)
            if self._of_story(one, event, story, placed)
            else event
            for one, event in zip(self.told, placed, strict=True)
        )

    def _known(self, events: Sequence[FoundEvent]) -> set[str]:
        """Whom the deeds that are told with their places befell."""
        return {
            entity
            for other, told in zip(self.told, events, strict=True)
            if self._scenic(other, told)
            for entity in people_of(other)
        }

    def _in_story(self, one: Told, event: FoundEvent, story: FoundEvent) -> FoundEvent:
        """The event at the story's place, and on its day where it takes up what was told."""
        undated = event.when is None and not dated_itself(one, self.setting)
        if undated and takes_up(one):
            event = replace(event, when=story.when)
        return at_place_of(event, story)

    def _stay(self, one: Told, event: FoundEvent) -> Stay | None:
        """Where the first of those it befell is kept, where the deed can be done there."""
        remains = any(t.trigger.sense.frame_name == "remains" for t in one.group)
        if event.place_token is not None or remains or not self._local(event):
            return None
        came = self._came(one)
        if came is not None:
            return came
        first = min(one.sentences)
        for entity in people_of(one):
            stay = self.where.get(entity)
            if stay is None or not same_days(self.setting, event, stay.event):
                continue
            if stay.until is None and not self._away(one):
                return stay
            near = stay.until is not None and first <= stay.until
            if near and undivided(one, self.scene, self.lexicon):
                return stay
        return self.prison if self._captive(one) and not self._away(one) else None

    def _came(self, one: Told) -> Stay | None:
        """As in "Soldiers drove to X. They burned the mill": where its doers had come to."""
        first = min(one.sentences)
        doers = sorted({actor for t in one.group for actor in t.actors})
        for stay in (self.come[actor] for actor in doers if actor in self.come):
            near = stay.until is not None and first <= stay.until
            if near and undivided(one, self.scene, self.lexicon):
                return stay
        return None

    def _arrive(self, one: Told, event: FoundEvent) -> None:
        """As in "Soldiers drove to X": they are there for a while."""
        coming = self.lexicon.words.lists["arriving"]
        token = self.reached(event.head)
        if self.scene.tree.lemma[event.head] not in coming or token is None:
            return
        there = replace(
            event, place=self.entity_at(token), place_token=token, place_relation=None
        )
        for telling in one.group:
            for actor in telling.actors:
                stay = Stay(event=there, until=max(one.sentences) + STAYING)
                self.come[actor] = stay

    def _captive(self, one: Told) -> bool:
        """As in "She was released in May. She told of having been beaten": in custody."""
        held = self.captives.intersection(people_of(one))
        if held - self.freed:
            return True
        return bool(held) and any(self._before(t) for t in one.group)

    def _before(self, telling: Telling) -> bool:
        """As in "told of having been beaten", "had been beaten": before what is told."""
        tree, head = self.scene.tree, telling.trigger.head
        helpers = {tree.word[c] for c in tree.all(head, "aux", "auxpass")}
        return bool(helpers & {"had", "having"})

    def _local(self, event: FoundEvent) -> bool:
        """A deed done to a body where it is, told as done, tried or not done."""
        words = self.lexicon.words.links
        senses = set(event.senses)
        if event.realis not in TOLD or event.plural or senses & words["moving"]:
            return False
        return event.type == "ASSAULT" or bool(senses & words["bodily"])

    def _away(self, one: Told) -> bool:
        """Its sentence names another place, or says that he was elsewhere."""
        scene, apart = self.scene, self.lexicon.words.setting["apart"]
        for sentence in one.sentences:
            first, end = scene.bounds[sentence]
            if apart.intersection(scene.tree.word[first:end]):
                return True
        return False

    def _move(self, one: Told, event: FoundEvent) -> None:
        """Remember where those it befell now are."""
        words = self.lexicon.words.links
        if event.realis != "actual":
            return
        self._arrive(one, event)
        moved = bool(set(event.senses) & words["moving"])
        if moved:
            self.captives.update(people_of(one))
        if "release" in event.senses or "escape" in event.senses:
            self.freed.update(people_of(one))
        if event.place_token is not None and self._until(one, moved=moved) is None:
            self.prison = Stay(event=event, until=None)
        for entity in people_of(one):
            if event.place_token is not None:
                self.where[entity] = Stay(
                    event=event, until=self._until(one, moved=moved)
                )
            elif moved:
                self.where.pop(entity, None)

    def _until(self, one: Told, *, moved: bool) -> int | None:
        tree, holding = self.scene.tree, self.lexicon.words.links["holding"]
        if any(tree.lemma[head] in holding for head in one.event.heads):
            return None
        place = one.event.place_token
        bound = self.lexicon.words.setting["bound_for"]
        if place is not None and tree.word[tree.head[place]] in bound:
            return None  # "was taken to the school"
        return max(one.sentences) + (BESIDE if moved else FAR)

    def _story(self, events: Sequence[FoundEvent]) -> FoundEvent | None:
        """The deed of a report that tells of one place of violence, told at its head."""
        deeds = [
            (one, event)
            for one, event in zip(self.told, events, strict=True)
            if self._scenic(one, event)
        ]
        named = [pair for pair in deeds if self._called(pair[1].place_token)]
        places = {event.place for _, event in named or deeds}
        inner = {place for place in places if place in self.inside}
        if not deeds or not self._one_place(places):
            return None
        one, event = next(
            pair for pair in named or deeds if not inner or pair[1].place in inner
        )
        return event if min(one.sentences) <= LEAD else None

    def _called(self, token: int | None) -> bool:
        """A name, or a site with one of its own: "the Dara bridge"."""
        tree = self.scene.tree
        return token is not None and (
            token in self.scene.names
            or any(tree.tag[c] == "NNP" for c in tree.all(token, "compound"))
        )

    def _one_place(self, places: set[str | None]) -> bool:
        """One place, or places that lie in one another: a factory and its town."""
        if None in places:
            return False
        return len({self._outermost(place) for place in places if place}) == 1

    def _outermost(self, place: str) -> str:
        seen = {place}
        while place in self.inside and self.inside[place] not in seen:
            place = self.inside[place]
            seen.add(place)
        return place

    def _scenic(self, one: Told, event: FoundEvent) -> bool:
        """One deed of violence told as done, with its place."""
        if event.type != "ASSAULT" or event.realis != "actual":
            return False
        aside = all(telling.aside for telling in one.group)
        if event.place_token is None or too_wide(self.setting, event):
            return False
        return not event.plural and not aside

    def _of_story(
        self,
        one: Told,
        event: FoundEvent,
        story: FoundEvent,
        events: Sequence[FoundEvent],
    ) -> bool:
        """Violence without place, date or victim of its own, told after it or in a heading:
        "the car was found burnt near the stadium" at the end places nothing before it.
        """
        fleeing = bool(set(event.senses) & self.lexicon.words.links["leaving"])
        again = takes_up(one)
        sundry = event.plural and not again
        if event.place_token is not None or event.realis not in TOLD or sundry:
            return False
        if not (fleeing or event.type == "ASSAULT") or self._ahead(one, story):
            return False
        if not same_days(self.setting, event, story):
            return False
        if set(event.senses) & self.lexicon.words.links["moving"]:
            return False
        if self._captive(one):
            return False  # where he was held, wherever that is
        known = self._known(events)
        dated = event.when is not None and story.when is not None
        fresh = set() if dated or again else self._named_victims(one) - known
        return not fresh and not self._elsewhere(one, event, story) and self._past(one)

    def _ahead(self, one: Told, story: FoundEvent) -> bool:
        """Told before the story's place is, and in no heading."""
        first = min(self.scene.sentence_of[head] for head in story.heads)
        return max(one.sentences) < first and not any(t.heading for t in one.group)

    def _named_victims(self, one: Told) -> set[str]:
        return {
            part.entity
            for part in one.event.participants
            if part.role == "recipient"
            and part.entity is not None
            and part.token in self.scene.names
        }

    def _elsewhere(self, one: Told, event: FoundEvent, story: FoundEvent) -> bool:
        """Its sentence names another place or day, or parts it from what was told."""
        scene = self.scene
        dated = any(time.id == event.when for time in self.setting.times.values())
        again = takes_up(one) and not dated
        for sentence in one.sentences:
            heads = [h for h in event.heads if scene.sentence_of[h] == sentence]
            if not again and parted(scene, self.lexicon, sentence, heads):
                return True
            days = self.setting.dated.get(sentence, ())
            if event.when is None and any(
                told_beside(scene.tree, t, heads) for t in days
            ):
                return True
            named = {self.entity_at(i) for i in self._sites(sentence, heads)}
            if named - {story.place, self._outermost(story.place or "")}:
                return True
        return False

    def _sites(self, sentence: int, heads: Sequence[int]) -> Iterator[int]:
        """The places a sentence names where something may be done: no country, no "Karsel
        police", nothing that says who tells it or when he did.
        """
        scene, tree, parsed = self.scene, self.scene.tree, self.setting.parsed
        for i in range(*scene.bounds[sentence]):
            if i not in scene.names or scene.kinds.get(i) != "PLACE":
                continue
            whose = tree.dep[i] in {"compound", "poss", "nmod", "amod"}
            wide = is_wide(parsed, scene, self.lexicon, i)
            if not whose and not wide and told_beside(tree, i, heads):
                yield i

    def _past(self, one: Told) -> bool:
        return any(
            t.past or t.definite or t.heading
            or (self._before(t) and self.scene.tree.dep[t.trigger.head] == "ccomp")
            or self._underway(t.trigger) or self._under_past(t.trigger)
            for t in one.group
        )  # fmt: skip

    def _under_past(self, trigger: Trigger) -> bool:
        """As in "three were killed and eight hurt", "tried to break down the gate"."""
        tree, head = self.scene.tree, trigger.head
        gapped = tree.dep[head] == "conj" and tree.tag[head] == "VBN"
        gapped = gapped and not tree.all(head, "aux", "auxpass")
        tried = tree.dep[head] == "xcomp" and tree.tag[head] == "VB"
        return (
            not trigger.nominal and (gapped or tried) and in_past(tree, tree.head[head])
        )

    def _underway(self, trigger: Trigger) -> bool:
        """As in "gunfire broke out", "denied killing anybody": its verb is told as past."""
        tree, head = self.scene.tree, trigger.head
        verb, dep = tree.head[head], tree.dep[head]
        if trigger.nominal and tree.tag[head] == "NN":
            told = dep in {"nsubj", "nsubjpass", "dobj", "attr"}
            return told and tree.pos[verb] in {"VERB", "AUX"} and in_past(tree, verb)
        while tree.tag[head] == "VBG" and dep in {"pcomp", "xcomp", "prep", "conj"}:
            head, dep = tree.head[head], tree.dep[tree.head[head]]
            while tree.dep[head] == "prep" and tree.head[head] != head:
                head = tree.head[head]
        return tree.tag[trigger.head] == "VBG" and in_past(tree, head)


def takes_up(one: Told) -> bool:
    """As in "the killings", "died in the ambush": what was told, told again."""
    return any(t.trigger.nominal and t.definite and not t.another for t in one.group)


def people_of(one: Told) -> Iterator[str]:
    """Whom an event befell; of a flight, those who fled."""
    for telling in one.group:
        yield from sorted(telling.recipients)
        if telling.trigger.sense.frame_name == "leave" and not telling.aside:
            yield from sorted(telling.actors)

"""The place and day that deeds take from the head of the entry they are told in.

"3 September, Kibeti. Fighters attacked the village. A trader was killed": both in Kibeti,
both on 3 September. What has a place or a day of its own, was done before ("had been
arrested") or is set apart ("elsewhere", "later") takes nothing from the head (M46, M49).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from tahqiq.extract.events.places import Place
from tahqiq.extract.events.scene import Scene, Trigger
from tahqiq.extract.events.times import ORDERING
from tahqiq.extract.lexicon.event_lexicon import EventLexicon
from tahqiq.extract.names.entries import Entry, entries_of
from tahqiq.extract.parsing.parsed import Parsed
from tahqiq.model.reading import Time

BODILY = frozenset({"ASSAULT", "COERCE", "RETREAT", "PROTEST"})
FAR = 4  # less close than any time of the deed's own sentence
EARLIER = frozenset(
    {"has", "have", "had", "'ve", "'d", "will", "would", "may", "could"}
)


@dataclass(frozen=True, slots=True)
class Headed:
    """The entries of one document; `times` are its times by the token that heads each."""

    parsed: Parsed
    scene: Scene
    lexicon: EventLexicon
    times: Mapping[int, Time]
    entries: tuple[Entry, ...]

    def place(self, trigger: Trigger, own: Place | None) -> Place | None:
        """Its own place, or the entry's where it has none or names it by a noun only."""
        entry = self._entry(trigger)
        if entry is None or (own is not None and not self._same(own)):
            return own
        token = self._site(entry)
        if token is None or self._names_another(trigger, entry):
            return own
        return Place(token, None, lent=own is None)

    def when(self, trigger: Trigger) -> tuple[int, str] | None:
        """The day of its entry, where its sentence has no time."""
        entry = self._entry(trigger)
        if entry is None:
            return None
        inside = range(entry.first, entry.end)
        first, end = self.scene.bounds[self.scene.sentence_of[trigger.head]]
        if any(i in self.times for i in range(first, end) if i not in inside):
            return None
        days = [self.times[i] for i in inside if i in self.times]
        return (FAR, days[0].id) if days else None

    def _entry(self, trigger: Trigger) -> Entry | None:
        """The entry that tells it as done there and then."""
        if trigger.modifier or not self._simple(trigger):
            return None
        head = trigger.head
        return next((e for e in self.entries if e.end <= head < e.until), None)

    def _simple(self, trigger: Trigger) -> bool:
        """A deed told in a simple tense, in a sentence that nothing sets apart."""
        tree, scene, head = self.scene.tree, self.scene, trigger.head
        moving = tree.lemma[head] in self.lexicon.words.setting["entering"]
        if trigger.sense.type not in BODILY and not moving:
            return False
        first, end = scene.bounds[scene.sentence_of[head]]
        parting = self.lexicon.words.setting["parting"]
        if any(
            tree.word[i] in parting and tree.word[i] != "other"
            for i in range(first, end)
        ):
            return False
        if trigger.nominal:
            return tree.tag[head] == "NN" and tree.word[tree.head[head]] not in ORDERING
        return not EARLIER & {tree.word[c] for c in tree.all(self._tensed(head), "aux")}

    def _tensed(self, verb: int) -> int:
        """The verb whose tense it shares: "had threatened to have him charged"."""
        tree = self.scene.tree
        while tree.dep[verb] in {"xcomp", "ccomp"} and tree.head[verb] != verb:
            if tree.tag[verb] == "VBD" or tree.all(verb, "aux", "auxpass"):
                break
            verb = tree.head[verb]
        return verb

    def _same(self, own: Place) -> bool:
        """As in "attacked the village": the one that the head names."""
        tree = self.scene.tree
        known = any(tree.word[c] in {"the", "this"} for c in tree.all(own.token, "det"))
        one = tree.lemma[own.token] in self.lexicon.words.setting["single"]
        return known and one and own.token not in self.scene.names

    def _site(self, entry: Entry) -> int | None:
        """The first name of the head that is a place's."""
        kinds = self.scene.kinds
        tokens = (
            i for first, end in entry.names for i in range(end - 1, first - 1, -1)
        )
        return next((i for i in tokens if kinds.get(i) == "PLACE"), None)

    def _names_another(self, trigger: Trigger, entry: Entry) -> bool:
        """Its sentence names a place that the head does not."""
        scene, tree = self.scene, self.scene.tree
        first, end = scene.bounds[scene.sentence_of[trigger.head]]
        known = {tree.word[i] for i in range(entry.first, entry.end)}
        return any(
            scene.kinds.get(i) == "PLACE" and tree.word[i] not in known
            for i in range(max(first, entry.end), end)
            if i in scene.names
        )


def headed_by(
    parsed: Parsed, scene: Scene, lexicon: EventLexicon, times: Mapping[int, Time]
) -> Headed | None:
    """The entries of a document, if it is one of entries."""
    entries = entries_of(parsed, lambda i: scene.kinds.get(i) == "PLACE")
    return Headed(parsed, scene, lexicon, times, entries) if entries else None

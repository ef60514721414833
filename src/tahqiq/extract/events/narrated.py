"""Times that a paragraph sets for what it goes on to tell.

"At two o'clock that night three boats came. When Abdul asked for a warrant, one of the men
struck him": the blow fell that night. A time put in front of a past sentence holds for the
deeds told behind it in the paragraph, until another time or a word that parts them (M46).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from tahqiq.extract.events.scene import Scene
from tahqiq.extract.events.setting import Setting
from tahqiq.extract.events.sharing import Told, dated_itself, undivided
from tahqiq.extract.events.times import in_past
from tahqiq.extract.lexicon.event_lexicon import EventLexicon
from tahqiq.extract.parsing.found import FoundEvent

ON = 4  # sentences over which a time put in front holds
SHORT = frozenset({"month", "week", "day", "part-of-day", "hour", "minute", "unknown"})


@dataclass(frozen=True, slots=True)
class Narrated:
    """The frames of one document."""

    scene: Scene
    lexicon: EventLexicon
    setting: Setting

    def dated(
        self, told: Sequence[Told], events: Sequence[FoundEvent]
    ) -> tuple[FoundEvent, ...]:
        """The events, those without a time of their own in that of their paragraph."""
        return tuple(
            self._framed(one, event) for one, event in zip(told, events, strict=True)
        )

    def _framed(self, one: Told, event: FoundEvent) -> FoundEvent:
        deed = event.type in {"ASSAULT", "COERCE"} and event.realis == "actual"
        first = min(one.sentences)
        own = dated_itself(one, self.setting)
        if event.when is not None or not deed or event.plural or own:
            return event
        if not self._simple(one) or not undivided(one, self.scene, self.lexicon):
            return event
        for sentence in range(first - 1, max(-1, first - 1 - ON), -1):
            if not self._beside(sentence, first):
                return event
            if self.setting.dated.get(sentence):
                when = self._front(sentence)
                return event if when is None else replace(event, when=when)
        return event

    def _simple(self, one: Told) -> bool:
        """Told in the simple past, in a clause that says no more than who it was."""
        tree = self.scene.tree
        return any(
            not t.trigger.nominal
            and not t.aside
            and in_past(tree, t.trigger.head)
            and self._told_then(t.trigger.head)
            for t in one.group
        )

    def _told_then(self, head: int) -> bool:
        """Its sentence is told as past: not "she insists that his ribs were broken"."""
        tree = self.scene.tree
        root = head
        while tree.head[root] != root:
            root = tree.head[root]
        return root == head or tree.tag[root] == "VBD" or in_past(tree, root)

    def _beside(self, sentence: int, other: int) -> bool:
        """Both stand in one passage, and the first is told as past."""
        bounds, parsed = self.scene.bounds, self.setting.parsed
        starts = [parsed.starts[bounds[k][0]] for k in (sentence, other)]
        return any(
            p.start <= starts[0] and starts[1] < p.end for p in parsed.document.passages
        )

    def _front(self, sentence: int) -> str | None:
        """The one time of a sentence, put in front of the subject of a past verb."""
        tokens = self.setting.dated[sentence]
        if len(tokens) != 1:
            return None
        tree, token = self.scene.tree, tokens[0]
        time = self.setting.times[token]
        above = [i for i in tree.ancestors(token) if tree.pos[i] in {"VERB", "AUX"}]
        if time.precision not in SHORT or not above or above[0] != above[-1]:
            return None
        verb = above[0]
        subject = tree.child(verb, "nsubj", "nsubjpass")
        past = tree.tag[verb] == "VBD" or in_past(tree, verb)
        fronted = subject is not None and token < subject
        return time.id if fronted and past and tree.head[verb] == verb else None

"""Who did what a scene tells in the passive, where its clauses have one doer only.

"Gunmen stopped a bus. A woman was shot": nobody else is there to shoot her. Such a doer is
`inferred`: no claim puts him there, so no claim asserts the deed of him (M34, M43). None is
inferred where two parties act, where the victims may be the doers, where the text says that
nobody knows, or where the deed has a day, place or named victim of its own (M45).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from tahqiq.extract.events.scene import Scene
from tahqiq.extract.events.setting import Setting
from tahqiq.extract.events.sharing import Told, same_days, undivided
from tahqiq.extract.events.telling import Telling
from tahqiq.extract.lexicon.event_lexicon import EventLexicon
from tahqiq.extract.parsing.found import FoundEvent, FoundParticipant

NEAR = 2  # sentences back to the last deed with a doer: further on, somebody else acts
LONG = 4  # the same where it befell those whom that deed befell
DEEDS = frozenset({"ASSAULT", "COERCE"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Doers:
    """The walk over one document's events, those already walked among `events`."""

    told: Sequence[Told]
    scene: Scene
    lexicon: EventLexicon
    setting: Setting

    def given(self, events: Sequence[FoundEvent]) -> tuple[FoundEvent, ...]:
        """The events, those told without a doer with the one of their scene."""
        found: list[FoundEvent] = []
        for index, (one, event) in enumerate(zip(self.told, events, strict=True)):
            known = [*found, *events[index:]]
            doers = self._lent(one, event, known) if self._lacks(one, event) else ()
            found.append(replace(event, participants=(*event.participants, *doers)))
        return tuple(found)

    def _lacks(self, one: Told, event: FoundEvent) -> bool:
        """A deed told as done, in the passive, of which no doer is told, blamed or denied."""
        if event.type not in DEEDS or event.realis != "actual" or event.plural:
            return False
        if any(part.role == "actor" for part in event.participants):
            return False
        if any(telling.many for telling in one.group) or self._open(one):
            return False
        agentless = any(self._agentless(telling) for telling in one.group)
        return agentless and undivided(one, self.scene, self.lexicon)

    def _agentless(self, telling: Telling) -> bool:
        """As in "was shot", "was beaten"; not "died", nor "the men shot last year"."""
        trigger = telling.trigger
        if trigger.nominal or trigger.modifier or telling.aside or telling.heading:
            return False
        doing = trigger.sense.frame.get("subject") == "actor"
        return doing and not self.scene.clauses.objects(trigger.head)

    def _open(self, one: Told) -> bool:
        """The text says beside the deed that nobody knows who did it."""
        unsaid = self.lexicon.words.setting["unsaid"]
        last = len(self.scene.bounds) - 1
        for sentence in {*one.sentences, min(last, max(one.sentences) + 1)}:
            first, end = self.scene.bounds[sentence]
            words = {*self.scene.tree.word[first:end]}
            if "who" in words and words & unsaid:
                return True
        return False

    def _lent(
        self, one: Told, event: FoundEvent, known: Sequence[FoundEvent]
    ) -> tuple[FoundParticipant, ...]:
        """The doers of the scene, where they are one party and may have done it."""
        near = list(self._acting(one, event, known))
        if not near:
            return ()
        parties = {self._party(part) for _, before in near for part in actors(before)}
        other, before = near[0]
        doers = actors(before)
        if len(parties) > len({self._party(part) for part in doers}):
            return ()
        if any(not self._may_act(part) for part in doers):
            return ()
        if not self._one_scene(one, event, other, before):
            return ()
        return tuple(
            replace(part, trigger=event.head, basis="inferred") for part in doers
        )

    def _acting(
        self, one: Told, event: FoundEvent, known: Sequence[FoundEvent]
    ) -> Iterator[tuple[Told, FoundEvent]]:
        """What somebody did in the sentences just before or in the same, last told first."""
        first = min(one.sentences)
        for other, before in zip(reversed(self.told), reversed(known), strict=True):
            gaps = [first - k for k in other.sentences if k <= first]
            shared = bool(victims(event) & victims(before))
            if not gaps or min(gaps) > (LONG if shared else NEAR):
                continue
            here = min(gaps) == 0
            if all(t.before for t in other.group) and not any(
                t.before for t in one.group
            ):
                continue  # "was shot by men who had beaten him": an earlier scene
            if here and all(telling.trigger.nominal for telling in other.group):
                continue  # "killed in the riots, two of them in police firing"
            if before.realis == "actual" and self._is_scenic(before, here=here):
                yield other, before

    def _is_scenic(self, event: FoundEvent, *, here: bool) -> bool:
        """A deed, a threat in the same sentence, or the coming of somebody armed."""
        arriving = self.lexicon.words.links["arriving"]
        if not actors(event):
            return False
        if event.type in DEEDS or (here and event.type == "THREATEN"):
            return True
        armed = self.lexicon.words.lists["armed"]
        tokens = [part.token for part in actors(event)]
        lemma = self.scene.tree.lemma
        return bool(arriving & {*event.senses}) and any(
            lemma[t] in armed for t in tokens
        )

    def _party(self, part: FoundParticipant) -> str:
        return part.entity or self.scene.tree.lemma[part.token]

    def _may_act(self, part: FoundParticipant) -> bool:
        """Somebody the text states to have done it: no place, weapon or bare pronoun."""
        nameless = part.entity is None and self.scene.tree.pos[part.token] == "PRON"
        if part.basis not in {"stated", "inferred"} or nameless:
            return False
        acting = self.scene.kinds.get(part.token) in {"PERSON", "ORG", "NORP"}
        lists = self.lexicon.words.lists
        people = lists["armed"] | lists["person"]
        return acting or self.scene.tree.lemma[part.token] in people

    def _one_scene(
        self, one: Told, event: FoundEvent, other: Told, before: FoundEvent
    ) -> bool:
        """The same hour and place, and no victim who may have done it or stands apart."""
        if not self._same_side(one, other) or not self._same_hour(one, event, before):
            return False
        lesser = self.lexicon.words.links["lesser_means"]
        if {*before.modes} and {*before.modes} <= lesser and {*event.modes} - lesser:
            return False  # "Settlers threw stones. A farmer was shot"
        if self._against_officers(event, before):
            return False
        shared = bool(victims(event) & victims(before))
        if self._takes_in(before):
            return shared and not self._takes_in(event) and event.harm != "killed"
        if not shared and self._strangers(event):
            return False
        return not self._officially(event) or self._officers(before)

    def _same_side(self, one: Told, other: Told) -> bool:
        """Whom it befell are not those who did it, and there was no fight of two sides."""
        frames = {t.trigger.sense.frame_name for t in (*one.group, *other.group)}
        if "mutual" in frames:
            return False
        doers = {word for t in other.group for word in t.doers}
        hurt = {word for t in one.group for word in t.victims}
        entities = {e for t in other.group for e in t.actors}
        same = entities & {e for t in one.group for e in t.recipients}
        fighters = self.lexicon.words.links["combatants"]
        return not (doers & hurt or same or hurt & fighters)

    def _against_officers(self, event: FoundEvent, before: FoundEvent) -> bool:
        """As in "Police fired. A police car was set alight, and officers were hurt": what
        befalls them or what is theirs is not of their own doing.
        """
        official, tree = self.lexicon.words.links["officers"], self.scene.tree
        hurt = (p.token for p in event.participants if p.role == "recipient")
        near = {t for i in hurt for t in (i, *tree.all(i, "compound", "poss", "amod"))}
        acting = any(tree.lemma[p.token] in official for p in actors(before))
        return acting and any(tree.lemma[t] in official for t in near)

    def _same_hour(self, one: Told, event: FoundEvent, before: FoundEvent) -> bool:
        own = one.event
        if own.when is not None and own.when != before.when:
            return False
        if own.place_token in self.scene.names and event.place != before.place:
            return False
        return same_days(self.setting, event, before)

    def _strangers(self, event: FoundEvent) -> bool:
        """As in "Farid Omar was shot": somebody by name, of whom the scene knows nothing."""
        hurt = [part for part in event.participants if part.role == "recipient"]
        return not hurt or any(part.token in self.scene.names for part in hurt)

    def _takes_in(self, event: FoundEvent) -> bool:
        """Who is under arrest or abducted is in other hands from then on."""
        return bool({*event.senses} & {"arrest", "abduct", "charge"})

    def _officially(self, event: FoundEvent) -> bool:
        """As in "were arrested": what gunmen do not do."""
        formal = self.lexicon.words.links["formal"]
        return any(self.scene.tree.lemma[head] in formal for head in event.heads)

    def _officers(self, event: FoundEvent) -> bool:
        official = self.lexicon.words.links["officers"]
        lemma = self.scene.tree.lemma
        return all(lemma[part.token] in official for part in actors(event))


def actors(event: FoundEvent) -> tuple[FoundParticipant, ...]:
    """Its doers, stated, accused or inferred."""
    return tuple(part for part in event.participants if part.role == "actor")


def victims(event: FoundEvent) -> frozenset[str]:
    """The entities it befell."""
    return frozenset(
        part.entity
        for part in event.participants
        if part.role == "recipient" and part.entity is not None
    )

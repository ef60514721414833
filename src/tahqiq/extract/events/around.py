"""Places that an event takes from what its sentence tells around it.

Where those stood who struck, what was left behind, where its tellers live: "entered the
village and fired", "fled the barracks", "In X, residents said a drone struck a house",
"Villagers in X said that men had burned their homes". Nearer words always win.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from tahqiq.extract.events.places import Place, Places
from tahqiq.extract.events.scene import Trigger

TELLERS = 3  # how many clauses above the trigger its teller may stand
PHYSICAL = frozenset({"ASSAULT", "COERCE", "RETREAT", "PROTEST"})


@dataclass(frozen=True, slots=True)
class Around:
    """The rules over one document."""

    places: Places

    def of(self, trigger: Trigger) -> Place | None:
        """What is left when nothing on the trigger or its clause names a place."""
        return (
            self._entered(trigger)
            or self._inward(trigger)
            or self._left(trigger)
            or self._disputed(trigger)
            or self._trailing(trigger.head)
            or self._dated(trigger.head)
            or self._described(trigger)
            or self._witnessed(trigger)
        )

    def told_in(self, trigger: Trigger) -> Place | None:
        """As in "In X, residents said …", "Villagers in X said …": where they saw it."""
        if trigger.sense.type not in PHYSICAL:
            return None
        for verb in self._tellers(trigger.head):
            found = self._fronted(verb) or self._home_of(verb)
            if found is not None:
                return found
        return None

    def _tellers(self, head: int) -> Iterator[int]:
        """The verbs of saying above a deed, the nearest first."""
        tree = self.places.scene.tree
        told = 0
        for below, above in zip(
            (head, *tree.ancestors(head)), tree.ancestors(head), strict=False
        ):
            if tree.dep[below] in {"relcl", "advcl"}:
                return
            if tree.dep[below] == "ccomp" and tree.pos[above] == "VERB":
                yield above
                told += 1
            if told == TELLERS:
                return

    def _fronted(self, verb: int) -> Place | None:
        """A place named in front of the subject of the verb of saying."""
        tree, scene = self.places.scene.tree, self.places.scene
        subject = tree.child(verb, "nsubj")
        if subject is None:
            return None
        found = self.places.best(c for c in tree.all(verb, "prep") if c < subject)
        return found if found is not None and found.token in scene.names else None

    def _home_of(self, verb: int) -> Place | None:
        """Where people of the place who say so live."""
        tree, scene = self.places.scene.tree, self.places.scene
        for who in tree.all(verb, "nsubj"):
            if tree.lemma[who] not in self.places.lexicon.words.setting["locals"]:
                continue
            for c in tree.all(who, "prep"):
                for obj in tree.all(c, "pobj"):
                    inner = self.places.sites.named_inside(obj)
                    named = obj if inner is None else inner
                    town = scene.kinds.get(named) == "PLACE" and named in scene.names
                    if tree.word[c] in {"in", "of", "from", "at", "near"} and town:
                        return Place(named, None)
        return None

    def _entered(self, trigger: Trigger) -> Place | None:
        """As in "entered the village and fired at civilians": where they then were."""
        scene, tree, head = self.places.scene, self.places.scene.tree, trigger.head
        while (
            tree.dep[head] in {"conj", "xcomp"} and tree.pos[tree.head[head]] == "VERB"
        ):
            head = tree.head[head]
        if tree.lemma[head] not in self.places.lexicon.words.setting["entering"]:
            return None
        return self._reached(scene.clauses.objects(head))

    def _inward(self, trigger: Trigger) -> Place | None:
        """As in "was lobbed through the tea house's window", "fired into a clinic"."""
        tree, words = self.places.scene.tree, self.places.lexicon.words.setting
        if trigger.nominal or trigger.sense.type != "ASSAULT":
            return None
        for node in (trigger.head, *tree.all(trigger.head, "dobj")):
            for prep in tree.all(node, "prep"):
                if tree.word[prep] in words["inward"]:
                    found = self._reached(tree.all(prep, "pobj"))
                    if found is not None:
                        return found
        return None

    def _described(self, trigger: Trigger) -> Place | None:
        """As in "an ambush that it says left nine dead near X": what is told of a noun."""
        tree = self.places.scene.tree
        if not trigger.nominal or trigger.sense.type != "ASSAULT":
            return None
        for clause in tree.all(trigger.head, "relcl", "acl"):
            for verb in (clause, *tree.all(clause, "ccomp", "xcomp")):
                if self.places.carries(verb) or verb in self.places.heads:
                    found = self.places.around(verb)
                    if found is not None:
                        return found
        return None

    def _witnessed(self, trigger: Trigger) -> Place | None:
        """As in "X has seen nine assassinations", "the town of X suffered an attack"."""
        scene, tree = self.places.scene, self.places.scene.tree
        verb = tree.head[trigger.head]
        seeing = self.places.lexicon.words.setting["witnessing"]
        if not trigger.nominal or tree.dep[trigger.head] != "dobj":
            return None
        for who in tree.all(verb, "nsubj") if tree.lemma[verb] in seeing else ():
            inner = self.places.sites.named_inside(who)
            named = who in scene.names and scene.kinds.get(who) == "PLACE"
            if inner is not None or named:
                return Place(who if inner is None else inner, None)
        return None

    def _left(self, trigger: Trigger) -> Place | None:
        """As in "fled the barracks", "were leaving the valley": the place they left."""
        scene = self.places.scene
        leaving = self.places.lexicon.words.setting["departing"]
        if scene.tree.lemma[trigger.head] not in leaving or trigger.nominal:
            return None
        return self._reached(scene.tree.all(trigger.head, "dobj"))

    def _reached(self, tokens: Iterable[int]) -> Place | None:
        for token in tokens:
            whole = self.places.sites.whole(token)
            if whole is not None:
                return Place(whole, None)
            inner = self.places.sites.named_inside(token)
            if inner is not None or self.places.sites.inhabited(token):
                return Place(token if inner is None else inner, None)
        return None

    def _disputed(self, trigger: Trigger) -> Place | None:
        """As in "clashed over grazing land in X": where what they fought over lies."""
        tree = self.places.scene.tree
        if trigger.sense.frame_name != "mutual" or trigger.sense.type != "ASSAULT":
            return None
        for prep in tree.all(trigger.head, "prep"):
            if tree.word[prep] in {"over", "for", "about"}:
                for obj in tree.all(prep, "pobj"):
                    found = self.places.best(tree.all(obj, "prep"))
                    if found is not None and found.token in self.places.scene.names:
                        return found
        return None

    def _trailing(self, head: int) -> Place | None:
        """As in "lynched two men accused of stealing cattle in X"."""
        tree, scene = self.places.scene.tree, self.places.scene
        accused = self.places.lexicon.words.links["accused"]
        for token in scene.clauses.undergoers(head):
            for clause in tree.all(token, "acl"):
                if tree.lemma[clause] in accused:
                    within = range(clause, tree.right[clause])
                    place = self.places.best(i for i in within if tree.dep[i] == "prep")
                    if place is not None and place.token in scene.names:
                        return place
        return None

    def _dated(self, head: int) -> Place | None:
        """As in "were killed since 11 August in X", "Hours later in X": hung on the day."""
        tree, scene = self.places.scene.tree, self.places.scene
        for prep in tree.all(head, "prep", "npadvmod", "advmod"):
            days = [prep, *tree.all(prep, "pobj", "advmod")]
            for day in days:
                if scene.is_time(day) or tree.dep[day] == "advmod":
                    found = self.places.best(tree.all(day, "prep"))
                    if found is not None:
                        return found
        return None

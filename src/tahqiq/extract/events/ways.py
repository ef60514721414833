"""Places that a sentence gives an event other than by a phrase on its trigger.

"The village, where two youths were shot", "bombed a wedding there", "fired on a bus
carrying teachers in X", "came under fire as it left the camp", "led them to the river and
shot them": what grammar says of where the deed was done, nearest first.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from tahqiq.extract.events.around import Around
from tahqiq.extract.events.place_words import cleft_of, is_wide
from tahqiq.extract.events.places import Place, Places
from tahqiq.extract.events.scene import Trigger
from tahqiq.extract.parsing.tree import Tree

HARMING = frozenset({"ASSAULT", "COERCE"})
BROUGHT = HARMING | {"REQUEST", "THREATEN", "PROTEST", "AID"}
SENT = frozenset({"AID", "MOBILIZE"})
LOOK_BACK = 40  # tokens from "there" to the place it takes up: its sentence or the last


def place_of(places: Places, trigger: Trigger) -> Place | None:
    """Where an event happened, as all the words around its trigger say."""
    ways = Ways(places)
    direct = ways.whereabouts(trigger)
    if direct is not None:
        return direct
    around = Around(places)
    found = places.of(trigger) or around.of(trigger)
    finer = ways.suffered(trigger, found) or ways.finer(trigger, found)
    near = finer or found or ways.on_the_way(trigger)
    if near is not None and near.token in places.scene.names:
        return near
    told = around.told_in(trigger)
    return near if told is None else told


@dataclass(frozen=True, slots=True)
class Ways:
    """The rules over one document."""

    places: Places

    @property
    def tree(self) -> Tree:
        """The parse."""
        return self.places.scene.tree

    def whereabouts(self, trigger: Trigger) -> Place | None:
        """As in "X, where the massacre took place", "bombed a wedding there"."""
        tree = self.tree
        for node in self._verbs(trigger):
            for c in tree.all(node, "advmod"):
                if tree.word[c] == "where" and tree.dep[node] in {"relcl", "advcl"}:
                    return self._antecedent(tree.head[node], c)
                if tree.word[c] in {"there", "here"} and tree.pos[c] == "ADV":
                    found = self._named_before(c, beside=node)
                    if found is not None:
                        return found
        return (
            self._at_which(trigger) or self._cleft(trigger) or self._scene_of(trigger)
        )

    def _at_which(self, trigger: Trigger) -> Place | None:
        """As in "the school in which the girls were held": the school."""
        tree = self.tree
        preps = self.places.lexicon.words.setting["place_preps"]
        if trigger.nominal or tree.dep[trigger.head] != "relcl":
            return None
        for prep in tree.all(trigger.head, "prep"):
            which = any(tree.word[c] == "which" for c in tree.all(prep, "pobj"))
            if which and tree.word[prep] in preps:
                return self._antecedent(tree.head[trigger.head], prep)
        return None

    def _cleft(self, trigger: Trigger) -> Place | None:
        """As in "It was in Beni that the doctor was murdered"."""
        tree = self.tree
        for verb in () if trigger.nominal else tree.ancestors(trigger.head):
            if cleft_of(tree, verb):
                return self.places.best(
                    c for c in tree.all(verb, "prep") if c < trigger.head
                )
        return None

    def _scene_of(self, trigger: Trigger) -> Place | None:
        """As in "Beni was the scene of a massacre": what its scene was."""
        tree, of = self.tree, self.tree.head[trigger.head]
        scene, verb = tree.head[of], tree.head[tree.head[of]]
        stage = self.places.lexicon.words.setting["nowhere"]
        said = tree.word[of] == "of" and tree.lemma[scene] in stage
        if not trigger.nominal or not said or tree.dep[scene] != "attr":
            return None
        for c in tree.all(verb, "nsubj"):
            inner = self.places.sites.named_inside(c)
            if inner is not None or self.places.sites.is_place(c):
                return Place(c if inner is None else inner, None)
        return None

    def _verbs(self, trigger: Trigger) -> Iterator[int]:
        """The trigger, its object, and of a noun the verb that says it happened."""
        tree, head = self.tree, trigger.head
        yield head
        yield from tree.all(head, "dobj")
        above = tree.head[head]
        if trigger.nominal and tree.pos[above] == "VERB" and self.places.carries(above):
            yield above
        if tree.dep[head] in {"conj", "advcl"} and tree.pos[above] == "VERB":
            apart = tree.child(head, "nsubj", "nsubjpass") is not None
            if tree.dep[head] == "conj" and not apart:
                yield above

    def _antecedent(self, noun: int, where: int) -> Place | None:
        """The place that "where" takes up: the noun, or the name it is or lies in."""
        places, tree = self.places, self.tree
        if noun > where:
            return None
        if tree.pos[noun] == "VERB":  # hung on the verb: the place before the comma
            return self._named_before(where)
        inner = places.sites.named_inside(noun)
        if inner is not None:
            return Place(inner, None)
        return Place(noun, None) if places.sites.is_place(noun) else None

    def _named_before(self, token: int, beside: int | None = None) -> Place | None:
        """The place spoken of last before a token, in its sentence or the one before; of
        "burned forty houses there" not the houses, which hang on the verb `beside` it.
        """
        scene = self.places.scene
        first = max(0, scene.bounds[max(0, scene.sentence_of[token] - 1)][0])
        for i in range(token - 1, max(first, token - LOOK_BACK) - 1, -1):
            hurt = (
                beside is not None and beside < i and beside in self.tree.ancestors(i)
            )
            if hurt:
                continue
            if scene.kinds.get(i) == "PLACE" and self.places.sites.is_place(i):
                inner = self.places.sites.named_inside(i)
                return Place(i if inner is None else inner, None)
        return None

    def suffered(self, trigger: Trigger, found: Place | None) -> Place | None:
        """As in "attacked the village of X in Y province": the village, not the province;
        so of "attacked a village in Y province".
        """
        tree, names = self.tree, self.places.scene.names
        if trigger.nominal:
            return None
        if found is None or found.token not in names:
            return self._manned(trigger, found)
        near = self.places.undergoing(trigger)
        if near is None or near.token == found.token:
            return None
        places = self.places
        wide = is_wide(places.parsed, places.scene, places.lexicon, found.token)
        if near.token not in names and not wide:
            return None
        below = [found.token, *tree.ancestors(found.token)]
        hung = trigger.head in below and near.token < found.token
        return near if hung and self._plain(found) else None

    def _plain(self, found: Place) -> bool:
        """As in "in X", "in southern X": the words of its place say no more."""
        directions = self.places.lexicon.words.setting["directions"]
        words = () if found.relation is None else found.relation.lower().split()[1:-1]
        return not set(words) - directions

    def finer(self, trigger: Trigger, found: Place | None) -> Place | None:
        """As in "between herders and farmers in X, in Y state": X, said first."""
        near = self._happening(trigger) if trigger.nominal and found else None
        if near is None or found is None or near.token not in self.places.scene.names:
            return None
        between = self.tree.word[near.token + 1 : found.token]
        return near if between[:2] == [",", "in"] else None

    def _manned(self, trigger: Trigger, found: Place | None) -> Place | None:
        """As in "attacked a checkpoint manned by police in X": the checkpoint is in X."""
        tree, names = self.tree, self.places.scene.names
        if found is None or trigger.sense.type not in {"ASSAULT", "COERCE"}:
            return None
        for clause in tree.all(found.token, "acl"):
            nodes = [
                clause,
                *(o for p in tree.all(clause, "agent") for o in tree.all(p, "pobj")),
            ]
            place = self.places.best(c for node in nodes for c in tree.children[node])
            if tree.tag[clause] == "VBN" and place is not None and place.token in names:
                return place
        return None

    def on_the_way(self, trigger: Trigger) -> Place | None:
        """What is left: inside what suffered it, on a way, or after the verb of a noun."""
        return (
            self._carrying(trigger)
            or self._passing(trigger)
            or self._brought(trigger)
            or self._happening(trigger)
            or self._during(trigger)
            or self._attempted(trigger)
            or self._delivered(trigger)
            or self._out_of(trigger)
        )

    def _carrying(self, trigger: Trigger) -> Place | None:
        """As in "a bus carrying teachers in X", "a mine attached to his car in X"."""
        tree = self.tree
        if trigger.nominal or trigger.sense.type not in {"ASSAULT", "COERCE"}:
            return None
        preps = [o for p in tree.all(trigger.head, "prep") for o in tree.all(p, "pobj")]
        clauses = self.places.scene.clauses
        struck = (
            *clauses.undergoers(trigger.head),
            *clauses.agents(trigger.head),
            *preps,
        )
        for token in struck:
            someone = self.places.scene.kinds.get(token) == "PERSON"
            for clause in tree.all(token, "acl", "relcl"):
                fixed = tree.tag[clause] == "VBN" and not someone
                if tree.tag[clause] == "VBG" or fixed:
                    place = self.places.around(clause)
                    kinds = self.places.scene.kinds
                    if place is not None and kinds.get(place.token) == "PLACE":
                        return place
        return None

    def _passing(self, trigger: Trigger) -> Place | None:
        """As in "as it left Camp X", "while patrolling the X forest"."""
        tree, scene = self.tree, self.places.scene
        occasions = self.places.lexicon.words.setting["occasions"]
        for clause in tree.all(trigger.head, "advcl"):
            if not occasions & {tree.word[m] for m in tree.children[clause]}:
                continue
            for token in tree.all(clause, "dobj"):
                if token in scene.names and scene.kinds.get(token) == "PLACE":
                    return Place(token, None)
        return None

    def _brought(self, trigger: Trigger) -> Place | None:
        """As in "took the men to the riverbank and shot them", "came to the clinic and
        demanded names": where they were by then.
        """
        tree, words = self.tree, self.places.lexicon.words.setting
        head = trigger.head
        before = tree.head[head]
        if trigger.sense.type not in BROUGHT or tree.dep[head] != "conj":
            return None
        asked = trigger.sense.type not in HARMING
        if asked and tree.lemma[before] not in words["coming"]:
            return None
        if tree.lemma[before] not in words["bringing"] | words["coming"]:
            return None
        for prep in tree.all(before, "prep"):
            if tree.word[prep] in words["bound_for"]:
                for token in tree.all(prep, "pobj"):
                    inner = self.places.sites.named_inside(token)
                    if inner is not None or self.places.sites.is_place(token):
                        return Place(token if inner is None else inner, None)
        return None

    def _happening(self, trigger: Trigger) -> Place | None:
        """As in "broke out between herders and farmers in X", "the massacre, which took
        place in X".
        """
        tree, head = self.tree, trigger.head
        verb = tree.head[head]
        for clause in tree.all(head, "relcl") if trigger.nominal else ():
            if self.places.carries(clause):
                return self.places.best(tree.children[clause])
        lemma = tree.lemma[verb]
        found = lemma == "find" and tree.dep[head] in {
            "oprd",
            "acomp",
            "xcomp",
            "ccomp",
        }
        carried = trigger.nominal and tree.pos[verb] == "VERB"
        if not found and not (carried and self.places.carries(verb)):
            return None
        nodes = self.places.below(verb)
        return self.places.best(c for node in nodes for c in tree.children[node])

    def _during(self, trigger: Trigger) -> Place | None:
        """As in "was arrested in X during a protest": there the protest was."""
        tree, prep = self.tree, self.tree.head[trigger.head]
        if not trigger.nominal or tree.word[prep] not in {"during", "amid"}:
            return None
        verb = tree.head[prep]
        if tree.dep[prep] != "prep" or tree.pos[verb] != "VERB":
            return None
        return self.places.best(c for c in tree.children[verb] if c != prep)

    def _attempted(self, trigger: Trigger) -> Place | None:
        """As in "survived an assassination attempt when a mine hit his car in X"."""
        tree, noun = self.tree, trigger.head
        while tree.dep[noun] == "compound" and tree.head[noun] != noun:
            noun = tree.head[noun]
        verb = tree.head[noun]
        if not trigger.nominal or tree.dep[noun] != "dobj":
            return None
        return self.places.occasion(verb) if self.places.carries(verb) else None

    def _delivered(self, trigger: Trigger) -> Place | None:
        """As in "was taken to the X barracks", "fled to X": where it ends for whoever goes."""
        tree, scene = self.tree, self.places.scene
        words = self.places.lexicon.words.setting
        links = self.places.lexicon.words.links
        if trigger.sense.name in links["leaving"] | links["leading"]:
            return None if trigger.nominal else self._gone_to(trigger.head)
        under_way = any(tree.word[c] == "being" for c in tree.children[trigger.head])
        if trigger.nominal or under_way:
            return None  # "were being moved to X when they were shot"
        sent = (
            tree.lemma[trigger.head] in words["sending"] and trigger.sense.type in SENT
        )
        if sent or trigger.sense.type == "PROTEST":  # "marched to the square"
            return self.places.destination(trigger.head)
        if tree.lemma[trigger.head] not in words["bringing"]:
            return None
        taken = scene.clauses.undergoers(trigger.head)
        if not any(scene.kinds.get(token) == "PERSON" for token in taken):
            return None
        return self.places.destination(trigger.head)

    def _gone_to(self, verb: int) -> Place | None:
        """As in "fled to X"; who fled "towards X" is not said to have come there."""
        found = self.places.destination(verb)
        if found is None or self.tree.word[self.tree.head[found.token]] == "towards":
            return None
        return found

    def _out_of(self, trigger: Trigger) -> Place | None:
        """As in "smuggled out of X prison": where it was until then."""
        tree = self.tree
        for out in tree.all(trigger.head, "prep", "advmod", "prt"):
            if tree.word[out] != "out":
                continue
            for of in (*tree.all(out, "prep"), *tree.all(trigger.head, "prep")):
                for token in tree.all(of, "pobj") if tree.word[of] == "of" else ():
                    if self.places.sites.is_place(token):
                        inner = self.places.sites.named_inside(token)
                        return Place(token if inner is None else inner, None)
        return None

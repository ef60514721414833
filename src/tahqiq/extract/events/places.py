"""Where an event happened, as the words that hang on its trigger say.

A named place is preferred to a described one that it holds: "outside a bakery in the
town of Tal Hamra" happened in Tal Hamra, and the words between are kept as relation.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from tahqiq.extract.events.place_words import (
    in_subject,
    is_land,
    is_wide,
    origin,
    relation_of,
    served,
    span_words,
)
from tahqiq.extract.events.scene import Scene, Trigger
from tahqiq.extract.events.sites import Sites
from tahqiq.extract.lexicon.event_lexicon import EventLexicon
from tahqiq.extract.lexicon.wording import wording
from tahqiq.extract.parsing.parsed import Parsed

OUT_OF = frozenset({"from", "off"})
NEXT = 5  # tokens from a described place to the name of where it is
OCCASIONS = frozenset({"day", "night", "time", "morning", "evening", "date"})
REACH = 4  # how many heads above the trigger a sentence-level place may hang
DEEP = 4  # how many nouns below the trigger: "an operation by forces in X"
SPOKEN = frozenset({
    "REQUEST", "ACCUSE", "THREATEN", "REJECT", "SUPPORT", "AGREE", "CONCEDE", "SANCTION",
})  # fmt: skip
INNER = ("agent", "prep", "pobj", "dobj", "nsubj", "nsubjpass", "conj", "dative")


@dataclass(frozen=True, slots=True)
class Place:
    """The token of a place, and its relation as written, where it is more than "in".

    `lent` says that no word of the deed's own gives it, only the heading it stands under.
    """

    token: int
    relation: str | None
    lent: bool = False


@dataclass(slots=True)
class Places:
    """Finds the place of a trigger; `heads` are the triggers that harm somebody."""

    parsed: Parsed
    scene: Scene
    lexicon: EventLexicon
    heads: frozenset[int] = field(default_factory=frozenset)

    sites: Sites = field(init=False)

    def __post_init__(self) -> None:
        """Which nouns are places is asked of one object."""
        self.sites = Sites(self.parsed, self.scene, self.lexicon)

    def of(self, trigger: Trigger) -> Place | None:
        """On the trigger, then below it, then up the clause, then by its name."""
        tree, head = self.scene.tree, trigger.head
        near = [head, *trigger.parts, *tree.all(head, "dobj", "nsubjpass", "attr")]
        if trigger.sense.type in SPOKEN and not trigger.nominal:
            near = [head]  # "denied setting foot in X": what was said, not where
        said = trigger.sense.type in SPOKEN and trigger.sense.stage is None
        deep = () if said else self.below(head, trigger)  # "Police in X charged him"
        named = trigger.nominal and tree.word[head] in self.lexicon.adjectives
        above = () if named else self._above(head, trigger)  # "the wounded": people
        for nodes in (near, deep, above):
            place = self.best(c for node in nodes for c in tree.children[node])
            away = nodes is above and self._of_before(head, place)
            if place is not None and not away:
                return self._narrowed(place)
        if trigger.sense.name in self.lexicon.words.links["arriving"]:
            found = self.destination(head)
            if found is not None:
                return found
        before = self._premodifier(head)
        talk = trigger.sense.type in SPOKEN  # "Iran sanctions", but "the Hamburg trial"
        if before is not None and not (talk and is_land(self.parsed, before.token)):
            return before
        return self.occasion(head) or self.undergoing(trigger)

    def _of_before(self, head: int, place: Place | None) -> bool:
        """As in "Families hid in cellars, and the school was closed": no school in a cellar."""
        tree = self.scene.tree
        own = tree.child(head, "nsubj", "nsubjpass") is not None
        if place is None or not own or tree.dep[head] != "conj":
            return False
        return place.token not in self.scene.names and place.token < head

    def _narrowed(self, place: Place) -> Place:
        """As in "going through the village in Plateau State": the village, said before."""
        tree, prep = self.scene.tree, self.scene.tree.head[place.token]
        if tree.dep[place.token] != "pobj" or place.token not in self.scene.names:
            return place
        if not is_wide(self.parsed, self.scene, self.lexicon, place.token):
            return place
        above = tree.head[prep]
        for site in (above, *tree.all(above, "dobj", "nsubjpass")):
            struck = tree.dep[site] in {"dobj", "nsubjpass"} and site < prep
            if struck and self.sites.inhabited(site):
                return Place(site, None)
        return place

    def best(self, preps: Iterable[int]) -> Place | None:
        """The first place they name; "outside his office in X" happened in X."""
        described: Place | None = None
        for prep in preps:
            found = self._locative(prep)
            if found is None:
                continue
            if described is None and found.token in self.scene.names:
                return found
            if described is None:
                described = found
            elif found.token in self.scene.names:
                beside = 0 < found.token - described.token < NEXT
                return Place(found.token, described.relation) if beside else found
        return described

    def destination(self, head: int) -> Place | None:
        """As in "sent troops to the district": where they are then."""
        tree = self.scene.tree
        for c in tree.all(head, "prep"):
            if tree.word[c] in self.lexicon.words.setting["bound_for"]:
                for obj in tree.all(c, "pobj"):
                    inner = self.sites.town_in(obj)
                    if inner is not None or self.sites.is_place(obj):
                        return Place(obj if inner is None else inner, None)
        return None

    def occasion(self, head: int) -> Place | None:
        """As in "killed him as he left a court in X", "killed two and maimed a boy in X"."""
        tree = self.scene.tree
        occasions = self.lexicon.words.setting["occasions"]
        for c in tree.all(head, "advcl", "conj"):
            marks = {tree.word[m] for m in tree.children[c]}
            if tree.dep[c] == "advcl" and not marks & occasions:
                continue
            if tree.dep[c] == "conj" and self._apart(c):
                continue
            place = self.around(c)
            if place is not None:
                return place
        return self._underway(head)

    def _apart(self, clause: int) -> bool:
        """As in "were hurt and are receiving treatment in X": later, and elsewhere."""
        tree, later = self.scene.tree, self.lexicon.words.links["afterwards"]
        now = any(tree.word[c] in {"is", "are"} for c in tree.all(clause, "aux"))
        own = tree.child(clause, "nsubj", "nsubjpass") is not None
        return own or now or tree.lemma[clause] in later

    def around(self, clause: int) -> Place | None:
        """The place a clause names, at its verb, its object or its way: "from prayers in X"."""
        tree = self.scene.tree
        near = [clause, *tree.all(clause, "dobj", "xcomp")]
        ways = [obj for p in tree.all(clause, "prep") for obj in tree.all(p, "pobj")]
        return self.best(c for node in (*near, *ways) for c in tree.children[node])

    def _underway(self, head: int) -> Place | None:
        """As in "killed a medic who was trying to reach the wounded in X": both at once."""
        tree = self.scene.tree
        for token in self.scene.clauses.undergoers(head):
            for clause in tree.all(token, "relcl"):
                helped = tree.child(clause, "aux") is not None
                there = tree.lemma[clause] in self.lexicon.words.setting["being_there"]
                going = helped and (there or tree.tag[clause] == "VBG")
                place = self.around(clause) if going else None
                if place is not None:
                    return place
        return None

    def undergoing(self, trigger: Trigger) -> Place | None:
        """As in "shelled two villages", "the raid on the camp": what suffered it is a place."""
        scene, tree, head = self.scene, self.scene.tree, trigger.head
        visited = tree.lemma[head] in self.lexicon.words.setting["entering"]
        barred = (
            trigger.sense.type == "PROTEST"
        )  # "blocked the bridge", "occupied a dam"
        if not (visited or barred or trigger.sense.type in {"ASSAULT", "COERCE"}):
            return None
        found = [] if trigger.nominal else list(scene.clauses.undergoers(head))
        for prep in tree.all(head, "prep"):
            if trigger.sense.frame.get(tree.word[prep]) == "recipient":
                towns = tree.all(prep, "pobj")
                found.extend(
                    c for c in towns if not origin(scene, self.lexicon, prep, c)
                )
        for token in found:
            if self._of_several(token):
                continue
            inner = self.sites.town_in(token)
            fitting = tree.lemma[token] in self.lexicon.words.setting["fittings"]
            if inner is not None or (self.sites.inhabited(token) and not fitting):
                return Place(token if inner is None else inner, None)
        return None

    def _of_several(self, token: int) -> bool:
        """As in "burned a post, a market and two shops": parts of the place, none named."""
        kinds, names = self.scene.kinds, self.scene.names
        others = [c for c in self.scene.tree.conjuncts(token) if c != token]
        return token not in names and any(kinds.get(c) == "PLACE" for c in others)

    def below(self, head: int, trigger: Trigger | None = None) -> Iterator[int]:
        """Nouns that take part, nearest first: the parser hangs the place on the last
        of them ("killed by hitmen in X").
        """
        tree = self.scene.tree
        level = [head]
        for _ in range(2 * DEEP):
            level = [
                c for node in level for c in tree.all(node, *INNER, "advmod")
                if (tree.dep[c] != "advmod" or tree.word[c] == "home")
                and tree.pos[c] != "VERB"
                and (not self._closed(c) or self._struck(c, trigger))
            ]  # fmt: skip
            yield from (c for c in level if tree.pos[c] in {"NOUN", "PROPN", "NUM"})

    def _struck(self, prep: int, trigger: Trigger | None) -> bool:
        """As in "set fire to shops in X": what the deed was done to."""
        if trigger is None or self.scene.tree.head[prep] != trigger.head:
            return False
        part = trigger.sense.frame.get(self.scene.tree.word[prep])
        return trigger.sense.type == "ASSAULT" and part == "recipient"

    def _closed(self, prep: int) -> bool:
        """A phrase that names an office, an origin or an occasion, no scene of the deed."""
        tree = self.scene.tree
        if tree.dep[prep] != "prep":
            return False
        ways = self.lexicon.words.setting["errands"]
        if tree.lemma[tree.head[prep]] in ways:  # "on his way home from work in X"
            return False
        if tree.word[prep] in OUT_OF and any(
            tree.lemma[c] in self.lexicon.words.lists["vehicles"]
            for c in tree.all(prep, "pobj")
        ):
            return False  # "abducted from a bus near X": where the bus was
        return tree.word[prep] not in self.lexicon.words.setting["scene_preps"]

    def _above(self, head: int, trigger: Trigger) -> Iterator[int]:
        """Ancestors, and the objects of those that are verbs."""
        tree = self.scene.tree
        node = head
        for _ in range(REACH):
            above = tree.head[node]
            if above == node or tree.dep[node] in {"ccomp", "relcl"}:
                return
            if tree.dep[node] == "acl" and in_subject(tree, above):
                return  # "a nurse abducted in May was found in X"
            own = tree.child(node, "nsubj", "nsubjpass") is not None
            if tree.dep[node] == "advcl" and own and not self._amid(node):
                return
            if trigger.sense.type == "RETREAT" and self._afterwards(node):
                return
            node = above
            foreign = self._at_time_of(node) or (
                tree.pos[node] == "VERB" and not self.carries(node)
            )
            if trigger.nominal and foreign and node not in self.heads:
                return  # where something else was done
            yield node
            if tree.pos[node] == "VERB":
                yield from tree.all(node, "dobj")

    def _at_time_of(self, day: int) -> bool:
        """As in "He was in X on the day of the killings": where he was, they were not."""
        tree, link = self.scene.tree, self.scene.tree.head[day]
        when = tree.lemma[day] in OCCASIONS and tree.dep[day] == "pobj"
        while tree.dep[link] in {"prep", "pobj"}:
            link = tree.head[link]
        return when and tree.lemma[link] == "be" and tree.pos[link] == "AUX"

    def _afterwards(self, verb: int) -> bool:
        """As in "held at a checkpoint and released", freed elsewhere; not "stopped a van in
        X, killing a guard and freeing a man".
        """
        tree = self.scene.tree
        outcome = tree.tag[verb] == "VBG" and tree.tag[tree.head[verb]] == "VBG"
        return tree.dep[verb] == "conj" and not outcome

    def _amid(self, clause: int) -> bool:
        """As in "were crossing the X bridge when gunmen shot them": it happened in the midst."""
        tree, above = self.scene.tree, self.scene.tree.head[clause]
        was = any(tree.word[c] in {"was", "were"} for c in tree.all(above, "aux"))
        when = any(tree.word[c] == "when" for c in tree.all(clause, "advmod"))
        own = {*self.scene.clauses.undergoers(clause)}
        hurt = any(tree.pos[c] == "PRON" for c in own)
        return when and was and hurt and tree.tag[above] == "VBG"

    def carries(self, verb: int) -> bool:
        """The verb says that the noun below it happened, and nothing of its own."""
        lemma = self.scene.tree.lemma[verb]
        light = self.lexicon.words.light
        return any(lemma in light[kind] for kind in ("doer", "sufferer", "happening"))

    def _locative(self, prep: int) -> Place | None:
        """A prepositional phrase of place, inner places first where they nest."""
        tree = self.scene.tree
        preps = self.lexicon.words.setting["place_preps"]
        if tree.pos[prep] not in {"ADP", "SCONJ", "ADV"}:
            return None
        if tree.word[prep] not in preps and not self._leant(prep):
            return None
        for obj in tree.all(prep, "pobj"):
            found = self._at(prep, obj)
            if found is not None:
                return found
        return self._beside(prep) or self._further(prep)

    def _at(self, prep: int, obj: int) -> Place | None:
        """The place that stands behind a preposition, or that of which it is a part."""
        scene, tree = self.scene, self.scene.tree
        if origin(scene, self.lexicon, prep, obj):
            return None
        whole = self.sites.whole(obj)
        if whole is not None:
            return Place(whole, span_words(self.parsed, prep, tree.right[obj]))
        if not self.sites.is_place(obj) or served(scene, self.lexicon, prep, obj):
            return None
        inner = self.sites.town_in(obj)
        if inner is None:
            inner = self._town_of(obj)
        if inner is not None:
            return Place(inner, span_words(self.parsed, prep, inner + 1))
        return Place(obj, relation_of(self.parsed, scene, self.lexicon, prep, obj))

    def _leant(self, prep: int) -> bool:
        """As in "lined up against the wall of the mill": so much of a building."""
        tree, fittings = self.scene.tree, self.lexicon.words.setting["fittings"]
        if tree.word[prep] != "against":
            return False
        return any(tree.lemma[obj] in fittings for obj in tree.all(prep, "pobj"))

    def _town_of(self, way: int) -> int | None:
        """As in "in Drina Street, X": the town, where a street is named before it."""
        scene, tree = self.scene, self.scene.tree
        if tree.lemma[way] not in wording().ways or way not in scene.names:
            return None
        towns = (c for c in tree.all(way, "appos", "conj", "npadvmod") if c > way)
        for town in towns:
            if (
                scene.kinds.get(town) == "PLACE"
                and tree.word[tree.left[town] - 1] == ","
            ):
                return town if town in scene.names else None
        return None

    def _further(self, prep: int) -> Place | None:
        """As in "from inside the house", "some 12 km north of X"."""
        tree = self.scene.tree
        away = tree.word[prep] in self.lexicon.words.setting["directions"]
        for inner in tree.all(prep, "prep", "advmod", "conj"):
            found = self._locative(inner)
            if found is None and away and tree.word[inner] == "of":
                found = self._reached_by(inner)
            if found is not None:
                return Place(
                    found.token, span_words(self.parsed, prep, tree.right[found.token])
                )
        return None

    def _reached_by(self, of: int) -> Place | None:
        """What stands behind the "of" of a direction."""
        for obj in self.scene.tree.all(of, "pobj"):
            inner = self.sites.named_inside(obj)
            if inner is not None or self.sites.is_place(obj):
                return Place(obj if inner is None else inner, None)
        return None

    def _beside(self, prep: int) -> Place | None:
        """As in "in front of the town hall", "on the edge of X": the site after "of"."""
        tree = self.scene.tree
        for side in tree.all(prep, "pobj"):
            if tree.lemma[side] not in self.lexicon.words.setting["sides"]:
                continue
            for of in tree.all(side, "prep"):
                found = self._reached_by(of) if tree.word[of] == "of" else None
                if found is not None:
                    return Place(
                        found.token, span_words(self.parsed, prep, found.token + 1)
                    )
        return None

    def _premodifier(self, head: int) -> Place | None:
        """As in "The Beirut bombing", "Baghdad's worst attack"."""
        tree, kinds = self.scene.tree, self.scene.kinds
        for c in tree.children[head]:
            named = tree.dep[c] in {"compound", "poss", "nmod"}
            if named and kinds.get(c) == "PLACE" and not self.scene.is_state(c):
                return Place(c, None)
        return None

"""The participants of one trigger as they are found, and the rules they share."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from tahqiq.codebook.gazetteer import gazetteer
from tahqiq.extract.events.no_party import is_nobody
from tahqiq.extract.events.scene import Scene, Trigger
from tahqiq.extract.lexicon.event_lexicon import EventLexicon
from tahqiq.extract.parsing.found import Basis
from tahqiq.extract.parsing.operators import stance_book
from tahqiq.extract.stance.negations import admitted_by_nobody, bounds
from tahqiq.model.reading import ParticipantRole

UNHARMING = frozenset({None, "RETREAT", "CONSULT"})


@dataclass(slots=True)
class Casting:
    """Roles of one trigger's tokens, in the order found."""

    scene: Scene
    lexicon: EventLexicon
    trigger: Trigger
    at: frozenset[int]  # heads of all triggers: events are no participants
    cast: list[tuple[ParticipantRole, int]] = field(default_factory=list)
    causes: list[int] = field(default_factory=list)  # triggers named as the cause
    inherited: set[int] = field(default_factory=set)  # tokens its cause lent it
    cleared: list[int] = field(default_factory=list)  # who is said not to have done it
    members: list[int] = field(default_factory=list)  # named among those it befell
    basis: dict[int, Basis] = field(
        default_factory=dict
    )  # doers by accusation or claim

    def add(self, part: str, token: int) -> None:
        """Give a token the role its part has in the sense's frame."""
        role = self.trigger.sense.frame.get(part)
        if role == "other" and part == "object" and self._bribed(token):
            role = "recipient"
        if part == "object" and self._blown_up(token):
            role = "recipient"
        if part == "subject" and self._bomber(token):
            role = "actor"
        if role is not None:
            self.give(role, token)

    def _bribed(self, token: int) -> bool:
        """As in "bribed a guard", "moved the prisoners": done to people, not with them."""
        body = self.scene.tree.lemma[token] in self.lexicon.words.lists["corpses"]
        led = self.trigger.sense.frame_name == "handle" and not body
        return led and self._person(token)

    def _bomber(self, token: int) -> bool:
        """As in "a suicide bomber blew up a bus": a person, whatever explodes with them."""
        people = self.lexicon.words.lists["person"]
        burst = self.trigger.sense.frame_name == "burst"
        return burst and self.scene.tree.lemma[token] in people

    def _blown_up(self, token: int) -> bool:
        """As in "a mine blew up a truck": what is blown up suffers it; a device does not."""
        wrecks = (
            self.scene.tree.lemma[self.trigger.head]
            in self.lexicon.words.links["wrecking"]
        )
        burst = self.trigger.sense.frame_name == "burst"
        return burst and wrecks and not self.is_weapon(token)

    def give(self, role: ParticipantRole, token: int) -> None:
        """Give a token, and what is coordinated with it, a role."""
        for one in self.scene.tree.conjuncts(token):
            self._one(role, self._counted(one))

    def _counted(self, token: int) -> int:
        """As in "a total of 23 nurses", "a number of people": those counted; in "several of
        her fingernails" she whose they are.
        """
        tree = self.scene.tree
        links = [c for c in tree.all(token, "prep") if tree.word[c] == "of"]
        found = [c for of in links for c in tree.all(of, "pobj")]
        if tree.lemma[token] not in self.lexicon.words.setting["tallies"]:
            body = self.lexicon.words.lists["body"]
            hurt = self.trigger.sense.harm == "wounded"  # not "two of its heads"
            limbs = [c for c in found if hurt and tree.lemma[c] in body]
            whose = [c for limb in limbs for c in tree.all(limb, "poss")]
            return whose[0] if whose else token
        # "by the count of the union": who counted is none of those counted
        return next((c for c in found if tree.tag[c] in {"NNS", "CD"}), token)

    def found_dead(self, body: int) -> None:
        """As in "found 31 bodies": nobody is named, the bodies are the dead."""
        self.cast.append(("recipient", body))

    def names_people(self) -> bool:
        """Whether the trigger stands for those it befell: "the wounded", "the dead"."""
        return self._doer_noun(self.trigger.head)

    def doers(self) -> list[int]:
        """Tokens of those who do it, as far as found."""
        return [token for role, token in self.cast if role == "actor"]

    def roles(self) -> set[ParticipantRole]:
        """The roles that somebody or something has so far."""
        return {role for role, _ in self.cast}

    def blame(self, tokens: Iterable[int], basis: Basis) -> None:
        """Make tokens doers, but only as far as somebody says so (M43)."""
        for token in tokens:
            before = len(self.cast)
            self.give("actor", token)
            self.basis.update((known, basis) for _, known in self.cast[before:])

    def _one(self, role: ParticipantRole, token: int) -> None:
        again = role in self.roles() and self._some_of_them(token)
        if again or self._merely_stressed(token):
            return
        if self._nobody(token):
            self.cast.extend((role, whole) for whole in self._none_of(token))
            return  # "No group has claimed the blasts", "nobody was hurt"
        if self._is_event(token):
            self.causes.append(token)
        elif role == "actor" and (cause := self._taken_up(token)) is not None:
            self.causes.append(cause)
        elif role == "actor" and self._site(token):
            self._event_at(token)
        elif self._may_act(token) and all(known != token for _, known in self.cast):
            self._part(role, token)

    def _part(self, role: ParticipantRole, token: int) -> None:
        settled = self._settled(role, token)
        if settled == "instrument" and self.scene.tree.word[token] == "fire":
            return  # "an exchange of fire", "return fire": no weapon by itself
        self.cast.append((settled, token))
        if role == "actor" and self._doubted(token):
            self.basis[token] = "accused"

    def _merely_stressed(self, token: int) -> bool:
        """As in "who has herself been threatened": nobody besides her."""
        tree = self.scene.tree
        reflexive = tree.word[token].endswith(("self", "selves"))
        return reflexive and tree.dep[token] not in {"dobj", "pobj", "dative", "conj"}

    def _some_of_them(self, token: int) -> bool:
        """As in "ten people, most of them women, were shot": the same people again."""
        tree = self.scene.tree
        whole = [o for c in tree.all(token, "prep") for o in tree.all(c, "pobj")]
        them = any(tree.word[o] in {"them", "whom"} for o in whole)
        return them and token > 0 and tree.word[token - 1] == ","

    def _doubted(self, token: int) -> bool:
        """As in "killed, apparently by soldiers": held to have done it, not told (M24)."""
        tree = self.scene.tree
        by = tree.head[token]
        before = stance_book().adverbs.get(tree.word[by - 1]) if by else None
        return tree.word[by] == "by" and before is not None and before.marker == "hedge"

    def _nobody(self, token: int) -> bool:
        """As in "no group has claimed it", "nobody was hurt"."""
        tree = self.scene.tree
        none = tree.word[token] in {"nobody", "none", "no-one"}
        none = none or tree.word[token - 1 : token + 1] == ["no", "one"]
        lists = self.lexicon.words.lists
        people = tree.lemma[token] in lists["person"] | lists["armed"]
        known = self.trigger.nominal or people  # "no state has agreed": a party still
        none = none or admitted_by_nobody(tree, token)
        return none or (
            known
            and any(
                tree.word[c] == "no" and not bounds(tree, c)
                for c in tree.all(token, "det")
            )
        )

    def _none_of(self, token: int) -> list[int]:
        """As in "none of the hostages was hurt": those of whom it is denied."""
        tree = self.scene.tree
        if tree.word[token] != "none":
            return []
        links = [c for c in tree.all(token, "prep") if tree.word[c] == "of"]
        return [c for link in links for c in tree.all(link, "pobj")]

    def _is_event(self, token: int) -> bool:
        """Another trigger, unless it names people by what befell them."""
        other = token in self.at and token != self.trigger.head
        return other and not self._doer_noun(token)

    def _taken_up(self, token: int) -> int | None:
        """As in "The strike was a mistake. It killed 42": the event the sentence before
        is about did it, and nobody by that name.
        """
        scene, tree = self.scene, self.scene.tree
        index = scene.sentence_of[token]
        opens = token == scene.bounds[index][0] and tree.word[token] in {"it", "this"}
        if not opens or index == 0 or self.trigger.sense.harm is None:
            return None
        first, end = scene.bounds[index - 1]
        about = [
            i for i in range(first, end)
            if tree.dep[i] in {"nsubj", "nsubjpass"} and i in self.at
        ]  # fmt: skip
        return about[0] if about and tree.pos[about[0]] == "NOUN" else None

    def _may_act(self, token: int) -> bool:
        """No helper word, time, or mere part of the trigger's phrase."""
        own = (
            self.trigger.first <= token < self.trigger.end
            or token in self.trigger.parts
        )
        if own and not self._body(token):
            return False
        pos = self.scene.tree.pos[token]
        if is_nobody(self.scene, self.lexicon, self.trigger, token):
            return False
        return pos not in {"AUX", "PUNCT", "SPACE"} and not self.scene.is_time(token)

    def _settled(self, role: ParticipantRole, token: int) -> ParticipantRole:
        """Weapons are instruments; people are none ("exchanged fire with the rebels")."""
        tree = self.scene.tree
        if role == "recipient" and self._hit(token):
            return role
        if role in {"actor", "recipient"} and self.is_weapon(token):
            target = tree.word[tree.head[token]] in {"into", "onto"}
            return "other" if target else "instrument"  # "fired into the water"
        if role == "actor" and (self._rams(token) or self._written(token)):
            return "instrument"
        brought = role == "instrument" and self._brought(token)
        if brought or self._no_party(role, token):
            return "other"
        return self._with_whom(token) if role == "instrument" else role

    def _with_whom(self, token: int) -> ParticipantRole:
        """A person is no instrument: "was driven to a wood by masked men"."""
        tree = self.scene.tree
        if self._person(token) and tree.word[tree.head[token]] == "by":
            return "actor"
        beside = self._person(token) or self._together(token)
        return "recipient" if beside else "instrument"

    def _hit(self, token: int) -> bool:
        """As in "destroyed two tanks", "the hijacking of a plane": what suffers it."""
        tree = self.scene.tree
        undone = self.trigger.sense.name in self.lexicon.words.links["undone"]
        if undone and not self._money(token):
            return True
        of = tree.dep[token] == "pobj" and tree.word[tree.head[token]] in {
            "of",
            "at",
            "on",
        }
        hit = of or tree.dep[token] in {"dobj", "nsubjpass"}
        return hit and tree.lemma[token] in self.lexicon.words.lists["craft"]

    def _brought(self, token: int) -> bool:
        """As in "occupied the mill with armed guards": who came along suffered nothing."""
        tree, verb = self.scene.tree, self.trigger.head
        along = (
            tree.word[tree.head[token]] == "with" and self.trigger.sense.harm is None
        )
        armed = tree.lemma[token] in self.lexicon.words.lists["armed"]
        whom = tree.child(verb, "dobj")
        return along and armed and whom is not None and whom < token

    def _no_party(self, role: ParticipantRole, token: int) -> bool:
        """A sum, a mere thing or place, or "made off with cattle": nobody's part."""
        if role == "instrument":
            return self.scene.tree.lemma[token] in self.lexicon.words.lists["animals"]
        if role in {"actor", "recipient"} and self._money(token):
            return True
        mere = self._mere_thing(token) or self._mere_place(token)
        if self.trigger.sense.frame_name == "ask":  # "demanded the names of the sick"
            told_of = self.lexicon.words.links["particulars"]
            mere = mere or self.scene.tree.lemma[token] in told_of
        return role == "recipient" and mere

    def _written(self, token: int) -> bool:
        """As in "a leaflet threatened them", "warned by text message": by what it was said."""
        paper = self.scene.tree.lemma[token] in self.lexicon.words.lists["papers"]
        return paper and self.trigger.sense.type == "THREATEN"

    def _rams(self, token: int) -> bool:
        """As in "the truck rammed a crowd": what is driven is what it was done with."""
        tree, lists = self.scene.tree, self.lexicon.words.lists
        driven = tree.lemma[token] in lists["vehicles"] and tree.pos[token] == "NOUN"
        return driven and self.trigger.sense.type == "ASSAULT"

    def _mere_thing(self, token: int) -> bool:
        """As in "filmed the footage", "looked into reports", "moved to a second site": what
        a lesser deed is done with or where it leads is nobody.
        """
        if self.trigger.sense.frame_name not in {"touch", "probe", "handle"}:
            return False
        tree, lists = self.scene.tree, self.lexicon.words.lists
        lemma, kind = tree.lemma[token], self.scene.kinds.get(token)
        if kind in {"PERSON", "ORG", "NORP"} or tree.pos[token] in {"PRON", "NUM"}:
            return False
        led = self.trigger.sense.frame_name == "handle"
        if not led and token in self.scene.names:
            return False  # "inspectors probed Elbona"
        return lemma not in lists["person"] | lists["party"] | lists["headcount"]

    def _mere_place(self, token: int) -> bool:
        """As in "hid in Karad", "moved to a second site", "left the barracks": where a deed
        that harms nobody leads is no party to it; a state may be.
        """
        tree, scene, sense = self.scene.tree, self.scene, self.trigger.sense
        if sense.type not in UNHARMING or scene.kinds.get(token) == "ORG":
            return False
        if sense.frame_name in {"verbal", "ask"}:
            return False  # "warned the capital": those in it
        if token in scene.names:
            found = gazetteer().candidates(tree.text[token])
            inside = tree.word[tree.head[token]] in {"in", "at", "on"}
            known = found[0].kind != "country" if found else inside
            return known and scene.kinds.get(token) == "PLACE"
        return tree.lemma[token] in self.lexicon.words.setting["sites"]

    def _money(self, token: int) -> bool:
        """As in "demanded $200,000", "40,000 dollars": a sum, not whom it was asked of."""
        tree = self.scene.tree
        if tree.lemma[token] in self.lexicon.words.lists["currency"]:
            return True
        return any(tree.tag[c] == "$" for c in tree.children[token])

    def _together(self, token: int) -> bool:
        """As in "murdered together with his chauffeur": nothing it was done with."""
        tree, link = self.scene.tree, self.scene.tree.head[token]
        return link > 0 and tree.word[link - 1] in {"together", "along"}

    def _body(self, token: int) -> bool:
        """A word of the trigger's phrase that names who does it ("police firing")."""
        if self.scene.tree.word[token].endswith(("self", "selves")):
            return False
        bare = self.scene.tree.tag[token] == "NN"
        if bare and self.scene.tree.lemma[token] in self.lexicon.words.lists["captive"]:
            return False  # "took two men hostage", but "expelled two diplomats"
        if self.scene.kinds.get(token) in {"ORG", "NORP", "PERSON"}:
            return True
        return self.scene.tree.lemma[token] in self.lexicon.words.lists["armed"]

    def _doer_noun(self, token: int) -> bool:
        """As in "The dead", "the wounded": people, though the word tells an event."""
        return self.scene.tree.pos[token] in {"ADJ", "VERB"} and any(
            self.scene.tree.dep[c] == "det" for c in self.scene.tree.children[token]
        )

    def _site(self, token: int) -> bool:
        """A building or quarter does nothing itself ("the café attack, which…")."""
        if self.scene.kinds.get(token) in {"ORG", "PERSON", "NORP"}:
            return False
        tree = self.scene.tree
        if self.scene.kinds.get(token) == "PLACE" and tree.dep[token] == "pobj":
            return tree.word[tree.head[token]] in {"in", "at", "near", "outside"}
        lemma, words = self.scene.tree.lemma[token], self.lexicon.words
        thing = lemma in words.lists["lifeless"] and self.trigger.sense.harm is not None
        return thing or lemma in words.setting["sites"]

    def _event_at(self, token: int) -> None:
        """As in "The attack on the café that killed five": the attack did it."""
        tree = self.scene.tree
        while tree.dep[token] in {"pobj", "prep"} and tree.head[token] != token:
            token = tree.head[token]
            if token in self.at and token != self.trigger.head:
                self.causes.append(token)
                return

    def _person(self, token: int) -> bool:
        lists = self.lexicon.words.lists
        if self.lexicon.weapons.get(self.scene.tree.lemma[token]):
            return False
        acting = self.scene.kinds.get(token) in {"PERSON", "ORG", "NORP"}
        return acting or self.scene.tree.lemma[token] in lists["person"]

    def _dug(self, token: int) -> bool:
        """As in "a gold mine": what ore is dug from."""
        tree, ores = self.scene.tree, self.lexicon.words.lists["ores"]
        return tree.lemma[token] == "mine" and any(
            tree.lemma[c] in ores for c in tree.all(token, "compound", "amod")
        )

    def is_weapon(self, token: int) -> bool:
        """The token names something to harm with, and nobody."""
        tree, kinds = self.scene.tree, self.scene.kinds
        if kinds.get(token) in {"PERSON", "ORG", "NORP"}:
            return False
        if kinds.get(token) == "PLACE" and token in self.scene.names:
            return False  # but "a mine" blew up a truck
        if tree.word[token] == "arm" or self._dug(token):
            return False  # "its media arm", "a gold mine"
        if kinds.get(token) == "WEAPON":
            return True
        if tree.lemma[token] in self.lexicon.words.setting["groups"]:
            of = [c for c in tree.all(token, "prep") if tree.word[c] == "of"]
            fired = [n for c in of for n in tree.all(c, "pobj")]
            if fired:  # "fired dozens of rounds"
                return all(self.is_weapon(n) for n in fired)
        mode = self.lexicon.weapons.get(tree.lemma[token])
        personal = self.lexicon.words.lists["person"]
        return mode is not None and tree.lemma[token] not in personal

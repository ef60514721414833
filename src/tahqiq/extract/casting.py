"""The participants of one trigger as they are found, and the rules they share."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from tahqiq.codebook.gazetteer import gazetteer
from tahqiq.extract.event_lexicon import EventLexicon
from tahqiq.extract.found import Basis
from tahqiq.extract.operators import stance_book
from tahqiq.extract.scene import Scene, Trigger
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
            self._one(role, one)

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
        if self._merely_stressed(token):
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
            self.cast.append((self._settled(role, token), token))
            if role == "actor" and self._doubted(token):
                self.basis[token] = "accused"

    def _merely_stressed(self, token: int) -> bool:
        """As in "who has herself been threatened": nobody besides her."""
        tree = self.scene.tree
        reflexive = tree.word[token].endswith(("self", "selves"))
        return reflexive and tree.dep[token] not in {"dobj", "pobj", "dative", "conj"}

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
        return none or (
            known and any(tree.word[c] == "no" for c in tree.all(token, "det"))
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
        if self._limb(token) or self._measure(token) or self._sky(token):
            return False
        if self._asked(token):
            return False
        return pos not in {"AUX", "PUNCT", "SPACE"} and not self.scene.is_time(token)

    def _measure(self, token: int) -> bool:
        """As in "three kilometres away", "shot them one by one": nobody."""
        word = self.scene.tree.word
        if token > 1 and word[token] == "one" == word[token - 2]:
            return True
        if word[token - 1 : token + 1] == ["each", "other"]:
            return True  # "fought each other"
        if word[token - 1] == "as" and self.scene.tree.tag[token] == "CD":
            return True  # "boys as young as 12 were taken"
        return self.scene.tree.lemma[token] in self.lexicon.words.lists["measure"]

    def _asked(self, token: int) -> bool:
        """As in "investigating who fired": nobody as yet."""
        tree = self.scene.tree
        who = tree.word[token] == "who" and tree.dep[token] == "nsubj"
        return who and tree.dep[tree.head[token]] in {"ccomp", "ROOT", "pcomp"}

    def _sky(self, token: int) -> bool:
        """As in "fired into the air": nobody, and nothing to fire with."""
        tree = self.scene.tree
        above = tree.lemma[token] in self.lexicon.words.lists["sky"]
        return above and tree.dep[token] == "pobj"

    def _limb(self, token: int) -> bool:
        """As in "a wound to the head": where it struck, not whom; "head of" is a post."""
        tree = self.scene.tree
        known = tree.lemma[token] in self.lexicon.words.lists["body"]
        return (
            known
            and tree.dep[token] in {"pobj", "conj"}
            and tree.word[tree.head[token]] in {"to", "in", "at", "on", "and"}
            and (
                self.trigger.sense.harm == "wounded"
                or not any(tree.word[c] == "of" for c in tree.children[token])
            )
        )

    def _settled(self, role: ParticipantRole, token: int) -> ParticipantRole:
        """Weapons are instruments; people are none ("exchanged fire with the rebels")."""
        tree = self.scene.tree
        undone = self.trigger.sense.name in self.lexicon.words.links["undone"]
        if role == "recipient" and undone:
            return role
        if role in {"actor", "recipient"} and self.is_weapon(token):
            target = tree.word[tree.head[token]] in {"into", "onto"}
            return "other" if target else "instrument"  # "fired into the water"
        if role == "actor" and self._rams(token):
            return "instrument"
        if role == "actor" and self._written(token):
            return "instrument"
        if self._no_party(role, token):
            return "other"
        beside = self._person(token) or self._together(token)
        return "recipient" if role == "instrument" and beside else role

    def _no_party(self, role: ParticipantRole, token: int) -> bool:
        """A sum, a mere thing or place, or "made off with cattle": nobody's part."""
        if role == "instrument":
            return self.scene.tree.lemma[token] in self.lexicon.words.lists["animals"]
        if role in {"actor", "recipient"} and self._money(token):
            return True
        mere = self._mere_thing(token) or self._mere_place(token)
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

    def is_weapon(self, token: int) -> bool:
        """The token names something to harm with, and nobody."""
        tree, kinds = self.scene.tree, self.scene.kinds
        if kinds.get(token) in {"PERSON", "ORG", "NORP"}:
            return False
        if kinds.get(token) == "PLACE" and token in self.scene.names:
            return False  # but "a mine" blew up a truck
        if kinds.get(token) == "WEAPON":
            return True
        mode = self.lexicon.weapons.get(tree.lemma[token])
        personal = self.lexicon.words.lists["person"]
        return mode is not None and tree.lemma[token] not in personal

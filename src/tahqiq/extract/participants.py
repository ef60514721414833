"""Who takes part in an event, from the clause or noun phrase of its trigger.

Active, passive, agentless, nominal, relative, reduced, coordinated and control clauses
(M41: several doers are a list). Roles come from the sense's frame.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from tahqiq.extract.event_lexicon import EventLexicon
from tahqiq.extract.found import Basis
from tahqiq.extract.modality import modality_of
from tahqiq.extract.triggers import Scene, Trigger
from tahqiq.model.reading import ParticipantRole

NP_DEPS = ("compound", "amod", "nmod")


@dataclass(slots=True)
class Casting:
    """Roles of one trigger's tokens, in the order found."""

    scene: Scene
    lexicon: EventLexicon
    trigger: Trigger
    at: frozenset[int]  # heads of all triggers: events are no participants
    cast: list[tuple[ParticipantRole, int]] = field(default_factory=list)
    causes: list[int] = field(default_factory=list)  # triggers named as the cause
    basis: dict[int, Basis] = field(
        default_factory=dict
    )  # doers by accusation or claim

    def add(self, part: str, token: int) -> None:
        """Give a token the role its part has in the sense's frame."""
        role = self.trigger.sense.frame.get(part)
        if role is not None:
            self.give(role, token)

    def give(self, role: ParticipantRole, token: int) -> None:
        """Give a token, and what is coordinated with it, a role."""
        for one in self.scene.tree.conjuncts(token):
            self._one(role, one)

    def blame(self, tokens: Iterable[int], basis: Basis) -> None:
        """Make tokens doers, but only as far as somebody says so (M43)."""
        for token in tokens:
            before = len(self.cast)
            self.give("actor", token)
            self.basis.update((known, basis) for _, known in self.cast[before:])

    def _one(self, role: ParticipantRole, token: int) -> None:
        if self._is_event(token):
            self.causes.append(token)
        elif role == "actor" and self._site(token):
            self._event_at(token)
        elif self._may_act(token) and all(known != token for _, known in self.cast):
            self.cast.append((self._settled(role, token), token))

    def _is_event(self, token: int) -> bool:
        """Another trigger, unless it names people by what befell them."""
        other = token in self.at and token != self.trigger.head
        return other and not self._doer_noun(token)

    def _may_act(self, token: int) -> bool:
        """No helper word, time, or mere part of the trigger's phrase."""
        own = (
            self.trigger.first <= token < self.trigger.end
            or token in self.trigger.parts
        )
        if own and not self._body(token):
            return False
        pos = self.scene.tree.pos[token]
        return pos not in {"AUX", "PUNCT", "SPACE"} and not self.scene.is_time(token)

    def _settled(self, role: ParticipantRole, token: int) -> ParticipantRole:
        """Weapons are instruments; people are none ("exchanged fire with the rebels")."""
        if role in {"actor", "recipient"} and self._weapon(token):
            return "instrument"
        return "recipient" if role == "instrument" and self._person(token) else role

    def _body(self, token: int) -> bool:
        """A word of the trigger's phrase that names who does it ("police firing")."""
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
        return self.scene.tree.lemma[token] in self.lexicon.words.setting["sites"]

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

    def _weapon(self, token: int) -> bool:
        tree, kinds = self.scene.tree, self.scene.kinds
        if kinds.get(token) in {"PERSON", "ORG", "NORP", "PLACE"}:
            return False
        if kinds.get(token) == "WEAPON":
            return True
        mode = self.lexicon.weapons.get(tree.lemma[token])
        personal = self.lexicon.words.lists["person"]
        return mode is not None and tree.lemma[token] not in personal


def cast_of(
    scene: Scene, lexicon: EventLexicon, trigger: Trigger, at: frozenset[int]
) -> Casting:
    """The participants of one trigger on its own."""
    casting = Casting(scene, lexicon, trigger, at)
    if trigger.nominal:
        _noun(casting)
    elif scene.tree.pos[trigger.head] == "ADJ":
        _adjective(casting)
    else:
        _verb(casting)
    return casting


def _verb(casting: Casting) -> None:
    scene, head = casting.scene, casting.trigger.head
    clauses = scene.clauses
    passive = clauses.passive(head)
    suffers = casting.trigger.sense.frame.get("subject") != "actor"
    if passive and not suffers:
        for token in clauses.subjects(head):
            casting.add("object", token)
        for token in clauses.agents(head):
            casting.add("by", token)
    else:
        objects = clauses.objects(head)
        clipped = not objects and _clipped(casting, head)
        for token in clauses.subjects(head):
            casting.add("object" if clipped else "subject", token)
        for token in objects:
            casting.add("object", token)
    _indirect(casting, head)
    _prepositions(casting, head)
    for c in scene.tree.all(head, "dobj"):
        if casting.trigger.first <= c < casting.trigger.end or c in casting.at:
            _prepositions(casting, c)
    _using(casting, head)
    _clause_topic(casting, head)


def _clipped(casting: Casting, head: int) -> bool:
    """As in "Two soldiers killed": a headline's passive without its auxiliary."""
    tree, sense = casting.scene.tree, casting.trigger.sense
    if sense.harm is None or sense.frame_name != "act":
        return False
    if tree.dep[head] in {"relcl", "xcomp", "pcomp"}:
        return False
    bare = tree.child(head, "aux", "auxpass", "neg", "prep") is None
    in_place = tree.child(head, "prep") is not None and tree.child(head, "aux") is None
    return tree.tag[head] in {"VBD", "VBN"} and (bare or in_place)


def _indirect(casting: Casting, head: int) -> None:
    tree = casting.scene.tree
    for c in tree.all(head, "dative"):
        if tree.pos[c] == "ADP":
            for obj in tree.all(c, "pobj"):
                casting.add("dative", obj)
        elif casting.trigger.sense.frame.get("dative"):
            casting.add("dative", c)
        else:
            casting.add("object", c)


def _prepositions(casting: Casting, head: int) -> None:
    """Objects of the prepositions that the frame gives a role."""
    tree = casting.scene.tree
    frame = casting.trigger.sense.frame
    for c in tree.children[head]:
        if tree.dep[c] not in {"prep", "agent"}:
            continue
        part = tree.word[c]
        for obj in tree.all(c, "pobj"):
            if part in casting.lexicon.words.links["cause_preps"]:
                casting.causes.extend(_acting(casting, obj))
            if obj in casting.at and part in casting.lexicon.words.links["cause_preps"]:
                casting.causes.append(obj)
            elif part in frame and _takes(casting, part, obj):
                casting.add(part, obj)


def _takes(casting: Casting, part: str, token: int) -> bool:
    """Not a time, a number, or, where somebody already suffers it, a place."""
    tree = casting.scene.tree
    if casting.scene.is_time(token) or (tree.tag[token] == "CD" and part == "at"):
        return False
    suffered = any(role == "recipient" for role, _ in casting.cast)
    return not (suffered and part in {"at", "into", "on", "from"})


def _acting(casting: Casting, noun: int) -> list[int]:
    """As in "Killed in police firing", where the parser makes the gerund hang on police."""
    tree = casting.scene.tree
    return [c for c in tree.all(noun, "acl") if c == noun + 1 and c in casting.at]


def _using(casting: Casting, head: int) -> None:
    """As in "…, using a knife"."""
    tree = casting.scene.tree
    for c in tree.all(head, "advcl", "acl", "xcomp"):
        if tree.lemma[c] == "use":
            for obj in tree.all(c, "dobj"):
                casting.give("instrument", obj)


def _clause_topic(casting: Casting, head: int) -> None:
    """As in "Demand that X leave", "urged that…": the asked one is the clause's subject."""
    tree = casting.scene.tree
    if "that" not in casting.trigger.sense.frame:
        return
    if any(role == "recipient" for role, _ in casting.cast):
        return
    for c in tree.all(head, "ccomp"):
        for subject in tree.all(c, "nsubj", "nsubjpass"):
            casting.add("that", subject)


def _adjective(casting: Casting) -> None:
    """As in "Five were dead", "left five dead"."""
    tree, head = casting.scene.tree, casting.trigger.head
    for token in tree.all(head, "nsubj") or casting.scene.clauses.subjects(head):
        casting.add("subject", token)
    above = tree.head[head]
    if tree.dep[head] in {"acomp", "attr"}:
        for token in casting.scene.clauses.subjects(above):
            casting.add("subject", token)
    elif tree.lemma[above] == "leave" and tree.dep[head] != "advcl":
        for token in casting.scene.clauses.subjects(above):
            casting.add("by", token)
        for token in tree.all(above, "dobj"):
            casting.add("subject", token)
    _prepositions(casting, head)


def _noun(casting: Casting) -> None:
    tree, head = casting.scene.tree, casting.trigger.head
    frame = casting.trigger.sense.frame
    by_of = _has_of(casting, head)
    for c in tree.children[head]:
        if tree.dep[c] == "poss":
            _possessor(casting, c, by_of=by_of)
        elif tree.dep[c] in NP_DEPS:
            _premodifier(casting, c, frame)
        elif _named_beside(casting, c):
            casting.add("of", c)
    _prepositions(casting, head)
    if tree.dep[head] == "compound":  # "the assassination scene of Salim Rubai"
        _prepositions(casting, tree.head[head])
    _relative(casting, head)
    _light(casting, head)


def _named_beside(casting: Casting, token: int) -> bool:
    """As in "The murder Salim Rubai", where the preposition was lost."""
    tree, head = casting.scene.tree, casting.trigger.head
    beside = tree.dep[token] in {"appos", "npadvmod", "nmod"} and token > head
    return beside and casting.scene.kinds.get(token) == "PERSON"


def _has_of(casting: Casting, head: int) -> bool:
    tree = casting.scene.tree
    return any(tree.word[c] == "of" for c in tree.children[head])


def _possessor(casting: Casting, token: int, *, by_of: bool) -> None:
    """As in "X's killing" is of X, but "X's killing of Y" is by X."""
    if by_of and casting.trigger.sense.frame.get("of") == "recipient":
        casting.give("actor", token)
    else:
        casting.add("poss", token)


def _premodifier(casting: Casting, token: int, frame: object) -> None:
    """As in "Militia attack", "rocket attack", "police firing"."""
    scene = casting.scene
    del frame
    lemma = scene.tree.lemma[token]
    if lemma in casting.lexicon.weapons and scene.kinds.get(token) != "PERSON":
        if scene.tree.dep[token] == "compound":
            casting.give("instrument", token)
        return
    kind = scene.kinds.get(token)
    if (
        kind in {"ORG", "NORP", "PERSON"}
        or lemma in casting.lexicon.words.lists["armed"]
    ) and (scene.tree.dep[token] == "compound" or kind == "NORP"):
        casting.add("compound", token)


def _relative(casting: Casting, head: int) -> None:
    """As in "An attack carried out by X", "the raid X ordered"."""
    scene = casting.scene
    doer = casting.lexicon.words.light["doer"]
    for c in scene.tree.all(head, "acl", "relcl"):
        if scene.tree.lemma[c] in doer:
            for token in scene.clauses.doers(c):
                if token != head:
                    casting.add("by", token)


def _light(casting: Casting, head: int) -> None:
    """The verb that carries the noun lends its subject ("carried out an attack")."""
    scene, tree = casting.scene, casting.scene.tree
    light = casting.lexicon.words.light
    above, dep = _governor(casting, head)
    if dep in {"dobj", "nsubjpass"} and tree.lemma[above] in light["doer"]:
        for token in scene.clauses.doers(above):
            casting.add("by", token)
        _prepositions_late(casting, above)
    elif dep == "dobj" and tree.lemma[above] in light["sufferer"]:
        for token in scene.clauses.subjects(above):
            casting.give("recipient", token)
    elif dep == "pobj":
        _under_preposition(casting, above)


def _governor(casting: Casting, head: int) -> tuple[int, str]:
    """What governs the noun, past "attempt" and the like and past coordination."""
    tree = casting.scene.tree
    while tree.dep[head] in {"compound", "conj"} and tree.head[head] != head:
        head = tree.head[head]
    return tree.head[head], tree.dep[head]


def _prepositions_late(casting: Casting, verb: int) -> None:
    """As in "Launched an attack against X" may hang the preposition on the verb."""
    if not any(role == "recipient" for role, _ in casting.cast):
        tree = casting.scene.tree
        for c in tree.all(verb, "prep"):
            if tree.word[c] in {"on", "against", "at", "upon"}:
                for obj in tree.all(c, "pobj"):
                    if not casting.scene.is_time(obj):
                        casting.add(tree.word[c], obj)


def _under_preposition(casting: Casting, prep: int) -> None:
    """As in "Behind the attack", "responsible for it", "under attack"."""
    scene, tree = casting.scene, casting.scene.tree
    above = tree.head[prep]
    words = casting.lexicon.words
    if tree.word[prep] == "of" and tree.lemma[above] in words.links["targets"]:
        for token in _identified(casting, above):
            casting.give("recipient", token)
    elif tree.word[prep] == "behind" and tree.pos[above] in {"VERB", "AUX"}:
        if not _denied(casting, above):
            casting.blame(scene.clauses.subjects(above), "accused")
    elif tree.word[prep] == "for":
        _answering(casting, above)


def _answering(casting: Casting, word: int) -> None:
    """As in "Responsible for the attack", "claimed responsibility for it"."""
    scene, tree = casting.scene, casting.scene.tree
    verb = tree.head[word]
    if tree.lemma[word] == "responsible":
        if not _denied(casting, verb) and not _denied(casting, word):
            casting.blame(_responsible(casting, word), "accused")
    elif tree.lemma[word] == "responsibility":
        owned = tree.lemma[verb] in casting.lexicon.words.light["owner"]
        if owned and not _denied(casting, verb):
            casting.blame(scene.clauses.subjects(verb), "claimed")


def _denied(casting: Casting, predicate: int) -> bool:
    """It is said of nobody: "no group has claimed", "was not behind"."""
    return modality_of(casting.scene.tree, predicate).polarity < 0


def _identified(casting: Casting, noun: int) -> Iterator[int]:
    """As in "The mayor was the target of the attack": who the noun says it was."""
    tree = casting.scene.tree
    if tree.dep[noun] == "attr":
        yield from casting.scene.clauses.subjects(tree.head[noun])
    elif tree.dep[noun] == "appos":
        yield tree.head[noun]
    elif tree.dep[noun] == "nsubj":
        yield from tree.all(tree.head[noun], "attr")


def _responsible(casting: Casting, adjective: int) -> Iterator[int]:
    tree = casting.scene.tree
    if tree.dep[adjective] in {"acomp", "attr"}:
        yield from casting.scene.clauses.subjects(tree.head[adjective])
    elif tree.dep[adjective] in {"oprd", "xcomp", "ccomp"}:
        yield from casting.scene.clauses.subjects(adjective)
    elif tree.dep[adjective] == "amod":
        yield tree.head[adjective]

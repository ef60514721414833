"""Which words of a document tell an event, and in which sense (M38 to M40)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from tahqiq.extract.coref.nominals import HEADLIKE
from tahqiq.extract.events.clauses import Clauses
from tahqiq.extract.events.members import members_of
from tahqiq.extract.events.plain_deeds import plain_sense
from tahqiq.extract.events.scene import Scene, Trigger
from tahqiq.extract.events.trigger_words import noun_parts, verb_parts
from tahqiq.extract.lexicon.event_lexicon import (
    EventLexicon,
    Pattern,
    Sense,
    event_lexicon,
)
from tahqiq.extract.parsing.tree import Tree

PREDICATE_DEPS = frozenset({
    "acomp", "attr", "oprd", "ccomp", "xcomp", "ROOT", "conj", "relcl", "acl", "advcl",
})  # fmt: skip
FIGURE = "figure"  # the sense of words of violence that tell none
NAMED = frozenset({"remains", FIGURE})  # who is lying to a court is no body
BACK = 2  # sentences over which "the strike" takes up what was told to have flown
LOOSE = 2  # words of sport that a report of violence may well hold


def triggers_of(scene: Scene) -> list[Trigger]:
    """Every trigger of the document, in text order."""
    lexicon = event_lexicon()
    tree = scene.tree
    found: list[Trigger] = []
    for i, pos in enumerate(tree.pos):
        if pos in {"VERB", "AUX"}:
            trigger = _verb(scene, lexicon, i)
        elif pos in {"NOUN", "PROPN"}:
            trigger = _noun(scene, lexicon, i, tree.lemma[i])
        elif pos == "ADJ":
            trigger = _adjective(scene, lexicon, i)
        else:
            continue
        if trigger is not None:
            found.append(trigger)
    return _without_inner(found)


def _without_inner(found: list[Trigger]) -> list[Trigger]:
    """Drop a trigger that is a mere part of a longer phrase trigger; what is claimed
    ("claimed the bombing") happened besides the claim. A figure of speech ("took a
    beating") tells nothing, nor do its parts.
    """
    beside = event_lexicon().words.links["beside"]
    heads = {trigger.head for trigger in found}
    whole = [
        _alone(trigger) if trigger.sense.name in beside and heads & {*trigger.parts}
        else trigger
        for trigger in found
    ]  # fmt: skip
    covered = {part for trigger in whole for part in trigger.parts}
    return [
        trigger for trigger in whole
        if trigger.head not in covered and trigger.sense.name != FIGURE
    ]  # fmt: skip


def _alone(trigger: Trigger) -> Trigger:
    """The phrase by its first word only."""
    return replace(trigger, first=trigger.head, end=trigger.head + 1, parts=())


def _verb(scene: Scene, lexicon: EventLexicon, i: int) -> Trigger | None:
    tree = scene.tree
    if tree.tag[i] == "VBG" and (
        _gerund_noun(tree, i) or body_gerund(tree, lexicon, i)
    ):
        nominal = _noun(scene, lexicon, i, tree.word[i])
        if nominal is not None:
            return nominal
    patterns = lexicon.verbs.get(tree.lemma[i])
    if patterns is None or _stative(scene, lexicon, i):
        return _adjective(scene, lexicon, i) or _plain(scene, lexicon, i)
    for pattern in patterns:
        tokens = verb_parts(scene, pattern, i)
        if tokens is not None and _allowed(scene, pattern.sense, i):
            modifier = tree.dep[i] == "amod"
            who = _those(tree, pattern, i) or _who_he_was(scene, pattern, i)
            if (modifier and pattern.sense.harm is None) or who:
                return None
            return _trigger(pattern.sense, i, tokens, modifier=modifier)
    return _plain(scene, lexicon, i)


def _those(tree: Tree, pattern: Pattern, i: int) -> bool:
    """As in "The accused fled", "two of the accused": who they are, no accusation made."""
    person = tree.tag[i] == "VBN" and tree.dep[i] in HEADLIKE - {"ROOT", "conj"}
    own = tree.child(i, "auxpass", "aux", "nsubj", "nsubjpass")
    helped = own is not None and tree.tag[own] != "CD"  # "two accused fled"
    return person and not helped and pattern.sense.type == "ACCUSE"


def _who_he_was(scene: Scene, pattern: Pattern, i: int) -> bool:
    """As in "He was named as Daniel Reave": nobody is accused, unless of a deed just told
    of him ("The suspect was named as Dale Corrin").
    """
    tree, lists = scene.tree, event_lexicon().words.lists
    charged = lists["perpetrator"] | event_lexicon().words.links["suspected"]
    if any(tree.lemma[c] in charged for c in tree.all(i, "nsubjpass", "dobj")):
        return False
    links = [c for c in tree.all(i, "prep") if tree.word[c] == "as"]
    called = [c for link in links for c in tree.all(link, "pobj")]
    own = any(c in scene.names and scene.kinds.get(c) == "PERSON" for c in called)
    return own and tree.lemma[i] == "name" and pattern.sense.type == "ACCUSE"


def _stative(scene: Scene, lexicon: EventLexicon, i: int) -> bool:
    """As in "settlers, some of them armed": a participle that nobody is said to bring about."""
    tree = scene.tree
    done = tree.child(i, "aux", "auxpass", "agent", "dobj") is not None
    stative = tree.lemma[i] in lexicon.words.links["stative"]
    return stative and tree.tag[i] in {"VBN", "VBD"} and not done


def _plain(scene: Scene, lexicon: EventLexicon, i: int) -> Trigger | None:
    sense = plain_sense(scene, lexicon, i)
    return None if sense is None else _trigger(sense, i, ())


def _gerund_noun(tree: Tree, i: int) -> bool:
    """As in "The bombing of…": determined or possessed, and without an object."""
    deps = {tree.dep[c] for c in tree.children[i]}
    return bool(deps & {"det", "poss", "amod", "compound"}) and "dobj" not in deps


def body_gerund(tree: Tree, lexicon: EventLexicon, i: int) -> bool:
    """As in "killed in police firing": the parser makes a clause of it, "police" its noun."""
    if i < 2 or tree.dep[i] != "acl" or tree.dep[i - 1] not in {"pobj", "conj"}:
        return False
    named = tree.lemma[i - 1] in lexicon.words.lists["armed"]
    bare = not any(tree.dep[c] == "det" for c in tree.children[i - 1])
    return named and bare and tree.child(i, "dobj") is None


def _trigger(
    sense: Sense, head: int, tokens: Iterable[int], *, modifier: bool = False,
    nominal: bool = False,
) -> Trigger:  # fmt: skip
    """A phrase as one range where its words stand together."""
    together = sorted({head, *tokens})
    first, last = together[0], together[-1]
    if last - first > 2:  # scattered words: the head alone is the trigger
        first = last = head
    return Trigger(
        head=head, first=first, end=last + 1, sense=sense, nominal=nominal,
        modifier=modifier, parts=tuple(t for t in together if t != head),
    )  # fmt: skip


def _allowed(scene: Scene, sense: Sense, i: int) -> bool:
    """The constraints of a verb's sense hold."""
    clauses, tree = scene.clauses, scene.tree
    if not _surrounded(scene, sense, i) or _told_against(scene, sense, i):
        return False
    doers = clauses.doers(i)
    if sense.name == FIGURE:
        doers = (*doers, *clauses.subjects(i))  # "bombed" read as a participle
    named = not sense.subject or any(scene.is_one(t, sense.subject) for t in doers)
    strict = sense.thing_does or sense.frame_name in NAMED
    if not named and (strict or not _agentless(clauses, i, doers)):
        return False
    if sense.not_subject and any(scene.is_one(t, sense.not_subject) for t in doers):
        return False
    if sense.topic and not _topic(tree, i, sense.topic):
        return False
    return _object_allowed(scene, sense, i)


def _surrounded(scene: Scene, sense: Sense, i: int) -> bool:
    """A wanted word stands in the sentence, or in the clause where that is asked for."""
    tree, words = scene.tree, scene.sentence_words(i)
    if not (sense.near or sense.within):
        return True
    if not sense.within:
        return bool(sense.near & words)
    if not sense.within & words:
        return False
    top = i
    while tree.pos[top] not in {"VERB", "AUX"} and tree.head[top] != top:
        top = tree.head[top]
    clause = {*range(tree.left[top], tree.right[top]), tree.head[top]}
    return any(
        tree.lemma[t] in sense.within or tree.word[t] in sense.within for t in clause
    )


def _told_against(scene: Scene, sense: Sense, i: int) -> bool:
    """A word of the sentence says that it is something else: who died of a disease was
    not killed, unless a weapon is named ("shot through the heart").
    """
    words, lists = scene.sentence_words(i), event_lexicon().words.lists
    if sense.name == "die" and lists["violent-means"] & words:
        return False
    against = sense.not_near & words
    loose = against & lists["sport-loose"]
    if loose == against & lists["sport"] and len(loose) <= LOOSE:
        against -= loose  # "a team of the Arab League was attacked"
    return bool(against)


def _agentless(clauses: Clauses, i: int, doers: tuple[int, ...]) -> bool:
    return not doers and (clauses.passive(i) or clauses.tree.tag[i] == "VBG")


def _object_allowed(scene: Scene, sense: Sense, i: int) -> bool:
    if not sense.object and not sense.not_object:
        return True
    found = [
        token
        for obj in scene.clauses.undergoers(i)
        for token in scene.tree.conjuncts(obj)
    ]
    if not found and sense.object:
        found = _prepositional(scene.tree, i)
    if any(scene.is_one(t, sense.not_object) for t in found):
        return False
    return not sense.object or any(scene.is_one(t, sense.object) for t in found)


def _prepositional(tree: Tree, i: int) -> list[int]:
    """Objects of the verb's prepositions."""
    return [obj for c in tree.all(i, "prep") for obj in tree.all(c, "pobj")]


def _topic(tree: Tree, i: int, wanted: frozenset[str]) -> bool:
    """The verb has a wanted complement: of some verb, "to …", "that …", "for … to", "must"."""
    for c in tree.children[i]:
        if tree.dep[c] not in {"xcomp", "ccomp", "advcl"}:
            continue
        infinitive = tree.tag[c] == "VB" and tree.child(c, "aux") is not None
        if tree.dep[c] != "advcl" and ("*" in wanted or tree.lemma[c] in wanted):
            return True
        if "to" in wanted and infinitive and tree.tag[c - 1] == "TO":
            return True
        if "that" in wanted and tree.dep[c] == "ccomp" and not infinitive:
            return True
        if "must" in wanted and _must_do(tree, c):
            return True
        if "for" in wanted and any(tree.word[a] == "for" for a in tree.all(c, "mark")):
            return True  # "called for the minister to go"
    return False


def _must_do(tree: Tree, clause: int) -> bool:
    """As in "said they must leave"; "said they must have left" concludes that they did."""
    words = {tree.word[c] for c in tree.all(clause, "aux")}
    return "must" in words and "have" not in words


def _noun(scene: Scene, lexicon: EventLexicon, i: int, lemma: str) -> Trigger | None:
    patterns = lexicon.nouns.get(lemma) or _verbal_noun(lexicon, lemma)
    tree = scene.tree
    if patterns is None or i in scene.names or _adverbial(tree, lexicon, i):
        return None
    named = tree.pos[i] == "PROPN" and tree.text[i][0].isupper()
    opens = scene.opens(i) or scene.begins(i)
    if named and not scene.is_titled(i) and not opens:
        return None
    if tree.dep[i] in {"compound", "nmod"}:
        heads = lexicon.words.links["heads"]
        if tree.lemma[tree.head[i]] not in heads:
            return None
    for pattern in patterns:
        tokens = noun_parts(scene, pattern, i)
        if tokens is not None and _noun_allowed(scene, pattern.sense, i):
            return _trigger(pattern.sense, i, tokens, nominal=True)
    return None


def _adverbial(tree: Tree, lexicon: EventLexicon, i: int) -> bool:
    """As in "paid in advance", "well in advance of the vote": when, and no deed."""
    known = tree.lemma[i] in lexicon.words.links["adverbial"]
    return known and i > 0 and tree.word[i - 1] == "in"


def _verbal_noun(lexicon: EventLexicon, lemma: str) -> tuple[Pattern, ...] | None:
    """As in "the assassinating of a judge": the noun of a verb that harms by itself."""
    if not lemma.endswith("ing"):
        return None
    stem = lemma[:-3]
    for verb in (stem, f"{stem}e", stem[:-1]):
        found = [
            p for p in lexicon.verbs.get(verb, ()) if not p.weight and p.sense.harm
        ]
        if found:
            return tuple(found)
    return None


def _noun_allowed(scene: Scene, sense: Sense, i: int) -> bool:
    """A noun keeps the constraints on its neighbourhood; its clause has no subject."""
    if sense.name == "strike-attack" and _struck_before(scene, sense, i):
        return True
    if not _surrounded(scene, sense, i) or _told_against(scene, sense, i):
        return False
    tagged = scene.tree.lemma[i] == "dead" and scene.tree.pos[i] != "ADJ"
    people = tagged or sense.name == "victims"
    if people and not members_of(scene, event_lexicon(), i):
        return False
    return not sense.background or _has_parties(scene.tree, i)


def _struck_before(scene: Scene, sense: Sense, i: int) -> bool:
    """As in "A drone hit a bus. The strike was the third on civilian transport": the strike
    takes up what flew, where nothing else is said of those who stop work.
    """
    tree, lists = scene.tree, event_lexicon().words.lists
    known = any(tree.word[c] in {"the", "that", "this"} for c in tree.all(i, "det"))
    against = sense.not_near & scene.sentence_words(i) - lists["labour-loose"]
    before = scene.sentence_of[i]
    flown = any(
        lists["struck-by"] & scene.sentence_words(scene.bounds[index][0])
        for index in range(max(0, before - BACK), before)
    )
    return known and flown and not against


def _has_parties(tree: Tree, i: int) -> bool:
    return any(tree.word[c] in {"between", "by", "against"} for c in tree.children[i])


def _adjective(scene: Scene, lexicon: EventLexicon, i: int) -> Trigger | None:
    tree = scene.tree
    patterns = lexicon.adjectives.get(tree.lemma[i]) or lexicon.adjectives.get(
        tree.word[i]
    )
    if patterns is None:
        return None
    predicate = tree.dep[i] in PREDICATE_DEPS or _behind(tree, i)
    if not predicate and not _nominal_adjective(tree, i):
        return None
    for pattern in patterns:
        if _noun_allowed(scene, pattern.sense, i):
            return _trigger(pattern.sense, i, (), nominal=not predicate)
    return None


def _behind(tree: Tree, i: int) -> bool:
    """As in "a raid that left five people dead": said of the noun right before it."""
    left = tree.dep[i] == "dobj" and tree.lemma[tree.head[i]] == "leave"
    counted = left and tree.child(i, "nummod") is not None  # "left 12 dead"
    return counted or (tree.dep[i] == "amod" and tree.head[i] == i - 1)


def _nominal_adjective(tree: Tree, i: int) -> bool:
    """As in "The dead", "the wounded"."""
    if tree.dep[i] not in {"nsubj", "dobj", "pobj", "nsubjpass"}:
        return False
    return any(tree.dep[c] in {"det", "nummod", "amod"} for c in tree.children[i])

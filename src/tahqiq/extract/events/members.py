"""Who those were whom an event befell, where a group is told and its members named.

"Among the dead was X", "the victims were X and Y", "those arrested included a lawyer",
"two of the wounded were identified as X and Y", "three guards, X, Y and Z": the members
take the part of their group (M33). What is only counted ("including three children")
is a number and names nobody.
"""

from __future__ import annotations

from collections.abc import Iterator

from tahqiq.extract.events.casting import Casting
from tahqiq.extract.events.scene import Scene
from tahqiq.extract.lexicon.event_lexicon import EventLexicon
from tahqiq.extract.stance.modality import modality_of

PARTS = frozenset({"including", "among", "amongst"})
GROUPS = frozenset({"them", "whom", "those", "these"})
BETWEEN = frozenset({",", "and", "-", "–", "—", "(", ")", ":", "&"})
BESIDE = frozenset(
    {"oprd", "appos", "dobj", "attr", "nsubj", "npadvmod", "dep", "conj"}
)
DEEDS = frozenset({"ASSAULT", "COERCE", "RETREAT"})
PEOPLE = frozenset({"victim", "dead", "fatality", "casualty"})
SOME = frozenset({"nsubj", "nsubjpass", "attr", "dobj"})
LIST = 5  # tokens from a colon to the head of the first in its list
SINGLE = frozenset({"NN", "NNP"})


def add_members(casting: Casting) -> None:
    """Give the part of those the event befell to whoever is told to be among them."""
    sense = casting.trigger.sense
    if not sense.harm and sense.type not in DEEDS and sense.name != "victims":
        return
    befallen = [token for role, token in casting.cast if role == "recipient"]
    groups = [*befallen]
    counted = casting.scene.tree.lemma[casting.trigger.head] in PEOPLE
    if casting.names_people() or counted:
        groups.append(casting.trigger.head)
    told = [
        m for group in groups for m in members_of(casting.scene, casting.lexicon, group)
    ]
    told += _beside_them(casting)
    told += [m for group in befallen for m in _included(casting, group)]
    told += _listed(casting)
    before = len(casting.cast)
    for member in told:
        casting.give("recipient", member)
        for name in casting.scene.tree.all(member, "appos"):
            for other in casting.scene.tree.conjuncts(name)[
                1:
            ]:  # "the clerk X and a boy"
                if _is_somebody(casting.scene, casting.lexicon, other):
                    casting.give("recipient", other)
    casting.members.extend(token for _, token in casting.cast[before:])


def members_of(scene: Scene, lexicon: EventLexicon, group: int) -> list[int]:
    """Who is told to be, or be among, those a noun stands for: "the dead included X",
    "among the dead was X", "two of the dead were X and Y".
    """
    tree, words = scene.tree, lexicon.words.links
    link, verb = tree.head[group], tree.head[tree.head[group]]
    inside = tree.dep[group] == "pobj"
    if inside and tree.word[link] in PARTS and tree.lemma[verb] == "be":
        found = [c for c in tree.all(verb, "nsubj", "attr") if c != group]
    elif inside and tree.word[link] == "of" and _is_some(scene, verb):
        if tree.dep[verb] != "attr":
            return members_of(scene, lexicon, verb)
        verb = tree.head[verb]  # "he was one of four people killed"
        found = tree.all(verb, "nsubj") if tree.lemma[verb] == "be" else []
    elif tree.dep[group] in {"nsubj", "nsubjpass"}:
        verb, found = link, list(_predicated(scene, words, link))
    elif tree.dep[group] == "dobj" and tree.lemma[link] in words["identifying"]:
        verb, found = link, list(_as(scene, link))  # "named one of the dead as X"
    else:
        return []
    if modality_of(tree, verb).polarity < 0:
        return []
    return [token for token in found if _is_somebody(scene, lexicon, token)]


def _is_some(scene: Scene, token: int) -> bool:
    """As in "one of the dead", "two of them"."""
    tree = scene.tree
    return tree.tag[token] == "CD" and tree.dep[token] in SOME


def _predicated(
    scene: Scene, words: dict[str, frozenset[str]], verb: int
) -> Iterator[int]:
    """Who the subject is told to be or to include."""
    tree = scene.tree
    if tree.lemma[verb] == "be":
        yield from tree.all(verb, "attr")
    elif tree.lemma[verb] in words["comprising"]:
        yield from tree.all(verb, "dobj")
    elif tree.lemma[verb] in words["identifying"]:
        yield from _as(scene, verb)


def _as(scene: Scene, verb: int) -> Iterator[int]:
    """As in "identified as X and Y", "named the dead as X"."""
    tree = scene.tree
    for link in tree.all(verb, "prep"):
        if tree.word[link] == "as":
            yield from tree.all(link, "pobj")


def _is_somebody(scene: Scene, lexicon: EventLexicon, token: int) -> bool:
    """Someone by name or calling, no number and no thing: "civilians", "a nurse"."""
    tree, lists = scene.tree, lexicon.words.lists
    known = scene.kinds.get(token) in {"PERSON", "NORP"}
    people = lists["person"] | lists["armed"] | lists["headcount"]
    return known or tree.lemma[token] in people


def _included(casting: Casting, group: int) -> Iterator[int]:
    """As in "seven people, including the mayor, were killed": single persons only."""
    tree = casting.scene.tree
    links = [c for c in tree.all(group, "prep") if tree.word[c] in PARTS]
    named = [obj for c in links for obj in tree.all(c, "pobj")]
    named += [
        c for c in tree.all(group, "appos")
        if any(tree.word[link] in PARTS for link in tree.all(c, "prep"))
    ]  # fmt: skip
    for token in (one for first in named for one in tree.conjuncts(first)):
        if _is_single(casting, token):
            yield token


def _listed(casting: Casting) -> list[int]:
    """As in "left 12 dead: seven rebels, four soldiers and a civilian"."""
    tree, head = casting.scene.tree, casting.trigger.head
    opened = tree.word[head + 1 : head + 2] == [":"]
    if not opened or "recipient" not in casting.roles():
        return []
    near = range(head + 2, min(head + 2 + LIST, len(tree.word)))
    return [
        i for i in near
        if tree.dep[i] == "appos" and tree.left[i] == head + 2
        and _is_somebody(casting.scene, casting.lexicon, i)
    ]  # fmt: skip


def _beside_them(casting: Casting) -> list[int]:
    """As in "Seven were killed, among them the mayor and a clerk"."""
    tree, head = casting.scene.tree, casting.trigger.head
    if "recipient" not in casting.roles():
        return []
    for link in tree.all(head, "prep"):
        if tree.word[link] not in PARTS or link < head:
            continue
        objects = tree.all(link, "pobj")
        if objects and tree.word[objects[0]] not in GROUPS:
            # "including the mayor", hung on the verb; "among civilians" names nobody
            told = objects if tree.word[link] == "including" else []
            return [
                c for o in told for c in tree.conjuncts(o) if _is_single(casting, c)
            ]
        behind = [c for c in tree.children[head] if c > link and tree.dep[c] in BESIDE]
        return [
            one
            for c in behind[:1]
            for one in tree.conjuncts(c)
            if _is_single(casting, one)
        ]
    return []


def _is_single(casting: Casting, token: int) -> bool:
    scene = casting.scene
    tree = scene.tree
    singular = tree.tag[token] in SINGLE and not tree.all(token, "nummod")
    return singular and _is_somebody(scene, casting.lexicon, token)


def named_as(scene: Scene, lexicon: EventLexicon, group: int) -> list[int]:
    """The names that say who a whole group is: "two guards, X, 29, and Y, 41", "three men,
    identified as X, Y and Z". Fewer than two names leave the noun as it is.
    """
    tree = scene.tree
    if tree.tag[group] not in {"NNS", "CD"} or group in scene.names:
        return []
    found = [
        one for c in tree.all(group, "appos") for one in tree.conjuncts(c)
        if scene.kinds.get(one) == "PERSON"
        and (one in scene.names or tree.tag[one] == "NN")
    ]  # fmt: skip
    for clause in tree.all(group, "acl"):
        if tree.lemma[clause] in lexicon.words.links["identifying"]:
            named = [o for c in _as(scene, clause) for o in tree.conjuncts(c)]
            found += [o for o in named if scene.kinds.get(o) == "PERSON"]
    found = found if len(found) > 1 else _listed_behind(scene, group)
    return found if len(found) > 1 else []


def _listed_behind(scene: Scene, group: int) -> list[int]:
    """Names with nothing but commas and ages between, whatever the parser made of them."""
    tree, found = scene.tree, []
    i = group + 1
    if i >= len(tree.word) or tree.word[i] not in BETWEEN:
        return []
    while i < len(tree.word):
        if i in scene.names and scene.kinds.get(i) == "PERSON":
            found.append(i)
        elif tree.word[i] not in BETWEEN and not _of_a_name(scene, i):
            break
        i += 1
    closed = i < len(tree.word) and tree.word[i - 1] in BETWEEN
    return found if closed and "and" in tree.word[group:i] else []


def _of_a_name(scene: Scene, i: int) -> bool:
    """A forename, an age, or "his son" before the son's name."""
    tree = scene.tree
    return tree.tag[i] in {"NNP", "CD", "PRP$"} or scene.kinds.get(i) == "PERSON"

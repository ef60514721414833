"""Which event stands in the scene of another, and takes its place and time from there.

"Gunmen killed a judge in Orun on Monday. His driver was wounded": the wounding is told
apart, for another person suffered it, but it happened there and then. Only violence told
as it happened, close by, with neither place nor time of its own and no word that parts
it ("elsewhere", "last year") stands in the scene of what was told before (M46, M49).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from tahqiq.codebook.gazetteer import gazetteer
from tahqiq.extract.events.scene import Scene, Trigger
from tahqiq.extract.events.setting import Setting
from tahqiq.extract.events.telling import Telling
from tahqiq.extract.events.times import PAID
from tahqiq.extract.lexicon.event_lexicon import EventLexicon
from tahqiq.extract.parsing.found import FoundEvent
from tahqiq.extract.parsing.tree import Tree

AGAINST = frozenset({"over", "against", "about", "at"})
STILL = 6  # sentences over which a scene goes on where none of them leads elsewhere
NEAR = 2  # sentences: further on, another scene may have begun
LONG = (
    8  # days: what is dated by its month or year is no part of a scene without a date
)
FAR = 8  # sentences over which "the attackers" are still those of the scene


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """An event with the tellings it was made of."""

    event: FoundEvent
    group: Sequence[Telling]

    @property
    def sentences(self) -> tuple[int, ...]:
        """The sentences of its tellings, in order."""
        return tuple(telling.sentence for telling in self.group)


def with_scenes(
    told: Sequence[Told], scene: Scene, lexicon: EventLexicon, setting: Setting
) -> tuple[FoundEvent, ...]:
    """The events, those that lack place or time with those of the scene they stand in."""
    placed: list[FoundEvent] = []
    for index, one in enumerate(told):
        before = _scene_of(one, told[:index], placed, lexicon, setting)
        event = one.event
        if before is not None and undivided(one, scene, lexicon):
            event = _settled(one, before, setting)
        placed.append(event)
    return tuple(placed)


def _settled(one: Told, before: FoundEvent, setting: Setting) -> FoundEvent:
    event = one.event
    if event.when is None and before.when is not None:
        told = {setting.parsed.sentence_of[head] for head in before.heads}
        here = set(one.sentences) <= told
        if here or not dated_itself(one, setting):
            event = replace(event, when=before.when)
    if not same_days(setting, event, before) or too_wide(setting, before):
        return event
    if event.place_token is not None:
        return on_site(event, before, setting)
    return at_place_of(event, before)


def at_place_of(event: FoundEvent, before: FoundEvent) -> FoundEvent:
    """The event where another was."""
    return replace(
        event, place=before.place, place_token=before.place_token,
        place_relation=before.place_relation,
    )  # fmt: skip


def _of_whom(tree: Tree, clause: int) -> bool:
    """As in "…, of whom 33 have been freed", however the parser hangs it."""
    preps = tree.all(clause, "prep")
    return any(tree.word[c] == "whom" for p in preps for c in tree.all(p, "pobj"))


def dated_itself(one: Told, setting: Setting) -> bool:
    """Its sentences have a time that may be its own: not "said on Monday that", nor that of
    "a man who had been jailed last year".
    """
    tree, heads = setting.scene.tree, one.event.heads
    return any(
        told_beside(tree, t, heads) and not _in_aside(tree, t, heads)
        for k in one.sentences
        for t in setting.dated.get(k, ())
    )


def too_wide(setting: Setting, event: FoundEvent) -> bool:
    """Its place is a whole country, or several places ("two blocks"): too wide to be the
    scene of what follows.
    """
    token, tree = event.place_token, setting.scene.tree
    if token is None:
        return False
    single = tree.word[token] in setting.lexicon.words.setting["pluralia"]
    if tree.tag[token] == "NNS" and token not in setting.scene.names and not single:
        return True
    found = gazetteer().candidates(setting.parsed.span(token, token + 1).exact)
    return bool(found) and found[0].kind == "country"


def _days_between(first: str, last: str) -> int:
    return (date.fromisoformat(last) - date.fromisoformat(first)).days


def on_site(event: FoundEvent, before: FoundEvent, setting: Setting) -> FoundEvent:
    """As in "stormed a hospital in X … shot them in the courtyard": the courtyard is in X."""
    names, tree = setting.scene.names, setting.scene.tree
    own, theirs = event.place_token, before.place_token
    if own is None or theirs is None or own in names:
        return event
    parts = setting.lexicon.words.setting["parts"]
    inner = tree.lemma[own] in parts and tree.lemma[theirs] not in parts
    if theirs not in names and not inner:  # "the roof" is that of the mill before
        return event
    known = any(tree.word[c] == "the" for c in tree.all(own, "det"))
    known = known or any(tree.tag[c] == "PRP$" for c in tree.all(own, "poss"))
    if not known or tree.head[own] == own:
        return event
    prep = tree.head[own]
    words = setting.parsed.span(prep, own + 1).exact if prep < own else None
    return replace(event, place=before.place, place_token=theirs, place_relation=words)


def same_days(setting: Setting, one: FoundEvent, other: FoundEvent) -> bool:
    """Both times have a day in common, as far as days are known."""
    left, right = setting.days(one.when), setting.days(other.when)
    if right is None and left is not None:
        return _days_between(*left) < LONG
    if left is None or right is None:
        return True
    return left[0] <= right[1] and right[0] <= left[1]


def _scene_of(
    one: Told, earlier: Sequence[Told], placed: Sequence[FoundEvent],
    lexicon: EventLexicon, setting: Setting,
) -> FoundEvent | None:  # fmt: skip
    """The violence told last before it, where it is near enough and did happen."""
    links, names = lexicon.words.links, setting.scene.names
    settled = one.event.place_token in names and one.event.when is not None
    searched = _searched(one, earlier, links["search"])
    taking = links["scene"] | links["bodily"] | _led(one, setting)
    if settled or not (searched or _on_scene(one, taking)):
        return None
    first, doers = min(one.sentences), _same_doers(one, lexicon)
    for other, event in zip(reversed(earlier), reversed(placed), strict=True):
        if _freed(one, other):
            return None
        if not _on_scene(other, links["scene"] | links["opening"], tried=True):
            continue
        if _sets_nothing(other, event, setting):
            continue
        shared = bool(_victims(one) & _victims(other))
        taken = shared and bool(set(event.senses) & links["moving"])  # led away
        far = doers or (shared and not taken)
        reach = FAR if far else NEAR
        last = max(other.sentences)
        if not far and not taken and _leads_nowhere(setting, last, first):
            reach = STILL
        gaps = [first - sentence for sentence in other.sentences]
        if not any(0 <= gap <= reach for gap in gaps):
            return None
        away = _elsewhere(one, setting) and 0 not in gaps
        return None if away else event  # placed by itself, later: another scene
    return None


def _sets_nothing(other: Told, event: FoundEvent, setting: Setting) -> bool:
    """It says neither where nor when, is told in passing, or leads away from its scene."""
    unset = event.place_token is None and event.when is None
    aside = all(telling.aside for telling in other.group)
    return unset or aside or _left_for(event, setting)


def _led(one: Told, setting: Setting) -> frozenset[str]:
    """As in "Two nurses were taken away": what was done there, unlike an arrest."""
    tree, words = setting.scene.tree, setting.lexicon.words.setting
    led = one.event.type == "COERCE" and all(
        tree.lemma[head] in words["bringing"] for head in one.event.heads
    )
    return frozenset(one.event.senses) if led else frozenset()


def _left_for(event: FoundEvent, setting: Setting) -> bool:
    """As in "The gunmen fled to X": the scene is what they fled."""
    token, words = event.place_token, setting.lexicon.words
    if token is None or not set(event.senses) & words.links["leaving"]:
        return False
    link = setting.scene.tree.head[token]
    return setting.scene.tree.word[link] in words.setting["bound_for"]


def _elsewhere(one: Told, setting: Setting) -> bool:
    """It has a place of its own, and no part of the scene: "into the dormitory"."""
    tree, own = setting.scene.tree, one.event.place_token
    if own is None or _left_for(one.event, setting):
        return False  # "fled into a field": from there, and then
    known = any(tree.word[c] == "the" for c in tree.all(own, "det"))
    known = known or any(tree.tag[c] == "PRP$" for c in tree.all(own, "poss"))
    called = any(tree.tag[i][:3] == "NNP" for i in range(tree.left[own], own))
    plain = known and not called and tree.right[own] == own + 1
    return own in setting.scene.names or not plain or one.event.when is not None


def _freed(one: Told, other: Told) -> bool:
    """He was let go in between: he is no longer where he was held."""
    released = "release" in other.event.senses and other.event.realis == "actual"
    return released and bool(_victims(one) & _victims(other))


def _searched(one: Told, earlier: Sequence[Told], search: frozenset[str]) -> bool:
    """As in "raided a house in X. Two suspects were arrested": taken in the raid."""
    if one.event.realis != "actual" or not search & set(one.event.senses):
        return False
    before = [
        o for o in earlier if o.event.stage == "raid" and o.event.realis == "actual"
    ]
    gaps = [min(one.sentences) - k for other in before for k in other.sentences]
    return any(0 <= gap <= NEAR for gap in gaps)


def _same_people(one: Told, other: Told) -> bool:
    """As in "fired on mourners in X. Police arrested 40 mourners"."""
    there = {word for t in other.group for word in t.victims | t.doers}
    plural = {word for t in one.group if t.several for word in t.victims}
    return bool(plural & there)


def _leads_nowhere(setting: Setting, told: int, here: int) -> bool:
    """Between two sentences no place is named and no time: the scene has not changed."""
    scene = setting.scene
    for sentence in range(told + 1, here + 1):
        if setting.dated.get(sentence):
            return False
        first, end = scene.bounds[sentence]
        if any(
            i in scene.names and scene.kinds.get(i) == "PLACE"
            for i in range(first, end)
        ):
            return False
    return True


def _victims(one: Told) -> set[str]:
    return {victim for telling in one.group for victim in telling.recipients}


def _same_doers(one: Told, lexicon: EventLexicon) -> bool:
    """As in "the attackers fled": those of the violence told, and of no other."""
    known = lexicon.words.lists["perpetrator"]
    return any(telling.doers & known and telling.known_doers for telling in one.group)


def _on_scene(one: Told, senses: frozenset[str], *, tried: bool = False) -> bool:
    """One happening of a kind that makes up a scene, told as it happened.

    An attempt that failed is a scene for what it did to others ("two guards were killed").
    """
    event = one.event
    sundry = event.plural and all(t.plural for t in one.group)
    happened = event.realis == "actual" or (tried and event.realis == "attempted")
    if not happened or sundry or any(t.many for t in one.group):
        return False
    if all(telling.heading for telling in one.group):
        return False
    return bool(senses & set(event.senses))


def undivided(one: Told, scene: Scene, lexicon: EventLexicon) -> bool:
    """It is told as past, and no word of its sentences parts it from what went before."""
    heads = one.event.heads
    if any(parted(scene, lexicon, scene.sentence_of[i], (i,)) for i in heads):
        return False
    return any(
        _past(scene, telling)
        and not charged(scene.tree, lexicon, telling.trigger)
        and not _deplored(scene.tree, lexicon, telling.trigger)
        for telling in one.group
    )


def _deplored(tree: Tree, lexicon: EventLexicon, trigger: Trigger) -> bool:
    """As in "rallied on Tuesday to condemn the murder", "marched in X against the arrest":
    over what people came together, wherever and whenever that was.
    """
    if not trigger.nominal:
        return False
    noun, voices = trigger.head, lexicon.words.setting["deploring"]
    above = tree.head[noun]
    if tree.dep[noun] == "pobj" and tree.word[above] in AGAINST:
        if tree.word[above] != "at":  # "gathered at the execution": there and then
            voices |= lexicon.words.realis["voicing"]
        above = tree.head[above]
    elif tree.dep[noun] != "dobj":
        return False
    return tree.lemma[above] in voices


def charged(tree: Tree, lexicon: EventLexicon, trigger: Trigger) -> bool:
    """As in "was charged with murder, the abduction of two boys and theft", "were arrested
    over the killing": of what somebody stands accused, wherever and whenever that was.
    """
    head, paid = trigger.head, False
    while trigger.nominal and tree.dep[head] in {"pobj", "conj", "prep", "appos"}:
        head = tree.head[head]
        paid = paid or tree.word[head] in PAID
    accused = tree.lemma[head] in lexicon.words.links["accused"]
    return head != trigger.head and (accused or (paid and tree.pos[head] == "VERB"))


def parted(
    scene: Scene, lexicon: EventLexicon, sentence: int, heads: Sequence[int]
) -> bool:
    """A word of a sentence sets its deed apart from what was told before; "two others", "40
    other people" are of the same scene, and "another witness said" parts nothing.
    """
    tree, parting = scene.tree, lexicon.words.setting["parting"]
    first, end = scene.bounds[sentence]
    if not parting.intersection(tree.word[first:end]):
        return False
    return any(
        tree.word[i] in parting
        and not _beside(scene, i)
        and told_beside(tree, i, heads)
        and not _in_aside(tree, i, heads)
        for i in range(first, end)
    )


def told_beside(tree: Tree, token: int, heads: Sequence[int]) -> bool:
    """It stands with one of the deeds, not beside the verb that says so: "said on Monday"."""
    return not heads or any(_in_clause(tree, token, head) for head in heads)


def _in_aside(tree: Tree, token: int, heads: Sequence[int]) -> bool:
    """As in "120 were abducted, of whom 33 have since been freed": of what is told beside."""
    above = [token, *tree.ancestors(token)]
    asides = [i for i in above if tree.dep[i] == "relcl" or _of_whom(tree, i)]
    return any(
        i != head and i not in tree.ancestors(head) for i in asides for head in heads
    )


def _in_clause(tree: Tree, token: int, head: int) -> bool:
    below = head
    for above in tree.ancestors(head):
        if tree.dep[below] == "ccomp":
            return token == below or below in tree.ancestors(token)
        below = above
    return True


def _beside(scene: Scene, word: int) -> bool:
    """As in "40 other people": so many more of those told of."""
    tree, noun = scene.tree, scene.tree.head[word]
    counted = any(tree.dep[c] == "nummod" for c in tree.children[noun])
    several = counted and tree.tag[noun] == "NNS"
    return tree.word[word] == "other" and several and scene.kinds.get(noun) == "PERSON"


def _past(scene: Scene, telling: Telling) -> bool:
    """As in "was wounded", "fled", "wounding"; "has killed" sums up another stretch."""
    tree, head = scene.tree, telling.trigger.head
    if telling.trigger.nominal:
        return telling.definite
    helpers = {tree.word[c] for c in tree.all(head, "aux", "auxpass")}
    if helpers & {"has", "have", "had", "'ve", "'d", "will", "may"}:
        return False
    gapped = tree.tag[head] == "VBN" and tree.dep[head] == "conj"
    return gapped or tree.tag[head] in {"VBD", "VBG"} or bool(helpers & {"was", "were"})

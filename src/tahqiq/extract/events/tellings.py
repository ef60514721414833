"""The tellings of one document: each trigger with who, where and when its clause says."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from tahqiq.codebook.gazetteer import gazetteer
from tahqiq.extract.events.casting import Casting
from tahqiq.extract.events.charges import charged_with
from tahqiq.extract.events.clauses import Clauses
from tahqiq.extract.events.known import charged_with_it, several, taken_for_known
from tahqiq.extract.events.links import caused_by
from tahqiq.extract.events.members import add_members
from tahqiq.extract.events.participants import cast_of
from tahqiq.extract.events.parties import add_parties, wholes
from tahqiq.extract.events.places import Place
from tahqiq.extract.events.realis import realis_of
from tahqiq.extract.events.scene import Scene, Trigger
from tahqiq.extract.events.setting import Setting, setting_of
from tahqiq.extract.events.telling import RESULTS, Telling
from tahqiq.extract.events.times import in_past
from tahqiq.extract.events.unreal_events import threatened_with
from tahqiq.extract.lexicon.event_lexicon import EventLexicon, event_lexicon
from tahqiq.extract.measures.quantities import FoundQuantity
from tahqiq.extract.names.named import Named
from tahqiq.extract.parsing.parsed import Parsed
from tahqiq.extract.parsing.tree import Tree
from tahqiq.model.reading import ParticipantRole, Realis, Time

PAIR = 2  # one or two of a kind may die twice on one page
POINTING = frozenset({"it", "this", "that"})
YEAR = 4  # digits of a year
# What of a phrase or clause says of whom or of what it tells.
PARTS = frozenset({"nsubj", "nsubjpass", "dobj", "compound", "poss", "attr"})
ASIDE = frozenset({"relcl", "acl", "amod"})  # clauses that say who or what a noun is


@dataclass(frozen=True, slots=True)
class Page:
    """What one document gives every step below."""

    parsed: Parsed
    named: Named
    scene: Scene
    lexicon: EventLexicon
    setting: Setting

    def entity_at(self, token: int) -> str | None:
        """The entity a token mentions."""
        return self.named.entity_at(token)


def page_of(
    parsed: Parsed,
    named: Named,
    times: Sequence[Time],
    quantities: Sequence[FoundQuantity],
) -> Page:
    """The document as every step of the events reads it."""
    types = {mention.id: mention for mention in named.mentions}
    kinds: dict[int, str] = {}
    names: set[int] = set()
    for token, mention in named.at.items():
        kinds[token] = types[mention].type
        if types[mention].kind == "name":
            names.add(token)
    lexicon = event_lexicon()
    scene = Scene(
        tree=parsed.tree,
        clauses=Clauses(
            parsed.tree,
            lexicon.words.links["object_control"],
            lexicon.words.realis["pleading"],
        ),
        kinds=kinds,
        bounds=parsed.bounds,
        sentence_of=parsed.sentence_of,
        names=frozenset(names),
        times=lexicon.words.setting["times"],
        carriers=lexicon.words.links["carriers"],
    )
    setting = setting_of(parsed, scene, lexicon, times, quantities)
    for token in setting.timed:
        kinds[token] = "TIME"
    return Page(parsed, named, scene, lexicon, setting)


def tellings_of(page: Page, triggers: list[Trigger]) -> list[Telling]:
    """Every trigger with what its clause says, in text order."""
    at = frozenset(trigger.head for trigger in triggers)
    page.setting.told = at
    page.setting.heads = frozenset(t.head for t in triggers if t.sense.harm)
    page.setting.threats = frozenset(
        t.head for t in triggers if t.sense.type == "THREATEN" and not t.nominal
    )
    castings = [cast_of(page.scene, page.lexicon, trigger, at) for trigger in triggers]
    links = caused_by(page.scene, page.lexicon, castings)
    charged_with(page.scene, page.lexicon, castings)
    for casting in castings:
        add_members(casting)
        add_parties(casting, page.scene, page.lexicon)
    both = {
        pair for a, found in links.items() for b in found for pair in ((a, b), (b, a))
    }
    rows, of = page.parsed.rows(), page.parsed.sentence_of
    found = [
        _telling(
            page,
            index,
            casting,
            [(b, castings[b]) for a, b in sorted(both) if a == index],
        )
        for index, casting in enumerate(castings)
    ]
    return [replace(t, row=rows[of[t.trigger.head]]) for t in found]


def _telling(
    page: Page, index: int, casting: Casting, linked: Sequence[tuple[int, Casting]]
) -> Telling:
    trigger, tree = casting.trigger, page.scene.tree
    place = page.setting.place(trigger)
    dated = page.setting.when(trigger)
    heading = page.parsed.kind(trigger.head) == "heading"
    doers = _nouns(page, casting, "actor")
    return Telling(
        index=index,
        trigger=trigger,
        sentence=page.parsed.sentence_of[trigger.head],
        realis=_degree(page, trigger, heading=heading),
        cast=tuple(casting.cast),
        basis=casting.basis,
        actors=_entities(page, casting, "actor"),
        recipients=_entities(page, casting, "recipient"),
        place=_whereabouts(page, place),
        span=page.setting.days(dated[1]) if dated else None,
        definite=_determined(page, trigger, "same") or charged_with_it(casting),
        another=_determined(page, trigger, "another")
        or (not casting.members and _again(tree, trigger)),
        plural=trigger.nominal and tree.tag[trigger.head] in {"NNS", "NNPS"},
        heading=heading,
        indefinite=_determined(page, trigger, "indefinite"),
        before=_before(tree, trigger),
        said_of=_said_of(tree, trigger, page.setting.told),
        about=_about(tree, trigger, page.setting.told),
        ordinals=_ordinals(page, trigger),
        several=several(tree, [t for r, t in casting.cast if r == "recipient"]),
        past=in_past(tree, trigger.head),
        tooled=any(role == "instrument" for role, _ in casting.cast),
        aside=not trigger.nominal and tree.dep[trigger.head] in ASIDE,
        victims=_nouns(page, casting, "recipient"),
        doers=doers,
        known_doers=_known(page, casting),
        culprits=_known(page, casting)
        and bool(doers & page.lexicon.words.lists["perpetrator"]),
        presumed=taken_for_known(casting),
        many=page.setting.is_total(
            trigger, [t for r, t in casting.cast if r == "recipient"]
        ),
        part=_part(page, casting, "recipient"),
        some=_part(page, casting, "actor"),
        toll=_toll(page, casting),
        late=_late(page, trigger),
        wounds=any(
            cause.trigger.sense.name == "injure" and cause.trigger.nominal
            for _, cause in linked
        ),
        within=_within(page, casting),
        label=_label(page, trigger),
        words=page.scene.sentence_words(trigger.head),
        parted=_parted(page, trigger.head),
        linked=tuple(other for other, _ in linked),
        inherited=frozenset(casting.inherited),
        caused=any(cause.trigger.sense.name not in RESULTS for _, cause in linked),
        cleared=tuple(casting.cleared),
        members=bool(casting.members),
        word=tree.lemma[trigger.head],
    )


def _degree(page: Page, trigger: Trigger, *, heading: bool) -> Realis:
    """In what degree of reality it is told; harm that somebody says he will do is a threat."""
    tree = page.scene.tree
    found = realis_of(tree, page.lexicon, trigger, heading=heading)
    if found == "planned" and threatened_with(
        tree, page.lexicon, trigger, page.setting.threats
    ):
        return "threatened"
    return found


def _before(tree: Tree, trigger: Trigger) -> bool:
    """As in "had been attacked": before what the report tells."""
    head = trigger.head
    return not trigger.nominal and any(
        tree.word[c] == "had" for c in tree.all(head, "aux")
    )


def _said_of(tree: Tree, trigger: Trigger, at: frozenset[int]) -> bool:
    """As in "It was the third attack", "The raid is the worst attack": of what was told."""
    head = trigger.head
    verb = tree.head[head]
    if tree.dep[head] != "attr" or tree.lemma[verb] != "be":
        return False
    return any(tree.word[c] in POINTING or c in at for c in tree.all(verb, "nsubj"))


def _under(tree: Tree, trigger: Trigger) -> Iterator[int]:
    """What the phrase or clause of a trigger names, through its prepositions."""
    for head in (trigger.head, *trigger.parts):
        for c in tree.children[head]:
            if tree.dep[c] in {"prep", "agent"}:
                yield from tree.all(c, "pobj")
            elif tree.dep[c] in PARTS:
                yield c


def _about(tree: Tree, trigger: Trigger, at: frozenset[int]) -> frozenset[str]:
    return frozenset(
        tree.lemma[i]
        for i in _under(tree, trigger)
        if tree.pos[i] in {"NOUN", "PROPN"} and i not in at
    )


def _ordinals(page: Page, trigger: Trigger) -> frozenset[str]:
    """As in "the second blast", "a second bomb went off", "In the first, ten died"."""
    tree, words = page.scene.tree, page.lexicon.words.setting["ordinals"]
    named = [trigger.head, *tree.all(trigger.head, "nsubj", "nsubjpass")]
    links = [c for c in tree.all(trigger.head, "prep") if tree.word[c] == "in"]
    named += [
        c for link in links for c in tree.all(link, "pobj") if tree.word[c] in words
    ]
    return frozenset(
        tree.word[c]
        for noun in named
        for c in (noun, *tree.all(noun, "amod", "compound"))
        if tree.word[c] in words
    )


def _whereabouts(page: Page, place: Place | None) -> tuple[bool, str] | None:
    """The named place's entity, and whether it is a country.

    "Outside the parliament" and "in the capital" may well be one place.
    """
    entity = page.entity_at(place.token) if place is not None else None
    if place is None or entity is None or place.token not in page.scene.names:
        return None
    return is_country(page, place.token), entity


def _again(tree: Tree, trigger: Trigger) -> bool:
    """As in "was threatened again", "seven of the deaths": not the one told before."""
    head = trigger.head
    of = tree.head[head]
    answers = (
        frozenset() if trigger.nominal else event_lexicon().words.links["answering"]
    )
    if tree.lemma[head] in answers or (not trigger.nominal and _back(tree, trigger)):
        return True  # "returned fire", "hit back"
    some = trigger.nominal and tree.word[of] == "of" and tree.tag[tree.head[of]] == "CD"
    return some or any(tree.word[c] == "again" for c in tree.all(head, "advmod"))


def _back(tree: Tree, trigger: Trigger) -> bool:
    """As in "fired back": the blow of the other side."""
    return (
        trigger.sense.harm is None
        and trigger.sense.type == "ASSAULT"
        and any(tree.word[part] == "back" for part in trigger.parts)
    )


def _nouns(page: Page, casting: Casting, role: ParticipantRole) -> frozenset[str]:
    tree = page.scene.tree
    tokens = [token for r, token in casting.cast if r == role]
    return frozenset(
        tree.lemma[one] for token in tokens for one in (token, *wholes(tree, token))
    )


def _part(page: Page, casting: Casting, role: ParticipantRole) -> bool:
    """They are some of a known whole: "two of the three men", "one of them"."""
    tree, same = page.scene.tree, page.lexicon.words.setting["same"]
    found = [w for r, t in casting.cast if r == role for w in wholes(tree, t)]
    return any(
        tree.pos[w] == "PRON"
        or any(tree.word[c] in same for c in tree.all(w, "det", "poss"))
        for w in found
    )


def _toll(page: Page, casting: Casting) -> frozenset[tuple[str, float]]:
    """How many of which noun suffer it, where it is more than a pair (M51)."""
    tree = page.scene.tree
    hurt = {token for role, token in casting.cast if role == "recipient"}
    rows = page.setting.counts.get(page.parsed.sentence_of[casting.trigger.head], ())
    return frozenset(
        (tree.lemma[row.head], row.quantity.low)
        for row in rows
        if row.head in hurt and row.head != row.number
        and row.quantity.low is not None and row.quantity.low > PAIR
    )  # fmt: skip


def _late(page: Page, trigger: Trigger) -> bool:
    """As in "died of his wounds in hospital": days may lie between the deed and the death."""
    tree, after = page.scene.tree, page.lexicon.words.links["survived"]
    if trigger.sense.name != "die" or trigger.nominal:
        return False
    ways = tree.all(trigger.head, "prep", "advmod", "npadvmod")
    told = {tree.lemma[i] for c in ways for i in range(tree.left[c], tree.right[c])}
    return bool(after & (told | {tree.lemma[trigger.head]}))


def _within(page: Page, casting: Casting) -> frozenset[str]:
    """As in "one of them died": who they were."""
    found = [
        page.entity_at(whole)
        for role, token in casting.cast if role == "recipient"
        for whole in wholes(page.scene.tree, token)
    ]  # fmt: skip
    return frozenset(entity for entity in found if entity is not None)


def _label(page: Page, trigger: Trigger) -> frozenset[str]:
    """The names and dates that tell this happening from others: "the 1984 pogrom"."""
    if not trigger.nominal:
        return frozenset()
    scene, tree = page.scene, page.scene.tree
    found: set[str] = set()
    for c in tree.all(trigger.head, "compound", "nmod", "amod", "nummod"):
        if not trigger.first <= c < trigger.end and _names(scene, c):
            found.add(tree.lemma[c])
    return frozenset(found)


def _names(scene: Scene, token: int) -> bool:
    """A name, a year or a place before an event noun; no number and no weapon."""
    tree = scene.tree
    year = tree.tag[token] == "CD" and len(tree.word[token]) == YEAR
    named = token in scene.names or tree.tag[token] in {"NNP", "NNPS"}
    return year or (named and scene.kinds.get(token) != "WEAPON")


def _parted(page: Page, head: int) -> bool:
    """As in "Meanwhile, a student was killed", "In a separate incident a mine went off"."""
    tree, setting = page.scene.tree, page.lexicon.words.setting
    first, _ = page.parsed.bounds[page.parsed.sentence_of[head]]
    if tree.word[first] in setting["afresh"]:
        return True
    opening = tree.all(first, "pobj") if tree.dep[first] == "prep" else []
    others = (c for noun in opening for c in tree.all(noun, "amod", "det"))
    return any(tree.word[c] in setting["another"] for c in others)


def _known(page: Page, casting: Casting) -> bool:
    """Those who did it are spoken of as known: "the attackers"."""
    tree, same = page.scene.tree, page.lexicon.words.setting["same"]
    return any(
        tree.word[c] in same
        for token in casting.doers()
        for c in tree.all(token, "det", "poss")
    )


def _entities(page: Page, casting: Casting, role: ParticipantRole) -> frozenset[str]:
    found = (
        page.entity_at(token)
        for part, token in casting.cast
        if part == role
        and token not in casting.basis  # an accusation identifies nobody
    )
    return frozenset(entity for entity in found if entity is not None)


def _determined(page: Page, trigger: Trigger, group: str) -> bool:
    """The noun's determiner, possessor or adjective is of a group of the codebook."""
    if not trigger.nominal:
        nameless = page.lexicon.words.links["nameless"]
        return group == "same" and trigger.sense.name in nameless  # "who did this"
    tree = page.scene.tree
    words = page.lexicon.words.setting[group]
    for c in tree.children[trigger.head]:
        if tree.dep[c] == "poss" and group == "same":
            return True
        if tree.dep[c] in {"det", "amod", "predet"} and tree.word[c] in words:
            return True
    return False


def is_country(page: Page, token: int) -> bool:
    """The place named there is a country."""
    found = gazetteer().candidates(page.parsed.span(token, token + 1).exact)
    return bool(found) and found[0].kind == "country"

"""The events of one document: what happened, to whom, where, when, in what realis.

Triggers come from the codebook, participants from grammar, setting from the sentence;
then tellings of one happening are joined (M38 to M48). Nothing here says that an event
is true: who says so, and how firmly, is in the claims.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tahqiq.codebook.gazetteer import gazetteer
from tahqiq.extract.casting import Casting
from tahqiq.extract.clauses import Clauses
from tahqiq.extract.event_coref import Telling, clusters_of
from tahqiq.extract.event_lexicon import EventLexicon, event_lexicon
from tahqiq.extract.event_links import caused_by, charged_with
from tahqiq.extract.event_parties import add_parties, wholes
from tahqiq.extract.event_places import Place
from tahqiq.extract.event_realis import mood_of, realis_of
from tahqiq.extract.event_setting import Setting, setting_of
from tahqiq.extract.event_sharing import Told, with_scenes
from tahqiq.extract.event_times import in_past
from tahqiq.extract.found import FoundEvent, FoundParticipant
from tahqiq.extract.named import Named
from tahqiq.extract.parsed import Parsed
from tahqiq.extract.participants import cast_of
from tahqiq.extract.quantities import FoundQuantity
from tahqiq.extract.scene import Scene, Trigger
from tahqiq.extract.tree import Tree
from tahqiq.extract.triggers import triggers_of
from tahqiq.model.reading import ParticipantRole, Realis, Time

# The realis an event takes where its tellings differ, strongest first.
REALIS_ORDER: tuple[Realis, ...] = (
    "actual", "attempted", "negated", "planned", "threatened", "hypothetical", "generic",
)  # fmt: skip

ASIDE = frozenset({"relcl", "acl", "amod"})  # clauses that say who or what a noun is


@dataclass(frozen=True, slots=True)
class _Page:
    """What one document gives every step below."""

    parsed: Parsed
    named: Named
    scene: Scene
    lexicon: EventLexicon
    setting: Setting
    entity: dict[str, str | None]

    def entity_at(self, token: int) -> str | None:
        """The entity a token mentions."""
        mention = self.named.at.get(token)
        return self.entity.get(mention) if mention is not None else None


def events_of(
    parsed: Parsed,
    named: Named,
    times: Sequence[Time],
    quantities: Sequence[FoundQuantity],
) -> tuple[FoundEvent, ...]:
    """Every happening the document tells, in text order.

    Args:
        parsed: The parsed document.
        named: Its mentions and entities.
        times: Its time expressions.
        quantities: Its quantities.
    """
    page = _page(parsed, named, times, quantities)
    inside = _in_times(parsed, times)
    triggers = [t for t in triggers_of(page.scene) if t.head not in inside]
    tellings = _tellings(page, triggers)
    groups = clusters_of(tellings, page.lexicon)
    nameless = page.lexicon.words.links["nameless"]
    told = [
        Told(event=_event(page, group), group=group)
        for group in groups
        if any(t.trigger.sense.name not in nameless for t in group)
    ]
    return with_scenes(told, page.scene, page.lexicon, page.setting)


def _in_times(parsed: Parsed, times: Sequence[Time]) -> frozenset[int]:
    """Tokens of dates: the March of "March 3" is no march."""
    found: set[int] = set()
    for time in times:
        token = parsed.token_at(time.start) if time.type in {"DATE", "TIME"} else None
        while (
            token is not None
            and token < len(parsed.starts)
            and parsed.starts[token] < time.end
        ):
            found.add(token)
            token += 1
    return frozenset(found)


def _page(
    parsed: Parsed,
    named: Named,
    times: Sequence[Time],
    quantities: Sequence[FoundQuantity],
) -> _Page:
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
        clauses=Clauses(parsed.tree, lexicon.words.links["object_control"]),
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
    entity = {mention.id: mention.entity for mention in named.mentions}
    return _Page(parsed, named, scene, lexicon, setting, entity)


def _tellings(page: _Page, triggers: list[Trigger]) -> list[Telling]:
    at = frozenset(trigger.head for trigger in triggers)
    page.setting.told = at
    page.setting.heads = frozenset(t.head for t in triggers if t.sense.harm)
    castings = [cast_of(page.scene, page.lexicon, trigger, at) for trigger in triggers]
    links = caused_by(page.scene, page.lexicon, castings)
    charged_with(page.scene, page.lexicon, castings)
    for casting in castings:
        add_parties(casting, page.scene, page.lexicon)
    return [
        _telling(page, index, casting, links.get(index, ()))
        for index, casting in enumerate(castings)
    ]


def _telling(
    page: _Page, index: int, casting: Casting, linked: Sequence[int]
) -> Telling:
    trigger, tree = casting.trigger, page.scene.tree
    place = page.setting.place(trigger)
    dated = page.setting.when(trigger)
    heading = page.parsed.kind(trigger.head) == "heading"
    return Telling(
        index=index,
        trigger=trigger,
        sentence=page.parsed.sentence_of[trigger.head],
        realis=realis_of(tree, page.lexicon, trigger, heading=heading),
        cast=tuple(casting.cast),
        basis=casting.basis,
        actors=_entities(page, casting, "actor"),
        recipients=_entities(page, casting, "recipient"),
        place=_whereabouts(page, place),
        span=page.setting.days(dated[1]) if dated else None,
        definite=_determined(page, trigger, "same"),
        another=_determined(page, trigger, "another") or _again(tree, trigger.head),
        plural=trigger.nominal and tree.tag[trigger.head] in {"NNS", "NNPS"},
        heading=heading,
        several=any(
            role == "recipient" and tree.tag[token] in {"NNS", "NNPS"}
            for role, token in casting.cast
        ),
        past=in_past(tree, trigger.head),
        tooled=any(role == "instrument" for role, _ in casting.cast),
        aside=not trigger.nominal and tree.dep[trigger.head] in ASIDE,
        victims=_nouns(page, casting, "recipient"),
        doers=_nouns(page, casting, "actor"),
        known_doers=_known(page, casting),
        many=page.setting.is_total(
            trigger, [t for r, t in casting.cast if r == "recipient"]
        ),
        linked=tuple(linked),
        word=tree.lemma[trigger.head],
    )


def _whereabouts(page: _Page, place: Place | None) -> tuple[bool, str] | None:
    """The named place's entity, and whether it is a country.

    "Outside the parliament" and "in the capital" may well be one place.
    """
    entity = page.entity_at(place.token) if place is not None else None
    if place is None or entity is None or place.token not in page.scene.names:
        return None
    return _is_country(page, place.token), entity


def _again(tree: Tree, head: int) -> bool:
    """As in "was threatened again": not the time told before."""
    return any(tree.word[c] == "again" for c in tree.all(head, "advmod"))


def _nouns(page: _Page, casting: Casting, role: ParticipantRole) -> frozenset[str]:
    tree = page.scene.tree
    tokens = [token for r, token in casting.cast if r == role]
    return frozenset(
        tree.lemma[one] for token in tokens for one in (token, *wholes(tree, token))
    )


def _known(page: _Page, casting: Casting) -> bool:
    """Those who did it are spoken of as known: "the attackers"."""
    tree, same = page.scene.tree, page.lexicon.words.setting["same"]
    return any(
        tree.word[c] in same
        for token in casting.doers()
        for c in tree.all(token, "det", "poss")
    )


def _entities(page: _Page, casting: Casting, role: ParticipantRole) -> frozenset[str]:
    found = (
        page.entity_at(token)
        for part, token in casting.cast
        if part == role
        and token not in casting.basis  # an accusation identifies nobody
    )
    return frozenset(entity for entity in found if entity is not None)


def _determined(page: _Page, trigger: Trigger, group: str) -> bool:
    """The noun's determiner, possessor or adjective is of a group of the codebook."""
    if not trigger.nominal:
        return False
    tree = page.scene.tree
    words = page.lexicon.words.setting[group]
    for c in tree.children[trigger.head]:
        if tree.dep[c] == "poss" and group == "same":
            return True
        if tree.dep[c] in {"det", "amod", "predet"} and tree.word[c] in words:
            return True
    return False


def _event(page: _Page, group: list[Telling]) -> FoundEvent:
    first = group[0].trigger
    lead = _lead(group)
    place = _place(page, group)
    span = page.parsed.span(first.first, first.end)
    participants = _participants(page, group)
    return FoundEvent(
        id=f"v{span.start}-{span.end}",
        type=lead.trigger.sense.type or first.sense.type,
        triggers=tuple((t.trigger.first, t.trigger.end) for t in group),
        heads=tuple(t.trigger.head for t in group),
        senses=tuple(t.trigger.sense.name for t in group),
        tellings=tuple(t.realis for t in group),
        modes=_modes(page, group, participants),
        contexts=_contexts(page, group),
        participants=participants,
        place=page.entity_at(place.token) if place else None,
        place_token=place.token if place else None,
        place_relation=place.relation if place else None,
        when=_when(page, group),
        counts=_counts(page, group),
        realis=lead.realis,
        mood=mood_of(page.scene.tree, lead.trigger),
        stage=next(
            (t.trigger.sense.stage for t in group if t.trigger.sense.stage), None
        ),
        harm=next((t.trigger.sense.harm for t in group if t.trigger.sense.harm), None),
        harms=tuple(t.trigger.sense.harm for t in group),
        plural=lead.plural,
    )


def _lead(group: list[Telling]) -> Telling:
    """The telling with the strongest realis, the first of those."""
    return min(group, key=lambda telling: REALIS_ORDER.index(telling.realis))


def _when(page: _Page, group: list[Telling]) -> str | None:
    """The time that dates one of the tellings most closely, the earliest told first."""
    found = [dated for t in group if (dated := page.setting.when(t.trigger))]
    return min(found, key=lambda dated: dated[0])[1] if found else None


def _place(page: _Page, group: list[Telling]) -> Place | None:
    """A named place before a described one, a town before its country."""
    found = [p for t in group if (p := page.setting.place(t.trigger)) is not None]
    named = [p for p in found if page.entity_at(p.token) is not None]
    return min(
        named or found,
        key=lambda p: (_is_country(page, p.token), p.token),
        default=None,
    )


def _is_country(page: _Page, token: int) -> bool:
    found = gazetteer().candidates(page.parsed.span(token, token + 1).exact)
    return bool(found) and found[0].kind == "country"


def _participants(page: _Page, group: list[Telling]) -> tuple[FoundParticipant, ...]:
    """Each entity once in a role, by its first telling."""
    found: dict[tuple[str, str], FoundParticipant] = {}
    harms = {t.trigger.head: t.trigger.sense.harm for t in group}
    for telling in group:
        for role, token in telling.cast:
            mention = page.named.at.get(token)
            entity = page.entity.get(mention) if mention is not None else None
            key = (role, entity or f"token {token}")
            if _self_inflicted(page, telling, role, token, entity):
                continue
            part = FoundParticipant(
                role=role,
                token=token,
                trigger=telling.trigger.head,
                mention=mention,
                entity=entity,
                basis=telling.basis.get(token, "stated"),
            )
            if key not in found:
                found[key] = part
            elif (
                token == found[key].token
                and harms[telling.trigger.head]
                and not harms[found[key].trigger]
            ):
                found[key] = part  # "was shot and died": the death says what befell him
    return tuple(found.values())


def _self_inflicted(
    page: _Page, telling: Telling, role: ParticipantRole, token: int, entity: str | None
) -> bool:
    """The doer again as recipient: a name repeated, unless the text has a reflexive."""
    if role != "recipient" or entity is None or telling.trigger.sense.harm == "killed":
        return False
    reflexive = page.scene.tree.word[token].endswith(("self", "selves"))
    return entity in telling.actors and not reflexive


def _counts(page: _Page, group: list[Telling]) -> tuple[str, ...]:
    found: dict[str, None] = {}
    for telling in group:
        tokens = [token for _, token in telling.cast if token not in telling.basis]
        for count in page.setting.counts_of(telling.trigger, tokens):
            found[count] = None
    return tuple(found)


def _modes(
    page: _Page, group: list[Telling], participants: tuple[FoundParticipant, ...]
) -> tuple[str, ...]:
    """Modes of the senses, of the instruments, and "targeted" (M39)."""
    modes: dict[str, None] = {}
    kind = _lead(group).trigger.sense.type
    for telling in group:
        if telling.trigger.sense.type == kind:
            modes.update(dict.fromkeys(telling.trigger.sense.modes))
    if any(t.trigger.sense.type == "ASSAULT" for t in group):
        for participant in participants:
            if participant.role == "instrument":
                modes.update(_weapon_modes(page, participant.token))
    if "targeted" not in modes and _targeted(page, group):
        modes["targeted"] = None
    return tuple(modes)


def _weapon_modes(page: _Page, token: int) -> dict[str, None]:
    tree = page.scene.tree
    near = [token, *(c for c in tree.children[token] if tree.dep[c] == "compound")]
    found = (page.lexicon.weapons.get(tree.lemma[i]) for i in near)
    return {mode: None for mode in found if mode is not None}


def _targeted(page: _Page, group: list[Telling]) -> bool:
    """One named or described person killed by somebody (M39)."""
    tree, kinds = page.scene.tree, page.scene.kinds
    for telling in group:
        sense = telling.trigger.sense
        if sense.name != "kill" or telling.trigger.modifier:
            continue
        victims = [token for role, token in telling.cast if role == "recipient"]
        doers = [token for role, token in telling.cast if role == "actor"]
        if len(victims) == 1 and doers and kinds.get(victims[0]) == "PERSON":
            return tree.tag[victims[0]] in {"NN", "NNP"}
    return False


def _contexts(page: _Page, group: list[Telling]) -> tuple[str, ...]:
    words: set[str] = set()
    for sentence in {t.sentence for t in group}:
        words |= page.scene.sentence_words(page.parsed.bounds[sentence][0])
    return tuple(
        context for context, cues in page.lexicon.words.contexts.items() if words & cues
    )

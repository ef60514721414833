"""The events of one document: what happened, to whom, where, when, in what realis.

Triggers come from the codebook, participants from grammar, setting from the sentence;
then tellings of one happening are joined (M38 to M48). Nothing here says that an event
is true: who says so, and how firmly, is in the claims.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tahqiq.extract.events.answers import Answers
from tahqiq.extract.events.coref import clusters_of
from tahqiq.extract.events.figures import Figures
from tahqiq.extract.events.members import named_as
from tahqiq.extract.events.narrated import Narrated
from tahqiq.extract.events.persons import one_victim, real_parties
from tahqiq.extract.events.places import Place
from tahqiq.extract.events.positions import Positions
from tahqiq.extract.events.realis import mood_of
from tahqiq.extract.events.scene_doers import Doers
from tahqiq.extract.events.scenes_kept import Scenes
from tahqiq.extract.events.sharing import Told, with_scenes
from tahqiq.extract.events.spots import Spots
from tahqiq.extract.events.telling import Telling
from tahqiq.extract.events.tellings import Page, is_country, page_of, tellings_of
from tahqiq.extract.events.triggers import triggers_of
from tahqiq.extract.measures.quantities import FoundQuantity
from tahqiq.extract.names.named import Named
from tahqiq.extract.parsing.found import FoundEvent, FoundParticipant
from tahqiq.extract.parsing.parsed import Parsed
from tahqiq.model.reading import ParticipantRole, Realis, Time

# The realis an event takes where its tellings differ, strongest first.
REALIS_ORDER: tuple[Realis, ...] = (
    "actual", "attempted", "negated", "planned", "threatened", "hypothetical", "generic",
)  # fmt: skip
NEAR = 2  # how far a time may hang for it to say the day of another: in its sentence


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
    page = page_of(parsed, named, times, quantities)
    inside = _in_times(parsed, times)
    triggers = [t for t in triggers_of(page.scene) if t.head not in inside]
    tellings = tellings_of(page, triggers)
    groups = clusters_of(tellings, page.lexicon)
    nameless = page.lexicon.words.links["nameless"]
    told = [
        Told(event=_event(page, group), group=group)
        for group in groups
        if any(t.trigger.sense.name not in nameless for t in group)
    ]
    shared = with_scenes(told, page.scene, page.lexicon, page.setting)
    spots = Spots.of(page.parsed, page.scene, page.lexicon, page.entity_at)
    scenes = Scenes(
        told, page.scene, page.lexicon, page.setting, page.entity_at,
        reached=spots.reached, inside=spots.inside(),
    )  # fmt: skip
    walk = Doers(
        told=told, scene=page.scene, lexicon=page.lexicon, setting=page.setting
    )
    frames = Narrated(page.scene, page.lexicon, page.setting)
    answers = Answers(told=told, lexicon=page.lexicon)
    stands = Positions(
        page.scene, page.lexicon, page.setting, spots.places, page.entity_at
    )
    settled = spots.settled(stands.given(told, frames.dated(told, shared)))
    kept = scenes.kept(settled)
    figures = Figures(parsed=parsed, lexicon=page.lexicon, quantities=quantities)
    return figures.given(answers.given(walk.given(kept)))


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


def _event(page: Page, group: list[Telling]) -> FoundEvent:
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


def _scene(group: list[Telling]) -> list[Telling]:
    """The tellings that stand where and when it happened: no death in hospital."""
    return [t for t in group if not t.late] or group


def _when(page: Page, group: list[Telling]) -> str | None:
    """The time that dates one of the tellings most closely, the earliest told first."""
    found = [dated for t in _scene(group) if (dated := page.setting.when(t.trigger))]
    if not found:
        return None
    best = min(found, key=lambda dated: dated[0])[1]
    for far, when in found:
        if far <= NEAR and _finer(page, when, best):
            best = when
    return best


def _finer(page: Page, when: str, other: str) -> bool:
    """As in "last month … on 4 February": the day, of the two."""
    one, wide = page.setting.days(when), page.setting.days(other)
    if one is None or wide is None or one == wide:
        return False
    return wide[0] <= one[0] and one[1] <= wide[1]


def _place(page: Page, group: list[Telling]) -> Place | None:
    """A named place before a described one, a town before its country; what the report
    says before its heading, which says the town where the report says the village.
    """
    told = [
        (t.heading, p) for t in _scene(group)
        if (p := page.setting.place(t.trigger)) is not None and not _ward(page, t, p)
    ]  # fmt: skip
    full = [p for heading, p in told if not heading and not is_country(page, p.token)]
    found = full or [p for _, p in told]
    found = [p for p in found if not p.lent] or found
    named = [p for p in found if page.entity_at(p.token) is not None]
    return min(
        named or found,
        key=lambda p: (is_country(page, p.token), p.token),
        default=None,
    )


def _ward(page: Page, telling: Telling, place: Place) -> bool:
    """As in "died in hospital", "found his body in the mortuary": where it ended."""
    ended = telling.late or telling.trigger.sense.frame_name == "remains"
    ward = page.scene.tree.lemma[place.token] in page.lexicon.words.links["survived"]
    return ended and ward and place.token not in page.scene.names


def _participants(page: Page, group: list[Telling]) -> tuple[FoundParticipant, ...]:
    """Each entity once in a role, by its first telling."""
    found: dict[tuple[str, str], FoundParticipant] = {}
    negated = _lead(group).realis == "negated"
    for telling in group:
        for role, token in _parts(page, telling, negated=negated):
            mention = _mention_at(page, token)
            entity = page.named.entity_of(mention)
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
            if key not in found or _nearer(group, part, found[key]):
                found[key] = part
    told = real_parties(group, _lead(group).realis, tuple(found.values()))
    return one_victim(page.scene, group, told)


def _parts(
    page: Page, telling: Telling, *, negated: bool
) -> Iterator[tuple[ParticipantRole, int]]:
    """Who takes part, a group by its names where all of it is named (M33)."""
    for role, token in telling.parts(negated=negated):
        named = named_as(page.scene, page.lexicon, token)
        yield from ((role, one) for one in named or (token,))


def _mention_at(page: Page, token: int) -> str | None:
    """Who a token is: in "The helmsman, Orla Venn, died" the name beside the noun."""
    tree, at = page.scene.tree, page.named.at
    beside = [c for c in tree.all(token, "appos") if c in at]
    over = tree.head[token]
    if tree.dep[token] == "appos" and over in at:
        beside.append(over)  # "Orla Venn, a helmsman who died"
    called = [c for c in beside if page.scene.kinds.get(c) == "PERSON"]
    named = [c for c in called if c in page.scene.names]
    alone = (
        token not in page.scene.names and tree.tag[token] == "NN" and len(named) == 1
    )
    if alone and page.scene.kinds.get(token, "PERSON") == "PERSON":
        return at[named[0]]
    return at.get(token) or next(
        (at[c] for c in beside if c != over and tree.tag[c] != "CD"), None
    )  # "twelve were hurt, three of them badly": the twelve


def _nearer(
    group: list[Telling], part: FoundParticipant, known: FoundParticipant
) -> bool:
    """Its own clause names it: "killed in attacks by the Reeds" tells of the attacks' doers,
    "was shot and died" of what befell him.
    """
    if part.token != known.token:
        return False
    told = {t.trigger.head: t for t in group}
    here, there = told[part.trigger], told[known.trigger]
    lent = part.token in there.inherited and part.token not in here.inherited
    harmed = here.trigger.sense.harm and not there.trigger.sense.harm
    return lent or bool(harmed and part.token not in here.inherited)


def _self_inflicted(
    page: Page, telling: Telling, role: ParticipantRole, token: int, entity: str | None
) -> bool:
    """The doer again as recipient: a name repeated, unless the text has a reflexive."""
    if role != "recipient" or entity is None or telling.trigger.sense.harm == "killed":
        return False
    reflexive = page.scene.tree.word[token].endswith(("self", "selves"))
    return entity in telling.actors and not reflexive


def _counts(page: Page, group: list[Telling]) -> tuple[str, ...]:
    found: dict[str, None] = {}
    # A record laid to somebody is no toll (M54): "Militias have killed more than 700".
    summed = all(
        t.many
        and (
            t.trigger.sense.harm not in {"killed", "wounded"}
            or all(role != "actor" for role, _ in t.cast)
        )
        for t in group
    )
    for telling in group:
        tokens = [  # "in two vans" is no toll; "fired two shots" is how many shots
            token for role, token in telling.cast
            if token not in telling.basis
            and not (role == "actor" and page.scene.tree.word[token] == "one")
            and (role != "instrument" or token in telling.trigger.parts)
        ]  # fmt: skip
        for count in page.setting.counts_of(telling.trigger, tokens, summed=summed):
            found[count] = None
    return tuple(found)


def _modes(
    page: Page, group: list[Telling], participants: tuple[FoundParticipant, ...]
) -> tuple[str, ...]:
    """Modes of the senses, of the instruments, and "targeted" (M39)."""
    modes: dict[str, None] = {}
    kind = _lead(group).trigger.sense.type
    for telling in group:
        if telling.trigger.sense.type == kind:
            modes.update(dict.fromkeys(telling.trigger.sense.modes))
    if any(t.trigger.sense.type == "ASSAULT" for t in group):
        for participant in participants:
            told = _weapon_modes(page, participant.token)
            if participant.role == "instrument":
                modes.update(told)
            elif participant.role == "actor" and "suicide-attack" in told:
                modes["suicide-attack"] = None
    if "targeted" not in modes and _targeted(page, group):
        modes["targeted"] = None
    return tuple(modes)


def _weapon_modes(page: Page, token: int) -> dict[str, None]:
    """Modes of the weapon, by what names its kind: "mortar rounds"."""
    tree = page.scene.tree
    kinds = [c for c in tree.children[token] if tree.dep[c] == "compound"]
    named = [c for c in kinds if tree.lemma[c] in page.lexicon.weapons]
    found = (page.lexicon.weapons.get(tree.lemma[i]) for i in named or [token])
    return {mode: None for mode in found if mode is not None}


def _targeted(page: Page, group: list[Telling]) -> bool:
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


def _contexts(page: Page, group: list[Telling]) -> tuple[str, ...]:
    words: set[str] = set()
    for sentence in {t.sentence for t in group}:
        words |= page.scene.sentence_words(page.parsed.bounds[sentence][0])
    return tuple(
        context for context, cues in page.lexicon.words.contexts.items() if words & cues
    )

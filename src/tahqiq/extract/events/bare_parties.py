"""Mentions and entities for what takes part in an event under a noun of no class.

"Seventeen were hurt", "beaten with a cable", "outside a pharmacy": nothing else in the
document speaks of them, so they were no mentions; in an event's record they are
somebody and something (M34).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from tahqiq.codebook.grammar import number_words
from tahqiq.extract.coref.nominals import start_of
from tahqiq.extract.events.parties import wholes
from tahqiq.extract.lexicon.event_lexicon import EventLexicon, event_lexicon
from tahqiq.extract.mentions.entities import SCHEMAS
from tahqiq.extract.names.named import Named
from tahqiq.extract.parsing.found import FoundEvent, FoundParticipant
from tahqiq.extract.parsing.parsed import Parsed
from tahqiq.model.reading import Entity, Mention, MentionType

HARMS = frozenset({"killed", "wounded", "detained", "abducted"})
NOUNS = frozenset({"NOUN", "PROPN", "NUM", "ADJ"})


@dataclass(slots=True)
class _Bare:
    """The mentions added so far, by the token that heads them."""

    parsed: Parsed
    named: Named
    lexicon: EventLexicon
    mentions: dict[int, Mention] = field(default_factory=dict)
    entities: list[Entity] = field(default_factory=list)

    def mention(self, token: int, kind: MentionType) -> Mention | None:
        """The mention a token heads, made where there was none; None for a pronoun."""
        tree = self.parsed.tree
        if token in self.mentions:
            return self.mentions[token]
        somebody = tree.word[token] in self.lexicon.words.lists["somebody"]
        somebody = somebody or tree.word[token] == "those"  # "those behind the attack"
        if tree.pos[token] not in NOUNS and not somebody and not self._some(token):
            return None
        span = self.parsed.span(start_of(tree, token), token + 1)
        entity = Entity(
            id=f"e{span.start}-{span.end}",
            schema=SCHEMAS[kind],
            name=" ".join(span.exact.split()),
        )
        found = Mention(
            id=f"m{span.start}-{span.end}", start=span.start, end=span.end,
            exact=span.exact, kind="nominal", type=kind, entity=entity.id,
        )  # fmt: skip
        known = next((m for m in self.named.mentions if m.id == found.id), None)
        if known is not None:
            return known
        self.mentions[token] = found
        self.entities.append(entity)
        return found

    def kind(
        self, part: FoundParticipant, *, harmed: bool = False, struck: bool = False
    ) -> MentionType:
        """What a noun of no class is, by the part it takes and what befell it."""
        tree, lists = self.parsed.tree, self.lexicon.words.lists
        lemma = tree.lemma[part.token]
        if part.role == "instrument":
            return "WEAPON" if lemma in self.lexicon.weapons else "OTHER"
        number = tree.word[part.token] in number_words().cardinals
        counted = number or tree.pos[part.token] == "NUM" or lemma in lists["headcount"]
        if counted or lemma in lists["person"] | lists["somebody"]:
            return "PERSON"
        others = self.lexicon.words.setting["another"]  # "and abducted a third"
        another = tree.pos[part.token] == "ADJ" or lemma in others
        behind = lemma == "those" and part.role == "actor"
        if self._some(part.token) or (harmed and another) or behind:
            return "PERSON"
        several = tree.tag[part.token] == "NNS"
        if harmed and several and lemma not in lists["lifeless"]:
            return "PERSON"
        if struck and part.role == "recipient" and lemma in lists["building"]:
            return "PLACE"  # "a police station was attacked"
        named = tree.pos[part.token] == "PROPN" and part.role == "actor"
        # "The Falcons claimed it": a name of nothing known that acts is a body's
        return "ORG" if named or lemma in lists["party"] else "OTHER"

    def _some(self, token: int) -> bool:
        """As in "some of the miners", "the last of the hostages": part of known people."""
        tree, lists = self.parsed.tree, self.lexicon.words.lists
        people = lists["person"] | lists["armed"] | lists["headcount"]
        at = {m.id: m.type for m in self.named.mentions}
        return any(
            tree.lemma[whole] in people
            or at.get(self.named.at.get(whole, "")) == "PERSON"
            for whole in wholes(tree, token)
        )


def with_bare_parties(
    parsed: Parsed, named: Named, found: Sequence[FoundEvent]
) -> tuple[Named, tuple[FoundEvent, ...]]:
    """Named and the events, each part that a noun takes with a mention and an entity."""
    bare = _Bare(parsed, named, event_lexicon())
    events = tuple(_event(bare, event) for event in found)
    mentions = sorted(
        (*named.mentions, *bare.mentions.values()), key=lambda m: (m.start, -m.end)
    )
    at = {token: mention.id for token, mention in bare.mentions.items()}
    return replace(
        named, mentions=tuple(mentions), entities=(*named.entities, *bare.entities),
        at={**at, **named.at},
    ), events  # fmt: skip


def _event(bare: _Bare, event: FoundEvent) -> FoundEvent:
    parts = tuple(_part(bare, part, event) for part in event.participants)
    if event.place is not None or event.place_token is None:
        return replace(event, participants=parts)
    site = bare.mention(event.place_token, "PLACE")
    return replace(event, participants=parts, place=site.entity if site else None)


def _part(bare: _Bare, part: FoundParticipant, event: FoundEvent) -> FoundParticipant:
    if part.mention is not None:
        return part
    struck = event.type == "ASSAULT"
    kind = bare.kind(part, harmed=_harmed(part, event), struck=struck)
    if kind == "OTHER" and part.role != "instrument":
        return part  # a thing nothing else speaks of is none that a case would ask for
    found = bare.mention(part.token, kind)
    if found is None:
        return part
    return replace(part, mention=found.id, entity=found.entity)


def _harmed(part: FoundParticipant, event: FoundEvent) -> bool:
    """Only somebody can be killed, wounded, held or abducted."""
    at = dict(zip(event.heads, event.harms, strict=True))
    return part.role == "recipient" and at.get(part.trigger) in HARMS

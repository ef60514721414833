"""Parsed -> Named: who and what a document mentions."""

from __future__ import annotations

from collections.abc import Iterable

from tahqiq.extract.coref.chains import Chains
from tahqiq.extract.coref.coref import chains_of, join_adjectives
from tahqiq.extract.coref.phrases import Phrase
from tahqiq.extract.coref.phrasing import phrases_of
from tahqiq.extract.coref.pronouns import Chooser, best_or_last
from tahqiq.extract.mentions.entities import entity_of
from tahqiq.extract.mentions.extents import extents_of
from tahqiq.extract.mentions.inner import add_inner
from tahqiq.extract.mentions.places import keyed_places
from tahqiq.extract.names.named import Named
from tahqiq.extract.names.names import names_of
from tahqiq.extract.parsing.parsed import Parsed
from tahqiq.extract.relations.relations import (
    former_offices,
    found_relations,
    stated_relations,
)
from tahqiq.model.reading import Entity, Extent, Mention, MentionType, Span


def named_of(parsed: Parsed, choose_noun: Chooser = best_or_last) -> Named:
    """Every mention of a document with its entity, and what phrases say of them.

    Args:
        parsed: The document, parsed.
        choose_noun: Picks what a noun takes up; the fitter passes its own.
    """
    names = names_of(parsed)
    phrases = phrases_of(parsed, names)
    chains = chains_of(parsed, phrases, choose_noun=choose_noun)
    join_adjectives(chains)
    offices = former_offices(parsed, chains)
    stated = stated_relations(parsed, chains) + offices
    outer = len(phrases)
    add_inner(parsed, chains, names)
    keyed_places(parsed, chains)
    spans = [parsed.span(phrase.first, phrase.end) for phrase in phrases]
    extents = extents_of(parsed.tree, chains)
    entities = [entity_of(chain, chains, spans) for chain in chains.all]
    ids = [entity.id if entity is not None else None for entity in entities]
    mentions = {
        i: Mention(
            id=f"m{spans[i].start}-{spans[i].end}",
            start=spans[i].start,
            end=spans[i].end,
            exact=spans[i].exact,
            kind=phrase.kind,
            type=_type(chains, i),
            entity=ids[chains.of[i]] if chains.of[i] >= 0 else None,
            extent=_extent(parsed, extents[i], spans[i]),
        )
        for i, phrase in enumerate(phrases)
        if _kept(chains, entities, i)
    }
    return Named(
        mentions=_ordered(mentions.values()),
        entities=tuple(entity for entity in entities if entity is not None),
        at=_at(phrases[:outer], mentions),
        tokens={m.id: (phrases[i].first, phrases[i].end) for i, m in mentions.items()},
        relations=found_relations(stated, ids),
    )


def _extent(parsed: Parsed, tokens: tuple[int, int], span: Span) -> Extent | None:
    """The whole noun phrase of a mention; None where its own span is that."""
    whole = parsed.span(*tokens)
    if (whole.start, whole.end) == (span.start, span.end):
        return None
    return Extent(start=whole.start, end=whole.end)


def _kept(chains: Chains, entities: list[Entity | None], i: int) -> bool:
    """Pronouns and nouns that point at nothing kept are no mentions."""
    chain = chains.of[i]
    return (
        entities[chain] is not None if chain >= 0 else chains.phrases[i].kind == "name"
    )


def _type(chains: Chains, i: int) -> MentionType:
    """Its own type; a pronoun's is that of what it stands for."""
    phrase = chains.phrases[i]
    pointed = phrase.kind == "pronoun" and chains.of[i] >= 0
    return chains.chain(i).type if pointed else phrase.type


def _ordered(mentions: Iterable[Mention]) -> tuple[Mention, ...]:
    """By place in the text, the longer first; one mention for one span."""
    once = {mention.id: mention for mention in mentions}
    return tuple(sorted(once.values(), key=lambda m: (m.start, -m.end)))


def _at(phrases: list[Phrase], mentions: dict[int, Mention]) -> dict[int, str]:
    """Heads first; then the other tokens of names that no head has taken."""
    at: dict[int, str] = {}
    found = [(phrase, mentions[i]) for i, phrase in enumerate(phrases) if i in mentions]
    for phrase, mention in found:
        at.setdefault(phrase.head, mention.id)
    for phrase, mention in found:
        if phrase.kind == "name":
            for token in range(phrase.first, phrase.end):
                at.setdefault(token, mention.id)
    return at

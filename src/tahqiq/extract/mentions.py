"""Parsed -> Named: who and what a document mentions."""

from __future__ import annotations

from tahqiq.codebook.actors import actors
from tahqiq.codebook.gazetteer import gazetteer
from tahqiq.extract.chains import Chain, Chains
from tahqiq.extract.coref import chains_of
from tahqiq.extract.named import FoundRelation, Named
from tahqiq.extract.parsed import Parsed
from tahqiq.extract.phrases import Phrase
from tahqiq.extract.phrasing import phrases_of
from tahqiq.extract.places import keyed_places
from tahqiq.extract.relations import RelationFinder, found_relations
from tahqiq.model.reading import Entity, Mention, MentionType, Span

SCHEMAS: dict[MentionType, str] = {
    "PERSON": "Person", "ORG": "Organization", "PLACE": "Address", "NORP": "LegalEntity",
    "WEAPON": "Asset", "DOCUMENT": "Document", "EVENT": "Event", "OTHER": "Thing",
}  # fmt: skip


def named_of(parsed: Parsed) -> Named:
    """Every mention of a document with its entity, and what phrases say of them.

    Args:
        parsed: The document, parsed.
    """
    phrases = phrases_of(parsed)
    chains = chains_of(parsed, phrases)
    keyed_places(parsed, chains)
    spans = [parsed.span(phrase.first, phrase.end) for phrase in phrases]
    ids = [f"m{span.start}-{span.end}" for span in spans]
    for chain in chains.all:
        if _nothing(chain):
            chain.members = []
    entities = [_entity(c, chains, spans) if c.members else None for c in chains.all]
    kept = [i for i in range(len(phrases)) if _kept(phrases[i], chains, i)]
    return Named(
        mentions=tuple(
            _mention(phrases[i], spans[i], _of(entities, chains.of[i]), _type(chains, i))
            for i in kept
        ),
        entities=tuple(entity for entity in entities if entity is not None),
        at=_at(phrases, ids, kept),
        tokens={ids[i]: (phrases[i].first, phrases[i].end) for i in kept},
        relations=_relations(parsed, chains, entities),
    )


def _relations(
    parsed: Parsed, chains: Chains, entities: list[Entity | None]
) -> tuple[FoundRelation, ...]:
    at: dict[int, int] = {}
    for i, phrase in enumerate(chains.phrases):
        at.setdefault(phrase.head, i)
    stated = RelationFinder(parsed=parsed, chains=chains, at=at).found()
    return found_relations(stated, [e.id if e is not None else None for e in entities])


def _nothing(chain: Chain) -> bool:
    """A noun of no class that is never taken up is no entity."""
    return (
        chain.type == "OTHER"
        and not chain.nouns
        and not chain.names
        and len(chain.members) < 2
    )


def _kept(phrase: Phrase, chains: Chains, i: int) -> bool:
    """Pronouns and nouns that point at nothing found are no mentions."""
    if chains.of[i] >= 0:
        return bool(chains.chain(i).members)
    return phrase.kind == "name"


def _of(entities: list[Entity | None], chain: int) -> str | None:
    entity = entities[chain] if chain >= 0 else None
    return entity.id if entity is not None else None


def _type(chains: Chains, i: int) -> MentionType:
    """Its own type; a pronoun's is that of what it stands for."""
    phrase = chains.phrases[i]
    pointed = phrase.kind == "pronoun" and chains.of[i] >= 0
    return chains.chain(i).type if pointed else phrase.type


def _mention(phrase: Phrase, span: Span, entity: str | None, kind: MentionType) -> Mention:
    return Mention(
        id=f"m{span.start}-{span.end}",
        start=span.start,
        end=span.end,
        exact=span.exact,
        kind=phrase.kind,
        type=kind,
        entity=entity,
    )


def _at(phrases: list[Phrase], ids: list[str], kept: list[int]) -> dict[int, str]:
    """Heads first; then the other tokens of names that no head has taken."""
    at: dict[int, str] = {}
    for i in kept:
        at.setdefault(phrases[i].head, ids[i])
    for i in kept:
        if phrases[i].kind == "name":
            for token in range(phrases[i].first, phrases[i].end):
                at.setdefault(token, ids[i])
    return at


def _entity(chain: Chain, chains: Chains, spans: list[Span]) -> Entity:
    """The entity of a chain, by its fullest name or else its first noun."""
    members = sorted(chain.members, key=lambda i: spans[i].start)
    first = spans[members[0]]
    texts = _texts(chain, chains, spans, members)
    name = _best(chain, texts)
    risk = sorted({noun.risk for noun in chain.nouns if noun.risk is not None})
    if any(noun.place == "home" for noun in chain.nouns):
        risk.append("private-home")
    return Entity(
        id=f"e{first.start}-{first.end}",
        schema=_schema(chain),
        name=name,
        aliases=tuple(dict.fromkeys(text for text in texts if text != name)),
        risk=tuple(risk),
        codebook=chain.key,
    )


def _texts(
    chain: Chain, chains: Chains, spans: list[Span], members: list[int]
) -> list[str]:
    """The words it goes by: its names, or its nouns, or its pronouns."""
    for kind in ("name", "nominal", "pronoun"):
        found = [
            " ".join(spans[i].exact.split())
            for i in members
            if chains.phrases[i].kind == kind
        ]
        if found:
            return found
    return []


def _best(chain: Chain, texts: list[str]) -> str:
    """The longest of the names, the first of the nouns."""
    if not chain.names:
        return texts[0]
    return max(texts, key=lambda text: (len(text.split()), len(text)))


def _schema(chain: Chain) -> str:
    actor = actors().by_key.get(chain.key) if chain.key is not None else None
    if actor is not None:
        return actor.schema
    if chain.type == "ORG" and chain.key is not None and gazetteer().get(chain.key):
        return "PublicBody"
    if chain.nouns and chain.nouns[0].type == chain.type:
        return chain.nouns[0].schema
    return SCHEMAS[chain.type]

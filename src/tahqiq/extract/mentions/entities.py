"""Chain -> Entity: what it is called, of which schema, with which care."""

from __future__ import annotations

from tahqiq.codebook.actors import actors
from tahqiq.codebook.gazetteer import gazetteer
from tahqiq.extract.coref.chains import Chain, Chains
from tahqiq.extract.coref.said import BODIES
from tahqiq.model.reading import Entity, MentionType, Span

SCHEMAS: dict[MentionType, str] = {
    "PERSON": "Person", "ORG": "Organization", "PLACE": "Address", "NORP": "LegalEntity",
    "WEAPON": "Asset", "DOCUMENT": "Document", "EVENT": "Event", "OTHER": "Thing",
}  # fmt: skip


def entity_of(chain: Chain, chains: Chains, spans: list[Span]) -> Entity | None:
    """The entity of a chain; None where it mentions nothing worth keeping."""
    if not chain.members or _nothing(chain, chains):
        return None
    members = sorted(chain.members, key=lambda i: (spans[i].start, spans[i].end))
    first = spans[members[0]]
    texts = _texts(chains, spans, members)
    name = _best(chain, texts)
    return Entity(
        id=f"e{first.start}-{first.end}",
        schema=_schema(chain),
        name=name,
        aliases=tuple(dict.fromkeys(text for text in texts if text != name)),
        risk=_risks(chain),
        codebook=chain.key,
    )


def _nothing(chain: Chain, chains: Chains) -> bool:
    """A noun of no class that is never taken up is no entity, nor are several together."""
    first = chains.phrases[chain.members[0]]
    if first.joined and len(chain.members) < 2:
        return True
    known = chain.office or chain.nouns or chain.names
    return chain.type == "OTHER" and not known and len(chain.members) < 2


def _texts(chains: Chains, spans: list[Span], members: list[int]) -> list[str]:
    """The words it goes by: its names, or else its nouns, or else its pronouns."""
    for kind in ("name", "nominal", "pronoun"):
        found = [
            i for i in members
            if chains.phrases[i].kind == kind and chains.phrases[i].type != "NORP"
        ]  # fmt: skip
        if found:
            alive = [i for i in found if chains.phrases[i].lemma not in BODIES]
            return [" ".join(spans[i].exact.split()) for i in alive or found]
    return [" ".join(spans[members[0]].exact.split())]


def _best(chain: Chain, texts: list[str]) -> str:
    """A country's usual name; else the longest of the names, the first of the nouns."""
    if chain.key is not None and chain.key.startswith("country:"):
        place = gazetteer().get(chain.key)
        return place.name if place is not None else texts[0]
    if not chain.names:
        return texts[0]
    return max(texts, key=lambda text: (len(text.split()), len(text)))


def _schema(chain: Chain) -> str:
    if chain.office:
        return "Position"
    actor = actors().by_key.get(chain.key) if chain.key is not None else None
    if actor is not None:
        return actor.schema
    if chain.type == "ORG" and chain.key is not None and gazetteer().get(chain.key):
        return "PublicBody"
    if chain.nouns and chain.nouns[0].type == chain.type:
        return chain.nouns[0].schema
    return SCHEMAS[chain.type]


def _risks(chain: Chain) -> tuple[str, ...]:
    """Reasons for care that the nouns give (M102, M108)."""
    risks = {noun.risk for noun in chain.nouns if noun.risk is not None}
    if any(noun.place == "home" for noun in chain.nouns):
        risks.add("private-home")
    return tuple(sorted(risks))

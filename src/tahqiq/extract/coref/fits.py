"""Whether a noun can take up a chain: number, modifiers, class."""

from __future__ import annotations

from tahqiq.codebook.actors import actors
from tahqiq.extract.coref.chains import Chain
from tahqiq.extract.coref.phrases import Phrase
from tahqiq.extract.lexicon.nouns import NounClass, nouns

FIGHTING = frozenset({"armed", "body"})  # classes that take up each other
BUILT = frozenset({"site", "home"})
OPEN = frozenset(
    {"armed", "body", "company", "media"}
)  # take up a body of no known kind


def numbers_agree(phrase: Phrase, chain: Chain) -> bool:
    """Plural with plural: the militias are not the one militia named (M33)."""
    return (phrase.number == "many") == (chain.number == "many")


def modifiers_agree(words: set[str], chain: Chain) -> bool:
    """New words in the phrase are a sign of another thing of the same kind."""
    return not words or not chain.modifiers or words <= chain.modifiers


def fits(phrase: Phrase, chain: Chain, classes: frozenset[str]) -> bool:
    """Whether a chain can be taken up by a noun of these classes in other words."""
    noun = phrase.noun
    if noun is None or noun.type != chain.type or not numbers_agree(phrase, chain):
        return False
    if noun.type == "PERSON":
        return _person_fits(noun, chain, classes)
    if noun.type == "PLACE":
        return _place_fits(noun.place, phrase, chain)
    return _body_fits(phrase, chain, classes)


def _person_fits(noun: NounClass, chain: Chain, classes: frozenset[str]) -> bool:
    """Take "the man" for whoever may be one; a role takes up nobody by itself."""
    if chain.number == "many" or "role" in classes:
        return False
    return noun.gender in {"any", chain.gender} or chain.gender == "any"


def _body_fits(phrase: Phrase, chain: Chain, classes: frozenset[str]) -> bool:
    kind = actor_kind(chain.key)
    if kind is not None:
        return any(kind in nouns().takes.get(name, ()) for name in classes)
    if chain.key is not None:  # a country is not its government
        return False
    if any(phrase.lemma in name for name in chain.names):
        return True
    own = {noun.name for noun in chain.nouns}
    if not own:
        return bool(chain.names) and bool(classes & OPEN)
    return bool(own & classes) or (own <= FIGHTING and bool(classes & FIGHTING))


def _place_fits(place: str | None, phrase: Phrase, chain: Chain) -> bool:
    """A town is no hospital: a building takes up a name only that says what it is."""
    if place in BUILT and not any(phrase.lemma in name for name in chain.names):
        return False
    country = chain.key is not None and chain.key.startswith("country:")
    if place == "country":
        return country
    return not country and bool(chain.names) and not chain.nouns


def actor_kind(key: str | None) -> str | None:
    """The kind of the codebook's actor with a key."""
    actor = actors().by_key.get(key) if key is not None else None
    return actor.kind if actor is not None else None

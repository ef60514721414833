"""Which named places a noun may take up: "the province" is no city, "the town" no state."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from tahqiq.codebook.gazetteer import gazetteer
from tahqiq.extract.coref.chains import Chain
from tahqiq.extract.coref.phrases import Phrase
from tahqiq.extract.lexicon.nouns import nouns
from tahqiq.extract.lexicon.wording import wording
from tahqiq.extract.parsing.tree import Tree

GREAT = 100_000  # people from whom on no place is a village


def is_elsewhere(
    tree: Tree, phrases: Sequence[Phrase], here: Phrase, chain: Chain
) -> bool:
    """Whether a noun for a place cannot be of a named chain, by what kind of place it is
    or by where its name stands: in "in Kheran, Darsa" the town is the first.
    """
    place = here.noun.place if here.noun is not None else None
    if here.type != "PLACE" or place not in {"city", "area"} or not chain.names:
        return False
    if here.lemma in chain.lemmas:
        return False
    last = phrases[chain.members[-1]]
    if last.kind == "name" and _is_beside(tree, last, before=place == "city"):
        return True
    return any(
        _is_of_other_kind(" ".join(name), place, here.lemma) for name in chain.names
    )


def _is_beside(tree: Tree, name: Phrase, *, before: bool) -> bool:
    """Whether a comma and another name stand before a name, or after it."""
    comma = name.first - 1 if before else name.end
    other = comma - 1 if before else comma + 1
    if not 0 < comma < len(tree.text) - 1 or tree.text[comma] != ",":
        return False
    apposed = tree.dep[name.head if before else other] == "appos"
    return apposed and tree.pos[other] == "PROPN"


@lru_cache(maxsize=4096)
def _is_of_other_kind(name: str, place: str, noun: str) -> bool:
    """What the last word of a name or the gazetteer says of it."""
    own = nouns().of.get(name.rsplit(maxsplit=1)[-1])
    if own is not None and own.type == "PLACE" and own.place in {"city", "area"}:
        return own.place != place
    known = gazetteer().candidates(name)
    kinds = {found.kind for found in known}
    if place == "area":
        return kinds == {"city"}
    great = noun in wording().small_places and any(k.population > GREAT for k in known)
    return kinds == {"division"} or great

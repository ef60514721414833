"""Places that the names of bodies and sites hold: "Qarnat" in "Qarnat Police Department"."""

from __future__ import annotations

from collections.abc import Iterator

from tahqiq.codebook.gazetteer import gazetteer, prior
from tahqiq.extract.lexicon.nouns import nouns
from tahqiq.extract.lexicon.wording import wording
from tahqiq.extract.names.signs import Name
from tahqiq.extract.parsing.tree import Tree

TOWN = 3.7  # log10 of the size from which a name inside another is taken for a place
FRAMES = frozenset({"country", "region", "division"})
LONGEST = 3  # words of a place's name


def held_places(tree: Tree, names: list[Name]) -> Iterator[Name]:
    """The place at the front of a body's or site's name, or after its "of".

    Names of the codebook's actors hold none: they are known as wholes. What else the
    document names as a place counts at any size.
    """
    places = {_spelt(tree, n.first, n.end) for n in names if n.type == "PLACE"}
    for name in names:
        spelt = _spelt(tree, name.first, name.end)
        known = name.key is not None or gazetteer().candidates(spelt)
        if not known and name.type in {"ORG", "PLACE"}:
            found = _front(tree, name, places) or _back(tree, name, places)
            if found is not None:
                yield found


def _front(tree: Tree, name: Name, places: set[str]) -> Name | None:
    """As in "Qarnat Police Department": the rest has to be words for a body or site."""
    if not _is_body(tree, name.end - 1):
        return None
    for end in range(min(name.end - 1, name.first + LONGEST), name.first, -1):
        if tree.word[end] not in {"of", "for"} and _is_place(
            tree, name.first, end, places
        ):
            return Name(name.first, end, "PLACE")
    return None


def _back(tree: Tree, name: Name, places: set[str]) -> Name | None:
    """As in "University of Qarnat"."""
    for i in range(name.end - 2, name.first, -1):
        if tree.word[i] == "of":
            start = i + 2 if tree.word[i + 1] == "the" else i + 1
            whole = start < name.end and name.end - start <= LONGEST
            if (
                whole
                and _is_body(tree, i - 1)
                and _is_place(tree, start, name.end, places)
            ):
                return Name(start, name.end, "PLACE")
            return None
    return None


def _is_body(tree: Tree, i: int) -> bool:
    """A word for a body, or for a site that lies where its name says.

    A fighting unit ("the Delta Brigade") is called by any name.
    """
    noun = nouns().of.get(tree.lemma[i].lower()) or nouns().of.get(tree.word[i])
    if noun is None or noun.name == "armed" or tree.word[i] in wording().ways:
        return False
    return noun.type == "ORG" or noun.place == "site"


def _is_place(tree: Tree, first: int, end: int, places: set[str]) -> bool:
    spelt = _spelt(tree, first, end)
    if not tree.text[first][:1].isupper() or not tree.text[end - 1][:1].isupper():
        return False
    found = gazetteer().candidates(spelt)
    if not found or not found[0].named:
        return False
    return spelt in places or found[0].kind in FRAMES or prior(found[0]) > TOWN


def _spelt(tree: Tree, first: int, end: int) -> str:
    return " ".join(tree.text[first:end])

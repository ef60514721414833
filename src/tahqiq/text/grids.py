"""Squares of the published grids as points: UTM, MGRS, map tiles, geohash, plus codes."""

from __future__ import annotations

import math

# WGS 84 and the transverse Mercator series after Krüger, to the third order of n.
_A, _F, _K0 = 6_378_137.0, 1 / 298.257223563, 0.9996
_N = _F / (2 - _F)
_RADIUS = _A / (1 + _N) * (1 + _N**2 / 4 + _N**4 / 64)
_BETA = (
    _N / 2 - 2 * _N**2 / 3 + 37 * _N**3 / 96,
    _N**2 / 48 + _N**3 / 15,
    17 * _N**3 / 480,
)
_DELTA = (
    2 * _N - 2 * _N**2 / 3 - 2 * _N**3,
    7 * _N**2 / 3 - 8 * _N**3 / 5,
    56 * _N**3 / 15,
)
_BANDS = "CDEFGHJKLMNPQRSTUVWX"
_COLUMNS = ("ABCDEFGH", "JKLMNPQR", "STUVWXYZ")
_ROWS = "ABCDEFGHJKLMNPQRSTUV"
_GEOHASH = "0123456789bcdefghjkmnpqrstuvwxyz"
_PLUS = "23456789CFGHJMPQRVWX"

Place = tuple[float, float]


def from_utm(zone: int, band: str, easting: float, northing: float) -> Place | None:
    """Latitude and longitude of a point of a UTM zone.

    >>> [round(part, 4) for part in from_utm(38, "S", 441_000, 3_686_500) or ()]
    [33.316, 44.3662]
    """
    if not 1 <= zone <= 60:
        return None
    south = band.upper() < "N"
    xi = (northing - (10_000_000 if south else 0)) / (_K0 * _RADIUS)
    eta = (easting - 500_000) / (_K0 * _RADIUS)
    turns = list(enumerate(_BETA, start=1))
    flat = xi - sum(b * math.sin(2 * j * xi) * math.cosh(2 * j * eta) for j, b in turns)
    wide = eta - sum(
        b * math.cos(2 * j * xi) * math.sinh(2 * j * eta) for j, b in turns
    )
    chi = math.asin(math.sin(flat) / math.cosh(wide))
    lat = chi + sum(d * math.sin(2 * j * chi) for j, d in enumerate(_DELTA, start=1))
    lon = math.atan2(math.sinh(wide), math.cos(flat))
    return math.degrees(lat), zone * 6 - 183 + math.degrees(lon)


def from_mgrs(zone: int, band: str, square: str, digits: str) -> Place | None:
    """Latitude and longitude of the middle of a square of the military grid.

    >>> [round(part, 3) for part in from_mgrs(38, "S", "MB", "4100086500") or ()]
    [33.316, 44.366]
    """
    columns = _COLUMNS[(zone - 1) % 3]
    if len(digits) % 2 or square[0] not in columns or not 1 <= zone <= 60:
        return None
    half = len(digits) // 2
    size = 10 ** (5 - half)
    east = (columns.index(square[0]) + 1) * 100_000
    shift = 5 if zone % 2 == 0 else 0
    north = (_ROWS.index(square[1]) - shift) % 20 * 100_000
    least = _band_foot(band)
    while north < least:
        north += 2_000_000
    return from_utm(
        zone,
        band,
        east + int(digits[:half]) * size + size / 2,
        north + int(digits[half:]) * size + size / 2,
    )


def from_tile(zoom: int, column: int, row: int) -> Place | None:
    """Latitude and longitude of the middle of a tile of a web map.

    >>> [round(part, 3) for part in from_tile(17, 81689, 52658) or ()]
    [33.316, 44.367]
    """
    width = 2**zoom
    if column >= width or row >= width:
        return None
    turn = math.pi * (1 - 2 * (row + 0.5) / width)
    return math.degrees(math.atan(math.sinh(turn))), (column + 0.5) / width * 360 - 180


def from_geohash(code: str) -> Place | None:
    """Latitude and longitude of the middle of a geohash.

    >>> [round(part, 3) for part in from_geohash("svzt98f7j") or ()]
    [33.315, 44.366]
    """
    bounds = [[-180.0, 180.0], [-90.0, 90.0]]  # length and breadth take turns
    for place in range(len(code) * 5):
        five = _GEOHASH.index(code[place // 5])
        pair = bounds[place % 2]
        pair[1 - (five >> (4 - place % 5) & 1)] = sum(pair) / 2
    return sum(bounds[1]) / 2, sum(bounds[0]) / 2


def from_plus_code(code: str) -> Place | None:
    """Latitude and longitude of the middle of an open location code of ten digits.

    >>> [round(part, 4) for part in from_plus_code("8H568988+3C") or ()]
    [33.3152, 44.3661]
    """
    digits = code.replace("+", "")[:10]
    lat, lon, size = -90.0, -180.0, 20.0
    for place in range(0, 10, 2):
        lat += _PLUS.index(digits[place]) * size
        lon += _PLUS.index(digits[place + 1]) * size
        size /= 20
    return lat + size * 10, lon + size * 10


def _band_foot(band: str) -> float:
    """The northing at the southern edge of a band, a little below."""
    lat = math.radians(-80 + 8 * _BANDS.index(band.upper()))
    north = _K0 * _RADIUS * lat * 0.998 - 30_000
    return north if lat >= 0 else north + 10_000_000

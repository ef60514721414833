"""Where, drawn: the area within which a place lies, and never a bare point (M49).

Distances are true along the middle of the drawing: longitudes are narrowed by the
cosine of its latitude. Towns nearby are named for orientation.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from tahqiq.codebook.gazetteer import Located, gazetteer
from tahqiq.publish.drawings.outlines import outlines
from tahqiq.publish.drawings.shapes import (
    WIDTH,
    Circle,
    Drawing,
    Label,
    Path,
    Rect,
    Shape,
    measured,
    polyline,
)
from tahqiq.publish.places import PlaceRow

DEGREE_M = 111_320.0  # metres of one degree of latitude
LEAST, MOST = 300, 640  # heights of the drawing
ROOM = 1.5  # of what the areas take, so that their surroundings are seen
NARROWEST_M = 12_000  # less shows no town for orientation
TOWNS = 14
BESIDE = 160  # radius on the sheet up to which a name stands beside its area, not in it
SPANS = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000)  # km of the scale bar


@dataclass(frozen=True, slots=True)
class _View:
    """The part of the earth that is drawn."""

    lat: float
    lon: float
    metres: float  # of one unit of the drawing
    height: int

    def at(self, lat: float, lon: float) -> tuple[float, float]:
        east = (lon - self.lon) * DEGREE_M * math.cos(math.radians(self.lat))
        north = (lat - self.lat) * DEGREE_M
        x = WIDTH / 2 + east / self.metres
        return round(x, 1), round(self.height / 2 - north / self.metres, 1)

    def shows(self, x: float, y: float, edge: float = 0) -> bool:
        return edge <= x <= WIDTH - edge and edge <= y <= self.height - edge


class _Taken(NamedTuple):
    """Room that words have taken already."""

    x: float
    y: float
    width: float
    height: float

    def meets(self, other: _Taken) -> bool:
        return not (
            self.x + self.width < other.x
            or other.x + other.width < self.x
            or self.y + self.height < other.y
            or other.y + other.height < self.y
        )


class _Sheet(NamedTuple):
    """What is drawn, and the room that words have taken on it."""

    view: _View
    taken: list[_Taken]

    def has_room(self, room: _Taken) -> bool:
        return not any(room.meets(other) for other in self.taken)


def map_drawings(rows: Sequence[PlaceRow]) -> tuple[Drawing, ...]:
    """One map of all areas, or none where no place is in the gazetteer."""
    areas = {row.area.key: (row.number, row.area) for row in rows if row.area}
    if not areas:
        return ()
    view = _view([area for _, area in areas.values()])
    main = {row.area.key for row in rows if row.area and row.is_main}
    disputed = {row.area.key for row in rows if row.area and row.is_disputed}
    shapes: list[Shape] = [
        Rect(x=0, y=0, width=WIDTH, height=view.height, look="sea"), *_countries(view),
    ]  # fmt: skip
    sheet = _Sheet(view, [_Taken(0, view.height - 30, 150, 30)])
    marks: list[Shape] = []
    for key, (number, area) in areas.items():
        look = "area-main" if key in main else "area"
        look += " doubted" if key in disputed else ""
        shapes += _area(area, look, view)
        marks += _mark(number, area, sheet)
    shapes += [*_towns(sheet), *marks, *_scale(view)]
    return (
        Drawing(
            key="map-1",
            title="Map",
            description=(
                f"{len(areas)} areas within which incidents are said to lie, numbered as "
                "in the table below, which names them and says how precise they are."
            ),
            height=view.height,
            shapes=tuple(shapes),
        ),
    )


def _view(areas: Sequence[Located]) -> _View:
    reach = [(row, row.radius_m / DEGREE_M) for row in areas]
    south = min(row.lat - far for row, far in reach)
    north = max(row.lat + far for row, far in reach)
    lat = (south + north) / 2
    narrow = max(math.cos(math.radians(lat)), 0.05)
    west = min(row.lon - far / narrow for row, far in reach)
    east = max(row.lon + far / narrow for row, far in reach)
    tall = max((north - south) * DEGREE_M * ROOM, NARROWEST_M)
    wide = max((east - west) * DEGREE_M * narrow * ROOM, NARROWEST_M)
    metres = max(wide / WIDTH, tall / MOST)
    height = min(MOST, max(LEAST, math.ceil(tall / metres)))
    return _View(lat, (west + east) / 2, metres, height)


def _countries(view: _View) -> Iterator[Shape]:
    """Countries of which a corner is near, cut to a generous frame."""
    for rings in outlines().values():
        for ring in rings:
            points = [view.at(lat, lon) for lon, lat in ring]
            box = _Taken(
                min(x for x, _ in points), min(y for _, y in points),
                max(x for x, _ in points) - min(x for x, _ in points),
                max(y for _, y in points) - min(y for _, y in points),
            )  # fmt: skip
            if box.meets(_Taken(0, 0, WIDTH, view.height)):
                clipped = _clipped(points, view.height)
                if len(clipped) > 2:
                    yield Path(d=f"{polyline(clipped)}Z", look="land")


def _clipped(
    points: list[tuple[float, float]], height: int
) -> list[tuple[float, float]]:
    """A ring cut at the edges of the drawing, side by side (Sutherland and Hodgman)."""
    edges = ((0, -5.0, 1), (0, WIDTH + 5.0, -1), (1, -5.0, 1), (1, height + 5.0, -1))
    for axis, limit, sign in edges:
        kept: list[tuple[float, float]] = []
        for place, here in enumerate(points):
            before = points[place - 1]
            inside = sign * (here[axis] - limit) >= 0
            if inside != (sign * (before[axis] - limit) >= 0):
                kept.append(_crossing(before, here, axis, limit))
            if inside:
                kept.append(here)
        points = kept
    return points


def _crossing(
    a: tuple[float, float], b: tuple[float, float], axis: int, limit: float
) -> tuple[float, float]:
    share = (limit - a[axis]) / (b[axis] - a[axis])
    x, y = (round(a[n] + share * (b[n] - a[n]), 1) for n in (0, 1))
    return x, y


def _area(area: Located, look: str, view: _View) -> Iterator[Shape]:
    x, y = view.at(area.lat, area.lon)
    own = outlines().get(area.country or "") if area.kind == "country" else None
    if own is None:
        radius = round(max(area.radius_m / view.metres, 6), 1)
        yield Circle(x=x, y=y, r=radius, look=look, title=area.name)
        return
    for ring in own:  # a country is its own area
        points = _clipped([view.at(lat, lon) for lon, lat in ring], view.height)
        if len(points) > 2:
            yield Path(d=f"{polyline(points)}Z", look=look, title=area.name)


def _mark(number: int, area: Located, sheet: _Sheet) -> Iterator[Shape]:
    """The number of an area and its name, at its edge and not at its middle."""
    x, y = sheet.view.at(area.lat, area.lon)
    radius = area.radius_m / sheet.view.metres
    reach = radius + 4 if radius <= BESIDE else BESIDE * 0.72 + 4
    text = f"{number} {area.name}"
    yield from _placed(text, (x, y), reach, "number", sheet)


def _towns(sheet: _Sheet) -> Iterator[Shape]:
    """The largest towns in sight, each by its name; those without room are left out."""
    view = sheet.view
    found = {
        city.geonameid: (
            city.population,
            city.name,
            *view.at(city.latitude, city.longitude),
        )
        for cities in gazetteer().cities.values()
        for city in cities
        if abs(city.latitude - view.lat) * DEGREE_M < view.height * view.metres
        and abs(city.longitude - view.lon) < 60
    }
    shown = 0
    for _, name, x, y in sorted(found.values(), reverse=True):
        if shown == TOWNS:
            return
        if view.shows(x, y, 12):
            words = [*_placed(name, (x, y), 6, "small", sheet)]
            shown += bool(words)
            if words:
                yield Rect(x=x - 2, y=y - 2, width=4, height=4, look="town", title=name)
                yield from words


def _placed(
    text: str, at: tuple[float, float], away: float, look: str, sheet: _Sheet
) -> Iterator[Shape]:
    """Words beside a place where there is room; numbers are never left out."""
    view = sheet.view
    (x, y), wide = at, measured(text) + 4
    tries = ((x + away, y), (x - away - wide, y), (x - wide / 2, y - away - 8),
             (x - wide / 2, y + away + 8))  # fmt: skip
    for left, middle in tries:
        room = _Taken(left, middle - 8, wide, 16)
        inside = view.shows(left, middle, 8) and view.shows(left + wide, middle, 8)
        if inside and sheet.has_room(room):
            sheet.taken.append(room)
            yield Label(
                x=round(left + 2, 1), y=round(middle + 4, 1), text=text, look=look
            )
            return
    if look == "number":
        yield from _forced(text, tries[0], wide, sheet)


def _forced(
    text: str, at: tuple[float, float], wide: float, sheet: _Sheet
) -> Iterator[Shape]:
    """The first free line below, so that every area keeps its number."""
    left = min(max(at[0], 4), WIDTH - wide - 4)
    middle = min(max(at[1], 12), sheet.view.height - 12)
    while middle < sheet.view.height - 12:
        if sheet.has_room(_Taken(left, middle - 8, wide, 16)):
            break
        middle += 14
    sheet.taken.append(_Taken(left, middle - 8, wide, 16))
    yield Label(x=round(left + 2, 1), y=round(middle + 4, 1), text=text, look="number")


def _scale(view: _View) -> Iterator[Shape]:
    km = max(
        (span for span in SPANS if span * 1000 / view.metres <= 130), default=SPANS[0]
    )
    y, long = view.height - 10, round(km * 1000 / view.metres, 1)
    yield Path(d=f"M12 {y - 5}V{y}H{12 + long:g}V{y - 5}", look="scale")
    yield Label(x=14, y=y - 6, text=f"{km} km", look="small")

"""Place names and where they are: `python -m evals.geoparsing [FOLDER]`.

Reads lgl.xml and GeoVirus.xml of any folder. A place name is found where one of ours
(a name of type PLACE, or of a state that acts) overlaps it; `exact` asks for the span.
Accuracy within 161 km is over the found names that have coordinates.
"""

from __future__ import annotations

import argparse
import math
import statistics
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from defusedxml import ElementTree

from evals.naming import prf, read_named
from tahqiq.codebook.gazetteer import Located, gazetteer

DEFAULT = Path("../shared/bench/geoparsing")
NEAR_KM = 161.0


@dataclass(frozen=True, slots=True)
class Toponym:
    """A gold place name: its span and, where known, its point."""

    start: int
    end: int
    point: tuple[float, float] | None


def lgl(path: Path) -> Iterator[tuple[str, list[Toponym]]]:
    """Articles of LGL."""
    for article in ElementTree.parse(path).getroot().iter("article"):
        found = []
        for row in article.iter("toponym"):
            lat, lon = row.findtext("gaztag/lat"), row.findtext("gaztag/lon")
            point = (float(lat), float(lon)) if lat and lon else None
            found.append(
                Toponym(int(row.findtext("start")), int(row.findtext("end")), point)
            )
        yield article.findtext("text") or "", found


def geovirus(path: Path) -> Iterator[tuple[str, list[Toponym]]]:
    """Articles of GeoVirus, whose offsets are one higher."""
    for article in ElementTree.parse(path).getroot().iter("article"):
        found = [
            Toponym(
                int(row.findtext("start")) - 1, int(row.findtext("end")) - 1,
                (float(row.findtext("lat")), float(row.findtext("lon"))),
            )
            for row in article.iter("location")
        ]  # fmt: skip
        yield article.findtext("text") or "", found


def predicted(text: str) -> list[tuple[int, int, Located | None]]:
    """Our place names with their places."""
    _, named = read_named(text)
    book = gazetteer()
    entity = {e.id: e for e in named.entities}
    found = []
    for m in named.mentions:
        key = entity[m.entity].codebook if m.entity else None
        state = m.type == "ORG" and (key or "").startswith("country:")
        if m.kind == "name" and (m.type == "PLACE" or state):
            found.append((m.start, m.end, book.get(key) if key else None))
    return found


def km(a: tuple[float, float], b: Located) -> float:
    """Great-circle distance."""
    lat1, lat2 = math.radians(a[0]), math.radians(b.lat)
    turn = math.radians(b.lon - a[1]) / 2
    chord = (
        math.sin((lat2 - lat1) / 2) ** 2
        + math.cos(lat1) * math.cos(lat2) * math.sin(turn) ** 2
    )
    return 12742 * math.asin(min(1.0, math.sqrt(chord)))


def score(
    name: str, articles: Iterator[tuple[str, list[Toponym]]], limit: int | None
) -> None:
    """Print the figures of one set."""
    right = exact = found = gold = 0
    errors: list[float] = []
    lost = 0
    for n, (text, toponyms) in enumerate(articles):
        if limit is not None and n >= limit:
            break
        ours = predicted(text)
        used: set[int] = set()
        gold += len(toponyms)
        found += len(ours)
        for t in toponyms:
            hit = _found(ours, t, used)
            if hit is None:
                continue
            used.add(hit)
            right += 1
            exact += (ours[hit][0], ours[hit][1]) == (t.start, t.end)
            place = ours[hit][2]
            if t.point is not None:
                lost += place is None
                errors.append(km(t.point, place) if place is not None else 20000.0)
    p, r, f = prf(right, found, gold)
    near = sum(e <= NEAR_KM for e in errors) / max(len(errors), 1)
    print(
        f"{name}: names P {p:.3f} R {r:.3f} F1 {f:.3f} "
        f"(exact F1 {prf(exact, found, gold)[2]:.3f}); "
        f"within 161 km {near:.3f} of {len(errors)} ({lost} without a place), "
        f"median {statistics.median(errors or [0]):.0f} km"
    )


def _found(
    ours: list[tuple[int, int, Located | None]], wanted: Toponym, used: set[int]
) -> int | None:
    """Which of ours meets a gold name: the same span before one that overlaps it.

    One place name may stand inside another ("Mosul" in "Mosul Airport").
    """
    meet = [
        i
        for i, (a, b, _) in enumerate(ours)
        if i not in used and a < wanted.end and wanted.start < b
    ]
    same = (i for i in meet if ours[i][:2] == (wanted.start, wanted.end))
    return next(same, meet[0] if meet else None)


def main() -> None:
    """Score what is there; say what is absent."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", nargs="?", type=Path, default=DEFAULT)
    parser.add_argument("--limit", type=int, default=None)
    args = parser.parse_args()
    for name, reader in (("lgl.xml", lgl), ("GeoVirus.xml", geovirus)):
        path = args.folder / name
        if path.is_file():
            score(name, reader(path), args.limit)
        else:
            print(f"{path}: absent")


if __name__ == "__main__":
    main()

"""Places that a case brings itself, beside those of the gazetteer (M32, M49)."""

from __future__ import annotations

from collections.abc import Iterable

from tahqiq.codebook.gazetteer import Located, PlaceKind, gazetteer
from tahqiq.model.case import CaseEntity, CasePlace
from tahqiq.text.folding import fold

KINDS: dict[str, PlaceKind] = {
    "country": "country", "region": "division", "town": "city", "site": "quarter",
}  # fmt: skip


def located(entity: CaseEntity, places: Iterable[CasePlace]) -> Located | None:
    """The area in which a place lies: as the case has it, else as the gazetteer does."""
    names = {_bare(name) for name in (entity.name, *entity.aliases)}
    for row in places:
        if names & {_bare(name) for name in (row.name, *row.also)}:
            return own_place(row)
    return gazetteer().get(entity.codebook) if entity.codebook else None


def own_place(row: CasePlace) -> Located:
    """A place of the case in the form of the gazetteer's."""
    return Located(
        key=f"case:{_bare(row.name).replace(' ', '-')}",
        name=row.name,
        kind=KINDS[row.kind],
        lat=row.lat,
        lon=row.lon,
        radius_m=row.radius_m,
        country=row.country or None,
    )


def _bare(name: str) -> str:
    return fold(name).removeprefix("the ")

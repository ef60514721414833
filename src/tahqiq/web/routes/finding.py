"""Search over everything: exact, folded or by sound, as the person chooses."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Literal

from fastapi import APIRouter, Query

from tahqiq.model.case import ClaimRef
from tahqiq.model.lookup import CaseIndex
from tahqiq.publish.chains import outlet_name
from tahqiq.publish.claims import claim_anchor
from tahqiq.store.search import Hit, Search
from tahqiq.web.desk import OnDesk
from tahqiq.web.pages import add_page
from tahqiq.web.sight import AtGlance

router = APIRouter()
SHOWN = 30


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """Words of a hit, lit where they are what was looked for."""

    text: str
    is_lit: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """One hit with the place to look at it."""

    kind: str
    path: str
    outlet: str
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Findings:
    """What was found for some words."""

    q: str
    mode: str
    rows: tuple[Found, ...]
    total: int
    page: int
    pages: int


def search(
    desk: OnDesk,
    seen: AtGlance,
    q: Annotated[str, Query(max_length=300)] = "",
    mode: Literal["exact", "folded", "phonetic"] = "folded",
    page: Annotated[int, Query(ge=1, le=10**6)] = 1,
) -> Findings:
    """Search over reports, names, claims and sentences."""
    if not any(letter.isalnum() for letter in q):
        return Findings(q=q, mode=mode, rows=(), total=0, page=1, pages=1)
    wanted = Search(words=q, mode=mode, limit=SHOWN, offset=(page - 1) * SHOWN)
    found = desk.folder.store.search(wanted)
    index = seen.index
    return Findings(
        q=q,
        mode=mode,
        rows=tuple(_found(hit, index) for hit in found.hits),
        total=found.total,
        page=page,
        pages=max(1, -(-found.total // SHOWN)),
    )


def _found(hit: Hit, index: CaseIndex) -> Found:
    return Found(
        kind=hit.kind,
        path=_path(hit, index),
        outlet=outlet_name(hit.document, index),
        pieces=tuple(_pieces(hit)),
    )


def _path(hit: Hit, index: CaseIndex) -> str:
    if hit.kind == "claim":
        ref = ClaimRef(document=hit.document, claim=hit.id)
        return f"/words/{claim_anchor(ref)}"
    entity = index.entity_of.get((hit.document, hit.id)) if hit.kind == "name" else None
    return f"/entities/{entity.id}" if entity else f"/documents/{hit.document}"


def _pieces(hit: Hit) -> list[Piece]:
    rows, at = [], 0
    for start, end in hit.lit:
        rows += [
            Piece(text=hit.snippet[at:start], is_lit=False),
            Piece(text=hit.snippet[start:end], is_lit=True),
        ]
        at = end
    return [
        row for row in (*rows, Piece(text=hit.snippet[at:], is_lit=False)) if row.text
    ]


add_page(router, "/search", "search.html.j2", search)

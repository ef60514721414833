"""The reports: the list, the reader's page, the evidence, a claim by hand."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated
from urllib.parse import quote

from fastapi import APIRouter, Form, Query
from fastapi.responses import RedirectResponse, Response
from pydantic import BaseModel

from tahqiq.model.case import CaptureRecord, ClaimRef
from tahqiq.model.codec import encode
from tahqiq.model.document import Refusal
from tahqiq.model.lookup import CaseIndex
from tahqiq.model.reading import Reading
from tahqiq.publish.chains import outlet_name
from tahqiq.publish.claims import claim_anchor, evidence_anchor
from tahqiq.web.absent import Absent
from tahqiq.web.analyst import CurrentAnalyst
from tahqiq.web.cards import find_claim, readings_of
from tahqiq.web.deciding import Asked, ByHand, by_hand, decide
from tahqiq.web.desk import Desk, OnDesk
from tahqiq.web.numbered import LastSeen, Numbered, numbered
from tahqiq.web.pages import add_page
from tahqiq.web.reader import Side, part_of, side_by_side
from tahqiq.web.routes.review import Speaker, speakers_of
from tahqiq.web.scans import PDF, page_count, page_image
from tahqiq.web.seen import Seen
from tahqiq.web.sight import AtGlance

router = APIRouter()
HASH = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentRow:
    """One report in the list."""

    id: str
    file: str
    outlet: str
    title: str | None
    published: str | None
    language: str | None
    claims: int
    decided: int
    refusals: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Documents:
    """The reports of the case."""

    rows: tuple[DocumentRow, ...]
    total: int
    page: int
    pages: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ReaderPage:
    """One report beside its reading."""

    id: str
    file: str
    outlet: str
    title: str | None
    authors: tuple[str, ...]
    published: str | None
    language: str | None
    uri: str
    sha256: str
    known: tuple[str, ...]
    refusals: tuple[Refusal, ...]
    side: Side
    anchors: dict[int, str]
    images: int
    speakers: tuple[Speaker, ...]
    based_on: int
    before: str | None
    after: str | None


class HandForm(BaseModel):
    """A claim in selected words."""

    words: str
    start: int | None = None
    proposition: str = ""
    speaker: str = ""
    certainty: str = "asserted"
    polarity: str = "affirmed"
    based_on: LastSeen


class DescribeForm(BaseModel):
    """What an analyst says of a report; what is left empty is not said."""

    outlet: str = ""
    published: str = ""
    title: str = ""
    language: str = ""
    based_on: LastSeen


def documents(seen: AtGlance, page: Annotated[int, Query(ge=1)] = 1) -> Documents:
    """Every report, with how much of it is reviewed."""
    counts: dict[str, int] = {}
    for ref in seen.index.reviews:
        counts[ref.document] = counts.get(ref.document, 0) + 1
    part: Numbered[Reading] = numbered(seen.case.readings, page)
    return Documents(
        rows=tuple(_listed(row, counts) for row in part.rows),
        total=part.total,
        page=part.page,
        pages=part.pages,
    )


def _refused(reading: Reading) -> tuple[Refusal, ...]:
    """What of a report was not read, each once: a reading repeats those of its file."""
    return tuple(dict.fromkeys((*reading.document.refusals, *reading.refusals)))


def _listed(reading: Reading, counts: dict[str, int]) -> DocumentRow:
    known = reading.document
    return DocumentRow(
        id=known.id,
        file=known.file,
        outlet=known.outlet or "",
        title=known.title,
        published=known.published,
        language=known.language,
        claims=len(reading.claims),
        decided=counts.get(known.id, 0),
        refusals=len(_refused(reading)),
    )


def document(
    desk: OnDesk,
    seen: AtGlance,
    document: str,
    part: Annotated[int, Query(ge=1)] = 1,
) -> ReaderPage:
    """A report as it was, beside what is read in it."""
    reading = _reading(seen, document)
    known, order = reading.document, seen.once(_order)
    place = seen.once(_places)[known.id]
    return ReaderPage(
        id=known.id,
        file=known.file,
        outlet=outlet_name(known.id, seen.index),
        title=known.title,
        authors=known.authors,
        published=known.published,
        language=known.language,
        uri=known.uri,
        sha256=known.sha256,
        known=tuple(f"{row.key}: {row.value} ({row.origin})" for row in known.known),
        refusals=_refused(reading),
        side=side_by_side(seen, reading, part),
        anchors={
            number: claim_anchor(ClaimRef(document=known.id, claim=row.id))
            for number, row in enumerate(reading.claims, start=1)
        },
        images=_images(desk, reading),
        speakers=speakers_of(reading),
        based_on=seen.last,
        before=order[place - 1] if place else None,
        after=order[place + 1] if place + 1 < len(order) else None,
    )


def _order(index: CaseIndex) -> tuple[str, ...]:
    return tuple(row.document.id for row in index.case.readings)


def _places(index: CaseIndex) -> Mapping[str, int]:
    return {document: place for place, document in enumerate(_order(index))}


def _reading(seen: Seen, document: str) -> Reading:
    reading = seen.lately(readings_of).get(document)
    if reading is None:
        raise Absent(f"the case has no document {document!r}.", "See the list.")
    return reading


def _images(desk: Desk, reading: Reading) -> int:
    if reading.document.media_type != PDF:
        return 0
    return page_count(desk.folder.evidence.read(reading.document.sha256))


@router.post("/documents/{document}/claims", response_model=None)
def add_claim(
    desk: OnDesk,
    analyst: CurrentAnalyst,
    document: str,
    form: Annotated[HandForm, Form()],
) -> Response:
    """Add a claim by hand, in words of the report."""
    seen = desk.at_hand()
    wanted = ByHand(
        document=document, words=form.words.replace("\r\n", "\n"), start=form.start,
        proposition=form.proposition, speaker=form.speaker, certainty=form.certainty,
        polarity=form.polarity, based_on=form.based_on,
    )  # fmt: skip
    asked = by_hand(wanted, _reading(seen, document))
    (made,) = decide(desk, analyst, [asked])
    _, _, claim = made.subject.partition("#")
    return RedirectResponse(_place(desk.at_hand(), document, claim), 303)


@router.post("/documents/{document}/described", response_model=None)
def describe(
    desk: OnDesk,
    analyst: CurrentAnalyst,
    document: str,
    form: Annotated[DescribeForm, Form()],
) -> Response:
    """Say what the file does not: who published it, when, under which title."""
    said = form.model_dump(exclude={"based_on"})
    value = encode({key: text.strip() for key, text in said.items() if text.strip()})
    asked = Asked(
        kind="describe", subject=document, value=value.decode(), based_on=form.based_on
    )
    decide(desk, analyst, [asked])
    return RedirectResponse(f"/documents/{quote(document, safe='')}", 303)


@router.get("/words/{anchor}", response_class=RedirectResponse, status_code=303)
def words(seen: AtGlance, anchor: str) -> str:
    """Where the words of a claim stand, or the report with some evidence."""
    known = seen.once(_reports)
    if anchor in known:
        return f"/documents/{known[anchor]}"
    kind, _, rest = anchor.partition("-")
    document, _, claim = rest.partition("-")
    if kind == "claim" and document in known:
        return _place(seen, document, claim)
    raise Absent(f"the case has nothing at {anchor!r}.", "It may be undone.")


def _reports(index: CaseIndex) -> Mapping[str, str]:
    """Documents by their ids and by the anchors of their evidence."""
    found: dict[str, str] = {}
    for row in index.case.readings:
        known = row.document
        found |= {known.id: known.id, evidence_anchor(known.sha256): known.id}
    return found


def _place(seen: Seen, document: str, claim: str) -> str:
    """The address of a claim in its report."""
    row, reading = find_claim(seen, document, claim)
    part = part_of(reading, row.content[0].start)
    query = f"?part={part}" if part > 1 else ""
    return f"/documents/{document}{query}#claim-{document}-{claim}"


@router.get("/evidence/{sha256}", response_class=Response)
def evidence(desk: OnDesk, seen: AtGlance, sha256: str) -> Response:
    """The bytes as received, to be saved: they are never opened here."""
    captures = seen.once(_captures)
    if not HASH.fullmatch(sha256) or sha256 not in captures:
        raise Absent("the case has no such evidence.", "See the documents.")
    name = quote(captures[sha256].file, safe="")
    return Response(
        desk.folder.evidence.read(sha256),
        media_type="application/octet-stream",
        headers={
            "content-disposition": f"attachment; filename=\"evidence\"; filename*=UTF-8''{name}",
            "content-security-policy": "default-src 'none'; sandbox",
        },
    )


def _captures(index: CaseIndex) -> Mapping[str, CaptureRecord]:
    return {row.sha256: row for row in index.case.captures}


@router.get("/documents/{document}/pages/{number}.png", response_class=Response)
def scan(desk: OnDesk, seen: AtGlance, document: str, number: int) -> Response:
    """A page of a PDF as an image, beside its text."""
    reading = _reading(seen, document)
    if reading.document.media_type != PDF:
        raise Absent(f"{document} is no PDF.", "It has no pages.")
    content = desk.folder.evidence.read(reading.document.sha256)
    return Response(page_image(content, number), media_type="image/png")


add_page(router, "/documents", "documents.html.j2", documents)
add_page(router, "/documents/{document}", "reader.html.j2", document)

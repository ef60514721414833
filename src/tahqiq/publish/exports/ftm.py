"""FollowTheMoney JSON lines: what OpenAleph and its neighbours import.

The model has no schema for a claim. A claim is written as a Note that holds its words
and chain; an accusation as an UnknownLink with its status, so that a reader never sees
the link without "claimed", "denied" or "disputed" on it. Uncertain dates go to
`startDate` and `endDate`, never to `date`.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from tahqiq.model.case import Case, CaseEntity, ClaimRef, Field, Incident
from tahqiq.model.ids import content_id
from tahqiq.model.lookup import CaseIndex, index_case
from tahqiq.model.reading import Reading, Relation
from tahqiq.publish.accusations import accusation
from tahqiq.publish.chains import chain_text, speaker_text
from tahqiq.publish.denials import denials
from tahqiq.publish.exports.geo import stated_place
from tahqiq.publish.exports.json_lines import as_lines
from tahqiq.publish.exports.outcome import Export, Tally
from tahqiq.publish.words import words

Row = dict[str, Any]
HELD = frozenset({
    "Person", "Organization", "PublicBody", "Company", "LegalEntity", "Address",
    "Vehicle", "Event", "Position", "Asset", "Document",
})  # fmt: skip
PARTIES = frozenset({"Person", "Organization", "PublicBody", "Company", "LegalEntity"})
# The model takes ISO 639-3; others than these stay unsaid.
LANGUAGES = {
    "en": "eng", "ar": "ara", "fa": "fas", "ku": "kur", "tr": "tur", "fr": "fra", "de": "deu",
    "es": "spa", "ru": "rus", "he": "heb", "ur": "urd", "uk": "ukr", "it": "ita", "pt": "por",
}  # fmt: skip
MEMBERSHIP = frozenset({"member-of", "part-of"})


DATASET = "tahqiq"


def to_ftm(case: Case) -> Export:
    """The case as FollowTheMoney entities, one a line."""
    rows, tallies = _entities(case)
    return Export(data=as_lines(rows), suffix=".ftm.json", tallies=tallies)


def to_statements(case: Case) -> Export:
    """The same entities as statements: a line for each value of each property."""
    rows, tallies = _entities(case)
    seen = max((row.captured for row in case.captures), default=None)
    found = [part for row in rows for part in _statements(row, seen)]
    values = sum(len(held) for row in rows for held in row["properties"].values())
    written = len(found) - len(rows)  # one more for each entity says that it is there
    return Export(
        data=as_lines(found),
        suffix=".statements.json",
        tallies=(*tallies, Tally(kind="values", given=values, written=written)),
    )


def _statements(row: Row, seen: str | None) -> Iterator[Row]:
    held = [(prop, text) for prop, texts in row["properties"].items() for text in texts]
    for prop, value in [("id", row["id"]), *held]:
        yield {
            "canonical_id": row["id"],
            "entity_id": row["id"],
            "prop": prop,
            "schema": row["schema"],
            "value": value,
            "dataset": DATASET,
            "lang": None,
            "original_value": None,
            "first_seen": seen,
            "last_seen": seen,
            "external": False,
            "origin": None,
            "id": content_id("s", row["id"], prop, value, length=40),
        }


def _entities(case: Case) -> tuple[list[Row], tuple[Tally, ...]]:
    """Everything as rows of the model, and what became of each kind of record."""
    index = index_case(case)
    relations = list(_relations(index))
    rows = [
        *map(_article, case.readings),
        *(_entity(row) for row in case.entities),
        *(_incident(row, index) for row in case.incidents),
        *(row for incident in case.incidents for row in _accused(incident, index)),
        *(row for row in relations if row),
        *(_note(ref, index) for ref in index.claims),
    ]
    return rows, (
        Tally(kind="reports", given=len(case.readings), written=len(case.readings)),
        Tally(kind="entities", given=len(case.entities), written=len(case.entities)),
        Tally(kind="incidents", given=len(case.incidents), written=len(case.incidents)),
        Tally(
            kind="relations",
            given=len(relations),
            written=sum(row is not None for row in relations),
            why="an end is no person or body",
        ),
        Tally(kind="claims", given=len(index.claims), written=len(index.claims)),
    )


def _row(key: str, schema: str, **properties: object) -> Row:
    """An entity; empty properties are left out, every value is a string in a list."""
    kept: dict[str, list[str]] = {}
    for name, value in properties.items():
        found = value if isinstance(value, (list, tuple)) else [value]
        texts = [str(part) for part in found if part not in (None, "")]
        if texts:
            kept[name] = texts
    return {"id": key, "schema": schema, "properties": kept}


def _article(reading: Reading) -> Row:
    known = reading.document
    return _row(
        f"tahqiq-{known.id}",
        "Article",
        title=known.title or known.file,
        fileName=known.file,
        author=known.authors,
        publisher=known.outlet,
        publishedAt=known.published,
        notes=f"SHA-256 of the file: {known.sha256}",  # contentHash is SHA-1 alone
        mimeType=known.media_type,
        bodyText=known.text,
        language=LANGUAGES.get(known.language or ""),
    )


def _entity(row: CaseEntity) -> Row:
    schema = row.schema if row.schema in HELD else "Thing"
    schema = "LegalEntity" if schema == "Thing" and row.role else schema
    if schema in {"Thing", "Document", "Asset"}:  # abstract, or needs more than a name
        return _row(_key(row.id), "Note", name=row.name, description=row.schema)
    named = "full" if schema == "Address" else "name"
    more: dict[str, object] = {"name": row.name, "alias": row.aliases, named: row.name}
    if schema == "Event":
        more.pop("alias")
        more["keywords"] = row.aliases
    return _row(_key(row.id), schema, **more)


def _incident(incident: Incident, index: CaseIndex) -> Row:
    fields = incident.fields
    date = fields.get("date")
    place = fields.get("place")
    where = stated_place(incident, index)
    return _row(
        _key(incident.id),
        "Event",
        name=incident.title,
        keywords=incident.type,
        startDate=date.earliest[:10] if date and date.earliest else None,
        endDate=date.latest[:10] if date and date.latest else None,
        location=where.name if where else place.value if place else None,
        addressEntity=_key(where.id) if where and where.schema == "Address" else None,
        involved=[_key(key) for key in _harmed(incident, index)],
        recordId=incident.id,
        summary=[f"{name}: {row.state}" for name, row in sorted(fields.items())],
    )


def _harmed(incident: Incident, index: CaseIndex) -> list[str]:
    """Those it happened to. Who did it is never written without status: see UnknownLink."""
    found = {
        entity.id
        for ref in incident.events
        if ref in index.events
        for part in index.events[ref].participants
        if part.role == "recipient"
        and (entity := index.entity_of.get((ref.document, part.entity or "")))
        and entity.schema in PARTIES
    }
    return sorted(found)


def _accused(incident: Incident, index: CaseIndex) -> Iterator[Row]:
    """Each answer to who did it, with its accuser, status and any denial in one row."""
    field: Field | None = incident.fields.get("perpetrator")
    for value in field.values if field else ():
        if value.entity not in index.entities:
            continue
        told = accusation(value, index)
        denied = bool(denials(value.claims, index))
        yield _row(
            content_id("u", incident.id, value.entity, told.accuser, value.confidence),
            "UnknownLink",
            subject=_key(value.entity or ""),
            object=_key(incident.id),
            role="accused",
            status="disputed" if denied else "claimed",
            summary=told.text,
            proof=[f"tahqiq-{key}" for key in _documents(value.claims)],
            recordId=[ref.claim for ref in value.claims],
        )


def _relations(index: CaseIndex) -> Iterator[Row | None]:
    for document, reading in index.readings.items():
        for row in reading.relations:
            ref = ClaimRef(document=document, claim=row.claim)
            if ref in index.claims:
                yield _relation(row, ref, index)


def _relation(row: Relation, ref: ClaimRef, index: CaseIndex) -> Row | None:
    subject = index.entity_of.get((ref.document, row.subject))
    other = index.entity_of.get((ref.document, row.object))
    if subject is None or other is None or subject.id == other.id:
        return None
    parties = subject.schema in PARTIES and other.schema in PARTIES
    if not parties:
        return None
    claim = index.claims[ref]
    denied = claim.polarity == "denied"
    bodies = PARTIES - {"Person"}
    member = row.type in MEMBERSHIP and other.schema in bodies
    ends = ("member", "organization") if member else ("subject", "object")
    former = "former: " if row.former else ""
    return _row(
        content_id("m", ref.document, row.id),
        "Membership" if member else "UnknownLink",
        **{ends[0]: _key(subject.id), ends[1]: _key(other.id)},
        role=f"{former}{words().relations[row.type]}",
        status="denied" if denied else "claimed",
        summary=f"{claim.proposition}: {speaker_text(claim, ref.document, index)}",
        proof=f"tahqiq-{ref.document}",
        recordId=row.claim,
    )


def _note(ref: ClaimRef, index: CaseIndex) -> Row:
    """A claim in words that cannot be parted from its speakers."""
    claim = index.claims[ref]
    chain = chain_text(claim.chain, ref.document, index)
    exact = " … ".join(span.exact for span in claim.content)
    return _row(
        content_id("n", ref.document, ref.claim),
        "Note",
        name=f"{ref.document}#{ref.claim}",
        description=(
            f"{chain}: “{exact}”. Stated as: {claim.proposition} "
            f"[{claim.certainty}, {claim.polarity}]"
        ),
        entity=f"tahqiq-{ref.document}",
    )


def _documents(refs: tuple[ClaimRef, ...]) -> list[str]:
    return list(dict.fromkeys(ref.document for ref in refs))


def _key(key: str) -> str:
    return f"tahqiq-{key}"

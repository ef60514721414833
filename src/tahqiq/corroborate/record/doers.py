"""By whom, as claims have it: how firmly, of which kind, with what answer (M43, M109).

Every value keeps the claims that name somebody; none of them is a finding.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from tahqiq.codebook.record import classes_in, record_book, record_words
from tahqiq.corroborate.perpetrators import ORDER
from tahqiq.corroborate.record.scene import Scene, field_from, rows
from tahqiq.model.case import ClaimRef, Field, FieldValue

LONGEST = 160  # characters of a reported motive: a clause, not a paragraph
CLAUSE = re.compile(r"[.;“”\"]")
STANDS = frozenset({"current", "copy"})


def doer_fields(scene: Scene) -> Iterator[tuple[str, Field | None]]:
    """Attribution, kind and body of those named, claims of responsibility, denials."""
    charges = _charges(scene)
    yield "attribution", _attribution(charges)
    yield "side", _sides(scene, charges)
    yield "affiliation", _larger(scene, charges)
    yield "motive", _quoted(scene, "motive", scene.claims)
    yield "claim_mode", _modes(scene)
    yield "competing_claims", _competing(charges)
    yield "denial", _denials(scene, charges)


def _charges(scene: Scene) -> tuple[FieldValue, ...]:
    field = scene.incident.fields.get("perpetrator")
    return tuple(row for row in field.values if row.standing in STANDS) if field else ()


def _attribution(charges: tuple[FieldValue, ...]) -> Field | None:
    """The firmest word for any charge that stands, with the state of the doer's field."""
    if not charges:
        return None
    order = sorted(
        {row.confidence for row in charges if row.confidence}, key=ORDER.index
    )
    values = tuple(
        FieldValue(
            standing="current",
            value=word,
            claims=tuple(
                sorted(
                    {r for row in charges if row.confidence == word for r in row.claims}
                )
            ),
        )
        for word in order
    )
    rule = record_book().fields["attribution"].rule
    return Field(state="known", value=order[0], values=values, rule=rule)


def _sides(scene: Scene, charges: tuple[FieldValue, ...]) -> Field | None:
    """What those who are named are; that they did it stays with their accusers."""
    found, book = rows(), record_words().sides
    for row in charges:
        entity = scene.ground.index.entities.get(row.entity or "")
        name = entity.name if entity else row.value or ""
        kinds = classes_in(book, name) or tuple(
            kind
            for kind, rule in book.items()
            if entity and entity.schema in rule.schemas
        )
        for kind in kinds[:1]:
            found[kind] += row.claims
    return field_from(scene, "side", found)


def _larger(scene: Scene, charges: tuple[FieldValue, ...]) -> Field | None:
    """Bodies of which claims say that somebody named is a part."""
    named = {row.entity for row in charges if row.entity}
    documents = sorted({ref.document for row in charges for ref in row.claims})
    found, entities = rows(), dict[str, str]()
    for document in documents:
        for row in scene.ground.reading(document).relations:
            one = scene.ground.entity(document, row.subject)
            body = scene.ground.entity(document, row.object)
            fits = row.type in record_words().larger and not row.former
            ref = ClaimRef(document=document, claim=row.claim)
            if (
                fits
                and one
                and body
                and one.id in named
                and ref in scene.ground.in_play.get(document, ())
            ):
                found[body.name].append(ref)
                entities[body.name] = body.id
    return field_from(scene, "affiliation", found, entities)


def _quoted(scene: Scene, name: str, claims: tuple[ClaimRef, ...]) -> Field | None:
    """The words of claims from a cue of the codebook to the end of their clause."""
    found = rows()
    for ref in claims:
        text = scene.words(ref)
        for hit in filter(None, (cue.search(text) for cue in cues_of(name))):
            said = CLAUSE.split(text[hit.start("said") :])[0].strip(" ,")
            found[said[:LONGEST]].append(ref)
    return field_from(scene, name, found)


def _modes(scene: Scene) -> Field | None:
    """The media of claims that somebody claims it, as their sentences name them."""
    field = scene.incident.fields.get("claimed")
    yes = [row for row in field.values if row.value == "yes"] if field else []
    found = rows()
    for ref in sorted({ref for row in yes for ref in row.claims}):
        claim, sentence = scene.ground.claim(ref), scene.ground.sentence(ref)
        media = " ".join(step.medium for step in claim.chain if step.medium)
        text = scene.ground.reading(ref.document).document.text
        told = text[sentence.start : sentence.end] if sentence else scene.words(ref)
        for kind in classes_in(record_words().claim_modes, f"{media} {told}"):
            found[kind].append(ref)
    return field_from(scene, "claim_mode", found)


def _competing(charges: tuple[FieldValue, ...]) -> Field | None:
    """Whether several claim it for themselves; nothing where nobody does."""
    own = [row for row in charges if row.confidence == "CLAIMED OR ADMITTED"]
    names = sorted({row.entity or row.value or "" for row in own})
    if not names:
        return None
    values = tuple(
        FieldValue(
            standing=row.standing, claims=row.claims, entity=row.entity, value=row.value
        )
        for row in own
    )
    rule = record_book().fields["competing_claims"].rule
    word = "yes" if len(names) > 1 else "no"
    return Field(state="known", value=word, values=values, rule=rule)


def _denials(scene: Scene, charges: tuple[FieldValue, ...]) -> Field | None:
    """Who denies it, by the links from denials to the claims that name somebody."""
    found, entities = rows(), dict[str, str]()
    for row in charges:
        accused = scene.ground.index.entities.get(row.entity or "")
        name = accused.name if accused else row.value or "somebody not named"
        for ref in sorted({d for r in row.claims for d in scene.denials.get(r, ())}):
            speaker = scene.ground.speaker(ref)
            known = scene.ground.index.entities.get(speaker or "")
            by = known.name if known else scene.ground.outlet_name(ref.document)
            text = f"{by}, for {'itself' if known is accused else name}"
            found[text].append(ref)
            if known:
                entities[text] = known.id
    return field_from(scene, "denial", found, entities)


@cache
def cues_of(name: str) -> tuple[re.Pattern[str], ...]:
    """The patterns of a cue of the codebook; the group `said` is what is told by it."""
    rows: tuple[str, ...] = getattr(record_words(), name)
    return tuple(re.compile(row, re.IGNORECASE) for row in rows)

"""What `show` lists: rows of plain values, drawn from the case and nothing else."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from tahqiq.codebook.record import full_record
from tahqiq.corroborate.phrases import lineage_words
from tahqiq.model.case import Case, ClaimRef, Field, FieldValue, Victim
from tahqiq.model.handmade import with_added
from tahqiq.model.judgement import standing
from tahqiq.model.lookup import CaseIndex, index_case
from tahqiq.model.review import edit
from tahqiq.publish.chains import chain_text
from tahqiq.publish.words import words

Row = dict[str, Any]
REVIEWED = frozenset({"accept", "edit", "reject", "add"})


def _files(case: Case) -> dict[str, str]:
    return {r.document.id: r.document.file for r in case.readings}


def documents(case: Case) -> Iterator[Row]:
    """Every document: file, outlet, date, what was read in it."""
    for reading in case.readings:
        document = reading.document
        yield {
            "document": document.id, "file": document.file, "title": document.title,
            "outlet": document.outlet, "published": document.published,
            "language": document.language, "claims": len(reading.claims),
            "sha256": document.sha256,
        }  # fmt: skip


def claims(case: Case) -> Iterator[Row]:
    """Every claim as it stands: words, chain, how firmly, whether denied or reviewed.

    Edited ones as edited, those added by hand too; rejected ones say that they are.
    """
    index = index_case(case)
    judged = standing(case.judgements)
    reviews = {row.subject: row for row in judged if row.kind in REVIEWED}
    for reading in with_added(case.readings, judged):
        for read in reading.claims:
            key = f"{reading.document.id}#{read.id}"
            review = reviews.get(key)
            edited = review is not None and review.kind == "edit"
            claim = edit(read, review) if review and edited else read
            yield {
                "claim": claim.id,
                "words": " … ".join(" ".join(s.exact.split()) for s in claim.content),
                "chain": chain_text(claim.chain, reading.document.id, index),
                "certainty": claim.certainty, "polarity": claim.polarity,
                "markers": [m.exact for m in claim.markers],
                "look": list(claim.flags), "state": review.kind if review else "proposed",
                "file": reading.document.file, "document": reading.document.id,
            }  # fmt: skip


def entities(case: Case) -> Iterator[Row]:
    """Everybody and everything, with every spelling."""
    files = _files(case)
    for entity in case.entities:
        yield {
            "entity": entity.id, "name": entity.name, "spellings": list(entity.aliases),
            "schema": entity.schema, "role": entity.role, "care": list(entity.risk),
            "mentions": len(entity.mentions),
            "files": sorted({files[m.document] for m in entity.members}),
            "why one": [f"{r.feature} {r.weight:+.1f}: {r.detail}" for r in entity.reasons],
        }  # fmt: skip


def proposals(case: Case) -> Iterator[Row]:
    """Pairs that may be one, with the reasons for and against."""
    names = {entity.id: entity.name for entity in case.entities}
    for row in case.proposals:
        yield {
            "left": row.left, "names": f"{names[row.left]} = {names[row.right]}?",
            "right": row.right, "weight": round(row.weight, 2),
            "reasons": [f"{r.feature} {r.weight:+.1f}: {r.detail}" for r in row.reasons],
        }  # fmt: skip


def events(case: Case) -> Iterator[Row]:
    """Every event mention as its document tells it."""
    for reading in case.readings:
        names = {entity.id: entity.name for entity in reading.entities}
        times = {time.id: time.exact for time in reading.times}
        for event in reading.events:
            yield {
                "event": f"{reading.document.id}#{event.id}",
                "what": " / ".join(t.exact for t in event.triggers),
                "type": " ".join(filter(None, (event.type, *event.modes))) or None,
                "realis": event.realis, "stage": event.stage,
                "who": [f"{p.role}: {names.get(p.entity or '', '?')}" for p in event.participants],
                "place": names.get(event.place or ""), "when": times.get(event.when or ""),
                "file": reading.document.file,
            }  # fmt: skip


def incidents(case: Case) -> Iterator[Row]:
    """Every incident with its fields, their state and values."""
    names = {entity.id: entity.name for entity in case.entities}
    titles = {incident.id: incident.title for incident in case.incidents}
    files = _files(case)
    for incident in sorted(
        case.incidents, key=lambda row: (-len({e.document for e in row.events}), row.id)
    ):
        told = sorted({files[e.document] for e in incident.events})
        record = full_record(incident)
        found = {name: row for name, row in record.items() if row.values}
        fields = {name: field_words(row, names, files) for name, row in found.items()}
        empty = {name: row for name, row in record.items() if not row.values}
        yield {"incident": incident.id, "title": incident.title, "told by": told, **fields,
               "persons": [_person(row, names, files) for row in incident.victims],
               "not stated": [n for n, row in empty.items() if row.state != "not-coded"],
               "not coded": [n for n, row in empty.items() if row.state == "not-coded"],
               "follows": [titles.get(one, one) for one in incident.follows]}  # fmt: skip


def _person(row: Victim, names: dict[str, str], files: dict[str, str]) -> str:
    """One person whom an incident befell, with what claims say of them."""
    told = "; ".join(
        f"{words().person_fields.get(name, name).lower()}: {field_words(field, names, files)}"
        for name, field in row.fields.items()
    )
    return f"{row.name} ({told})" if told else row.name


def field_words(row: Field, names: dict[str, str], files: dict[str, str]) -> str:
    """A field in words: its state, its figure, each value with who says it."""
    days = f"{row.earliest} to {row.latest}" if row.earliest else None
    when = row.earliest if row.earliest == row.latest else days
    figure = _span(row.low, row.high) if row.low is not None else None
    head = [text for text in (figure, row.value, when, row.state) if text]
    values = "; ".join(_value(value, names, files) for value in row.values)
    return ", ".join(head) + (f". {values}" if values else "")


def _span(low: float | None, high: float | None) -> str:
    return _figure(low) if low == high else f"{_figure(low)} to {_figure(high)}"


def _figure(number: float | None) -> str:
    return "?" if number is None else f"{number:g}"


def _value(row: FieldValue, names: dict[str, str], files: dict[str, str]) -> str:
    said = []
    if row.entity:
        said.append(row.value or names.get(row.entity, row.entity))
    if row.confidence:
        by = names.get(row.by, row.by) if row.by else "somebody not named"
        said.append(f"({row.confidence.lower()}; said by {by})")
    if row.low is not None:
        said.append("at least " + _figure(row.low) if row.high is None
                    else _span(row.low, row.high))  # fmt: skip
    said.extend(filter(None, (None if row.entity else row.value, row.earliest)))
    where = ", ".join(sorted({files[ref.document] for ref in row.claims}))
    standing = words().standings[row.standing]
    return f"{' '.join(said)} [{standing}: {where}]" if where else " ".join(said)


def timeline(case: Case) -> Iterator[Row]:
    """Dated events in order of their earliest day; undated ones are left to `events`."""
    rows = []
    for reading in case.readings:
        times = {time.id: time for time in reading.times}
        for event in reading.events:
            when = times.get(event.when or "")
            if when is not None and when.earliest and event.realis == "actual":
                rows.append({
                    "from": when.earliest, "what": event.triggers[0].exact,
                    "to": when.latest, "precision": when.precision, "words": when.exact,
                    "type": event.type, "file": reading.document.file,
                })  # fmt: skip
    yield from sorted(rows, key=lambda row: (row["from"], row["to"] or "", row["file"]))


def sources(case: Case) -> Iterator[Row]:
    """Who publishes: profile, reliability, and what depends on what."""
    files, index = _files(case), index_case(case)
    for source in case.sources:
        own = set(source.documents)
        yield {
            "source": source.name, "kind": source.kind, "owner": source.owner,
            "scale": source.scale, "interest": source.interest,
            "reliability": source.reliability, "files": [files[d] for d in source.documents],
            "depends on": list(dict.fromkeys(
                lineage_words(index, row) for row in case.lineage if row.document in own
            )),
        }  # fmt: skip


def groups(case: Case) -> Iterator[Row]:
    """Propositions: how many reports, how many independent origins, what status."""
    files = _files(case)
    for group in case.groups:
        yield {
            "group": group.id,
            "proposition": ("not: " if group.polarity == "denied" else "") + group.proposition,
            "status": group.status, "reports": group.reports, "origins": group.origins,
            "files": sorted({files[ref.document] for ref in group.claims}),
            "why": [f"{r.feature}: {r.detail}" for r in group.reasons],
        }  # fmt: skip


def disputes(case: Case) -> Iterator[Row]:
    """What is denied or contradicted, both sides in their words."""
    index = index_case(case)
    for link in case.links:
        if link.type in {"denies", "contradicts", "retracts", "undermines"}:
            yield {
                "link": link.type, "speaks": _said(link.claim, index),
                "against": _said(link.target, index), "drawn by": link.drawn_by,
                "why": link.reason,
            }  # fmt: skip


def _said(ref: ClaimRef, index: CaseIndex) -> str:
    claim = index.claims[ref]
    words = " … ".join(" ".join(span.exact.split()) for span in claim.content)
    return f"“{words}” — {chain_text(claim.chain, ref.document, index)}"


def refusals(case: Case) -> Iterator[Row]:
    """What was not taken, or not read, and why."""
    for row in case.refusals:
        yield {"item": row.item, "reason": row.reason, "stage": row.stage}
    for reading in case.readings:
        for row in reading.refusals:
            yield {"item": row.item, "reason": row.reason, "stage": row.stage,
                   "file": reading.document.file}  # fmt: skip


def judgements(case: Case) -> Iterator[Row]:
    """Every judgement ever made, undone ones too."""
    for row in case.judgements:
        yield {"judgement": row.id, "what": f"{row.kind} {row.subject}", "with": row.object,
               "value": row.value, "by": row.author, "at": row.at,
               "reason": row.reason}  # fmt: skip


LISTS: dict[str, Callable[[Case], Iterator[Row]]] = {
    "claims": claims, "entities": entities, "events": events, "timeline": timeline,
    "sources": sources, "disputes": disputes, "refusals": refusals,
    "incidents": incidents, "groups": groups, "documents": documents,
    "judgements": judgements, "proposals": proposals,
}  # fmt: skip

"""Who is tied to whom: typed, dated, and never without the one who says so (M35, M109)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from tahqiq.model.case import ClaimRef, FieldValue, Incident
from tahqiq.model.lookup import CaseIndex
from tahqiq.model.reading import Relation
from tahqiq.publish.accusations import accusation
from tahqiq.publish.chains import speakers
from tahqiq.publish.claims import anchors
from tahqiq.publish.deeds import is_harm
from tahqiq.publish.denials import denials
from tahqiq.publish.words import date_text, period_text, short_date, words


@dataclass(frozen=True, slots=True, kw_only=True)
class NetTie:
    """One tie between two who are named, or from one who accuses.

    `kind` is ``relation`` or ``accusation``; a tie that somebody denies, contradicts or
    does not assert `is_disputed`. `says` is everybody who states it, `short` the first.
    """

    kind: str
    source: str
    source_name: str
    target: str
    target_name: str
    label: str
    told: str
    told_short: str
    says: str
    short: str
    answer: str
    is_answered: bool
    is_disputed: bool
    reports: int
    basis: tuple[str, ...]


_Key = tuple[str, str, str]


def net_ties(index: CaseIndex) -> tuple[NetTie, ...]:
    """Every accusation, then every relation, those that most reports tell first."""
    rows = (*_accusations(index), *_relations(index))
    return tuple(
        sorted(
            rows,
            key=lambda row: (
                row.kind, -row.reports, row.source_name, row.target_name, row.label,
            ),
        )
    )  # fmt: skip


def _relations(index: CaseIndex) -> Iterator[NetTie]:
    found: dict[_Key, list[ClaimRef]] = {}
    for document, reading in index.readings.items():
        for row in reading.relations:
            ends = _ends(document, row, index)
            ref = ClaimRef(document=document, claim=row.claim)
            if ends and ref in index.claims:
                found.setdefault((*ends, _label(row, ref, index)), []).append(ref)
    for (source, target, label), refs in found.items():
        against = denials(tuple(refs), index)
        doubted = all(index.claims[ref].certainty != "asserted" for ref in refs)
        denied = label.startswith("denied:")
        yield NetTie(
            kind="relation",
            source=source,
            source_name=index.entities[source].name,
            target=target,
            target_name=index.entities[target].name,
            label=label,
            told=_told(refs, index),
            told_short=_told(refs, index, short=True),
            says=speakers(refs, index),
            short=speakers(refs, index, most=1),
            answer=f"Denied by {speakers(against, index)}." if against else "",
            is_answered=bool(against),
            is_disputed=bool(against) or doubted or denied,
            reports=len({ref.document for ref in refs}),
            basis=(*anchors(refs, index), *anchors(against, index)),
        )


def _ends(document: str, row: Relation, index: CaseIndex) -> tuple[str, str] | None:
    """The two entities of a relation, where reports name both."""
    source = index.entity_of.get((document, row.subject))
    target = index.entity_of.get((document, row.object))
    if source is None or target is None or source.id == target.id:
        return None
    both = source.id in index.called and target.id in index.called
    return (source.id, target.id) if both else None


def _label(row: Relation, ref: ClaimRef, index: CaseIndex) -> str:
    former = "formerly " if row.former and row.type != "former-role" else ""
    denied = "denied: " if index.claims[ref].polarity == "denied" else ""
    return f"{denied}{former}{words().relations[row.type]}"


def _accusations(index: CaseIndex) -> Iterator[NetTie]:
    """One tie for an accuser and an accused over an incident, however often it is told."""
    found: dict[_Key, list[tuple[Incident, FieldValue]]] = {}
    for incident in index.case.incidents:
        field = incident.fields.get("perpetrator") if is_harm(incident, index) else None
        for value in field.values if field else ():
            if value.entity in index.called and value.by != value.entity:
                by = value.by or f"says:{speakers(value.claims, index)}"
                key = (by, value.entity or "", incident.id)
                found.setdefault(key, []).append((incident, value))
    for (by, accused, _), rows in found.items():
        yield _accusation(by, accused, rows, index)


def _accusation(
    by: str, accused: str, rows: list[tuple[Incident, FieldValue]], index: CaseIndex
) -> NetTie:
    refs = [ref for _, value in rows for ref in value.claims]
    told = accusation(rows[0][1], index)
    entity = index.entities.get(by)
    gone = all(value.standing in {"withdrawn", "superseded"} for _, value in rows)
    return NetTie(
        kind="accusation",
        source=by,
        source_name=entity.name if entity else by.removeprefix("says:") or "not stated",
        target=accused,
        target_name=told.accused,
        label=f"names as doer: {rows[0][0].title}" + (", withdrawn" if gone else ""),
        told=_told(refs, index),
        told_short=_told(refs, index, short=True),
        says=speakers(refs, index),
        short=words().confidences.get(told.confidence, "named"),
        answer=told.answer,
        is_answered=any(denials(value.claims, index) for _, value in rows),
        is_disputed=True,  # an accusation is one side's word, answered or not
        reports=len({ref.document for ref in refs}),
        basis=tuple(dict.fromkeys((*anchors(refs, index), *told.anchors))),
    )


def _told(refs: Iterable[ClaimRef], index: CaseIndex, *, short: bool = False) -> str:
    """When the reports that tell it were published: the date of the saying."""
    dates = sorted(
        date
        for ref in refs
        if (date := index.readings[ref.document].document.published)
    )
    if not dates:
        return date_text(None)
    if not short:
        return period_text(dates[0], dates[-1])
    days = dict.fromkeys(short_date(day) for day in (dates[0], dates[-1]))
    return " to ".join(days)

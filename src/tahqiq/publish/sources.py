"""Who publishes, what is known of them, and which report depends on which."""

from __future__ import annotations

from dataclasses import dataclass

from tahqiq.model.case import CaptureRecord, Reason, SourceProfile
from tahqiq.model.document import Document
from tahqiq.model.lookup import CaseIndex
from tahqiq.publish.chains import outlet_name
from tahqiq.publish.claims import evidence_anchor
from tahqiq.publish.words import grading, words


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceRow:
    """One who publishes, with every report of theirs in the case (M57, M58)."""

    name: str
    kind: str | None
    owner: str | None
    scale: str | None
    language: str | None
    interest: str | None
    reliability: str
    reliability_meaning: str
    documents: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class LineageRow:
    """One report that depends on another or on an agency, and what shows it (M61)."""

    text: str
    weight: float
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class EvidenceRowView:
    """One report: what a reader needs to check that it is the same bytes."""

    anchor: str
    file: str
    outlet: str
    title: str | None
    published: str | None
    sha256: str
    text_sha256: str
    size: int | None
    captured: str | None
    uri: str
    media_type: str
    language: str | None
    claims: int
    known: tuple[str, ...]


def source_rows(index: CaseIndex) -> tuple[SourceRow, ...]:
    """Every source with a profile or a report, by name."""
    profiles = {
        row.name: row for row in (*index.case.sources, *index.case.settings.sources)
    }
    profiles |= {row.name: row for row in index.case.sources}
    by_outlet: dict[str, list[str]] = {}
    for key in index.readings:
        by_outlet.setdefault(outlet_name(key, index), []).append(key)
    for name in by_outlet:
        profiles.setdefault(name, SourceProfile(name=name))
    return tuple(
        _source(profiles[name], by_outlet.get(name, []), index)
        for name in sorted(profiles, key=str.casefold)
    )


def lineage_rows(index: CaseIndex) -> tuple[LineageRow, ...]:
    """Every dependence found, with the words that show it."""
    return tuple(
        LineageRow(
            text=(
                f"{_report(row.document, index)} {words().lineages[row.kind]} "
                f"{_report(row.origin, index)}"
            ),
            weight=row.weight,
            reasons=row.reasons,
        )
        for row in index.case.lineage
    )


def evidence_rows(index: CaseIndex) -> tuple[EvidenceRowView, ...]:
    """Every report with its hashes, in the order of the case."""
    captures = {row.document: row for row in index.case.captures}
    return tuple(
        _evidence(reading.document, captures.get(key), index, len(reading.claims))
        for key, reading in index.readings.items()
    )


def _evidence(
    known: Document, capture: CaptureRecord | None, index: CaseIndex, claims: int
) -> EvidenceRowView:
    return EvidenceRowView(
        anchor=evidence_anchor(known.sha256),
        file=known.file,
        outlet=outlet_name(known.id, index),
        title=known.title,
        published=known.published,
        sha256=known.sha256,
        text_sha256=known.text_sha256,
        size=capture.size if capture else None,
        captured=capture.captured if capture else None,
        uri=known.uri,
        media_type=known.media_type,
        language=known.language,
        claims=claims,
        known=tuple(f"{row.key}: {row.value} ({row.origin})" for row in known.known),
    )


def _source(row: SourceProfile, keys: list[str], index: CaseIndex) -> SourceRow:
    return SourceRow(
        name=row.name,
        kind=row.kind,
        owner=row.owner,
        scale=row.scale,
        language=row.language,
        interest=row.interest,
        reliability=row.reliability,
        reliability_meaning=grading().reliability[row.reliability],
        documents=tuple(index.readings[key].document.file for key in keys),
    )


def _report(key: str, index: CaseIndex) -> str:
    if key not in index.readings:
        return key
    return f"{outlet_name(key, index)} ({index.readings[key].document.file})"

"""What belongs to an incident beside itself: what came before, what followed (M99)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from tahqiq.codebook.record import record_words
from tahqiq.corroborate.figures import figure
from tahqiq.corroborate.record.doers import cues_of
from tahqiq.corroborate.record.scene import LATER, Scene, claims_of, field_from, rows
from tahqiq.corroborate.status import Graded
from tahqiq.model.case import ClaimRef, Field


def sequel_fields(scene: Scene) -> Iterator[tuple[str, Field | None]]:
    """Related incidents, the answer of the state, what became of those taken."""
    yield "related", _related(scene)
    yield "investigation", _steps(scene, "investigation", record_words().investigation)
    yield "prosecution", _steps(scene, "prosecution", record_words().prosecution)
    yield "captured", _captured(scene)
    yield "ransom", _ransom(scene)
    yield "hostage_outcome", _outcome(scene)


def counted_fields(
    scene: Scene, names: tuple[str, ...] = ("abducted", "detained", "missing")
) -> Iterator[tuple[str, Field | None]]:
    """Figures of people taken or missing, as those of the killed are drawn."""
    rule = scene.ground.index.case.settings.toll_rule
    for name in names:
        graded = [row for row in scene.graded if _counts(row, name)]
        yield name, figure(scene.standing, scene.corrections, graded, rule)


def _counts(row: Graded, unit: str) -> bool:
    toll = row.proposition.toll
    affirmed = row.proposition.polarity == "affirmed"
    return toll is not None and toll.unit == unit and affirmed


def _related(scene: Scene) -> Field | None:
    found, ids = rows(), dict[str, str]()
    for head, others in (("follows on", scene.before), ("followed by", scene.sequels)):
        for incident, told in others:
            text = f"{head}: {incident.title}"
            found[text] += claims_of(told)
            ids[text] = incident.id
    return field_from(scene, "related", found, ids)


def _steps(scene: Scene, name: str, stages: tuple[str, ...]) -> Field | None:
    """Steps told in incidents that follow, and whether they are done or promised."""
    found = rows()
    for _, told in scene.sequels:
        for row in told:
            if row.event.stage in stages:
                promised = " (promised or planned)" if row.event.realis in LATER else ""
                found[f"{row.event.stage}{promised}"] += row.claims
    return field_from(scene, name, found)


def _captured(scene: Scene) -> Field | None:
    """How many were arrested in the incidents that follow, by one of them alone."""
    told = [
        found
        for incident, _ in scene.sequels
        if (found := incident.fields.get("detained")) and found.low is not None
    ]
    return told[0] if len(told) == 1 else None


def _ransom(scene: Scene) -> Field | None:
    """Claims of the same reports that tell of a ransom and of no other incident."""
    taken = any("abduct" in row.event.modes for row in scene.told)
    found, cues = rows(), cues_of("ransom")
    documents = sorted({row.document for row in scene.told}) if taken else []
    for document in documents:
        for ref in scene.ground.in_play.get(document, ()):
            told = any(cue.search(scene.words(ref)) for cue in cues)
            if told and _is_of(scene, ref):
                found[scene.words(ref)].append(ref)
    return field_from(scene, "ransom", found)


def _is_of(scene: Scene, ref: ClaimRef) -> bool:
    told = scene.ground.incidents_of(ref)
    return not told or scene.incident.id in told


def _outcome(scene: Scene) -> Field | None:
    """How captivity ended, by what followed and by what befell those taken."""
    names: Mapping[str, str] = record_words().outcomes
    found = rows()
    for _, told in scene.sequels:
        for row in told:
            if row.event.stage in names and row.event.realis not in LATER:
                found[names[row.event.stage or ""]] += row.claims
    return field_from(scene, "hostage_outcome", found)

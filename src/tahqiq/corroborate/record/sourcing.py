"""Who reports an incident, how they come to know, and how strong that is (M57 to M62)."""

from __future__ import annotations

from collections.abc import Iterator

from tahqiq.codebook.record import pattern, record_book, record_words
from tahqiq.corroborate.origins import origins
from tahqiq.corroborate.record.scene import Scene, field_from, mentions_of, rows
from tahqiq.model.case import ClaimRef, Field, FieldValue

STATUSES = (
    "confirmed", "fair", "contested", "weak", "unverified", "discounted", "withdrawn",
)  # fmt: skip


def source_fields(scene: Scene) -> Iterator[tuple[str, Field | None]]:
    """Outlets, the basis of what they say, their scale, the origins, the strength."""
    outlets, scales, bases = rows(), rows(), rows()
    for ref in scene.claims:
        outlets[scene.ground.outlet_name(ref.document)].append(ref)
        profile = scene.ground.profiles.get(scene.ground.outlet_of[ref.document])
        if profile and profile.scale:
            scales[profile.scale].append(ref)
        bases[_basis(scene, ref)].append(ref)
    yield "sources", field_from(scene, "sources", outlets)
    yield "source_scale", field_from(scene, "source_scale", scales)
    yield "source_basis", field_from(scene, "source_basis", bases)
    yield "origins", _origins(scene)
    yield "strength", _strength(scene)


def _basis(scene: Scene, ref: ClaimRef) -> str:
    """How the innermost speaker of a claim comes to know, by the words for it."""
    words, step = record_words(), scene.ground.claim(ref).chain[-1]
    if step.kind in {"outlet", "unspecified"}:
        return words.own if step.kind == "outlet" else words.unstated
    told = [step.source.exact] if step.source else []
    described = mentions_of(scene.ground, ref.document).get(step.entity or "", ())
    told += [row.exact for row in described if row.kind != "pronoun"]
    text = " ; ".join(told)
    found = (kind for kind, cues in words.bases.items() if pattern(cues).search(text))
    return next(found, words.named if step.kind == "named" else words.unnamed)


def _origins(scene: Scene) -> Field | None:
    if not scene.claims:
        return None
    count = float(origins(scene.standing, scene.claims).count)
    value = FieldValue(standing="current", claims=scene.claims, low=count, high=count)
    rule = record_book().fields["origins"].rule
    return Field(
        state="known", low=count, best=count, high=count, values=(value,), rule=rule,
        origins=int(count),
    )  # fmt: skip


def _strength(scene: Scene) -> Field | None:
    """The status of the best supported thing that is said of the incident."""
    if not scene.graded:
        return None
    best = min(
        scene.graded,
        key=lambda row: (
            -row.origins.count, STATUSES.index(row.status), row.proposition.name,
        ),
    )  # fmt: skip
    claims = tuple(sorted(best.proposition.claims))
    value = FieldValue(standing="current", claims=claims, value=best.status)
    rule = record_book().fields["strength"].rule
    return Field(
        state="known", value=best.status, values=(value,), rule=rule,
        origins=best.origins.count,
    )  # fmt: skip

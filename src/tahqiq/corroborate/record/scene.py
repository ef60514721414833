"""What the fields of one incident are drawn from, and how values become a field."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from tahqiq.codebook.record import record_book
from tahqiq.corroborate.circumstances import Told
from tahqiq.corroborate.corrections import Corrections
from tahqiq.corroborate.ground import Ground
from tahqiq.corroborate.origins import Origins, Standing, origins
from tahqiq.corroborate.status import Graded
from tahqiq.model.case import ClaimRef, Field, FieldState, FieldValue, Incident
from tahqiq.model.case import Standing as ValueStanding
from tahqiq.model.reading import Mention

Rows = defaultdict[str, list[ClaimRef]]
LATER = frozenset({"planned", "threatened", "hypothetical", "generic", "negated"})


@dataclass(frozen=True, slots=True)
class Scene:
    """One incident with the claims, gradings and other incidents its record rests on.

    `told` are its events that some affirmed claim carries; `sequels` incidents that
    follow on it; `denials` the claims that deny a claim.
    """

    standing: Standing
    corrections: Corrections
    incident: Incident
    told: tuple[Told, ...]
    graded: tuple[Graded, ...]
    sequels: tuple[tuple[Incident, tuple[Told, ...]], ...]
    before: tuple[tuple[Incident, tuple[Told, ...]], ...]
    denials: Mapping[ClaimRef, tuple[ClaimRef, ...]]

    @property
    def ground(self) -> Ground:
        """The case with its lookup tables."""
        return self.standing.ground

    @property
    def happened(self) -> tuple[Told, ...]:
        """Events told as having happened; all of them where none is."""
        done = tuple(row for row in self.told if row.event.realis not in LATER)
        return done or self.told

    @property
    def claims(self) -> tuple[ClaimRef, ...]:
        """The affirmed claims that tell the incident, in order."""
        return claims_of(self.told)

    def words(self, ref: ClaimRef) -> str:
        """The words a claim rests on."""
        return " ".join(
            " ".join(span.exact.split()) for span in self.ground.claim(ref).content
        )


def claims_of(told: Iterable[Told]) -> tuple[ClaimRef, ...]:
    """The claims of events, each once, in order."""
    return tuple(sorted({ref for row in told for ref in row.claims}))


def rows() -> Rows:
    """An empty table of values and the claims that give them."""
    return defaultdict(list)


def field_from(
    scene: Scene,
    name: str,
    found: Mapping[str, Iterable[ClaimRef]],
    entities: Mapping[str, str] | None = None,
) -> Field | None:
    """A field of the record from its values, the best supported first.

    Args:
        scene: The incident.
        name: A field of the codebook: it says whether values stand side by side.
        found: The claims that give each value.
        entities: The case entity that a value names, where it names one.
    """
    row = record_book().fields[name]
    field = ranked(scene, found, entities, several=row.several)
    if field is None:
        return None
    return Field(
        state=field.state, value=field.value, values=field.values, rule=row.rule,
        reason=field.reason, origins=field.origins,
    )  # fmt: skip


def ranked(
    scene: Scene,
    found: Mapping[str, Iterable[ClaimRef]],
    entities: Mapping[str, str] | None = None,
    *,
    several: bool,
) -> Field | None:
    """Values in the order of their origins; disputed where they exclude each other."""
    told = {key: tuple(sorted(set(refs))) for key, refs in found.items() if refs}
    if not told:
        return None
    counted = {key: origins(scene.standing, refs) for key, refs in told.items()}
    keys = sorted(
        told, key=lambda key: (-counted[key].count, -counted[key].reports, key)
    )
    values = tuple(
        FieldValue(
            standing=_standing(scene, told[key], counted[key]),
            claims=told[key],
            value=key,
            entity=(entities or {}).get(key),
        )
        for key in keys
    )
    sure = [value for value in values if _is_sure(scene, value)]
    state: FieldState = "known" if sure else "unknown"
    if len(sure) > 1 and not several:
        state = "disputed"
    return Field(
        state=state,
        value=str(sure[0].value) if sure else None,
        values=values,
        reason=None if sure else record_book().unsure,
        origins=counted[str((sure or values)[0].value)].count,
    )


def _standing(
    scene: Scene, refs: tuple[ClaimRef, ...], counted: Origins
) -> ValueStanding:
    fallen = [scene.corrections.state(ref, None) for ref in refs]
    if all(fallen):
        return fallen[0] or "withdrawn"
    live = {ref for ref, state in zip(refs, fallen, strict=True) if not state}
    return "current" if live & counted.primary else "copy"


def _is_sure(scene: Scene, value: FieldValue) -> bool:
    """Whether somebody asserts a value and has not taken it back."""
    stands = value.standing in {"current", "copy"}
    return stands and any(
        scene.ground.claim(ref).certainty == "asserted" for ref in value.claims
    )


def mentions_of(ground: Ground, document: str) -> Mapping[str, tuple[Mention, ...]]:
    """The mentions of each entity of a document."""
    return ground.once(_mentions, ClaimRef(document=document, claim=""))


def _mentions(ground: Ground, ref: ClaimRef) -> dict[str, tuple[Mention, ...]]:
    found: defaultdict[str, list[Mention]] = defaultdict(list)
    for row in ground.reading(ref.document).mentions:
        if row.entity:
            found[row.entity].append(row)
    return {key: tuple(mentions) for key, mentions in found.items()}

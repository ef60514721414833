"""Whether an incident belongs in the record, and why (aleph's minimum record, GTD crit)."""

from __future__ import annotations

from collections.abc import Iterator

from tahqiq.codebook.record import record_book
from tahqiq.corroborate.record.scene import LATER, Scene
from tahqiq.model.case import ClaimRef, Field, FieldValue

IN, OUT, DOUBT = "included", "outside the scope", "in doubt"


def inclusion_field(scene: Scene) -> Field | None:
    """The decision, with every test as a value that its claims answer."""
    tests = tuple(_tests(scene))
    failed = [text for text, met, _ in tests if not met]
    outside = not _in_scope(scene)
    decision = OUT if outside else DOUBT if failed else IN
    values = tuple(
        FieldValue(
            standing="current", value=f"{text}: {'yes' if met else 'no'}", claims=refs
        )
        for text, met, refs in tests
        if refs
    )
    if not values:
        return None
    return Field(
        state="known",
        value=decision,
        values=values,
        rule=record_book().fields["inclusion"].rule,
        reason="; ".join(failed) or None,
    )


def _tests(scene: Scene) -> Iterator[tuple[str, bool, tuple[ClaimRef, ...]]]:
    claims = scene.claims
    sure = tuple(r for r in claims if scene.ground.claim(r).certainty == "asserted")
    done = tuple(row for row in scene.told if row.event.realis not in LATER)
    given = tuple(
        sorted(
            {
                ref
                for name in ("date", "place", "killed", "wounded")
                if (field := scene.incident.fields.get(name))
                for value in field.values
                for ref in value.claims
            }
        )
    )
    harmed = any(
        part.role == "recipient" and part.entity
        for row in scene.told
        for part in row.event.participants
    )
    yield "a date, a place or somebody harmed is given", bool(given or harmed), given
    yield "somebody asserts it", bool(sure), sure
    yield "it is told as done or attempted", bool(done), claims if done else ()
    yield "its days meet the scope of the case", _in_scope(scene), _dated(scene)


def _dated(scene: Scene) -> tuple[ClaimRef, ...]:
    date = scene.incident.fields.get("date")
    rows = date.values if date else ()
    return tuple(sorted({ref for value in rows for ref in value.claims}))


def _in_scope(scene: Scene) -> bool:
    """Whether its days touch those of the case; a day that is not known may do."""
    date = scene.incident.fields.get("date")
    scope = scene.ground.index.case.settings.scope
    if date is None or not date.earliest:
        return True
    first, last = scope.get("from", ""), scope.get("to", "9999")
    return date.earliest[:10] <= last and (date.latest or date.earliest)[:10] >= first

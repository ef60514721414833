"""What was done: type of attack, weapon, stage, time of day, damage (M38 to M40)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from tahqiq.codebook.record import RecordClass, classes_in, pattern, record_words
from tahqiq.corroborate.circumstances import Told
from tahqiq.corroborate.record.scene import Scene, field_from, rows
from tahqiq.model.case import ClaimRef, Field
from tahqiq.model.reading import Time

CLOCK = re.compile(r"T(?P<hour>\d\d):(?P<minute>\d\d)")
PARTS = re.compile(r"T(?P<part>MO|MI|AF|EV|NI|DT)")
NAMES = {"MO": "morning", "MI": "midday", "AF": "afternoon", "EV": "evening",
         "NI": "night", "DT": "daytime"}  # fmt: skip
WHOLE_DAYS = frozenset({"minute", "hour", "part-of-day", "day", "days"})


def deed_fields(scene: Scene) -> Iterator[tuple[str, Field | None]]:
    """The fields of what was done and when on its day."""
    yield "attack_type", _classed(scene, "attack_type", record_words().attack_types)
    yield "weapon_type", _weapons(scene)
    yield "suicide", _suicide(scene)
    yield "stage", _stage(scene)
    yield "time_of_day", _hours(scene)
    yield "clarity", _clarity(scene)
    yield "property", _damage(scene)


def _classed(scene: Scene, name: str, book: Mapping[str, RecordClass]) -> Field | None:
    """The classes of what was done, each by the claims whose words say so."""
    found = rows()
    for row in scene.happened:
        triggers = " ".join(span.exact for span in row.event.triggers)
        for kind in classes_in(book, triggers, row.event.modes):
            said = [r for r in row.claims if kind in classes_in(book, scene.words(r))]
            found[kind] += said or row.claims
    return field_from(scene, name, found)


def _weapons(scene: Scene) -> Field | None:
    """The classes of the instruments named, and what the words of the deed imply."""
    found, book = rows(), record_words().weapon_types
    for row in scene.happened:
        for text, refs in _instruments(scene, row):
            for kind in classes_in(book, text):
                found[kind] += refs
        for kind in classes_in(book, "", row.event.modes):
            found[kind] += row.claims
    return field_from(scene, "weapon_type", found)


def _instruments(scene: Scene, row: Told) -> Iterator[tuple[str, list[ClaimRef]]]:
    for part in row.event.participants:
        entity = scene.ground.entity(row.document, part.entity)
        if part.role == "instrument" and entity:
            own = [ref for ref in row.claims if ref.claim in part.claims]
            yield entity.name, own or list(row.claims)


def _suicide(scene: Scene) -> Field | None:
    book = {"yes": record_words().suicide}
    found = rows()
    for row in scene.happened:
        for ref in row.claims:
            if classes_in(book, scene.words(ref), row.event.modes):
                found["yes"].append(ref)
    return field_from(scene, "suicide", found)


def _stage(scene: Scene) -> Field | None:
    """Carried out where anybody says so; what was only tried or planned otherwise."""
    found, names = rows(), record_words().stages
    for row in scene.told:
        if row.event.realis in names:
            found[names[row.event.realis]] += row.claims
    done = names["actual"]
    return field_from(scene, "stage", {done: found[done]} if found.get(done) else found)


def _hours(scene: Scene) -> Field | None:
    found = rows()
    for row in scene.happened:
        time = _time(scene, row)
        if time and (text := _hour(time.value or "")):
            found[text] += row.claims
    return field_from(scene, "time_of_day", found)


def _hour(value: str) -> str:
    """The clock time or part of the day of a TIMEX value.

    >>> _hour("2031-05-04T10:30"), _hour("2031-06-05TNI"), _hour("2031-06-05")
    ('10:30', 'night', '')
    >>> _hour("2031-05-04T10:00/2031-05-04T10:30")
    '10:00 to 10:30'
    """
    clocks = [f"{clock['hour']}:{clock['minute']}" for clock in CLOCK.finditer(value)]
    if clocks:
        return " to ".join(clocks)
    part = PARTS.search(value)
    return NAMES[part["part"]] if part else ""


def _time(scene: Scene, row: Told) -> Time | None:
    if row.event.id in scene.ground.misdated[row.document]:
        return None
    times = scene.ground.reading(row.document).times
    return next((time for time in times if time.id == row.event.when), None)


def _clarity(scene: Scene) -> Field | None:
    found = rows()
    for row in scene.happened:
        time = _time(scene, row)
        if time is not None:
            single = time.precision in WHOLE_DAYS
            found["one event" if single else "a summary of a longer time"] += row.claims
    one = found.get("one event")
    return field_from(scene, "clarity", {"one event": one} if one else found)


def _damage(scene: Scene) -> Field | None:
    """Things, not people, that events of destruction befell."""
    found, marks = rows(), pattern(record_words().damage)
    for row in scene.happened:
        if not any(marks.search(span.exact) for span in row.event.triggers):
            continue
        for part in row.event.participants:
            entity = scene.ground.entity(row.document, part.entity)
            thing = entity is not None and entity.schema != "Person"
            if part.role == "recipient" and entity and thing:
                own = [ref for ref in row.claims if ref.claim in part.claims]
                found[entity.name] += own or row.claims
    return field_from(scene, "property", found)

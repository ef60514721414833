"""Killed and wounded by class: civilian, combatant, woman, child (M51)."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from tahqiq.codebook.loader import load_yaml
from tahqiq.codebook.record import record_book, record_words
from tahqiq.corroborate.figures import Said, settled
from tahqiq.corroborate.origins import origins
from tahqiq.corroborate.parts import names_parts, part_fate
from tahqiq.corroborate.record.scene import Scene
from tahqiq.corroborate.tolls import Toll, incident_of, quantities_of
from tahqiq.model.case import ClaimRef, Field
from tahqiq.model.reading import Quantity, Reading

AFTER = 48  # characters within which the class of a part is said: "four of the dead were children"
NOUN = re.compile(r"[A-Za-z-]+")
COPULA = re.compile(r"\b(?:were|are|was)\b")
END = re.compile(r"[.,;:\n]")
PLURALS = {"children": "child", "women": "woman", "men": "man", "people": "person"}


@dataclass(frozen=True, slots=True)
class Figure:
    """How many of one class one claim counts; `high` None is only a lower bound."""

    ref: ClaimRef
    low: float
    high: float | None


@dataclass(frozen=True, slots=True)
class Counted:
    """The words of ``counts.yaml`` that say who is counted."""

    people: Mapping[str, str]
    category_words: Mapping[str, str]


def class_fields(scene: Scene) -> Iterator[tuple[str, Field | None]]:
    """A figure for every class of the dead and the wounded that claims count."""
    found: defaultdict[str, list[Figure]] = defaultdict(list)
    for ref in _claims(scene):
        reading = scene.ground.reading(ref.document)
        by_class: defaultdict[str, list[Quantity]] = defaultdict(list)
        for quantity in quantities_of(reading, scene.ground.claim(ref)):
            for name in _fields(scene, ref, quantity):
                by_class[name].append(quantity)
        for name, rows in by_class.items():
            found[name].append(_summed(reading, ref, rows))
    for name in sorted(found):
        if name in record_book().fields:
            yield name, _figure(scene, name, found[name])


def _claims(scene: Scene) -> tuple[ClaimRef, ...]:
    """Claims that tell of the incident or count those it befell."""
    counting = {
        ref
        for row in scene.graded
        if row.proposition.toll and row.proposition.polarity == "affirmed"
        for ref in row.proposition.claims
    }
    return tuple(sorted(counting | set(scene.claims)))


def _summed(reading: Reading, ref: ClaimRef, rows: list[Quantity]) -> Figure:
    """What one claim counts of a class: "two traders and three farmers" are five."""
    text = reading.document.text
    apart = [
        row
        for row in rows
        if not any(
            other.end <= row.start and names_parts(text[other.end : row.start])
            for other in rows
        )
    ]
    open_ended = any(row.comparator in {">", ">="} for row in apart)
    tops = [row.high for row in apart if row.high is not None]
    high = None if open_ended or len(tops) < len(apart) else sum(tops)
    return Figure(ref, sum(row.low or 0.0 for row in apart), high)


def _fields(scene: Scene, ref: ClaimRef, quantity: Quantity) -> Iterator[str]:
    """The fields a figure feeds, as the class and the fate of those it counts say."""
    reading = scene.ground.reading(ref.document)
    if quantity.aggregate or quantity.low is None or quantity.units:
        return
    if incident_of(scene.ground, ref, quantity) != scene.incident.id:
        return
    fate: str | None = quantity.unit
    if fate == "other":  # "five women are among the dead"
        fate = part_fate(scene.words(ref))
    category = quantity.category or _said_after(reading, quantity)
    for name, categories in record_words().classes.items():
        if category in categories:
            yield f"{fate}_{name}"


def _said_after(reading: Reading, quantity: Quantity) -> str | None:
    """The class that is said of a part: "four of the dead were children"."""
    text = reading.document.text[quantity.end : quantity.end + AFTER]
    head, _, rest = COPULA.sub("|", text, count=1).partition("|")
    if END.search(head):
        return None
    words = NOUN.findall(END.split(rest)[0].lower())
    return next(filter(None, map(category_of, words)), None)


def category_of(word: str, *, plural: bool = True) -> str | None:
    """The category of a noun that counts people, "" where it says none, None if none.

    >>> category_of("children"), category_of("persons"), category_of("stones")
    ('children', '', None)
    """
    book = _counted()
    word = word.lower()
    if plural:
        word = PLURALS.get(word, word.removesuffix("s"))
    return book.people.get(word, book.category_words.get(word))


@cache
def _counted() -> Counted:
    book: Counted = load_yaml("counts", Counted)
    return book


def _figure(scene: Scene, name: str, rows: list[Figure]) -> Field | None:
    """The field of the figures of one class, by the case's rule for tolls."""
    counted = origins(scene.standing, {row.ref for row in rows})
    said = [
        Said(
            row.ref,
            Toll(scene.incident.id, name, row.low, row.high),
            scene.corrections.state(row.ref, None)
            or ("current" if row.ref in counted.primary else "copy"),
            counted.of_claim.get(row.ref, frozenset()),
            scene.ground.published(row.ref.document),
        )
        for row in rows
    ]
    rule = scene.ground.index.case.settings.toll_rule
    return settled(said, scene.corrections, rule)

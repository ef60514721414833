"""What is withheld though it belongs to no entity: points, contacts, categories, words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from tahqiq.codebook.loader import load_yaml
from tahqiq.model.case import CaseEntity
from tahqiq.model.lookup import CaseIndex
from tahqiq.model.reading import Reading
from tahqiq.text.contacts import contacts_in
from tahqiq.text.coordinates import PLAIN, points_in

VIOLATED = "sexual violence"  # a value of the incident record


@dataclass(frozen=True, slots=True, kw_only=True)
class SpecialCategories:
    """``codebook/special_categories.yaml``: words and patterns by kind."""

    words: Mapping[str, tuple[str, ...]]
    patterns: Mapping[str, tuple[str, ...]]


class Found(NamedTuple):
    """Words to withhold: the kind, which is the placeholder's key, and where they stand."""

    kind: str
    exact: str
    spans: Mapping[str, tuple[tuple[int, int], ...]]


def points_found(index: CaseIndex) -> Iterator[Found]:
    """Exact points that reports write out (M108)."""
    spans = (
        (point.start, point.end, text[point.start : point.end], document)
        for document, text in _texts(index)
        for point in points_in(text, PLAIN)
    )
    yield from _gathered("point", spans)


def contacts_found(index: CaseIndex) -> Iterator[Found]:
    """Numbers, mail addresses and accounts that reports write out."""
    spans = (
        (row.start, row.end, row.exact, document)
        for document, text in _texts(index)
        for row in contacts_in(text)
    )
    yield from _gathered("contact", spans)


def categories_found(index: CaseIndex) -> Iterator[Found]:
    """Words of special categories that stand beside a named private person (M103).

    Such a word is withheld wherever it stands: beside other words of the case it would
    tell the same of the same person.
    """
    table = special_categories()
    kinds = {w.casefold(): kind for kind, words in table.words.items() for w in words}
    body = "|".join(map(re.escape, sorted(kinds, key=len, reverse=True)))
    listed = re.compile(rf"(?<!\w)(?:{body})(?!\w)", re.IGNORECASE)
    phrased = {k: [re.compile(p) for p in rows] for k, rows in table.patterns.items()}
    seen: dict[str, tuple[str, str]] = {}
    for text, start, end in _beside_private(index):
        for hit in listed.finditer(text, start, end):
            folded = hit[0].casefold()
            seen.setdefault(folded, (kinds[folded], hit[0]))
        for kind, patterns in phrased.items():
            for hit in (h for p in patterns for h in p.finditer(text, start, end)):
                seen.setdefault(hit[0].casefold(), (kind, hit[0]))
    for _, (kind, exact) in sorted(seen.items()):
        yield Found(kind, exact, {})


def special_categories() -> SpecialCategories:
    """The words and phrases of special categories."""
    found: SpecialCategories = load_yaml("special_categories", SpecialCategories)
    return found


def _beside_private(index: CaseIndex) -> Iterator[tuple[str, int, int]]:
    for reading in index.readings.values():
        for start, end in _private_sentences(reading, index):
            yield reading.document.text, start, end


def words_given(words: Iterable[str]) -> Iterator[Found]:
    """The words that ``case.toml`` says to withhold."""
    yield from (Found("withheld", text, {}) for text in dict.fromkeys(words) if text)


def violated_in(index: CaseIndex) -> frozenset[str]:
    """Persons of whom claims say that they suffered sexual violence: no release names them."""
    return frozenset(
        victim.entity
        for incident in index.case.incidents
        for victim in incident.victims
        for name in ("fate", "died_by")
        if name in victim.fields
        for value in victim.fields[name].values
        if value.value == VIOLATED
    )


def _private_sentences(reading: Reading, index: CaseIndex) -> Iterator[tuple[int, int]]:
    """Sentences in which a private person stands whom some report calls by a name."""
    places = [
        row.start
        for row in reading.mentions
        if (found := index.entity_of.get((reading.document.id, row.entity or "")))
        and is_private(found, index)
    ]
    for sentence in reading.sentences:
        if any(sentence.start <= place < sentence.end for place in places):
            yield sentence.start, sentence.end


def is_private(entity: CaseEntity, index: CaseIndex) -> bool:
    """Whether an entity is a person who is named and holds no public role."""
    public = entity.role == "public-figure"
    return entity.schema == "Person" and entity.id in index.called and not public


def _texts(index: CaseIndex) -> Iterator[tuple[str, str]]:
    for document, reading in index.readings.items():
        yield document, reading.document.text


def _gathered(kind: str, spans: Iterable[tuple[int, int, str, str]]) -> Iterator[Found]:
    """The same words at several places are withheld under one placeholder."""
    found: dict[str, dict[str, tuple[tuple[int, int], ...]]] = {}
    for start, end, exact, document in spans:
        held = found.setdefault(exact.strip(), {})
        held[document] = (*held.get(document, ()), (start, end))
    yield from (Found(kind, exact, places) for exact, places in sorted(found.items()))

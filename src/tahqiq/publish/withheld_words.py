"""What is withheld though it belongs to no entity: points, contacts, categories, words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from tahqiq.codebook.loader import load_yaml
from tahqiq.model.case import CaseEntity
from tahqiq.model.lookup import CaseIndex
from tahqiq.model.reading import Reading
from tahqiq.text.contacts import contacts_in
from tahqiq.text.coordinates import PLAIN, points_in


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
    table: dict[str, list[str]] = load_yaml("special_categories", dict[str, list[str]])
    kinds = {word.casefold(): kind for kind, words in table.items() for word in words}
    body = "|".join(map(re.escape, sorted(kinds, key=len, reverse=True)))
    pattern = re.compile(rf"(?<!\w)(?:{body})(?!\w)", re.IGNORECASE)
    seen: dict[str, str] = {}
    for reading in index.readings.values():
        for start, end in _private_sentences(reading, index):
            for hit in pattern.finditer(reading.document.text, start, end):
                seen.setdefault(hit[0].casefold(), hit[0])
    for folded, exact in sorted(seen.items()):
        yield Found(kinds[folded], exact, {})


def words_given(words: Iterable[str]) -> Iterator[Found]:
    """The words that ``case.toml`` says to withhold."""
    yield from (Found("withheld", text, {}) for text in dict.fromkeys(words) if text)


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

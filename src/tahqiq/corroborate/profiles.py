"""What outlets say of themselves: owner, kind, who pays (M57).

The "about" text of a report feeds the profile of its source, not the case. What a person
has declared of a source holds before what the source says.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from tahqiq.corroborate.vocabulary import pattern_of, source_words
from tahqiq.model.case import SourceProfile
from tahqiq.model.reading import Reading

_OWNER = re.compile(
    r"[A-Z][\w&'\u2019-]*(?:\s+(?:(?:of|and|&|the)\s+)?[A-Z][\w&'\u2019-]*){0,5}"
)


def self_told(
    readings: Iterable[Reading], outlet_of: Mapping[str, str]
) -> dict[str, SourceProfile]:
    """The profiles of outlets from their own words, by outlet key."""
    said: defaultdict[str, list[str]] = defaultdict(list)
    names: dict[str, str] = {}
    for reading in sorted(readings, key=lambda row: row.document.id):
        key = outlet_of[reading.document.id]
        names.setdefault(key, reading.document.outlet or reading.document.file)
        said[key] += [one for one in _about(reading) if one not in said[key]]
    return {
        key: SourceProfile(
            name=names[key],
            kind=_first(_kinds(words)),
            owner=_first(_owners(words)),
            interest=_first(_interests(words)),
        )
        for key, words in said.items()
        if words
    }


def completed(
    declared: Mapping[str, SourceProfile], told: Mapping[str, SourceProfile]
) -> dict[str, SourceProfile]:
    """Declared profiles with what only the outlet says of itself filled in."""
    found = dict(told)
    for key, row in declared.items():
        own = told.get(key)
        found[key] = row if own is None else replace(
            row,
            kind=row.kind or own.kind,
            owner=row.owner or own.owner,
            interest=row.interest or own.interest,
        )  # fmt: skip
    return found


def _about(reading: Reading) -> list[str]:
    """The sentences below a report in which its outlet speaks of itself."""
    text = reading.document.text
    return [
        " ".join(text[row.start : row.end].split())
        for row in reading.sentences
        if row.kind == "boilerplate"
    ]


def _owners(words: Iterable[str]) -> Iterator[str]:
    for sentence in words:
        for match in pattern_of("sources", "owned_by").finditer(sentence):
            if owner := _OWNER.match(sentence, match.end()):
                yield owner[0]


def _kinds(words: Iterable[str]) -> Iterator[str]:
    for sentence in words:
        if pattern_of("sources", "self_kind").search(sentence):
            lowered = set(re.findall(r"\w+", sentence.lower()))
            yield from (one for one in source_words().media_kinds if one in lowered)


def _interests(words: Iterable[str]) -> Iterator[str]:
    for sentence in words:
        if pattern_of("sources", "paid_by").search(sentence):
            yield sentence


def _first(found: Iterator[str]) -> str | None:
    return next(found, None)

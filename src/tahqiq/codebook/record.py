"""The incident record as a codebook: which fields it has, how each is drawn, its classes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cache
from typing import Literal

from tahqiq.codebook.loader import load_yaml
from tahqiq.model.case import Field, Incident

Asked = Literal["all", "deeds", "violence", "custody"]
VIOLENT = frozenset({"ASSAULT"})
DEEDS = frozenset({"ASSAULT", "COERCE", "THREATEN", "PROTEST", "MOBILIZE"})


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordField:
    """One field of the record: see the head of ``record.yaml``."""

    group: str
    label: str
    rule: str | None = None
    of: Asked = "all"
    several: bool = False
    figure: bool = False
    uncoded: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordBook:
    """``record.yaml``."""

    groups: Mapping[str, str]
    not_asked: str
    asked_of: Mapping[str, str]
    absent: str
    unsure: str
    named_dead: str
    withheld: str
    fields: Mapping[str, RecordField]


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordClass:
    """One class of a coded field: its number in the GTD, and what says it is meant."""

    gtd: int | None = None
    modes: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    schemas: tuple[str, ...] = ()
    protected: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordWords:
    """``record_words.yaml``; its comments say what each key is for."""

    attack_types: Mapping[str, RecordClass]
    suicide: RecordClass
    weapon_types: Mapping[str, RecordClass]
    target_types: Mapping[str, RecordClass]
    general: frozenset[str]
    classes: Mapping[str, frozenset[str]]
    part_of: str
    part_is: str
    part_fates: Mapping[str, str]
    including: str
    fates: Mapping[str, tuple[str, ...]]
    male: frozenset[str]
    female: frozenset[str]
    minors: frozenset[str]
    of_age: int
    age: str
    family: str
    sides: Mapping[str, RecordClass]
    larger: frozenset[str]
    claim_modes: Mapping[str, RecordClass]
    motive: tuple[str, ...]
    ransom: tuple[str, ...]
    damage: tuple[str, ...]
    bases: Mapping[str, tuple[str, ...]]
    named: str
    unnamed: str
    own: str
    unstated: str
    investigation: tuple[str, ...]
    prosecution: tuple[str, ...]
    outcomes: Mapping[str, str]
    stages: Mapping[str, str]


@cache
def record_book() -> RecordBook:
    """The fields of the record, in the order they are read in."""
    found: RecordBook = load_yaml("record", RecordBook)
    return found


@cache
def record_words() -> RecordWords:
    """The classes of the record and their words."""
    found: RecordWords = load_yaml("record_words", RecordWords)
    return found


def full_record(incident: Incident) -> dict[str, Field]:
    """Every field of the record in its order, then any other the incident has.

    A field that the incident does not hold is unknown where it was asked for, and not
    coded, with the reason, where it was not: nothing is absent without a word.
    """
    rows = {name: _present(name, incident) for name in record_book().fields}
    return rows | {
        name: row for name, row in incident.fields.items() if name not in rows
    }


def _present(name: str, incident: Incident) -> Field:
    """The field as it is held, with a reason where it has neither value nor reason."""
    held = incident.fields.get(name)
    if held is None:
        return absent_field(name, incident)
    if held.values or held.reason or held.state not in {"unknown", "not-coded"}:
        return held
    book = record_book()
    of = book.asked_of["deeds"]
    reason = book.absent if held.state == "unknown" else book.not_asked.format(of=of)
    return replace(held, reason=reason)


def field_label(name: str) -> str:
    """What a field is called.

    >>> field_label("killed_women")
    'Killed: women'
    """
    found = record_book().fields.get(name)
    return found.label if found else name


def absent_field(name: str, incident: Incident) -> Field:
    """What a field is where no claim gives it a value."""
    return _absent(name, is_asked=is_asked(name, incident))


@cache
def _absent(name: str, *, is_asked: bool) -> Field:
    book = record_book()
    row = book.fields[name]
    if row.uncoded:
        return Field(state="not-coded", reason=row.uncoded)
    if not is_asked:
        reason = book.not_asked.format(of=book.asked_of[row.of])
        return Field(state="not-coded", reason=reason)
    return Field(state="unknown", reason=book.absent, rule=row.rule)


def is_asked(name: str, incident: Incident) -> bool:
    """Whether a field is looked for in an incident of this kind."""
    row = record_book().fields[name]
    if row.uncoded:
        return False
    if row.of == "violence":
        return incident.type in VIOLENT
    if row.of == "deeds":
        return incident.type in DEEDS
    return row.of == "all" or incident.type in {"ASSAULT", "COERCE"}


@cache
def pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    """A pattern of whole words; a `*` stands for any ending.

    >>> bool(pattern(("assassinat*",)).search("an assassination"))
    True
    """
    parts = [
        re.escape(word).replace(r"\*", r"\w*")
        for word in sorted(words, key=lambda word: (-len(word), word))
    ]
    body = "|".join(parts) or r"(?!)"
    return re.compile(rf"(?<![\w-])(?:{body})(?![\w-])", re.IGNORECASE)


def classes_in(
    book: Mapping[str, RecordClass], text: str, modes: Iterable[str] = ()
) -> tuple[str, ...]:
    """The classes that a text or the modes of an event say, in the codebook's order."""
    held = frozenset(modes)
    return tuple(
        name
        for name, row in book.items()
        if held & set(row.modes) or (row.words and pattern(row.words).search(text))
    )

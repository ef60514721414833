"""What can be searched for and listed of a reading, and what a search answers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

from tahqiq.errors import TahqiqError
from tahqiq.model.document import Document
from tahqiq.model.reading import Claim, Reading
from tahqiq.text.search_keys import Mode, Phrase, asked, places, terms
from tahqiq.text.search_spans import spans

Kind = Literal["document", "name", "claim", "sentence"]
KINDS: tuple[Kind, ...] = ("document", "name", "claim", "sentence")
SHOWN = 240  # characters of a snippet
BEFORE = 60  # of them before the first word found


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """Words of a document that can be found, and what they are.

    `id` is that of the claim, entity or sentence. `words` is what is shown of it,
    `more` what it is found by besides. A document has no place of its own: its
    words are its title, outlet and file name, and `start` and `end` are 0.
    """

    document: str
    kind: Kind
    id: str
    start: int
    end: int
    words: str
    more: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """A unit that was found: part of its words, with what was asked for lit in it."""

    document: str
    kind: Kind
    id: str
    start: int
    end: int
    snippet: str
    lit: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Hits:
    """A page of what was found, and how much was found in all."""

    total: int
    hits: tuple[Hit, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """A page of units of one kind, and how many there are in all."""

    total: int
    units: tuple[Unit, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Search:
    """What is looked for, how, and which page of the answer is wanted.

    `kinds` are all if none is named; so are documents if `document` is None.
    """

    words: str
    mode: Mode = "folded"
    kinds: tuple[Kind, ...] = ()
    document: str | None = None
    limit: int = 20
    offset: int = 0

    def phrases(self) -> tuple[Phrase, ...]:
        """The phrases that must all be there.

        Raises:
            TahqiqError: There is no word to look for.
        """
        found = asked(self.words, self.mode)
        if not found:
            raise TahqiqError(
                f"there is no word to look for in {self.words!r}.", "Type a word."
            )
        return found


def units_of(reading: Reading) -> Iterator[Unit]:
    """What can be found of a document: itself, then names, claims and sentences.

    A NUL, which PostgreSQL does not know, becomes the mark of a letter that is not one.
    """
    for unit in _units(reading):
        if "\x00" in unit.words + unit.more:
            words, more = (
                part.replace("\x00", "\ufffd") for part in (unit.words, unit.more)
            )
            yield replace(unit, words=words, more=more)
        else:
            yield unit


def _units(reading: Reading) -> Iterator[Unit]:
    document = reading.document
    yield _document(document)
    yield from _names(reading)
    for claim in reading.claims:
        yield _claim(document, claim)
    if not reading.sentences:  # in a language that is not read: its words are found
        yield from _passages(document)
    for row in reading.sentences:
        yield Unit(
            document=document.id, kind="sentence", id=row.id, start=row.start,
            end=row.end, words=document.text[row.start : row.end],
        )  # fmt: skip


def _passages(document: Document) -> Iterator[Unit]:
    for number, row in enumerate(document.passages, 1):
        yield Unit(
            document=document.id, kind="sentence", id=f"p{number}", start=row.start,
            end=row.end, words=document.text[row.start : row.end],
        )  # fmt: skip


def _document(document: Document) -> Unit:
    words = " · ".join(
        filter(None, (document.title, document.outlet, document.published))
    )
    return Unit(
        document=document.id, kind="document", id=document.id, start=0, end=0,
        words=words or document.file, more=document.file if words else "",
    )  # fmt: skip


def _names(reading: Reading) -> Iterator[Unit]:
    """Each spelling of a name once a document, where it stands first."""
    seen = set()
    for row in sorted(reading.mentions, key=lambda row: (row.start, row.end, row.id)):
        key = (row.entity, " ".join(row.exact.split()))
        if row.kind == "name" and key not in seen:
            seen.add(key)
            yield Unit(
                document=reading.document.id, kind="name", id=row.entity or row.id,
                start=row.start, end=row.end, words=row.exact,
            )  # fmt: skip


def _claim(document: Document, claim: Claim) -> Unit:
    words = " … ".join(span.exact for span in claim.content)
    return Unit(
        document=document.id, kind="claim", id=claim.id,
        start=min((span.start for span in claim.content), default=0),
        end=max((span.end for span in claim.content), default=0),
        words=words, more="" if claim.proposition == words else claim.proposition,
    )  # fmt: skip


def text_of(unit: Unit) -> str:
    """All that a unit is found by; its two parts never make one phrase."""
    return f"{unit.words} {APART} {unit.more}" if unit.more else unit.words


APART = "0xapart0"  # a word that nobody writes, so no phrase spans it


def matches(unit: Unit, phrases: tuple[Phrase, ...], mode: Mode) -> bool:
    """Whether a unit holds every phrase."""
    found = terms(text_of(unit), mode)
    return all(places(found, phrase) for phrase in phrases)


def hit_of(unit: Unit, phrases: tuple[Phrase, ...], mode: Mode) -> Hit:
    """A unit as it is shown to who asked."""
    return hit(
        (unit.document, unit.kind, unit.id, unit.start, unit.end, unit.words),
        phrases,
        mode,
    )


def hit(
    unit: tuple[str, Kind, str, int, int, str], phrases: tuple[Phrase, ...], mode: Mode
) -> Hit:
    """Document, kind, id, start, end and words of a unit as they are shown."""
    document, kind, part, start, end, words = unit
    lit = [at for phrase in phrases for at in spans(words, phrase, mode)]
    if len(phrases) > 1:
        lit = sorted(set(lit))
    first = max(lit[0][0] - BEFORE, 0) if lit and len(words) > SHOWN else 0
    last = first + SHOWN
    return Hit(
        document=document, kind=kind, id=part, start=start, end=end,
        snippet=words[first:last],
        lit=tuple([(a - first, b - first) for a, b in lit if b <= last]),
    )  # fmt: skip

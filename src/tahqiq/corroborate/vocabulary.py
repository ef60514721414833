"""The words by which agreement, corrections and speakers are recognised."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from tahqiq.codebook.loader import load_yaml
from tahqiq.text.folding import fold
from tahqiq.text.stems import stem


@dataclass(frozen=True, slots=True, kw_only=True)
class Responsible:
    """Patterns of blame: the doer stands before them, or after them."""

    before: tuple[str, ...]
    after: tuple[str, ...]
    absent: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class AgreementBook:
    """The shape of ``agreement.yaml``; its comments say what each key is for."""

    empty: str
    forms: dict[str, tuple[str, ...]]
    rings: tuple[tuple[str, ...], ...]
    senses: dict[str, tuple[str, ...]]
    exclusive: tuple[tuple[str, ...], ...]
    responsible: Responsible
    deeds: str
    pointing: str
    existence: str
    absence: str
    undone: str
    limited: str
    traces: tuple[str, ...]
    sweeping: str
    gone: str
    no_doer: str
    deniable: dict[str, tuple[str, ...]]
    with_what: tuple[str, ...]
    in_use: tuple[str, ...]
    harmless: tuple[str, ...]
    spared: str
    harm: tuple[str, ...]
    unharmed: str
    silence: str
    claiming: str
    acquitting: str
    admitting: str
    deadly: tuple[str, ...]
    forces: tuple[str, ...]
    fates: tuple[str, ...]
    states: tuple[str, ...]
    pursuits: tuple[str, ...]
    anybody: tuple[str, ...]
    sides: dict[str, tuple[str, ...]]
    attackers: tuple[str, ...]
    numbered: dict[str, str]
    actors_counted: tuple[str, ...]
    sites: tuple[str, ...]
    spots: dict[str, tuple[str, ...]]
    small: dict[str, frozenset[str]]
    questions: tuple[str, ...]
    surviving: str
    dying: str
    listing_dead: str
    naming_dead: str
    refuting: str
    manners: dict[str, str]
    dismissing: str
    the_other: str
    aside: str
    conditional: str
    harms: tuple[str, ...]
    reasons: dict[str, str]
    wording: dict[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class CorrectionBook:
    """The shape of ``corrections.yaml``."""

    withdraw: tuple[str, ...]
    reported: tuple[str, ...]
    told: tuple[str, ...]
    dated: str
    amend: tuple[str, ...]
    ellipsis: tuple[str, ...]
    replace: tuple[str, ...]
    headings: tuple[str, ...]
    self_report: tuple[str, ...]
    personal: tuple[str, ...]
    kill: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceBook:
    """The shape of ``sources.yaml``."""

    own: tuple[str, ...]
    findings: tuple[str, ...]
    the_text: tuple[str, ...]
    texts: tuple[str, ...]
    offices: tuple[str, ...]
    authority_kinds: tuple[str, ...]
    media_kinds: tuple[str, ...]
    authority_words: str
    agency_words: tuple[str, ...]
    spokespersons: str
    stating: tuple[str, ...]
    telling: str
    found: str
    loose: tuple[str, ...]
    quoting: tuple[str, ...]
    bodies: tuple[str, ...]
    sorts: dict[str, str]
    speaks_for: tuple[str, ...]
    serves: tuple[str, ...]
    general_bodies: tuple[str, ...]
    based_on: tuple[str, ...]
    pronouns: tuple[str, ...]
    told: str
    owned_by: str
    depends: dict[str, str]
    self_kind: str
    paid_by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Rings:
    """What stems stand for one another, and which are empty."""

    empty: frozenset[str]
    base: dict[str, str]
    ring: dict[str, str]


@cache
def agreement() -> AgreementBook:
    """``codebook/agreement.yaml``."""
    book: AgreementBook = load_yaml("agreement", AgreementBook)
    return book


@cache
def corrections() -> CorrectionBook:
    """``codebook/corrections.yaml``."""
    book: CorrectionBook = load_yaml("corrections", CorrectionBook)
    return book


@cache
def source_words() -> SourceBook:
    """``codebook/sources.yaml``."""
    book: SourceBook = load_yaml("sources", SourceBook)
    return book


@cache
def rings() -> Rings:
    """The synonyms and stop words of the agreement book, by stem."""
    book = agreement()
    base = {
        stem(form): stem(word) for word, all_ in book.forms.items() for form in all_
    }
    ring = {
        base.get(stem(word), stem(word)): stem(words[0])
        for words in book.rings
        for word in words
    }
    return Rings(
        empty=frozenset(fold(word) for word in book.empty.split()),
        base=base,
        ring=ring,
    )


@lru_cache(maxsize=65536)
def concept(word: str) -> str | None:
    """What a word stands for among the words that mean the same, None if empty.

    >>> concept("murdered") == concept("assassination"), concept("the")
    (True, None)
    """
    book = rings()
    folded = fold(word)
    if not folded or folded in book.empty:
        return None
    bare = stem(folded)
    if bare in book.empty and bare not in book.base:
        return None  # "used" shortens to "us", and is none
    bare = book.base.get(bare, bare)
    return book.ring.get(bare, bare)


@cache
def pattern_of(book: str, key: str) -> re.Pattern[str]:
    """The patterns of one key of a book as a single one, case apart."""
    books = {
        "agreement": agreement,
        "corrections": corrections,
        "sources": source_words,
    }
    found: str | tuple[str, ...] = getattr(books[book](), key)
    rows = (found,) if isinstance(found, str) else found
    return re.compile("|".join(f"(?:{row})" for row in rows), re.IGNORECASE)


@cache
def numbered() -> dict[str, re.Pattern[str]]:
    """What stands before a figure that is the number of those whom a fate met."""
    rows = agreement().numbered.items()
    return {fate: re.compile(row, re.IGNORECASE) for fate, row in rows}


@cache
def other_senses() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Concepts with where a word stands for them that elsewhere stands for another one."""
    return tuple(
        (concept(sense) or sense, re.compile(row, re.IGNORECASE))
        for sense, rows in agreement().senses.items()
        for row in rows
    )


@cache
def blame(side: str) -> re.Pattern[str]:
    """Words that say somebody had a part in it; `side` is where the doer stands."""
    rows: tuple[str, ...] = getattr(agreement().responsible, side)
    return re.compile(r"\b(?:" + "|".join(rows) + r")\b", re.IGNORECASE)


@cache
def authority_words() -> frozenset[str]:
    """Folded words that make a speaker an authority."""
    return frozenset(fold(word) for word in source_words().authority_words.split())


@cache
def agency_words() -> frozenset[str]:
    """Folded words of the name of an agency, whose reports others print."""
    return frozenset(fold(word) for word in source_words().agency_words)


@cache
def small(kind: str) -> frozenset[str]:
    """Small words that turn what stands beside them, by what they do."""
    return agreement().small[kind]


@cache
def traces() -> frozenset[str]:
    """Concepts that stand for what they are a trace of."""
    return frozenset(one for word in agreement().traces if (one := concept(word)))


@cache
def _sides() -> dict[str, str]:
    return {
        one: side
        for side, words in agreement().sides.items()
        for word in words
        if (one := concept(word))
    }


def side_of(noun: str) -> str:
    """The side of a fight on which those stand whom a noun, as a concept, counts."""
    return _sides().get(noun, "")


@cache
def exclusive() -> dict[str, str]:
    """Looks as concepts, each with the name of the list of which a thing has only one."""
    return {
        look: words[0]
        for words in agreement().exclusive
        for word in words
        if (look := concept(word))
    }

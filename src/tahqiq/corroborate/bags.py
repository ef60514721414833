"""What a claim speaks of, as a bag: entities, numbers and words that mean something.

Words that stand for a named entity of the case give way to its id, so a pronoun, a
title and three spellings of one name compare as equal.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from sys import intern
from typing import TypeVar

from tahqiq.codebook.grammar import number_words
from tahqiq.corroborate.ground import Ground, spans_of
from tahqiq.corroborate.vocabulary import (
    agreement,
    concept,
    other_senses,
    small,
    source_words,
    traces,
)
from tahqiq.model.case import CaseEntity, ClaimRef
from tahqiq.model.reading import Claim, Mention, Reading
from tahqiq.text.numbers import number_value

H = TypeVar("H", bound=Hashable)

TOKEN = re.compile(r"\d[\d,.]*\d|\d+|[^\W\d_]+(?:[-'\u2019][^\W\d_]+)*", re.UNICODE)
ORDINAL = re.compile(r"(\d+)(?:st|nd|rd|th)\b")
DENYING = frozenset({"negation", "quantifier"})  # markers that deny: not, no, nobody
ASKED = "asked"  # any word of the ring of asking and demanding
NOUNS = 2  # words after a number of which one is what it counts
REACH = 3  # words that a negator inside a noun phrase, or a number, reaches


@dataclass(frozen=True, slots=True)
class Token:
    """A word of the content: a concept, an entity, a number, or nothing."""

    start: int
    word: str
    concept: str | None = None
    number: float | None = None


@dataclass(frozen=True, slots=True)
class Count:
    """A number and the concepts beside it, one of which it counts."""

    number: float
    nouns: frozenset[str]
    start: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Bag:
    """All that is compared of a claim; `pairs` are concepts that stand together."""

    concepts: frozenset[str]
    pairs: frozenset[tuple[str, str]]
    counts: frozenset[Count]

    @property
    def absent(self) -> frozenset[str]:
        """What it says was not there, marked with `!`."""
        return frozenset(one for one in self.concepts if one.startswith("!"))

    @property
    def entities(self) -> frozenset[str]:
        """The entities it is about."""
        return frozenset(one for one in self.concepts if one.startswith("@"))


# One empty set for all: each claim has several, and an empty one takes 200 bytes.
_NO_CONCEPTS: frozenset[str] = frozenset()
_NO_COUNTS: frozenset[Count] = frozenset()
_NO_PAIRS: frozenset[tuple[str, str]] = frozenset()


def packed(values: Iterable[H]) -> frozenset[H]:
    """A set in as little room as it can take: one copied whole is made to its size."""
    return frozenset(set(values))


def bag_of(ground: Ground, ref: ClaimRef) -> Bag:
    """The bag of a claim."""
    return ground.once(_bag, ref)


def _bag(ground: Ground, ref: ClaimRef) -> Bag:
    tokens = tokens_of(ground, ref)
    marked = _marked(tokens, negate=ground.claim(ref).polarity == "affirmed")
    counts = frozenset(_counts(marked)) or _NO_COUNTS
    filled = [one for token in marked if (one := _concept(token))]
    return Bag(
        concepts=packed((*filled, *_asking(ground, ref))),
        pairs=packed(
            (left, right)
            for left, right in itertools.pairwise(filled)
            if not left.startswith(("@", "#")) and not right.startswith(("@", "#"))
        )
        or _NO_PAIRS,
        counts=counts,
    )


def _asking(ground: Ground, ref: ClaimRef) -> Iterator[str]:
    """What a claim of what somebody asked for says besides: that it was asked, by whom."""
    if not ground.asks(ref):
        return
    step = ground.claim(ref).chain[-1]
    asked = concept(ASKED)
    if asked:
        yield asked
    entity = ground.entity(ref.document, step.entity)
    if entity and entity.id in ground.named:
        yield intern(f"@{entity.id}")
    elif step.source and (noun := concept(step.source.exact.split()[-1])):
        yield noun


def named_pairs(ground: Ground, ref: ClaimRef) -> frozenset[tuple[str, str]]:
    """The concepts side by side inside one mention of a claim: a thing, no deed."""
    inside = spans_of(ground.reading(ref.document), ground.claim(ref))
    found = [
        (one, row)
        for row in tokens_of(ground, ref)
        if (one := _concept(row)) is not None
    ]
    return frozenset(
        (left, right)
        for (left, first), (right, second) in itertools.pairwise(found)
        if any(row.start <= first.start and second.start < row.end for row in inside)
    )


def denial_at(claim: Claim) -> int | None:
    """Where the first word that denies ends, None where no word does."""
    return min((one.end for one in claim.markers if one.kind in DENYING), default=None)


def negated(ground: Ground, ref: ClaimRef) -> tuple[str, ...]:
    """The first concepts after the word that denies, in a denied claim."""
    claim = ground.claim(ref)
    at = denial_at(claim)
    if claim.polarity != "denied" or at is None:
        return ()
    after = [one for one in tokens_of(ground, ref) if one.start >= at]
    found = [one for token in after if (one := _concept(token))]
    while found and found[0] in traces():  # "no trace of an explosion"
        found = found[1:]
    return tuple(found[:NOUNS])


def hollow(ground: Ground, ref: ClaimRef) -> bool:
    """Whether nothing is said after the word that denies: "he is not with us"."""
    claim = ground.claim(ref)
    ends = [one.end for one in claim.markers if one.kind in DENYING]
    tokens = tokens_of(ground, ref)
    after = [one for one in tokens if ends and one.start >= min(ends)]
    own = source_words().own
    told = any(_concept(one) and one.word.lower() not in own for one in after)
    return claim.polarity == "denied" and len(after) > 0 and not told


def nobody(ground: Ground, ref: ClaimRef) -> frozenset[str]:
    """The concepts of whom a denial says that none of them did it: "no guard beat him"."""
    claim = ground.claim(ref)
    first = claim.content[0]
    word = first.exact.partition(" ")[0].lower()
    if claim.polarity != "denied" or word not in small("nobody"):
        return _NO_CONCEPTS
    after = first.start + len(word)
    ends = [
        row.end
        for row in ground.reading(ref.document).mentions
        if first.start <= row.start <= after + 1 and row.end <= first.end
    ]
    inside = [one for one in tokens_of(ground, ref) if one.start < max(ends, default=0)]
    found = frozenset(one for token in inside if (one := _concept(token)))
    return found or _NO_CONCEPTS


Places = Mapping[tuple[int, int], CaseEntity]


def befallen_by(ground: Ground, ref: ClaimRef) -> Iterator[Mention]:
    """The mentions of those whom the events of a claim befell, wherever they stand."""
    claim, reading = ground.claim(ref), ground.reading(ref.document)
    meant = {
        one.mention
        for event in reading.events
        if event.id in claim.events
        for one in event.participants
        if one.role == "recipient"
    }
    yield from (row for row in reading.mentions if row.id in meant)


def named_entities(ground: Ground, ref: ClaimRef) -> Places:
    """Where the content of a claim mentions entities that have a name, no overlaps."""
    return ground.lately(_named_entities, ref)


def _named_entities(ground: Ground, ref: ClaimRef) -> Places:
    reading = ground.reading(ref.document)
    found: dict[tuple[int, int], CaseEntity] = {}
    for mention in spans_of(reading, ground.claim(ref)):
        entity = ground.mentioned(ref, mention)
        long = mention.kind == "nominal" and mention.exact.count(" ") > REACH
        taken = any(a < mention.end and mention.start < b for a, b in found)
        if entity and entity.id in ground.named and not long and not taken:
            found[mention.start, mention.end] = entity
    return found


def tokens_of(ground: Ground, ref: ClaimRef) -> tuple[Token, ...]:
    """The words of the content of a claim, entities and numbers made out."""
    return ground.lately(_every_token, ref)


def _every_token(ground: Ground, ref: ClaimRef) -> tuple[Token, ...]:
    return tuple(_tokens(ground, ref))


def _tokens(ground: Ground, ref: ClaimRef) -> Iterator[Token]:
    reading, claim = ground.reading(ref.document), ground.claim(ref)
    entities = sorted(named_entities(ground, ref).items())
    silent = [(time.start, time.end) for time in reading.times]
    speaker = ground.speaker(ref)
    own = speaker if speaker in ground.named else None
    for start, end in _pieces(claim):
        yield from _read(reading, (start, end), entities, silent, own)


def _pieces(claim: Claim) -> list[tuple[int, int]]:
    return sorted({(span.start, span.end) for span in claim.content})


def _read(
    reading: Reading,
    piece: tuple[int, int],
    entities: list[tuple[tuple[int, int], CaseEntity]],
    silent: list[tuple[int, int]],
    own: str | None,
) -> Iterator[Token]:
    start, end = piece
    inside = [(a, b, row.id) for (a, b), row in entities if start <= a < end]
    silent = [(a, b) for a, b in silent if a < end and start < b]
    skip, text = start, reading.document.text
    senses = {row.start("word"): sense for sense, words in other_senses()
              for row in words.finditer(text, start, end)}  # fmt: skip
    for match in TOKEN.finditer(text, start, end):
        first, last = match.span()
        if first < skip:
            continue
        found = next((row for row in inside if row[0] < last and first < row[1]), None)
        if found:
            skip = found[1]
            yield Token(first, match[0], concept=intern(f"@{found[2]}"))
        elif any(a <= first < b for a, b in silent):
            yield Token(first, match[0])
        elif first in senses:
            yield Token(first, match[0], concept=senses[first])
        elif own and match[0].lower() in source_words().own:
            yield Token(first, match[0], concept=intern(f"@{own}"))
        else:
            yield _word(reading, match)


def _word(reading: Reading, match: re.Match[str]) -> Token:
    text = match[0]
    ordinal = (
        ORDINAL.match(reading.document.text, match.start())
        if text[0].isdigit()
        else None
    )
    number = float(ordinal[1]) if ordinal else number_of(text.lower())
    if number is not None and text.lower() not in small("no_number"):
        return Token(match.start(), text, number=number)
    return Token(match.start(), text, concept=concept(text))


@lru_cache(maxsize=65536)
def number_of(word: str) -> float | None:
    """The number one lower-case word or numeral writes, or None.

    >>> number_of("seventeen"), number_of("pavement")
    (17.0, None)
    """
    return number_value([word], number_words())


def _marked(tokens: Sequence[Token], *, negate: bool) -> Sequence[Token]:
    """Concepts after "without" or "no" turned into their absence."""
    if not negate:
        return tokens
    reach, out, without = 0, [], small("without")
    for at, token in enumerate(tokens):
        following = tokens[at + 1].word.lower() if at + 1 < len(tokens) else ""
        negates = token.word.lower() in without and following not in small("compared")
        negates = negates or _contrasts(tokens, at)
        far = REACH + (token.word.lower() == "none")  # "none on his neck"
        far += 2 * _contrasts(tokens, at)  # "not on the post office"
        reach = far if negates else max(reach - 1, 0)
        plain = token.concept and not token.concept.startswith("@")
        absent = reach and plain and token.word.lower() not in without
        out.append(
            Token(token.start, token.word, concept=intern(f"!{token.concept}"))
            if absent
            else token
        )
    return out


def _contrasts(tokens: Sequence[Token], at: int) -> bool:
    """Whether "not" sets what follows against the rest: "on the bank, not on the roof"."""
    following = tokens[at + 1].word.lower() if at + 1 < len(tokens) else ""
    return tokens[at].word.lower() == "not" and following in small("contrasted")


def _concept(token: Token) -> str | None:
    return intern(f"#{token.number:g}") if token.number is not None else token.concept


def _counts(tokens: Sequence[Token]) -> Iterator[Count]:
    """Numbers with what they count: the words right after, else the word before.

    "seventeen cartridge cases" and "41st kilometre", but "kilometre 41" as well.
    """
    for at, token in enumerate(tokens):
        if token.number is None:
            continue
        told = _after_people(tokens[at + 1 :])
        after = list(itertools.takewhile(bool, (t.concept for t in told)))
        before = [tokens[at - 1].concept] if at else []
        nouns = frozenset(
            one for one in (after[:NOUNS] or before) if one and one[0] not in "@!"
        )
        if nouns:
            yield Count(token.number, nouns, token.start)


def _after_people(tokens: Sequence[Token]) -> Sequence[Token]:
    """The words after a number without the people it counts: "Twelve people died"."""
    anybody = tokens[:1] and tokens[0].word.lower() in agreement().anybody
    return tokens[1:] if anybody and tokens[0].concept is None else tokens

"""The noun phrases of a document that may mention somebody or something."""

from __future__ import annotations

from dataclasses import dataclass

from tahqiq.extract.lexicon.nouns import Gender, Given, NounClass, Number
from tahqiq.model.reading import MentionKind, MentionType

# How a phrase introduces what it speaks of: by name, as new ("a"), as known ("the"),
# as at hand ("this"), as somebody's, as some of many, or bare.


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrase:
    """Tokens `first` to `end` (exclusive) that mention something; `head` carries it.

    `lemma` is the head noun of a nominal, the pronoun, or the folded name; `key` a
    codebook key; `person` 1 to 3 for pronouns, else 0; `part` marks a phrase that
    takes some of a set ("one of the men"), which is never the set itself (M33);
    `joined` one that puts several together ("Karim and his wife"), for a "they" to take.
    """

    first: int
    end: int
    head: int
    kind: MentionKind
    type: MentionType
    lemma: str
    given: Given
    number: Number = "any"
    gender: Gender = "any"
    noun: NounClass | None = None
    key: str | None = None
    person: int = 0
    part: bool = False
    joined: bool = False

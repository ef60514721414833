"""Chains of phrases that mention one thing, while they are being put together."""

from __future__ import annotations

from dataclasses import dataclass, field

from tahqiq.extract.coref.phrases import Phrase
from tahqiq.extract.lexicon.nouns import Gender, NounClass, Number
from tahqiq.model.reading import MentionType


@dataclass(slots=True)
class Chain:
    """Phrases of one entity, in order of their joining.

    `names` are folded words of each name, `lemmas` the nouns it went by, `owner` the
    chain whose it is ("his car"), None where nobody's; `harmed` and `harming` say that
    some clause has it suffer or do violence, `taken` that one has it held; `fates` and
    `deeds` are the words for what it suffers and does.
    """

    type: MentionType
    members: list[int] = field(default_factory=list)
    key: str | None = None
    names: list[tuple[str, ...]] = field(default_factory=list)
    lemmas: set[str] = field(default_factory=set)
    modifiers: set[str] = field(default_factory=set)
    nouns: list[NounClass] = field(default_factory=list)
    gender: Gender = "any"
    number: Number = "any"
    owner: int | None = None
    part: bool = False
    harmed: bool = False
    taken: bool = False
    office: bool = False
    harming: bool = False
    fates: set[str] = field(default_factory=set)
    deeds: set[str] = field(default_factory=set)


@dataclass(slots=True)
class Chains:
    """All chains of a document; `of[i]` is the chain of phrase `i`, or -1."""

    phrases: list[Phrase]
    of: list[int]
    all: list[Chain] = field(default_factory=list)
    by_key: dict[str, int] = field(default_factory=dict)

    def open(self, i: int) -> int:
        """A new chain that begins with phrase `i`."""
        phrase = self.phrases[i]
        self.all.append(Chain(type=phrase.type, part=phrase.part))
        return self.join(i, len(self.all) - 1)

    def join(self, i: int, chain: int) -> int:
        """Phrase `i` put into a chain; what it knows of the thing is taken over."""
        phrase, found = self.phrases[i], self.all[chain]
        self.of[i] = chain
        found.members.append(i)
        if phrase.key is not None and found.key is None:
            found.key = phrase.key
            self.by_key.setdefault(keyed(phrase), chain)
        if phrase.kind == "name" and phrase.type == "NORP":
            return chain  # an adjective tells nothing of its country's name
        if phrase.kind == "name":
            found.names.append(tuple(phrase.lemma.split()))
            found.type = phrase.type
        elif phrase.kind == "nominal":
            found.lemmas.add(phrase.lemma)
            if phrase.noun is not None:
                found.nouns.append(phrase.noun)
        if found.gender == "any" and (phrase.kind != "pronoun" or phrase.person == 3):
            found.gender = phrase.gender
        if found.number == "any" and phrase.kind != "pronoun":
            found.number = phrase.number
        return chain

    def merge(self, chain: int, into: int) -> int:
        """Every phrase of one chain moved into another; the first stays empty."""
        for i in self.all[chain].members:
            self.join(i, into)
        self.all[into].owner = self.all[into].owner or self.all[chain].owner
        self.all[into].modifiers |= self.all[chain].modifiers
        self.all[chain].members = []
        return into

    def chain(self, i: int) -> Chain:
        """The chain of phrase `i`, which must have one."""
        return self.all[self.of[i]]


def keyed(phrase: Phrase) -> str:
    """A state that acts and the country it rules are two things with one key."""
    return f"{phrase.type}:{phrase.key}"

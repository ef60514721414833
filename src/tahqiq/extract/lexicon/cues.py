"""The cue codebook: which words attribute, what the speaker does, how firmly."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from typing import Literal

from tahqiq.codebook.loader import load_yaml
from tahqiq.model.reading import Act, Certainty, Polarity

Frame = Literal[
    "clause", "quote", "object", "to", "whether", "charge", "fault", "cast", "demand",
    "about", "figure", "bare", "as",
]  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Cue:
    """What a cue word tells of its speaker's act and commitment.

    `factive` words commit the outlet to the content (M23); `weighty` acts are claims
    of the layer above ("many accuse the group").
    """

    act: Act
    certainty: Certainty = "asserted"
    polarity: Polarity = "affirmed"
    factive: bool = False
    weighty: bool = False
    frames: frozenset[Frame] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class CueClass:
    """One list of the codebook: words that share a cue."""

    act: Act
    words: list[str]
    certainty: Certainty = "asserted"
    polarity: Polarity = "affirmed"
    factive: bool = False
    weighty: bool = False
    frames: list[Frame] = field(default_factory=list)

    def cue(self) -> Cue:
        """The cue its words stand for."""
        return Cue(
            act=self.act,
            certainty=self.certainty,
            polarity=self.polarity,
            factive=self.factive,
            weighty=self.weighty,
            frames=frozenset(self.frames),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class CueFile:
    """The shape of ``cues.yaml``."""

    verbs: list[CueClass]
    adjectives: list[CueClass]
    shows: list[str]
    nouns: list[CueClass]
    holding: list[CueClass]
    phrases: list[CueClass]
    silent: list[str]
    accounts: list[str]
    citing: list[str]
    spreading: list[str]
    media: list[str]
    faceless: list[str]
    persons: list[str]
    crowd: list[str]
    adverbs: dict[str, Act]
    rebuffs: list[str]
    issuing: list[str]
    press: list[str]
    falling: list[str]
    obtaining: list[str]
    hollow: list[str]
    checking: list[str]
    claimed: list[str]
    claimed_acts: list[str]
    narrating: list[str]
    hearsay: list[str]
    outspoken: list[str]
    unheard: list[str]
    deeds: list[str]
    charging: list[str]
    unfolding: list[str]
    controlling: list[str]
    presumed: list[str]
    unconfirmed: list[str]
    turning: dict[str, list[str]]
    clausal: list[str]
    voices: list[str]
    searching: list[str]
    crediting: list[str]
    accepting: list[str]
    pieces: list[str]
    reacting: list[str]
    hearings: list[str]
    storied: list[str]
    claiming: list[str]
    announcing: dict[str, list[str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class CueBook:
    """The codebook indexed by word. A verb may stand in several classes."""

    verbs: dict[str, tuple[Cue, ...]]
    adjectives: dict[str, Cue]
    nouns: dict[str, Cue]
    holding: dict[str, Cue]
    phrases: dict[tuple[str, ...], Cue]
    shows: frozenset[str]
    silent: frozenset[str]
    accounts: frozenset[str]
    citing: frozenset[str]
    spreading: frozenset[str]
    media: frozenset[str]
    faceless: frozenset[str]
    persons: frozenset[str]
    crowd: frozenset[str]
    adverbs: dict[str, Act]
    rebuffs: frozenset[str]
    issuing: frozenset[str]
    press: frozenset[str]
    falling: frozenset[str]
    obtaining: frozenset[str]
    hollow: frozenset[str]
    checking: frozenset[str]
    claimed: frozenset[str]
    claimed_acts: frozenset[str]
    narrating: frozenset[str]
    hearsay: frozenset[str]
    outspoken: frozenset[str]
    unheard: frozenset[str]
    deeds: frozenset[str]
    charging: frozenset[str]
    unfolding: frozenset[str]
    controlling: frozenset[str]
    presumed: frozenset[str]
    unconfirmed: frozenset[str]
    turning: dict[str, frozenset[str]]
    clausal: frozenset[str]
    voices: frozenset[str]
    searching: frozenset[str]
    crediting: frozenset[str]
    accepting: frozenset[str]
    pieces: frozenset[str]
    reacting: frozenset[str]
    hearings: frozenset[str]
    storied: frozenset[str]
    claiming: frozenset[str]
    announcing: dict[str, frozenset[str]]


@cache
def cue_book() -> CueBook:
    """The cue codebook, loaded once."""
    raw = load_yaml("cues", CueFile)
    verbs: dict[str, tuple[Cue, ...]] = {}
    for row in raw.verbs:
        for word in row.words:
            verbs[word] = (*verbs.get(word, ()), row.cue())
    return CueBook(
        verbs=verbs,
        adjectives={word: row.cue() for row in raw.adjectives for word in row.words},
        nouns={word: row.cue() for row in raw.nouns for word in row.words},
        holding={word: row.cue() for row in raw.holding for word in row.words},
        phrases={tuple(row.words): row.cue() for row in raw.phrases},
        shows=frozenset(raw.shows),
        silent=frozenset(raw.silent),
        accounts=frozenset(raw.accounts),
        citing=frozenset(raw.citing),
        spreading=frozenset(raw.spreading),
        media=frozenset(raw.media),
        faceless=frozenset(raw.faceless),
        persons=frozenset(raw.persons),
        crowd=frozenset(raw.crowd),
        adverbs=raw.adverbs,
        rebuffs=frozenset(raw.rebuffs),
        issuing=frozenset(raw.issuing),
        press=frozenset(raw.press),
        falling=frozenset(raw.falling),
        obtaining=frozenset(raw.obtaining),
        hollow=frozenset(raw.hollow),
        checking=frozenset(raw.checking),
        claimed=frozenset(raw.claimed),
        claimed_acts=frozenset(raw.claimed_acts),
        narrating=frozenset(raw.narrating),
        hearsay=frozenset(raw.hearsay),
        outspoken=frozenset(raw.outspoken),
        unheard=frozenset(raw.unheard),
        deeds=frozenset(raw.deeds),
        charging=frozenset(raw.charging),
        unfolding=frozenset(raw.unfolding),
        controlling=frozenset(raw.controlling),
        presumed=frozenset(raw.presumed),
        unconfirmed=frozenset(raw.unconfirmed),
        turning={name: frozenset(words) for name, words in raw.turning.items()},
        clausal=frozenset(raw.clausal),
        voices=frozenset(raw.voices),
        searching=frozenset(raw.searching),
        crediting=frozenset(raw.crediting),
        accepting=frozenset(raw.accepting),
        pieces=frozenset(raw.pieces),
        reacting=frozenset(raw.reacting),
        hearings=frozenset(raw.hearings),
        storied=frozenset(raw.storied),
        claiming=frozenset(raw.claiming),
        announcing={verb: frozenset(words) for verb, words in raw.announcing.items()},
    )

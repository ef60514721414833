"""How far two words are spellings of one name, within and across scripts."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Literal

from tahqiq.codebook.loader import load_yaml
from tahqiq.resolve.lexicon import NameParts, lexicon
from tahqiq.resolve.name_form import Part
from tahqiq.text.arabic import arabic_skeleton, latin_skeleton
from tahqiq.text.similarity import (
    Gains,
    Odds,
    alignment,
    ceilings,
    gains_of,
    odds_of,
    typing_likeness,
)

Table = dict[tuple[str, str], float]
How = Literal["same", "spelling", "script", "slip", "nickname", "meaning", "initial"]

LEAST_LIKE = (
    0.6  # half of the true Latin variants of wd_arabic_16, 1 in 50 chance pairs
)
LEAST_SCRIPT = 0.5  # nine in ten of its Arabic and Latin pairs, 1 in 100 chance pairs
LEAST_SKELETON = 3  # consonants that say more than chance when the vowels differ
SLIP = 0.66  # likeness given to one typing error in five letters or more
# Share of the self-alignment a true Arabic and Latin pair reaches on wd_arabic_16: 0.80
# in the middle, 0.95 in the upper quarter.
SCRIPT_TOP = 0.95
FAR = 0.3  # share of letters below which no learnt correspondence reaches LEAST_LIKE
UNLIKELY = 0.5  # of the self-alignment: below it nobody asks how unlike two words are
SHORT = 4  # letters up to which a typing slip makes another name


@dataclass(frozen=True, slots=True)
class Likeness:
    """How like two words are, 0 to 1, and by what."""

    degree: float
    how: How


UNLIKE = Likeness(0.0, "spelling")


@cache
def letter_odds() -> dict[str, Table]:
    """The letter correspondences of the codebook, by the script of the left side."""
    fitted = load_yaml("transliteration", dict[str, dict[str, dict[str, float]]])
    added = load_yaml("name_parts", NameParts).letters
    tables: dict[str, Table] = {"arabic": {}, "latin": {}}
    for source in (fitted, added):
        for script, rows in source.items():
            for a, row in rows.items():
                for b, weight in row.items():
                    tables[script][a, b] = weight
                    if script == "latin":
                        tables[script][b, a] = weight
    return tables


@cache
def _odds(script: str) -> Odds:
    """The correspondences of a script, made ready to be looked up."""
    return odds_of(letter_odds()[script])


@lru_cache(maxsize=262144)
def script_odds(arabic: str, latin: str) -> float:
    """Log-odds that a Latin word writes an Arabic one, letters against chance."""
    return alignment(arabic, latin, _odds("arabic"))


@lru_cache(maxsize=65536)
def _own_odds(latin: str) -> float:
    """What a Latin word scores beside itself."""
    return max(alignment(latin, latin, _odds("latin")), 0.1)


def likeness(left: Part, right: Part) -> Likeness:
    """How like two parts of names are."""
    if left.text == right.text:
        return Likeness(1.0, "same")
    if left.meaning is not None and left.meaning == right.meaning:
        return Likeness(0.95, "meaning")
    if left.arabic == right.arabic:
        return (arabic_likeness if left.arabic else latin_likeness)(
            left.text, right.text
        )
    if left.arabic:
        return script_likeness(left.text, right.text)
    return script_likeness(right.text, left.text)


@lru_cache(maxsize=262144)
def latin_likeness(left: str, right: str) -> Likeness:
    """How like two folded Latin words are.

    >>> latin_likeness("soleimani", "sulaimani").degree > LEAST_LIKE
    True
    >>> latin_likeness("hasan", "hussein").degree > LEAST_LIKE
    False
    """
    if left > right:
        return latin_likeness(right, left)
    if frozenset((left, right)) in lexicon().apart:
        return UNLIKE
    if _nicknames(left, right):
        return Likeness(0.9, "nickname")
    found = _latin_spelling(left, right)
    for bare, other in ((left, right), (right, left)):
        if bare[:2] in {"al", "el"} and len(bare) > 5:  # "altawhari"
            plain = 1.0 if bare[2:] == other else _latin_spelling(bare[2:], other)
            found = max(found, plain - 0.02)
    slip = typing_likeness(left, right)
    if found < SLIP and slip >= 0.8 and min(len(left), len(right)) > SHORT:
        return UNLIKE if _two_names(left, right) else Likeness(SLIP, "slip")
    return Likeness(max(found, 0.0), "spelling")


@lru_cache(maxsize=262144)
def _latin_spelling(left: str, right: str) -> float:
    bones = latin_skeleton(left), latin_skeleton(right)
    if bones[0] != bones[1] and typing_likeness(left, right) < FAR:
        return 0.0
    own = (_own_odds(left) + _own_odds(right)) / 2
    if bones[0] == bones[1]:
        share = alignment(left, right, _odds("latin")) / own
    else:
        share = _share(left, right, own)
    relative = (left[-1] in "iy") != (right[-1] in "iy")  # Abbas is not Abbasi
    told = len(bones[0]) >= LEAST_SKELETON and not relative
    if share > 0.25 and told and bones[0] == bones[1]:
        share = max(share, 0.5 + 0.4 * share)  # only vowels differ
    return min(share, 0.99)


def _share(left: str, right: str, own: float) -> float:
    """The share of the self-alignment that two words reach, 0 if it is not half."""
    least = UNLIKELY * own
    gains = _gains()
    at_most = ceilings(left, right, gains)
    if at_most[0] < least or ceilings(right, left, gains)[0] < least:
        return 0.0
    found = alignment(left, right, _odds("latin"), least, at_most)
    return found / own if found >= least else 0.0


@cache
def _gains() -> Gains:
    """The letter correspondences of Latin, which go both ways."""
    return gains_of(letter_odds()["latin"])


def _two_names(left: str, right: str) -> bool:
    """Whether both are established given names: Jamal is no slip of Jalal."""
    return {left, right} <= lexicon().given


def _nicknames(left: str, right: str) -> bool:
    rows = lexicon().nicknames
    return bool(rows.get(left, frozenset()) & rows.get(right, frozenset()))


@lru_cache(maxsize=65536)
def arabic_likeness(left: str, right: str) -> Likeness:
    """How like two folded words in Arabic letters are; long vowels may come and go."""
    if arabic_skeleton(left) == arabic_skeleton(right):
        return Likeness(0.9, "spelling")
    slip = typing_likeness(left, right)
    return Likeness(
        slip if slip >= 0.8 and min(len(left), len(right)) > 3 else 0.0, "slip"
    )


@lru_cache(maxsize=262144)
def script_likeness(arabic: str, latin: str) -> Likeness:
    """How like a word in Arabic letters and one in Latin letters are.

    >>> script_likeness("هاشمي", "hashimi").degree > LEAST_LIKE
    True
    """
    share = script_odds(arabic, latin) / _own_odds(latin) / SCRIPT_TOP
    if latin[:2] in {"al", "el"} and len(latin) > 5:
        share = max(share, script_odds(arabic, latin[2:]) / _own_odds(latin[2:]))
    if share > 0.25 and arabic_skeleton(arabic) == latin_skeleton(latin):
        share = max(share, 0.5 + 0.4 * share)
    return Likeness(min(max(share, 0.0), 0.95), "script")

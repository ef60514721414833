"""How far two words are spellings of one name, within and across scripts."""

from __future__ import annotations

from functools import cache, lru_cache

from tahqiq.codebook.loader import load_yaml
from tahqiq.text.similarity import alignment

Table = dict[tuple[str, str], float]


@cache
def letter_odds() -> dict[str, Table]:
    """The letter correspondences of the codebook, by the script of the left side."""
    raw = load_yaml("transliteration", dict[str, dict[str, dict[str, float]]])
    return {
        script: {(a, b): w for a, row in rows.items() for b, w in row.items()}
        for script, rows in raw.items()
    }


@lru_cache(maxsize=262144)
def script_odds(arabic: str, latin: str) -> float:
    """Log-odds that a Latin word writes an Arabic one, letters against chance."""
    return alignment(arabic, latin, letter_odds()["arabic"])

"""Any number of reports from the sample reports, other names and figures in each.

Deterministic: report `k` is always the same text. Twelve in a row tell of the same
people, so that a case of them has something to resolve.
"""

from __future__ import annotations

import hashlib
import re
from calendar import day_name, month_name
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

SAMPLES = Path(__file__).parents[1] / "samples" / "sahran" / "reports"
TOLD_TOGETHER = 12  # reports about the same invented people
NAME = re.compile(r"(?<=[a-z,] )(?P<article>al-)?(?P<name>[A-Z][a-z]{3,})\b")
WORD = re.compile(r"\b(?P<article>al-)?(?P<name>[A-Z][a-z]{3,})\b")
FIGURE = re.compile(r"(?<![\d:.,/-])\b([2-9]|[1-9]\d)\b(?![\d:.,/-])")
KEPT = frozenset([*month_name, *day_name])
OPENING = [
    "Ba",
    "Da",
    "Fa",
    "Ha",
    "Ja",
    "Ka",
    "La",
    "Ma",
    "Na",
    "Qa",
    "Ra",
    "Sa",
    "Ta",
    "Za",
]
MIDDLE = ["ri", "mu", "la", "sha", "di", "ne", "wa", "zi", "ro", "hi"]
CLOSING = ["d", "n", "m", "r", "f", "b", "sh", "q", "wi", "ni"]


def sample_texts() -> list[str]:
    """The plain-text reports of the sample case."""
    return [path.read_text(encoding="utf-8") for path in sorted(SAMPLES.glob("*.txt"))]


def invented(count: int) -> list[str]:
    """So many reports, none twice."""
    texts = sample_texts()
    names = _names(texts)
    return [_told_again(texts[k % len(texts)], names, k) for k in range(count)]


def _names(texts: Sequence[str]) -> frozenset[str]:
    """Words that stand capitalised in the middle of sentences."""
    found = Counter(match["name"] for text in texts for match in NAME.finditer(text))
    return frozenset(found) - KEPT


def _told_again(text: str, names: frozenset[str], k: int) -> str:
    people = k // TOLD_TOGETHER

    def renamed(match: re.Match[str]) -> str:
        if match["name"] not in names:
            return match[0]
        return (match["article"] or "") + _name(match["name"], people)

    def counted(match: re.Match[str]) -> str:
        return str(2 + (int(match[1]) + _drawn(match[1], k)) % 28)

    return FIGURE.sub(counted, WORD.sub(renamed, text)) + f"\nReport number {k + 1}.\n"


def _name(word: str, people: int) -> str:
    draw = _drawn(word, people)
    first, rest = OPENING[draw % len(OPENING)], draw // len(OPENING)
    second, rest = MIDDLE[rest % len(MIDDLE)], rest // len(MIDDLE)
    return first + second + MIDDLE[rest % 7] + CLOSING[rest // 7 % len(CLOSING)]


def _drawn(word: str, number: int) -> int:
    digest = hashlib.sha256(f"{word} {number}".encode()).digest()
    return int.from_bytes(digest[:4])

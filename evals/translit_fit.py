"""Fits the letter tables of the codebook: `python -m evals.translit_fit [FOLDER]`.

Reads the training part of ne_transliteration_arabic (CC0 1.0, training allowed) and
writes `src/tahqiq/codebook/transliteration.yaml`: how much each correspondence of
letters speaks for two spellings being one name, as log-odds against chance. The model is
a memoryless transducer fitted by expectation maximisation: for Arabic and Latin one
Arabic letter beside none to three Latin letters, or a Latin letter alone; for two Latin
spellings of one Arabic form up to two letters beside up to two.
"""

from __future__ import annotations

import argparse
from collections import Counter, defaultdict
from collections.abc import Iterable
from itertools import combinations
from math import log
from pathlib import Path

from tahqiq.text.scripts import fold_arabic, fold_latin

Pair = tuple[str, str]
Table = dict[Pair, float]
ARABIC_SHAPES = ((1, 0), (0, 1), (1, 1), (1, 2), (1, 3))
LATIN_SHAPES = ((1, 0), (0, 1), (1, 1), (1, 2), (2, 1), (2, 2))
ROUNDS = 6  # the likelihood gains less than 0.1 % a round after the sixth
FLOOR = 1e-7  # probability of a step never seen, while fitting
LEAST = 4.0  # expected count below which a correspondence is left out as noise
DEFAULT = Path("../shared/bench/ne_transliteration_arabic")
OUT = Path("src/tahqiq/codebook/transliteration.yaml")
HEAD = """\
# How much a correspondence of letters speaks for two spellings being one name: natural
# log-odds against chance. Written by `python -m evals.translit_fit` from the training
# part of the NETransliteration-COLING2018 data (Merhav and Ash; Wikidata; CC0 1.0).
# `arabic`: Arabic letter, then Latin letters; `latin`: two Latin spellings of one
# Arabic form. "" stands for nothing. Letters that the data lack are added below by hand.
"""


def load(path: Path, least: int) -> list[tuple[str, str, int]]:
    """Latin, Arabic and count of the rows seen at least `least` times."""
    rows = []
    for line in path.read_text(encoding="utf-8").splitlines():
        latin, arabic, count = line.split("\t")
        pair = fold_latin(latin).replace(" ", ""), fold_arabic(arabic.replace(" ", ""))
        if int(count) >= least and all(1 < len(part) < 16 for part in pair):
            if pair[0].isascii() and pair[0].isalpha():
                rows.append((*pair, int(count)))
    return rows


def sweep(left: str, right: str, shapes: Iterable[Pair], odds: Table) -> list[list[float]]:
    """Forward sums of all ways to write `left` and `right` step by step."""
    sums = [[0.0] * (len(right) + 1) for _ in range(len(left) + 1)]
    sums[0][0] = 1.0
    for i in range(len(left) + 1):
        row = sums[i]
        for j in range(len(right) + 1):
            total = row[j]
            for a, b in shapes:
                if i >= a and j >= b:
                    step = odds.get((left[i - a : i], right[j - b : j]), FLOOR)
                    total += sums[i - a][j - b] * step
            row[j] = total
    return sums


def expect(rows: list[tuple[str, str, float]], shapes: Iterable[Pair], odds: Table) -> Table:
    """Expected counts of every step over all pairs."""
    counts: Table = defaultdict(float)
    for left, right, weight in rows:
        fore = sweep(left, right, shapes, odds)
        back = sweep(left[::-1], right[::-1], shapes, Reversed(odds))
        whole = fore[-1][-1]
        if not whole:
            continue
        for i in range(len(left) + 1):
            for j in range(len(right) + 1):
                for a, b in shapes:
                    if i >= a and j >= b:
                        step = (left[i - a : i], right[j - b : j])
                        share = (
                            fore[i - a][j - b]
                            * odds.get(step, FLOOR)
                            * back[len(left) - i][len(right) - j]
                        )
                        counts[step] += weight * share / whole
    return counts


class Reversed(dict):  # type: ignore[type-arg]
    """The same table read from the right."""

    def __init__(self, odds: Table) -> None:
        super().__init__({(a[::-1], b[::-1]): p for (a, b), p in odds.items()})


def fit(rows: list[tuple[str, str, float]], shapes: Iterable[Pair]) -> Table:
    """Probability of every step, from even odds up."""
    odds: Table = {}
    for left, right, _ in rows:
        for i in range(len(left) + 1):
            for j in range(len(right) + 1):
                for a, b in shapes:
                    if i >= a and j >= b:
                        odds[left[i - a : i], right[j - b : j]] = 0.001 ** (a + b - 1)
    for _ in range(ROUNDS):
        counts = expect(rows, shapes, odds)
        total = sum(counts.values())
        odds = {step: count / total for step, count in counts.items() if count > 0.01}
    return {step: p for step, p in odds.items() if p * total >= LEAST}


def against_chance(odds: Table, lefts: Counter[str], rights: Counter[str]) -> Table:
    """Log-odds of each step against its letters coming together by chance."""
    a_all, b_all = sum(lefts.values()), sum(rights.values())

    def chance(text: str, seen: Counter[str], whole: int) -> float:
        return sum(log(seen[letter] / whole) for letter in text)

    return {
        (a, b): log(p) - chance(a, lefts, a_all) - chance(b, rights, b_all)
        for (a, b), p in odds.items()
    }


def variants(rows: list[tuple[str, str, int]]) -> list[tuple[str, str, float]]:
    """Pairs of Latin spellings of one Arabic form, both ways round.

    A form with many spellings counts no more than one with two.
    """
    forms: dict[str, list[str]] = defaultdict(list)
    for latin, arabic, _ in rows:
        forms[arabic].append(latin)
    pairs = []
    for spellings in forms.values():
        chosen = sorted(set(spellings))[:8]
        near = [(a, b) for a, b in combinations(chosen, 2) if a[0] == b[0] or len(a) > 4]
        for a, b in near:
            pairs += [(a, b, 1.0 / len(chosen)), (b, a, 1.0 / len(chosen))]
    return pairs


def written(name: str, table: Table) -> list[str]:
    """The table as YAML: a mapping of mappings, in order."""
    rows: dict[str, dict[str, float]] = defaultdict(dict)
    for (a, b), weight in table.items():
        rows[a][b] = weight
    lines = [f"{name}:"]
    for a in sorted(rows):
        inner = ", ".join(f'"{b}": {w:.2f}' for b, w in sorted(rows[a].items()))
        lines.append(f'  "{a}": {{{inner}}}')
    return lines


def main() -> int:
    """Fit and write the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", nargs="?", type=Path, default=DEFAULT)
    folder = parser.parse_args().folder
    if not (folder / "wd_arabic_64").exists():
        print(f"absent: {folder}")
        return 0
    rows = load(folder / "wd_arabic_64", 2)
    arabic = fit([(a, b, min(n, 4)) for b, a, n in rows], ARABIC_SHAPES)
    lefts = Counter(c for _, a, _ in rows for c in a)
    rights = Counter(c for b, _, _ in rows for c in b)
    latin = fit(variants(rows), LATIN_SHAPES)
    lines = written("arabic", against_chance(arabic, lefts, rights))
    lines += written("latin", against_chance(latin, rights, rights))
    OUT.write_text(HEAD + "\n".join(lines) + "\n", encoding="utf-8")
    print(f"{len(rows)} rows, {len(arabic)} + {len(latin)} correspondences: {OUT}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())

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
import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from itertools import combinations
from math import log
from pathlib import Path

from tahqiq.text.scripts import fold_arabic, fold_latin

Pair = tuple[str, str]
Table = dict[Pair, float]
Edge = tuple[tuple[int, int], tuple[int, int], Pair]
# Vowels together, doubled consonants, and the digraphs of European romanisations.
SOUND = re.compile(
    r"[aeiouyw]+|[aei]h|([b-df-hj-np-tv-xz])\1h?|[bcdghjklnprstwz]h|sch|tch|tsch|shch"
    r"|ck|cq|qu|gu|cz|sz|rz|ts|tz|dz|zz|ds|ks|gn|ng|dj|dzh|kn|pf|mb|nk|nd|nt|ct|cs|gy|ly|ny"
)
ARABIC_SHAPES = ((1, 0), (0, 1), (1, 1), (1, 2), (1, 3), (2, 1))
LATIN_SHAPES = ((1, 0), (0, 1), (1, 1), (1, 2), (2, 1), (2, 2))
TOGETHER = {"كس", "تش", "تس", "دج", "او", "اي", "وي", "يو", "وو", "يي", "عو", "عي"}
ROUNDS = 6  # the likelihood gains less than 0.1 % a round after the sixth
FLOOR = 1e-7  # probability of a step never seen, while fitting
LEAST = 3.0  # expected count below which a correspondence is left out as noise
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
        sized = all(1 < len(part) < 16 for part in pair)
        if int(count) >= least and sized and pair[0].isascii() and pair[0].isalpha():
            rows.append((*pair, int(count)))
    return rows


def allowed(text: str) -> bool:
    """Whether letters can stand together for one sound: a doubled or known group."""
    if text.isascii():
        return len(text) < 2 or bool(SOUND.fullmatch(text))
    return len(text) < 2 or text in TOGETHER


def lattice(left: str, right: str, shapes: Iterable[tuple[int, int]]) -> list[Edge]:
    """Every step from one place of the two words to the next, in order."""
    edges = []
    for i in range(len(left) + 1):
        for j in range(len(right) + 1):
            for a, b in shapes:
                if i >= a and j >= b:
                    step = (left[i - a : i], right[j - b : j])
                    if allowed(step[0]) and allowed(step[1]):
                        edges.append(((i - a, j - b), (i, j), step))
    return edges


def expect(rows: list[tuple[list[Edge], float]], odds: Table) -> Table:
    """Expected counts of every step over all pairs."""
    counts: Table = defaultdict(float)
    for edges, weight in rows:
        fore: dict[tuple[int, int], float] = defaultdict(float, {(0, 0): 1.0})
        for start, end, step in edges:
            fore[end] += fore[start] * odds.get(step, FLOOR)
        last = edges[-1][1]
        whole = fore[last]
        back: dict[tuple[int, int], float] = defaultdict(float, {last: weight / whole})
        for start, end, step in reversed(edges):
            share = odds.get(step, FLOOR) * back[end]
            back[start] += share
            counts[step] += fore[start] * share
    return counts


def fit(rows: list[tuple[str, str, float]], shapes: Iterable[tuple[int, int]]) -> Table:
    """Probability of every step, from even odds up."""
    lattices = [(lattice(a, b, shapes), weight) for a, b, weight in rows]
    odds: Table = {}
    for edges, _ in lattices:
        for _, _, (a, b) in edges:
            odds[a, b] = 0.01 if a and b else 0.001
    total = 1.0
    for _ in range(ROUNDS):
        counts = expect(lattices, odds)
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
        near = [
            (a, b) for a, b in combinations(chosen, 2) if a[0] == b[0] or len(a) > 4
        ]
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

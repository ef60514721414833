"""Fit the weights of nouns: `python -m evals.fit_nouns [--folds N] [--write]`.

A linear ranking of the chains a noun may take up, "none" among them, trained by
stochastic gradient on the news and interviews of GUM (CC BY 4.0; Zeldes 2017; text
Wikinews, CC BY 2.5). Prints CoNLL of whole phrases on documents left out of the fit,
beside that of the rules alone. Writes the nouns' part of codebook/coref.yaml.
"""

from __future__ import annotations

import argparse
import math
import random
from collections import Counter, defaultdict
from pathlib import Path
from typing import NamedTuple

import yaml

from evals.coref_gum import GUM, GumDocument, Tally, clusters_of, dated, load_gum
from evals.fit_coref import OUT
from evals.naming import document_of
from tahqiq.extract.coref.coref import chains_of
from tahqiq.extract.coref.phrasing import phrases_of
from tahqiq.extract.coref.pronouns import Chooser, Option
from tahqiq.extract.coref.taking import NOUN
from tahqiq.extract.measures.times import times_of
from tahqiq.extract.mentions.mentions import named_of
from tahqiq.extract.names.names import names_of
from tahqiq.extract.parsing.english import load_english
from tahqiq.extract.parsing.parse import parse
from tahqiq.extract.parsing.parsed import Parsed

EPOCHS, RATE, DECAY, ROUNDS = 10, 0.08, 3e-4, 3
SMALL = 1e-4  # gradients below it are left out
GENRES = {"news": 2, "interview": 1}  # how often each counts: news is what we read
# Taken off "none": a link costs the score less than a link that is not made. On
# documents left out, 0.4 to 1.2 do alike, 0 worse.
LENIENCE = 0.6
Row = dict[str, float]
Example = tuple[list[Row], set[int]]


class Text(NamedTuple):
    """A training text: its name, genre, gold and parse."""

    name: str
    genre: str
    doc: GumDocument
    parsed: Parsed


def texts(folder: Path) -> list[Text]:
    """The news and interviews, parsed, in an order that mixes them."""
    found = []
    for path in sorted(folder.glob("dep/*.conllu")):
        genre = path.stem.split("_")[1]
        if genre in GENRES:
            doc = load_gum(path)
            document = document_of(doc.text, dated(path))
            found.append(Text(path.stem, genre, doc, parse(document, load_english())))
    random.Random(5).shuffle(found)
    return found


def gold_at(doc: GumDocument) -> dict[int, int]:
    """The entity of the longest gold mention at the offset of its head."""
    found: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for n, spans in enumerate(doc.spans.values()):
        for first, end in spans:
            found[doc.offsets[doc.head(first, end)][0]].append((end - first, n))
    return {offset: max(rows)[1] for offset, rows in found.items()}


def examples_of(text: Text, table: Row | None) -> list[Example]:
    """One example per noun, in chains as the table makes them (at first the gold's)."""
    phrases = phrases_of(text.parsed, names_of(text.parsed))
    at = gold_at(text.doc)
    gold = [at.get(text.parsed.starts[phrase.head]) for phrase in phrases]
    found: list[Example] = []

    def mostly(option: Option) -> int | None:
        count = Counter(g for j in option.members if (g := gold[j]) is not None)
        return count.most_common(1)[0][0] if count else None

    def choose(i: int, name: str, options: list[Option]) -> int | None:
        last = len(options) - 1
        right = {
            n
            for n in range(last)
            if gold[i] is not None and mostly(options[n]) == gold[i]
        }
        found.append(([option.features for option in options], right or {last}))
        if table is None:
            return min(right) if right else None
        return chooser(table)(i, name, options)

    chains_of(text.parsed, phrases, choose_noun=choose)
    return found


def chooser(table: Row) -> Chooser:
    """Picks by a table's sums; None for the last option."""

    def choose(_: int, __: str, options: list[Option]) -> int | None:
        sums = [_sum(table, option.features) for option in options]
        first = sums.index(max(sums))
        return first if first < len(sums) - 1 else None

    return choose


def rules(_: int, __: str, options: list[Option]) -> int | None:
    """Picks what the rules propose."""
    for n, option in enumerate(options):
        if any(sign.startswith("proposed ") for sign in option.features):
            return n
    return None


def _sum(table: Row, row: Row) -> float:
    return sum(table.get(sign, 0.0) * x for sign, x in row.items())


def fit(examples: list[Example], seed: int = 7) -> Row:
    """Weights that give the right chain the highest sum; the mean of the last epochs."""
    rng, table = random.Random(seed), defaultdict[str, float](float)
    mean: Row = defaultdict(float)
    for epoch in range(EPOCHS):
        rng.shuffle(examples)
        for rows, right in examples:
            step(table, rows, right, RATE / (1 + 0.3 * epoch))
        if epoch >= EPOCHS // 2:
            for sign, weight in table.items():
                mean[sign] += weight / (EPOCHS - EPOCHS // 2)
    return dict(mean)


def step(table: Row, rows: list[Row], right: set[int], rate: float) -> None:
    """One step of softmax regression."""
    sums = [_sum(table, row) for row in rows]
    weights = [math.exp(s - max(sums)) for s in sums]
    total, good = sum(weights), sum(weights[n] for n in right)
    for n, row in enumerate(rows):
        gap = (weights[n] / good if n in right else 0.0) - weights[n] / total
        if abs(gap) > SMALL:
            for sign, x in row.items():
                table[sign] += rate * (gap * x - DECAY * table[sign])


def trained(train: list[Text]) -> Row:
    """Weights fitted in rounds, each on the chains that the round before makes."""
    table: Row | None = None
    for _ in range(ROUNDS):
        table = fit(
            [
                example
                for text in train
                for example in examples_of(text, table)
                for _ in range(GENRES[text.genre])
            ]
        )
    if table is None:
        raise ValueError("no round of training was run")
    table["none"] -= LENIENCE
    return {sign: round(weight, 3) for sign, weight in sorted(table.items())}


def report(label: str, pairs: list[tuple[Text, Chooser]]) -> None:
    """Print CoNLL by genre, of heads and of whole phrases."""
    tallies: dict[tuple[str, bool], Tally] = defaultdict(Tally)
    for text, choose in pairs:
        named, times = named_of(text.parsed, choose), times_of(text.parsed)
        for exact in (False, True):
            gold, guess = clusters_of(text.doc, named, times, exact=exact)
            several = [[c for c in part if len(c) > 1] for part in (gold, guess)]
            tallies[text.genre, exact].add(*several)
    for (genre, exact), tally in sorted(tallies.items()):
        kind = "exact" if exact else "head"
        print(f"{label}: gum {genre} {kind} CoNLL {tally.scores()['conll']:.3f}")


def main() -> None:
    """Say how documents left out are read; fit on all and write on demand."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", nargs="?", type=Path, default=GUM)
    parser.add_argument("--folds", type=int, default=5)
    parser.add_argument("--write", action="store_true")
    args = parser.parse_args()
    if not args.folder.is_dir():
        print("training texts absent")
        return
    every, folds = texts(args.folder), args.folds
    if folds > 1:
        report("rules alone", [(text, rules) for text in every])
        held = []
        for fold in range(folds):
            table = trained([t for n, t in enumerate(every) if n % folds != fold])
            held += [(text, chooser(table)) for text in every[fold::folds]]
        report("left out of the fit", held)
    if args.write:
        write(trained(every))


def write(table: Row) -> None:
    """Put the nouns' weights into the codebook, its other parts and comments kept."""
    text = OUT.read_text(encoding="utf-8")
    head = "".join(line + "\n" for line in text.splitlines() if line.startswith("#"))
    tables = yaml.safe_load(text) | {NOUN: table}
    OUT.write_text(
        head + yaml.safe_dump(tables, allow_unicode=True, sort_keys=True),
        encoding="utf-8",
    )


if __name__ == "__main__":
    main()

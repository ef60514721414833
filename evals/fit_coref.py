"""Fit the weights of pronouns: `python -m evals.fit_coref [--folds N] [--write]`.

A linear ranking of the chains a pronoun may stand for, trained by stochastic gradient
on LitBank (CC BY 4.0; Bamman, Lewke and Mansoor 2020) and on the news and interviews
of GUM (CC BY 4.0; Zeldes 2017; text Wikinews, CC BY 2.5) and on short reports of our own
(`evals/pronouns`), for who "he" is in what a witness says. Writes codebook/coref.yaml;
its nouns' part, fitted by `python -m evals.fit_nouns`, is kept.
"""

from __future__ import annotations

import argparse
import math
import random
import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import yaml

from evals.coref_gum import GUM, load_gum
from evals.coref_litbank import LITBANK, litbank_documents
from evals.naming import document_of
from tahqiq.extract.coref import chains_of
from tahqiq.extract.coref_pronouns import Option
from tahqiq.extract.english import load_english
from tahqiq.extract.names import names_of
from tahqiq.extract.parse import parse
from tahqiq.extract.parsed import Parsed
from tahqiq.extract.phrasing import phrases_of

REPORTS = Path(__file__).parent / "pronouns" / "reports.txt"
MARK = re.compile(r"[{}]")
OUT = Path("src/tahqiq/codebook/coref.yaml")
EPOCHS, RATE, DECAY = 12, 0.08, 1e-4
Example = tuple[str, list[dict[str, float]], set[int]]
Chain = list[tuple[int, int]]
Table = dict[str, dict[str, float]]
ROUNDS = 3
# How often each text counts: the novels are many, and news is what we read.
GENRES = {"reports": 2, "news": 4, "interview": 2, "litbank": 1}


class Text(NamedTuple):
    """A training text: its genre, its parse, its gold chains."""

    genre: str
    parsed: Parsed
    gold: list[Chain]


def reports(path: Path = REPORTS) -> Iterator[tuple[str, list[Chain]]]:
    """Our own short reports with their chains, from their marks."""
    for block in path.read_text(encoding="utf-8").split("\n\n"):
        text, chains = "", defaultdict(list)
        lines = "\n".join(r for r in block.splitlines() if not r.startswith("#"))
        for piece in MARK.split(lines):
            words, mark, name = piece.partition("|")
            if mark:
                chains[name].append((len(text), len(text) + len(words)))
            text += words
        yield text, list(chains.values())


def texts(
    gum: Path, litbank: Path, genres: set[str]
) -> Iterator[tuple[str, list[Chain]]]:
    """Texts with their gold chains as character spans."""
    if "reports" in genres:
        yield from reports()
    if "litbank" in genres:
        for text, chains in litbank_documents(litbank):
            yield text, list(chains.values())
    for path in sorted(gum.glob("dep/*.conllu")):
        if path.stem.split("_")[1] not in genres:
            continue
        doc = load_gum(path)
        yield (
            doc.text,
            [
                [(doc.offsets[a][0], doc.offsets[b - 1][1]) for a, b in spans]
                for spans in doc.spans.values()
            ],
        )


def examples_of(
    parsed: Parsed, gold: list[Chain], table: Table | None
) -> list[Example]:
    """One example per gold pronoun.

    In the first round the right chain is taken; later the table's own choice, so that
    the weights are fitted on chains as they will be met.
    """
    phrases = phrases_of(parsed, names_of(parsed))
    spans = [parsed.span(p.first, p.end) for p in phrases]
    heads = [parsed.ends[p.head] for p in phrases]
    of_span = {span: n for n, chain in enumerate(gold) for span in chain}
    ends = defaultdict(set)
    for n, chain in enumerate(gold):
        for a, b in chain:
            ends[b].add((a, n))
    found: list[Example] = []

    def gold_of(j: int) -> int | None:
        exact = of_span.get((spans[j].start, spans[j].end))
        if exact is not None:
            return exact
        near = ends.get(heads[j], set())
        return max(near)[1] if near else None

    def choose(i: int, name: str, options: list[Option]) -> int | None:
        wanted = gold_of(i)
        last = 3 if table is None else 1
        right = {
            n for n, option in enumerate(options)
            if wanted is not None and wanted in {gold_of(j) for j in option.members[-last:]}
        }  # fmt: skip
        first = wanted is not None and min(gold[wanted])[0] >= spans[i].start
        if wanted is not None and len(gold[wanted]) > 1 and (right or first):
            found.append((name, [o.features for o in options], right))
        if table is None:
            return min(right) if right else None
        return _highest(table[name], [o.features for o in options])

    chains_of(parsed, phrases, choose)
    return found


def fit(examples: list[Example], seed: int = 7) -> Table:
    """Weights by class that give the right chain the highest sum."""
    rng = random.Random(seed)
    table: dict[str, dict[str, float]] = {
        k: defaultdict(float) for k in ("person", "thing", "many")
    }
    total: Table = {k: defaultdict(float) for k in table}  # the mean of the last epochs
    for epoch in range(EPOCHS):
        rng.shuffle(examples)
        rate = RATE / (1 + 0.3 * epoch)
        for name, options, right in examples:
            step(table[name], options, right, rate)
        if epoch >= EPOCHS // 2:
            for k, t in table.items():
                for f, w in t.items():
                    total[k][f] += w / (EPOCHS - EPOCHS // 2)
    return {
        k: dict(sorted((f, round(w, 3)) for f, w in t.items()))
        for k, t in total.items()
    }


def step(
    table: dict[str, float],
    options: list[dict[str, float]],
    right: set[int],
    rate: float,
) -> None:
    """One step of softmax regression with "none" as the last option."""
    rows = [*options, {"none": 1.0}]
    wanted = right or {len(rows) - 1}
    scores = [sum(table[f] * x for f, x in row.items()) for row in rows]
    top = max(scores)
    weights = [math.exp(s - top) for s in scores]
    total, good = sum(weights), sum(weights[n] for n in wanted)
    for n, row in enumerate(rows):
        aim = weights[n] / good if n in wanted else 0.0
        gap = aim - weights[n] / total
        for f, x in row.items():
            table[f] += rate * (gap * x - DECAY * table[f])


def accuracy(rows: list[tuple[Table, list[Example]]]) -> dict[str, str]:
    """Share of examples whose highest sum is right, and wrong with a choice, by class."""
    right: Counter[str] = Counter()
    wrong: Counter[str] = Counter()
    total: Counter[str] = Counter()
    for table, examples in rows:
        for name, options, wanted in examples:
            top = _highest(table[name], options)
            total[name] += 1
            right[name] += top in wanted if wanted else top is None
            wrong[name] += top is not None and top not in wanted
    return {
        k: f"{right[k]}/{total[k]} {right[k] / total[k]:.3f} (wrong {wrong[k]})"
        for k in sorted(total)
    }


def _highest(table: dict[str, float], options: list[dict[str, float]]) -> int | None:
    """Index of the option with the highest sum; None where "none" is not beaten."""
    top, best = None, table.get("none", 0.0)
    for n, option in enumerate(options):
        value = sum(table.get(f, 0.0) * x for f, x in option.items())
        if value > best:
            top, best = n, value
    return top


def parsed_texts(args: argparse.Namespace) -> list[Text]:
    """The training texts, parsed once."""
    return [
        Text(genre, parse(document_of(text), load_english()), gold)
        for genre in GENRES
        for text, gold in texts(args.gum, args.litbank, {genre})
    ]


def trained(train: list[Text]) -> Table:
    """Weights fitted in rounds: each on the chains that the round before makes."""
    table: Table | None = None
    for _ in range(ROUNDS):
        examples = [
            example
            for text in train
            for example in examples_of(text.parsed, text.gold, table)
            for _ in range(GENRES[text.genre])
        ]
        table = fit(examples)
    if table is None:
        raise ValueError("no round of training was run")
    return table


def cross_validate(every: list[Text], folds: int) -> None:
    """Print the share of right choices in texts left out of the fit, by genre."""
    held: dict[str, list[tuple[Table, list[Example]]]] = defaultdict(list)
    for fold in range(folds):
        table = trained([t for n, t in enumerate(every) if n % folds != fold])
        for text in every[fold::folds]:
            held[text.genre].append((table, examples_of(text.parsed, text.gold, table)))
    for genre, rows in held.items():
        print("held out", genre, accuracy(rows))


def main() -> None:
    """Say how well texts left out are read; fit on all and write on demand."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--folds", type=int, default=5)
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--gum", type=Path, default=GUM)
    parser.add_argument("--litbank", type=Path, default=LITBANK)
    args = parser.parse_args()
    if not args.gum.is_dir() or not args.litbank.is_dir():
        print("training texts absent")
        return
    every = parsed_texts(args)
    if args.folds > 1:
        cross_validate(every, args.folds)
    if args.write:
        head = "".join(
            f"# {line}\n" if line else "#\n"
            for line in (__doc__ or "").strip().splitlines()
        )
        tables = yaml.safe_load(OUT.read_text(encoding="utf-8")) | trained(every)
        OUT.write_text(
            head + yaml.safe_dump(tables, allow_unicode=True, sort_keys=True),
            encoding="utf-8",
        )


if __name__ == "__main__":
    main()

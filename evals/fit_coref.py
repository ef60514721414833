"""Fit the weights of pronouns: `python -m evals.fit_coref [--without NAME…] [--write]`.

A linear ranking of the chains a pronoun may stand for, trained by stochastic gradient
on LitBank (CC BY 4.0; Bamman, Lewke and Mansoor 2020) and on the news and interviews
of GUM (CC BY 4.0; Zeldes 2017; text Wikinews, CC BY 2.5). Writes codebook/coref.yaml.
"""

from __future__ import annotations

import argparse
import math
import random
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import yaml

from evals.coref import GUM, LITBANK, litbank_documents, load_gum
from evals.naming import document_of
from tahqiq.extract.coref import chains_of
from tahqiq.extract.coref_pronouns import Option
from tahqiq.extract.english import load_english
from tahqiq.extract.parse import parse
from tahqiq.extract.parsed import Parsed
from tahqiq.extract.phrasing import phrases_of

OUT = Path("src/tahqiq/codebook/coref.yaml")
EPOCHS, RATE, DECAY = 12, 0.08, 1e-4
Example = tuple[str, list[dict[str, float]], set[int]]
Chain = list[tuple[int, int]]
Table = dict[str, dict[str, float]]
Text = tuple[Parsed, list[Chain]]
ROUNDS = 3


def texts(
    gum: Path, litbank: Path, genres: set[str]
) -> Iterator[tuple[str, list[Chain]]]:
    """Texts with their gold chains as character spans."""
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
    phrases = phrases_of(parsed)
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
        return chosen(table[name], options)

    chains_of(parsed, phrases, choose)
    return found


def chosen(table: dict[str, float], options: list[Option]) -> int | None:
    """The product's own choice with these weights."""
    scores = [
        sum(table.get(f, 0.0) * x for f, x in o.features.items()) for o in options
    ]
    top = max(range(len(scores)), key=lambda n: scores[n], default=None)
    return top if top is not None and scores[top] > table.get("none", 0.0) else None


def fit(examples: list[Example], seed: int = 7) -> Table:
    """Weights by class that give the right chain the highest sum."""
    rng = random.Random(seed)
    table: dict[str, dict[str, float]] = {
        k: defaultdict(float) for k in ("person", "thing", "many")
    }
    for epoch in range(EPOCHS):
        rng.shuffle(examples)
        rate = RATE / (1 + 0.3 * epoch)
        for name, options, right in examples:
            step(table[name], options, right, rate)
    return {
        k: dict(sorted((f, round(w, 3)) for f, w in t.items()))
        for k, t in table.items()
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


def accuracy(
    examples: list[Example], table: dict[str, dict[str, float]]
) -> dict[str, str]:
    """Share of examples whose highest sum is right, by class."""
    right: dict[str, int] = defaultdict(int)
    total: dict[str, int] = defaultdict(int)
    for name, options, wanted in examples:
        rows = [*options, {"none": 1.0}]
        scores = [
            sum(table[name].get(f, 0.0) * x for f, x in row.items()) for row in rows
        ]
        top = scores.index(max(scores))
        total[name] += 1
        right[name] += top in (wanted or {len(rows) - 1})
    return {k: f"{right[k]}/{total[k]} {right[k] / total[k]:.3f}" for k in total}


def parsed_texts(args: argparse.Namespace, genres: set[str]) -> list[Text]:
    """The texts of some genres, parsed once."""
    return [
        (parse(document_of(text), load_english()), gold)
        for text, gold in texts(args.gum, args.litbank, genres)
    ]


def main() -> None:
    """Fit on all but what is held out; say how well; write on demand."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--without", action="append", default=[])
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--gum", type=Path, default=GUM)
    parser.add_argument("--litbank", type=Path, default=LITBANK)
    args = parser.parse_args()
    genres = {"litbank", "news", "interview"}
    if not args.gum.is_dir() or not args.litbank.is_dir():
        print("training texts absent")
        return
    held_texts = parsed_texts(args, set(args.without))
    train_texts = parsed_texts(args, genres - set(args.without))
    table: Table | None = None
    for turn in range(ROUNDS):
        train = [
            e for parsed, gold in train_texts for e in examples_of(parsed, gold, table)
        ]
        table = fit(train)
        print("round", turn, "trained on", len(train), accuracy(train, table))
        held = [
            e for parsed, gold in held_texts for e in examples_of(parsed, gold, table)
        ]
        if held:
            print("held out", len(held), accuracy(held, table))
    if args.write:
        head = "".join(
            f"# {line}\n" if line else "#\n"
            for line in (__doc__ or "").strip().splitlines()
        )
        OUT.write_text(
            head + yaml.safe_dump(table, allow_unicode=True, sort_keys=True),
            encoding="utf-8",
        )


if __name__ == "__main__":
    main()

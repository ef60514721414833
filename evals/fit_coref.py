"""Fit the weights of pronouns: `python -m evals.fit_coref [--folds N] [--write]`.

A linear ranking of the chains a pronoun may stand for, "none" among them (softmax with a
ridge, `evals/ranking.py`), fitted on LitBank (CC BY 4.0; Bamman, Lewke and Mansoor 2020),
on the news and interviews of GUM (CC BY 4.0; Zeldes 2017; text Wikinews, CC BY 2.5), on
the dev and opened articles of our own gold and on short reports of our own
(`evals/pronouns`), for who "he" is in what a witness says. Prints how pronouns fare in
documents left out of the fit. Writes codebook/coref.yaml; its nouns' part, fitted by
`python -m evals.fit_nouns`, is kept.
"""

from __future__ import annotations

import argparse
import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import yaml

from evals.coref_gold import gold_mentions
from evals.coref_gum import GUM, load_gum
from evals.coref_litbank import LITBANK, litbank_documents
from evals.goldfile import load
from evals.naming import document_of
from evals.ranking import Example, Row, fitted
from tahqiq.extract.coref.coref import chains_of
from tahqiq.extract.coref.phrases import Phrase
from tahqiq.extract.coref.phrasing import phrases_of
from tahqiq.extract.coref.pronouns import CLASSES, Chooser, Option, best
from tahqiq.extract.names.names import names_of
from tahqiq.extract.parsing.english import load_english
from tahqiq.extract.parsing.parse import parse
from tahqiq.extract.parsing.parsed import Parsed

REPORTS = Path(__file__).parent / "pronouns" / "reports.txt"
MARK = re.compile(r"([{}])")
OUT = Path("src/tahqiq/codebook/coref.yaml")
Chain = list[tuple[int, int]]
Table = dict[str, Row]
VERDICTS = ("right", "wrong", "open")
ROUNDS = 2  # a third changes nothing on documents left out
SMALL = 0.02  # weights below it are left out of the file
RIDGE = 10.0  # of 1, 4, 10 and 25 the best on our gold left out, and no worse elsewhere
# How much a pronoun of each text counts: the novels are many, and news is what we read.
GENRES = {"reports": 2.0, "own": 3.0, "news": 3.0, "interview": 1.5, "litbank": 0.4}


class Text(NamedTuple):
    """A training text: its genre, its parse, its phrases, the gold chain of each phrase."""

    genre: str
    parsed: Parsed
    phrases: list[Phrase]
    gold: list[int | None]


def reports(path: Path = REPORTS) -> Iterator[tuple[str, list[Chain]]]:
    """Our own short reports with their chains, from their marks, one inside another."""
    for block in path.read_text(encoding="utf-8").split("\n\n"):
        text, opened, chains = "", list[int](), defaultdict(list)
        lines = "\n".join(r for r in block.splitlines() if not r.startswith("#"))
        for piece in MARK.split(lines):
            if piece == "{":
                opened.append(len(text))
            elif piece != "}":
                words, mark, name = piece.partition("|")
                text += words
                if mark:
                    chains[name].append((opened.pop(), len(text)))
        yield text, list(chains.values())


def texts(gum: Path, litbank: Path, genre: str) -> Iterator[tuple[str, list[Chain]]]:
    """Texts of a genre with their gold chains as character spans."""
    if genre == "reports":
        yield from reports()
    elif genre == "own":
        yield from _own()
    elif genre == "litbank":
        for text, chains in litbank_documents(litbank):
            yield text, list(chains.values())
    else:
        yield from _gum(gum, genre)


def _own() -> Iterator[tuple[str, list[Chain]]]:
    """The articles of our gold that may be read."""
    for split in ("dev", "opened"):
        for gold in load(split):
            chains = defaultdict(list)
            for span, entity in gold_mentions(gold).items():
                chains[entity].append(span)
            yield gold.text, list(chains.values())


def _gum(gum: Path, genre: str) -> Iterator[tuple[str, list[Chain]]]:
    for path in sorted(gum.glob(f"dep/*_{genre}_*.conllu")):
        doc = load_gum(path)
        at = doc.offsets
        yield (
            doc.text,
            [
                [(at[first][0], at[end - 1][1]) for first, end in spans]
                for spans in doc.spans.values()
            ],
        )


def gold_of(
    parsed: Parsed, phrases: list[Phrase], gold: list[Chain]
) -> list[int | None]:
    """The gold chain of each phrase: by its words, or by the head of a longer mention."""
    exact = {span: n for n, chain in enumerate(gold) for span in chain}
    heads: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for (start, end), n in exact.items():
        head = _head(parsed, start, end)
        if head is not None:
            heads[head].append((end - start, n))
    found: list[int | None] = []
    for phrase in phrases:
        span = parsed.starts[phrase.first], parsed.ends[phrase.end - 1]
        near = heads.get(phrase.head) if phrase.kind != "pronoun" else None
        found.append(exact.get(span, max(near)[1] if near else None))
    return found


def _head(parsed: Parsed, start: int, end: int) -> int | None:
    """The token of a span whose head lies outside it."""
    first, last = parsed.token_at(start), parsed.token_at(end - 1)
    if first is None or last is None:
        return None
    heads = parsed.tree.head
    outer = (k for k in range(first, last) if not first <= heads[k] <= last)
    return next(outer, last)


def examples_of(text: Text, table: Table | None) -> Iterator[tuple[str, Example]]:
    """One example per gold pronoun that is taken up or could take up something.

    In the first round the right chain is taken; later the table's own choice, so that
    the weights are fitted on chains as they will be met.
    """
    gold, found = text.gold, list[tuple[str, Example]]()
    often = Counter(gold)

    def right_of(i: int, options: list[Option]) -> set[int]:
        return {
            n for n, option in enumerate(options)
            if gold[i] is not None and _last(gold, option.members) == gold[i]
        }  # fmt: skip

    def choose(i: int, name: str, options: list[Option]) -> int | None:
        right = right_of(i, options)
        first = gold[i] not in gold[:i]
        if gold[i] is not None and often[gold[i]] > 1 and (right or first):
            rows = [option.features for option in options]
            wanted = right or {len(rows) - 1}
            found.append((name, Example(rows, wanted, GENRES[text.genre])))
        if table is None:
            return min(right) if right else None
        return best(i, name, options, table[name])

    chains_of(text.parsed, text.phrases, choose)
    yield from found


def _last(gold: list[int | None], members: tuple[int, ...]) -> int | None:
    """The gold chain of the last member that has one."""
    return next((gold[j] for j in reversed(members) if gold[j] is not None), None)


def trained(train: list[Text]) -> Table:
    """Weights fitted in rounds: each on the chains that the round before makes."""
    table: Table | None = None
    for _ in range(ROUNDS):
        examples: dict[str, list[Example]] = defaultdict(list)
        for text in train:
            for name, example in examples_of(text, table):
                examples[name].append(example)
        table = {name: fitted(rows, RIDGE) for name, rows in examples.items()}
    if table is None:
        raise ValueError("no round of training was run")
    return table


def verdicts(text: Text, choose: Chooser) -> Iterator[tuple[str, str]]:
    """Class and verdict of each gold pronoun with a mention before it: whether the last
    gold mention before it in our chain is of the same thing.
    """
    gold = text.gold
    chains = chains_of(text.parsed, text.phrases, choose)
    for i, phrase in enumerate(text.phrases):
        if phrase.kind != "pronoun" or phrase.person != 3 or gold[i] is None:
            continue
        if gold[i] not in gold[:i]:
            continue
        members = chains.chain(i).members if chains.of[i] >= 0 else []
        last = _last(gold, tuple(sorted(j for j in members if j < i)))
        verdict = "open" if last is None else "right" if last == gold[i] else "wrong"
        yield CLASSES[phrase.gender], verdict


def chooser(table: Table) -> Chooser:
    """Picks by a table's sums."""

    def choose(i: int, name: str, options: list[Option]) -> int | None:
        return best(i, name, options, table[name])

    return choose


def cross_validate(every: list[Text], folds: int) -> None:
    """Print how pronouns fare in texts left out of the fit, by genre and class."""
    count: Counter[tuple[str, str, str]] = Counter()
    for fold in range(folds):
        table = trained([t for n, t in enumerate(every) if n % folds != fold])
        for text in every[fold::folds]:
            found = verdicts(text, chooser(table))
            count.update((text.genre, name, verdict) for name, verdict in found)
    for genre, name in sorted({(genre, name) for genre, name, _ in count}):
        row = {v: count[genre, name, v] for v in VERDICTS}
        total = sum(row.values())
        shares = ", ".join(f"{v} {n / total:.3f}" for v, n in row.items())
        print(f"left out: {genre} {name} {total}: {shares}")


def parsed_texts(gum: Path, litbank: Path) -> Iterator[Text]:
    """The training texts, parsed once, genre by genre."""
    for genre in GENRES:
        for text, gold in texts(gum, litbank, genre):
            parsed = parse(document_of(text), load_english())
            phrases = phrases_of(parsed, names_of(parsed))
            yield Text(genre, parsed, phrases, gold_of(parsed, phrases, gold))


def write(table: Table) -> None:
    """Put the pronouns' weights into the codebook, the nouns' kept."""
    head = "".join(
        f"# {line}\n" if line else "#\n"
        for line in (__doc__ or "").strip().splitlines()
    )
    short = {
        name: {sign: round(w, 3) for sign, w in sorted(row.items()) if abs(w) >= SMALL}
        for name, row in table.items()
    }
    tables = yaml.safe_load(OUT.read_text(encoding="utf-8")) | short
    OUT.write_text(
        head + yaml.safe_dump(tables, allow_unicode=True, sort_keys=True),
        encoding="utf-8",
    )


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
    every = list(parsed_texts(args.gum, args.litbank))
    if args.folds > 1:
        cross_validate(every, args.folds)
    if args.write:
        write(trained(every))


if __name__ == "__main__":
    main()

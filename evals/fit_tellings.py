"""Fit the weights of tellings: `python -m evals.fit_tellings [--folds N] [--write]`.

A linear ranking of the happenings a telling may be of, "none of them" among these
(softmax with a ridge, `evals/ranking.py`), fitted on the dev and opened articles of our
own gold and on short reports of our own (`evals/tellings`), on those tellings that the
rules leave alone. Prints how tellings are joined in articles left out of the fit, beside
what the rules alone do. Writes codebook/tellings.yaml.
"""

from __future__ import annotations

import argparse
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

import yaml

from evals.goldfile import load
from evals.incident_pages import gold_events
from evals.ranking import Example, Row, fitted
from evals.reading import document_of, english
from tahqiq.extract.events.coref import Chooser, by_rules, chooser, clusters_of
from tahqiq.extract.events.telling import Telling
from tahqiq.extract.events.tellings import page_of, tellings_of
from tahqiq.extract.events.triggers import triggers_of
from tahqiq.extract.events.weighing import Option, Weighing
from tahqiq.extract.lexicon.event_lexicon import EventLexicon
from tahqiq.extract.measures.quantities import quantities_of
from tahqiq.extract.measures.times import times_of
from tahqiq.extract.mentions.mentions import named_of
from tahqiq.extract.parsing.parse import parse
from tahqiq.model.document import Document, Said

REPORTS = Path(__file__).parent / "tellings" / "reports.txt"
OUT = Path("src/tahqiq/codebook/tellings.yaml")
MARK = re.compile(r"\{([^{}|]+)\|([a-z])\}")
SAID = Said(outlet="The Ledger", published="2032-06-15")
# In articles left out, ridges of 2 to 8 do alike; a second round, on happenings as they
# will be met, mixes fewer than the first.
RIDGE, ROUNDS = 4.0, 2
SMALL = 1e-3  # weights below it are left out
Mark = tuple[int, int, str]  # words from and to which offset tell what


class Text(NamedTuple):
    """A text with its tellings, and the happening that each telling is of."""

    genre: str
    tellings: list[Telling]
    lexicon: EventLexicon
    gold: Mapping[int, frozenset[str]]
    asked: int  # tellings of the gold


def reports(path: Path = REPORTS) -> Iterator[tuple[str, list[Mark]]]:
    """Our own short reports, with the happening that each marked stretch tells."""
    for block in path.read_text(encoding="utf-8").split("\n\n"):
        rows = [r for r in block.splitlines() if not r.startswith("#")]
        source = "\n\n".join(row.removeprefix("= ") for row in rows)
        text, marks, end = "", list[Mark](), 0
        for mark in MARK.finditer(source):
            text += source[end : mark.start()]
            marks.append((len(text), len(text) + len(mark[1]), mark[2]))
            text += mark[1]
            end = mark.end()
        yield text + source[end:], marks


def marked_texts() -> Iterator[tuple[str, Document, list[Mark]]]:
    """Every text of the fit with its marks."""
    for gold in (*load("dev"), *load("opened")):
        marks = [
            (quote.start, quote.end, event.id)
            for event in gold_events(gold)
            for quote in event.triggers
        ]
        told = gold.raw["document"]
        said = Said(outlet=told.get("outlet"), published=str(told.get("published")))
        yield "own gold", document_of(gold.text, name=gold.name, said=said), marks
    for text, marks in reports():
        yield "our reports", document_of(text, said=SAID), marks


def texts() -> Iterator[Text]:
    """Every text of the fit, read as far as its tellings."""
    for genre, document, marks in marked_texts():
        parsed = parse(document, english())
        named, times = named_of(parsed), times_of(parsed)
        page = page_of(parsed, named, times, quantities_of(parsed, times))
        tellings = tellings_of(page, triggers_of(page.scene))
        gold: dict[int, set[str]] = defaultdict(set)
        for telling in tellings:
            span = parsed.span(telling.trigger.first, telling.trigger.end)
            for start, end, name in marks:
                if span.start < end and start < span.end:
                    gold[telling.index].add(name)
        known = {index: frozenset(names) for index, names in gold.items()}
        yield Text(genre, tellings, page.lexicon, known, len(marks))


def happening(text: Text, tellings: Sequence[Telling]) -> str | None:
    """What most of the tellings are of."""
    count = Counter(name for t in tellings for name in text.gold.get(t.index, ()))
    return min(count, key=lambda name: (-count[name], name), default=None)


def examples_of(text: Text, table: Row | None) -> list[Example]:
    """One example per group that the rules leave alone, where the gold knows it.

    In the first round what is right is taken; later the table's own choice, so that the
    weights are fitted on happenings as they will be met.
    """
    weighing, found = Weighing(text.lexicon.words.links), list[Example]()
    choose = chooser(weighing, table or {})
    seen: set[str] = set()

    def taken(group: Sequence[Telling], options: Sequence[Option]) -> int | None:
        name = happening(text, group)
        right = {
            n for n, o in enumerate(options)
            if name is not None and happening(text, o.cluster.tellings) == name
        }  # fmt: skip
        alone = by_rules(group, options) is None and bool(options)
        if name is not None and alone and (right or name not in seen):
            rows = [weighing.signs(group, o) for o in options]
            rows.append(weighing.none(group, options))
            found.append(Example(rows, right or {len(options)}, 1.0))
        seen.update({name} if name is not None else ())
        if table is None and right:
            return min(right)
        return choose(group, options)

    clusters_of(text.tellings, text.lexicon, taken)
    return found


def trained(train: Sequence[Text]) -> Row:
    """Weights fitted in rounds: each on the happenings that the round before makes."""
    table: Row | None = None
    for _ in range(ROUNDS):
        table = fitted([e for text in train for e in examples_of(text, table)], RIDGE)
    if table is None:
        raise ValueError("no round of training was run")
    return table


def counted(text: Text, choose: Chooser) -> Counter[str]:
    """Tellings joined, pairs of tellings, and events of ours that mix two of the gold's."""
    clusters = clusters_of(text.tellings, text.lexicon, choose)
    of = {t.index: n for n, cluster in enumerate(clusters) for t in cluster}
    known, count = sorted(text.gold), Counter({"asked": text.asked})
    pairs = [(a, b) for n, a in enumerate(known) for b in known[n + 1 :]]
    for a, b in pairs:
        same, ours = bool(text.gold[a] & text.gold[b]), of[a] == of[b]
        count.update({"gold": same, "ours": ours, "right": same and ours})
    told: dict[str, Counter[int]] = defaultdict(Counter)
    for index in known:
        for name in text.gold[index]:
            told[name][of[index]] += 1
    count["joined"] = sum(max(row.values()) for row in told.values())
    mixed = {
        of[a] for a, b in pairs if of[a] == of[b] and not text.gold[a] & text.gold[b]
    }
    return count + Counter({"mixed": len(mixed)})


def cross_validate(every: Sequence[Text], folds: int) -> None:
    """Print how tellings are joined in texts left out, by the rules and by the weights."""
    count: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for fold in range(folds):
        table = trained([t for n, t in enumerate(every) if n % folds != fold])
        for text in every[fold::folds]:
            weighed = chooser(Weighing(text.lexicon.words.links), table)
            count[text.genre, "rules"] += counted(text, by_rules)
            count[text.genre, "rules and weights"] += counted(text, weighed)
    for (genre, by), row in sorted(count.items()):
        right, ours, gold = row["right"], row["ours"], row["gold"]
        print(
            f"left out: {genre}, {by}: joined {row['joined'] / row['asked']:.3f}, "
            f"pairs precision {right / max(1, ours):.3f} recall {right / max(1, gold):.3f}, "
            f"events that mix two {row['mixed']}"
        )


def write(table: Row) -> None:
    """Put the weights into the codebook."""
    head = "".join(
        f"# {line}\n" if line else "#\n"
        for line in (__doc__ or "").strip().splitlines()
    )
    short = {s: round(w, 3) for s, w in sorted(table.items()) if abs(w) >= SMALL}
    body = yaml.safe_dump(
        {"weights": short}, allow_unicode=True, sort_keys=True, width=100
    )
    OUT.write_text(head + body, encoding="utf-8")


def main() -> None:
    """Say how well texts left out are read; fit on all and write on demand."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--folds", type=int, default=8)
    parser.add_argument("--write", action="store_true")
    args = parser.parse_args()
    every = list(texts())
    if args.folds > 1:
        cross_validate(every, args.folds)
    if args.write:
        write(trained(every))


if __name__ == "__main__":
    main()

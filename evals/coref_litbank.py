"""Coreference on LitBank: third-person pronouns of gold chains with a noun or name before.

`link`: the mention before it in our chain is of the gold chain; `to the right noun`: the
last noun or name before it in our chain is.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from evals.naming import PRONOUNS, read_named
from tahqiq.extract.names.named import Named
from tahqiq.model.reading import Mention

LITBANK = Path("../shared/bench/litbank")
TYPE = re.compile(r"(PROP|NOM|PRON)_[A-Z]+")  # other labels name a chain
Span = tuple[int, int]


def litbank_documents(
    folder: Path,
) -> Iterator[tuple[str, dict[str, list[Span]]]]:
    """Texts with the mentions of each gold chain."""
    for ann in sorted(folder.glob("coref/brat/*.ann")):
        text = ann.with_suffix(".txt").read_text(encoding="utf-8")
        chains: dict[str, list[Span]] = defaultdict(list)
        for line in ann.read_text(encoding="utf-8").splitlines():
            row = line.split("\t")
            label, first, end = (*row[1].split(" "), "", "")[:3]
            if row[0].startswith("T") and not TYPE.fullmatch(label):
                chains[label].append((int(first), int(end)))
        yield text, dict(chains)


def score_litbank(folder: Path, limit: int | None) -> None:
    """Print the share of pronouns that stand with the right noun or name."""
    count: Counter[str] = Counter()
    for text, chains in islice(litbank_documents(folder), limit):
        _, named = read_named(text)
        for span, others in _pronouns(text, chains):
            count["total"] += 1
            count.update(_verdicts(span, others, named))
    total = count["total"]
    print(
        f"litbank pronouns: link {count['link'] / max(total, 1):.3f} "
        f"({count['link']}/{total}), to the right noun "
        f"{count['right'] / max(total, 1):.3f}, of {count['answered']} with a noun"
    )


def _pronouns(
    text: str, chains: dict[str, list[Span]]
) -> Iterator[tuple[Span, list[Span]]]:
    """Each pronoun with a noun of its chain before it, and the rest of its chain."""
    for spans in chains.values():
        words = [(span, text[slice(*span)].lower()) for span in spans]
        nouns = [s for s, word in words if word not in PRONOUNS and len(word) > 3]
        for span, word in words:
            if word in PRONOUNS and any(noun[0] < span[0] for noun in nouns):
                yield span, [s for s in spans if s != span]


def _verdicts(span: Span, others: list[Span], named: Named) -> Iterator[str]:
    """What our chain of a pronoun has right: a noun at all, the right one, the link."""
    own = next((m.entity for m in reversed(named.mentions) if _at(m, span)), None)
    before = [
        m for m in named.mentions if own and m.entity == own and m.start < span[0]
    ]
    nouns = [(m.start, m.end) for m in before if m.kind != "pronoun"]
    if nouns:
        yield "answered"
    if nouns and any(_meets(max(nouns), s) for s in others):
        yield "right"
    links = [(m.start, m.end) for m in before]
    if links and any(_meets(max(links), s) for s in others):
        yield "link"


def _at(mention: Mention, span: Span) -> bool:
    return (mention.start, mention.end) == span


def _meets(a: Span, b: Span) -> bool:
    """Two spans end alike or one holds the other."""
    return (
        a[1] == b[1]
        or (b[0] <= a[0] and a[1] <= b[1])
        or (a[0] <= b[0] and b[1] <= a[1])
    )

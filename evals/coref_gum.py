"""Coreference on GUM: CoNLL F1, the mean of MUC, B-cubed and CEAF-e.

Over chains of two mentions or more (and again with single mentions). A mention stands
for its head token in GUM's tree, as spans differ by convention (relative clauses,
articles); `exact` asks for the span: that of our mention's extent, its whole noun phrase,
as GUM has it. GUM annotates times, so our times of one value are one chain; adjectives of
nations ("Greek") it does not, so ours are left out. Every document is dated as its header
dates it.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from evals.conll import b_cubed, ceaf, muc
from evals.naming import prf, read_named
from tahqiq.extract.measures.times import times_of
from tahqiq.extract.names.named import Named
from tahqiq.model.reading import Time

GUM = Path("../shared/bench/gum_news")
# "(3-organization-…" opens a mention, "3)" closes it, "(3-…)" does both.
ENTITY = re.compile(r"\((\d+)(?:\[[\d/]+\])?-[^()]*(\))?|(\d+)(?:\[[\d/]+\])?\)")
WEEKDAY = re.compile(r"(\w+day),\s+")
CREATED = re.compile(r'dateCreated="([\d-]+)"')
Clusters = list[frozenset[object]]


@dataclass(slots=True)
class GumDocument:
    """One GUM document: text, token offsets, heads, mentions by entity."""

    text: str = ""
    offsets: list[tuple[int, int]] = field(default_factory=list)
    heads: list[int] = field(default_factory=list)
    relations: list[str] = field(default_factory=list)
    spans: dict[str, list[tuple[int, int]]] = field(default_factory=dict)

    def head(self, first: int, end: int) -> int:
        """The token of a span whose head lies outside it."""
        for i in range(first, end):
            if not first <= self.heads[i] < end:
                return i
        return end - 1


def load_gum(path: Path) -> GumDocument:
    """A document from its CoNLL-U file."""
    doc = GumDocument()
    open_at: dict[str, list[int]] = defaultdict(list)
    base, joined_to, joined_space = 0, 0, True
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("# newpar") and "block" not in line and doc.text:
            doc.text = doc.text.rstrip() + "\n\n"
        elif line.startswith("# sent_id"):
            base, joined_to, joined_space = len(doc.offsets), 0, True
        row = line.split("\t")
        if len(row) == 10 and "-" in row[0]:
            joined_to, joined_space = (
                int(row[0].split("-")[1]),
                "SpaceAfter=No" not in row[9],
            )
        if len(row) < 10 or not row[0].isdigit():
            continue
        i = len(doc.offsets)
        start = len(doc.text)
        doc.text += row[1]
        doc.offsets.append((start, len(doc.text)))
        doc.relations.append(row[7])
        doc.heads.append(base + int(row[6]) - 1 if row[6] != "0" else -1)
        spaced = "SpaceAfter=No" not in row[9]
        if int(row[0]) <= joined_to:
            spaced = joined_space and int(row[0]) == joined_to
        if spaced:
            doc.text += " "
        _entities(doc, open_at, row[9], i)
    return doc


def dated(path: Path) -> str | None:
    """The day a GUM document was written, from the header of its XML."""
    header = path.parent.parent / "xml" / f"{path.stem}.xml"
    found = CREATED.search(header.read_text(encoding="utf-8"))
    return found[1] if found is not None else None


def _entities(
    doc: GumDocument, open_at: dict[str, list[int]], misc: str, i: int
) -> None:
    for part in misc.split("|"):
        if not part.startswith("Entity="):
            continue
        for piece in ENTITY.finditer(part[7:]):
            name = piece[1] or piece[3]
            if piece[1]:
                open_at[name].append(i)
            if (piece[2] or piece[3]) and open_at[name]:
                doc.spans.setdefault(name, []).append((open_at[name].pop(), i + 1))


def clusters_of(
    doc: GumDocument, named: Named, times: Iterable[Time], *, exact: bool
) -> tuple[Clusters, Clusters]:
    """Gold and predicted clusters, mentions as head tokens or as spans."""
    gold = [
        frozenset(_key(doc, *span, exact=exact) for span in spans)
        for spans in doc.spans.values()
    ]
    at = {start: i for i, (start, _) in enumerate(doc.offsets)}
    ends = {end: i + 1 for i, (_, end) in enumerate(doc.offsets)}
    guess: dict[str, set[object]] = defaultdict(set)
    known = frozenset().union(*gold)
    for start, stop, name in _ours(named, times, exact=exact):
        first, end = at.get(start), ends.get(stop)
        if first is not None and end is not None:
            key = _key(doc, first, end, exact=exact)
            guess[name].add(key if exact else _title_head(doc, key, known))
    return gold, [frozenset(c) for c in guess.values()]


def _ours(
    named: Named, times: Iterable[Time], *, exact: bool
) -> Iterator[tuple[int, int, str]]:
    """Offsets of our mentions that GUM would annotate, and what each mentions."""
    for m in named.mentions:
        if m.entity is not None and m.type != "NORP":
            words = m.extent if exact and m.extent is not None else m
            yield words.start, words.end, m.entity
    for time in times:
        if time.type in {"DATE", "TIME"} and time.value is not None:
            name = f"{time.type} {time.value}"
            day = WEEKDAY.match(time.exact)  # in GUM in apposition to its date
            if day is not None:
                yield time.start, time.start + day.end(1), name
            yield time.start + (day.end() if day is not None else 0), time.end, name


def _key(doc: GumDocument, first: int, end: int, *, exact: bool) -> object:
    return (first, end) if exact else doc.head(first, end)


def _title_head(doc: GumDocument, head: object, known: frozenset[object]) -> object:
    """GUM's head of "captain Harry Kane" is the title, which our names leave out."""
    here = head
    while (
        isinstance(here, int)
        and here not in known
        and doc.relations[here] in {"flat", "appos"}
    ):
        here = doc.heads[here]
    return here if here in known else head


@dataclass(slots=True)
class Tally:
    """Sums of the three measures over documents."""

    muc_p: list[float] = field(default_factory=lambda: [0.0, 0.0])
    muc_r: list[float] = field(default_factory=lambda: [0.0, 0.0])
    b_p: list[float] = field(default_factory=lambda: [0.0, 0.0])
    b_r: list[float] = field(default_factory=lambda: [0.0, 0.0])
    ceaf: list[float] = field(default_factory=lambda: [0.0, 0.0, 0.0])

    def add(self, gold: Clusters, guess: Clusters) -> None:
        """Count one document."""
        for into, value in (
            (self.muc_r, muc(gold, guess)), (self.muc_p, muc(guess, gold)),
            (self.b_r, b_cubed(gold, guess)), (self.b_p, b_cubed(guess, gold)),
            (self.ceaf, (ceaf(gold, guess), len(guess), len(gold))),
        ):  # fmt: skip
            for i, part in enumerate(value):
                into[i] += part

    def scores(self) -> dict[str, float]:
        """F1 of each measure and their mean."""
        found = {
            "muc": _f1(self.muc_p, self.muc_r),
            "b3": _f1(self.b_p, self.b_r),
            "ceaf": prf(self.ceaf[0], self.ceaf[1], self.ceaf[2])[2],
        }
        return {**found, "conll": sum(found.values()) / 3}


def _f1(precision: list[float], recall: list[float]) -> float:
    p = precision[0] / precision[1] if precision[1] else 0.0
    r = recall[0] / recall[1] if recall[1] else 0.0
    return 2 * p * r / (p + r) if p + r else 0.0


def score_gum(folder: Path, genres: list[str]) -> None:
    """Print the scores by genre and for all."""
    tallies: dict[tuple[str, str], Tally] = defaultdict(Tally)
    for path in sorted(folder.glob("dep/*.conllu")):
        genre = path.stem.split("_")[1]
        if genres and genre not in genres:
            continue
        doc = load_gum(path)
        parsed, named = read_named(doc.text, published=dated(path))
        times = times_of(parsed)
        for exact in (False, True):
            gold, guess = clusters_of(doc, named, times, exact=exact)
            name = "exact" if exact else "head"
            for label, least in ((name, 2), (name + "+single", 1)):
                a = [c for c in gold if len(c) >= least]
                b = [c for c in guess if len(c) >= least]
                tallies[genre, label].add(a, b)
                tallies["all", label].add(a, b)
    for (genre, label), tally in sorted(tallies.items()):
        if label == "head" or genre in {"all", "news"}:
            text = " ".join(f"{k} {v:.3f}" for k, v in tally.scores().items())
            print(f"gum {genre} {label}: {text}")

"""Coreference: `python -m evals.coref [GUM_FOLDER] [--litbank FOLDER] [--genre news]
[--split dev|opened|gate] [--errors]`.

GUM: CoNLL F1, the mean of MUC, B-cubed and CEAF-e, over chains of two mentions or more
(and again with single mentions). A mention stands for its head token in GUM's tree, as
spans differ by convention (relative clauses, articles); `exact` asks for the span: that
of our mention's extent, its whole noun phrase, as GUM has it. GUM annotates times, so our
times of one value are one chain; adjectives of nations ("Greek") it does not, so ours
are left out. Every document is dated as its header dates it.
Our gold (``--split``): CoNLL over the quoted mentions of its entities, which are not all
there are, so mentions of ours that no quote covers count nothing; and for its third-person
pronouns whether the mention before them in our chain is of the same entity (right), of
another (wrong), or there is none (open).
LitBank: third-person pronouns of gold chains with a noun or name before them. `link`:
the mention before it in our chain is of the gold chain; `to the right noun`: the last
noun or name before it in our chain is.
"""

from __future__ import annotations

import argparse
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from evals.conll import b_cubed, ceaf, muc, score
from evals.goldfile import Gold, find, load
from evals.naming import prf, read_named
from tahqiq.extract.named import Named
from tahqiq.extract.times import times_of
from tahqiq.model.reading import Time

GUM = Path("../shared/bench/gum_news")
LITBANK = Path("../shared/bench/litbank")
# "(3-organization-…" opens a mention, "3)" closes it, "(3-…)" does both.
ENTITY = re.compile(r"\((\d+)(?:\[[\d/]+\])?-[^()]*(\))?|(\d+)(?:\[[\d/]+\])?\)")
WEEKDAY = re.compile(r"(\w+day),\s+")
CREATED = re.compile(r'dateCreated="([\d-]+)"')
PRONOUNS = {
    "he",
    "him",
    "his",
    "himself",
    "she",
    "her",
    "hers",
    "herself",
    "they",
    "them",
    "their",
    "theirs",
    "themselves",
    "it",
    "its",
    "itself",
}
TYPE = re.compile(r"(PROP|NOM|PRON)_[A-Z]+")  # other labels name a chain
Clusters = list[frozenset[object]]
POSSESSIVE = {"'s", "\u2019s"}  # "the man" is not "the man's car"
VERDICTS = ("right", "wrong", "open")


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


def litbank_documents(
    folder: Path,
) -> Iterator[tuple[str, dict[str, list[tuple[int, int]]]]]:
    """Texts with the mentions of each gold chain."""
    for ann in sorted(folder.glob("coref/brat/*.ann")):
        text = ann.with_suffix(".txt").read_text(encoding="utf-8")
        chains: dict[str, list[tuple[int, int]]] = defaultdict(list)
        for line in ann.read_text(encoding="utf-8").splitlines():
            row = line.split("\t")
            label, first, end = (*row[1].split(" "), "", "")[:3]
            if row[0].startswith("T") and not TYPE.fullmatch(label):
                chains[label].append((int(first), int(end)))
        yield text, dict(chains)


def score_litbank(folder: Path, limit: int | None) -> None:
    """Print the share of pronouns that stand with the right noun or name."""
    right = linked = answered = total = 0
    for n, (text, chains) in enumerate(litbank_documents(folder)):
        if limit is not None and n >= limit:
            break
        _, named = read_named(text)
        entity = {(m.start, m.end): m.entity for m in named.mentions}
        kinds, every = defaultdict(list), defaultdict(list)
        for m in named.mentions:
            if m.entity is not None:
                every[m.entity].append((m.start, m.end))
            if m.kind != "pronoun" and m.entity is not None:
                kinds[m.entity].append((m.start, m.end))
        for spans in chains.values():
            nouns = [
                s
                for s in spans
                if text[s[0] : s[1]].lower() not in PRONOUNS
                and len(text[s[0] : s[1]]) > 3
            ]
            for span in spans:
                before = [s for s in nouns if s[0] < span[0]]
                if text[span[0] : span[1]].lower() not in PRONOUNS or not before:
                    continue
                total += 1
                found = entity.get(span)
                mine = [m for m in kinds.get(found or "", ()) if m[0] < span[0]]
                answered += bool(mine)
                nearest = max(mine, default=None)
                right += nearest is not None and any(
                    _meets(nearest, s) for s in spans if s != span
                )
                link = max(
                    (m for m in every.get(found or "", ()) if m[0] < span[0]),
                    default=None,
                )
                linked += link is not None and any(
                    _meets(link, s) for s in spans if s != span
                )
    print(
        f"litbank pronouns: link {linked / max(total, 1):.3f} ({linked}/{total}), "
        f"to the right noun {right / max(total, 1):.3f}, of {answered} with a noun"
    )


def _meets(a: tuple[int, int], b: tuple[int, int]) -> bool:
    """Two spans end alike or one holds the other."""
    return (
        a[1] == b[1]
        or (b[0] <= a[0] and a[1] <= b[1])
        or (a[0] <= b[0] and b[1] <= a[1])
    )


def gold_mentions(gold: Gold) -> dict[tuple[int, int], str]:
    """Quoted mentions of an article's entities: offsets and the entity."""
    found = {}
    for entity in gold.raw["entities"]:
        for quote in entity.get("mentions", ()):
            words = find(gold.text, quote, gold.name)
            found[words.start, words.end] = entity["id"]
    return found


def matched_mentions(
    text: str, wanted: dict[tuple[int, int], str], named: Named
) -> dict[tuple[int, int], str | None]:
    """Our entity for each quoted mention: of the longest mention of ours in it or over it.

    A quote may hold titles or a relative clause that our spans leave out, so the two have
    to begin or end alike.
    """
    found: dict[tuple[int, int], str | None] = {}
    for start, end in wanted:
        fit = [
            (m.start == start and m.end == end, m.end - m.start, m.entity)
            for m in named.mentions
            if m.entity is not None
            and (m.start == start or m.end == end)
            and m.start < end
            and start < m.end
            and (m.end == end or text[min(m.end, end) :][:2] not in POSSESSIVE)
        ]
        found[start, end] = max(fit)[2] if fit else None
    return found


def score_gold(split: str, *, errors: bool = False) -> None:
    """Print CoNLL over the quoted mentions and how the pronouns fared."""
    keys: Clusters = []
    guesses: Clusters = []
    count: Counter[str] = Counter()
    for gold in load(split):
        _, named = read_named(gold.text)
        wanted = gold_mentions(gold)
        ours = matched_mentions(gold.text, wanted, named)
        keys.extend(_clusters(gold.name, wanted))
        guesses.extend(_clusters(gold.name, ours))
        for span, verdict, before in _pronouns(gold.text, wanted, ours):
            count[verdict] += 1
            if errors and verdict != "right":
                words = gold.text[max(0, span[0] - 110) : span[1] + 40]
                print(gold.name, verdict, before, "|", " ".join(words.split()))
    total = sum(count.values())
    shares = ", ".join(f"{k} {count[k] / max(total, 1):.3f}" for k in VERDICTS)
    print(f"our gold {split}: {score(keys, guesses)}; {total} pronouns: {shares}")


def _clusters(
    article: str, entity_of: Mapping[tuple[int, int], str | None]
) -> Clusters:
    """Mentions of one article by their entity, those of none left out."""
    found: dict[str, set[object]] = defaultdict(set)
    for span, entity in entity_of.items():
        if entity is not None:
            found[entity].add((article, span))
    return [frozenset(spans) for spans in found.values()]


def _pronouns(
    text: str,
    wanted: dict[tuple[int, int], str],
    ours: dict[tuple[int, int], str | None],
) -> Iterator[tuple[tuple[int, int], str, str]]:
    """Each quoted pronoun that has a mention before it: span, verdict, our antecedent."""
    order = sorted(wanted)
    for n, span in enumerate(order):
        if text[span[0] : span[1]].lower() not in PRONOUNS:
            continue
        before = order[:n]
        if not any(wanted[s] == wanted[span] for s in before):
            continue
        mine = [s for s in before if ours[span] is not None and ours[s] == ours[span]]
        if not mine:
            yield span, "open", "-"
            continue
        right = wanted[mine[-1]] == wanted[span]
        yield span, "right" if right else "wrong", text[slice(*mine[-1])]


def main() -> None:
    """Score what is there; say what is absent."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", nargs="?", type=Path, default=GUM)
    parser.add_argument("--litbank", type=Path, default=LITBANK)
    parser.add_argument("--genre", action="append", default=[])
    parser.add_argument("--limit", type=int, default=None)
    parser.add_argument("--split", choices=["dev", "opened", "gate"], default="dev")
    parser.add_argument("--errors", action="store_true", help="dev pronouns gone wrong")
    args = parser.parse_args()
    score_gold(args.split, errors=args.errors and args.split != "gate")
    if args.errors:
        return
    if args.folder.is_dir():
        score_gum(args.folder, args.genre)
    else:
        print(f"{args.folder}: absent")
    if args.litbank.is_dir():
        score_litbank(args.litbank, args.limit)
    else:
        print(f"{args.litbank}: absent")


if __name__ == "__main__":
    main()

"""Events and entities across documents on ECB+: `python -m evals.ecb [FOLDER] [--part Dev]`.

Gold mentions, found chains; CoNLL F1, events and entities apart. No topic is given:
documents are first brought together by their wording, as incidents are, then mentions
by the stems, senses and names that the product compares by.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from evals.conll import Scores, score
from tahqiq.resolve.clusters import Clusters
from tahqiq.resolve.compare import compare_names
from tahqiq.resolve.deeds import derived, meanings, noun, stem
from tahqiq.resolve.spelling import latin_likeness
from tahqiq.resolve.wordings import wordings

DEFAULT = Path("../shared/bench/ecbplus")
ALIKE = 0.14  # mean cosine from which two groups of documents tell one story
PARTICLES = frozenset("in up out off down over on to away for by at of".split())  # noqa: SIM905
PLACED = PARTICLES | {
    "near",
    "around",
    "about",
    "since",
    "until",
    "before",
    "after",
    "early",
}
PLACED |= {"late", "along", "from"}
DAYS = {"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"}
CUT = {",", "(", "who", "which", "that", "between", "near", "whose", "where"}
ARTICLES = {
    "'s",
    "s",
    "the",
    "a",
    "an",
    "his",
    "her",
    "its",
    "their",
    "this",
    "that",
    "these",
}
ARTICLES |= {"those"}
HE = {"he", "him", "his", "himself"}
SHE = {"she", "her", "hers", "herself"}
THEY = {
    "they",
    "them",
    "their",
    "theirs",
    "who",
    "whom",
    "which",
    "it",
    "its",
    "we",
    "our",
    "us",
}
SPEAKER = {"i", "me", "my", "you", "your"}
SAY = {
    "say",
    "tell",
    "told",
    "said",
    "announc",
    "report",
    "accord",
    "confirm",
    "state",
    "add",
}


@dataclass(frozen=True, slots=True)
class Mention:
    """One gold mention: where it stands and in which chain."""

    document: str
    sentence: int
    tokens: tuple[int, ...]
    text: str
    kind: str
    chain: str

    @property
    def words(self) -> list[str]:
        """The words, lower case."""
        return self.text.casefold().split()


def load(path: Path) -> list[Mention]:
    """The gold mentions of a file."""
    return [
        Mention(row["doc_id"], row["sent_id"], tuple(row["tokens_number"]), row["tokens_str"],
                row["mention_type"], row["coref_chain"])
        for row in json.loads(path.read_text(encoding="utf-8"))
    ]  # fmt: skip


def texts(folder: Path, part: str) -> dict[str, str]:
    """Words of each document: the full text where it is there, else what is annotated."""
    found: dict[str, list[str]] = defaultdict(list)
    for line in (
        (folder / f"ECB_{part}_corpus.txt").read_text(encoding="utf-8").splitlines()
    ):
        if line.strip():
            row = line.split("\t")
            found[row[0]].append(row[3])
    whole = {document: " ".join(words) for document, words in found.items()}
    path = folder / "documents.jsonl"
    if path.exists():
        for line in path.read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            if row["doc_id"] in whole:
                whole[row["doc_id"]] = f"{row['title']} {row['text']}"
    return whole


def stories(documents: dict[str, str]) -> dict[str, str]:
    """The story of each document: groups joined while their mean cosine is enough."""
    words = wordings(documents)
    keys = sorted(documents)
    groups: dict[str, list[str]] = {key: [key] for key in keys}
    sums = {
        (a, b): words.alike(a, b) for i, a in enumerate(keys) for b in keys[i + 1 :]
    }
    while len(groups) > 1:
        best = max(
            sums, key=lambda p: (sums[p] / len(groups[p[0]]) / len(groups[p[1]]), p)
        )
        if sums[best] / len(groups[best[0]]) / len(groups[best[1]]) < ALIKE:
            break
        a, b = best
        groups[a] += groups.pop(b)
        for key in groups:
            if key != a:
                pair, gone = tuple(sorted((a, key))), tuple(sorted((b, key)))
                sums[pair[0], pair[1]] += sums[gone[0], gone[1]]
        sums = {p: v for p, v in sums.items() if b not in p}
    return {document: key for key, members in groups.items() for document in members}


def head(mention: Mention) -> str:
    """The stem of the word an event mention turns on."""
    words = [w for w in mention.words if w not in ARTICLES] or mention.words
    if len(words) > 1 and words[-1] in PARTICLES:
        joined = "-".join(words[:2])
        return joined if meanings(joined) else stem(words[0])
    return stem(words[-1])


def event_chains(mentions: list[Mention], story: dict[str, str]) -> list[set[int]]:
    """Events: one stem or one deed within a story."""
    clusters = Clusters(str(i) for i in range(len(mentions)))
    for _, rows in _by(range(len(mentions)), lambda i: story[mentions[i].document]):
        heads: dict[str, list[int]] = defaultdict(list)
        for i in rows:
            heads[head(mentions[i])].append(i)
        for same in heads.values():
            for i in same[1:]:
                clusters.join(str(same[0]), str(i))
        deeds = _deeds(heads)
        names = sorted(heads)
        for at, a in enumerate(names):
            for b in names[at + 1 :]:
                one = deeds[a] == deeds[b] if deeds[a] and deeds[b] else derived(a, b)
                if one:
                    clusters.join(str(heads[a][0]), str(heads[b][0]))
    return [{int(key) for key in group} for group in clusters.groups()]


def _deeds(heads: dict[str, list[int]]) -> dict[str, str]:
    """The deed each stem tells in a story: of several, the one most mentions can tell."""
    sizes: Counter[str] = Counter()
    for name, rows in heads.items():
        for deed in meanings(name):
            sizes[deed] += len(rows)
    return {
        name: max(meanings(name), key=lambda deed: (sizes[deed], deed), default="")
        for name in heads
    }


def entity_chains(mentions: list[Mention], story: dict[str, str]) -> list[set[int]]:
    """Entities: one name anywhere, one head within a story; pronouns to what is before."""
    clusters = Clusters(str(i) for i in range(len(mentions)))
    plain = [i for i in range(len(mentions)) if not _pronoun(mentions[i])]
    for _, rows in _by(
        plain, lambda i: (story[mentions[i].document], mentions[i].kind)
    ):
        _join_named(clusters, mentions, rows)
    for (kind, name), rows in _by(
        plain, lambda i: (mentions[i].kind, _whole_name(mentions[i]))
    ):
        for i in rows[1:]:
            if kind in {"HUM", "LOC"} and name:
                clusters.join(str(rows[0]), str(i))
    for _, rows in _by(range(len(mentions)), lambda i: mentions[i].document):
        _join_pronouns(clusters, mentions, rows)
    return [{int(key) for key in group} for group in clusters.groups()]


def _whole_name(mention: Mention) -> str:
    """The phrase, where every word but joints is capitalised; else nothing."""
    words = _core(mention)
    named = [w for w in words if w[0].isupper()]
    if mention.kind == "LOC":
        return " ".join(named).casefold()
    return " ".join(named).casefold() if len(named) > 1 or named == words else ""


def _pronoun(mention: Mention) -> bool:
    return len(mention.words) == 1 and mention.words[0] in HE | SHE | THEY | SPEAKER


def _join_named(clusters: Clusters, mentions: list[Mention], rows: list[int]) -> None:
    forms: dict[str, list[int]] = defaultdict(list)
    for i in rows:
        forms[_form(mentions[i])].append(i)
    for same in forms.values():
        for i in same[1:]:
            clusters.join(str(same[0]), str(i))
    names = sorted(forms)
    for at, a in enumerate(names):
        for b in names[at + 1 :]:
            one, other = mentions[forms[a][0]], mentions[forms[b][0]]
            if _same_entity(one, other):
                clusters.join(str(forms[a][0]), str(forms[b][0]))


def _core(mention: Mention) -> list[str]:
    """The words without articles, what stands before them, and what is hung on behind."""
    words = mention.text.split()
    while len(words) > 1 and words[0].casefold() in PLACED | ARTICLES:
        words = words[1:]
    at = next((i for i, w in enumerate(words) if i and w.casefold() in CUT), len(words))
    kept = [w for w in words[:at] if w.casefold() not in ARTICLES]
    return kept or words


def _form(mention: Mention) -> str:
    return " ".join(_core(mention)).casefold()


def _capital(mention: Mention) -> list[str]:
    return [w for w in _core(mention) if w[0].isupper() and w.casefold() not in PLACED]


def _same_entity(a: Mention, b: Mention) -> bool:
    """Whether two phrases without pronouns name one."""
    if a.kind == "TIM":
        return _same_time(a, b)
    names = _capital(a), _capital(b)
    nominal = [_core(m)[-1][0].islower() for m in (a, b)]
    if all(names) and not any(nominal):
        return _same_name(a.kind, *names)
    heads = [_core(m)[-1].casefold() for m in (a, b)]
    if not all(nominal):  # "the navy", "the Indian Navy"
        return heads[0] == heads[1]
    heads = [noun(_form(m).split(" of ")[0].split()[-1]) for m in (a, b)]
    agree = not all(names) or bool(set(names[0]) & set(names[1]))
    return agree and heads[0] == heads[1]


def _same_time(a: Mention, b: Mention) -> bool:
    short, long = sorted((_form(a), _form(b)), key=len)
    if short in long and any(map(str.isdigit, short)):
        return True
    days = set(a.words) & DAYS, set(b.words) & DAYS
    numbers = [{w for w in m.words if w.isdigit()} for m in (a, b)]
    return bool(days[0]) and days[0] == days[1] and numbers[0] == numbers[1]


def _same_name(kind: str, left: list[str], right: list[str]) -> bool:
    folded = [{w.casefold() for w in name} for name in (left, right)]
    if min(map(len, folded)) > 1 and (folded[0] <= folded[1] or folded[1] <= folded[0]):
        return True
    if kind == "HUM" and len(left) > 1 and len(right) > 1:
        return compare_names(" ".join(left), " ".join(right), "Person").same
    short, long = sorted((left, right), key=len)
    ends = {long[-1], long[0]} if kind == "HUM" and len(short) == 1 else {long[-1]}
    return any(_alike(short[-1], end) for end in ends)


def _alike(a: str, b: str) -> bool:
    return latin_likeness(a.casefold(), b.casefold()).degree > 0.85


def _join_pronouns(
    clusters: Clusters, mentions: list[Mention], rows: list[int]
) -> None:
    order = sorted(rows, key=lambda i: (mentions[i].sentence, mentions[i].tokens[0]))
    for at, i in enumerate(order):
        if not _pronoun(mentions[i]):
            continue
        for j in reversed(order[:at]):
            if mentions[j].kind == mentions[i].kind and _fits(mentions[i], mentions[j]):
                clusters.join(str(i), str(j))
                break


def _fits(pronoun: Mention, other: Mention) -> bool:
    word = pronoun.words[0]
    if _pronoun(other):
        return any(
            word in group and other.words[0] in group
            for group in (HE, SHE, THEY, SPEAKER)
        )
    return word not in SPEAKER


def _by(
    rows: Iterable[int], key: Callable[[int], Hashable]
) -> Iterator[tuple[Hashable, list[int]]]:
    groups: dict[Hashable, list[int]] = defaultdict(list)
    for i in rows:
        groups[key(i)].append(i)
    yield from groups.items()


def scored(mentions: list[Mention], found: Iterable[set[int]]) -> Scores:
    """The CoNLL score against the gold chains."""
    gold: dict[str, set[int]] = defaultdict(set)
    for i, mention in enumerate(mentions):
        gold[mention.chain].add(i)
    return score(gold.values(), found)


def main() -> int:
    """Print both scores."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", nargs="?", type=Path, default=DEFAULT)
    parser.add_argument("--part", default="Dev")
    args = parser.parse_args()
    if not (args.folder / f"ECB_{args.part}_corpus.txt").exists():
        print(f"absent: {args.folder}")
        return 0
    story = stories(texts(args.folder, args.part))
    print(f"{len(story)} documents in {len(set(story.values()))} stories")
    for name, chains in (("Event", event_chains), ("Entity", entity_chains)):
        path = args.folder / f"ECB_{args.part}_{name}_gold_mentions.json"
        mentions = [m for m in load(path) if m.document in story]
        print(f"{name:7}", scored(mentions, chains(mentions, story)))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())

"""Attribution on any folder in PolNeAR's format: `python -m evals.polnear [FOLDER]`.

A predicted attribution is right when its content covers the gold content with an
intersection over union of at least 0.5, counted in non-space characters; `joint` asks
for the right source as well (overlap of at least half, or both absent). One prediction
matches one gold attribution. Our attributions are the outermost ones: the claims whose
chains share the second step, their contents joined, as PolNeAR marks no nesting (M19).
"""

from __future__ import annotations

import argparse
import re
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from evals.reading import read_text

ROW = re.compile(r"^(T\d+)\t(\S+) ([\d ;]+)\t")
EVENT = re.compile(r"^E\d+\t(.*)")
SPEECH = re.compile(r"[\"“”]")
DEFAULT = Path("../shared/bench/polnear/dev")


@dataclass(frozen=True, slots=True)
class Attribution:
    """Sets of character offsets, white space left out."""

    source: frozenset[int]
    cue: frozenset[int]
    content: frozenset[int]


def chars(text: str, ranges: list[tuple[int, int]]) -> frozenset[int]:
    """Offsets of the characters in the ranges that are not white space."""
    return frozenset(
        i
        for a, b in ranges
        for i in range(a, min(b, len(text)))
        if not text[i].isspace()
    )


def load_gold(path: Path, text: str) -> list[Attribution]:
    """The attributions of one annotation file."""
    parts: dict[str, tuple[str, list[tuple[int, int]]]] = {}
    found = []
    for line in path.read_text(encoding="utf-8").splitlines():
        if match := ROW.match(line):
            ranges = [tuple(map(int, r.split())) for r in match[3].split(";")]
            parts[match[1]] = (match[2], [(r[0], r[1]) for r in ranges])
        elif match := EVENT.match(line):
            roles: dict[str, list[tuple[int, int]]] = {}
            for pair in match[1].split():
                role, _, ref = pair.partition(":")
                name = role.rstrip("0123456789")
                if ref in parts:
                    roles.setdefault(name, []).extend(parts[ref][1])
            if "Content" in roles:
                found.append(
                    Attribution(
                        chars(text, roles.get("Source", [])),
                        chars(text, roles.get("Cue", [])),
                        chars(text, roles["Content"]),
                    )
                )
    return found


def predicted(text: str) -> list[Attribution]:
    """Outermost attributions of our reading of a text."""
    reading = read_text(text)
    grouped: dict[tuple[object, object], list[tuple[int, int]]] = {}
    for claim in reading.claims:
        spoken = [
            s for s in claim.chain[1:] if s.act is not None
        ]  # a credit has no act
        if not spoken:
            continue
        step = spoken[0]
        source = (step.source.start, step.source.end) if step.source else None
        cue = (step.cue.start, step.cue.end) if step.cue else None
        grouped.setdefault((source, cue), []).extend(
            (span.start, span.end) for span in claim.content
        )
    return [
        Attribution(
            chars(text, [source] if source else []),  # type: ignore[list-item]
            chars(text, [cue] if cue else []),  # type: ignore[list-item]
            chars(text, ranges),
        )
        for (source, cue), ranges in grouped.items()
    ]


def overlap(left: frozenset[int], right: frozenset[int]) -> float:
    """Intersection over union."""
    union = len(left | right)
    return len(left & right) / union if union else 1.0


def same_source(gold: Attribution, guess: Attribution) -> bool:
    """Both absent, or they share at least half of the smaller one."""
    if not gold.source or not guess.source:
        return not gold.source and not guess.source
    shared = len(gold.source & guess.source)
    return shared / min(len(gold.source), len(guess.source)) >= 0.5


def align(
    gold: list[Attribution], guesses: list[Attribution]
) -> list[tuple[Attribution, Attribution]]:
    """Greedy one-to-one matching by overlap of the content, best first."""
    pairs = sorted(
        (
            (overlap(g.content, p.content), i, j)
            for i, g in enumerate(gold)
            for j, p in enumerate(guesses)
            if g.content & p.content
        ),
        reverse=True,
    )
    used_gold, used_guess, found = set(), set(), []
    for score, i, j in pairs:
        if score >= 0.5 and i not in used_gold and j not in used_guess:
            used_gold.add(i)
            used_guess.add(j)
            found.append((gold[i], guesses[j]))
    return found


def is_indirect(item: Attribution, text: str) -> bool:
    """No quotation mark in or right around the content."""
    start, end = min(item.content), max(item.content) + 1
    return not SPEECH.search(text[max(0, start - 1) : end + 1])


def score(folder: Path, limit: int | None = None) -> dict[str, float]:
    """Figures over a folder with ``text/`` and ``attributions/``; one annotator each."""
    count: Counter[str] = Counter()
    for path in sorted((folder / "text").glob("*.txt"))[:limit]:
        text = path.read_text(encoding="utf-8")
        files = sorted((folder / "attributions").glob(path.stem + "*.ann"))
        if not files:
            continue
        gold, guesses = load_gold(files[0], text), predicted(text)
        matched = align(gold, guesses)
        hits = {id(g) for g, _ in matched}
        count["gold"] += len(gold)
        count["guess"] += len(guesses)
        count["hit"] += len(matched)
        count["joint"] += sum(same_source(g, p) for g, p in matched)
        for item in gold:
            kind = "indirect" if is_indirect(item, text) else "direct"
            count[kind] += 1
            count[kind + "_hit"] += id(item) in hits
    return figures(count)


def figures(count: Counter[str]) -> dict[str, float]:
    """Precision, recall and F1 from the counts."""

    def f1(hit: int) -> tuple[float, float, float]:
        p = hit / count["guess"] if count["guess"] else 0.0
        r = hit / count["gold"] if count["gold"] else 0.0
        return p, r, 2 * p * r / (p + r) if p + r else 0.0

    p, r, f = f1(count["hit"])
    return {
        "precision": p, "recall": r, "content_f1": f, "joint_f1": f1(count["joint"])[2],
        "indirect_recall": count["indirect_hit"] / max(1, count["indirect"]),
        "direct_recall": count["direct_hit"] / max(1, count["direct"]),
        "gold": count["gold"], "predicted": count["guess"],
    }  # fmt: skip


def main() -> None:
    """Print the figures of a folder."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", nargs="?", type=Path, default=DEFAULT)
    parser.add_argument("--limit", type=int)
    options = parser.parse_args()
    if not (options.folder / "text").is_dir():
        print(f"polnear: {options.folder} is absent; nothing scored")
        return
    for name, value in score(options.folder, options.limit).items():
        print(
            f"{name:16} {value:.3f}"
            if isinstance(value, float)
            else f"{name:16} {value}"
        )


if __name__ == "__main__":
    main()

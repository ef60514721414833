"""People, groups, places, weapons on re3d: `python -m evals.re3d [FOLDER]`.

Reads every subfolder with documents.json and entities.json. A gold entity is found
where one of ours of its type overlaps it; each of ours counts once. Nested gold labels
of one type count as one (the outermost). `exact` asks for the same span but for a
leading article or title. Groups of people, which re3d calls organisations and the
contract PERSON, count as either.
"""

from __future__ import annotations

import argparse
import json
from collections import defaultdict
from pathlib import Path

from evals.naming import prf, read_named

DEFAULT = Path("../shared/bench/re3d")
TYPES = {
    "Person": "PERSON",
    "Organisation": "ORG",
    "Location": "PLACE",
    "Weapon": "WEAPON",
}
Spans = list[tuple[int, int]]


def rows(path: Path) -> list[dict[str, object]]:
    """The objects of a JSON Lines file."""
    return [
        json.loads(line)
        for line in path.read_text(encoding="utf-8-sig").splitlines()
        if line.strip()
    ]


def outermost(spans: Spans) -> Spans:
    """Spans that lie in no other."""
    kept: Spans = []
    for start, end in sorted(set(spans), key=lambda s: (s[0], -s[1])):
        if not kept or end > kept[-1][1]:
            kept.append((start, end))
    return kept


def gold_of(entities: list[dict[str, object]]) -> dict[str, dict[str, Spans]]:
    """Spans by document and type."""
    found: dict[str, dict[str, Spans]] = defaultdict(lambda: defaultdict(list))
    for row in entities:
        kind = TYPES.get(str(row["type"]))
        if kind is not None:
            found[str(row["documentId"])][kind].append(
                (int(row["begin"]), int(row["end"]))
            )
    return found


def matched(gold: Spans, ours: Spans) -> int:
    """Greedy one-to-one matching by overlap."""
    free = set(range(len(ours)))
    count = 0
    for start, end in gold:
        best = max(
            (i for i in free if ours[i][0] < end and start < ours[i][1]),
            key=lambda i: min(end, ours[i][1]) - max(start, ours[i][0]),
            default=None,
        )
        if best is not None:
            free.discard(best)
            count += 1
    return count


def close(gold: Spans, text: str, ours: Spans) -> int:
    """How many agree to the last character, an article or title at the front aside."""
    ends = {end for _, end in gold}
    starts = {end: start for start, end in gold}
    return sum(
        end in ends
        and (
            abs(start - starts[end]) == 0
            or text[min(start, starts[end]) : max(start, starts[end])].strip().istitle()
            or text[min(start, starts[end]) : max(start, starts[end])].strip().lower()
            in {"the", "a", "an"}
        )
        for start, end in ours
    )


def main() -> None:
    """Score what is there; say what is absent."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", nargs="?", type=Path, default=DEFAULT)
    args = parser.parse_args()
    folders = [p.parent for p in sorted(args.folder.glob("*/documents.json"))]
    if not folders:
        print(f"{args.folder}: absent")
        return
    tally: dict[str, list[int]] = {kind: [0, 0, 0, 0] for kind in TYPES.values()}
    pairs = [0, 0]
    for folder in folders:
        gold = gold_of(rows(folder / "entities.json"))
        links = [
            r for r in rows(folder / "relations.json") if r["type"] == "IsSynonymOf"
        ]
        for document in rows(folder / "documents.json"):
            score_document(str(document["text"]), gold[str(document["_id"])], tally)
            mine = [r for r in links if r["documentId"] == document["_id"]]
            score_aliases(str(document["text"]), mine, pairs)
    scores = []
    for kind, (right, found, total, exact) in tally.items():
        p, r, f = prf(right, found, total)
        scores.append(f)
        print(
            f"{kind}: P {p:.3f} R {r:.3f} F1 {f:.3f} "
            f"(exact F1 {prf(exact, found, total)[2]:.3f}) of {total}"
        )
    print(
        f"macro-F1 {sum(scores) / len(scores):.3f}; alias pairs one entity: {pairs[0]}/{pairs[1]}"
    )


def score_document(
    text: str, gold: dict[str, Spans], tally: dict[str, list[int]]
) -> None:
    """Count one document."""
    _, named = read_named(text)
    many = {m.id for m in named.mentions if m.type == "PERSON" and m.kind != "name"}
    groups = gold.get("ORG", [])
    for kind, row in tally.items():
        wanted = outermost(gold.get(kind, []))
        ours = []
        for m in named.mentions:
            side = m.type
            crowd = m.id in many and any(a < m.end and m.start < b for a, b in groups)
            if crowd and not any(
                a < m.end and m.start < b for a, b in gold.get("PERSON", [])
            ):
                side = "ORG"
            if side == kind:
                ours.append((m.start, m.end))
        ours = outermost(ours)
        row[0] += matched(wanted, ours)
        row[1] += len(ours)
        row[2] += len(wanted)
        row[3] += close(wanted, text, ours)


def score_aliases(text: str, links: list[dict[str, object]], pairs: list[int]) -> None:
    """Count pairs of names that re3d calls synonyms and we one entity."""
    if not links:
        return
    _, named = read_named(text)
    for row in links:
        sides = [
            (int(row[f"{s}Begin"]), int(row[f"{s}End"])) for s in ("source", "target")
        ]
        found = [
            {m.entity for m in named.mentions if m.start < end and start < m.end}
            for start, end in sides
        ]
        pairs[0] += bool(found[0] & found[1] - {None})
        pairs[1] += 1


if __name__ == "__main__":
    main()

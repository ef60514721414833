"""MUC-4 templates against their key: `python -m evals.muc4 [FOLDER]`.

Templates are aligned as SLOTS.md says (type and one perpetrator or target match at
least in part), greedily by score. Right counts 1, half right 0.5; optional fillers and
templates are no loss. `relevance` is the share of articles rightly left empty or not.
"""

from __future__ import annotations

import argparse
import re
from collections import Counter
from pathlib import Path
from typing import Any

from evals.event_reading import read_events, rows
from evals.muc4_article import Article, filed_in, header
from evals.muc4_slots import Template
from evals.muc4_templates import templates
from tahqiq.extract.reader import read_parsed

DEFAULT = Path("../shared/bench/muc4")
PARTIES = ("PERP", "PHYS TGT: ID", "HUM TGT: NAME", "HUM TGT: DESCRIPTION")
SKIPPED = {"MESSAGE: TEMPLATE"}
ARTICLES = {"THE", "A", "AN", "OF", "AND", "IN"}


def main() -> None:
    """Print precision, recall and F over all slots, and confidence and relevance."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", nargs="?", type=Path, default=DEFAULT)
    parser.add_argument("--file", default="tst1.jsonl")
    parser.add_argument("--limit", type=int, default=0)
    parser.add_argument("--errors", action="store_true")
    options = parser.parse_args()
    path = options.folder / options.file
    if not path.exists():
        print(f"absent: {path}")
        return
    count: Counter[str] = Counter()
    for number, row in enumerate(rows(path)):
        if options.limit and number >= options.limit:
            break
        score(row, count, errors=options.errors)
    report(count)


def report(count: Counter[str]) -> None:
    """The table."""
    slots = sorted({key.rpartition(" ")[0] for key in count if key[:1] == "@"})
    right = ours = key = 0.0
    for slot in slots:
        r, o, k = (count[f"{slot} {x}"] for x in ("right", "ours", "key"))
        right, ours, key = right + r, ours + o, key + k
        print(f"{slot[1:]:34} R {r / max(k, 1):.2f} P {r / max(o, 1):.2f} of {k:.0f}")
    recall, precision = right / key, right / max(ours, 1)
    print(
        f"overall R {recall:.3f} P {precision:.3f} "
        f"F {2 * recall * precision / (recall + precision):.3f}"
    )
    print(
        f"confidence {count['confident'] / max(1, count['organisations']):.3f} "
        f"of {count['organisations']}"
    )
    print(
        f"irrelevant left empty {count['empty'] / max(1, count['irrelevant']):.3f}; "
        f"relevant found {count['found'] / max(1, count['relevant']):.3f}"
    )


def score(row: dict[str, Any], count: Counter[str], *, errors: bool) -> None:
    """Add one article."""
    made = templates(article_of(row))
    gold = [t for t in row["templates"] if t.get("INCIDENT: TYPE")]
    relevant = bool(gold)
    count["relevant" if relevant else "irrelevant"] += 1
    count["found"] += relevant and bool(made)
    count["empty"] += not relevant and not made
    pairs = align(made, gold)
    if errors:
        print(
            "=====",
            row["docid"],
            "aligned",
            len(pairs),
            "ours",
            len(made),
            "gold",
            len(gold),
        )
        for t in made:
            print("  OURS", t)
        for t in gold:
            print("  GOLD", {k: v for k, v in t.items() if v})
    for i, template in enumerate(made):
        j = next((b for a, b in pairs if a == i), None)
        compare(template, gold[j] if j is not None else {}, count)
    for j, template in enumerate(gold):
        if all(b != j for _, b in pairs) and not optional_template(template):
            compare({}, template, count)


def article_of(row: dict[str, Any]) -> Article:
    """The article read as it stands: in capitals."""
    day, place, start = header(row["text"])
    text = row["text"]
    day = day or "1989-06-30"
    paragraphs = [
        (start + m.start(), start + m.end())
        for m in re.finditer(
            r"\S(?:.*?\S)?(?=\s*\n\s*\n|\s*\Z)", text[start:], re.DOTALL
        )
    ]
    reading = read_events(text, name=row["docid"], published=day, ranges=paragraphs)
    told = read_parsed(reading.parsed, "evals")
    return Article(
        reading=reading,
        claims={claim.id: claim for claim in told.claims},
        carried={
            (event.id, p.entity): p.claims
            for event in told.events
            for p in event.participants
        },
        day=day,
        country=filed_in(place, row["text"]),
        mentions={m.id: m for m in reading.named.mentions},
        times={t.id: t for t in reading.times},
    )


def optional_template(template: Template) -> bool:
    return "OPTIONAL" in " ".join(template.get("MESSAGE: TEMPLATE", []))


def align(made: list[Template], gold: list[Template]) -> list[tuple[int, int]]:
    """Pairs of our and key templates, best first, each used once."""
    ranked = []
    for i, ours in enumerate(made):
        for j, key in enumerate(gold):
            points = overlap(ours, key)
            if points is not None:
                ranked.append((-points, i, j))
    pairs: list[tuple[int, int]] = []
    for _, i, j in sorted(ranked):
        if all(i != a and j != b for a, b in pairs):
            pairs.append((i, j))
    return pairs


def overlap(ours: Template, key: Template) -> float | None:
    """Points of the pair, or None where it may not be aligned."""
    types = slot_points("INCIDENT: TYPE", ours, key)
    parties = sum(
        slot_points(slot, ours, key) for slot in key if slot.startswith(PARTIES)
        and slot != "PERP: INCIDENT CATEGORY"
    )  # fmt: skip
    if not types or not parties:
        return None
    return sum(slot_points(slot, ours, key) for slot in key if slot not in SKIPPED)


def compare(ours: Template, key: Template, count: Counter[str]) -> None:
    """Add the slots of a pair; an empty side counts as missing or spurious."""
    for slot in {*ours, *key} - SKIPPED:
        fillers = [f for f in key.get(slot, []) if f]
        needed = [f for f in fillers if not f.strip().startswith(("?", "("))]
        points = slot_points(slot, ours, key)
        count[f"@{slot} right"] += points
        count[f"@{slot} ours"] += len(ours.get(slot, []))
        count[f"@{slot} key"] += max(len(needed), points) if fillers else 0
        if slot == "PERP: ORGANIZATION CONFIDENCE":
            confidence(ours.get(slot, []), fillers, count)


def confidence(ours: list[str], key: list[str], count: Counter[str]) -> None:
    """How often the confidence is right where the organisation is."""
    for mine in ours:
        said, _, name = mine.partition(": ")
        for theirs in key:
            if string_points(
                name, theirs.rpartition('": ')[2] or theirs
            ) or string_points(name, tied(theirs)):
                count["organisations"] += 1
                count["confident"] += said in values(theirs)
                break


def values(filler: str) -> set[str]:
    """The set values a filler allows."""
    head = filler.strip("?() ").split(': "')[0]
    return {part.strip() for part in head.split("/")}


def tied(filler: str) -> str:
    """What a filler is tied to."""
    return filler.partition(": ")[2]


def untied(filler: str) -> str:
    """A string without what it is tied to, its quotation marks kept."""
    head, mark, _ = filler.partition('": ')
    return head + mark[:1]


def slot_points(slot: str, ours: Template, key: Template) -> float:
    """Points of one slot, fillers matched greedily."""
    mine, theirs = list(ours.get(slot, [])), [f for f in key.get(slot, []) if f]
    scored = sorted(
        (
            (filler_points(slot, m, t), i, j)
            for i, m in enumerate(mine)
            for j, t in enumerate(theirs)
        ),
        reverse=True,
    )
    used_mine: set[int] = set()
    used_theirs: set[int] = set()
    total = 0.0
    for points, i, j in scored:
        if points and i not in used_mine and j not in used_theirs:
            used_mine.add(i)
            used_theirs.add(j)
            total += points
    return total


STRINGS = {
    "INCIDENT: INSTRUMENT ID",
    "PERP: INDIVIDUAL ID",
    "PERP: ORGANIZATION ID",
    "PHYS TGT: ID",
    "HUM TGT: NAME",
}


def filler_points(slot: str, ours: str, key: str) -> float:
    """1 right, 0.5 half right, 0 wrong."""
    if slot == "INCIDENT: DATE":
        return date_points(ours, key)
    if slot == "INCIDENT: LOCATION":
        return place_points(ours, key)
    if slot in STRINGS:
        return string_points(ours, key)
    if slot == "HUM TGT: DESCRIPTION":
        return string_points(untied(ours), untied(key))
    return value_points(slot, ours, key)


def value_points(slot: str, ours: str, key: str) -> float:
    """A value of a closed list, and what it is tied to."""
    if not values(ours) & values(key):
        kin = slot == "INCIDENT: TYPE" and "ATTACK" in values(ours) | values(key)
        return 0.5 if kin else 0.0
    if ': "' not in key or string_points(tied(ours), tied(key)):
        return 1.0
    return 1.0 if '"-"' in ours and '"-"' in key else 0.5


def string_points(ours: str, key: str) -> float:
    """Strings by their words: the key's within ours, or in part."""
    best = 0.0
    for mine in re.findall(r'"([^"]+)"', ours.replace('\\"', "")):
        for theirs in re.findall(r'"([^"]+)"', key.replace('\\"', "")):
            a, b = bag(mine), bag(theirs)
            if b and b <= a and len(a - b) <= 3:
                return 1.0
            if a & b:
                best = 0.5
    return best


def bag(text: str) -> set[str]:
    return {w for w in re.findall(r"[\w'-]+", text.upper()) if w not in ARTICLES}


def date_points(ours: str, key: str) -> float:
    """One of the key's dates, or the end of one."""
    mine, best = ours.strip("- "), 0.0
    for theirs in (part.strip("?() ") for part in key.split(" / ")):
        if ours.strip() == theirs:
            return 1.0
        best = max(best, 0.5 if mine in re.split(r"\s*-\s*", theirs) else 0.0)
    return best


def place_points(ours: str, key: str) -> float:
    """Country and place."""
    best = 0.0
    for theirs in key.strip("?() ").split(" / "):
        mine_country, _, mine = ours.partition(":")
        country, _, rest = theirs.partition(":")
        same = mine_country.strip() == country.split(" - ")[0].strip()
        named = bool(
            bag(re.sub(r"\(.*?\)", "", mine)) & bag(re.sub(r"\(.*?\)", "", rest))
        )
        if same:
            best = max(best, 1.0 if named or (not mine and not rest) else 0.5)
        elif named:
            best = max(best, 0.5)
    return best


if __name__ == "__main__":
    main()

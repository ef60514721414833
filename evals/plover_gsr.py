"""One sentence, one event, on PLOVER's gold records: `python -m evals.plover_gsr [FOLDER]`.

The sentence's event is the one nearest to its root that is not a mere report, typed as
the statement it is (`verbal_type`). Types of
the 2016 scheme are compared as those of today (DEMAND is REQUEST, FIGHT ASSAULT,
DISAPPROVE and INVESTIGATE ACCUSE). An actor is right when its phrase shares a word with
a gold actor; dead and injured when the figure is the same (one singular victim is 1).
"""

from __future__ import annotations

import argparse
import json
import re
from collections import Counter
from pathlib import Path
from typing import Any

from evals.event_reading import EventReading, f1, read_events
from tahqiq.extract.events.verbal import verbal_type
from tahqiq.extract.parsing.found import FoundEvent
from tahqiq.extract.parsing.tree import Tree, tree_of

DEFAULT = Path("../shared/bench/plover_gsr")
FILE = "PLOVER_GSR_CAMEO.txt"
RENAMED = {
    "DEMAND": "REQUEST", "DISAPPROVE": "ACCUSE", "INVESTIGATE": "ACCUSE",
    "FIGHT": "ASSAULT", "CRIME": "ASSAULT",
}  # fmt: skip
WORD = re.compile(r"[^\W\d_]{3,}|\b[A-Z]{2,}\b")
FUNCTION = {"the", "and", "for", "its", "his", "their", "former", "from", "with"}
UNITS = {"dead": "killed", "injured": "wounded"}


def main() -> None:
    """Print accuracy of type, actors and counts."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", nargs="?", type=Path, default=DEFAULT)
    parser.add_argument("--errors", action="store_true")
    options = parser.parse_args()
    path = options.folder / FILE
    if not path.exists():
        print(f"absent: {path}")
        return
    records = json.loads(path.read_text(encoding="utf-8"))[1:]
    count: Counter[str] = Counter()
    confusion: Counter[tuple[str, str]] = Counter()
    for record in records:
        score(record, count, confusion, errors=options.errors)
    total = count["sentences"]
    print(
        f"type {count['type'] / total:.3f} macro-F1 {macro(confusion):.3f} of {total}"
    )
    for side in ("source", "target"):
        p, r, f = f1(
            count[f"{side} right"], count[f"{side} ours"], count[f"{side} gold"]
        )
        print(f"{side} precision {p:.3f} recall {r:.3f} F1 {f:.3f}")
    print(f"both actors {count['both'] / max(1, count['two-sided']):.3f}")
    for key in UNITS:
        right, gold, extra = (
            count[f"{key} {part}"] for part in ("right", "gold", "extra")
        )
        print(f"{key} {right} of {gold}, extra {extra}")


def macro(confusion: Counter[tuple[str, str]]) -> float:
    """Mean F1 over the gold types."""
    gold: Counter[str] = Counter()
    ours: Counter[str] = Counter()
    for (wanted, found), n in confusion.items():
        gold[wanted] += n
        ours[found] += n
    return sum(f1(confusion[(t, t)], ours[t], gold[t])[2] for t in gold) / len(gold)


def score(
    record: dict[str, Any],
    count: Counter[str],
    confusion: Counter[tuple[str, str]],
    *,
    errors: bool,
) -> None:
    """Add one record to the counts."""
    reading = read_events(record["text"], name=record["id"], published=record["date"])
    tree = tree_of(reading.parsed.doc)
    event = main_event(reading, tree)
    wanted = RENAMED.get(record["event"], record["event"])
    found = (verbal_type(event) if event else None) or "none"
    count["sentences"] += 1
    count["type"] += wanted == found
    confusion[wanted, found] += 1
    if errors and wanted != found:
        senses = event.senses if event else ()
        print("TYPE", wanted, found, senses, record["text"], record.get("eventText"))
    sides = {
        side: side_right(record, reading, tree, event, side, count, errors=errors)
        for side in ("source", "target")
        if record.get(side)
    }
    if len(sides) == 2:
        count["two-sided"] += 1
        count["both"] += all(sides.values())
    for key, unit in UNITS.items():
        toll(record, reading, key, unit, count, errors=errors)


def main_event(reading: EventReading, tree: Tree) -> FoundEvent | None:
    """The event told nearest to the root; on one level the typed and the first."""
    ranked = sorted(
        reading.events,
        key=lambda e: (
            e.type is None,
            min(len(tree.ancestors(head)) for head in e.heads) + penalty(e),
            e.head,
        ),
    )
    return ranked[0] if ranked else None


def penalty(event: FoundEvent) -> float:
    """What happened outranks what is threatened; material deeds their setting."""
    said = event.realis in {"actual", "negated", "attempted"} or event.mood is not None
    said = said or event.realis == "planned"
    unreal = 0.0 if said else 4.0
    return unreal - (0.5 if event.type in {"ASSAULT", "COERCE", "PROTEST"} else 0.0)


def side_right(
    record: dict[str, Any], reading: EventReading, tree: Tree,
    event: FoundEvent | None, side: str, count: Counter[str], *, errors: bool,
) -> bool:  # fmt: skip
    """Whether one of our actors on a side is a gold one; counts all of them."""
    role = "actor" if side == "source" else "recipient"
    listed = record[side] if isinstance(record[side], list) else [record[side]]
    gold = [
        words(actor["actorText"] if isinstance(actor, dict) else actor)
        for actor in listed
    ]
    ours = [
        words(phrase(reading, tree, p.token))
        for p in (event.participants if event else ())
        if p.role == role
    ]
    ours = [found for found in ours if found]
    right = sum(any(found & wanted for found in ours) for wanted in gold)
    count[f"{side} gold"] += len(gold)
    count[f"{side} ours"] += len(ours)
    count[f"{side} right"] += min(right, len(ours))
    if errors and not right:
        print(
            "ACTOR",
            side,
            record["event"],
            event and event.senses,
            gold,
            ours,
            record["text"],
        )
    return bool(right)


def phrase(reading: EventReading, tree: Tree, token: int) -> str:
    """The noun phrase of a token without clauses, and its entity's name."""
    end = token + 1
    for c in tree.children[token]:
        if c > token and tree.dep[c] in {"prep", "appos", "nmod", "compound"}:
            end = max(end, tree.right[c])
    mention = reading.named.at.get(token)
    entity = {m.id: m.entity for m in reading.named.mentions}.get(mention or "")
    names = [e.name for e in reading.named.entities if e.id == entity]
    return " ".join([*(tree.text[tree.left[token] : end]), *names])


def words(text: str) -> frozenset[str]:
    """Content words, case folded, without a plural s."""
    found = (word.lower().rstrip("s") for word in WORD.findall(text))
    return frozenset(word for word in found if word not in FUNCTION)


def one_victim(reading: EventReading, unit: str) -> bool:
    """One person, named or "a prisoner", suffers a harm that happened."""
    doc = reading.parsed.doc
    for event in reading.events:
        hurt = [doc[p.token] for p in event.participants if p.role == "recipient"]
        if event.harm == unit and event.realis == "actual" and len(hurt) == 1:
            return hurt[0].tag_ in {"NN", "NNP"}
    return False


def toll(
    record: dict[str, Any], reading: EventReading, key: str, unit: str,
    count: Counter[str], *, errors: bool,
) -> None:  # fmt: skip
    """Compare the figure with the sentence's quantity in the unit."""
    ours = [q for q in reading.quantities if unit == q.unit or unit in q.units]
    wanted = str(record.get(key) or "")
    low = {int(q.low) for q in ours if q.low is not None}
    if not low and one_victim(reading, unit):
        low = {1}
    if wanted:
        digits = re.sub(r"\D", "", wanted)
        right = bool(digits) and int(digits) in low
        count[f"{key} gold"] += 1
        count[f"{key} right"] += right
        if errors and not right:
            print(
                "COUNT",
                key,
                wanted,
                [(q.exact, q.unit) for q in reading.quantities],
                record["text"],
            )
    elif low:
        count[f"{key} extra"] += 1


if __name__ == "__main__":
    main()

"""Police killings and arrests by sentence: `python -m evals.india_police [FOLDER]`.

KILL: people die in an event whose doer is police or soldiers, or nobody named beside a
shooting or clash of theirs in the same sentence, or in which attackers die by nobody
named;
ARREST: an arrest that happened, by police or by nobody named. Texts are lower case;
they are read as they are.
"""

from __future__ import annotations

import argparse
from collections import Counter
from itertools import groupby
from pathlib import Path
from typing import Any

from evals.event_reading import EventReading, f1, read_events, rows
from tahqiq.extract.parsing.found import FoundEvent

DEFAULT = Path("../shared/bench/india_police_events")
FILE = "sents.jsonl"
POLICE = {
    "police", "policeman", "policemen", "cop", "cops", "force", "forces", "army", "jawan",
    "jawans", "soldier", "soldiers", "constable", "commandos", "commando", "bsf", "crpf",
    "rpf", "srp", "raf", "troops", "security", "guards", "nsg", "paramilitary", "officer",
    "officers", "inspector", "official", "officials", "personnel", "team", "branch",
    "crime", "squad", "authorities", "administration",
    "sp", "dsp", "dcp", "acp", "dgp", "igp", "dig", "psi",  # ranks of the Indian police
}  # fmt: skip
ATTACKERS = {"militant", "terrorist", "rioter", "militants", "terrorists", "rioters"}
FORCE = {"shoot", "clash"}
DEATHS = {"kill", "die"}
ARRESTS = {"arrest"}
TASKS = ("KILL", "ARREST")


def main() -> None:
    """Print precision, recall and F1 per label."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", nargs="?", type=Path, default=DEFAULT)
    parser.add_argument("--documents", type=int, default=0, help="first N only")
    parser.add_argument("--errors", action="store_true")
    options = parser.parse_args()
    path = options.folder / FILE
    if not path.exists():
        print(f"absent: {path}")
        return
    count: Counter[str] = Counter()
    documents = groupby(rows(path), key=lambda row: row["doc_id"])
    for number, (name, sentences) in enumerate(documents):
        if options.documents and number >= options.documents:
            break
        score(str(name), list(sentences), count, errors=options.errors)
    for task in TASKS:
        p, r, f = f1(
            count[f"{task} right"], count[f"{task} ours"], count[f"{task} gold"]
        )
        print(
            f"{task:7} precision {p:.3f} recall {r:.3f} F1 {f:.3f} of {count[task + ' gold']}"
        )


def score(
    name: str, sentences: list[dict[str, Any]], count: Counter[str], *, errors: bool
) -> None:
    """Add one article."""
    text, ranges = "", []
    for row in sentences:
        ranges.append((len(text), len(text) + len(row["sent_text"])))
        text += row["sent_text"] + "\n\n"
    kept = [(a, b) for a, b in ranges if text[a:b].strip()]
    reading = read_events(text, name=name, ranges=kept)
    found = labels(reading, ranges)
    for row, span, ours in zip(sentences, ranges, found, strict=True):
        for task in TASKS:
            gold, said = task in row["sent_labels"], task in ours
            count[f"{task} gold"] += gold
            count[f"{task} ours"] += said
            count[f"{task} right"] += gold and said
            if errors and gold != said:
                print("MISSED" if gold else "EXTRA", task, text[slice(*span)][:300])


def labels(reading: EventReading, ranges: list[tuple[int, int]]) -> list[set[str]]:
    """The labels of each sentence."""
    found: list[set[str]] = [set() for _ in ranges]
    starts = reading.parsed.starts
    shot: set[int] = set()  # sentences with a shooting by police
    dead: set[int] = set()  # sentences with deaths by nobody named
    for event in reading.events:
        police, unnamed = by_police(reading, event), not actors(event)
        told = zip(event.heads, event.senses, event.tellings, strict=True)
        for head, sense, realis in told:
            index = next(i for i, (a, b) in enumerate(ranges) if a <= starts[head] < b)
            if realis not in {"actual", "generic"}:
                continue
            if sense in DEATHS and (police or (unnamed and attackers(reading, event))):
                found[index].add("KILL")
            if sense in ARRESTS and (police or unnamed):
                found[index].add("ARREST")
            shot |= {index} if sense in FORCE and police else set()
            dead |= {index} if sense in DEATHS and unnamed else set()
    for index in shot & dead:
        found[index].add("KILL")
    return found


def actors(event: FoundEvent) -> list[int]:
    """Tokens of the doers."""
    return [p.token for p in event.participants if p.role == "actor"]


def attackers(reading: EventReading, event: FoundEvent) -> bool:
    """Those who suffer it are attackers."""
    doc = reading.parsed.doc
    hurt = (p.token for p in event.participants if p.role == "recipient")
    return any(
        {doc[t].lower_, *(w.lower_ for w in doc[t].subtree)} & ATTACKERS for t in hurt
    )


def by_police(reading: EventReading, event: FoundEvent) -> bool:
    """A doer's phrase names police or soldiers."""
    doc = reading.parsed.doc
    for token in actors(event):
        words = {doc[token].lower_, *(c.lower_ for c in doc[token].children)}
        if words & POLICE:
            return True
    return False


if __name__ == "__main__":
    main()

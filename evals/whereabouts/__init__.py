"""Where and when, in short reports of our own: `python -m evals.whereabouts [--errors]`.

Each mark of `reports.txt` is a deed with the place and the time that a careful coder gives
it; several are right where the text has a site and its town, or a day and its hour. Figures:
recall over all marks that have a value, those of deeds not found among them; precision over
what ours gives to the deeds found.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from evals.reading import read_text
from tahqiq.model.document import Said
from tahqiq.model.reading import Event, Reading

REPORTS = Path(__file__).parent / "reports.txt"
MARK = re.compile(r"\[\[([^|\]]+)\|([^|\]]*)\|([^|\]]*)\]\]")
PRINTED = Said(outlet="Our Paper", published="2021-03-10")


class Mark(NamedTuple):
    """A deed: where its trigger stands, and the places and times that are right."""

    start: int
    end: int
    places: tuple[str, ...]
    times: tuple[str, ...]


class Verdict(NamedTuple):
    """One mark beside our reading: what is asked, what ours gives, whether it is right."""

    words: str
    field: str
    asked: str
    given: str | None
    right: bool


def reports(path: Path = REPORTS) -> Iterator[tuple[str, list[Mark]]]:
    """Each report as a reader would get it, with its marks."""
    rows = [r for r in path.read_text(encoding="utf-8").splitlines() if r[:1] != "#"]
    for block in "\n".join(rows).strip().split("\n\n"):
        lines, text, at, marks = block.replace("\n", "\n\n"), "", 0, list[Mark]()
        for found in MARK.finditer(lines):
            text += lines[at : found.start()]
            end = len(text) + len(found[1])
            marks.append(Mark(len(text), end, _several(found[2]), _several(found[3])))
            text, at = text + found[1], found.end()
        yield text + lines[at:], marks


def _several(words: str) -> tuple[str, ...]:
    return tuple(word.lower() for word in words.split("/") if word)


def verdicts(text: str, marks: list[Mark]) -> Iterator[Verdict]:
    """Place and time of each mark, ours beside the right ones."""
    reading = read_text(text, said=PRINTED)
    for mark in marks:
        event = next((e for e in reading.events if _tells(e, mark)), None)
        words = text[mark.start : mark.end]
        places = _named(reading, event.place) if event else []
        times = [t.exact.lower() for t in reading.times if event and t.id == event.when]
        for field, asked, given in (
            ("place", mark.places, places),
            ("time", mark.times, times),
        ):
            right = any(one in ours or ours in one for one in asked for ours in given)
            said = given[0] if given else None
            yield Verdict(words, field, "/".join(asked), said, right)


def _tells(event: Event, mark: Mark) -> bool:
    return any(t.start < mark.end and mark.start < t.end for t in event.triggers)


def _named(reading: Reading, entity: str | None) -> list[str]:
    """The words of every mention of an entity."""
    return [
        reading.document.text[m.start : m.end].lower()
        for m in reading.mentions
        if entity is not None and m.entity == entity
    ]


def score(rows: list[Verdict]) -> dict[str, float]:
    """Recall and precision of places and of times."""
    count: Counter[str] = Counter()
    for row in rows:
        count[f"{row.field} asked"] += bool(row.asked)
        count[f"{row.field} given"] += row.given is not None
        count[f"{row.field} right"] += row.right
    return {
        f"{field}_{name}": count[f"{field} right"] / max(1, count[f"{field} {of}"])
        for field in ("place", "time")
        for name, of in (("recall", "asked"), ("precision", "given"))
    }

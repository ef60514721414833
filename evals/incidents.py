"""Events of our own gold: `python -m evals.incidents [--split dev|opened|gate] [--errors FIELD]`.

A gold event is found when an event of ours has one of its triggers; of several the one
with most of them is taken, and each of ours answers for one. Figures:

* ``found``: gold events found; ``deeds`` counts violence and coercion only.
* a field's recall and precision: over the values that the gold, and ours, fill in; a
  gold event that was not found loses all its values. ``fields`` sums up all of them.
* ``tellings_joined``: of all tellings of the gold's events, those in the event of ours;
  ``merged_wrong``: events of ours that also hold a telling of another gold event.
* distortions (M116), as a share of the gold events found: a plan, threat, condition or
  negated deed told as a deed; a number that belongs to another happening; a date that
  contradicts the gold's; a caption's or dateline's date taken for the event's; a
  definite noun ("the group") that is somebody else.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from evals.goldfile import asked, load
from evals.incident_faults import (
    distortions,
    former_as_current,
    tellings,
    wrong_referents,
)
from evals.incident_pages import Page, Pair, meet, page_of, pairs, time_of
from tahqiq.model.reading import Participant

FIELDS = (
    "type",
    "realis",
    "actor",
    "recipient",
    "instrument",
    "place",
    "when",
    "counts",
)
DEEDS = {"ASSAULT", "COERCE"}


@dataclass(frozen=True, slots=True)
class Filled:
    """How many values of a field are right, of ours and of the gold's."""

    right: int
    ours: int
    gold: int


def compared(page: Page, pair: Pair, name: str) -> Filled:
    """One field of one pair."""
    if name in {"type", "realis"}:
        theirs = getattr(pair.gold, name)
        mine = getattr(pair.ours, name) if pair.ours else None
        return Filled(
            int(theirs is not None and mine == theirs),
            int(mine is not None),
            int(theirs is not None),
        )
    if name in {"actor", "recipient", "instrument"}:
        return _parties(page, pair, name)
    return {"place": _place, "when": _when, "counts": _counts}[name](page, pair)


def _parties(page: Page, pair: Pair, role: str) -> Filled:
    theirs = list(pair.gold.parties.get(role, ()))
    mine = [p for p in pair.ours.participants if p.role == role] if pair.ours else []
    left, right = list(theirs), 0
    for part in mine:
        hit = next((g for g in left if _is(page, part, g)), None)
        if hit is not None:
            left.remove(hit)
            right += 1
    return Filled(right, len(mine), len(theirs))


def _is(page: Page, part: Participant, gold: str) -> bool:
    return page.is_entity(part.entity, part.mention, gold)


def _place(page: Page, pair: Pair) -> Filled:
    theirs = pair.gold.place
    mine = pair.ours.place if pair.ours else None
    right = (
        theirs is not None and mine is not None and page.is_entity(mine, None, theirs)
    )
    return Filled(int(right), int(mine is not None), int(theirs is not None))


def _when(page: Page, pair: Pair) -> Filled:
    span = time_of(page, pair)
    right = (
        pair.gold.when is not None and span is not None and meet(*span, pair.gold.when)
    )
    return Filled(int(right), int(span is not None), int(pair.gold.when is not None))


def _counts(page: Page, pair: Pair) -> Filled:
    ids = pair.ours.counts if pair.ours else ()
    mine = [(q.start, q.end) for q in page.reading.quantities if q.id in ids]
    right = sum(any(meet(*span, q) for span in mine) for q in pair.gold.counts)
    return Filled(right, len(mine), len(pair.gold.counts))


def score(split: str | None) -> dict[str, float]:
    """Figures over one half of the gold."""
    count: Counter[str] = Counter()
    for gold in load(split):
        page = page_of(gold)
        for pair in pairs(page):
            _add(count, page, pair)
        for name, rule in (
            ("referents", wrong_referents),
            ("former", former_as_current),
        ):
            asked, wrong = rule(page)
            count[f"{name} asked"] += asked
            count[f"{name} wrong"] += wrong
    return _figures(count)


def _add(count: Counter[str], page: Page, pair: Pair) -> None:
    joined, asked, merged = tellings(page, pair)
    count["tellings right"] += joined
    count["tellings gold"] += asked
    count["merged wrong"] += merged
    rows = ["events", "deeds"] if pair.gold.type in DEEDS else ["events"]
    kinds = list(distortions(page, pair))
    for row in rows:
        count[row] += 1
        count[f"{row} found"] += pair.ours is not None
        count[f"{row} distorted"] += bool(kinds)
        for kind in kinds:
            count[f"{row} {kind}"] += 1
        for name in FIELDS:
            filled = compared(page, pair, name)
            for key in (name, "fields"):
                count[f"{row} {key} right"] += filled.right
                count[f"{row} {key} ours"] += filled.ours
                count[f"{row} {key} gold"] += filled.gold


def _figures(count: Counter[str]) -> dict[str, float]:
    figures = {
        "tellings_joined": count["tellings right"] / max(1, count["tellings gold"])
    }
    for row in ("events", "deeds"):
        figures[row] = count[row]
        figures[f"{row}_found"] = count[f"{row} found"] / max(1, count[row])
        figures[f"{row}_distorted"] = count[f"{row} distorted"] / max(
            1, count[f"{row} found"]
        )
        for name in (*FIELDS, "fields"):
            right = count[f"{row} {name} right"]
            figures[f"{row}_{name}_recall"] = right / max(
                1, count[f"{row} {name} gold"]
            )
            figures[f"{row}_{name}_precision"] = right / max(
                1, count[f"{row} {name} ours"]
            )
    kinds = {
        k.replace(" ", "_"): float(v) for k, v in count.items()
        if k.split()[-1] in {"asked", "wrong", "unreal-as-deed", "toll-of-another",
                             "caption-date", "wrong-date"}
    }  # fmt: skip
    return {**figures, **kinds}


def show(split: str, name: str) -> None:
    """Print the events whose field differs, or that are missed, or distorted."""
    for gold in load(split):
        page = page_of(gold)
        for pair in pairs(page):
            kinds = list(distortions(page, pair))
            filled = compared(page, pair, name) if name in FIELDS else None
            wrong = filled is not None and not (
                filled.right == filled.ours == filled.gold
            )
            missed = name == "missed" and pair.ours is None
            if (wrong and pair.ours) or missed or name in kinds:
                print(_told(page, pair))


def _told(page: Page, pair: Pair) -> str:
    text, gold, ours = page.gold.text, pair.gold, pair.ours
    names = {e.id: e.name for e in page.reading.entities}
    words = " / ".join(text[q.start : q.end] for q in gold.triggers)
    when = text[gold.when.start : gold.when.end] if gold.when else None
    counts = [text[q.start : q.end] for q in gold.counts]
    theirs = f"{gold.type} {gold.realis} {gold.parties} at {gold.place} on {when}"
    lines = [gold.id, f"  gold {words} {theirs} counts {counts}"]
    if ours is None:
        return "\n".join([*lines, "  ours nothing"])
    parts = [(p.role, names.get(p.entity or "", p.mention)) for p in ours.participants]
    told = " / ".join(t.exact for t in ours.triggers)
    day = next((t.exact for t in page.reading.times if t.id == ours.when), None)
    mine = [q.exact for q in page.reading.quantities if q.id in ours.counts]
    lines.append(
        f"  ours {told} {ours.type} {ours.realis} {parts} "
        f"at {names.get(ours.place or '')} on {day} counts {mine}"
    )
    return "\n".join(lines)


def main() -> None:
    """Print figures, or one part's errors in one field."""
    options = asked(__doc__, f"missed, a distortion, or: {', '.join(FIELDS)}")
    if options.errors:
        show(options.split, options.errors)
        return
    for name, value in score(options.split).items():
        print(
            f"{name:28} {value:.3f}"
            if value < 1 or value % 1
            else f"{name:28} {value:.0f}"
        )


if __name__ == "__main__":
    main()

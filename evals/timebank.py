"""Time expressions against TimeBank: found, and rightly normalised.

``python -m evals.timebank [FOLDER] [--errors N]``; without the folder it says so and
ends well. Strict: the same span; relaxed: any overlap, one to one. The value figures
count the relaxed matches whose TIMEX3 value is the same. Publication is the annotated
creation time; the grammar reads plain text, without a parse.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from time import perf_counter

from defusedxml import ElementTree

from tahqiq.codebook.grammar import time_grammar
from tahqiq.text.timex import find_times

DEFAULT = Path(__file__).parents[2] / "shared" / "bench" / "timebank"


@dataclass(frozen=True, slots=True, kw_only=True)
class Tagged:
    """One time expression of one side."""

    start: int
    end: int
    exact: str
    type: str
    value: str


@dataclass(slots=True)
class Tally:
    """What was found of what there is."""

    gold: int = 0
    found: int = 0
    strict: int = 0
    relaxed: int = 0
    value: int = 0
    type: int = 0

    def f1(self, right: int) -> float:
        """Harmonic mean of precision and recall."""
        return 2 * right / (self.gold + self.found) if self.gold + self.found else 0.0


def read_document(path: Path) -> tuple[str, date, list[Tagged]]:
    """Text, creation date and annotated times of one TimeML file."""
    root = ElementTree.parse(path).getroot()
    created = root.find(".//DCT/TIMEX3")
    body = root.find("TEXT")
    if created is None or body is None:
        raise ValueError(f"{path} is not TimeML with a creation time")
    pieces: list[str] = []
    times: list[Tagged] = []

    def walk(node: ElementTree.Element) -> None:  # type: ignore[name-defined]
        start = sum(map(len, pieces))
        pieces.append(node.text or "")
        for child in node:
            walk(child)
            pieces.append(child.tail or "")
        if node.tag == "TIMEX3":
            text = "".join(pieces)[start:]
            times.append(
                Tagged(
                    start=start,
                    end=start + len(text),
                    exact=text,
                    type=node.get("type", ""),
                    value=node.get("value", ""),
                )
            )

    walk(body)
    return "".join(pieces), date.fromisoformat(created.get("value", "")[:10]), times


def matched(gold: list[Tagged], found: list[Tagged]) -> list[tuple[Tagged, Tagged]]:
    """Overlapping pairs, each expression in one pair at most."""
    pairs, free = [], list(found)
    for told in gold:
        near = [t for t in free if t.start < told.end and told.start < t.end]
        if near:
            best = min(
                near, key=lambda t: abs(t.start - told.start) + abs(t.end - told.end)
            )
            free.remove(best)
            pairs.append((told, best))
    return pairs


def score(paths: Iterable[Path], errors: list[str]) -> tuple[Tally, float]:
    """The tally over all files, and milliseconds per 1,000 characters."""
    grammar, tally, seconds, size = time_grammar(), Tally(), 0.0, 0
    for path in paths:
        text, created, gold = read_document(path)
        started = perf_counter()
        times = find_times(text, grammar=grammar, reference=created)
        seconds += perf_counter() - started
        size += len(text)
        found = [
            Tagged(
                start=t.start,
                end=t.end,
                exact=t.exact,
                type=t.type,
                value=t.value or "",
            )
            for t in times
        ]
        count(tally, gold, found, errors, text)
    return tally, 1e6 * seconds / max(size, 1)


def count(
    tally: Tally, gold: list[Tagged], found: list[Tagged], errors: list[str], text: str
) -> None:
    """Add one document to the tally and its errors to the list."""
    pairs = matched(gold, found)
    tally.gold += len(gold)
    tally.found += len(found)
    tally.relaxed += len(pairs)
    for told, got in pairs:
        tally.strict += (told.start, told.end) == (got.start, got.end)
        tally.type += told.type == got.type
        right = told.value == got.value
        tally.value += right
        if not right:
            errors.append(
                f"VALUE {told.value} <- {got.value} {got.exact!r} in "
                f"{around(text, told)}"
            )
    seen = {id(side) for pair in pairs for side in pair}
    errors += [
        f"MISSED {t.type} {t.value} in {around(text, t)}"
        for t in gold
        if id(t) not in seen
    ]
    errors += [
        f"EXTRA {t.type} {t.value} in {around(text, t)}"
        for t in found
        if id(t) not in seen
    ]


def around(text: str, time: Tagged) -> str:
    """The expression in its words."""
    before, after = (
        text[max(time.start - 60, 0) : time.start],
        text[time.end : time.end + 40],
    )
    return " ".join(f"{before}[[{time.exact}]]{after}".split())


def main() -> int:
    """Score the folder and print the figures."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", nargs="?", type=Path, default=DEFAULT)
    parser.add_argument("--errors", type=int, default=0, help="errors to list")
    arguments = parser.parse_args()
    paths = sorted(arguments.folder.glob("*.tml"))
    if not paths:
        print(f"timebank: absent ({arguments.folder}); nothing measured")
        return 0
    errors: list[str] = []
    tally, pace = score(paths, errors)
    print(f"timebank: {len(paths)} files, {tally.gold} times, {tally.found} found")
    print(f"  strict F1  {tally.f1(tally.strict):.3f}")
    precision = tally.relaxed / max(tally.found, 1)
    recall = tally.relaxed / max(tally.gold, 1)
    shown = f"(P {precision:.3f}, R {recall:.3f})"
    print(f"  relaxed F1 {tally.f1(tally.relaxed):.3f}  {shown}")
    print(f"  type accuracy on matched {tally.type / max(tally.relaxed, 1):.3f}")
    print(f"  value accuracy on matched {tally.value / max(tally.relaxed, 1):.3f}")
    print(f"  value F1   {tally.f1(tally.value):.3f}")
    print(f"  {pace:.2f} ms per 1,000 characters")
    for error in sorted(errors)[: arguments.errors]:
        print(error)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())

"""How long the matrix of a large question takes: `python -m bench.weigh_speed`.

Hypotheses and rows of evidence are invented; several analysts rate every cell, and a
third of the rows share an origin. Wall seconds of the best of five runs.
"""

from __future__ import annotations

import argparse
import random
import sys
import time
from collections.abc import Iterator

from tahqiq.model.case import Case, CaseSettings, EvidenceRow, Hypothesis
from tahqiq.model.judgement import Judgement
from tahqiq.weigh import matrix

SCALE = ("CC", "C", "N", "I", "II", "NA")
AT = "2031-04-01T08:00:00Z"


def question(hypotheses: int, rows: int, analysts: int) -> Case:
    """A case whose every cell is rated by every analyst."""
    chance = random.Random(7)
    settings = CaseSettings(
        title="Bench",
        hypotheses=tuple(
            Hypothesis(id=f"h{number}", text=f"Another explanation {number}.")
            for number in range(hypotheses)
        ),
        evidence=tuple(
            EvidenceRow(
                id=f"r{number}",
                kind="assumption",
                text=f"Row {number}",
                origin=f"o{number % 50}" if number % 3 == 0 else None,
            )
            for number in range(rows)
        ),
    )
    judgements = tuple(_ratings(settings, analysts, chance))
    return Case(id="k1", settings=settings, readings=(), judgements=judgements)


def _ratings(
    settings: CaseSettings, analysts: int, chance: random.Random
) -> Iterator[Judgement]:
    number = 0
    for row in settings.evidence:
        for hypothesis in settings.hypotheses:
            for analyst in range(analysts):
                number += 1
                yield Judgement(
                    sequence=number,
                    kind="bear",
                    subject=row.id,
                    object=hypothesis.id,
                    value=chance.choice(SCALE),
                    author=f"analyst {analyst}",
                    at=AT,
                    reason="bench",
                )


def main() -> None:
    """Parse the command line and print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--hypotheses", type=int, default=5)
    parser.add_argument("--analysts", type=int, default=2)
    parser.add_argument("rows", type=int, nargs="*", default=[50, 500, 1000])
    options = parser.parse_args()
    sys.stdout.write("rows   hypotheses   analysts   matrix\n")
    for rows in options.rows:
        case = question(options.hypotheses, rows, options.analysts)
        best = min(_timed(case) for _ in range(5))
        sys.stdout.write(
            f"{rows:4}   {options.hypotheses:10}   {options.analysts:8}   {best:6.3f} s\n"
        )


def _timed(case: Case) -> float:
    began = time.perf_counter()
    matrix(case)
    return time.perf_counter() - began


if __name__ == "__main__":
    main()

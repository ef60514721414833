"""How long a dossier takes to make and how large it is: `python -m bench.dossier_size`.

Reports invented from the samples go into one case until it holds so many claims. Then
the dossier is made and checked, as `tahqiq publish` does it.
Processor seconds, one core; the PDF only where it is asked for.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from pathlib import Path

from bench.folders import assembled, fill, new_case
from bench.invented import invented
from tahqiq.pipeline import publish

CLAIMS = 5000
STEP = 40  # reports added between two looks at how many claims there are


def filled(folder: Path, wanted: int) -> int:
    """A case of at least so many claims; how many it holds."""
    case = new_case(folder / "case")
    claims = reports = 0
    while claims < wanted:
        texts = invented(reports + STEP)[reports:]
        paths = []
        for number, text in enumerate(texts, reports):
            paths.append(folder / f"{number:05}.txt")
            paths[-1].write_text(text, encoding="utf-8")
        fill(case, paths)
        reports += STEP
        claims = sum(len(row.claims) for row in assembled(case).readings)
    return claims


def main() -> int:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--claims", type=int, default=CLAIMS)
    parser.add_argument("--form", action="append", default=[])
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        claims = filled(folder, asked.claims)
        case = assembled(folder / "case")
        print(f"{claims} claims in {len(case.readings)} reports")
        for form in asked.form or ["html"]:
            began = time.process_time()
            made = publish(case, generated_at=None, version="bench", form=form)
            spent = time.process_time() - began
            print(f"{form}: {spent:.1f} s, {len(made.content):,} bytes")
    return 0


if __name__ == "__main__":
    sys.exit(main())

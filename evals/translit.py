"""Arabic to Latin name tokens: `python -m evals.translit [FOLDER]`.

For each row seen at least twice, whether the right Latin form scores above a random
wrong one (seeded), and above the hardest of twenty; ties count half.
"""

from __future__ import annotations

import argparse
from pathlib import Path
from random import Random

from evals.translit_fit import DEFAULT, load
from tahqiq.resolve.spelling import script_odds


def main() -> int:
    """Print the shares."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", nargs="?", type=Path, default=DEFAULT)
    parser.add_argument("--part", default="wd_arabic_16")
    parser.add_argument("--errors", type=int, default=0)
    args = parser.parse_args()
    if not (args.folder / args.part).exists():
        print(f"absent: {args.folder / args.part}")
        return 0
    rows = load(args.folder / args.part, 2)
    forms = [latin for latin, _, _ in rows]
    chance = Random(7)  # seed: any fixed number
    won = hard = 0.0
    for latin, arabic, count in rows:
        right = script_odds(arabic, latin)
        others = [form for form in chance.sample(forms, 21) if form != latin][:20]
        wrong = [script_odds(arabic, form) for form in others]
        won += (right > wrong[0]) + 0.5 * (right == wrong[0])
        hard += right > max(wrong)
        if args.errors and right <= max(wrong):
            args.errors -= 1
            print(
                arabic, latin, count, round(right, 1), others[wrong.index(max(wrong))]
            )
    print(
        f"{len(rows)} forms: above a random wrong one {won / len(rows):.4f}, "
        f"above the best of twenty {hard / len(rows):.4f}"
    )
    return 0


if __name__ == "__main__":
    raise SystemExit(main())

"""Coreference: `python -m evals.coref [GUM_FOLDER] [--litbank FOLDER] [--genre news]
[--split dev|opened|gate] [--errors]`.

One benchmark a file, which says what it counts: our gold in `coref_gold`, GUM in
`coref_gum`, LitBank in `coref_litbank`.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from evals.coref_gold import score_gold
from evals.coref_gum import GUM, score_gum
from evals.coref_litbank import LITBANK, score_litbank


def main() -> None:
    """Score what is there; say what is absent."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", nargs="?", type=Path, default=GUM)
    parser.add_argument("--litbank", type=Path, default=LITBANK)
    parser.add_argument("--genre", action="append", default=[])
    parser.add_argument("--limit", type=int, default=None)
    parser.add_argument("--split", choices=["dev", "opened", "gate"], default="dev")
    parser.add_argument("--errors", action="store_true", help="dev pronouns gone wrong")
    args = parser.parse_args()
    score_gold(args.split, errors=args.errors and args.split != "gate")
    if args.errors:
        return
    if args.folder.is_dir():
        score_gum(args.folder, args.genre)
    else:
        print(f"{args.folder}: absent")
    if args.litbank.is_dir():
        score_litbank(args.litbank, args.limit)
    else:
        print(f"{args.litbank}: absent")


if __name__ == "__main__":
    main()

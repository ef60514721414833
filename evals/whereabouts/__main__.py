"""`python -m evals.whereabouts [--errors]`: figures, or the deeds that are wrong."""

from __future__ import annotations

import argparse

from evals.whereabouts import __doc__ as described
from evals.whereabouts import reports, score, verdicts


def main() -> None:
    """Print figures, or each place and time that differs."""
    parser = argparse.ArgumentParser(description=described)
    parser.add_argument("--errors", action="store_true")
    errors = parser.parse_args().errors
    rows = []
    for text, marks in reports():
        found = list(verdicts(text, marks))
        rows.extend(found)
        for row in found if errors else ():
            if not row.right and (row.asked or row.given):
                line = f"{row.field} of {row.words!r}: {row.asked or None}, ours {row.given}"
                print(f"{text[:40]!r} {line}")
    for name, value in score(rows).items():
        print(f"{name:16} {value:.3f}")


if __name__ == "__main__":
    main()

"""Fits the weights of name features: `python -m evals.names_fit [--write]`.

Logistic regression with a Gaussian prior around the weights set by hand, on name_bench
(MIT, training allowed) and the development half of our conflict actors; pairs that the
codebook settles are left out. Prints ten-fold cross-validation before and after.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path
from random import Random

import numpy as np
import yaml

from evals.names import ACTORS, DEFAULT, Pair, load
from tahqiq.resolve.compare import compare_names, measures, profile

OUT = Path("src/tahqiq/codebook/name_weights.yaml")
PRIOR = Path("evals/names_prior.yaml")
SPREAD = 1.0  # standard deviation of the prior, in log-odds per unit of a feature
FOLDS = 10
FALSE_COST = 2.5  # a false merge costs as much as three misses: most pairs are two
HEAD = """\
# Weights of what is compared in two names, natural log-odds; 0 is even odds. Set by hand,
# then fitted by `python -m evals.names_fit --write` on OpenSanctions name_bench (MIT) and
# the development half of evals/actors. `known`: what the codebook adds beyond spelling.
"""


def matrix(pairs: Sequence[Pair], names: Sequence[str]) -> np.ndarray:
    """Features of the pairs, one row a pair."""
    rows = np.zeros((len(pairs), len(names)))
    for at, pair in enumerate(pairs):
        left, right = sorted((pair.left, pair.right))
        for feature, amount, _ in measures(left, right, pair.schema):
            rows[at, names.index(feature)] += amount
    return rows


def fit(x: np.ndarray, y: np.ndarray, prior: np.ndarray) -> np.ndarray:
    """The most probable weights, by Newton's method with halved steps."""

    def loss(w: np.ndarray) -> float:
        z = x @ w
        off = (w - prior) / SPREAD
        return float(cost @ (np.logaddexp(0, z) - y * z) + off @ off / 2)

    cost = np.where(y > 0, 1.0, FALSE_COST)
    w = prior.copy()
    for _ in range(50):
        p = 1 / (1 + np.exp(-np.clip(x @ w, -30, 30)))
        gradient = x.T @ (cost * (p - y)) + (w - prior) / SPREAD**2
        curve = (x.T * (cost * p * (1 - p))) @ x + np.eye(len(w)) / SPREAD**2
        step, size = np.linalg.solve(curve, gradient), 1.0
        while size > 1e-6 and loss(w - size * step) > loss(w):
            size /= 2
        w = w - size * step
    return w


def f1(x: np.ndarray, y: np.ndarray, w: np.ndarray) -> tuple[int, int, int]:
    """Hits, found and gold."""
    found = x @ w > 0
    return int((found & (y > 0)).sum()), int(found.sum()), int(y.sum())


def crossed(x: np.ndarray, y: np.ndarray, prior: np.ndarray) -> tuple[float, float]:
    """F1 and false merges on pairs the weights were not fitted on."""
    order = list(range(len(y)))
    Random(5).shuffle(order)
    sums = np.zeros(3)
    for fold in range(FOLDS):
        out = order[fold::FOLDS]
        rest = [i for i in order if i not in set(out)]
        sums += f1(x[out], y[out], fit(x[rest], y[rest], prior))
    wrong = (sums[1] - sums[0]) / (len(y) - sums[2])
    return round(2 * sums[0] / (sums[1] + sums[2]), 3), round(wrong, 3)


def main() -> int:
    """Fit both profiles."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--start", type=Path, default=PRIOR, help="weights set by hand")
    args = parser.parse_args()
    pairs = load(DEFAULT / "cases.csv")
    pairs += [p for p in load(ACTORS / "pairs.csv") if p.group == "dev"]
    weights = yaml.safe_load(args.start.read_text(encoding="utf-8"))
    for kind in ("person", "body"):
        chosen = [p for p in pairs if profile(p.schema) == kind and not settled(p)]
        names = list(weights[kind])
        prior = np.array([weights[kind][name] for name in names])
        x, y = matrix(chosen, names), np.array([float(p.same) for p in chosen])
        hits, found, gold = f1(x, y, prior)
        fitted = fit(x, y, prior)
        print(
            f"{kind}: {len(y)} pairs, by hand F1 {2 * hits / (found + gold):.3f}, "
            f"fitted and cross-validated {crossed(x, y, prior)}"
        )
        print("  ", {n: round(float(w), 2) for n, w in zip(names, fitted, strict=True)})
        weights[kind] = {
            n: round(float(w), 2) for n, w in zip(names, fitted, strict=True)
        }
    if args.write:
        body = yaml.safe_dump(
            weights, sort_keys=False, default_flow_style=None, width=100
        )
        OUT.write_text(HEAD + body, encoding="utf-8")
    return 0


def settled(pair: Pair) -> bool:
    """Whether the codebook decides a pair."""
    reasons = compare_names(pair.left, pair.right, pair.schema).reasons
    return any(r.feature in {"codebook", "known different"} for r in reasons)


if __name__ == "__main__":
    raise SystemExit(main())

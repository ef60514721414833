"""How certain an event is, on the unified factuality format: `python -m evals.factuality [FILE …]`.

The value of an event word is what our stance engine composes for it: polarity and
modality of its clause, and the commitment of whoever says it, on the scale from -3
(certainly not) to +3. Printed: mean absolute error, Pearson r, and macro-F1 over
asserted, uncertain and denied (the value rounded: above 0, 0, below 0).
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy

from evals.reading import document_of, english
from tahqiq.extract.claims.stance import certainty_of, committed, presupposed
from tahqiq.extract.mentions.mentions import named_of
from tahqiq.extract.parsing.parse import parse
from tahqiq.extract.parsing.parsed import Parsed
from tahqiq.extract.parsing.quotes import quotes_of
from tahqiq.extract.parsing.tree import Tree
from tahqiq.extract.speech.attributing import attributions_of
from tahqiq.extract.speech.nesting import Stacks, settled, stacks_of
from tahqiq.extract.speech.speech import with_quotations
from tahqiq.extract.stance.modality import Modality, modality_of

DEFAULT = [Path("../shared/bench/factuality/uw/dev.conll"),
           Path("../shared/bench/factuality/meantime/dev.conll")]  # fmt: skip
# What the crowd makes of our words: medians over uw/train, rounded. They scale this score
# only; nothing of it ships. A denial is believed less than an assertion.
BASE = {"certain": 3.0, "probable": 1.8, "possible": 1.2, "open": 1.0}
OPEN = {"future": 2.4, "purpose": 2.0, "plan": 1.8, "order": 1.2, "threat": 0.8,
        "attempt": 0.4, "condition": 0.4, "question": 0.2}  # fmt: skip
LIMIT = {"asserted": 2.8, "alleged": 2.5, "probable": 2.3, "hypothetical": 2.1,
         "possible": 1.2}  # fmt: skip
DENIAL = 0.7
NONE_OF_IT = (
    0.6  # "has no plans", "saw little reason": the object is denied, not the having
)


@dataclass(frozen=True, slots=True)
class Marked:
    """A sentence with the values of its event words by token."""

    words: list[str]
    values: dict[int, float]


def load(path: Path) -> Iterator[Marked]:
    """The sentences of a file that hold a value."""
    words: list[str] = []
    values: dict[int, float] = {}
    for line in [*path.read_text(encoding="utf-8").splitlines(), ""]:
        columns = line.split("\t")
        if len(columns) < 3:
            if values:
                yield Marked(words, values)
            words, values = [], {}
            continue
        if columns[2] != "_":
            values[len(words)] = float(columns[2])
        words.append(columns[1])


def values_of(sentence: Marked) -> dict[int, float]:
    """Our value for each of the sentence's event words."""
    starts, text = [], ""
    for word in sentence.words:
        starts.append(len(text))
        text += word + " "
    document = document_of(text.rstrip() + "\n")
    parsed = parse(document, english())
    named = named_of(parsed)
    spoken = with_quotations(
        parsed, named, attributions_of(parsed, named), quotes_of(parsed)
    )
    stacks = stacks_of(parsed, settled(parsed, spoken))
    found = {}
    for index in sentence.values:
        token = parsed.token_at(starts[index])
        found[index] = (
            BASE["certain"] if token is None else value(parsed, stacks, token)
        )
    return found


def value(parsed: Parsed, stacks: Stacks, token: int) -> float:
    """The stance towards one word, on the scale of the benchmark."""
    stop = frozenset(item.verb for item in stacks.items)
    stack = stacks.at(token)
    modality = modality_of(parsed.tree, token, stop)
    strength = BASE[modality.strength]
    if modality.strength == "open" or "future" in modality.tags:
        strength = min(
            [OPEN[tag] for tag in modality.tags if tag in OPEN] or [strength]
        )
    if empty_object(parsed.tree, token, modality):
        return NONE_OF_IT
    certainty, polarity = committed(parsed.tree, token, stack, modality)
    if stack and certainty != certainty_of(modality):
        strength = min(strength, LIMIT[certainty])
    for item in stack:
        if not presupposed(parsed.tree, token, item):
            strength = min(strength, LIMIT[item.spec.certainty])
    return strength if polarity == "affirmed" else -DENIAL * strength


def empty_object(tree: Tree, token: int, modality: Modality) -> bool:
    """Whether all that negates a verb is that its object is none."""
    negating = [t for t, kind in modality.markers if kind in {"negation", "quantifier"}]
    if len(negating) != 1 or modality.polarity > 0:
        return False
    noun = negating[0] if tree.head[negating[0]] == token else tree.head[negating[0]]
    return tree.head[noun] == token and tree.dep[noun] in {"dobj", "attr"}


def figures(gold: list[float], ours: list[float]) -> dict[str, float]:
    """Mean absolute error, Pearson r and macro-F1 over three classes."""
    g, p = numpy.array(gold), numpy.array(ours)
    scores = []
    for kind in (1, 0, -1):
        a, b = numpy.sign(numpy.rint(g)) == kind, numpy.sign(numpy.rint(p)) == kind
        hit = int((a & b).sum())
        scores.append(2 * hit / max(1, int(a.sum()) + int(b.sum())))
    return {
        "events": len(gold),
        "mae": float(numpy.abs(g - p).mean()),
        "mae_constant": float(numpy.abs(g - 3.0).mean()),
        "pearson": float(numpy.corrcoef(g, p)[0, 1]),
        "macro_f1": float(numpy.mean(scores)),
        "f1_asserted": scores[0], "f1_uncertain": scores[1], "f1_denied": scores[2],
    }  # fmt: skip


def main() -> None:
    """Print the figures of each file, or its worst errors."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="*", type=Path, default=DEFAULT)
    parser.add_argument("--errors", type=int, default=0)
    options = parser.parse_args()
    for path in options.files:
        if not path.is_file():
            print(f"factuality: {path} is absent; nothing scored")
            continue
        gold, ours, rows = [], [], []
        for sentence in load(path):
            for index, guess in values_of(sentence).items():
                gold.append(sentence.values[index])
                ours.append(guess)
                rows.append(
                    (abs(gold[-1] - guess), gold[-1], guess, index, sentence.words)
                )
        print(path)
        for name, figure in figures(gold, ours).items():
            print(f"  {name:14} {figure:.3f}")
        for gap, g, p, index, words in sorted(rows, key=lambda r: -r[0])[
            : options.errors
        ]:
            print(
                f"  {gap:.1f} gold {g:+.1f} ours {p:+.1f} [{words[index]}] {' '.join(words)}"
            )


if __name__ == "__main__":
    main()

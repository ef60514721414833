"""Which earlier chain a noun takes up, weighed by what a reader goes by.

The rules of `nouns` propose; weights fitted on open news (`evals/fit_coref.py`)
say where to follow them and what else to take up: "salt" for "salt", "the main
ingredients" for "its ingredients", "the rest of the vote" for no other rest.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from math import log

from tahqiq.extract.coref.apart import Apart
from tahqiq.extract.coref.chains import Chain, Chains
from tahqiq.extract.coref.fits import numbers_agree
from tahqiq.extract.coref.likeness import Wording, is_restricted
from tahqiq.extract.coref.phrases import Phrase
from tahqiq.extract.coref.pronouns import Chooser, Option, best_or_last
from tahqiq.extract.coref.weighing import ROLES
from tahqiq.extract.parsing.parsed import Parsed

NOUN = "noun"  # the name of the class in ``coref.yaml``
MOST = 24  # chains weighed, nearest first, besides those of the same noun
BACK = 30  # sentences a noun looks back
STEPS = (0, 1, 3, 8)  # sentences apart, as steps


@dataclass(slots=True)
class NounRanker:
    """Weighs what a noun may take up; `choose` gets every option, the last for none."""

    parsed: Parsed
    chains: Chains
    choose: Chooser = best_or_last
    wording: Wording = field(init=False)

    def __post_init__(self) -> None:
        self.wording = Wording(self.parsed.tree)

    def pick(self, i: int, proposed: int | None, apart: Apart) -> int | None:
        """The chain that noun `i` takes up.

        Args:
            i: The noun.
            proposed: The chain that the rules would take; None where none.
            apart: What the noun cannot be.
        """
        options = [
            Option(
                chain,
                tuple(self.chains.all[chain].members),
                self._features(i, j, proposed, apart.owner),
            )
            for chain, j in self._near(i)
            if chain == proposed
            or (
                _may_be(self.chains.phrases[i], self.chains.all[chain])
                and not apart.is_from(chain)
            )
        ]
        if not options:
            return proposed
        none = Option(-1, (), dict.fromkeys(self._none(i), 1.0))
        chosen = self.choose(i, NOUN, [*options, none])
        return None if chosen is None else options[chosen].chain

    def _near(self, i: int) -> Iterator[tuple[int, int]]:
        """Earlier chains with their last mention, nearest first; of the noun also far ones."""
        sentence, phrases = self.parsed.sentence_of, self.chains.phrases
        of, here, seen = self.chains.of, phrases[i], {-1}
        limit = sentence[here.head] - BACK
        for j in range(i - 1, -1, -1):
            chain, other = of[j], phrases[j]
            if sentence[other.head] < limit:
                return
            if chain in seen or (other.first <= here.first and here.end <= other.end):
                continue
            seen.add(chain)
            if len(seen) <= MOST + 1 or here.lemma in self.chains.all[chain].lemmas:
                yield chain, j

    def _features(
        self, i: int, j: int, proposed: int | None, owner: int | None
    ) -> dict[str, float]:
        here, chain = self.chains.phrases[i], self.chains.chain(j)
        found = dict.fromkeys(self._signs(i, j), 1.0)
        kin = "same noun" if here.lemma in chain.lemmas else "other noun"
        if self.chains.of[j] == proposed:
            found[f"proposed {here.given} {kin}"] = 1.0
        if here.given == "owned":
            found[f"{kin} {_owners(owner, chain.owner)}"] = 1.0
        found["log mentions"] = log(len(chain.members))
        return found

    def _signs(self, i: int, j: int) -> Iterator[str]:
        """Names of what speaks for the chain of phrase `j` as that of noun `i`."""
        phrases = self.chains.phrases
        here, chain = phrases[i], self.chains.chain(j)
        nominal = [p for m in chain.members if (p := phrases[m]).kind == "nominal"]
        same = [p for p in nominal if p.lemma == here.lemma]
        likeness = self.wording.alike(here, same) or self._otherwise(
            here, chain, nominal
        )
        yield f"type {here.type} {chain.type}"
        yield likeness
        yield f"{likeness} {here.given}"
        yield from self._of_same(i, j, same) if same else self._of_other(i, j, likeness)
        if here.number == "many" and same:
            yield f"many {likeness}"
        if chain.names:
            yield f"named {likeness}"

    def _otherwise(self, here: Phrase, chain: Chain, nominal: list[Phrase]) -> str:
        """What a noun that is new to a chain has to do with its words."""
        said = self.wording.said
        if any(here.lemma in name for name in chain.names):
            return "word of its name"
        if any(here.lemma in said(phrase) for phrase in nominal):
            return "word of its noun"
        inside = any(phrase.lemma in said(here) for phrase in nominal)
        return "its noun inside" if inside else "nothing alike"

    def _of_same(self, i: int, j: int, same: list[Phrase]) -> Iterator[str]:
        """Signs where the chain went by the same noun."""
        phrases = self.chains.phrases
        here = phrases[i]
        tails = self.wording.tails_alike(here, same)
        yield f"same noun {self._steps(here, phrases[j])} back"
        yield f"last {phrases[j].kind} same noun"
        yield f"{same[-1].given} then {here.given}"
        yield f"tail {tails}"
        yield f"tail {tails} {here.given}"
        yield f"{self.wording.names_alike(here, same)} names"
        if len(self.chains.chain(j).members) > 1:
            yield "same noun taken up before"
            yield f"{here.given} same noun taken up before"
        if here.number == "many":
            yield f"many same noun {here.given}"

    def _of_other(self, i: int, j: int, likeness: str) -> Iterator[str]:
        """Signs where it did not."""
        tree, phrases = self.parsed.tree, self.chains.phrases
        here, other = phrases[i], phrases[j]
        steps = self._steps(here, other)
        yield f"{steps} back"
        yield f"{steps} back {here.given}"
        yield f"last {other.kind}"
        yield f"{ROLES.get(tree.dep[other.head], 'other role')} {here.given}"
        if is_restricted(tree, here):
            yield f"restricted {here.given}"
            yield f"restricted {likeness}"
        if here.noun is None:
            yield f"thing {likeness}"

    def _none(self, i: int) -> Iterator[str]:
        """Names of what speaks for a noun that takes up nothing."""
        tree, here = self.parsed.tree, self.chains.phrases[i]
        yield "none"
        yield f"none {here.given}"
        yield f"none {here.type}"
        if is_restricted(tree, here):
            yield f"none restricted {here.given}"
        if tree.dep[here.head] in {"attr", "appos"}:
            yield "none predicate"
        if here.number == "many":
            yield "none many"

    def _steps(self, here: Phrase, other: Phrase) -> str:
        sentence = self.parsed.sentence_of
        apart = sentence[here.head] - sentence[other.head]
        return str(next((n for n in STEPS if apart <= n), "far"))


def _may_be(phrase: Phrase, chain: Chain) -> bool:
    """Whether a chain is of a kind and number that the noun can take up."""
    alike = phrase.type == chain.type or "OTHER" in {phrase.type, chain.type}
    return alike and not chain.part and numbers_agree(phrase, chain)


def _owners(mine: int | None, its: int | None) -> str:
    if mine is None or its is None:
        return "unknown owner"
    return "its owner" if mine == its else "another's"

"""Third-person pronouns: whose turn it is by agreement, grammar and salience.

Each earlier chain that agrees is weighed by what a reader goes by: how near it is,
whether it was a subject, how often it was mentioned. The weights are numbers in
``coref.yaml``, fitted on open texts by `evals/fit_coref.py`; every one has a name.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from math import log
from typing import NamedTuple

from tahqiq.codebook.loader import load_yaml
from tahqiq.extract.chains import Chain, Chains
from tahqiq.extract.coref_signs import (
    SUBJECTS,
    Frame,
    frames_of,
    is_dead,
    signs_of,
    speaks,
    subject_of,
    suffers,
)
from tahqiq.extract.coref_speaking import heard, own_words
from tahqiq.extract.parsed import Parsed
from tahqiq.extract.phrases import Phrase
from tahqiq.extract.speakers import Speakers
from tahqiq.extract.tree import Tree
from tahqiq.extract.wording import wording

ROLES = {
    "nsubj": "subject", "nsubjpass": "subject", "dobj": "object", "pobj": "object of a preposition",
    "poss": "possessor", "attr": "predicate", "appos": "apposition", "conj": "coordinated",
    "dative": "object", "agent": "object of a preposition",
}  # fmt: skip
BACK = 6  # sentences a pronoun looks back
MOST = 14  # chains it weighs, nearest first
# How much better than the next the best must be. People: on our gold 0.1 turns as many
# wrong men as right ones into nobody; more costs more right ones than it spares wrong.
MARGINS = {"person": 0.1, "thing": 0.0, "many": 0.0}
PEOPLE = frozenset({"PERSON"})  # what "it" is not
DUMB = PEOPLE | {"PLACE", "WEAPON", "OTHER"}  # and what an "it" that speaks is not
CLASSES = {"male": "person", "female": "person", "thing": "thing", "any": "many"}


class Option(NamedTuple):
    """An earlier chain a pronoun may stand for, with what speaks for it."""

    chain: int
    members: tuple[int, ...]
    features: dict[str, float]


Chooser = Callable[[int, str, list[Option]], int | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Weights:
    """The weights of ``coref.yaml``, by class of pronoun or noun and name of feature."""

    person: Mapping[str, float]
    thing: Mapping[str, float]
    many: Mapping[str, float]
    noun: Mapping[str, float]

    def of(self, name: str) -> Mapping[str, float]:
        """The weights for one class of pronoun, or for nouns."""
        return {
            "person": self.person, "thing": self.thing, "many": self.many,
            "noun": self.noun,
        }[name]  # fmt: skip


@cache
def weights() -> Weights:
    """The fitted weights, read once."""
    return load_yaml("coref", Weights)


def best(_: int, name: str, options: list[Option]) -> int | None:
    """Index of the option with the highest sum of weights; None where none is better.

    Nor where the next is nearly as good: a wrong man is worse than none.
    """
    table = weights().of(name)
    sums = [
        sum(table.get(key, 0.0) * x for key, x in option.features.items())
        for option in options
    ]
    none = table.get("none", 0.0)
    top = max(sums, default=none)
    if top <= none:
        return None
    first = sums.index(top)
    second = max((s for n, s in enumerate(sums) if n != first), default=none)
    return first if top - second >= MARGINS[name] else None


def best_or_last(_: int, name: str, options: list[Option]) -> int | None:
    """Index of the option with the highest sum; None for the last, which is none."""
    table = weights().of(name)
    sums = [
        sum(table.get(key, 0.0) * x for key, x in option.features.items())
        for option in options
    ]
    first = sums.index(max(sums))
    return first if first < len(sums) - 1 else None


@dataclass(slots=True)
class PronounLinker:
    """Puts third-person pronouns into chains."""

    parsed: Parsed
    chains: Chains
    speakers: Speakers
    choose: Chooser = best

    def place(self, i: int) -> None:
        """Put pronoun `i` into the chain that fits it best."""
        phrase = self.chains.phrases[i]
        options = self._able(i, list(self._options(i)))
        chosen = self.choose(i, CLASSES[phrase.gender], options)
        if chosen is None:
            if phrase.gender in {"male", "female"}:
                self.chains.open(i)
            return
        self.chains.join(i, options[chosen].chain)
        found = self.chains.all[options[chosen].chain]
        if found.gender == "any" and phrase.gender in {"male", "female"}:
            found.gender = phrase.gender

    def _able(self, i: int, options: list[Option]) -> list[Option]:
        """The captives, of whom a captive's fate is told; else no things, where a "they"
        does something and people are near.
        """
        phrase, tree = self.chains.phrases[i], self.parsed.tree
        options = heard(self.parsed, self.chains, i, options)
        of = tree.head[phrase.head]
        told = tree.dep[phrase.head] == "nsubjpass" or (
            tree.dep[phrase.head] == "poss" and tree.lemma[of] == "release"
        )
        if told and tree.lemma[of] in wording().captive:
            taken = [
                option for option in options if self.chains.all[option.chain].taken
            ]
            return taken or options
        if phrase.gender != "any" or self.parsed.tree.dep[phrase.head] != "nsubj":
            return options
        people = [
            option for option in options
            if self.chains.all[option.chain].type in {"PERSON", "ORG"}
        ]  # fmt: skip
        return people or options

    def _options(self, i: int) -> Iterator[Option]:
        """Earlier chains that agree with pronoun `i`, by their last mention."""
        sentence, phrases = self.parsed.sentence_of, self.chains.phrases
        here = phrases[i]
        limit = sentence[here.head] - BACK
        speaker = self.speakers.teller(here.head)
        seen: set[int] = {-1} if speaker is None else {-1, speaker}
        below = self._named_below(i)
        frames = frames_of(self.parsed.tree, here.head)
        own, dumb = (
            own_words(self.parsed, here.head),
            speaks(self.parsed.tree, here.head),
        )
        refused = DUMB if dumb else PEOPLE
        for j in range(i - 1, -1, -1):
            other = phrases[j]
            if sentence[other.head] < limit or len(seen) > MOST:
                return
            chain = self.chains.of[j]
            if chain in seen or not _agrees(
                here, other, self.chains.all[chain], refused
            ):
                continue
            if self._is_said_of_another(j):
                continue
            spoken_of = other.head in own and other.kind != "pronoun"
            if spoken_of or below & self._last_names(chain):
                seen.add(chain)
                continue
            if (other.first <= here.first and here.end <= other.end) or self._barred(
                here, other
            ):
                if other.kind != "name":
                    continue
                seen.add(chain)
                continue
            members = tuple(self.chains.all[chain].members)
            yield Option(chain, members, self._features(i, j, len(seen), frames))
            seen.add(chain)

    def _last_names(self, chain: int) -> set[str]:
        return {name[-1] for name in self.chains.all[chain].names}

    def _is_said_of_another(self, j: int) -> bool:
        """Whether phrase `j` is what its chain's subject is said to be, as in "He was a
        popular man": a pronoun after it goes by the subject.
        """
        tree, phrases = self.parsed.tree, self.chains.phrases
        if ROLES.get(tree.dep[phrases[j].head]) != "predicate":
            return False
        about = subject_of(tree, tree.head[phrases[j].head])
        members = self.chains.chain(j).members
        return any(phrases[m].head == about for m in members)

    def _named_below(self, i: int) -> set[str]:
        """Last words of the names in the clause that a pronoun is subject of: "He accused
        Rahim" and "He said that Rahim lied" are of somebody else than Rahim.
        """
        tree, phrases = self.parsed.tree, self.chains.phrases
        head = phrases[i].head
        if tree.dep[head] not in SUBJECTS:
            return set()
        end, found = tree.right[tree.head[head]], set()
        for k in range(i + 1, len(phrases)):
            other = phrases[k]
            if other.head >= end:
                break
            if other.kind == "name" and other.lemma:
                found.add(other.lemma.split()[-1])
        return found

    def _barred(self, here: Phrase, other: Phrase) -> bool:
        """Two arguments of one verb are two things, unless the pronoun is reflexive.

        And whoever wrote the report stands outside it.
        """
        tree = self.parsed.tree
        if self.parsed.kind(other.head) == "byline" != self.parsed.kind(here.head):
            return True
        if tree.dep[here.head] == "poss":
            return False
        if _reports(tree, other.head, here.head) and (
            is_dead(tree, here.head) or _looks_on(other)
        ):
            return True
        mine = _clause(tree, here.head)
        if here.lemma.endswith(("self", "selves")):
            return subject_of(tree, mine) != other.head
        same = mine == _clause(tree, other.head)
        return same and tree.dep[other.head] != "poss"

    def _features(
        self, i: int, j: int, rank: int, frames: list[Frame]
    ) -> dict[str, float]:
        """What speaks for the chain of phrase `j` as that of pronoun `i`."""
        tree, phrases = self.parsed.tree, self.chains.phrases
        here, other, chain = phrases[i], phrases[j], self.chains.chain(j)
        sentence = self.parsed.sentence_of
        apart = min(sentence[here.head] - sentence[other.head], 4)
        role, mine = (
            ROLES.get(tree.dep[other.head], "other role"),
            ROLES.get(tree.dep[here.head], "other role"),
        )
        kind = (
            "same pronoun"
            if other.kind == "pronoun" and other.gender == here.gender
            else other.kind
        )
        found = {
            f"{apart} sentences back": 1.0,
            role: 1.0,
            f"{role} for {mine}": 1.0,
            kind: 1.0,
            f"given {other.given}": 1.0,
            f"type {chain.type}": 1.0,
            f"number {chain.number}": 1.0,
            "log distance": log(1 + here.head - other.head),
            "rank": min(rank, 6) / 6,
            "log mentions": log(len(chain.members)),
            "recent mentions": self._recent(chain, here),
        }
        found |= dict.fromkeys(_deeds(tree, here, other, chain), 1.0)
        if chain.key is not None and chain.key.startswith("country:"):
            found["country"] = 1.0
        if chain.gender == here.gender != "any":
            found["gender known"] = 1.0
        if self.speakers.inside(here.head) != self.speakers.inside(other.head):
            found["across a quotation mark"] = 1.0
        if apart == 0:
            self._same_sentence(found, here, other)
            found |= dict.fromkeys(signs_of(tree, frames, here, other), 1.0)
        elif role == "subject" and apart == 1 and _is_root(tree, other.head):
            found["main subject of the sentence before"] = 1.0
        return found

    def _recent(self, chain: Chain, here: Phrase) -> float:
        """How many of the chain's last mentions stand in the last three sentences."""
        sentence, phrases = self.parsed.sentence_of, self.chains.phrases
        limit = sentence[here.head] - 2
        return float(
            sum(sentence[phrases[m].head] >= limit for m in chain.members[-4:])
        )

    def _same_sentence(
        self, found: dict[str, float], here: Phrase, other: Phrase
    ) -> None:
        tree = self.parsed.tree
        clause = tree.head[other.head]
        if (
            tree.dep[other.head] in SUBJECTS
            and tree.left[clause] <= here.head < tree.right[clause]
        ):
            found["subject of a clause around it"] = 1.0
            if (
                tree.dep[here.head] == "poss"
                and _clause(tree, tree.head[here.head]) == clause
            ):
                found["possessor of the subject's own"] = 1.0
        if here.head - other.head < 4:
            found["right before it"] = 1.0


def _deeds(tree: Tree, here: Phrase, other: Phrase, chain: Chain) -> Iterator[str]:
    """Signs from what the pronoun does or suffers, and what the other does."""
    spoke = speaks(tree, other.head)
    if speaks(tree, here.head):
        yield f"{chain.type} speaks"
        if spoke:
            yield "spoke before"
    if suffers(tree, here.head):
        yield "harmed suffers" if chain.harmed else "unharmed suffers"
        if spoke:
            yield "speaker suffers"


def _looks_on(other: Phrase) -> bool:
    """As in "Analysts believe they fled": people at large, of others."""
    return other.given == "bare" and other.lemma in wording().onlookers


def _reports(tree: Tree, subject: int, token: int) -> bool:
    """Whether a token stands in what a subject says."""
    verb = tree.head[subject]
    inside = tree.left[verb] <= token < tree.right[verb]
    return inside and speaks(tree, subject)


def _is_root(tree: Tree, subject: int) -> bool:
    verb = tree.head[subject]
    return tree.head[verb] == verb


def _clause(tree: Tree, i: int) -> int:
    """The verb whose argument a token is, through prepositions."""
    head = tree.head[i]
    while tree.dep[head] in {"prep", "agent", "dative"} or tree.dep[i] == "conj":
        if tree.head[head] == head:
            break
        i, head = head, tree.head[head]
    return head


def _agrees(here: Phrase, other: Phrase, chain: Chain, refused: frozenset[str]) -> bool:
    """Whether a pronoun can stand for a chain: person, number, gender."""
    if chain.type in {"EVENT", "NORP"} or (
        other.person in {1, 2} and len(chain.members) < 2
    ):
        return False
    if here.gender == "thing":
        return chain.type not in refused and chain.number != "many"
    if here.gender in {"male", "female"}:
        fits = chain.gender in {"any", here.gender}
        return chain.type == "PERSON" and chain.number != "many" and fits
    return True

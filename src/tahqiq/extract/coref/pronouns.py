"""Third-person pronouns: whose turn it is by agreement, grammar and salience.

Each earlier chain that agrees is weighed by what a reader goes by: how near it is,
whether it was a subject, how often it was mentioned. The weights are numbers in
``coref.yaml``, fitted on open texts by `evals/fit_coref.py`; every one has a name.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from math import exp
from typing import NamedTuple

from tahqiq.codebook.loader import load_yaml
from tahqiq.extract.coref.chains import Chain, Chains
from tahqiq.extract.coref.phrases import Phrase
from tahqiq.extract.coref.signs import (
    SUBJECTS,
    did_harm,
    doer_of,
    is_dead,
    is_killed,
    is_none_of,
    is_of_an_office,
    is_proposition,
    laid_to,
    own_fate,
    speaks,
    subject_of,
    who_said,
    whose_body,
    whose_part,
)
from tahqiq.extract.coref.speakers import Speakers
from tahqiq.extract.coref.speaking import denied, heard, own_words, quoted_again
from tahqiq.extract.coref.weighing import (
    ROLES,
    Here,
    Signs,
    Weighing,
    clause_at,
    compared,
    is_somebody,
)
from tahqiq.extract.lexicon.wording import wording
from tahqiq.extract.parsing.parsed import Parsed
from tahqiq.extract.parsing.tree import Tree

BACK = 6  # sentences a pronoun looks back
MOST = 14  # chains it weighs, nearest first
# How likely the best must be. In documents left out of the fit as many pronouns below
# these were given a wrong man as the right one.
SURE = {"person": 0.4, "thing": 0.3, "many": 0.3}
# And how much better than the next, in sums of weights: between two men who fit nearly
# as well nothing is chosen. More costs more right ones than it spares wrong.
MARGINS = {"person": 0.1, "thing": 0.0, "many": 0.0}
PEOPLE = frozenset({"PERSON"})  # what "it" is not
DUMB = PEOPLE | {"PLACE", "WEAPON", "OTHER"}  # and what an "it" that speaks is not
SOMETHING = PEOPLE | {
    "PLACE",
    "WEAPON",
    "ORG",
}  # what an "it" is not that somebody denies
# No "they" is one thing, as a body may be.
LONE = frozenset({"PERSON", "OTHER", "DOCUMENT", "WEAPON"})
OBJECTS = frozenset({"dobj", "dative", "iobj"})
REFLEXIVE = ("self", "selves")
CLASSES = {"male": "person", "female": "person", "thing": "thing", "any": "many"}


class Option(NamedTuple):
    """An earlier chain a pronoun may stand for, with what speaks for it; -1 for none."""

    chain: int
    members: tuple[int, ...]
    features: Signs


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


def best(
    _: int, name: str, options: list[Option], table: Mapping[str, float] | None = None
) -> int | None:
    """Index of the option with the highest sum of weights; None where that is "none".

    Nor where it is not likely enough: a wrong man is worse than none.
    """
    sums = _sums(weights().of(name) if table is None else table, options)
    top = max(sums, default=0.0)
    if not sums or options[first := sums.index(top)].chain < 0:
        return None
    likely = 1 / sum(exp(s - top) for s in sums)
    second = max((s for n, s in enumerate(sums) if n != first), default=top - 1)
    return first if likely > SURE[name] and top - second >= MARGINS[name] else None


def best_or_last(_: int, name: str, options: list[Option]) -> int | None:
    """Index of the option with the highest sum; None for the last, which is none."""
    sums = _sums(weights().of(name), options)
    first = sums.index(max(sums))
    return first if first < len(sums) - 1 else None


def _sums(table: Mapping[str, float], options: list[Option]) -> list[float]:
    return [
        sum(table.get(sign, 0.0) * x for sign, x in option.features.items())
        for option in options
    ]


@dataclass(slots=True)
class PronounLinker:
    """Puts third-person pronouns into chains."""

    parsed: Parsed
    chains: Chains
    speakers: Speakers
    weighing: Weighing
    choose: Chooser = best

    @classmethod
    def of(
        cls, parsed: Parsed, chains: Chains, speakers: Speakers, choose: Chooser
    ) -> PronounLinker:
        """A linker for a document; `choose` picks among what a pronoun may stand for."""
        return cls(
            parsed=parsed,
            chains=chains,
            speakers=speakers,
            weighing=Weighing.of(parsed, chains, speakers),
            choose=choose,
        )

    def place(self, i: int) -> None:
        """Put pronoun `i` into the chain that fits it best."""
        phrase = self.chains.phrases[i]
        stressed = self._stressed(i)
        if stressed is not None:
            self.chains.join(i, stressed)
            return
        here = self.weighing.here(i)
        options = self._noted(i, list(self._options(i, here)))
        signs = [option.features for option in options]
        compared(signs)
        none = dict.fromkeys(self.weighing.none(here, signs), 1.0)
        chosen = self.choose(
            i, CLASSES[phrase.gender], [*options, Option(-1, (), none)]
        )
        if chosen is not None:
            self._take(i, options[chosen].chain)
        elif phrase.gender in {"male", "female"}:
            self.chains.open(i)

    def _take(self, i: int, chain: int) -> None:
        """Put pronoun `i` into a chain; "he" and "she" say of what gender it is."""
        phrase, found = self.chains.phrases[i], self.chains.all[chain]
        self.chains.join(i, chain)
        if phrase.gender not in {"male", "female"}:
            return
        if found.type == "OTHER":  # "a gravedigger … he": a noun of no class
            found.type, found.gender = "PERSON", phrase.gender
        elif found.gender == "any":
            found.gender = phrase.gender

    def _stressed(self, i: int) -> int | None:
        """The chain of the phrase that a reflexive stands right after: "the sheikh
        himself".
        """
        phrase, tree = self.chains.phrases[i], self.parsed.tree
        if not phrase.lemma.endswith(REFLEXIVE):
            return self._for_its_part(phrase)
        for k in (tree.head[phrase.head], phrase.head - 1):
            j = self.speakers.at.get(k)
            near = j is not None and j < i and tree.right[k] >= phrase.head
            if (
                near
                and j is not None
                and self.chains.of[j] >= 0
                and self._may_be(phrase, j)
            ):
                return self.chains.of[j]
        return None

    def _for_its_part(self, phrase: Phrase) -> int | None:
        """The chain that grammar alone gives: "who said he", "The front, for its part"."""
        tree = self.parsed.tree
        about = who_said(tree, phrase.head)
        about = whose_part(tree, phrase.head) if about is None else about
        about = whose_body(tree, phrase.head) if about is None else about
        j = None if about is None else self.speakers.at.get(about)
        known = j is not None and self.chains.of[j] >= 0 and self._may_be(phrase, j)
        return self.chains.of[j] if known and j is not None else None

    def _noted(self, i: int, options: list[Option]) -> list[Option]:
        """The options with what the whole text says of each; the captives alone, where a
        captive's fate is told.
        """
        signs = {option.chain: option.features for option in options}
        phrase, tree = self.chains.phrases[i], self.parsed.tree
        noted = heard(self.parsed, self.chains, i, options)
        if denied(tree, phrase.head) is not None:
            options = noted  # who denies it has not just said it
        options = quoted_again(self.parsed, self.chains, i, options)
        for option in noted:
            signs[option.chain]["heard of"] = 1.0
        dep, of = tree.dep[phrase.head], tree.head[phrase.head]
        if phrase.gender == "any" and dep == "nsubj":
            for option in options:
                if self.chains.all[option.chain].type in {"PERSON", "ORG"}:
                    option.features["people who do"] = 1.0
        released = dep == "poss" and tree.lemma[of] == "release"
        if (
            not (dep == "nsubjpass" or released)
            or tree.lemma[of] not in wording().captive
        ):
            return options
        taken = [o for o in options if self.chains.all[o.chain].taken]
        return taken or options

    def _options(self, i: int, here: Here) -> Iterator[Option]:
        """Earlier chains that agree with pronoun `i`, by their last mention."""
        sentence, phrases = self.parsed.sentence_of, self.chains.phrases
        limit = here.sentence - BACK
        speaker = self.speakers.teller(here.phrase.head)
        seen = {-1, -1 if speaker is None else speaker, *self._beside(i)}
        own, below = own_words(self.parsed, here.phrase.head), self._named_below(i)
        for j in range(i - 1, -1, -1):
            other, chain = phrases[j], self.chains.of[j]
            if sentence[other.head] < limit or len(seen) > MOST:
                return
            if chain in seen or not self._may_be(here.phrase, j):
                continue
            spoken_of = other.head in own and other.kind != "pronoun"
            named = not below.isdisjoint(self._last_names(chain))
            if not (spoken_of or named or self._barred(here.phrase, other)):
                members = tuple(self.chains.all[chain].members)
                yield Option(chain, members, self.weighing.signs(here, j, len(seen)))
            seen.add(chain)

    def _beside(self, i: int) -> Iterator[int]:
        """The chains that grammar has be different, by any mention in the sentence: in "the
        defendant, Iyad, ordered him" both phrases are of who ordered.
        """
        phrases, sentence = self.chains.phrases, self.parsed.sentence_of
        here = phrases[i]
        if here.lemma.endswith(REFLEXIVE):
            return
        for j in range(i - 1, -1, -1):
            if sentence[phrases[j].head] != sentence[here.head]:
                return
            if self._barred(here, phrases[j]):
                yield self.chains.of[j]

    def _may_be(self, here: Phrase, j: int) -> bool:
        """Whether the chain of phrase `j` agrees, and is not what somebody is said to be."""
        tree, chain = self.parsed.tree, self.chains.chain(j)
        other = self.chains.phrases[j]
        if self._is_said_of_another(j) or is_of_an_office(tree, other.head):
            return False
        if is_none_of(tree, here.head, chain.lemmas):
            return False
        refused = DUMB if speaks(tree, here.head) else PEOPLE
        if is_proposition(tree, here.head):
            refused = SOMETHING
        if _agrees(here, other, chain, refused):
            return True
        somebody = here.gender in {"male", "female"} and chain.type == "OTHER"
        return somebody and is_somebody(tree, other)

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

        What is inside a phrase is not what the phrase mentions, and whoever wrote the
        report stands outside it.
        """
        tree = self.parsed.tree
        if other.first <= here.first and here.end <= other.end:
            return True
        if self.parsed.kind(other.head) == "byline" != self.parsed.kind(here.head):
            return True
        if tree.dep[here.head] == "poss":
            harmed = own_fate(tree, here.head) and did_harm(tree, other.head)
            return harmed or laid_to(tree, here.head, other.head)
        dead = is_dead(tree, here.head) or is_killed(tree, here.head)
        if _reports(tree, other.head, here.head) and (dead or _looks_on(other)):
            return True
        if here.lemma.endswith(REFLEXIVE):
            return subject_of(tree, _verb_over(tree, here.head)) != other.head
        return _are_two(tree, here.head, other.head)


def _verb_over(tree: Tree, i: int) -> int:
    """The nearest verb above a token."""
    while tree.head[i] != i and tree.pos[i] not in {"VERB", "AUX"}:
        i = tree.head[i]
    return i


def _are_two(tree: Tree, here: int, other: int) -> bool:
    """Two arguments of one clause, or who does a deed and whom it is done to."""
    mine = clause_at(tree, here)
    if mine == clause_at(tree, other) and tree.dep[other] != "poss":
        return True
    return tree.dep[here] in OBJECTS and doer_of(tree, mine) == other


def _looks_on(other: Phrase) -> bool:
    """As in "Analysts believe they fled": people at large, of others."""
    return other.given == "bare" and other.lemma in wording().onlookers


def _reports(tree: Tree, subject: int, token: int) -> bool:
    """Whether a token stands in what a subject says."""
    verb = tree.head[subject]
    inside = tree.left[verb] <= token < tree.right[verb]
    return inside and speaks(tree, subject)


def _may_be_anybody(chain: Chain) -> bool:
    """As in "a person … they": one of whom a report says "they", as it tells no more."""
    return chain.gender == "any" and {noun.name for noun in chain.nouns} == {"person"}


def _is_always_many(chain: Chain) -> bool:
    """As in "Police said": no "it", as long as no name says which body."""
    return not chain.names and bool(chain.lemmas & wording().plural_bodies)


def _agrees(here: Phrase, other: Phrase, chain: Chain, refused: frozenset[str]) -> bool:
    """Whether a pronoun can stand for a chain: person, number, gender."""
    if chain.type in {"EVENT", "NORP"} or (
        other.person in {1, 2} and len(chain.members) < 2
    ):
        return False
    if here.gender == "thing":
        many = chain.number == "many" or _is_always_many(chain)
        return chain.type not in refused and not many
    if here.gender in {"male", "female"}:
        fits = chain.gender in {"any", here.gender}
        return chain.type == "PERSON" and chain.number != "many" and fits
    one = chain.type in LONE and chain.number == "one"
    return not one or _may_be_anybody(chain)

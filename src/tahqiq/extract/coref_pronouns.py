"""Pronouns: whose turn it is by agreement, grammar and salience; who "I" is."""

from __future__ import annotations

from dataclasses import dataclass, field
from math import log

from tahqiq.extract.chains import Chain, Chains
from tahqiq.extract.parsed import Parsed
from tahqiq.extract.phrases import Phrase
from tahqiq.extract.quotes import Quote, quotes_of
from tahqiq.extract.tree import Tree
from tahqiq.extract.wording import wording

SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj"})
BACK = 5  # sentences a pronoun looks back
FLOOR = -4.0  # a worse best candidate is no antecedent


@dataclass(slots=True)
class PronounLinker:
    """Puts pronouns into chains."""

    parsed: Parsed
    chains: Chains
    quotes: tuple[Quote, ...]
    quote_at: dict[int, int] = field(default_factory=dict)
    at: dict[int, int] = field(default_factory=dict)

    @classmethod
    def of(cls, parsed: Parsed, chains: Chains) -> PronounLinker:
        """A linker for a document."""
        quotes = quotes_of(parsed)
        quote_at = {i: q for q, quote in enumerate(quotes) for i in range(quote.first, quote.end)}
        at = {phrase.head: i for i, phrase in enumerate(chains.phrases)}
        return cls(parsed=parsed, chains=chains, quotes=quotes, quote_at=quote_at, at=at)

    def place(self, i: int) -> None:
        """Put third-person pronoun `i` into the chain that fits it best."""
        best, score = None, FLOOR
        phrase = self.chains.phrases[i]
        speaker = self._speaker_of(phrase.head)
        for j, chain in self._candidates(i):
            if chain == speaker and phrase.head in self.quote_at:
                continue
            value = self._score(i, j, chain)
            if value > score:
                best, score = chain, value
        if best is None:
            if phrase.gender in {"male", "female"}:
                self.chains.open(i)
            return
        self.chains.join(i, best)
        found = self.chains.all[best]
        if found.gender == "any" and phrase.gender in {"male", "female"}:
            found.gender = phrase.gender

    def _candidates(self, i: int):  # type: ignore[no-untyped-def]
        """Earlier phrases that agree with pronoun `i`, nearest first."""
        sentence, phrases = self.parsed.sentence_of, self.chains.phrases
        here = phrases[i]
        limit = sentence[here.head] - BACK
        for j in range(i - 1, -1, -1):
            other = phrases[j]
            if sentence[other.head] < limit:
                return
            chain = self.chains.of[j]
            if chain < 0 or not _agrees(here, other, self.chains.all[chain]):
                continue
            if other.first <= here.first and here.end <= other.end:
                continue
            if not self._barred(here, other):
                yield j, chain

    def _barred(self, here: Phrase, other: Phrase) -> bool:
        """Two arguments of one verb are two things, unless the pronoun is reflexive."""
        tree = self.parsed.tree
        if tree.dep[here.head] == "poss":
            return False
        mine, theirs = _clause(tree, here.head), _clause(tree, other.head)
        same = mine == theirs
        if here.lemma.endswith(("self", "selves")):
            return not (same and tree.dep[other.head] in SUBJECTS)
        return same and tree.dep[other.head] != "poss"

    def _score(self, i: int, j: int, chain: int) -> float:
        tree, phrases = self.parsed.tree, self.chains.phrases
        here, other, found = phrases[i], phrases[j], self.chains.all[chain]
        sentence = self.parsed.sentence_of
        apart = sentence[here.head] - sentence[other.head]
        value = -1.1 * apart - 0.03 * (i - j)
        dep = tree.dep[other.head]
        if dep in SUBJECTS:
            value += 1.0
        elif dep == "dobj":
            value += 0.35
        if dep == tree.dep[here.head] or (dep in SUBJECTS and tree.dep[here.head] in SUBJECTS):
            value += 0.3
        if other.kind == "name":
            value += 0.35
        elif other.kind == "pronoun" and other.lemma[:2] == here.lemma[:2]:
            value += 0.5
        value += 0.35 * log(len(found.members))
        if (here.head in self.quote_at) != (other.head in self.quote_at):
            value -= 0.3
        return value + _class_score(here, other, found)

    # --- first and second person -------------------------------------------------------

    def place_speakers(self, later: list[int]) -> None:
        """"I" is who speaks the quotation; outside quotations, the author."""
        memory: dict[tuple[str, int], int] = {}
        for i in later:
            phrase = self.chains.phrases[i]
            speaker = self._speaker_of(phrase.head)
            family = {1: "i" if phrase.number == "one" else "we", 2: "you"}[phrase.person]
            inside = self.quote_at.get(phrase.head)
            if speaker is not None and self._speaks_as(family, speaker):
                self.chains.join(i, speaker)
                continue
            who = speaker if speaker is not None else (-1 if inside is None else -2)
            if (family, who) in memory:
                self.chains.join(i, memory[family, who])
            else:
                memory[family, who] = self.chains.open(i)

    def _speaks_as(self, family: str, speaker: int) -> bool:
        chain = self.chains.all[speaker]
        if family == "i":
            return chain.type == "PERSON" and chain.number != "many"
        return family == "we" and (chain.type == "ORG" or chain.number == "many")

    def _speaker_of(self, token: int) -> int | None:
        """The chain of whoever speaks the quotation a token stands in."""
        q = self.quote_at.get(token)
        while q is not None and q >= 0:
            found = self._teller(self.quotes[q])
            if found is not None:
                return found
            if q == 0 or not self._follows(q):
                return None
            q -= 1
        return None

    def _follows(self, q: int) -> bool:
        """A quotation that goes on from the one before, at most a sentence later."""
        sentence = self.parsed.sentence_of
        before, here = self.quotes[q - 1], self.quotes[q]
        return sentence[here.first] - sentence[before.end - 1] <= 1

    def _teller(self, quote: Quote) -> int | None:
        """The subject of a verb of saying beside a quotation."""
        tree, sentence = self.parsed.tree, self.parsed.sentence_of
        verbs = wording().speaking
        spans = {sentence[quote.first], sentence[quote.end - 1]}
        for s in sorted(spans, reverse=True):
            first, end = self.parsed.bounds[s]
            for i in range(first, end):
                if tree.pos[i] != "VERB" or i in self.quote_at or tree.lemma[i] not in verbs:
                    continue
                subject = tree.child(i, "nsubj")
                j = self.at.get(subject) if subject is not None else None
                if j is not None and self.chains.of[j] >= 0:
                    return self.chains.of[j]
        return None


def _clause(tree: Tree, i: int) -> int:
    """The verb whose argument a token is, through prepositions."""
    head = tree.head[i]
    while tree.dep[head] in {"prep", "agent", "dative"} or tree.dep[i] == "conj":
        if tree.head[head] == head:
            break
        i, head = head, tree.head[head]
    return head


def _agrees(here: Phrase, other: Phrase, chain: Chain) -> bool:
    """Whether a pronoun can stand for a chain: person, number, gender."""
    if chain.type in {"EVENT", "NORP"} or other.person in {1, 2}:
        return False
    if here.gender == "thing":
        return chain.type != "PERSON" and chain.number != "many"
    if here.gender in {"male", "female"}:
        return (
            chain.type == "PERSON"
            and chain.number != "many"
            and chain.gender in {"any", here.gender}
        )
    return True


def _class_score(here: Phrase, other: Phrase, chain: Chain) -> float:
    """What "they" and "it" like best."""
    if here.lemma.startswith("the"):
        if chain.number == "many":
            return 0.8
        if chain.type == "ORG":
            return 0.2
        return -1.6 if chain.type == "PERSON" else -2.5
    if here.gender == "thing":
        return 0.5 if chain.type == "ORG" else 0.0
    return 0.4 if chain.gender == here.gender else 0.0

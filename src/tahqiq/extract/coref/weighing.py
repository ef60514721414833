"""What speaks for an earlier chain as that of a pronoun: signs with names, for weights.

Each sign says something a reader goes by: how near the chain was mentioned and in what
part of its clause, whether it is of a kind to do what the pronoun does, how much the text
is about it, what stands between. `coref.yaml` holds a weight for each.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from math import log

from tahqiq.extract.coref.chains import Chain, Chains
from tahqiq.extract.coref.phrases import Phrase
from tahqiq.extract.coref.signs import (
    SUBJECTS,
    Frame,
    frames_of,
    signs_of,
    speaks,
    suffers,
)
from tahqiq.extract.coref.speakers import Speakers
from tahqiq.extract.lexicon.event_lexicon import event_lexicon
from tahqiq.extract.lexicon.nouns import Gender, nouns
from tahqiq.extract.lexicon.persons import persons
from tahqiq.extract.lexicon.verb_forms import harms
from tahqiq.extract.lexicon.wording import wording
from tahqiq.extract.parsing.parsed import Parsed
from tahqiq.extract.parsing.tree import Tree

ROLES = {
    "nsubj": "subject", "nsubjpass": "subject", "dobj": "object", "pobj": "object of a preposition",
    "poss": "possessor", "attr": "predicate", "appos": "apposition", "conj": "coordinated",
    "dative": "object", "agent": "object of a preposition",
}  # fmt: skip
# What nouns for people, and for few things, end in.
AGENTS = ("ist", "ian", "man", "woman")
# And what nouns for no person end in: "the defence said".
ABSTRACT = ("ence", "ense", "ance", "tion", "sion", "ment", "ship", "ness", "ity")
SURE = 0.85  # of the names that end alike
FEW = 4  # the last mentions of a chain that are looked at
Signs = dict[str, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Here:
    """A pronoun and what its place in the text asks of whom it stands for."""

    phrase: Phrase
    role: str
    sentence: int
    passage: int
    deed: str
    quote: int | None
    opens: bool
    frames: list[Frame]


@dataclass(slots=True)
class Weighing:
    """Names the signs for every chain that a pronoun may stand for."""

    parsed: Parsed
    chains: Chains
    speakers: Speakers
    passages: list[int]

    @classmethod
    def of(cls, parsed: Parsed, chains: Chains, speakers: Speakers) -> Weighing:
        """For one document."""
        starts = [p.start for p in parsed.document.passages]
        found, at = [], -1
        for sentence in parsed.sentences:
            while at + 1 < len(starts) and starts[at + 1] <= sentence.start:
                at += 1
            found.append(at)
        return cls(parsed=parsed, chains=chains, speakers=speakers, passages=found)

    def here(self, i: int) -> Here:
        """What the place of pronoun `i` asks."""
        tree, phrase = self.parsed.tree, self.chains.phrases[i]
        sentence = self.parsed.sentence_of[phrase.head]
        passage = self.passages[sentence]
        return Here(
            phrase=phrase,
            role=ROLES.get(tree.dep[phrase.head], "other role"),
            sentence=sentence,
            passage=passage,
            deed=deed_of(tree, phrase.head),
            quote=self.speakers.quote_at.get(phrase.head),
            opens=sentence == 0 or self.passages[sentence - 1] != passage,
            frames=frames_of(tree, phrase.head),
        )

    def signs(self, here: Here, j: int, rank: int) -> Signs:
        """What speaks for the chain of phrase `j`, last mentioned there."""
        chain, other = self.chains.chain(j), self.chains.phrases[j]
        found: Signs = {
            "log distance": log(1 + here.phrase.head - other.head),
            "rank": min(rank, 6) / 6,
            "log mentions": log(len(chain.members)),
            "recent mentions": self._recent(chain, here),
            "subject before": self._was_subject(chain),
        }
        found |= dict.fromkeys(self._place(here, j), 1.0)
        found |= dict.fromkeys(self._kind(here, other, chain), 1.0)
        found |= dict.fromkeys(self._deeds(here, other, chain), 1.0)
        found |= dict.fromkeys(self._speech(here, j), 1.0)
        if here.sentence == self.parsed.sentence_of[other.head]:
            found |= dict.fromkeys(self._beside(here, other), 1.0)
        return found

    def none(self, here: Here, options: list[Signs]) -> Iterator[str]:
        """What speaks for a pronoun that stands for none of them."""
        yield "none"
        yield f"none {here.role}"
        yield f"none {here.deed}"
        yield f"none of {min(len(options), 4)}"
        if here.quote is not None:
            yield "none in a quotation"
        if here.opens:
            yield "none in a first sentence"

    def _place(self, here: Here, j: int) -> Iterator[str]:
        """Where the chain was mentioned last, and in what part of its clause."""
        tree, other = self.parsed.tree, self.chains.phrases[j]
        sentence = self.parsed.sentence_of[other.head]
        apart = min(here.sentence - sentence, 4)
        role = ROLES.get(tree.dep[other.head], "other role")
        yield f"{apart} sentences back"
        yield role
        yield f"{role} for {here.role}"
        yield f"{role} {min(apart, 2)} back"
        yield f"{role} {min(apart, 2)} back for {here.role}"
        yield f"{other.given} {role}"
        if self._is_listed(other):
            yield "one of a list"
        paragraphs = min(here.passage - self.passages[sentence], 2)
        yield f"{paragraphs} paragraphs back"
        if paragraphs:
            yield f"{role} {paragraphs} paragraphs back"
        if apart and _is_root(tree, other.head) and role == "subject":
            yield f"main subject {min(apart, 3)} back"
            yield f"main subject {min(apart, 3)} back for {here.role}"

    def _is_listed(self, other: Phrase) -> bool:
        """Whether "and" joins the phrase to another."""
        tree = self.parsed.tree
        beside = tree.dep[other.head] == "conj" or tree.child(other.head, "conj")
        return bool(beside) and not other.joined

    def _kind(self, here: Here, other: Phrase, chain: Chain) -> Iterator[str]:
        """What the chain is."""
        alike = other.kind == "pronoun" and other.gender == here.phrase.gender
        kind = "same pronoun" if alike else other.kind
        what = what_is(chain)
        yield kind
        yield f"{kind} for {here.role}"
        yield f"given {other.given}"
        yield what
        yield f"{what} {here.deed}"
        yield f"{what} as {other.kind}"
        for noun in {n.name for n in chain.nouns[-FEW:]}:
            yield f"{noun} noun"
            yield f"{noun} noun {here.deed}"
        if chain.names:
            yield "named"
        if here.phrase.number == "many":
            yield from self._several(here, chain)
        if other.joined:
            yield "several joined"
            yield f"several joined {here.role}"
        if chain.owner is not None:
            yield "somebody's"
        if self.parsed.sentence_of[self.chains.phrases[chain.members[0]].head] < 2:
            yield "at the head of the text"
        yield from self._gender(here, other, chain)

    def _several(self, here: Here, chain: Chain) -> Iterator[str]:
        """For "they": whether the chain is several, and of those who bear arms."""
        yield "several" if chain.number == "many" else "not told as several"
        armed = "armed" if bears_arms(chain) else "unarmed"
        yield f"{armed} {here.deed}"

    def _gender(self, here: Here, other: Phrase, chain: Chain) -> Iterator[str]:
        """Whether the chain is of the pronoun's gender, and by what one knows it."""
        last = [self.chains.phrases[m] for m in chain.members[-FEW:]]
        if chain.gender == here.phrase.gender != "any":
            yield "gender known"
            if any(p.kind != "pronoun" and p.gender == chain.gender for p in last):
                yield "gender told"
                yield f"gender told {other.kind}"
        sounds = sounds_like(chain)
        if sounds is not None and chain.gender == "any":
            alike = sounds == here.phrase.gender
            yield "sounds alike" if alike else "sounds otherwise"

    def _deeds(self, here: Here, other: Phrase, chain: Chain) -> Iterator[str]:
        """What the pronoun does or suffers, and what the other did."""
        tree, mine = self.parsed.tree, here.phrase.head
        verb, its = tree.head[mine], tree.head[other.head]
        if tree.lemma[verb] == tree.lemma[its] and verb != its:
            yield "same verb or noun"
        if speaks(tree, other.head):
            yield f"spoke {here.deed}"
        if suffers(tree, other.head):
            yield f"suffered {here.deed}"
        if suffers(tree, mine):
            yield "harmed suffers" if chain.harmed else "unharmed suffers"
        elif here.role == "subject":
            if chain.harmed:
                yield f"harmed {here.deed}"
            if chain.harming:
                yield f"harming {here.deed}"

    def _speech(self, here: Here, j: int) -> Iterator[str]:
        """On which side of quotation marks the two stand."""
        its = self.speakers.quote_at.get(self.chains.phrases[j].head)
        if (here.quote is None) != (its is None):
            yield "out of a quotation" if here.quote is None else "into a quotation"
        elif here.quote is not None:
            yield "same quotation" if here.quote == its else "another quotation"

    def _beside(self, here: Here, other: Phrase) -> Iterator[str]:
        """What the grammar of their one sentence says."""
        tree, head = self.parsed.tree, here.phrase.head
        yield from signs_of(tree, here.frames, here.phrase, other)
        clause = tree.head[other.head]
        around = tree.left[clause] <= head < tree.right[clause]
        if tree.dep[other.head] in SUBJECTS and around:
            yield "subject of a clause around it"
            if tree.dep[head] == "poss" and clause_at(tree, tree.head[head]) == clause:
                yield "possessor of the subject's own"
        if tree.dep[head] == "poss" and clause_at(tree, tree.head[head]) == clause:
            yield f"possessor in the clause of a {ROLES.get(tree.dep[other.head], 'other role')}"
        if head - other.head < 4:
            yield "right before it"
        if tree.left[other.head] <= head < tree.right[other.head]:
            yield f"said of it, {here.role}"

    def _recent(self, chain: Chain, here: Here) -> float:
        """How many of the chain's last mentions stand in the last three sentences."""
        sentence, phrases = self.parsed.sentence_of, self.chains.phrases
        return float(
            sum(
                sentence[phrases[m].head] >= here.sentence - 2
                for m in chain.members[-FEW:]
            )
        )

    def _was_subject(self, chain: Chain) -> float:
        """Share of the chain's last mentions that were subjects."""
        tree, phrases = self.parsed.tree, self.chains.phrases
        last = chain.members[-FEW:]
        return sum(tree.dep[phrases[m].head] in SUBJECTS for m in last) / len(last)


def compared(options: list[Signs]) -> None:
    """Add to the signs of each option how it stands among the others, nearest first."""
    if len(options) == 1:
        options[0]["only one"] = 1.0
    for name in ("log mentions", "recent mentions"):
        most = max((signs[name] for signs in options), default=0.0)
        for signs in options:
            if signs[name] == most:
                signs[f"most: {name}"] = 1.0
    for name in (
        "subject",
        "gender known",
        "gender told",
        "name",
        "same pronoun",
        "heard of",
        "several",
    ):
        having = [signs for signs in options if name in signs]
        for signs in having[:1]:
            signs[f"nearest: {name}"] = 1.0
        if len(having) == 1 < len(options):
            having[0][f"only: {name}"] = 1.0


def is_somebody(tree: Tree, phrase: Phrase) -> bool:
    """Whether a noun of no class is of a person: by its ending, or by what it says."""
    if phrase.kind != "nominal" or phrase.noun is not None or phrase.number == "many":
        return False
    told = speaks(tree, phrase.head) and not phrase.lemma.endswith(ABSTRACT)
    return phrase.lemma.endswith(AGENTS) or told


def bears_arms(chain: Chain) -> bool:
    """Whether a chain goes by a noun for armed people or a body of them."""
    armed = event_lexicon().words.lists["armed"]
    bodies = any(noun.name in {"armed", "force"} for noun in chain.nouns)
    return bodies or not armed.isdisjoint(chain.lemmas)


def sounds_like(chain: Chain) -> Gender | None:
    """The gender that a full name's given name sounds like; None where it says nothing."""
    full = next((name for name in chain.names if len(name) > 1), None)
    if full is None or chain.type != "PERSON":
        return None
    return endings().get(full[0][-2:])


@cache
def endings() -> dict[str, Gender]:
    """The gender of nearly all given names of the codebook with the same last two letters."""
    count: dict[str, Counter[Gender]] = defaultdict(Counter)
    for name, gender in persons().given.items():
        count[name[-2:]][gender] += 1
    return {
        ending: gender
        for ending, genders in count.items()
        for gender, n in genders.items()
        if n >= FEW and n >= SURE * genders.total()
    }


def what_is(chain: Chain) -> str:
    """The type of a chain, and whether it is many, for the names of signs."""
    if chain.key is not None and chain.key.startswith("country:"):
        return f"{chain.type} country"
    return f"{chain.type} {chain.number}"


def deed_of(tree: Tree, token: int) -> str:
    """What a pronoun does, suffers or has, in words of few kinds."""
    head, dep = tree.head[token], tree.dep[token]
    if dep == "poss":
        noun = nouns().of.get(tree.lemma[head])
        return f"has {noun.type}" if noun is not None else "has a thing"
    if dep in SUBJECTS:
        return _done(tree, token, head)
    if dep == "pobj":
        counted = tree.word[head] == "of" and _counts(tree, tree.head[head])
        return "is parted" if counted else f"is object of {tree.word[head]}"
    return _undergone(tree, head) if dep in {"dobj", "dative"} else "is"


def _undergone(tree: Tree, verb: int) -> str:
    if tree.lemma[verb] in wording().speaking:
        return "is told"
    return "is harmed" if _harms(tree, verb) else "is object"


def _done(tree: Tree, token: int, verb: int) -> str:
    if speaks(tree, token):
        return "speaks"
    if suffers(tree, token):
        return "suffers"
    if tree.dep[token] == "nsubjpass":
        return "undergoes"
    if _harms(tree, verb):
        return "harms"
    if tree.lemma[verb] in wording().going:
        return "goes"
    return "is so" if tree.lemma[verb] == "be" else "does"


def _harms(tree: Tree, verb: int) -> bool:
    return tree.lemma[verb] in wording().harm_verbs or harms(tree.word[verb])


def _counts(tree: Tree, token: int) -> bool:
    """As in "one of them", "three of them", "many of them"."""
    return (
        tree.tag[token] in {"CD", "DT", "JJ", "JJS", "PDT"}
        or tree.word[token] in wording().partitives
    )


def _is_root(tree: Tree, subject: int) -> bool:
    verb = tree.head[subject]
    return tree.head[verb] == verb


def clause_at(tree: Tree, i: int) -> int:
    """The verb whose argument a token is, through prepositions."""
    head = tree.head[i]
    while tree.dep[head] in {"prep", "agent", "dative"} or tree.dep[i] == "conj":
        if tree.head[head] == head:
            break
        i, head = head, tree.head[head]
    return head

"""What the codebook knows of relations, and what finding one needs."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from tahqiq.codebook.loader import load_yaml
from tahqiq.extract.coref.chains import Chains
from tahqiq.extract.lexicon.nouns import nouns
from tahqiq.extract.parsing.parsed import Parsed
from tahqiq.extract.parsing.tree import Tree
from tahqiq.model.reading import MentionType

BACK = "-back"  # ends the name of a relation that runs from the object to the subject
PEOPLE_AND_BODIES = frozenset({"ORG", "PERSON"})
ENDS: dict[str, frozenset[MentionType]] = {
    "family-of": frozenset({"PERSON"}),
    "friend-of": frozenset({"PERSON"}),
    "member-of": frozenset({"ORG"}),
    "leader-of": frozenset({"ORG", "PLACE"}),
    "part-of": frozenset({"ORG"}),
    "umbrella-of": frozenset({"ORG"}),
    "employed-by": frozenset({"ORG"}),
    "proxy-of": frozenset({"ORG", "PLACE"}),
    "located-in": frozenset({"PLACE"}),
}
ANY_END: frozenset[MentionType] = frozenset({"ORG", "PLACE", "PERSON"})


@dataclass(frozen=True, slots=True, kw_only=True)
class RelationWords:
    """The lists of ``relations.yaml``; the file says what each is for."""

    nouns: dict[str, tuple[str, ...]]
    movements: frozenset[str]
    joined: frozenset[str]
    several: frozenset[str]
    beside: frozenset[str]
    sides: frozenset[str]
    outlets: frozenset[str]
    working: frozenset[str]
    contesting: frozenset[str]
    personal: frozenset[str]
    commanded: frozenset[str]
    one_of_many: frozenset[str]
    serving: frozenset[str]
    insiders: frozenset[str]
    passive_of_places: dict[str, str]
    hyphened: dict[str, str]
    hyphened_back: dict[str, str]
    passive: dict[str, str]
    passive_back: dict[str, str]
    active: dict[str, str]
    prepositions: dict[str, str]
    former: frozenset[str]
    complement: dict[str, frozenset[str]]
    wide: frozenset[str]
    inside: frozenset[str]
    leaving: frozenset[str]
    sway: frozenset[str]
    nobody: frozenset[str]
    having: frozenset[str]
    of_bodies: frozenset[str]
    appointing: frozenset[str]
    ousting: frozenset[str]
    objects: dict[str, str]
    seconding: frozenset[str]
    heading: frozenset[str]
    owned: frozenset[str]
    over: frozenset[str]
    staffs: frozenset[str]
    being: frozenset[str]
    regarding: frozenset[str]
    ranks: frozenset[str]
    believing: frozenset[str]
    supposing: frozenset[str]


@cache
def relation_words() -> RelationWords:
    """The codebook of relations, read once."""
    return load_yaml("relations", RelationWords)


@cache
def relation_nouns() -> dict[str, str]:
    """The relation each noun states, the first list that has it."""
    found: dict[str, str] = {}
    for kind, words in relation_words().nouns.items():
        for word in words:
            found.setdefault(word, kind)
    return found


@dataclass(frozen=True, slots=True)
class Stated:
    """A relation between two chains, with the tokens that carry it."""

    subject: int
    type: str
    object: int
    first: int
    end: int
    anchor: int
    former: bool = False


@dataclass(frozen=True, slots=True)
class Links:
    """A document's phrases and chains as relations are found between them."""

    parsed: Parsed
    chains: Chains
    at: dict[int, int]

    @classmethod
    def of(cls, parsed: Parsed, chains: Chains) -> Links:
        """The links of a document; `at` finds the phrase a token heads."""
        at: dict[int, int] = {}
        for i, phrase in enumerate(chains.phrases):
            at.setdefault(phrase.head, i)
        return cls(parsed=parsed, chains=chains, at=at)

    def placed(self, token: int | None) -> int | None:
        """The phrase a token heads, where it has a chain."""
        j = self.at.get(token) if token is not None else None
        return j if j is not None and self.chains.of[j] >= 0 else None

    def like(self, token: int, kind: str) -> int | None:
        """As in "the ministry spokesman": the body last called by the noun before, or the
        next one, where none has been as yet.
        """
        tree, chains = self.parsed.tree, self.chains
        if tree.dep[token] != "compound" or tree.pos[token] != "NOUN":
            return None
        called = [
            i for i, phrase in enumerate(chains.phrases)
            if chains.of[i] >= 0 and tree.lemma[token] in chains.chain(i).lemmas
            and (chains.chain(i).type == "ORG"
                 or (phrase.lemma == tree.lemma[token] and self._is_workplace(i)))
        ]  # fmt: skip
        before = [i for i in called if chains.phrases[i].head < token]
        ahead = called if kind in {"employed-by", "leader-of"} else []
        return before[-1] if before else next(iter(ahead), None)

    def ends(self, kind: str, token: int | None) -> int | None:
        """The phrase a token heads, where its chain can end a relation of this type."""
        j = self.placed(token)
        if j is None and token is not None:
            j = self.like(token, kind)
        if j is None:
            return None
        fits = self.chains.chain(j).type in ENDS.get(kind, ANY_END)
        works = kind in {"employed-by", "leader-of"} and self._is_workplace(j)
        return j if fits or works else None

    def _is_workplace(self, j: int) -> bool:
        """A hospital, a prison: a place one works at."""
        tree, phrase = self.parsed.tree, self.chains.phrases[j]
        at = (
            tree.dep[phrase.head] == "pobj"
            and tree.word[tree.head[phrase.head]] == "at"
        )
        if at and phrase.type == "PLACE":
            return True
        last = phrase.end - 1
        noun = nouns().of.get(self.parsed.tree.lemma[last])
        return noun is not None and noun.place == "site"

    def stated(
        self, kind: str, pair: tuple[int, int], anchor: int, *, former: bool = False
    ) -> Stated:
        """The relation from the first of two phrases to the second, or back."""
        first, second = (self.chains.phrases[i] for i in pair)
        # "The ministry spokesman" of a body named pages before is said in these words.
        sentence = self.parsed.sentence_of
        here = [row for row in (first, second)
                if sentence[row.head] == sentence[anchor]] or [first, second]  # fmt: skip
        subject, other = (self.chains.of[i] for i in pair)
        if kind.endswith(BACK):
            subject, other = other, subject
        ends = self.chains.all[subject].type, self.chains.all[other].type
        if kind == "member-of" and ends == ("ORG", "ORG"):
            kind = "part-of"  # a body belongs as a part
        return Stated(
            subject=subject,
            type="former-role" if former else kind.removesuffix(BACK),
            object=other,
            first=min(row.first for row in here),
            end=max(row.end for row in here),
            anchor=anchor,
            former=former,
        )


def is_former_word(tree: Tree, i: int) -> bool:
    """Whether a token makes the role it stands before a former one (M35)."""
    return tree.word[i] in relation_words().former


def is_plain(tree: Tree, verb: int) -> bool:
    """Whether a verb has no negation, no modal and no "if"."""
    supposing = relation_words().supposing
    return not any(
        tree.dep[c] == "neg"
        or tree.tag[c] == "MD"
        or (tree.dep[c] == "mark" and tree.word[c] in supposing)
        for c in tree.children[verb]
    )

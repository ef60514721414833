"""Relations that a single phrase states: "Iran-backed", "a member of", "X's brother".

Each is found at the words that carry it; its claim is made later, with the attribution
of the host phrase. A former role is never a current one (M35).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from tahqiq.codebook.loader import load_yaml
from tahqiq.extract.chains import Chain, Chains
from tahqiq.extract.named import FoundRelation
from tahqiq.extract.parsed import Parsed
from tahqiq.extract.phrases import Phrase
from tahqiq.extract.tree import Tree
from tahqiq.model.reading import MentionType

BACK = "-back"


@dataclass(frozen=True, slots=True, kw_only=True)
class RelationWords:
    """The lists of ``relations.yaml``; the file says what each is for."""

    nouns: dict[str, tuple[str, ...]]
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
    alias: tuple[str, ...]


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


@dataclass(slots=True)
class RelationFinder:
    """Finds what phrases state between the chains of one document."""

    parsed: Parsed
    chains: Chains
    at: dict[int, int]

    @classmethod
    def of(cls, parsed: Parsed, chains: Chains) -> RelationFinder:
        """A finder for a document; `at` finds the phrase a token heads."""
        at: dict[int, int] = {}
        for i, phrase in enumerate(chains.phrases):
            at.setdefault(phrase.head, i)
        return cls(parsed=parsed, chains=chains, at=at)

    def found(self) -> list[Stated]:
        """Every stated relation once, in text order."""
        seen: dict[tuple[int, str, int, bool], Stated] = {}
        for stated in sorted(self._all(), key=lambda s: (s.first, s.end)):
            key = (stated.subject, stated.type, stated.object, stated.former)
            if stated.subject != stated.object:
                seen.setdefault(key, stated)
        return list(seen.values())

    def _all(self) -> Iterator[Stated]:
        for i, phrase in enumerate(self.chains.phrases):
            if self.chains.of[i] < 0 or phrase.kind == "pronoun":
                continue
            if phrase.kind == "nominal":
                yield from self._of_noun(i, phrase.head, self.chains.of[i])
            elif phrase.type == "PERSON":
                yield from self._of_title(i, phrase)
            yield from self._of_hyphen(i, phrase)
            yield from self._of_verb(i, phrase)
            if phrase.type == "PLACE":
                yield from self._of_place(i, phrase)

    # --- nouns ------------------------------------------------------------------------

    def _of_noun(self, i: int, noun: int, subject: int) -> Iterator[Stated]:
        """As in "A member of Y", "Y's spokesman", "the Y journalist"."""
        tree = self.parsed.tree
        kind = relation_nouns().get(tree.lemma[noun])
        if kind is None or self.chains.phrases[i].part:
            return
        former = _is_former(tree, noun)
        for token in self._complements(noun, kind):
            j = self.at.get(token)
            if j is not None and self._suits(kind, j):
                yield self._stated(
                    subject, kind, self.chains.of[j], (i, j), noun, former=former
                )

    def _suits(self, kind: str, j: int) -> bool:
        """Whether the chain of a phrase can stand at the end of the relation."""
        return self.chains.of[j] >= 0 and _suits(kind, self.chains.chain(j).type)

    def _complements(self, noun: int, kind: str) -> Iterator[int]:
        """Tokens of the possessor, the modifiers and the "of" phrase of a noun."""
        tree, words = self.parsed.tree, relation_words()
        for child in tree.children[noun]:
            dep = tree.dep[child]
            if dep in {"poss", "compound", "amod", "nmod"}:
                yield child
            elif dep == "prep" and tree.word[child] in words.complement[_reach(kind)]:
                for inner in tree.children[child]:
                    if tree.dep[inner] == "pobj":
                        yield from tree.conjuncts(inner)

    def _of_title(self, i: int, phrase: Phrase) -> Iterator[Stated]:
        """As in "Hamas spokesman Adel Nasr": the office and the body before the name."""
        tree = self.parsed.tree
        nouns = [
            k for k in range(tree.left[phrase.head], phrase.first)
            if tree.lemma[k] in relation_nouns() and tree.dep[k] in {"compound", "nmod", "appos", "amod"}
        ]  # fmt: skip
        if not nouns:
            return
        noun = nouns[-1]
        kind = relation_nouns()[tree.lemma[noun]]
        former = any(
            _is_former_word(tree, k) for k in range(tree.left[phrase.head], noun)
        )
        for k in range(tree.left[phrase.head], noun):
            j = self.at.get(k)
            if j is not None and self._suits(kind, j):
                yield self._stated(
                    self.chains.of[i],
                    kind,
                    self.chains.of[j],
                    (j, i),
                    noun,
                    former=former,
                )

    # --- hyphens, verbs, places -------------------------------------------------------

    def _of_hyphen(self, i: int, phrase: Phrase) -> Iterator[Stated]:
        """As in "Iran-backed militia": the name before a hyphen and a participle."""
        tree, words = self.parsed.tree, relation_words()
        k = phrase.end
        if phrase.kind != "name" or k + 1 >= len(tree.text) or tree.text[k] != "-":
            return
        participle = k + 1
        host = self.at.get(tree.head[participle])
        if host is None or self.chains.of[host] < 0:
            return
        me, other = self.chains.of[i], self.chains.of[host]
        kind = words.hyphened.get(tree.word[participle])
        if kind is not None:
            yield self._stated(other, kind, me, (i, host), tree.head[participle])
        back = words.hyphened_back.get(tree.word[participle])
        if back is not None:
            yield self._stated(me, back, other, (i, host), tree.head[participle])

    def _of_verb(self, i: int, phrase: Phrase) -> Iterator[Stated]:
        """What the phrase is the subject of, or what a participle after it says."""
        tree = self.parsed.tree
        head = phrase.head
        if tree.dep[head] == "nsubj":
            yield from self._active(i, tree.head[head])
        elif tree.dep[head] == "nsubjpass":
            yield from self._passive(i, tree.head[head])
        for child in tree.children[head]:
            if tree.dep[child] in {"acl", "relcl"} and child > head:
                yield from self._passive(i, child)
                yield from self._with_preposition(i, child)

    def _active(self, i: int, verb: int) -> Iterator[Stated]:
        tree, words = self.parsed.tree, relation_words()
        yield from self._with_preposition(i, verb)
        kind = words.active.get(tree.lemma[verb])
        target = tree.child(verb, "dobj")
        j = self.at.get(target) if target is not None else None
        if kind is None or j is None or self.chains.of[j] < 0 or not _plain(tree, verb):
            return
        me, other = self.chains.of[i], self.chains.of[j]
        name = kind.removesuffix(BACK)
        if self.chains.all[other].type not in {"PERSON", "ORG"}:
            return
        if kind.endswith(BACK):
            me, other = other, me
        yield self._stated(me, name, other, (i, j), verb)

    def _passive(self, i: int, verb: int) -> Iterator[Stated]:
        tree, words = self.parsed.tree, relation_words()
        agent = tree.child(verb, "agent")
        target = tree.child(agent, "pobj") if agent is not None else None
        j = self.at.get(target) if target is not None else None
        if (
            j is None
            or self.chains.of[j] < 0
            or tree.tag[verb] != "VBN"
            or not _plain(tree, verb)
        ):
            return
        me, other = self.chains.of[i], self.chains.of[j]
        kind = words.passive.get(tree.lemma[verb])
        if kind is not None:
            yield self._stated(me, kind, other, (i, j), verb)
        back = words.passive_back.get(tree.lemma[verb])
        if back is not None:
            yield self._stated(other, back, me, (i, j), verb)

    def _with_preposition(self, i: int, verb: int) -> Iterator[Stated]:
        tree, words = self.parsed.tree, relation_words()
        for child in tree.children[verb]:
            if tree.dep[child] not in {"prep", "agent"}:
                continue
            kind = words.prepositions.get(f"{tree.lemma[verb]} {tree.word[child]}")
            target = tree.child(child, "pobj")
            j = self.at.get(target) if target is not None else None
            if (
                kind is None
                or j is None
                or self.chains.of[j] < 0
                or not _plain(tree, verb)
            ):
                continue
            if self.chains.phrases[j].type in {"ORG", "PERSON"}:
                former = kind == "former-role"
                yield self._stated(
                    self.chains.of[i],
                    kind,
                    self.chains.of[j],
                    (i, j),
                    verb,
                    former=former,
                )

    def _of_place(self, i: int, phrase: Phrase) -> Iterator[Stated]:
        """As in "Zayouna, Baghdad", "a base in Baghdad": one place inside another."""
        tree, words = self.parsed.tree, relation_words()
        for child in tree.children[phrase.head]:
            if (
                tree.dep[child] == "prep"
                and tree.word[child] in words.inside
                and child >= phrase.end
            ):
                target = tree.child(child, "pobj")
                j = self.at.get(target) if target is not None else None
                if j is not None and self._is_place(j):
                    yield self._stated(
                        self.chains.of[i],
                        "located-in",
                        self.chains.of[j],
                        (i, j),
                        phrase.head,
                    )
        if i + 1 < len(self.chains.phrases) and phrase.kind == "name":
            after = self.chains.phrases[i + 1]
            comma = after.first == phrase.end + 1 and tree.text[phrase.end] == ","
            if comma and after.kind == "name" and self._is_place(i + 1):
                if (
                    tree.dep[after.head] in {"appos", "npadvmod", "pobj", "conj"}
                    and tree.dep[after.head] != "conj"
                ):
                    yield self._stated(
                        self.chains.of[i],
                        "located-in",
                        self.chains.of[i + 1],
                        (i, i + 1),
                        phrase.head,
                    )

    def _is_place(self, j: int) -> bool:
        return self.chains.of[j] >= 0 and self.chains.phrases[j].type == "PLACE"

    def _stated(
        self,
        subject: int,
        kind: str,
        other: int,
        pair: tuple[int, int],
        anchor: int,
        *,
        former: bool = False,
    ) -> Stated:
        phrases = [self.chains.phrases[k] for k in pair]
        return Stated(
            subject=subject,
            type="former-role" if former else kind,
            object=other,
            first=min(p.first for p in phrases),
            end=max(p.end for p in phrases),
            anchor=anchor,
            former=former,
        )


def former_offices(parsed: Parsed, chains: Chains) -> list[Stated]:
    """ "A former police chief": the office, as an entity its former holder stands to.

    Adds a phrase and a chain for each office.
    """
    tree = parsed.tree
    found: list[Stated] = []
    for i, phrase in enumerate(list(chains.phrases)):
        chain = chains.of[i]
        if phrase.kind != "nominal" or phrase.type != "PERSON" or chain < 0:
            continue
        former = [
            c
            for c in tree.children[phrase.head]
            if c < phrase.head and _is_former_word(tree, c)
        ]
        if not former or former[-1] + 1 > phrase.head:
            continue
        office = replace(
            phrase,
            first=former[-1] + 1,
            end=phrase.head + 1,
            type="OTHER",
            noun=None,
            part=False,
        )
        chains.phrases.append(office)
        chains.of.append(-1)
        chains.all.append(Chain(type="OTHER", office=True))
        chains.join(len(chains.phrases) - 1, len(chains.all) - 1)
        found.append(
            Stated(
                subject=chain, type="former-role", object=len(chains.all) - 1,
                first=phrase.first, end=phrase.end, anchor=phrase.head, former=True,
            )
        )  # fmt: skip
    return found


def found_relations(
    stated: list[Stated], ids: list[str | None]
) -> tuple[FoundRelation, ...]:
    """Stated relations with entity ids in place of chains."""
    return tuple(
        FoundRelation(
            subject=subject, type=s.type, object=other,
            first=s.first, end=s.end, anchor=s.anchor, former=s.former,
        )
        for s in stated
        if (subject := ids[s.subject]) is not None and (other := ids[s.object]) is not None
    )  # fmt: skip


def _is_former_word(tree: Tree, i: int) -> bool:
    return tree.word[i] in relation_words().former


def _is_former(tree: Tree, noun: int) -> bool:
    return any(c < noun and _is_former_word(tree, c) for c in tree.children[noun])


def _suits(kind: str, end: MentionType) -> bool:
    if kind in {"family-of", "friend-of"}:
        return end == "PERSON"
    if kind in {"member-of", "part-of", "umbrella-of", "employed-by"}:
        return end == "ORG"
    if kind == "proxy-of":
        return end in {"ORG", "PLACE"}
    return end in {"ORG", "PLACE", "PERSON"}


def _reach(kind: str) -> str:
    return "wide" if kind in relation_words().wide else "narrow"


def _plain(tree: Tree, verb: int) -> bool:
    """A verb without a negation or a modal."""
    return not any(
        tree.dep[c] == "neg" or tree.tag[c] == "MD" for c in tree.children[verb]
    )

"""Nouns that take up what was mentioned before, and nouns that say what a name is."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from tahqiq.extract.coref.apart import Apart, heading_end, subjects_over, title_kind
from tahqiq.extract.coref.beside import Beside
from tahqiq.extract.coref.chains import Chain, Chains
from tahqiq.extract.coref.fits import fits, modifiers_agree, numbers_agree
from tahqiq.extract.coref.parties import kin, note_harm, party
from tahqiq.extract.coref.phrases import Phrase
from tahqiq.extract.coref.pronouns import Chooser
from tahqiq.extract.coref.said import (
    bodies_of,
    is_parent,
    plainly,
    posing,
    relative,
    serving,
)
from tahqiq.extract.coref.several import several, the_latter
from tahqiq.extract.coref.taking import NounRanker
from tahqiq.extract.lexicon.nouns import nouns
from tahqiq.extract.lexicon.wording import like_roles
from tahqiq.extract.parsing.parsed import Parsed

SAME_HEAD_SENTENCES = 12  # how far back a repeated noun looks
LIKE_ROLE_SENTENCES = 6  # and a noun for the same part in life
OTHER_HEAD_SENTENCES = 3  # and a noun of another class ("the group")
MODIFIABLE = frozenset({"armed", "body", "man", "woman"})  # "the militia group"
MODIFYING = frozenset({"amod", "compound", "nummod", "nmod"})
Test = Callable[[Chain], bool]


@dataclass(slots=True)
class NounLinker:
    """Puts nominal phrases into chains; `at` finds the phrase a token heads."""

    parsed: Parsed
    chains: Chains
    at: dict[int, int]
    ranker: NounRanker
    beside: Beside
    headed: int
    apart: Apart = field(init=False)

    @classmethod
    def of(cls, parsed: Parsed, chains: Chains, choose: Chooser) -> NounLinker:
        """A linker for a document; `choose` picks among what a noun may take up."""
        at: dict[int, int] = {}
        for i, phrase in enumerate(chains.phrases):
            if not phrase.joined:
                at.setdefault(phrase.head, i)
        for i, phrase in enumerate(chains.phrases):
            if phrase.kind == "name":
                for token in range(phrase.first, phrase.end):
                    at.setdefault(token, i)
        return cls(
            parsed=parsed,
            chains=chains,
            at=at,
            ranker=NounRanker(parsed=parsed, chains=chains, choose=choose),
            beside=Beside(parsed=parsed, chains=chains, at=at),
            headed=heading_end(parsed),
        )

    def place(self, i: int) -> None:
        """Put nominal `i` into its chain."""
        phrase = self.chains.phrases[i]
        chain = self._said_of(i)
        if chain is None and not phrase.part:
            find = self._nameless if self.beside.name_follows(i) else self._taken_up
            chain = find(i)
        if chain is None:
            chain = self.chains.open(i)
        else:
            self.chains.join(i, chain)
            if bodies_of(self.parsed.tree, phrase.head) in self.at:
                self.chains.all[chain].type = phrase.type
        self.chains.all[chain].modifiers |= self._modifiers(phrase)
        owner = self._owner(phrase)
        if owner is not None:
            self.chains.all[chain].owner = owner
        note_harm(self.parsed.tree, self.chains, i)

    def _nameless(self, i: int) -> int | None:
        """As in "A student was shot. The student, Leyla Kordi, died": she who was told of."""
        if not self.beside.introduces(i):
            return None
        self.apart = self._apart(i)
        chain = self._same_head(i)
        return None if chain is None or self.chains.all[chain].names else chain

    def own(self, i: int) -> None:
        """Note whose sister, son or aide a name is: "her sister Paola"."""
        tree, phrase, chain = (
            self.parsed.tree,
            self.chains.phrases[i],
            self.chains.chain(i),
        )
        if phrase.type != "PERSON" or chain.owner is not None:
            return
        nouns_before = (phrase.head, *tree.all(phrase.head, "compound", "nmod", "amod"))
        owners = [k for n in nouns_before if (k := tree.child(n, "poss")) is not None]
        j = self.at.get(owners[0] if owners else -1)
        chain.owner = (
            self.chains.of[j] if j is not None and self.chains.of[j] >= 0 else None
        )

    # --- what a clause says somebody is ------------------------------------------------

    def _said_of(self, i: int) -> int | None:
        """The chain of which the noun is said: in apposition or after "is"."""
        tree, phrase = self.parsed.tree, self.chains.phrases[i]
        dep, head = tree.dep[phrase.head], tree.head[phrase.head]
        target: int | None = None
        owner = tree.child(phrase.head, "poss")
        if dep == "appos" and (owner is None or tree.tag[owner] != "WP$"):
            target = head
        elif dep == "attr" and tree.lemma[head] == "be" and plainly(tree, head):
            target = tree.child(head, "nsubj")
        elif dep == "conj" and phrase.number != "many" and self._predicate(head):
            return self.chains.of[self.at[head]]
        elif (known := self._by_phrase(i)) is not None:
            return known
        elif phrase.first > 0 and tree.word[phrase.first - 1] == "as":
            verb = tree.head[phrase.first - 1]
            target = posing(tree, verb)
            target = serving(tree, verb) if target is None else target
        if target is None:
            return None
        target = relative(tree, target)
        j = self.at.get(target)
        if j is None or j >= i or self.chains.of[j] < 0:
            return None
        other = self.chains.phrases[j]
        fits = other.type == phrase.type or other.kind == "pronoun"
        alike = (other.number == "many") == (phrase.number == "many")
        return self.chains.of[j] if fits and alike else None

    def _by_phrase(self, i: int) -> int | None:
        """As in "the latter", and of whom there are bodies: "the bodies of four men"."""
        phrase, tree = self.chains.phrases[i], self.parsed.tree
        if phrase.lemma in {"latter", "former"}:
            return the_latter(self.chains, i)
        dead = self.at.get(bodies_of(tree, phrase.head))
        return None if dead is None else self.chains.of[dead]

    def _predicate(self, token: int) -> bool:
        """A placed singular noun that itself says what somebody is."""
        j = self.at.get(token)
        if j is None or self.chains.of[j] < 0:
            return False
        other = self.chains.phrases[j]
        singular = (
            other.number == "one" and other.given == "new" and other.kind == "nominal"
        )
        tree, above = self.parsed.tree, self.parsed.tree.head[token]
        several = tree.tag[above] == "NNS" or tree.word[above] in {"were", "are"}
        return singular and not several and tree.dep[token] in {"attr", "appos"}

    # --- what was mentioned before -----------------------------------------------------

    def _taken_up(self, i: int) -> int | None:
        """The chain a noun takes up: a like role by rule, else as the weights have it."""
        phrase = self.chains.phrases[i]
        self.apart = self._apart(i)
        found = self._same(i)
        part = self._by_part(i, found)
        if part is not None:
            return part
        if found is not None and self._is_titled(
            found, phrase, frozenset({phrase.lemma})
        ):
            return found
        counted = (
            several(self.parsed, self.chains, i, self.apart) if found is None else None
        )
        if found is None and phrase.given in {"known", "this", "owned"}:
            like = self._like_role(i) if counted is None else counted
            if like is not None:
                return like
        if found is None and phrase.given in {"known", "this"}:
            found = self._other_head(i)
            if phrase.given == "this" and self._is_body(found):
                return found  # "this militia" points at the body named last
        return self.ranker.pick(i, found, self.apart)

    def _by_part(self, i: int, same: int | None) -> int | None:
        """Whoever has the part in a deed or a family that noun `i` says, where no chain went
        by the `same` noun.
        """
        phrase = self.chains.phrases[i]
        if self._restricted(phrase):
            return None
        if phrase.given == "owned":
            plain = not self._modifiers(phrase)
            return kin(self.chains, i, self.apart.owner) if plain else None
        if same is not None or phrase.given not in {"known", "this"}:
            return None
        return party(self.parsed, self.chains, i, self.apart)

    def _is_titled(self, chain: int, phrase: Phrase, words: frozenset[str]) -> bool:
        """As in "Colonel Adnan Shawkat … the colonel": the noun is the title of a name."""
        found, tree = self.chains.all[chain], self.parsed.tree
        if (
            phrase.given != "known"
            or phrase.type != "PERSON"
            or self._restricted(phrase)
        ):
            return False
        names = [
            p for m in found.members if (p := self.chains.phrases[m]).kind == "name"
        ]
        return any(title_kind(tree, name, word) for name in names for word in words)

    def _apart(self, i: int) -> Apart:
        """What noun `i` cannot be."""
        tree, of, here = self.parsed.tree, self.chains.of, self.chains.phrases[i]
        over = (self.at.get(k, i) for k in subjects_over(tree, here.head))
        return Apart(
            tree=tree,
            chains=self.chains,
            here=here,
            owner=self._owner(here),
            above=frozenset(of[j] for j in over if j < i),
            headed=self.headed,
        )

    def _is_body(self, chain: int | None) -> bool:
        known = None if chain is None else self.chains.all[chain]
        return known is not None and known.type == "ORG" and bool(known.names)

    def _same(self, i: int) -> int | None:
        """The chain that went by the same noun, as the rules have it."""
        phrase = self.chains.phrases[i]
        if phrase.given in {"new", "some"}:
            return None
        body = phrase.type == "ORG" and phrase.number == "any"
        if phrase.given == "bare" and not body:
            return self._repeated_bare(i)
        return self._same_head(i)

    def _repeated_bare(self, i: int) -> int | None:
        """Bare plurals join only when every word is the same ("protesters")."""
        phrase = self.chains.phrases[i]
        words = self._modifiers(phrase)
        for j, chain in self._back(i, SAME_HEAD_SENTENCES):
            other = self.chains.phrases[j]
            bare = other.kind == "nominal" and other.given == "bare" and not other.part
            if bare and other.lemma == phrase.lemma and self._modifiers(other) == words:
                return chain
        return None

    def _same_head(self, i: int) -> int | None:
        phrase = self.chains.phrases[i]
        words, owner = self._modifiers(phrase), self._owner(phrase)
        for j, chain in self._back(i, SAME_HEAD_SENTENCES):
            found, other = self.chains.all[chain], self.chains.phrases[j]
            if (
                other.kind == "pronoun"
                or found.part
                or phrase.lemma not in found.lemmas
            ):
                continue
            if not numbers_agree(phrase, found):
                continue
            if phrase.given == "owned" and (owner is None or owner != found.owner):
                continue
            if modifiers_agree(words, found):
                return chain
        return None

    def _like_role(self, i: int) -> int | None:
        """As in "the analyst" for one called an expert, "its director" for its head."""
        phrase = self.chains.phrases[i]
        alike = like_roles(phrase.lemma)
        if phrase.type != "PERSON" or phrase.number != "one" or len(alike) == 1:
            return None
        owned = phrase.given == "owned" or self._owner(phrase) is not None
        for j, chain in self._back(i, SAME_HEAD_SENTENCES):
            found = self.chains.all[chain]
            if self.chains.phrases[j].kind == "pronoun" or found.part:
                continue
            if not numbers_agree(phrase, found) or not alike & found.lemmas:
                continue
            if self._is_far(i, j) and not self._is_titled(chain, phrase, alike):
                continue
            if self._is_its(phrase, found) if owned else self._is_plain(phrase, found):
                return chain
        return None

    def _is_far(self, i: int, j: int) -> bool:
        sentence, phrases = self.parsed.sentence_of, self.chains.phrases
        apart = sentence[phrases[i].head] - sentence[phrases[j].head]
        return apart > LIKE_ROLE_SENTENCES

    def _is_its(self, phrase: Phrase, chain: Chain) -> bool:
        """As in "its director" for one called head of the same body."""
        owner = self._owner(phrase)
        return owner is not None and owner == self._owner_of(chain)

    def _is_plain(self, phrase: Phrase, chain: Chain) -> bool:
        agree = modifiers_agree(self._modifiers(phrase), chain)
        return agree and not self._restricted(phrase)

    def _other_head(self, i: int) -> int | None:
        """As in "the group", "the man", "the 47-year-old" for one named in other words."""
        phrase = self.chains.phrases[i]
        parent = is_parent(self.parsed.tree, phrase.head)
        if not parent and (self._restricted(phrase) or self._named_inside(phrase)):
            return None
        test = self._test(phrase, parent=parent)
        if test is None:
            return None
        for _, chain in self._back(i, OTHER_HEAD_SENTENCES):
            found = self.chains.all[chain]
            if not found.part and test(found):
                return chain
        return None

    def _test(self, phrase: Phrase, *, parent: bool) -> Test | None:
        """What a chain must be for the noun to take it up; None: nothing can."""
        if parent:
            return lambda c: (
                bool(c.names)
                and c.gender in {"any", phrase.gender}
                and (c.type == "PERSON")
            )
        if phrase.lemma in {"old", "olds"}:
            return lambda c: c.type == "PERSON" and c.number != "many"
        classes = nouns().anaphors.get(phrase.lemma)
        if classes is None or (phrase.number == "many" and phrase.given != "this"):
            return None
        if self._modifiers(phrase) and not classes & MODIFIABLE:
            return None
        return lambda c: fits(phrase, c, classes)

    def _back(self, i: int, sentences: int) -> Iterator[tuple[int, int]]:
        """Earlier phrases, nearest first, with their chains."""
        of, sentence = self.chains.of, self.parsed.sentence_of
        here = self.chains.phrases[i]
        limit = sentence[here.head] - sentences
        for j in range(i - 1, -1, -1):
            other = self.chains.phrases[j]
            if sentence[other.head] < limit:
                return
            around = other.first <= here.first and here.end <= other.end
            if of[j] >= 0 and not around and not self.apart.is_from(of[j]):
                yield j, of[j]

    # --- the words of a phrase ---------------------------------------------------------

    def _modifiers(self, phrase: Phrase) -> set[str]:
        tree = self.parsed.tree
        return {
            tree.lemma[c]
            for c in tree.children[phrase.head]
            if c < phrase.head and tree.dep[c] in MODIFYING
        }

    def _owner_of(self, chain: Chain) -> int | None:
        """Whose a chain is; an owner after "of" has come after it in the text."""
        if chain.owner is not None:
            return chain.owner
        nominal = (p for m in chain.members if (p := self.chains.phrases[m]).noun)
        return next((o for p in nominal if (o := self._owner(p)) is not None), None)

    def _owner(self, phrase: Phrase) -> int | None:
        """The chain whose it is: "the brigade's lawyer", "the lawyer of the brigade"."""
        tree = self.parsed.tree
        token = tree.child(phrase.head, "poss")
        if token is None and phrase.type == "PERSON":
            of = next(
                (c for c in tree.all(phrase.head, "prep") if tree.word[c] == "of"), None
            )
            token = tree.child(of, "pobj") if of is not None else None
        j = self.at.get(token) if token is not None else None
        return self.chains.of[j] if j is not None and self.chains.of[j] >= 0 else None

    def _named_inside(self, phrase: Phrase) -> bool:
        """A name or a nation among the modifiers says which one."""
        tree = self.parsed.tree
        return any(w[:1].isupper() for w in tree.text[phrase.first + 1 : phrase.head])

    def _restricted(self, phrase: Phrase) -> bool:
        """A clause or an "of" after the noun says which one: not an anaphor. Behind a comma
        a clause only says more of it: "the gunmen, who wore helmets".
        """
        tree = self.parsed.tree
        return any(
            (tree.dep[c] in {"relcl", "acl"} and tree.text[tree.left[c] - 1] != ",")
            or (tree.dep[c] == "prep" and tree.word[c] == "of")
            for c in tree.children[phrase.head]
            if c > phrase.head
        )

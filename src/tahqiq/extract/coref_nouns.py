"""Nouns that take up what was mentioned before, and nouns that say what a name is."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from tahqiq.extract.chains import Chain, Chains
from tahqiq.extract.coref_alias import kind_after, named_before, other_name, word_before
from tahqiq.extract.coref_counted import so_many
from tahqiq.extract.coref_fits import fits, modifiers_agree, numbers_agree
from tahqiq.extract.coref_pronouns import Chooser
from tahqiq.extract.coref_said import is_called, plainly, posing, relative, serving
from tahqiq.extract.coref_taking import NounRanker
from tahqiq.extract.nouns import nouns
from tahqiq.extract.parsed import Parsed
from tahqiq.extract.phrases import Phrase
from tahqiq.extract.wording import like_roles, wording

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
        ranker = NounRanker(parsed=parsed, chains=chains, choose=choose)
        return cls(parsed=parsed, chains=chains, at=at, ranker=ranker)

    def beside(self, i: int) -> int | None:
        """The chain of the noun a name stands in apposition to, already placed."""
        tree, phrase = self.parsed.tree, self.chains.phrases[i]
        head = phrase.head
        if tree.dep[head] == "appos":
            j = self.at.get(self._holder(i, tree.head[head]))
        else:
            found = (
                self._touching(i),
                kind_after(tree, self.at, phrase),
                self._named_as(i),
            )
            j = next((k for k in found if k is not None), None)
        if j is None or j >= i or self.chains.of[j] < 0:
            return None
        other = self.chains.phrases[j]
        same = other.kind == "nominal" and other.type == phrase.type
        one = other.number != "many" or phrase.type == "ORG"
        return self.chains.of[j] if same and one else None

    def _holder(self, i: int, token: int) -> int:
        """As in "the head of the institute, X": whom a name stands beside.

        The parser often hangs the person's name on the body, which is no person.
        """
        tree = self.parsed.tree
        if self.chains.phrases[i].type != "PERSON" or tree.dep[token] != "pobj":
            return token
        j, of = self.at.get(token), tree.head[token]
        body = j is not None and self.chains.phrases[j].type in {"ORG", "PLACE"}
        return tree.head[of] if body and tree.dep[of] == "prep" else token

    def alias(self, i: int) -> int | None:
        """The chain of a name of which `i` is another: "X, also known as Y"."""
        j = self._named_as(i)
        if j is None or j >= i or self.chains.of[j] < 0:
            return None
        here, other = self.chains.phrases[i], self.chains.chain(j)
        same = bool(other.names) and other.type == here.type and here.key is None
        return self.chains.of[j] if same else None

    def _touching(self, i: int) -> int | None:
        """The noun right before a name: "the extremist group IS"."""
        first = self.chains.phrases[i].first
        for j in range(i - 1, max(-1, i - 4), -1):
            other = self.chains.phrases[j]
            if (
                other.end == first
                and other.kind == "nominal"
                and other.given in {"known", "this", "owned"}
            ):
                return j
        return None

    def _named_as(self, i: int) -> int | None:
        """As in "A man known as X", "the town of X": the noun whose name this is."""
        tree, head = self.parsed.tree, self.chains.phrases[i].head
        link = tree.head[head]
        before = word_before(tree, self.chains.phrases[i].first)
        if before > 0 and tree.word[before] in wording().aliases:
            return other_name(tree, self.at, before, head)
        if tree.dep[head] == "pobj" and tree.word[link] == "of":
            j = self.at.get(tree.head[link])
            noun = self.chains.phrases[j].noun if j is not None else None
            if noun is None or noun.place not in {"city", "area", "country"}:
                return None
            own = j is not None and named_before(tree, self.chains.phrases[j].head)
            return None if own else j  # "Kagarko area of Kaduna" is not Kaduna
        if tree.dep[head] == "pobj" and tree.word[link] == "as":
            link = tree.head[link]
        if tree.lemma[link] not in wording().naming:
            return None
        if tree.dep[link] in {"acl", "relcl"}:
            return self.at.get(tree.head[link]) if is_called(tree, link) else None
        called = tree.child(link, "nsubjpass")  # "the victim was identified as X"
        plain = called is not None and plainly(tree, link)
        return self.at.get(called) if called is not None and plain else None

    def _name_follows(self, i: int) -> bool:
        """A name right after the noun, or in apposition to it, will say who it is."""
        tree, phrase = self.parsed.tree, self.chains.phrases[i]
        for j in range(i + 1, min(i + 5, len(self.chains.phrases))):
            other = self.chains.phrases[j]
            if other.kind != "name" or other.type != phrase.type:
                continue
            if other.first == phrase.end or (
                tree.dep[other.head] == "appos" and tree.head[other.head] == phrase.head
            ):
                return True
        return False

    def place(self, i: int) -> None:
        """Put nominal `i` into its chain."""
        phrase = self.chains.phrases[i]
        chain = self._said_of(i)
        if chain is None and not phrase.part and not self._name_follows(i):
            chain = self._taken_up(i)
        if chain is None:
            chain = self.chains.open(i)
        else:
            self.chains.join(i, chain)
        self.chains.all[chain].modifiers |= self._modifiers(phrase)
        owner = self._owner(phrase)
        if owner is not None:
            self.chains.all[chain].owner = owner
        self.note_harm(i)

    def note_harm(self, i: int) -> None:
        """Remember whether the clause has phrase `i` suffer or do violence."""
        tree, phrase = self.parsed.tree, self.chains.phrases[i]
        if phrase.type != "PERSON" or self.chains.of[i] < 0:
            return
        chain, words = self.chains.chain(i), wording()
        dep, head = tree.dep[phrase.head], tree.head[phrase.head]
        suffers = dep in {"dobj", "nsubjpass"} and tree.pos[head] == "VERB"
        chain.taken |= suffers and tree.lemma[head] in words.capturing
        if tree.lemma[head] in words.harm_verbs and tree.pos[head] == "VERB":
            chain.harmed |= dep in {"dobj", "nsubjpass"}
            chain.harming |= dep == "nsubj"
        elif dep == "pobj" and tree.dep[head] == "agent":
            chain.harming |= tree.lemma[tree.head[head]] in words.harm_verbs
        elif dep == "poss" or (dep == "pobj" and tree.word[head] == "of"):
            noun = head if dep == "poss" else tree.head[head]
            chain.harmed |= tree.lemma[noun] in words.harm_nouns

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
        elif dep == "conj" and self._predicate(head):
            return self.chains.of[self.at[head]]
        elif phrase.lemma in {"latter", "former"}:
            return self._latter(i)
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

    def _predicate(self, token: int) -> bool:
        """A placed singular noun that itself says what somebody is."""
        j = self.at.get(token)
        if j is None or self.chains.of[j] < 0:
            return False
        other = self.chains.phrases[j]
        singular = (
            other.number == "one" and other.given == "new" and other.kind == "nominal"
        )
        return singular and self.parsed.tree.dep[token] in {"attr", "appos"}

    def _latter(self, i: int) -> int | None:
        """As in "The latter": the name mentioned last; "the former": the one before it."""
        wanted = 1 if self.chains.phrases[i].lemma == "latter" else 2
        seen: list[int] = []
        for j in range(i - 1, max(-1, i - 12), -1):
            chain = self.chains.of[j]
            other = self.chains.phrases[j]
            named = other.kind == "name" and other.type in {"PERSON", "ORG"}
            if chain >= 0 and named and chain not in seen:
                seen.append(chain)
            if len(seen) == wanted:
                return seen[-1]
        return None

    # --- what was mentioned before -----------------------------------------------------

    def _taken_up(self, i: int) -> int | None:
        """The chain a noun takes up: a like role by rule, else as the weights have it."""
        found = self._same(i)
        phrase = self.chains.phrases[i]
        counted = so_many(self.parsed, self.chains, i) if found is None else None
        if found is None and phrase.given in {"known", "this", "owned"}:
            like = self._like_role(i) if counted is None else counted
            if like is not None:
                return like
        if found is None and phrase.given in {"known", "this"}:
            found = self._other_head(i)
            if phrase.given == "this" and self._is_body(found):
                return found  # "this militia" points at the body named last
        return self.ranker.pick(i, found, self._owner(phrase))

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
        words, owner = self._modifiers(phrase), self._owner(phrase)
        for j, chain in self._back(i, LIKE_ROLE_SENTENCES):
            found = self.chains.all[chain]
            if self.chains.phrases[j].kind == "pronoun" or found.part:
                continue
            if not numbers_agree(phrase, found) or not alike & found.lemmas:
                continue
            if owner is not None or phrase.given == "owned":
                if owner is None or owner != self._owner_of(found):
                    continue
            elif self._restricted(phrase) or not modifiers_agree(words, found):
                continue
            return chain
        return None

    def _other_head(self, i: int) -> int | None:
        """As in "the group", "the man", "the 47-year-old" for one named in other words."""
        phrase = self.chains.phrases[i]
        if self._restricted(phrase) or self._named_inside(phrase):
            return None
        test = self._test(phrase)
        if test is None:
            return None
        for _, chain in self._back(i, OTHER_HEAD_SENTENCES):
            found = self.chains.all[chain]
            if not found.part and test(found):
                return chain
        return None

    def _test(self, phrase: Phrase) -> Test | None:
        """What a chain must be for the noun to take it up; None: nothing can."""
        words = wording()
        if phrase.lemma in {"old", "olds"}:
            return lambda c: c.type == "PERSON" and c.number != "many"
        if phrase.lemma in words.victims:
            return lambda c: c.harmed and numbers_agree(phrase, c)
        if phrase.lemma in words.attackers:
            return lambda c: c.harming and phrase.number == c.number
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
            if of[j] >= 0 and not (other.first <= here.first and here.end <= other.end):
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
        """A clause or an "of" after the noun says which one: not an anaphor."""
        tree = self.parsed.tree
        return any(
            tree.dep[c] in {"relcl", "acl"}
            or (tree.dep[c] == "prep" and tree.word[c] == "of")
            for c in tree.children[phrase.head]
            if c > phrase.head
        )

"""What stands beside a name and says who it is: "the group X", "the town of X", "X, alias Y"."""

from __future__ import annotations

from dataclasses import dataclass

from tahqiq.extract.coref.alias import kind_after, named_before, other_name, word_before
from tahqiq.extract.coref.chains import Chains
from tahqiq.extract.coref.said import is_called, plainly
from tahqiq.extract.lexicon.wording import wording
from tahqiq.extract.parsing.parsed import Parsed


@dataclass(slots=True)
class Beside:
    """Finds what is beside the names of a document; `at` finds the phrase a token heads."""

    parsed: Parsed
    chains: Chains
    at: dict[int, int]

    def noun(self, i: int) -> int | None:
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
        he = other.kind == "pronoun" and other.gender != "thing"
        same = same or (he and phrase.type == "PERSON" and j == self._named_as(i))
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
        styled = tree.dep[head] == "pobj" and tree.word[link] == "as"
        link = tree.head[link] if styled else link
        if tree.lemma[link] not in wording().naming:
            return None
        if tree.dep[link] in {"acl", "relcl"}:
            return self.at.get(tree.head[link]) if is_called(tree, link) else None
        called = tree.child(link, "nsubjpass")  # "the victim was identified as X"
        if called is None and styled:  # "police named him as X"
            called = tree.child(link, "dobj")
        plain = called is not None and plainly(tree, link)
        return self.at.get(called) if called is not None and plain else None

    def introduces(self, i: int) -> bool:
        """As in "The student, Leyla Kordi": one told of before is named; not so "the wife
        of the lawyer Umm Ali".
        """
        tree, phrase = self.parsed.tree, self.chains.phrases[i]
        one = phrase.number == "one" and phrase.type == "PERSON"
        owner = tree.word[tree.head[phrase.head]] == "of"
        return phrase.given == "known" and one and not owner

    def name_follows(self, i: int) -> bool:
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

"""Names of one document that name the same person, body or place."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from tahqiq.extract.coref.chains import Chain, Chains, keyed
from tahqiq.extract.coref.phrases import Phrase
from tahqiq.extract.lexicon.nouns import Gender, nouns
from tahqiq.extract.lexicon.persons import persons
from tahqiq.extract.lexicon.wording import like_roles
from tahqiq.extract.names.acronyms import LONGEST, is_short_for
from tahqiq.extract.parsing.parsed import Parsed
from tahqiq.text.folding import bare_surname, is_article, near, skeleton


@dataclass(slots=True)
class NameIndex:
    """Chains by what they are called."""

    parsed: Parsed
    chains: Chains
    spelt: dict[tuple[str, str], int] = field(default_factory=dict)
    surnames: dict[str, list[int]] = field(default_factory=dict)
    words: dict[str, list[int]] = field(default_factory=dict)
    short: dict[str, int] = field(default_factory=dict)

    def place(self, i: int, beside: int | None, alias: int | None) -> None:
        """Put name `i` into its chain.

        Args:
            i: The name.
            beside: The chain of an apposed noun.
            alias: The chain of another name, where the text says `i` is one of its own.
        """
        self._unsexed(i)
        phrase = self.chains.phrases[i]
        family = "person" if phrase.type == "PERSON" else phrase.type
        chain = self._known(i, family)
        free = beside is not None and not self.chains.all[beside].names
        if chain is None and free:
            chain = beside
        if chain is None:
            chain = alias
        if chain is None:
            chain = self.chains.open(i)
        else:
            self.chains.join(i, chain)
            if free and beside is not None and beside != chain:
                self.chains.merge(beside, chain)
        self._index(i, chain, family)
        self.chains.all[chain].lemmas |= self._called(i)

    def _unsexed(self, i: int) -> None:
        """Take no gender from a surname that is a given name too: "Karim Mina … Mina"."""
        phrase = self.chains.phrases[i]
        word, given = phrase.lemma, persons().given
        if phrase.type != "PERSON" or given.get(word) != phrase.gender:
            return
        before = self.parsed.tree.word[phrase.first - 1] if phrase.first else ""
        if before not in persons().titles and self._is_surname(word):
            self.chains.phrases[i] = replace(phrase, gender="any")

    def _is_surname(self, word: str) -> bool:
        """Whether somebody's full name ends in a word."""
        return any(
            len(name) > 1 and bare_surname(name) == word
            for chain in self.surnames.get(skeleton(word), [])
            for name in self.chains.all[chain].names
        )

    def _called(self, i: int) -> set[str]:
        """Nouns that the name brings: its title ("Governor X"), its last word."""
        tree, phrase = self.parsed.tree, self.chains.phrases[i]
        if phrase.type != "PERSON":
            words = phrase.lemma.split()  # "the Front", "the Institute for Memory"
            of = [a for a, b in pairwise(words) if b in {"of", "for"}]
            return {word for word in (*of[:1], *words[-1:]) if word in nouns().of}
        before = range(tree.left[phrase.head], phrase.first)
        return {tree.lemma[k] for k in before if _is_post(tree.lemma[k])}

    def _known(self, i: int, family: str) -> int | None:
        phrase = self.chains.phrases[i]
        acronym = self._defined(i)
        if acronym is not None:
            return acronym
        if phrase.key is not None:
            return self.chains.by_key.get(keyed(phrase))
        exact = self.spelt.get((family, phrase.lemma))
        if family == "person":
            return self._person(tuple(phrase.lemma.split()), exact, phrase.gender)
        if exact is not None:
            return exact
        misspelt = self._misspelt(phrase.lemma, family)
        return misspelt if misspelt is not None else self._shortened(phrase, family)

    def _defined(self, i: int) -> int | None:
        """As in "Full Name (FN)", "Front of the Three Rivers (FTR)": the acronym in brackets
        is the name before it, however many pieces that was read in.
        """
        phrase, text = self.chains.phrases[i], self.parsed.tree.text
        word = text[phrase.first]
        if phrase.end - phrase.first == 1 and word in self.short:
            return self.short[word]
        if phrase.first == 0 or text[phrase.first - 1] != "(" or not word.isupper():
            return None
        for j in range(i - 1, max(-1, i - 4), -1):
            before = self.chains.phrases[j]
            if before.type != "ORG" or self.chains.of[j] < 0 or before.joined:
                continue
            whole = text[before.first : phrase.first - 1]  # with its "of the Rivers"
            if len(whole) <= LONGEST and is_short_for(word, whole):
                self.short[word] = self.chains.of[j]
                return self.chains.of[j]
        return None

    def _person(
        self, words: tuple[str, ...], exact: int | None, gender: Gender
    ) -> int | None:
        content = [
            w for w in words if not is_article(w) and w not in persons().suffixes
        ]
        if not content:
            return exact
        last = bare_surname(words)
        same = [
            c for c in self.surnames.get(skeleton(last), [])
            if _may_be(gender, self.chains.all[c])
        ]  # fmt: skip
        if len(content) == 1:
            latest = self._latest(last, same)
            return latest if latest is not None else self._given(last, gender)
        for chain in reversed(same):
            if _same_person(words, self.chains.all[chain]):
                return chain
        return exact if exact in same else None

    def _latest(self, last: str, chains: list[int]) -> int | None:
        """The person with a surname who was mentioned last; spelling must be near."""
        fit = [
            c for c in chains
            if any(near(last, bare_surname(n)) for n in self.chains.all[c].names if n)
        ]  # fmt: skip
        return max(fit, key=lambda c: self.chains.all[c].members[-1]) if fit else None

    def _given(self, word: str, gender: Gender) -> int | None:
        found = [
            c for c in self.words.get(word, [])
            if self.chains.all[c].type == "PERSON" and _may_be(gender, self.chains.all[c])
        ]  # fmt: skip
        return found[-1] if found else None

    def _misspelt(self, lemma: str, family: str) -> int | None:
        """A name of several words that differs from a known one by typing errors."""
        words = lemma.split()
        if len(words) < 2:
            return None
        for (other, known), chain in self.spelt.items():
            spelt = known.split()
            if (
                other == family
                and len(spelt) == len(words)
                and all(map(near, words, spelt))
            ):
                return chain
        return None

    def _shortened(self, phrase: Phrase, family: str) -> int | None:
        """As in "The Sadd" for "Ahl al-Sadd", where only one name fits."""
        content = [w for w in phrase.lemma.split() if not is_article(w)]
        if family not in {"ORG", "PLACE"} or not content:
            return None
        if content[-1] in nouns().of and len(content) == 1:
            return self._last_word(phrase, content[0])
        fit = {
            c for c in self.words.get(content[0], [])
            if self.chains.all[c].type == family
            and any(set(content) < set(name) for name in self.chains.all[c].names)
        }  # fmt: skip
        return fit.pop() if len(fit) == 1 else None

    def _last_word(self, phrase: Phrase, word: str) -> int | None:
        """As in "the Front" for "the Eastern Front", where only one name ends so."""
        before = self.parsed.tree.word[phrase.first - 1] if phrase.first else ""
        fit = {
            c for c in self.words.get(word, [])
            if self.chains.all[c].type == phrase.type
            and any(len(name) > 1 and name[-1] == word for name in self.chains.all[c].names)
        }  # fmt: skip
        return fit.pop() if before == "the" and len(fit) == 1 else None

    def _index(self, i: int, chain: int, family: str) -> None:
        phrase = self.chains.phrases[i]
        self.spelt.setdefault((family, phrase.lemma), chain)
        words = tuple(phrase.lemma.split())
        if family == "person" and words:
            row = self.surnames.setdefault(skeleton(bare_surname(words)), [])
            if chain not in row:
                row.append(chain)
        for word in words:
            row = self.words.setdefault(word, [])
            if not is_article(word) and chain not in row:
                row.append(chain)


def _is_post(lemma: str) -> bool:
    noun = nouns().of.get(lemma)
    role = noun is not None and noun.type == "PERSON"
    return role or len(like_roles(lemma)) > 1  # "Justice Rose Adhiambo", a judge


def _may_be(gender: Gender, chain: Chain) -> bool:
    return "any" in {gender, chain.gender} or gender == chain.gender


def _same_person(words: tuple[str, ...], chain: Chain) -> bool:
    """Whether a full name fits a chain: the surname near, the given name not another."""
    last, first = bare_surname(words), words[0]
    for name in chain.names:
        if not name or not near(last, bare_surname(name)):
            continue
        if _numbers(words) != _numbers(name):
            continue  # "Witness P-17" and "Witness P-22" are two
        others = [w for w in name if not is_article(w)]
        if len(others) == 1 or near(first, name[0]) or _initial(first, name[0]):
            return _no_rival(first, chain)
    return False


def _numbers(words: Sequence[str]) -> list[str]:
    """The figures in a name: what tells "P-17" from "P-22"."""
    return ["".join(c for c in w if c.isdigit()) for w in words if not w.isalpha()]


def _initial(a: str, b: str) -> bool:
    return (len(a) == 1 or len(b) == 1) and a[0] == b[0]


def _no_rival(first: str, chain: Chain) -> bool:
    """No full name in the chain has another given name."""
    firsts = [n[0] for n in chain.names if len([w for w in n if not is_article(w)]) > 1]
    return all(near(first, f) or _initial(first, f) for f in firsts)

"""What a number counts: the noun it belongs to, and how that hangs in the clause.

The words are those of `codebook/counts.yaml`.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache

from tahqiq.codebook.grammar import number_words
from tahqiq.codebook.loader import load_yaml
from tahqiq.extract.parsing.tree import Tree
from tahqiq.model.reading import Unit

PLAIN_NOUNS = frozenset({"NOUN", "PROPN", "PRON", "ADJ", "NUM"})


@dataclass(frozen=True, slots=True, kw_only=True)
class CountWords:
    """The shape of `codebook/counts.yaml`."""

    fates: dict[Unit, list[str]]
    weak_fates: list[str]
    fated_subjects: dict[Unit, list[str]]
    life_verbs: list[str]
    fate_words: dict[Unit, list[str]]
    fate_nouns: dict[Unit, list[str]]
    tolls: dict[str, Unit]
    crowds: list[str]
    people: dict[str, str]
    parents: list[str]
    category_words: dict[str, str]
    distances: list[str]
    currencies: list[str]
    currency_signs: list[str]
    numbered: list[str]
    named_bodies: list[str]
    quantifiers: list[str]
    speech: list[str]
    aggregates: list[str]
    summing: list[str]
    aggregate_from: int
    by_lemma: dict[str, dict[str, Unit]] = field(default_factory=dict)

    def unit(self, table: str, lemma: str) -> Unit | None:
        """The fate that a table of fates gives a lemma."""
        return self.by_lemma[table].get(lemma)


@cache
def count_words() -> CountWords:
    """The codebook of counts, its fates turned round to be looked up by lemma."""
    words = load_yaml("counts", CountWords)
    for table in ("fates", "fated_subjects", "fate_words", "fate_nouns"):
        rows: dict[Unit, list[str]] = getattr(words, table)
        words.by_lemma[table] = {
            lemma: unit for unit, lemmas in rows.items() for lemma in lemmas
        }
    return words


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """A number in its clause: the number's token and the noun it counts.

    `head` is the noun, or the number itself where no noun stands.
    """

    tree: Tree
    number: int
    head: int

    @property
    def is_one_of_two_ages(self) -> bool:
        """As in "the brothers Ino and Pelu Sacha (24 and 19)": each of two has one."""
        tree, i = self.tree, self.number
        for opening in (i - 1, i - 3):
            signs = [
                tree.word[opening : opening + 1],
                tree.word[opening + 4 : opening + 5],
            ]
            pair = tree.tag[max(opening, 0) + 1 : opening + 4] == ["CD", "CC", "CD"]
            if opening > 0 and pair and [*map(list, signs)] == [["("], [")"]]:
                return tree.pos[opening - 1] == "PROPN"
        return False

    @property
    def bare(self) -> bool:
        """Whether the number stands without a noun ("12 were killed")."""
        return self.head == self.number

    def lemma(self) -> str:
        """Lemma of the noun."""
        return lemma_of(self.tree, self.head)

    def is_person(self) -> bool:
        """Whether what is counted is a person, as far as the codebook knows."""
        return self.bare or self.lemma() in count_words().people


def lemma_of(tree: Tree, i: int) -> str:
    """The lemma; for a noun that the tagger took for a name, its singular."""
    lemma = tree.lemma[i]
    if (
        tree.pos[i] == "PROPN"
        and lemma.endswith("s")
        and lemma[:-1] in count_words().people
    ):
        return lemma[:-1]
    return lemma


def counted(tree: Tree, number: int) -> Counted:
    """The noun that a number counts: "700 Iraqi protesters", "dozens of people"."""
    head = number
    while tree.dep[head] in {"nummod", "quantmod"} and tree.head[head] != head:
        above = tree.head[head]
        if tree.pos[above] not in PLAIN_NOUNS:
            break
        head = above
    if head == number and tree.dep[number] in {"compound", "det", "amod", "predet"}:
        above = tree.head[number]
        head = above if tree.pos[above] in {"NOUN", "PROPN"} else head
    while head == number or tree.word[head] in number_words().scales:
        inner = pobj_of(tree, head)
        if inner is None:
            break
        head = inner
    return Counted(tree=tree, number=number, head=head)


def pobj_of(tree: Tree, i: int) -> int | None:
    """The noun of "of" below a token: "people" of "dozens of people"."""
    of = next((c for c in tree.children[i] if tree.word[c] == "of" and c > i), None)
    return tree.child(of, "pobj") if of is not None else None


def outer(found: Counted) -> int:
    """The token by which the count hangs in its clause: "dozens" of "dozens of men"."""
    tree, i = found.tree, found.head
    while tree.dep[i] == "pobj" and tree.word[tree.head[i]] == "of":
        above = tree.head[tree.head[i]]
        if (
            found.number >= tree.left[i]
            and tree.lemma[above] not in count_words().quantifiers
        ):
            break
        i = above
    while tree.dep[i] == "appos" and tree.head[i] != i:
        i = tree.head[i]
    return i


def first_conjunct(tree: Tree, i: int) -> int:
    """The first member of a coordination of nouns, which bears its relation."""
    while tree.dep[i] == "conj" and tree.pos[tree.head[i]] in PLAIN_NOUNS:
        i = tree.head[i]
    return i


def takes_part(found: Counted) -> bool:
    """Whether those counted act: the subject or agent of a verb, or a crowd."""
    tree, i = found.tree, first_conjunct(found.tree, outer(found))
    if not found.is_person() or (found.bare and tree.dep[i] == "nsubj"):
        return False
    if tree.dep[i] == "nsubj":
        return tree.lemma[tree.head[i]] not in {"be", *count_words().speech}
    if tree.dep[i] != "pobj":
        return False
    link = tree.head[i]
    if tree.word[link] == "by":
        return tree.dep[link] == "agent" or tree.tag[tree.head[link]] == "VBN"
    return (
        tree.word[link] == "of" and tree.lemma[tree.head[link]] in count_words().crowds
    )

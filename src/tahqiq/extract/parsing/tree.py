"""The parse as plain lists, made once: what every step reads instead of tokens.

Attribute access on spaCy tokens costs more than the rules that use it; a list look-up
does not.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

import numpy
from spacy.tokens import Doc

from tahqiq.codebook.loader import load_yaml
from tahqiq.extract.arcs.arcs import HYPHENS, Arcs
from tahqiq.extract.arcs.mending import mended
from tahqiq.extract.lexicon.cues import cue_book


@dataclass(frozen=True, slots=True)
class Tree:
    """Parallel lists over the tokens of a document.

    `head[i]` is the index of token `i`'s head (itself at a root), `children[i]` its
    dependents in order, `left[i]` and `right[i]` the ends of its subtree (`right` is
    exclusive). `word` is lower-cased.
    """

    word: list[str]
    text: list[str]
    lemma: list[str]
    pos: list[str]
    tag: list[str]
    dep: list[str]
    head: list[int]
    children: list[list[int]]
    left: list[int]
    right: list[int]

    def child(self, i: int, *deps: str) -> int | None:
        """First dependent of `i` with one of the relations, or None."""
        for c in self.children[i]:
            if self.dep[c] in deps:
                return c
        return None

    def all(self, i: int, *deps: str) -> list[int]:
        """Dependents of `i` with one of the relations."""
        return [c for c in self.children[i] if self.dep[c] in deps]

    def conjuncts(self, i: int) -> list[int]:
        """`i` and everything coordinated below it."""
        found, queue = [i], [i]
        while queue:
            for c in self.children[queue.pop()]:
                if self.dep[c] == "conj":
                    found.append(c)
                    queue.append(c)
        return sorted(found)

    def before_hyphen(self, i: int) -> str:
        """The first part of a compound whose last is `i`: "gang" of "gang-raped"; else empty."""
        return self.word[i - 2] if i > 1 and self.word[i - 1] in HYPHENS else ""

    def ancestors(self, i: int) -> list[int]:
        """Heads of `i` up to the root, nearest first."""
        found = []
        while self.head[i] != i:
            i = self.head[i]
            found.append(i)
        return found


PAST = frozenset({"VBD", "VBN"})
HELPERS = frozenset({"be", "have", "do"})
REPORTED = frozenset({"relcl", "ccomp"})
ATTRIBUTES: list[int | str] = ["ORTH", "LEMMA", "POS", "TAG", "DEP", "HEAD"]


def _helps_no_more(arcs: Arcs, i: int, was: str, lemma: str) -> bool:
    """Whether an auxiliary has been mended: "a house neighbours say belonged to a judge"."""
    verb = lemma not in HELPERS and arcs.tag[i][:2] == "VB"
    return was == "aux" and arcs.dep[i] in REPORTED and verb


def tree_of(doc: Doc) -> Tree:
    """The lists of a parsed Doc, read in one go: a token's own attributes cost more."""
    table = doc.to_array(ATTRIBUTES) if len(doc) else numpy.zeros((0, 6), numpy.uint64)
    text, lemma, pos, tag, dep = (_strings(doc, table[:, k]) for k in range(5))
    away = table[:, 5].astype(numpy.int64).tolist()  # where the head is, from the token
    word = [one.lower() for one in text]
    arcs = mended(word, tag, dep, [i + step for i, step in enumerate(away)])
    head = arcs.head
    children: list[list[int]] = [[] for _ in head]
    for i, h in enumerate(head):
        if h != i:
            children[h].append(i)
    left, right = _edges(head)
    lemma = [one.lower() for one in lemma]
    for i, mended_tag in enumerate(arcs.tag):
        pos[i] = "VERB" if _helps_no_more(arcs, i, dep[i], lemma[i]) else pos[i]
        if mended_tag in PAST and word[i] == "shot" and tag[i] in {"NN", "VB"}:
            # "Two men on a motorcycle shot dead a judge": the one noun made a verb
            pos[i], lemma[i] = "VERB", "shoot"
        elif (mended_tag, tag[i]) in {
            ("VBZ", "NNS"), ("VBP", "NN"), ("VBZ", "NN"), ("VB", "NN"),
        }:  # fmt: skip
            pos[i] = (
                "VERB"  # "…, the family suspects", "Traders point at", "did stress"
            )
        elif (mended_tag, tag[i]) in {
            ("VBD", "JJ"), ("VBN", "VB"), ("VBD", "NNP"), ("VBN", "NN"),
            ("VBG", "NN"),
        }:  # fmt: skip
            pos[i] = "VERB"  # "killed ten and injured dozens", "forced into confessing"
            lemma[i] = _base_of(word[i])
        elif (mended_tag, tag[i]) in {
            ("NN", "VB"), ("NN", "VBG"), ("NNS", "VBZ"), ("NN", "VBD"), ("NN", "VBN"),
            ("NNS", "VBN"),
        }:  # fmt: skip
            pos[i] = "NOUN"  # "Aid workers", "without warning", "rebel claims"
            lemma[i] = word[i] if tag[i] in {"VBG", *PAST} else lemma[i]
    right_lemmas = lemmas()
    lemma = [
        right_lemmas.get(w, was) if p == "VERB" else was
        for w, was, p in zip(word, lemma, pos, strict=True)
    ]
    return Tree(
        word=word,
        text=text,
        lemma=lemma,
        pos=pos,
        tag=arcs.tag,
        dep=arcs.dep,
        head=head,
        children=children,
        left=left,
        right=right,
    )


def _base_of(past: str) -> str:
    """The verb of the codebook whose past tense or gerund this is, or the word as it
    stands.
    """
    stem = past.removesuffix("ing")
    bases = (past.removesuffix("d"), past.removesuffix("ed"), stem, stem + "e")
    return next((base for base in bases if base in cue_book().verbs), past)


@cache
def lemmas() -> dict[str, str]:
    """The verb of each form that the lemmatiser takes for one of another verb."""
    verbs: dict[str, list[str]] = load_yaml("lemmas", dict[str, list[str]])
    return {form: verb for verb, forms in verbs.items() for form in forms}


def _strings(doc: Doc, column: numpy.ndarray) -> list[str]:
    """The words behind a column of hashes."""
    codes = column.tolist()
    known = {code: doc.vocab.strings[code] for code in set(codes)}
    return [known[code] for code in codes]


def _edges(head: list[int]) -> tuple[list[int], list[int]]:
    """First and last token (the last exclusive) of each token's subtree."""
    size = len(head)
    left, right = list(range(size)), list(range(size))
    for i in range(size):
        above = head[i]
        while left[above] > i:
            left[above], above = i, head[above]
    for i in reversed(range(size)):
        above = head[i]
        while right[above] < i:
            right[above], above = i, head[above]
    return left, [last + 1 for last in right]

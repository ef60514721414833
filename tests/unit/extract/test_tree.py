"""The parse as lists: the same as the parser's own, and what is asked of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from spacy.tokens import Doc
from spacy.vocab import Vocab

from tahqiq.extract.arcs.mending import mended
from tahqiq.extract.parsing.tree import tree_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from tahqiq.extract.parsing.tree import Tree

SENTENCE = """
The       DT  det    1
guards    NNS nsubj  2
entered   VBD ROOT   2
and       CC  cc     2
attacked  VBD conj   2
the       DT  det    6
clinic    NN  dobj   4
"""


def test_children_and_ancestors_are_in_order(tree: Callable[[str], Tree]) -> None:
    found = tree(SENTENCE)
    assert found.children[2] == [1, 3, 4]
    assert found.ancestors(5) == [6, 4, 2]
    assert found.ancestors(2) == []


def test_a_subtree_has_its_first_and_last_token(tree: Callable[[str], Tree]) -> None:
    found = tree(SENTENCE)
    assert (found.left[2], found.right[2]) == (0, 7)
    assert (found.left[4], found.right[4]) == (4, 7)
    assert (found.left[0], found.right[0]) == (0, 1)


def test_dependents_are_found_by_relation(tree: Callable[[str], Tree]) -> None:
    found = tree(SENTENCE)
    assert found.child(2, "nsubj", "nsubjpass") == 1
    assert found.child(2, "dobj") is None
    assert found.all(2, "cc", "conj") == [3, 4]
    assert found.conjuncts(2) == [2, 4]


def test_words_are_lower_case_and_texts_are_not(tree: Callable[[str], Tree]) -> None:
    found = tree(SENTENCE)
    assert (found.word[0], found.text[0]) == ("the", "The")


@pytest.mark.parametrize("words", [[], ["x"], [" "]])
def test_the_smallest_documents_have_a_tree(words: list[str]) -> None:
    found = tree_of(Doc(Vocab(), words=words))
    assert found.text == words
    assert found.head == list(range(len(words)))


@given(data=st.data(), size=st.integers(1, 12))
def test_subtrees_hold_exactly_their_tokens(data: st.DataObject, size: int) -> None:
    """Crossing branches too, which the parser's own edges may miss."""
    order = data.draw(st.permutations(range(size)))
    heads = list(range(size))
    for place, token in enumerate(order[1:], start=1):
        heads[token] = order[data.draw(st.integers(0, place - 1))]
    deps = ["ROOT" if heads[i] == i else "dep" for i in range(size)]
    found = tree_of(Doc(Vocab(), words=["x"] * size, heads=heads, deps=deps))
    for i in range(size):
        below = [j for j in range(size) if i == j or i in found.ancestors(j)]
        assert (found.left[i], found.right[i]) == (min(below), max(below) + 1)


@given(st.data())
def test_mended_arcs_are_still_a_forest(data: st.DataObject) -> None:
    """Whatever a parser makes of a text, mending it leaves every token under a root."""
    size = data.draw(st.integers(1, 12))
    words = st.sampled_from(["who", "that", ",", ";", '"', "said", "army", "told"])
    tags = st.sampled_from(["VBD", "VBZ", "VB", "NN", "NNP", "IN", "VBN"])
    deps = st.sampled_from(
        ["nsubj", "nsubjpass", "ccomp", "conj", "advcl", "relcl", "acl", "appos", "dobj",
         "dative", "xcomp", "aux", "pobj", "prep"]
    )  # fmt: skip
    order = data.draw(st.permutations(range(size)))
    head = [0] * size
    for place, token in enumerate(order):
        head[token] = order[data.draw(st.integers(0, place))] if place else token
    lists = [data.draw(st.lists(one, min_size=size, max_size=size))
             for one in (words, tags, deps)]  # fmt: skip
    dep = ["ROOT" if head[i] == i else lists[2][i] for i in range(size)]
    arcs = mended(lists[0], lists[1], dep, head)
    for i in range(size):
        seen = [i]
        while arcs.head[seen[-1]] != seen[-1]:
            seen.append(arcs.head[seen[-1]])
            assert len(seen) <= size

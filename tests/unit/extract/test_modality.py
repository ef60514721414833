"""Polarity and strength composed from the words around a predicate (M22 to M25, M30)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tahqiq.extract.claims.stance import (
    WEAKNESS,
    certainty_of,
    commitment,
    factuality,
    weakest,
)
from tahqiq.extract.parsing.operators import core_of, is_shell, stance_book
from tahqiq.extract.stance.modality import Modality, modality_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from tahqiq.extract.parsing.tree import Tree

    Built = Callable[[str], Tree]

PLAIN = """
They    PRP nsubj 1
killed  VBD ROOT  1
him     PRP dobj  1
"""
NOT = """
They  PRP nsubj 3
did   VBD aux   3
not   RB  neg   3
kill  VB  ROOT  3
him   PRP dobj  3
"""
MAY_NOT = """
They  PRP nsubj 4
may   MD  aux   4
not   RB  neg   4
have  VB  aux   4
killed VBN ROOT 4
him   PRP dobj  4
"""
IF = """
If      IN  mark  2
they    PRP nsubj 2
killed  VBD advcl 4
guards  NNS nsubj 4
attacked VBD ROOT 4
"""
FAILED = """
They    PRP nsubj 1
failed  VBD ROOT  1
to      TO  aux   3
kill    VB  xcomp 1
him     PRP dobj  3
"""
PLANNED = FAILED.replace("failed ", "planned")
UNLIKELY = """
It       PRP nsubj 1
is       VBZ ROOT  1
unlikely JJ  acomp 1
that     IN  mark  5
they     PRP nsubj 5
killed   VBD ccomp 1
"""
NOT_TRUE = """
It      PRP nsubj 1
is      VBZ ROOT  1
not     RB  neg   1
true    JJ  acomp 1
that    IN  mark  6
they    PRP nsubj 6
killed  VBD ccomp 1
"""
NOT_CLEAR = NOT_TRUE.replace("true ", "clear")
PREVENTED = """
Guards    NNS nsubj 1
prevented VBD ROOT  1
them      PRP dobj  1
from      IN  prep  1
killing   VBG pcomp 3
"""
NO_GUARDS = """
No      DT  det   1
guards  NNS nsubj 2
attacked VBD ROOT 2
"""
EITHER = """
They    PRP nsubj 3
did     VBD aux   3
not     RB  neg   3
enter   VB  ROOT  3
or      CC  cc    3
attack  VB  conj  3
"""
LATER = """
They     PRP nsubj  3
probably RB  advmod 2
later    RB  advmod 3
killed   VBD ROOT   3
"""


@pytest.mark.parametrize(
    ("rows", "token", "polarity", "strength"),
    [
        (PLAIN, 1, 1, "certain"),
        (NOT, 3, -1, "certain"),
        (MAY_NOT, 4, -1, "possible"),
        (IF, 2, 1, "open"),
        (IF, 4, 1, "open"),
        (FAILED, 3, -1, "certain"),
        (PLANNED, 3, 1, "open"),
        (UNLIKELY, 5, -1, "probable"),
        (NOT_TRUE, 6, -1, "certain"),
        (NOT_CLEAR, 6, 1, "open"),
        (PREVENTED, 4, -1, "certain"),
        (NO_GUARDS, 2, -1, "certain"),
        (EITHER, 5, -1, "certain"),
        (LATER, 3, 1, "probable"),
    ],
)
def test_operators_compose_over_a_predicate(
    tree: Built, rows: str, token: int, polarity: int, strength: str
) -> None:
    found = modality_of(tree(rows), token)
    assert (found.polarity, found.strength) == (polarity, strength)


@pytest.mark.parametrize(
    ("rows", "token", "words"),
    [
        (NOT, 3, {"not"}),
        (MAY_NOT, 4, {"may", "not"}),
        (UNLIKELY, 5, {"unlikely"}),
        (FAILED, 3, {"failed"}),
        (PREVENTED, 4, {"prevented"}),
        (PLAIN, 1, set()),
    ],
)
def test_each_word_that_did_it_is_a_marker(
    tree: Built, rows: str, token: int, words: set[str]
) -> None:
    """M24."""
    found = tree(rows)
    assert {found.word[i] for i, _ in modality_of(found, token).markers} == words


def test_the_climb_ends_below_a_cue(tree: Built) -> None:
    """What a speaker commits to is not the clause's business."""
    found = tree(FAILED)
    assert modality_of(found, 3, frozenset({1})).polarity == 1


def test_a_clause_that_only_judges_another_says_nothing_of_its_own(tree: Built) -> None:
    assert is_shell(tree(UNLIKELY), 1)
    assert is_shell(tree(NOT_TRUE), 1)
    assert not is_shell(tree(FAILED), 1)


def test_what_failed_is_about_what_was_not_done(tree: Built) -> None:
    assert core_of(tree(FAILED), 1) == 3
    assert core_of(tree(PLAIN), 1) == 1
    assert core_of(tree(PLANNED), 1) == 1  # that a plan existed is said flat


@pytest.mark.parametrize(
    ("modality", "certainty"),
    [
        (Modality(), "asserted"),
        (Modality(polarity=-1), "asserted"),
        (Modality(strength="probable"), "probable"),
        (Modality(strength="possible"), "possible"),
        (Modality(strength="open"), "hypothetical"),
        (Modality(tags=frozenset({"alleged"}), strength="possible"), "alleged"),
        (Modality(tags=frozenset({"plan"})), "hypothetical"),
        (Modality(tags=frozenset({"alleged", "condition"})), "hypothetical"),
        (Modality(tags=frozenset({"future"}), strength="open"), "hypothetical"),
        (Modality(tags=frozenset({"future"}), polarity=-1), "hypothetical"),
    ],
)
def test_what_the_words_of_a_clause_allow(modality: Modality, certainty: str) -> None:
    assert certainty_of(modality) == certainty


def test_the_weakest_commitment_stays_the_weakest() -> None:
    """An inner hedge is never made good by an outer verb (M30)."""
    for one in WEAKNESS:
        assert weakest(one) == one
        for other in WEAKNESS:
            found = weakest(one, other)
            assert found == weakest(other, one)
            assert WEAKNESS[found] == max(WEAKNESS[one], WEAKNESS[other])


def test_the_outlet_s_own_clause_commits_the_outlet(tree: Built) -> None:
    found = tree(NOT)
    certainty, polarity, _ = commitment(found, 3, (), frozenset())
    assert (certainty, polarity) == ("asserted", "denied")
    stance = factuality(certainty, polarity, ())
    assert (stance.innermost, stance.outlet) == ("CT-", "CT-")


def test_every_operator_of_the_codebook_is_sound() -> None:
    """A word that changes nothing and marks nothing is listed only to be passed over."""
    book = stance_book()
    for table in (book.modals, book.adverbs, book.negators, book.quantifiers,
                  book.conditions, book.governors, book.predicates, book.nouns):  # fmt: skip
        for word, operator in table.items():
            assert word == word.lower()
            changes = operator.flip or operator.strength != "certain"
            assert bool(operator.marker) == changes or operator.tag == "future", word

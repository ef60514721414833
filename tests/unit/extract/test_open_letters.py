"""A letter known by its form is its writers' words, not the outlet's (M17, M27, M28)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.unit.extract.told import said

if TYPE_CHECKING:
    from collections.abc import Callable

    from tahqiq.model.reading import Reading

pytestmark = pytest.mark.slow

MOTHERS = """Open letter to the Minister of Justice

To the Minister of Justice,

We, the mothers of the eleven boys taken from Karsal, write to you again.

Soldiers of the Ninth Brigade came before dawn. They took our sons in two trucks.

A guard at the depot told one of us that he had seen six of the boys alive.

Signed,

Halina Dost, on behalf of eleven families
"""
TEACHERS = """"They were not armed": a letter from the teachers of Sorrel Bay

Dear Governor,

Last month the police fired on our march. Two of our pupils died.

The hospital confirmed to us that both were shot from behind.

Yours in sorrow,

The Sorrel Bay Teachers' Association
"""
SIGNED = """Dear friends,

Our office in Tarvel was searched this morning. Four men took our computers.

We believe that they were sent by the governor.

With respect,

Tarvel Rights Watch
"""
FAMILIES = """Families of the Lorne dead ask who locked the gate

To the members of the assembly: on 2 May guards locked our children in at Camp Lorne.

The director told the inquiry that the gate was open. Two guards have told us otherwise.

You have said that justice will be done. We have not seen it.

Signed by the families of twelve children of Camp Lorne

The director's reply

The director, Ivo Sand, said the gate had been open. The town has been quiet since.
"""
WIVES = """Nobody has told us where they are

We, mothers and wives of the men taken from the quarry, write for the third time.

The company said that the men had left on their own.

We are tired. Our lawyer told us that six of them were seen in the barracks.

We are asking for the list.

Signed, Ana Vester and forty others
"""
ADDRESSED = """Who shot our men?

To the Governor of Karsal, from the families of nine miners: we write again.

The company said that the men had left on their own.

Our lawyer told us that six of them were seen. We are asking for the list.

You have not answered us.

With hope,

The families
"""
NEWS = """Three shot at Sorrel Bay march

Police fired on a march of teachers on Friday, killing three.

The teachers wrote an open letter to the governor. "We were not armed," it says.

We have asked the police for comment.
"""


def chain(found: Reading, words: str) -> list[str]:
    telling = [c for c in found.claims if words in c.content[0].exact]
    return said(min(telling, key=lambda c: len(c.content[0].exact)))


@pytest.mark.parametrize(
    ("letter", "words", "expected"),
    [
        (MOTHERS, "Soldiers of the Ninth Brigade came",
         ["the mothers of the eleven boys: write"]),
        (MOTHERS, "he had seen six",
         ["the mothers of the eleven boys: write", "A guard at the depot: say"]),
        (TEACHERS, "Two of our pupils died", ["the teachers of Sorrel Bay: write"]),
        (TEACHERS, "both were shot from behind",
         ["the teachers of Sorrel Bay: write", "The hospital: disclose"]),
        (SIGNED, "Four men took our computers", ["Tarvel Rights Watch: write"]),
        (FAMILIES, "the gate was open",
         ["the families of twelve children of Camp Lorne: write", "The director: say"]),
        (FAMILIES, "the gate had been open", ["The director: say"]),
        (WIVES, "the men had left",
         ["mothers and wives of the men taken from the quarry: write", "The company: say"]),
        (ADDRESSED, "the men had left",
         ["the families of nine miners: write", "The company: say"]),
        (FAMILIES, "The town has been quiet", []),
    ],
)  # fmt: skip
def test_a_letter_is_told_by_who_signs_it(
    reading: Callable[..., Reading], letter: str, words: str, expected: list[str]
) -> None:
    assert chain(reading(letter), words) == expected


def test_the_form_alone_is_no_proof_so_the_words_are_marked(
    reading: Callable[..., Reading],
) -> None:
    held = next(
        c for c in reading(TEACHERS).claims if "our pupils" in c.content[0].exact
    )
    assert "unattributed-quote" in held.flags
    assert held.alternatives


def test_news_of_a_letter_is_the_outlets(reading: Callable[..., Reading]) -> None:
    found = reading(NEWS)
    assert chain(found, "Police fired on a march") == []
    assert chain(found, "The teachers wrote an open letter") == []


def test_an_outlet_that_signs_its_own_letter_says_what_it_says(
    reading: Callable[..., Reading],
) -> None:
    found = reading(SIGNED, outlet="Tarvel Rights Watch")
    assert chain(found, "Four men took our computers") == []

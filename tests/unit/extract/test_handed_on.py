"""How words came to who tells them: each step of the way is in the chain (M17, M21)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.unit.extract.told import said, with_words

if TYPE_CHECKING:
    from collections.abc import Callable

    from tahqiq.model.reading import Reading

pytestmark = pytest.mark.slow

CHAINS = [
    # An eyewitness behind who tells of it.
    ("Her brother told us a shepherd had seen her being pushed into a grey van.",
     "her being pushed", ["Her brother: say", "a shepherd: testify"]),
    ("His aunt said a bus driver had watched soldiers beat him at the checkpoint.",
     "soldiers beat him", ["His aunt: say", "a bus driver: testify"]),
    ("Her mother says neighbours heard him screaming through the night.",
     "him screaming", ["Her mother: say", "neighbours: testify"]),
    # Who tells what he saw himself is one speaker; a camera is no witness.
    ("She said she had seen soldiers beat him.", "soldiers beat him", ["She: say"]),
    ("Police said a camera had watched the men arrive.", "the men arrive",
     ["Police: say"]),
    ("Residents saw soldiers loading bodies onto a truck.", "soldiers loading", []),
    # What one has told before he had from somebody else.
    ("The deputy said six were dead. He had it from a colonel, who had it from a driver.",
     "six were dead", ["The deputy: say", "a colonel: say", "a driver: say"]),
    ("Mr Keles said the order came from the capital. He had heard this from a general.",
     "the order came", ["Mr Keles: say", "a general: say"]),
    ('"They burned the mill," said Dorin Vasa. He had heard it from a neighbour.',
     "They burned the mill", ["Dorin Vasa: say", "a neighbour: say"]),
    # A thing one has from somebody is no tale, and somebody else's tale stays his.
    ("The mayor said the gun was his own. He had it from his father.",
     "the gun was his own", ["The mayor: say"]),
    ("A clerk said the mill was empty. Dorin Vasa had heard it from a general.",
     "the mill was empty", ["A clerk: say"]),
    # Through a third.
    ("The nurse told her sister, who told me, that the boys had been shot.",
     "the boys had been shot", ["her sister: say", "The nurse: say"]),
    ("The nurse told her sister, who fled to Orun, that the boys had been shot.",
     "the boys had been shot", ["The nurse: say"]),
]  # fmt: skip


@pytest.mark.parametrize(("words", "claimed", "chain"), CHAINS)
def test_each_one_a_tale_went_through_stands_in_its_chain(
    reading: Callable[..., Reading], words: str, claimed: str, chain: list[str]
) -> None:
    assert chain in [said(claim) for claim in with_words(reading(words), claimed)]


def test_a_charge_that_was_heard_from_another_stays_a_charge(
    reading: Callable[..., Reading],
) -> None:
    made = reading(
        "A man claimed that the traders had paid for it. He had heard it from a driver."
    )
    (claim,) = [c for c in with_words(made, "had paid for it") if len(c.chain) > 2]
    assert (len(claim.chain), claim.certainty) == (3, "alleged")

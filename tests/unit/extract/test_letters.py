"""A letter that an outlet prints is its writers' words, not the outlet's (M17, M27)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from tahqiq.model.reading import Claim, Reading

pytestmark = pytest.mark.slow

LETTER = """We reproduce below a letter from the families of the four miners.

Mr President,

Our sons were not armed. Soldiers shot them at the gate.

You promised us an inquiry. Nobody has spoken to us.

The ministry's answer

The ministry said that no shot was fired. The company has closed the mine.
"""


SENT = """Who shot our men?

The letter below was sent to the minister on Friday by the families of nine miners who \
have not been seen since May. We print it unchanged.

Minister,

Our men were not armed. Soldiers took them at the gate. You said that they had left.

We are asking for the list.

The ministry answers

The ministry said that nobody was held.
"""


def speakers(claim: Claim) -> list[str]:
    return [step.source.exact if step.source else "?" for step in claim.chain[1:]]


def of(found: Reading, words: str) -> list[str]:
    return next(speakers(c) for c in found.claims if words in c.content[0].exact)


def test_a_letter_printed_in_full_is_told_by_who_wrote_it(
    reading: Callable[..., Reading],
) -> None:
    found = reading(LETTER)
    for words in ("were not armed", "Soldiers shot them", "Nobody has spoken"):
        assert of(found, words) == ["the families of the four miners"]
    assert of(found, "no shot was fired") == ["The ministry"]
    assert of(found, "has closed the mine") == []


def test_what_nothing_but_the_announcement_says_is_marked_for_review(
    reading: Callable[..., Reading],
) -> None:  # M28
    claims = reading(LETTER).claims
    held = next(c for c in claims if "Soldiers shot them" in c.content[0].exact)
    assert "unattributed-quote" in held.flags


@pytest.mark.parametrize(
    "opening",
    ["The families have written a letter to the president.",
     "The figures below are from a letter of the ministry.",
     "The full text of the law was not known."],
)  # fmt: skip
def test_without_a_letter_in_print_the_outlet_speaks(
    reading: Callable[..., Reading], opening: str
) -> None:
    found = reading(f"{opening}\n\nSoldiers shot four miners. The mine was closed.\n")
    assert of(found, "Soldiers shot four miners") == []


def test_a_letter_said_to_have_been_sent_is_told_by_who_sent_it(
    reading: Callable[..., Reading],
) -> None:
    found = reading(SENT)
    who = "the families of nine miners who have not been seen since May"
    assert of(found, "Soldiers took them") == [who]
    assert of(found, "they had left") == [who, "You"]
    assert of(found, "nobody was held") == ["The ministry"]

"""What a nearer noun or verb draws to itself belongs to who reports it (M17, M20, M26)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.unit.extract.told import said, told

if TYPE_CHECKING:
    from collections.abc import Callable

    from tahqiq.model.reading import Reading

pytestmark = pytest.mark.slow

TOLD = [
    # Through a message, in writing, from somebody.
    ("The group claimed in an audio message to have planted the bomb.",
     "planted the bomb", ["The group: claim-responsibility"], "asserted affirmed"),
    ("The group claimed to have killed twelve soldiers.",
     "killed twelve soldiers", ["The group: claim-responsibility"], "asserted affirmed"),
    ("A spokesman, Col. Idris Bekele, replied in writing that no unit had been there.",
     "no unit had been there", ["A spokesman: say"], "asserted denied"),
    # A comma and a word to somebody: who said it goes on acting.
    ("The ministry said that the charge was false, and asked the media to wait.",
     "the media to wait", ["The ministry: ask"], "hypothetical affirmed"),
    # What is denied by "that" is what was said before.
    ("No weapon was found, the report says. The union has disputed that, angrily.",
     "that", ["The union: deny"], "asserted denied"),
    # A present behind a past is the speaker's own, and "as baseless" is what he calls it.
    ("The army denies that its men fired and calls the video fake.",
     "the video", ["The army: deny"], "asserted denied"),
    ("The minister described the report as baseless.",
     "the report", ["The minister: deny"], "asserted denied"),
    ("Residents accused police of firing first, a charge the minister called absurd.",
     "police of firing first", ["Residents: accuse"], "alleged affirmed"),
    # Reports that are checked or received are nobody's yet.
    ("The mission said it was checking reports that a helicopter had fired on villagers.",
     "a helicopter had fired", ["The mission: say", "?: say"], "asserted affirmed"),
    ("The mission said that soldiers had fired on villagers, a charge the army denies.",
     "a charge", ["the army: deny"], "asserted denied"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "words", "chain", "stance"), TOLD)
def test_the_chain_is_that_of_who_reports(
    reading: Callable[..., Reading],
    text: str,
    words: str,
    chain: list[str],
    stance: str,
) -> None:
    assert (chain, stance) in told(reading(text), words)


def test_reports_being_checked_are_not_told_as_the_checkers_words(
    reading: Callable[..., Reading],
) -> None:  # M21
    text = "The mission said it had received reports that a boat had been shelled."
    found = [
        said(claim)
        for claim in reading(text).claims
        if claim.content[0].exact == "a boat had been shelled"
    ]
    assert found == [["The mission: say", "?: say"]]


def test_what_a_minister_will_not_say_is_no_word_of_his(
    reading: Callable[..., Reading],
) -> None:
    text = "He told the chamber that officers acted lawfully, and refused to name one."
    held = [said(c) for c in reading(text).claims if "refused" in c.content[0].exact]
    assert held == [[]]


def test_what_another_calls_it_is_no_part_of_a_rejection(
    reading: Callable[..., Reading],
) -> None:  # M26
    text = "The army rejected the charge, which its minister described as baseless."
    found = [(said(c), c.content[0].exact, c.polarity) for c in reading(text).claims]
    assert (["The army: deny"], "the charge", "denied") in found
    assert not [row for row in found if len(row[0]) > 1]


def test_claiming_to_have_suffered_claims_no_deed(
    reading: Callable[..., Reading],
) -> None:
    found = reading("The man claimed to have been shot by the police.").claims
    acts = {step.act for claim in found for step in claim.chain}
    assert "claim-responsibility" not in acts

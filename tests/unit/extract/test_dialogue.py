"""Who asks and who answers, where a report prints both (M17)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.unit.extract.told import told

if TYPE_CHECKING:
    from collections.abc import Callable

    from tahqiq.model.reading import Reading

    Read = Callable[..., Reading]

pytestmark = pytest.mark.slow

TOLD = [
    ('"No," Elliot replied. "Who was it?" Mendel asked.',
     "Who was it", ["Mendel: ask"], "hypothetical affirmed"),
    ('"Who was it?" Mendel asked.', "Who was it", ["Mendel: ask"], "hypothetical affirmed"),
    ('"He is dead," the guard said. "Why did you shoot him?" the mother asked.',
     "Why did you shoot him", ["the mother: ask"], "hypothetical affirmed"),
    # A full stop is no question: what the asker states is stated.
    ('"They shot at everyone. Who would do such a thing?" Mara Onel asked.',
     "They shot at everyone", ["Mara Onel: say"], "asserted affirmed"),
    ('"They shot at everyone. Who would do such a thing?" Mara Onel asked.',
     "Who would do", ["Mara Onel: ask"], "hypothetical affirmed"),
    # What is asked for stays asked for.
    ('"Leave the bodies here," he asked.', "Leave the bodies", ["he: ask"],
     "hypothetical affirmed"),
]  # fmt: skip

NOT_HIS = [
    # Who leaves the room has not spoken.
    ('"No," Elliot replied. "Who was it?" Mendel left the room.', "Mendel"),
    ('"Where is he?"\n\nMendel asked for water.', "Mendel"),
]


@pytest.mark.parametrize(("text", "words", "chain", "stance"), TOLD)
def test_a_question_is_his_who_asks_it(
    reading: Read, text: str, words: str, chain: list[str], stance: str
) -> None:
    assert (chain, stance) in told(reading(text), words)


@pytest.mark.parametrize(("text", "name"), NOT_HIS)
def test_a_sentence_behind_a_question_need_not_say_who_asked(
    reading: Read, text: str, name: str
) -> None:
    speakers = {
        step.source.exact
        for claim in reading(text).claims
        if any("?" in span.exact or "Wh" in span.exact for span in claim.content)
        for step in claim.chain
        if step.source is not None
    }
    assert name not in speakers

"""IS, the group, is told from "is" (M102: its names are known)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.unit.extract.told import said, told

from tahqiq.extract.parsing.stand_ins import stood_in

if TYPE_CHECKING:
    from collections.abc import Callable

    from tahqiq.model.reading import Reading


@pytest.mark.parametrize(
    ("text", "parsed"),
    [
        ("Fighters from IS left.", "Fighters from UN left."),
        ("IS's men and IS, too.", "UN's men and UN, too."),
        ("He said that this IS a crime.", "He said that this IS a crime."),
        ("The war IS not over.", "The war IS not over."),
        ("ISIS and the THIS of it.", "ISIS and the THIS of it."),
    ],
)
def test_a_name_stands_in_for_the_group_and_for_no_stressed_verb(
    text: str, parsed: str
) -> None:
    assert stood_in(text) == parsed
    assert len(stood_in(text)) == len(text)


@pytest.mark.slow
def test_the_group_speaks_and_is_blamed_by_its_own_name(
    reading: Callable[[str], Reading],
) -> None:
    found = reading("IS said it had hit the convoy. The mayor blamed the blast on IS.")
    assert told(found, "it had hit the convoy") == [
        (["IS: say"], "asserted affirmed"),
    ]
    assert any(said(claim) == ["The mayor: accuse"] for claim in found.claims)
    kinds = {m.type for m in found.mentions if m.exact == "IS"}
    assert kinds == {"ORG"}


@pytest.mark.slow
def test_every_word_of_the_parse_is_a_word_of_the_text(
    reading: Callable[[str], Reading],
) -> None:
    text = "Troops took the town from IS, which had held it. IS' men fled."
    found = reading(text)
    spans = [span for claim in found.claims for span in claim.content]
    assert spans
    assert all(text[span.start : span.end] == span.exact for span in spans)

"""What the program prints around every case gives nobody away."""

from __future__ import annotations

import pytest

from tahqiq.publish.own_words import own_words
from tahqiq.publish.withholding import spellings


@pytest.mark.parametrize(
    "text", ["an armed group", "armed group", "an armed group, he said"]
)
def test_a_description_in_the_programs_own_words_is_withheld_in_its_place_alone(
    text: str,
) -> None:
    """Withheld wherever it occurs, no page of any case could go out: pages explain it."""
    assert spellings((), [text]) == ()


def test_a_description_of_one_person_is_withheld_wherever_it_occurs() -> None:
    assert "witness in a red coat" in spellings((), ["a witness in a red coat"])


def test_a_name_is_withheld_even_if_the_program_prints_its_words() -> None:
    assert spellings(["Armed Group"], ()) == ("Armed Group",)


def test_neither_markup_nor_comment_is_among_the_programs_words() -> None:
    assert not {"href", "endif", "m102"} & set(own_words().split())

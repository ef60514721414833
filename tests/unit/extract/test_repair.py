"""The working copy: what is mended, and that every character has one origin (M2, M12)."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tahqiq.extract.parsing.repair import PLAIN, working_copy


@pytest.mark.parametrize(
    ("text", "copy"),
    [
        ("raided the Sons Brigadethe group's base", "raided the Sons Brigade the group's base"),
        ("an umbrella groupof militias", "an umbrella group of militias"),
        ("It ended.The army left", "It ended. The army left"),
        ("Meridian PressMeridian Press said", "Meridian Press Meridian Press said"),
        ("killed Genera; Salim Rubai", "killed General Salim Rubai"),
        ("by the Colonel; Salim Rubai", "by the Colonel  Salim Rubai"),
        ("a vote of the the council", "a vote of     the council"),
        ("in Tal\u00a0Hamra", "in Tal Hamra"),
        ("Karrar’s “word”", "Karrar's \"word\""),
    ],
)  # fmt: skip
def test_what_would_break_the_parse_is_mended(text, copy):
    assert working_copy(text).text == copy


@pytest.mark.parametrize(
    "text",
    [
        "They breathe and Bathe the child",
        "proof of it",
        "Goethe wrote",
        "on WhatsApp Web",
    ],
)
def test_whole_words_stay_whole(text):
    assert working_copy(text).text == text


@given(st.text(alphabet="abcDE the.of;’\u00a0\n ", max_size=60))
def test_every_character_of_the_copy_has_its_origin_in_the_passage(text):
    copy = working_copy(text)
    inserted = set(copy.inserted)
    origins = [copy.origin(i) for i in range(len(copy.text)) if i not in inserted]
    assert origins == list(range(len(text)))


@given(st.text(max_size=80))
def test_mending_never_changes_the_number_of_characters_it_does_not_insert(text):
    copy = working_copy(text)
    dropped = copy.dropped[-1][1] if copy.dropped else 0  # marks broken into three
    kept = len(copy.text) - len(copy.inserted) + dropped
    assert kept == len(text.translate(PLAIN))


@pytest.mark.parametrize(
    ("glued", "apart"),
    [
        ("“What without a job?”Later he left.", '"What without a job?" Later he left.'),
        ('He called it an "attack.""It is not," she said.',
         'He called it an "attack." "It is not," she said.'),
        ('Police left."I saw it," she said.', 'Police left. "I saw it," she said.'),
        ("Blast kills sixORUN, 3 May", "Blast kills six ORUN, 3 May"),
        ("Man held over blastA court has", "Man held over blast A court has"),
        ("she told AFP.District head Oru", "she told AFP. District head Oru"),
        ("a photograph: EPAThe man left", "a photograph: EPA The man left"),
        ("injured more than 260.Magistrate Oru", "injured more than 260. Magistrate Oru"),
    ],
)  # fmt: skip
def test_a_quotation_or_a_headline_is_parted_from_what_follows(
    glued: str, apart: str
) -> None:
    copy = working_copy(glued)
    assert copy.text == apart
    assert copy.origin(len(apart)) == len(glued)


def test_a_quotation_within_a_sentence_is_left_alone() -> None:
    assert working_copy('He said "no." Then left.').text == 'He said "no." Then left.'
    assert (
        working_copy("MacDonald met WhatsApp The").text == "MacDonald met WhatsApp The"
    )

"""Two names compared (M31, M32, M37): what speaks for one bearer and what against."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tahqiq.resolve.compare import compare_names

NAMES = [
    "Nasir al-Tawhari", "Naser Tohari", "ناصر الطوهري", "Dr. Karim Besta", "K. Besta",
    "Besta, Karim", "Abu Salim al-Nuri", "Abd al-Aziz Morvan", "Abdulaziz Murvan",
    "Katibat al-Rawd", "Rawd Battalion", "كتيبة الروض", "PRF", "Popular River Front",
    "", "-", "۱۲", "Ben",
]  # fmt: skip


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Hisham al-Rawdi", "هشام الروضي"),
        ("Hesham Elrawdi", "Hisham al-Rawdi"),
        ("Qassem Dastani", "Ghasem Dastaani"),
        ("Abd al-Aziz Morvani", "Abdulaziz Murwani"),
        ("Nasr al-Din Kolahi", "Nasruddin Kolahi"),
        ("Karim Besta", "BESTA, Karim"),
        ("Dr. Karim Besta", "Karim Besta"),
        ("K. Bestavar", "Karim Bestavar"),
        ("Bill Kartwell", "William Kartwell"),
        ("Ілля Коваленко", "Illia Kovalenko"),
    ],
)
def test_spellings_of_one_person_are_one(left: str, right: str) -> None:
    assert compare_names(left, right, "Person").same


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Farhad Zandakhani", "Jalal Zandakhani"),
        ("Jalal Besta", "Jamal Besta"),
        ("Abu Ali al-Rawdi", "Abu Ali al-Besti"),
        ("Hassan Kolahi", "Hussein Kolahi"),
        ("Hans O Bestar", "Hans Joachim Bestar"),
    ],
)
def test_people_who_share_a_part_stay_two(left: str, right: str) -> None:
    assert not compare_names(left, right, "Person").same


def test_words_that_most_bodies_use_say_little() -> None:
    same = compare_names("Katibat al-Rawd", "Rawd Battalion", "Organization")
    other = compare_names("Rawd Battalion", "Kesht Battalion", "Organization")
    assert same.same
    assert not other.same


def test_an_acronym_stands_for_the_words_it_is_made_of() -> None:
    assert compare_names("PRF", "Popular River Front", "Organization").same
    assert not compare_names("PRX", "Popular River Front", "Organization").same


def test_numbers_of_units_must_agree() -> None:
    assert compare_names("Brigade Forty-Four", "Brigade 44", "Organization").same
    assert not compare_names("Brigade 45", "Brigade 44", "Organization").same


def test_the_codebook_settles_names_that_spelling_does_not() -> None:
    """Two keys are two bodies, however near their names (rule 4)."""
    one = compare_names("Hashd al-Shaabi", "PMF", "Organization")
    two = compare_names("Kataib Hezbollah", "Hezbollah", "Organization")
    assert one.same
    assert "codebook" in {reason.feature for reason in one.reasons}
    assert not two.same


def test_known_different_outweighs_any_likeness() -> None:
    match = compare_names("Ruhollah Khomeini", "Ali Khamenei", "Person")
    assert match.weight <= -6


@given(
    st.sampled_from(NAMES),
    st.sampled_from(NAMES),
    st.sampled_from(["Person", "Company"]),
)
def test_reasons_add_up_and_the_order_of_two_names_does_not_matter(
    left: str, right: str, schema: str
) -> None:
    """Rule 7: the weight is the exact sum of its reasons."""
    match = compare_names(left, right, schema)
    assert match.weight == sum(reason.weight for reason in match.reasons)
    assert match.weight == compare_names(right, left, schema).weight


@given(st.text(max_size=30), st.text(max_size=30))
def test_any_text_can_be_compared(left: str, right: str) -> None:
    compare_names(left, right, "Person")
    compare_names(left, right, "Organization")

"""Numbers: value, bounds, comparator, vague numerals (M50, M53)."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tahqiq.codebook.grammar import number_grammar, number_words
from tahqiq.text.numbers import digits_value, number_value, spoken_year


def only(text):
    (found,) = number_grammar().find(text)
    return found


@pytest.mark.parametrize(
    ("text", "exact", "low", "high", "comparator"),
    [
        ("more than 700 people", "more than 700", 700, None, ">"),
        ("at least five men", "at least five", 5, None, ">="),
        ("up to 30 cars", "up to 30", None, 30, "<="),
        ("some 67 groups", "some 67", 67, 67, "~"),
        ("nearly 200 homes", "nearly 200", 200, 200, "~"),
        ("between 10 and 15 men", "between 10 and 15", 10, 15, "between"),
        ("12-15 shots", "12-15", 12, 15, "between"),
        ("two or three men", "two or three", 2, 3, "between"),
        ("fewer than 9 guards", "fewer than 9", None, 9, "<"),
        ("20 or more dead", "20 or more", 20, None, ">="),
        ("a dozen men", "a dozen", 12, 12, "="),
        ("half a dozen men", "half a dozen", 6, 6, "="),
        ("twenty-four shells", "twenty-four", 24, 24, "="),
        ("1.5 million people", "1.5 million", 1_500_000, 1_500_000, "="),
        ("25 thousands of them", "25 thousands", 25_000, 25_000, "="),
        ("only three men", "three", 3, 3, "="),
        ("a total of 34 people", "34", 34, 34, "="),
        ("\u0662\u0665 people", "\u0662\u0665", 25, 25, "="),
    ],
)
def test_a_number_keeps_its_bounds_and_its_comparator(
    text, exact, low, high, comparator
):
    found = only(text)
    assert (found.exact, found.low, found.high) == (exact, low, high)
    assert found.comparator == comparator


@pytest.mark.parametrize(
    ("text", "low"),
    [("tens of men", 10), ("dozens of people", 12), ("hundreds fled", 100),
     ("hundreds of thousands of people", 100_000), ("several hundred men", 300)],
)  # fmt: skip
def test_a_vague_numeral_is_imputed_from_the_table(text, low):  # M53
    found = only(text)
    assert found.low == low
    assert found.imputed


def test_a_stated_number_is_never_imputed():
    assert not only("12 people").imputed


def test_a_percentage_and_a_share_are_told_from_counts():
    assert only("45 percent of them").shape == "percent"
    assert only("half of the men").shape == "fraction"


def test_a_change_from_one_number_to_another_is_two_numbers():
    assert [n.low for n in number_grammar().find("rose from 12 to 15")] == [12, 15]


@given(st.integers(min_value=0, max_value=999_999_999))
def test_digits_with_thousands_separators_have_their_value(number):
    assert digits_value(f"{number:,}") == number


@given(st.text(max_size=80))
def test_any_text_gives_spans_that_equal_their_words(text):
    for found in number_grammar().find(text):
        assert text[found.start : found.end] == found.exact


def test_words_that_are_no_number_have_no_value():
    assert number_value(["gunmen"], number_words()) is None
    assert number_value([], number_words()) is None


def test_a_year_may_be_spoken():
    assert spoken_year(["nineteen", "ninety-six"], number_words()) == 1996
    assert spoken_year(["twenty", "four"], number_words()) is None

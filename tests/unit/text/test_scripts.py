"""Letters of other scripts made comparable."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tahqiq.resolve.spelling import letter_odds
from tahqiq.text.arabic import arabic_skeleton, latin_skeleton, without_article
from tahqiq.text.scripts import (
    fold_arabic,
    fold_latin,
    hebrew_as_arabic,
    romanised,
    script_of,
)
from tahqiq.text.similarity import alignment, ceilings, gains_of, typing_likeness


@pytest.mark.parametrize(
    ("arabic", "latin"),
    [
        ("هشام", "Husham"),
        ("سلیمان", "Sulayman"),
        ("خلیل", "Khalil"),
        ("قاسم", "Qassem"),
    ],
)
def test_a_name_has_one_skeleton_in_both_scripts(arabic: str, latin: str) -> None:
    assert arabic_skeleton(arabic) == latin_skeleton(latin)


def test_persian_and_arabic_letters_fold_to_one() -> None:
    assert fold_arabic("کاظمی") == fold_arabic("كاظمي")


def test_the_article_goes_but_not_the_name_of_god() -> None:
    assert without_article("الطوهري") == "طوهري"
    assert without_article("الله") == "الله"


@pytest.mark.parametrize(
    ("word", "latin"),
    [("Кесть", "kest"), ("ბაკო", "bako"), ("カナ", "kana"), ("Αθήνα", "athina")],
)
def test_other_alphabets_are_written_in_latin(word: str, latin: str) -> None:
    assert fold_latin(romanised(word)) == latin


def test_hebrew_is_read_through_arabic_letters() -> None:
    assert arabic_skeleton(hebrew_as_arabic("שלום")) == latin_skeleton("Shalom")


def test_the_script_is_that_of_the_first_letter() -> None:
    assert [script_of(word) for word in ("Kesht", "کشت", "קשת", "Кешт", "12")] == [
        "latin", "arabic", "hebrew", "other", "latin",
    ]  # fmt: skip


def test_an_alignment_takes_the_best_way_through_both_words() -> None:
    table = {("s", "s"): 1.0, ("s", "ss"): 1.5, ("", "a"): -1.0}
    assert alignment("s", "ss", table) == 1.5
    assert alignment("s", "sa", table) == 0.0


LATIN = st.text(alphabet="abdhiklmnqrstuwyz", min_size=1, max_size=9)


@given(left=LATIN, right=LATIN)
def test_no_alignment_is_better_than_the_bound_that_spares_it(
    left: str, right: str
) -> None:
    table = letter_odds()["latin"]
    bounds = ceilings(left, right, gains_of(table))
    found = alignment(left, right, table)
    assert found <= bounds[0] + 1e-9
    for least in (found - 0.1, found + 0.1, 0.0):
        cut = alignment(left, right, table, least, bounds)
        assert cut == found or (found < least and cut < least)
    assert max(weight for (part, _), weight in table.items() if not part) <= 0


def test_two_swapped_letters_are_one_slip() -> None:
    assert typing_likeness("tawhari", "twahari") == pytest.approx(6 / 7)


@given(st.text(max_size=20))
def test_any_word_folds(word: str) -> None:
    assert fold_arabic(fold_arabic(word)) == fold_arabic(word)
    arabic_skeleton(word)
    latin_skeleton(word)
    romanised(word)

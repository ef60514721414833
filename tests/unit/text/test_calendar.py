"""Values and the intervals they cover (M46)."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tahqiq.text.calendar import (
    bounds_of,
    easter_day,
    feast_bounds,
    hijri_day,
    jalali_day,
    moved,
    narrowed,
    shifted,
    value_at,
)

DAYS = st.dates(min_value=date(1900, 1, 1), max_value=date(2100, 12, 31))


@pytest.mark.parametrize(
    ("value", "first", "last"),
    [
        ("2020-07-06", "2020-07-06", "2020-07-06"),
        ("2020-06", "2020-06-01", "2020-06-30"),
        ("2020-W27", "2020-06-29", "2020-07-05"),
        ("2020-W27-WE", "2020-07-04", "2020-07-05"),
        ("2020-Q3", "2020-07-01", "2020-09-30"),
        ("2020-SU", "2020-06-01", "2020-08-31"),
        ("2020", "2020-01-01", "2020-12-31"),
        ("199", "1990-01-01", "1999-12-31"),
        ("19", "1900-01-01", "1999-12-31"),
        ("2020-07-06/2020-07-08", "2020-07-06", "2020-07-08"),
    ],
)
def test_a_value_covers_its_interval(value, first, last):
    bounds = bounds_of(value)
    assert bounds is not None
    assert [str(day) for day in bounds] == [first, last]


@pytest.mark.parametrize("value", ["2020-02-30", "2020-W60", "P2D", "XXXX-07-06", ""])
def test_what_no_calendar_has_covers_nothing(value):
    assert bounds_of(value) is None


@given(DAYS, st.sampled_from(["D", "W", "M", "Q", "H", "Y", "DE", "CE"]))
def test_a_day_lies_in_every_unit_made_from_it(day, grain):
    bounds = bounds_of(value_at(day, grain))
    assert bounds is not None
    assert bounds[0] <= day <= bounds[1]


@given(DAYS, st.sampled_from(["START", "MID", "END"]), st.sampled_from(["W", "M", "Y"]))
def test_a_part_lies_inside_the_whole(day, mod, grain):
    whole = bounds_of(value_at(day, grain))
    assert whole is not None
    first, last = narrowed(whole, mod)
    assert whole[0] <= first <= last <= whole[1]


@given(DAYS, st.integers(-400, 400))
def test_moving_by_days_and_back_changes_nothing(day, amount):
    there = moved(day, amount, "D")
    assert there is not None
    assert moved(there, -amount, "D") == day


def test_a_value_is_moved_at_its_own_granularity():
    assert shifted("1989-Q3", -1, "Y") == "1988-Q3"
    assert shifted("2020-07-06", 3, "D") == "2020-07-09"
    assert shifted("2020", 2, "D") is None  # a year has no day to move


def test_hijri_and_jalali_days_have_gregorian_days():
    assert hijri_day(1441, 11, 15) == date(2020, 7, 6)
    assert jalali_day(1399, 4, 16) == date(2020, 7, 6)
    assert hijri_day(1200, 1, 1) is None
    assert jalali_day(1399, 13, 1) is None


def test_feasts_fall_in_the_year_asked_for():
    assert feast_bounds("jalali", 1, 1, 1, 2021) == (date(2021, 3, 21),) * 2
    assert feast_bounds("hijri", 1, 10, 1, 2020) == (date(2020, 8, 29),) * 2
    assert easter_day(2020) == date(2020, 4, 12)

"""Time expressions in plain text (M46 to M48)."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tahqiq.codebook.grammar import time_grammar
from tahqiq.text.timex import find_times

REFERENCE = date(2020, 7, 12)  # a Sunday


def found(text, reference=REFERENCE, **options):
    return find_times(text, grammar=time_grammar(), reference=reference, **options)


def only(text, **options):
    (time,) = found(text, **options)
    return time


@pytest.mark.parametrize(
    ("text", "exact", "value"),
    [
        ("on 6 July 2020", "6 July 2020", "2020-07-06"),
        ("Tuesday, July, 7, 2020.", "Tuesday, July, 7, 2020", "2020-07-07"),
        ("on the sixth of July", "the sixth of July", "2020-07-06"),
        ("on Nov. 6 police left", "Nov. 6", "2019-11-06"),
        ("on 2020-07-06", "2020-07-06", "2020-07-06"),
        ("on 16/7/2019", "16/7/2019", "2019-07-16"),
        ("on 6-8 July", "6-8 July", "2020-07-06/2020-07-08"),
        ("on 6/7 July", "6/7 July", "2020-07-06/2020-07-07"),
        ("\u0666 July \u0662\u0660\u0662\u0660", None, "2020-07-06"),
        ("in June 2019", "June 2019", "2019-06"),
        ("in May they fled", "May", "2020-05"),
        ("since 2014", "2014", "2014"),
        ("in the 1990s", "the 1990s", "199"),
        ("in the 20th century", "the 20th century", "19"),
        ("nineteen ninety-six", "nineteen ninety-six", "1996"),
        ("the third quarter of 2019", "the third quarter of 2019", "2019-Q3"),
        ("in summer 2019", "summer 2019", "2019-SU"),
        ("last summer", "last summer", "2019-SU"),
        ("last month", "last month", "2020-06"),
        ("last week", "last week", "2020-W27"),
        ("yesterday", "yesterday", "2020-07-11"),
        ("two years ago", "two years ago", "2018"),
        ("three weeks ago", "three weeks ago", "2020-W25"),
        ("on Tuesday he was shot", "Tuesday", "2020-07-07"),
        ("they will meet on Tuesday", "Tuesday", "2020-07-14"),
        ("next Tuesday", "next Tuesday", "2020-07-14"),
        ("last Sunday", "last Sunday", "2020-07-05"),
        ("Monday of last week", "Monday of last week", "2020-06-29"),
        ("tomorrow, Monday", "tomorrow, Monday", "2020-07-13"),
        ("15 Dhu al-Qaeda 1441", "15 Dhu al-Qaeda 1441", "2020-07-06"),
        ("16 Tir 1399", "16 Tir 1399", "2020-07-06"),
        ("Nowruz was quiet", "Nowruz", "2020-03-20"),
        ("Ashura 2019", "Ashura 2019", "2019-09-09"),
    ],
)
def test_a_date_has_its_value(text, exact, value):
    time = only(text)
    assert time.exact == (exact or text)
    assert (time.type, time.value) == ("DATE", value)


@pytest.mark.parametrize(
    ("text", "value", "mod", "earliest", "latest", "precision"),
    [
        ("Late last month", "2020-06", "END", "2020-06-21", "2020-06-30", "days"),
        ("early 2019", "2019", "START", "2019-01-01", "2019-04-30", "months"),
        ("mid-March", "2020-03", "MID", "2020-03-11", "2020-03-20", "days"),
        ("the end of June", "2020-06", "END", "2020-06-21", "2020-06-30", "days"),
        ("earlier this week", "2020-W28", "START", "2020-07-06", "2020-07-12", "days"),
        ("since 2014", "2014", "AFTER", "2014-01-01", "2020-07-12", "year"),
        ("around 6 July", "2020-07-06", "APPROX", "2020-07-06", "2020-07-06", "day"),
    ],
)
def test_granularity_is_kept_and_narrowed(
    text, value, mod, earliest, latest, precision
):  # M46
    time = only(text)
    assert (time.value, time.mod) == (value, mod)
    assert (str(time.earliest), str(time.latest)) == (earliest, latest)
    assert time.precision == precision


@pytest.mark.parametrize(
    ("text", "exact", "value"),
    [
        ("on Tuesday night", "Tuesday night", "2020-07-07TNI"),
        ("the night of 6 July", "the night of 6 July", "2020-07-06TNI"),
        ("on the evening of Monday", "the evening of Monday", "2020-07-06TEV"),
        ("this morning", "this morning", "2020-07-12TMO"),
        ("last night", "last night", "2020-07-11TNI"),
        ("at dawn on Saturday", "dawn on Saturday", "2020-07-11TMO"),
        ("at 8:30 pm on Tuesday", "8:30 pm on Tuesday", "2020-07-07T20:30"),
        ("6 July at 20:15 local time", None, "2020-07-06T20:15"),
        ("noon Thursday", "noon Thursday", "2020-07-09T12:00"),
        ("5 p.m. EST, Nov. 6", "5 p.m. EST, Nov. 6", "2019-11-06T17:00"),
    ],
)
def test_a_time_of_day_stands_on_its_day(text, exact, value):
    time = only(text)
    assert time.exact == (exact or text)
    assert (time.type, time.value) == ("TIME", value)


def test_a_night_runs_into_the_next_day():
    time = only("the night of 6 July")
    assert (time.earliest, time.latest) == (date(2020, 7, 6), date(2020, 7, 7))


@pytest.mark.parametrize(
    ("text", "exact", "value", "mod"),
    [
        ("for two days", "two days", "P2D", None),
        ("a few days", "a few days", "PXD", None),
        ("less than an hour", "less than an hour", "PT1H", "LESS_THAN"),
        ("more than two years", "more than two years", "P2Y", "MORE_THAN"),
        ("half an hour", "half an hour", "PT30M", None),
        ("an hour and a half", "an hour and a half", "PT1H30M", None),
        ("a three-week siege", "a three-week", "P3W", None),
    ],
)
def test_a_duration_has_its_value(text, exact, value, mod):
    time = found(text)[0]
    assert exact.endswith(time.exact)
    assert (time.type, time.value, time.mod) == ("DURATION", value, mod)


def test_a_past_window_ends_at_publication():
    time = only("over the past three weeks")
    assert (time.value, time.earliest, time.latest) == (
        "P3W", date(2020, 6, 21), REFERENCE,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("text", "value"),
    [("every Friday", "XXXX-WXX-5"), ("daily", "P1D"), ("each year", "P1Y"),
     ("on Tuesday nights", "XXXX-WXX-2TNI"), ("every two weeks", "P2W"),
     ("twice a week", "P1W")],
)  # fmt: skip
def test_a_repeated_time_is_a_set(text, value):
    time = only(text)
    assert (time.type, time.value) == ("SET", value)


def test_an_hour_before_an_event_spans_the_hour_alone():  # M47
    time = only("An hour before his assassination he spoke.")
    assert (time.exact, time.type, time.value) == ("An hour", "DURATION", "PT1H")
    assert time.needs is not None
    assert time.needs.relation == "before"
    assert time.earliest is None


def test_days_later_are_counted_from_the_day_told_before():
    first, second, third = found(
        "He fell on 6 July. The following day the office closed. "
        "Three days later it reopened."
    )
    assert (second.value, third.value) == ("2020-07-07", "2020-07-10")
    assert second.relative_to == (first.start, first.end)


def test_days_later_stay_open_where_no_day_was_told():
    time = only("Three days later he died.")
    assert time.value == "XXXX-XX-XX"
    assert time.earliest is None
    assert time.needs is not None
    assert time.needs.relation == "after"


@pytest.mark.parametrize(
    ("text", "value"),
    [("yesterday", "XXXX-XX-XX"), ("last month", "XXXX-XX"), ("6 July", "XXXX-07-06"),
     ("on Tuesday", "XXXX-WXX-2"), ("in June", "XXXX-06"), ("in Ramadan", "XXXX-XX")],
)  # fmt: skip
def test_without_a_publication_date_no_day_is_invented(text, value):
    time = only(text, reference=None)
    assert (time.value, time.earliest, time.latest) == (value, None, None)


def test_a_publication_known_to_the_month_places_no_yesterday():
    times = found("yesterday and last month", reference_precision="month")
    assert [time.value for time in times] == ["XXXX-XX-XX", "2020-06"]


def test_a_date_that_may_be_read_two_ways_keeps_both():
    time = only("on 06/07/2020")
    assert time.value == "2020-XX-XX"
    assert (time.earliest, time.latest) == (date(2020, 6, 7), date(2020, 7, 6))


def test_a_range_of_days_is_one_stretch_with_both_its_ends():  # M46
    (time,) = found("from 3 to 5 March")
    assert (time.exact, time.value) == ("3 to 5 March", "2020-03-03/2020-03-05")


@pytest.mark.parametrize(
    "text",
    [
        "You may march.",
        "The sun rose over the second house.",
        "The March 8 Alliance left.",
        "Prices fall in the second round.",
        "the 47-year-old",
        "a boy aged 12",
        "He was 47 years old.",
        "more than 2000 people",
        "The militants march on.",
    ],
)
def test_what_only_looks_like_a_time_is_none(text):
    assert found(text) == ()


def test_a_feast_of_the_moon_is_a_day_wider():
    time = only("on Ashura 2019")
    assert (time.earliest, time.latest) == (date(2019, 9, 8), date(2019, 9, 10))


def test_the_tense_told_by_the_parse_decides():
    ahead = only("on Tuesday", tense=lambda *_: "future")
    back = only("on Tuesday", tense=lambda *_: "past")
    assert (ahead.value, back.value) == ("2020-07-14", "2020-07-07")


PIECES = st.sampled_from(
    ["6", "July", "2020", "last", "week", "the", "night", "of", "Tuesday", "at", "8:30",
     "pm", "three", "days", "later", "mid", "-", "1990s", "early", "ago", "and", "a",
     "half", "Ramadan", "1441", "end", ",", "every", "second", "99", "30/2/2020", "before",
     "dawn", "."]
)  # fmt: skip


@settings(max_examples=150)
@given(st.lists(PIECES, max_size=12), st.sampled_from([None, REFERENCE]))
def test_any_words_give_spans_in_order_that_equal_their_words(words, reference):
    text, at = " ".join(words), 0
    for time in found(text, reference=reference):
        assert text[time.start : time.end] == time.exact
        assert time.start >= at
        assert (
            time.earliest is None or time.latest is None or time.earliest <= time.latest
        )
        at = time.end


@given(st.text(max_size=120))
def test_any_text_at_all_is_read_without_a_crash(text):
    found(text)

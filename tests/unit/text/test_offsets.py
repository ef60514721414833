"""Every character of the reading copy knows where it came from (M11, M12)."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tahqiq.text.offsets import Range, normalise

MIXED = st.text(
    alphabet=st.sampled_from(
        "ab Z.\n\r\t\u00a0\u00ad\u200b\u200f“\u2019é\u0301\ufb01\fنe"
    )
)


@pytest.mark.parametrize(
    ("text", "copy"),
    [
        ("a\u00a0b", "a b"),
        ("“no”, he\u2019d", '"no", he\'d'),
        ("one  two", "one two"),
        ("wrapped\nline", "wrapped line"),
        ("wrapped\r\nline", "wrapped line"),
        ("one\n \ntwo", "one\n\ntwo"),
        ("one\r\n\r\n\r\ntwo", "one\n\ntwo"),
        ("of\ufb01ce", "office"),
        ("e\u0301t", "ét"),
        ("soft\u00adhyphen", "softhyphen"),
        ("\u202babc\u202c", "abc"),
        ("a — b", "a — b"),
    ],
)
def test_the_copy_reads_as_print_does(text, copy):
    assert normalise(text).text == copy


def test_a_range_of_the_copy_is_a_range_of_the_text():
    text = "He  said\u00a0“no”\r\nto the o\ufb03ce."
    copy = normalise(text)
    for word in ("He", "said", '"no"', "to", "office"):
        start = copy.text.index(word)
        found = copy.source(start, start + len(word))
        assert normalise(text[found.start : found.end]).text == word


def test_part_of_a_ligature_is_the_whole_ligature():
    copy = normalise("of\ufb01ce")
    assert copy.source(2, 3) == copy.source(3, 4) == Range(2, 3)


def test_an_empty_range_stays_empty():
    copy = normalise("a  b")
    assert copy.source(1, 1) == Range(1, 1)
    assert copy.source(len(copy.text), len(copy.text)) == Range(4, 4)


@given(MIXED)
def test_ranges_stay_in_order_and_inside(text):
    copy = normalise(text)
    last = 0
    for place in range(len(copy.text)):
        found = copy.source(place, place + 1)
        assert last <= found.start < found.end <= len(text)
        last = found.start
    assert copy.source(0, len(copy.text)).end <= len(text)


@given(MIXED)
def test_there_and_back_meets_the_same_character(text):
    copy = normalise(text)
    for place, char in enumerate(copy.text):
        found = copy.source(place, place + 1)
        back = copy.normal(found.start, found.end)
        assert back.start <= place < max(back.end, back.start + 1)
        assert char in normalise(text[found.start : found.end]).text or char in " \n"

"""Quantities: what a number counts and what befell them (M50 to M55)."""

from __future__ import annotations

from functools import cache

import pytest

from tahqiq.extract.measures.counting import count_words
from tahqiq.extract.measures.quantities import quantities_of
from tahqiq.extract.measures.times import times_of
from tahqiq.extract.parsing.english import load_english
from tahqiq.extract.parsing.parse import parse
from tahqiq.model.document import Document, Passage

pytestmark = pytest.mark.slow


@cache
def english():
    return load_english()


def rows(text):
    record = Document(
        id="d", sha256="", text_sha256="", file="report.txt", uri="report.txt",
        media_type="text/plain", text=text,
        passages=(Passage(start=0, end=len(text), kind="body"),),
        published="2020-07-12", published_precision="day", language="en",
    )  # fmt: skip
    parsed = parse(record, english())
    return quantities_of(parsed, times_of(parsed))


def quantities(text):
    return [row.quantity for row in rows(text)]


@pytest.mark.parametrize(
    ("text", "units"),
    [
        ("Gunmen killed 12 people in the market.", ["killed"]),
        ("The blast left 12 dead and more than 40 wounded.", ["killed", "wounded"]),
        ("The death toll rose to 34, the ministry said.", ["killed"]),
        ("Twelve people were killed and seven injured.", ["killed", "wounded"]),
        ("The deaths of 12 villagers were confirmed.", ["killed"]),
        ("Troops arrested 14 of its members.", ["detained"]),
        ("Three men remain missing.", ["missing"]),
        ("Hundreds fled the town.", ["displaced"]),
        ("The bombing claimed 15 lives.", ["killed"]),
        ("Around 300 people marched to the square.", ["participants"]),
        ("Four gunmen on a motorbike shot a lawyer.", ["participants"]),
        ("Some 67 militias were set up.", ["other"]),
        ("He was among 12 hostages.", ["abducted"]),
        ("About 45 percent of them fled.", ["other"]),
        ("It lies about 20 kilometres from the city.", ["distance"]),
        ("He paid $500 for it.", ["money"]),
        ("The 47-year-old was shot.", ["age"]),
        ("Salim Rubai, 46, was shot.", ["age"]),
        ("A girl of about 11 was hurt.", ["age"]),
        ("Salim Rubai (سليم), 52, was shot.", ["age"]),
        ("She was 34.", ["age"]),
    ],
)
def test_the_construction_says_what_befell_them(text, units):
    assert [row.unit for row in quantities(text)] == units


def test_a_joint_count_stays_joint():  # M50
    (row,) = quantities("The raid killed or wounded 30.")
    assert row.unit is None
    assert set(row.units) == {"killed", "wounded"}


def test_two_verbs_with_one_object_share_the_count_and_those_with_two_do_not():
    first, second = quantities(
        "They are accused of killing more than 700 protesters and wounding and "
        "kidnapping more than 25 thousands of them."
    )
    assert (first.unit, first.low, first.high) == ("killed", 700, None)
    assert second.units == ("wounded", "abducted")
    assert second.low == 25_000


def test_a_total_over_a_time_is_no_toll_of_one_incident():  # M54
    assert quantities("Since October, at least 600 people have been killed.")[
        0
    ].aggregate
    assert quantities("In 2019, 120 civilians died in air strikes.")[0].aggregate
    assert not quantities("Gunmen killed 12 people on Tuesday.")[0].aggregate


def test_a_category_is_named_only_where_the_text_names_it():  # M51
    assert quantities("Police detained two women.")[0].category == "women"
    assert quantities("Police detained two people.")[0].category is None


def test_those_who_act_are_not_those_who_fall():
    assert quantities("Three men shot dead an official.")[0].unit == "participants"


def test_a_part_shares_the_fate_of_the_whole():
    whole, part = quantities("It killed 31 civilians, among them four children.")
    assert (whole.unit, part.unit) == ("killed", "killed")
    assert part.category == "children"


@pytest.mark.parametrize(
    "text",
    [
        "He spoke on Channel 4 about Resolution 425.",
        "A Boeing 737 and an AK-47 were seized.",
        "He lives in 14 Ramadan Street.",
        "It happened on 6 July 2020 at 20:15.",
        "No one was hurt.",
    ],
)
def test_a_number_in_a_name_or_a_time_counts_nothing(text):
    assert quantities(text) == []


def test_a_quantity_knows_the_noun_it_counts_and_the_word_that_gave_its_unit():
    (row,) = rows("Gunmen killed 12 people.")
    assert (row.number, row.head, row.governor) == (2, 3, 1)
    assert row.quantity.id == "q14-16"


def test_every_fate_of_the_codebook_has_its_words():
    words = count_words()
    assert words.unit("fates", "kill") == "killed"
    assert words.unit("fates", "walk") is None


@pytest.mark.parametrize(
    ("text", "units"),
    [
        ("The victim, 52, a father of three, died at the scene.", ["age", "other"]),
        ("A boy of nine was killed.", ["age"]),
        ("Police found the bodies of three men.", ["killed"]),
        ("An advisory body of 12 experts met.", ["other"]),
        ("Police found seven cartridge cases after the killing.", ["other"]),
    ],
)
def test_an_age_a_child_and_a_cartridge_are_no_toll(text, units):
    """M50, M51."""
    assert [q.unit for q in quantities(text)] == units


def test_one_deed_is_no_total_however_long_ago():
    """M54: the killing of three brothers in 2019 is one killing."""
    (one,) = quantities("The killing of three brothers in 2019 is unsolved.")
    (many,) = quantities("Twelve people were killed in 2019.")
    assert (one.aggregate, many.aggregate) == (False, True)

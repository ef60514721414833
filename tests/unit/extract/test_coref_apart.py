"""What a noun or pronoun cannot be: a wrong man is worse than none (M31, M33)."""

from __future__ import annotations

import pytest
from tests.unit.extract.test_mentions import chain, mention, named

pytestmark = pytest.mark.slow


def together(text, one, other):
    """Whether two mentions of a text are of one entity."""
    found = named(text)[1]
    return mention(found, one).entity == mention(found, other).entity


@pytest.mark.parametrize(
    ("text", "one", "other"),
    [
        ("The investigator said the man was believed to be a lookout.", "The investigator", "the man"),
        ("The army said the force had withdrawn to the hills.", "The army", "the force"),
        ("The navy fired on the boats. The army denied it.", "The navy", "The army"),
("She asked the unit for a car. Later the police arrested a man.", "the unit", "the police"),
        ("Tarun's foreign ministry spoke. The interior ministry denied it.", "Tarun's foreign ministry", "The interior ministry"),
        ("The vice mayor left. The gunmen served the mayor.", "The vice mayor", "the mayor"),
        ("He called out Ali Noori's name. The widow asked that her name be withheld.", "Ali Noori's name", "her name"),
        ("Six young men were buried. Olan Bado, a leader, said his men had fled.", "Six young men", "his men"),
        ("The widow fled to the dye house. A man came to her house.", "the dye house", "her house"),
        ("The army issued a statement. The front replied in a statement.", "a statement", "a statement"),
        ("The Kesht Ledger saw the logs. A donor to the ruling party denied it.", "Kesht Ledger", "the ruling party"),
    ],
)  # fmt: skip
def test_nouns_of_two_things_stay_apart(text, one, other):
    """M33."""
    found = named(text)[1]
    of = [m.entity for m in found.mentions if m.exact in {one, other}]
    assert len(set(of)) == len(of) or not of


@pytest.mark.parametrize(
    ("text", "one", "other"),
    [
        ("Rahim Sadiq was jailed after the 34-year-old admitted the murder.", "Rahim Sadiq", "the 34-year-old"),
        ("A former militiaman was questioned. The investigator said the man was a lookout.", "A former militiaman", "the man"),
        ("The vice mayor left. The vice mayor said nothing.", "The vice mayor", "The vice mayor"),
    ],
)  # fmt: skip
def test_a_noun_beside_or_after_a_clause_takes_up_who_is_in_it(text, one, other):
    assert together(text, one, other)


def test_what_a_heading_says_the_text_may_tell_as_new():
    text = "Raid on mill\n\nGunmen staged a raid on a mill on Monday."
    found = named(text)[1]
    assert chain(found, "mill") == ["mill", "a mill"]


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("The gunman fled, according to a seller who saw him.", "The gunman"),
        ("Karim Haddad was shot by a man who had followed him.", "Karim Haddad"),
        ("The suspect was recognised by a guard who arrested him.", "The suspect"),
        ("A man who had a gun with him was shot.", "A man"),
    ],
)
def test_him_is_not_who_does_it_to_him(text, who):
    found = named(text)[1]
    assert mention(found, "him").entity == mention(found, who).entity


@pytest.mark.parametrize(
    "text",
    [
        "Elders in Rafin Zana deny it.",
        "The unit disputes it.",
        "He told a briefing that it was too early to say who fired.",
        "The village said it was the army that fired.",
    ],
)
def test_it_that_stands_for_what_was_said_is_no_body(text):
    found = named(text)[1]
    assert not [m for m in found.mentions if m.exact == "it"]


def test_an_army_that_is_ready_is_still_it():
    assert together("The army said it was ready to attack.", "The army", "it")


def test_a_thing_is_no_they():
    text = 'The witness, under an immunity deal, said the chief shouted "finish them".'
    found = named(text)[1]
    assert not [m for m in found.mentions if m.exact == "them"]


@pytest.mark.parametrize(
    "text",
    [
        "The government spoke. The front, for its part, denied the raid.",
        "The government has left. The front, on its part, has threatened to attack.",
    ],
)
def test_for_its_part_is_of_whoever_acts(text):
    assert together(text, "The front", "its")


def test_he_is_not_the_prosecutor_whose_office_says_so():
    text = "Police arrested Yeison Palma. According to the prosecutor's office, he has confessed."
    assert together(text, "Yeison Palma", "he")


def test_a_defence_that_speaks_is_no_he():
    text = "Daniel Osei was shot. The defence has suggested that he may have fallen."
    assert together(text, "Daniel Osei", "he")


@pytest.mark.parametrize(
    ("text", "place", "noun"),
    [
        ("A bomb went off in Lahore. It was the worst in the district.", "Lahore", "the district"),
        ("Clashes broke out in Balochistan. The town was quiet.", "Balochistan", "The town"),
        ("Protesters gathered in Baghdad. The village was quiet.", "Baghdad", "The village"),
    ],
)  # fmt: skip
def test_a_noun_for_a_place_is_of_a_place_of_that_kind(text, place, noun):
    found = named(text)[1]
    of = {m.entity for m in found.mentions if m.exact == noun}
    assert mention(found, place).entity not in of


@pytest.mark.parametrize(
    ("text", "place", "noun"),
    [
        ("Protesters gathered in Lahore. The city was quiet.", "Lahore", "The city"),
        ("Clashes broke out in Balochistan. The province was quiet.", "Balochistan", "The province"),
        ("The raid hit Ngoulaka. The army said it retook the town.", "Ngoulaka", "the town"),
    ],
)  # fmt: skip
def test_and_of_that_kind_it_takes_it_up(text, place, noun):
    assert together(text, place, noun)

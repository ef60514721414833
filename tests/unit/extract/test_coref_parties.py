"""Nouns for a part in a deed or in a family take up who has it (M31, M34)."""

from __future__ import annotations

import pytest
from tests.unit.extract.test_mentions import mention, named

pytestmark = pytest.mark.slow

MEANWHILE = "Police came. A lawyer spoke. A neighbour wept. Shops closed. "


def together(text, one, other):
    """Whether two mentions of a text are of one entity."""
    found = named(text)[1]
    return mention(found, one).entity == mention(found, other).entity


@pytest.mark.parametrize(
    ("text", "who", "noun"),
    [
        ("Two men shot and killed an aide. " + MEANWHILE + "The gunmen, who wore helmets, fled.", "Two men", "The gunmen"),
        ("Three men in uniforms shot a clerk. The attackers fled.", "Three men", "The attackers"),
        ("Armed riders stormed the village, killing seven. " + MEANWHILE + "The assailants fled.", "Armed riders", "The assailants"),
        ("The clerk was shot by two men who then fled. The killers are sought.", "two men", "The killers"),
        ("At least 17 people were killed. " + MEANWHILE + "The dead were buried.", "At least 17 people", "The dead"),
        ("By morning 83 people were dead. The dead were buried.", "83 people", "The dead"),
        ("Gunmen abducted nine villagers. " + MEANWHILE + "The hostages were freed.", "nine villagers", "The hostages"),
        ("Yasin Dulfi was shot dead. The ministry called the victim a martyr.", "Yasin Dulfi", "the victim"),
        ("Men shot an aide of the mayor and his driver. Police named the victims.", "an aide of the mayor and his driver", "the victims"),
    ],
)  # fmt: skip
def test_a_party_is_whoever_did_it_or_suffered_it(text, who, noun):
    """M34."""
    assert together(text, who, noun)


@pytest.mark.parametrize(
    ("text", "who", "noun"),
    [
        ("Police arrested two men. The attackers had fled.", "Police", "The attackers"),
        ("Police arrested a driver. They said the victim was a clerk.", "a driver", "the victim"),
        ("A driver may have been killed. Police said the victim was a clerk.", "A driver", "the victim"),
        ("A driver was not killed. Police said the victim was a clerk.", "A driver", "the victim"),
        ("Someone had Marcela Ibara killed. The gunman fled.", "Marcela Ibara", "The gunman"),
    ],
)  # fmt: skip
def test_no_party_is_who_did_or_suffered_something_else(text, who, noun):
    found = named(text)[1]
    of = {m.entity for m in found.mentions if m.exact == noun}
    assert mention(found, who).entity not in of


@pytest.mark.parametrize(
    ("text", "who", "noun"),
    [
        ("Estorba was shot. Estorba's widow, Marilou, said her husband owed nothing.", "Estorba", "her husband"),
        ("Otieno was shot. Otieno's mother, Mary Atieno, found her son's body.", "Otieno", "her son"),
        ("Daud Karim was held. Daud Karim's daughter Mina said her father was ill.", "Daud Karim", "her father"),
        ("The brigade fled. The brigade's lawyer, Fathi Sasi, defended his client.", "The brigade", "his client"),
    ],
)  # fmt: skip
def test_whose_widow_she_is_is_her_husband(text, who, noun):
    assert together(text, who, noun)


@pytest.mark.parametrize(
    ("text", "who", "noun"),
    [
        ("Gazi was shot. Gazi's mother, Rina, said her younger son could lose his job.", "Gazi", "her younger son"),
        ("Lina Odeh died. Her sister, Rana Odeh, spoke. Rana Odeh wept for her sister.", "Rana Odeh", "her sister"),
        ("Nabil's brother, Karim Sadi, spoke. Karim Sadi said his brother had left.", "Karim Sadi", "his brother"),
    ],
)  # fmt: skip
def test_another_son_is_another_and_nobody_is_his_own_brother(text, who, noun):
    found = named(text)[1]
    of = {m.entity for m in found.mentions if m.exact == noun}
    assert mention(found, who).entity not in of


@pytest.mark.parametrize(
    ("text", "who", "noun"),
    [
        ("Colonel Adnan Shawkat spoke. The colonel left.", "Adnan Shawkat", "The colonel"),
        ("Police said Sergeant Chan Vuthy was abducted. The sergeant is 30.", "Chan Vuthy", "The sergeant"),
        ("The mayor's rival met Mayor Crispin Dumal. " + MEANWHILE + "Justice Rose Adhia asked. The judge ruled.", "Rose Adhia", "The judge"),
        ("She worked at the Institute for Rural Memory. " + MEANWHILE + "The institute denied it.", "Institute for Rural Memory", "The institute"),
    ],
)  # fmt: skip
def test_a_title_takes_up_the_name_it_stood_before(text, who, noun):
    assert together(text, who, noun)


@pytest.mark.parametrize(
    ("text", "name", "short"),
    [
        ("The Lubira Renewal Movement (MRL) entered the town. The MRL denied it.", "Lubira Renewal Movement", "MRL"),
        ("It blamed the Patriotic Front of the Three Rivers (FPTR). FPTR denied it.", "Patriotic Front", "FPTR"),
    ],
)  # fmt: skip
def test_an_acronym_of_another_language_is_the_body_before_it(text, name, short):
    assert together(text, name, short)


def test_a_word_in_brackets_that_its_letters_do_not_spell_is_another():
    text = "The Lubira Renewal Movement (above) met the Karad Front (USSR)."
    found = named(text)[1]
    of = {m.entity for m in found.mentions if m.exact == "USSR"}
    assert mention(found, "Karad Front").entity not in of


def test_a_mother_of_three_is_who_was_named():
    text = "Hana Qasim was shot dead on Friday. The mother of three was 41."
    assert together(text, "Hana Qasim", "The mother")


def test_a_mother_of_a_boy_is_another():
    text = "Hana Qasim was shot dead on Friday. The mother of a boy wept."
    assert not together(text, "Hana Qasim", "The mother")


def test_who_is_spoken_of_in_a_quotation_is_not_who_speaks_it(reading) -> None:
    """The pronoun behind a quotation says who speaks before "him" inside is asked for."""
    found = reading(
        "Omid Sarvan, who owns the shop, was at the counter. “Two men came in a van. One "
        "got out and shot him from as close as I am to you,” he told Valley Radio."
    )
    by = {m.exact: m.entity for m in found.mentions}
    assert by["he"] == by["Omid Sarvan"] == by["I"]
    assert by["him"] != by["Omid Sarvan"]

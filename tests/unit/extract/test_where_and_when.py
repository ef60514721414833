"""Where and when a deed was done, as reports of many kinds tell it."""

from __future__ import annotations

import pytest
from tests.unit.extract.test_events_scenes import event, name
from tests.unit.extract.test_relations import relations

pytestmark = pytest.mark.slow
__all__ = ["relations"]


def place(reading, text, word):
    found = reading(text)
    return name(found, event(found, word).place)


def day(reading, text, word):
    found = reading(text)
    when = event(found, word).when
    return next((time.exact for time in found.times if time.id == when), None)


@pytest.mark.parametrize(
    ("text", "word", "where"),
    [
        # "It was in X that …" and "X was the scene of …" say it outright.
        ("It was in Baraqan that the teacher was murdered.", "murdered", "Baraqan"),
        ("The town of Baraqan was the scene of a massacre in 2014.", "massacre", "Baraqan"),
        # So far this way or that of a named place.
        ("Just north of the town of Qarn Sol, gunmen ambushed a police patrol.", "ambushed", "Qarn Sol"),
        ("Five farmers were killed some 12 km south of Tal Abta.", "killed", "Tal Abta"),
        # What is blocked, what is set on fire; not the houses burned "there", nor a gate.
        ("Protesters blocked the Lomen bridge on Friday.", "blocked", "Lomen bridge"),
        ("A mob set fire to shops in the old bazaar.", "set fire", "the old bazaar"),
        ("Villagers in Tamba said soldiers burned forty houses there.", "burned", "Tamba"),
        ("About thirty men broke down the gate.", "broke", None),
        # Nouns for places that no gazetteer has.
        ("Two teachers were shot dead at a taxi rank.", "shot dead", "a taxi rank"),
        ("Two teachers were shot dead in the stairwell.", "shot dead", "the stairwell"),
        ("Guards beat a boy at the reception centre.", "beat", "the reception centre"),
        ("Guards beat a boy at the centre of the row.", "beat", None),
        # What was talked of is not where; a country before a noun is what it is about.
        ("He denied ever setting foot in Karsel.", "denied", None),
    ],
)  # fmt: skip
def test_grammar_says_where_it_was_done(reading, text, word, where):
    """M49."""
    assert place(reading, text, word) == where


@pytest.mark.parametrize(
    ("text", "word", "where"),
    [
        ("Ruth Alembe was at her stall when the police came. She was dragged through the crowd and beaten.", "beaten", "her stall"),
        ("Two boys were playing near the mill. A soldier shot one of them.", "shot", "the mill"),
        ("At the ford the first lorry stopped. Then gunmen opened fire.", "opened fire", "the ford"),
        ("A white car stopped outside the clinic. A man got out and fired at the guard.", "fired", "the clinic"),
        # Who was elsewhere is not there; nor after another place, day or paragraph.
        ("The minister was in Paris. Gunmen killed a teacher.", "killed", None),
        ("The boys sat in the church. Last year their father was killed.", "killed", None),
        ("Omar Hadid was not at the mill. Gunmen shot him.", "shot", None),
    ],
)  # fmt: skip
def test_a_deed_is_done_where_its_people_were(reading, text, word, where):
    """M45, M49."""
    assert place(reading, text, word) == where


@pytest.mark.parametrize(
    ("text", "word", "where"),
    [
        ("Protesters blocked the Lomen bridge on Friday. At least 14 people were injured.", "injured", "Lomen bridge"),
        ("Gunmen stormed a hotel in Baraqan. A guest was shot on the roof.", "shot", "Baraqan"),
        ("Gunmen stormed a hotel. A guest was shot on the roof.", "shot", "a hotel"),
        # Several places are the scene of nothing else; a car found later places nothing.
        ("Soldiers burned houses in three villages. A woman was wounded.", "wounded", None),
        ("Two men fired at a guard. He was hit in the neck. Their car was found burned near the stadium.", "fired", None),
    ],
)  # fmt: skip
def test_a_scene_is_one_place_and_goes_forward(reading, text, word, where):
    """M45, M49."""
    assert place(reading, text, word) == where


@pytest.mark.parametrize(
    ("text", "word", "when"),
    [
        ("It was on Friday that the mayor was found dead.", "dead", "Friday"),
        ("A day after the vote, gunmen killed a candidate.", "killed", "A day"),
        ("The attack came four days after a truce was signed.", "attack", "four days"),
        ("On the third day of the siege, soldiers shot two boys.", "shot", "the third day"),
        ("He was kept awake for three nights.", "kept awake", "three nights"),
        ("He was beaten again after nineteen days.", "beaten", "nineteen days"),
        ("Two men were led away on the first night.", "led away", "the first night"),
        ("On Friday night dockers marched to the square, where police beat them.", "beat", "Friday night"),
        ("On 9 October thirty men broke down the gate. Survivors say they fired into the dormitory.", "fired", "9 October"),
        ("Protesters blocked the Lomen bridge on Friday. At least 14 people were injured.", "injured", "Friday"),
        # When it ended is not when it was; of two deeds each has its own.
        ("The fighting lasted until noon.", "fighting", None),
        ("He was jailed for nine hours and released on Friday.", "jailed", None),
        ("She lives in Baraqan, where soldiers beat her in 2014.", "beat", "2014"),
    ],
)  # fmt: skip
def test_grammar_and_scene_say_when_it_was_done(reading, text, word, when):
    """M46."""
    assert day(reading, text, word) == when


def test_a_group_named_after_the_dawn_is_no_time_of_day(reading):
    """M47: who did it, and not when."""
    found = reading("Men of the Golden Dawn beat a student at dawn on Friday.")
    assert not any(time.exact == "Dawn" for time in found.times)
    assert any("dawn" in time.exact for time in found.times)

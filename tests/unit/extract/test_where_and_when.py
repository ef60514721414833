"""Where and when a deed was done, as reports of many kinds tell it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.unit.extract.test_events_scenes import event, name
from tests.unit.extract.test_relations import relations

from tahqiq.extract.parsing.english import load_english
from tahqiq.extract.reader import read

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


@pytest.mark.parametrize(
    ("text", "word", "where", "when"),
    [
        ("3 September, Kibeti (Masoba). Fighters attacked the village. A priest was beaten.", "beaten", "Kibeti", "3 September"),
        ("May 6 - Tamba: Soldiers burned forty houses.", "burned", "Tamba", "May 6"),
        ("Monday, 4 May - Tamba - A man was stabbed. His brother was wounded.", "wounded", "Tamba", "Monday, 4 May"),
        ("4 May. Police arrest a man.", "arrest", None, "4 May"),
        ("11 September, Lwanze. A trader was shot at a roadblock.", "shot", "a roadblock", "11 September"),
        # What has its own, was done before or led away, takes nothing from the head.
        ("3 September, Kibeti. Fighters killed a nurse in Karsel on 2 September.", "killed", "Karsel", "2 September"),
        ("3 September, Kibeti. The mayor said that his son had been beaten.", "beaten", None, None),
        ("3 September, Kibeti. Later a man was shot elsewhere.", "shot", None, None),
    ],
)  # fmt: skip
def test_an_entry_is_told_under_its_day_and_place(reading, text, word, where, when):
    """M9, M46, M49."""
    report = f"Incidents\n\n{text}\n\n12 September, Orlen. Two men were freed."
    assert place(reading, report, word) == where
    assert day(reading, report, word) == when


def test_one_head_alone_is_a_dateline(reading):
    """M9."""
    report = "Incidents\n\n3 September, Kibeti. Gunmen shot a nurse.\n\nThe army came."
    assert place(reading, report, "shot") is None


@pytest.mark.parametrize(
    ("text", "word", "where"),
    [
        ("Corporal Mutwa is believed to have fled to Tanzania.", "fled", "Tanzania"),
        ("He was deported to Libya last week.", "deported", "Libya"),
        ("Residents fled the village of Tamba.", "fled", "Tamba"),
        ("Police sent a team to Tamba.", "sent", "Tamba"),
        ("Some 14,000 people fled towards Tamba.", "fled", None),
        # Where one fled to is no scene of the rest; where one came from is none.
        ("Gunmen shot a priest near Tamba. They fled into Chad. Another guard was wounded.", "wounded", None),
        ("The attackers had crossed from Chad.", "crossed", None),
        ("Soldiers went to his house in Tamba and beat his father.", "beat", "Tamba"),
        # A site with a name of its own, or in a whole country, stands for itself.
        ("Gunmen shot a guard at the Delwar Knit factory in Batam.", "shot", "Delwar Knit factory"),
        ("Police killed seven workers at a jute mill in southern Bangladesh.", "killed", "a jute mill"),
        ("Gunmen attacked this farming village in Plateau State on Monday.", "attacked", "this farming village"),
        ("Three soldiers died at a checkpoint in Mosul.", "died", "Mosul"),
        ("Soldiers lined up five men against the wall of the dye house.", "lined up", "the dye house"),
        ("The bridge at which two men were shot was closed on Friday.", "shot", "The bridge"),
        ("Clashes resumed on Monday near the Tamba bridge.", "clashes", "the Tamba bridge"),
        ("The body of a teacher abducted in May was found in a well in Tamba.", "abducted", None),
        ("Police in Tamba charged a man with murder.", "charged", "Tamba"),
        ("Police dispersed a crowd that had gathered outside the parliament in Mosul.", "dispersed", "Mosul"),
        ("Thousands took to the streets of Mosul.", "took", "Mosul"),
        ("A bomb was left at the entrance to the building and exploded.", "exploded", "the building"),
        ("The bus was travelling through Mosul when gunmen attacked it.", "attacked", "Mosul"),
        ("He was working in Mosul when his brother was killed.", "killed", None),
        ("The men were being moved from Mosul to Kirkuk when they were shot.", "shot", None),
        ("Rebels entered Mosul on Friday. The post, the market and an office were burned.", "burned", "Mosul"),
    ],
)  # fmt: skip
def test_it_was_done_where_the_words_lead(reading, text, word, where):
    """M49."""
    assert place(reading, text, word) == where


@pytest.mark.parametrize(
    ("text", "word", "where"),
    [
        ("Two students were shot dead in Karsel when police broke up a march. At least 40 other people were injured.", "injured", "Karsel"),
        ("A bomb killed a judge in Karsel. In other attacks, two policemen were shot dead.", "shot dead", None),
        ("A bomb exploded at the Tamba mosque on Friday. Another witness said gunfire broke out.", "gunfire", "the Tamba mosque"),
        ("Rebels stormed the Tamba mosque on Friday. The army said on Sunday that 24 people had been killed.", "killed", "the Tamba mosque"),
        ("Rebels stormed the Tamba mosque on Friday. They denied killing civilians.", "killing", "the Tamba mosque"),
        ("Armed men stormed the Tamba mosque on Friday. Two nurses were taken away.", "taken away", "the Tamba mosque"),
        ("Armed men stormed the Tamba mosque on Friday. Police arrested two suspects.", "arrested", None),
        ("Gunmen ambushed a patrol on the Palo road on Monday. The army confirmed the deaths of nine soldiers.", "deaths", "the Palo road"),
        ("Gunmen ambushed a patrol on the Palo road on Monday. The killings of teachers last year were never solved.", "killings", None),
    ],
)  # fmt: skip
def test_a_scene_goes_on_through_what_is_said_of_it(reading, text, word, where):
    """M45, M49."""
    assert place(reading, text, word) == where


def test_a_report_says_the_factory_where_its_heading_says_the_town(report):
    """M49."""
    told = report(
        "Police shoot dead two workers in Orlen\n\nPolice shot dead two workers at the"
        " Delwar Knit factory in Orlen on Friday."
    )
    heading = replace(told.passages[0], kind="heading")
    told = replace(told, passages=(heading, *told.passages[1:]))
    found = read(told, load_english())
    assert name(found, event(found, "shot dead").place) == "Delwar Knit factory"


@pytest.mark.parametrize(
    ("text", "word", "when"),
    [
        ("A smaller faction that broke away from the Front last year said so.", "broke away", "last year"),
        ("Soldiers who entered the town last week burned the mill.", "entered", "last week"),
        ("Soldiers who entered the town burned the mill last week.", "burned", "last week"),
        ("Two men were detained for questioning on Thursday.", "detained", "Thursday"),
        ("It was the second attack in Mosul since May.", "attack", None),
        ("The bombing was the deadliest in the district since 2028.", "bombing", None),
        ("Eight people have been killed in Mosul since May.", "killed", "May"),
        ("In September, the group recorded 64 killings. Some 120 people were abducted, of whom 33 have since been freed.", "abducted", "September"),
        ("A bomb killed a judge on Monday. A man who had been jailed last year was wounded.", "wounded", "Monday"),
        ("At the Mosul junction, men dragged six passengers from a bus on Saturday. The others fled into a maize field.", "fled", "Saturday"),
        ("The trial was due to open on 15 September but has been postponed.", "postponed", None),
        ("The lawyer of a nurse detained in Karsel was beaten on Monday.", "detained", None),
        ("An inquiry into the killing was opened in May.", "killing", None),
        ("Two journalists were charged on Monday with beating a guard.", "beating", None),
        ("Gunmen killed a judge in Tamba in February 2030. He was shot on 4 February 2030 outside his home.", "shot", "4 February 2030"),
    ],
)  # fmt: skip
def test_a_time_is_of_the_deed_it_stands_with(reading, text, word, when):
    """M46."""
    assert day(reading, text, word) == when

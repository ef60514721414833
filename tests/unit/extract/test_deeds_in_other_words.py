"""Deeds by the many words English has for them, and words of violence that tell none."""

from __future__ import annotations

import pytest
from tests.unit.extract.test_events import read
from tests.unit.extract.test_events_more import words

from tahqiq.extract.lexicon.event_lexicon import event_lexicon

pytestmark = pytest.mark.slow


def found(text):
    """Type of each event, by the words that tell it."""
    parsed, events = read(text)
    return {word: e.type for e in events for word in words(parsed, e)}


def typed(text):
    """Types of the events that have one."""
    _, events = read(text)
    return {e.type for e in events if e.type}


KILLED_OR_HURT = [
    ("Two farm hands were cut down as they fled.", "cut"),
    ("A sniper's bullet ended the life of the young medic.", "ended"),
    ("Three young lives were snuffed out in seconds.", "snuffed"),
    ("Her brother fell to a sniper in the last week of the siege.", "fell"),
    ("The commander was felled by two shots to the chest.", "felled"),
    ("The militia disposed of informers in the marsh.", "disposed"),
    ("He bled out on the pavement before help came.", "bled"),
    ("Two prisoners were put up against a wall and shot.", "shot"),
    ("Attackers doused the trader with petrol and set him alight.", "doused"),
    ("Gunmen raked the minibus with gunfire on Monday.", "raked"),
    ("The guards loosed off several rounds.", "loosed"),
    ("Guards laid into the prisoners with sticks.", "laid"),
    ("The prisoner died from blows to the head.", "blows"),
    ("A guard knocked the old man to the ground.", "knocked"),
    ("He was thrown from a third-floor window.", "thrown"),
    ("Supporters of the two candidates came to blows outside the hall.", "came"),
    ("The brothers were disappeared by the security service.", "disappeared"),
]


@pytest.mark.parametrize(("text", "word"), KILLED_OR_HURT)
def test_killing_and_hurting_have_many_words(text, word):
    """M38, M39."""
    assert found(text).get(word) == "ASSAULT"


THINGS = [
    ("The town of Ashva fell to the insurgents on Sunday.", "fell"),
    ("Rockets rained on the suburb.", "rained"),
    ("The school was gutted by a firebomb.", "gutted"),
    ("Vandals broke windows of the mosque.", "broke"),
    ("The retreating troops mined the road.", "mined"),
    ("Settlers uprooted ninety olive trees.", "uprooted"),
    ("An artillery duel lasted two days.", "duel"),
]


@pytest.mark.parametrize(("text", "word"), THINGS)
def test_towns_and_things_are_taken_and_wrecked_in_many_words(text, word):
    """M38."""
    assert found(text).get(word) == "ASSAULT"


COERCED = [
    ("Police kettled the demonstrators for six hours.", "kettled"),
    ("The rebels conscripted hundreds of villagers.", "conscripted"),
    ("Farmers were driven off their land by militiamen.", "driven"),
    ("Interrogators extracted a confession from the boy.", "extracted"),
    ("Pupils were frisked at the school gate.", "frisked"),
    ("Officers cordoned off the street.", "cordoned"),
    ("Gunmen rustled 200 cows.", "rustled"),
    ("Police impounded twelve motorbikes.", "impounded"),
    ("Thousands fled their homes.", "fled"),
    ("The raid left 60 families homeless.", "left"),
    ("Border guards pushed migrants back across the river.", "pushed"),
    ("Officers dismantled the protest camp.", "dismantled"),
]


@pytest.mark.parametrize(("text", "word"), COERCED)
def test_coercion_has_many_words(text, word):
    """M38, M39."""
    assert found(text).get(word) == "COERCE"


OTHERS = [
    ("The killers got away in a taxi.", "got", "RETREAT"),
    ("The gunman gave himself up.", "gave", "RETREAT"),
    ("Twelve detainees walked out of the barracks on Friday.", "walked", "RETREAT"),
    ("The mayor climbed down.", "climbed", "CONCEDE"),
    ("Thugs menaced the witness.", "menaced", "THREATEN"),
    ("The soldier pointed his rifle at the child.", "pointed", "THREATEN"),
    ("The rebels gave the council 48 hours to pay.", "gave", "THREATEN"),
    ("The garrison mutinied.", "mutinied", "PROTEST"),
    ("Students occupied the rectorate.", "occupied", "PROTEST"),
    ("Traders pulled down their shutters in protest.", "pulled", "PROTEST"),
    ("Reinforcements arrived from the coast.", "arrived", "MOBILIZE"),
    ("Snipers took up positions on roofs.", "took", "MOBILIZE"),
    ("The driver fingered two officers.", "fingered", "ACCUSE"),
    ("The court requested the files.", "requested", "REQUEST"),
    ("Villagers petitioned the governor.", "petitioned", "REQUEST"),
    ("The ministry stonewalled the inquiry.", "stonewalled", "REJECT"),
    ("The two police forces cooperated.", "cooperated", "COOPERATE"),
    ("The emirate donated ambulances.", "donated", "AID"),
    ("The station was fined for its report.", "fined", "SANCTION"),
    ("The delegation walked out of the talks.", "walked", "SANCTION"),
]


@pytest.mark.parametrize(("text", "word", "kind"), OTHERS)
def test_every_other_type_has_words_of_its_own(text, word, kind):
    """M38, M39."""
    assert found(text).get(word) == kind


HYPHENS = [
    ("The girl was gang-raped.", "raped", "ASSAULT"),
    ("Police tear-gassed the marchers in Vadan Square.", "gassed", "ASSAULT"),
    ("Youths petrol-bombed the office on Monday.", "bombed", "ASSAULT"),
    ("Soldiers machine-gunned the bus.", "gunned", "ASSAULT"),
    ("The women were strip-searched by prison guards.", "searched", "COERCE"),
    ("Boys of fourteen were press-ganged into the militia.", "ganged", "COERCE"),
    ("A sit-in at the ministry entered its second week.", "in", "PROTEST"),
    ("The walk-out by teachers emptied the schools.", "out", "PROTEST"),
    ("Both sides declared a cease-fire.", "declared", "RETREAT"),
]


@pytest.mark.parametrize(("text", "word", "kind"), HYPHENS)
def test_a_compound_with_a_hyphen_is_one_word(text, word, kind):
    """M38: a parser reads "gang-raped" as three words."""
    assert found(text).get(word) == kind


@pytest.mark.parametrize(
    "text",
    [
        "The committee attacked the problem of late payments.",
        "The driver killed the engine and waited.",
        "The council killed off the plan for a new bypass.",
        "The clubs will fight for the cup on Saturday.",
        "The comedy bombed at the box office.",
        "It was her last shot at the title.",
        "The stock took a beating on Monday.",
        "The doctor shot down rumours about a new virus.",
        "The minister came under fire for his handling of the flood.",
        "The storm battered the coast for two days.",
        "A tyre exploded on the motorway.",
        "The singer slammed the door and left.",
        "The bakers beat the heat by working at night.",
        "He shot to fame with a song about rain.",
        "A shark attacked a swimmer off the coast.",
        "A heart attack killed the old singer at home.",
        "The programme targets small farmers.",
        "She fought back tears.",
        "The school is closed for repairs.",
        "He was held up in traffic.",
    ],
)
def test_a_figure_of_speech_tells_no_deed(text):
    """M38."""
    assert not typed(text)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Police shot down the drone over the port.", "ASSAULT"),
        ("The convoy came under fire as it crossed the bridge.", "ASSAULT"),
        ("Gunmen attacked the market.", "ASSAULT"),
        ("Guards slammed the boy against a wall.", "ASSAULT"),
        ("A bomb exploded in a tyre shop.", "ASSAULT"),
        ("The army closed the bridge.", "COERCE"),
        ("Rebels fought the army for the town.", "ASSAULT"),
    ],
)
def test_the_same_words_of_people_and_weapons_do(text, kind):
    """M38."""
    assert kind in typed(text)


@pytest.mark.parametrize(
    "text",
    [
        "Seven tourists were killed when their bus plunged into a ravine.",
        "Two climbers died in an avalanche.",
        "Three guards were killed in a traffic accident.",
        "The former minister took his own life on Sunday.",
    ],
)
def test_a_death_by_mishap_or_by_ones_own_hand_is_kept_without_a_type(text):
    """M40."""
    _, events = read(text)
    assert [e.type for e in events if {"perish", "suicide"} & {*e.senses}] == [None]


def test_a_mishap_told_beside_a_killing_takes_nothing_from_it():
    """M38: the accident is in another clause."""
    kinds = found(
        "Adem Kor is the third clerk to be killed this year; a guard said the other two "
        "had an accident."
    )
    assert kinds["killed"] == "ASSAULT"


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Police bundled the lawyer into a car.", "COERCE"),
        ("Masked men bundled the lawyer into a car.", "ASSAULT"),
        ("He was taken by police on Monday.", "COERCE"),
        ("The engineer was taken by masked men at 4 am.", "ASSAULT"),
        ("Soldiers marched off every man in the village.", "COERCE"),
    ],
)
def test_who_takes_somebody_away_tells_an_arrest_from_an_abduction(text, kind):
    """M39."""
    assert typed(text) == {kind}


@pytest.mark.parametrize(
    ("text", "realis"),
    [
        ("The girl survived a sexual assault by a militiaman.", "actual"),
        ("The governor survived an assassination attempt.", "attempted"),
        ("The governor survived an attack on his life.", "attempted"),
    ],
)
def test_what_somebody_survived_was_done_unless_it_was_an_attempt_on_a_life(
    text, realis
):
    """M42."""
    _, events = read(text)
    assert [e.realis for e in events if e.type == "ASSAULT"] == [realis]


def test_every_figure_of_speech_in_the_codebook_has_no_type():
    """A sense that tells nothing has nothing to say of who did it."""
    lexicon = event_lexicon()
    tables = (lexicon.verbs, lexicon.nouns, lexicon.adjectives)
    senses = [
        p.sense for table in tables for row in table.values() for p in row
        if p.sense.name == "figure"
    ]  # fmt: skip
    assert senses
    assert not any(sense.type or sense.frame for sense in senses)

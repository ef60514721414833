"""Events, the harder English: who, whom, where, when and how many over several sentences."""

from __future__ import annotations

import pytest
from tests.unit.extract.test_events import cast, of_sense, read

pytestmark = pytest.mark.slow


def words(parsed, event):
    """The words of an event's triggers."""
    return [parsed.doc[head].text for head in event.heads]


def place(parsed, event):
    """The word that heads its place."""
    return None if event.place_token is None else parsed.doc[event.place_token].text


def day(parsed, event):
    """The words of its time."""
    if event.when is None:
        return None
    first, last = event.when[1:].split("-")
    return parsed.document.text[int(first) : int(last)]


def counted(parsed, event):
    """The numbers it counts."""
    ends = (one[1:].split("-") for one in event.counts)
    return [parsed.document.text[int(first) : int(last)] for first, last in ends]


# --- who did it, to whom -----------------------------------------------------------------


def test_men_dressed_as_policemen_are_the_doers_and_the_policemen_are_not():
    """M34."""
    parsed, events = read(
        "Four kidnappers dressed as policemen stopped Basel Odun's car near Karad."
    )
    assert cast(parsed, of_sense(events, "stop"))["actor"] == ["kidnappers"]


def test_shot_dead_is_a_verb_behind_a_phrase_that_ends_in_a_noun():
    """M41."""
    parsed, events = read(
        "Two men on a motorcycle shot dead a radio presenter, Lida Camos, as she left her "
        "home in Karad on Monday."
    )
    kill = of_sense(events, "kill")
    found = cast(parsed, kill)
    assert found["actor"] == ["men"]
    assert found["recipient"] == ["presenter"]
    assert day(parsed, kill) == "Monday"


def test_the_dead_behind_shot_dead_are_who_was_shot():
    """M41."""
    parsed, events = read("Guards at the prison shot dead eleven inmates on Sunday.")
    assert cast(parsed, of_sense(events, "kill"))["recipient"] == ["inmates"]


def test_a_headline_that_somebody_was_shot_has_a_victim():
    """M42."""
    parsed, events = read("Lawyer shot in ambush", kind="heading")
    assert "actor" not in cast(parsed, of_sense(events, "shoot"))


def test_a_sum_of_money_is_nobody():
    """M42."""
    parsed, events = read("The kidnappers demanded $200,000 from his brother.")
    found = cast(parsed, of_sense(events, "request"))
    assert "200,000" not in found.get("recipient", [])


def test_a_bus_kills_nobody_and_the_bombing_does():
    """M41."""
    parsed, events = read("The bombing of a bus that killed 11 guards was condemned.")
    found = cast(parsed, of_sense(events, "kill"))
    assert "actor" not in found
    assert "guards" in found["recipient"]


def test_a_town_before_a_relative_clause_is_no_doer():
    """M41."""
    parsed, events = read(
        "The Red Sun Brigade carried out the bombing of the tax office in Atenai, which "
        "injured a guard."
    )
    assert "Atenai" not in cast(parsed, of_sense(events, "injure")).get("actor", [])


def test_suicide_bombers_do_it_and_are_no_weapon():
    """M42."""
    parsed, events = read("Two suicide bombers blew themselves up in a crowded market.")
    event = of_sense(events, "bomb")
    assert cast(parsed, event)["actor"] == ["bombers"]
    assert "suicide-attack" in event.modes


def test_who_steps_on_a_mine_suffers_it():
    """M42."""
    parsed, events = read("Three policemen died when their car hit a landmine.")
    event = of_sense(events, "explode")
    found = cast(parsed, event)
    assert found["instrument"] == ["landmine"]
    assert "car" in found["recipient"]


def test_armed_men_abduct_and_policemen_arrest():
    """M39."""
    _, events = read("Masked gunmen seized a trader from his shop.")
    assert of_sense(events, "abduct")
    _, events = read("Police seized a trader at his shop.")
    assert of_sense(events, "arrest")


def test_one_who_serves_a_sentence_for_a_killing_was_convicted_of_it():
    """M43."""
    _, events = read(
        "The president pardoned Luis Arca, who was serving 20 years for the killing of six "
        "farmers."
    )
    kill = of_sense(events, "kill")
    assert [p.basis for p in kill.participants if p.role == "actor"] == ["convicted"]


def test_nobody_said_who_rioted():
    """M41."""
    parsed, events = read("Police arrested 112 people after rioting in Karad.")
    assert "actor" not in cast(parsed, of_sense(events, "riot"))


def test_one_who_hangs_himself_was_not_executed():
    """M38."""
    _, events = read("The ministry said the prisoner had hanged himself.")
    assert all("execute" not in event.modes for event in events)


# --- one happening -----------------------------------------------------------------------


def test_the_dead_and_the_wounded_of_one_sentence_are_of_one_deed():
    """M45."""
    parsed, events = read(
        "A landmine killed two herders and wounded a third on Monday."
    )
    assert words(parsed, of_sense(events, "kill")) == ["killed", "wounded"]


def test_a_toll_of_dead_and_wounded_is_of_one_deed():
    """M51."""
    parsed, events = read("Clashes left four people dead and more than thirty injured.")
    event = of_sense(events, "clash")
    assert counted(parsed, event) == ["four", "more than thirty"]


def test_what_came_of_a_bombing_belongs_to_it():
    """M45."""
    parsed, events = read(
        "Helicopters bombed the village of Karad on Monday. Eight villagers were killed and "
        "a school was destroyed."
    )
    event = of_sense(events, "kill")
    assert words(parsed, event) == ["bombed", "killed", "destroyed"]
    assert place(parsed, event) == "Karad"


def test_the_blast_is_the_one_just_told_whatever_else_it_hit():
    """M45."""
    parsed, events = read(
        "A car bomb exploded in Karad, killing 12 people. The blast destroyed several shops."
    )
    assert "blast" in words(parsed, of_sense(events, "kill"))


def test_a_bombing_and_the_execution_for_it_are_two():
    """M45."""
    parsed, events = read(
        "Elbona hanged two men on Monday for the bombing of a bus that killed 11 guards."
    )
    hanged = next(event for event in events if "execute" in event.modes)
    assert words(parsed, hanged) == ["hanged"]


def test_what_was_burned_after_an_ambush_is_not_the_ambush():
    """M45."""
    parsed, events = read(
        "Soldiers burned 60 houses in Karad after an ambush in which two of them were killed."
    )
    assert words(parsed, of_sense(events, "destroy")) == ["burned"]


def test_a_grenade_thrown_and_what_it_did_are_one():
    """M45."""
    parsed, events = read("A grenade thrown into a bar killed two people.")
    assert words(parsed, of_sense(events, "kill")) == ["thrown", "killed"]


def test_the_killings_take_up_several_who_were_killed():
    """M45."""
    parsed, events = read(
        "A mob lynched two men in Karad on Sunday. Police arrested nine people over the "
        "killings."
    )
    assert words(parsed, of_sense(events, "kill")) == ["lynched", "killings"]


def test_the_incident_takes_up_the_violence_told_and_is_nothing_alone():
    """M45."""
    parsed, events = read(
        "Gunmen killed a judge in Karad. The incident shocked the town."
    )
    assert words(parsed, of_sense(events, "kill")) == ["killed", "incident"]
    _, alone = read("The incident shocked the town.")
    assert not [event for event in alone if "incident" in event.senses]


def test_who_was_shot_and_died_was_killed_once():
    """M45."""
    _, events = read("Ahmad Odan was shot in the stomach and died of his wounds.")
    assert {"shoot", "die"} <= set(of_sense(events, "die").senses)


# --- counts ------------------------------------------------------------------------------


def test_a_toll_told_later_is_of_the_attack_told_before():
    """M52."""
    parsed, events = read(
        "A bomb exploded in a market in Karad, killing at least 50 people. The death toll "
        "rose to 68."
    )
    assert counted(parsed, of_sense(events, "kill")) == ["at least 50", "68"]


def test_a_part_is_counted_with_its_whole():
    """M51."""
    parsed, events = read("An air strike killed 16 people, including four medics.")
    assert counted(parsed, of_sense(events, "kill")) == ["16", "four"]


def test_a_year_does_not_make_a_total_of_one_bombing():
    """M54."""
    parsed, events = read("A bombing that killed 11 guards in 2007 is still unsolved.")
    assert counted(parsed, of_sense(events, "kill")) == ["11"]


def test_how_many_were_arrested_is_no_count_of_the_dead():
    """M50."""
    parsed, events = read(
        "A mob lynched two men in Karad. Police arrested nine people over the killings."
    )
    assert counted(parsed, of_sense(events, "kill")) == ["two"]


# --- where and when ----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "sense", "where"),
    [
        ("Police fired at a crowd in the capital, Lomeka.", "shoot", "Lomeka"),
        (
            "Gunmen stopped a bus at a checkpoint outside Karad on Friday.",
            "stop",
            "Karad",
        ),
        (
            "A court in Ankora sentenced him to life in prison.",
            "convict",
            "Ankora",
        ),
        (
            "A mob lynched two men accused of stealing cattle in Karad.",
            "kill",
            "Karad",
        ),
        (
            "Farmers and herders clashed over grazing land in Karad.",
            "clash",
            "Karad",
        ),
    ],
)  # fmt: skip
def test_a_place_is_found_where_english_puts_it(text, sense, where):
    """M49."""
    parsed, events = read(text)
    assert place(parsed, of_sense(events, sense)) == where


@pytest.mark.parametrize(
    ("text", "sense", "when"),
    [
        (
            "Six people died in clashes ahead of Sunday's vote.",
            "die",
            None,
        ),
        (
            "The shop reopened yesterday, four days after a grenade was lobbed into it.",
            "shell",
            None,
        ),
        (
            "They demanded the release of a leader jailed since November.",
            "release",
            None,
        ),
        (
            "The editor, who had been threatened, was stabbed on Tuesday.",
            "threaten",
            None,
        ),
        (
            "The two wounded men were freed on Monday.",
            "release",
            "Monday",
        ),
        (
            "A court sentenced two officers on Thursday for the 1996 murder of a judge.",
            "kill",
            "1996",
        ),
    ],
)  # fmt: skip
def test_a_time_dates_what_it_hangs_on_and_nothing_else(text, sense, when):
    """M46."""
    parsed, events = read(text)
    assert day(parsed, of_sense(events, sense)) == when


def test_a_trial_due_to_open_on_a_day_is_planned_for_that_day():
    """M47."""
    parsed, events = read("His trial is due to open on 12 August.")
    assert day(parsed, of_sense(events, "trial")) == "12 August"


def test_the_end_of_a_name_is_no_time():
    """M46."""
    parsed, events = read("A blast in the Dasht-e-Now district killed 50 on Saturday.")
    assert day(parsed, of_sense(events, "kill")) == "Saturday"


def test_two_others_are_of_the_same_scene():
    """M49."""
    parsed, events = read(
        "Gunmen attacked a mine near Karad on Wednesday. They abducted two others."
    )
    event = of_sense(events, "abduct")
    assert place(parsed, event) == "Karad"


# --- realis ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "sense", "realis"),
    [
        ("The court dismissed a motion to release him.", "release", "hypothetical"),
        (
            "He directed that the curfew be lifted on Monday.",
            "concede",
            "hypothetical",
        ),
        ("The governor promised an inquiry within days.", "investigate", "planned"),
        (
            "Hundreds marched to demand the release of the editor.",
            "request",
            "actual",
        ),
        ("A bomb placed under his car did not explode.", "explode", "negated"),
    ],
)  # fmt: skip
def test_what_is_sought_has_not_happened_and_what_is_marched_for_is_demanded(
    text, sense, realis
):
    """M30."""
    _, events = read(text)
    assert of_sense(events, sense).realis == realis

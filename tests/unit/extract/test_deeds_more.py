"""Deeds: one happening or two, who did it to whom with what, and who died of it later."""

from __future__ import annotations

import pytest
from tests.unit.extract.test_events import cast, of_sense, read
from tests.unit.extract.test_events_more import counted, day, place, words

pytestmark = pytest.mark.slow


def bases(event):
    """How far the text says that each doer did it."""
    return [p.basis for p in event.participants if p.role == "actor"]


# --- what belongs to the violence just told, and what does not ---------------------------


def test_a_man_who_died_in_the_clash_was_not_killed_by_the_side_that_attacked_before():
    """M45."""
    _, events = read(
        "A mob attacked the guards with knives. One man died in the clash and four were "
        "injured."
    )
    died = of_sense(events, "die")
    assert "attack" not in died.senses
    assert not bases(died)


@pytest.mark.parametrize(
    "later",
    [
        "Meanwhile, a student was killed near the temple.",
        "On Monday evening a student was killed near the temple.",
        "A student was killed in Karad.",
        "The body of a student was found.",
        "Two of the three guards who were there were killed.",
    ],
)
def test_a_death_told_as_news_of_its_own_is_not_what_came_of_the_shooting(later):
    """M45."""
    _, events = read(f"Police opened fire on the crowd. {later}")
    deaths = [e for e in events if {"kill", "die"} & set(e.senses)]
    assert deaths
    assert all("shoot" not in event.senses for event in deaths)


def test_a_massacre_with_a_name_of_its_own_is_not_the_one_just_told():
    """M45."""
    _, events = read(
        "Police shot two men in Odrin on Friday. He spoke of the 1984 Karad massacre."
    )
    assert all(not ({"shoot", "kill"} <= set(event.senses)) for event in events)


def test_a_massacre_named_after_the_place_just_told_is_that_one():
    """M45."""
    parsed, events = read(
        "Gunmen killed nine villagers in Karad on Friday. The Karad massacre was condemned."
    )
    assert "massacre" in words(parsed, of_sense(events, "kill"))


def test_as_many_of_the_same_people_are_killed_once():
    """M45."""
    _, events = read(
        "Four villagers were killed on Tuesday when police opened fire in Karad. The town "
        'was quiet. The mayor was away. "Four villagers have been killed," the judge said.'
    )
    assert len([e for e in events if "kill" in e.senses]) == 1


def test_who_shot_back_is_not_who_killed():
    """M33."""
    parsed, events = read(
        "Gunmen killed a clerk in Karad. Policemen fired on a van that did not stop."
    )
    assert cast(parsed, of_sense(events, "kill"))["actor"] == ["Gunmen"]


def test_who_ambushed_and_killed_in_a_relative_clause_did_it_once():
    """M45."""
    parsed, events = read("Villagers were ambushed by rebels, who killed three.")
    assert words(parsed, of_sense(events, "kill")) == ["ambushed", "killed"]


def test_what_was_done_while_holding_what_was_overrun_is_of_the_attack():
    """M45."""
    parsed, events = read(
        "Militants overran a base and held it for six hours, killing 23 soldiers."
    )
    assert "overran" in words(parsed, of_sense(events, "kill"))


# --- a death that came later -------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "Gunmen ambushed a van near Karad on Monday, wounding a guard. He died of wounds.",
        (
            "Gunmen ambushed a patrol near Karad on Monday, wounding three guards. One of them "
            "died in hospital on Thursday."
        ),
        (
            "Gunmen shot the mayor, Ilsa Pohl, in Karad on Monday. She succumbed to her "
            "injuries two days later."
        ),
    ],
)
def test_who_dies_of_it_later_is_a_victim_and_the_deed_keeps_its_day_and_place(text):
    """M45, M46."""
    parsed, events = read(text)
    died = of_sense(events, "die")
    assert {"attack", "shoot"} & set(died.senses)
    assert day(parsed, died) == "Monday"
    assert place(parsed, died) == "Karad"


def test_who_died_of_an_illness_elsewhere_is_no_victim():
    """M45."""
    _, events = read(
        "The clerk was shot on Monday. His wife died in hospital on Tuesday."
    )
    assert all(not {"shoot", "die"} <= set(event.senses) for event in events)


# --- who is said to have done it ---------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "basis"),
    [
        ("The ministry blamed the ambush on the Reed Movement.", "accused"),
        ("The ambush was attributed to the Reed Movement.", "accused"),
        ("The Reed Movement claimed the ambush.", "claimed"),
        ("The ambush was claimed by the Reed Movement.", "claimed"),
    ],
)
def test_whom_a_deed_is_laid_on_is_its_doer_only_so_far(text, basis):
    """M43."""
    parsed, events = read(text)
    ambush = of_sense(events, "attack")
    assert cast(parsed, ambush).get("actor") == ["Movement"]
    assert bases(ambush) == [basis]
    assert "recipient" not in cast(parsed, ambush)


def test_whom_nobody_blames_is_no_doer():
    """M43."""
    _, events = read("The ministry did not blame the ambush on the Reed Movement.")
    assert not bases(of_sense(events, "attack"))


def test_men_named_as_suspects_in_a_killing_are_its_accused():
    """M43."""
    _, events = read("Police named two men as suspects in the killing of a priest.")
    assert bases(of_sense(events, "kill")) == ["accused"]


def test_who_is_cited_behind_a_clause_did_not_kill():
    """M41."""
    parsed, events = read(
        "Shelling by government forces killed a woman in Karad, medics said."
    )
    event = of_sense(events, "kill")
    assert cast(parsed, event)["actor"] == ["forces"]
    assert words(parsed, event) == ["Shelling", "killed"]


# --- who suffered it, and with what ------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "sense", "role", "found"),
    [
        ("The convoy came under fire from gunmen.", "shoot", "recipient", ["convoy"]),
        ("The convoy came under fire from gunmen.", "shoot", "actor", ["gunmen"]),
        ("A mine blew up a police truck.", "explode", "recipient", ["truck"]),
        ("A mine blew up a police truck.", "explode", "instrument", ["mine"]),
        ("Their truck was blown up by a mine.", "explode", "recipient", ["truck"]),
        ("A suicide bomber blew up a bus in Karad.", "explode", "actor", ["bomber"]),
        ("Grenades were hurled at the house.", "bomb", "instrument", ["Grenades"]),
        ("Men threw a grenade into a bar.", "bomb", "instrument", ["grenade"]),
        ("Police fired live rounds at marchers.", "shoot", "recipient", ["marchers"]),
        ("Nine bodies lay in the yard.", "die", "recipient", ["bodies"]),
        ("Thirty militants were neutralised.", "kill", "recipient", ["militants"]),
        ("One hostage, a 44-year-old nurse, was wounded.", "injure", "recipient",
         ["hostage"]),
        ("An officer slapped a vendor and kicked over her stall.", "beat", "actor",
         ["officer"]),
        ("The body of trade unionist Miro Kesh was found.", "die", "recipient", ["Kesh"]),
    ],
)  # fmt: skip
def test_each_has_the_part_that_english_gives_them(text, sense, role, found):
    """M41, M42."""
    parsed, events = read(text)
    assert cast(parsed, of_sense(events, sense)).get(role) == found


def test_who_lies_to_a_court_is_not_dead():
    """M38."""
    _, events = read("He faces three counts of lying to officials.")
    assert all("die" not in event.senses for event in events)


def test_a_shot_into_the_air_has_no_victim_and_no_aircraft():
    """M42."""
    parsed, events = read("Police fired into the air.")
    shot = of_sense(events, "shoot")
    assert "aerial" not in shot.modes
    assert "recipient" not in cast(parsed, shot)


def test_an_agentless_hit_names_no_weapon():
    """M39."""
    _, events = read("A woman was hit in the back and died.")
    assert "explosives" not in of_sense(events, "die").modes


def test_a_firing_squad_shoots_nobody_else():
    """M38."""
    _, events = read("Three men were executed by firing squad at dawn.")
    assert all("shoot" not in event.senses for event in events)


def test_calling_a_deed_a_massacre_is_no_meeting():
    """M38."""
    _, events = read("The minister called the shootings a massacre.")
    assert all(event.type != "CONSULT" for event in events)


def test_scores_of_houses_are_no_sport():
    """M38."""
    _, events = read("Scores of houses were burned in clashes in Karad.")
    assert of_sense(events, "clash")


# --- counts and clauses ------------------------------------------------------------------


@pytest.mark.parametrize(
    ("told", "toll"),
    [
        ("The toll is now twelve.", "twelve"),
        ("The death toll has risen to nine.", "nine"),
    ],
)
def test_a_toll_that_is_now_higher_is_of_the_same_bombing(told, toll):
    """M52."""
    parsed, events = read(f"A bomb exploded in Karad, killing five people. {told}")
    assert counted(parsed, of_sense(events, "kill")) == ["five", toll]


def test_the_second_clause_has_a_subject_of_its_own():
    """M41."""
    parsed, events = read(
        "One squatter died in the clashes and eleven policemen were hurt."
    )
    hurt = [
        parsed.doc[p.token].text
        for e in events for p in e.participants
        if p.role == "recipient" and parsed.doc[p.trigger].text == "hurt"
    ]  # fmt: skip
    assert hurt == ["policemen"]


def test_who_is_freed_behind_a_report_is_not_who_reports():
    """M41."""
    parsed, events = read("He was beaten, his lawyer said, and was released on 5 May.")
    assert cast(parsed, of_sense(events, "release"))["recipient"] == ["He"]


def test_guards_posted_somewhere_who_killed_are_the_doers():
    """M41."""
    parsed, events = read(
        "The men came in a car and opened fire, but guards posted there killed one of them."
    )
    assert cast(parsed, of_sense(events, "kill"))["actor"] == ["guards"]


def test_burning_huts_is_a_deed_and_not_a_kind_of_huts():
    """M38."""
    parsed, events = read(
        "Youths attacked a settlement in revenge, burning huts and killing four women."
    )
    assert words(parsed, of_sense(events, "kill")) == ["attacked", "killing"]
    assert words(parsed, of_sense(events, "destroy")) == ["burning"]  # an act besides


def test_who_was_freed_unharmed_was_freed():
    """M30."""
    _, events = read("The four others were rescued unharmed.")
    assert of_sense(events, "release").realis == "actual"

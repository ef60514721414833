"""Deeds, what a text does not say of them, and what takes them up again."""

from __future__ import annotations

import pytest
from tests.unit.extract.test_deeds_more import bases
from tests.unit.extract.test_events import cast, of_sense, read
from tests.unit.extract.test_events_more import words

pytestmark = pytest.mark.slow


# --- what must not be read into a text ---------------------------------------------------


def test_a_man_shot_dead_while_others_threw_stones_was_shot_by_nobody_named():
    """M43."""
    _, events = read(
        "Settlers rampaged through Karad, throwing stones at houses. A farmer was shot dead."
    )
    assert not bases(of_sense(events, "kill"))


def test_towns_in_which_police_shot_somebody_were_not_shot():
    """M41."""
    parsed, events = read(
        "It sparked protests in three towns, in which police shot and killed five people."
    )
    found = [cast(parsed, e).get("recipient", []) for e in events if "kill" in e.senses]
    assert found == [["people"]]


@pytest.mark.parametrize(
    ("text", "sense"),
    [
        ("Two brothers, aged 9 and 11, died when a shell went off.", "die"),
        ("He was shot through the heart and died.", "die"),
        ("Police opened fire on strikers, killing three.", "shoot"),
        ("A team of the Arab League was attacked in Karad.", "attack"),
    ],
)
def test_a_word_that_may_be_of_sport_or_illness_hides_no_deed(text, sense):
    """M38."""
    _, events = read(text)
    assert of_sense(events, sense)


@pytest.mark.parametrize(
    "text",
    [
        "He died of cancer in a hospital in Karad.",
        "The striker scored and the team won the match with a late shot.",
    ],
)
def test_illness_and_sport_are_no_deed(text):
    """M38."""
    _, events = read(text)
    assert not [e for e in events if e.type == "ASSAULT"]


def test_who_is_sought_as_the_one_who_fired_is_nobody_yet():
    """M34."""
    _, events = read("The army said it was investigating who fired.")
    assert not bases(of_sense(events, "shoot"))


def test_men_some_of_them_armed_were_armed_by_nobody():
    """M38."""
    _, events = read("Hundreds of men, some of them armed, marched through Karad.")
    assert all(event.type != "AID" for event in events)


def test_hanging_a_banner_is_no_execution():
    """M38."""
    _, events = read("Activists hung a banner from the bridge.")
    assert all("execute" not in event.modes for event in events)


def test_a_release_that_is_bargained_for_has_not_happened():
    """M30."""
    _, events = read("They demanded five million euros for her release.")
    assert of_sense(events, "release").realis == "hypothetical"


# --- what takes up what ------------------------------------------------------------------


def test_what_the_strike_did_is_told_by_a_pronoun():
    """M45."""
    parsed, events = read(
        "The strike on the clinic was a mistake. It killed 42 patients."
    )
    killed = of_sense(events, "kill")
    assert words(parsed, killed) == ["strike", "killed"]
    assert "actor" not in cast(parsed, killed)


def test_seven_of_the_deaths_are_not_all_of_them():
    """M33."""
    parsed, events = read(
        "Nine villagers were killed in Karad. Seven of the deaths are unexplained."
    )
    assert words(parsed, of_sense(events, "kill")) == ["killed"]


def test_a_shooting_with_its_dead_is_one():
    """M45."""
    parsed, events = read("An officer was shot dead in a shooting outside a house.")
    assert words(parsed, of_sense(events, "kill")) == ["shot", "shooting"]


@pytest.mark.parametrize(
    ("text", "sense", "role", "found"),
    [
        ("The blast killed 14 people and injured dozens.", "injure", "recipient",
         ["people", "dozens"]),
        ("A man, shot in the thigh, bled to death.", "die", "recipient", ["man"]),
        ("The minister escaped an attempt on his life.", "kill", "recipient",
         ["minister"]),
        ("Loyalists burned a headman alive in his hut.", "kill", "recipient",
         ["headman"]),
        ("Police counted 41 corpses in the church.", "die", "recipient", ["corpses"]),
        ("Two clans fought each other in Karad.", "clash", "recipient", None),
        ("It demanded the release of its fighters jailed in Karad.", "release",
         "recipient", ["fighters"]),
        ("The envoy escaped with minor injuries.", "injure", "recipient", ["envoy"]),
        ("Prisoners took three warders hostage on Monday.", "abduct", "recipient",
         ["warders"]),
    ],
)  # fmt: skip
def test_each_is_found_where_the_sentence_hides_them(text, sense, role, found):
    """M41, M42."""
    parsed, events = read(text)
    assert cast(parsed, of_sense(events, sense)).get(role) == found


# --- who is asked, and whose clause names the doer ---------------------------------------


@pytest.mark.parametrize(
    "asked",
    ["appealed to the rebels", "called on the rebels", "begged the rebels"],
)
def test_whom_one_appeals_to_would_do_it_and_has_not(asked):
    """M30, M41."""
    parsed, events = read(f"The bishop {asked} to free the hostages.")
    freed = of_sense(events, "release")
    assert freed.realis == "hypothetical"
    assert cast(parsed, freed)["actor"] == ["rebels"]


def test_the_doer_is_told_by_the_clause_that_names_it():
    """M41."""
    parsed, events = read("Ten clerks were killed in attacks by the Reed Movement.")
    (doer,) = [
        p for p in of_sense(events, "kill").participants if p.role == "actor"
    ]  # fmt: skip
    assert parsed.doc[doer.trigger].text == "attacks"


@pytest.mark.parametrize(
    ("text", "sense", "role", "found"),
    [
        ("The Reed Movement launched a series of attacks in Karad.", "attack", "actor",
         ["Movement"]),
        ("It was a bombing aimed at civilians.", "bomb", "recipient", ["civilians"]),
        ("The Reed Movement accepted responsibility for the bombing.", "bomb", "actor",
         ["Movement"]),
    ],
)  # fmt: skip
def test_the_parties_of_a_deed_stand_behind_its_noun(text, sense, role, found):
    """M41, M43."""
    parsed, events = read(text)
    assert cast(parsed, of_sense(events, sense)).get(role) == found


def test_what_is_directed_second_is_to_happen_too():
    """M30."""
    _, events = read(
        "He directed that the families be paid and that the curfew be lifted soon."
    )
    assert of_sense(events, "concede").realis == "hypothetical"

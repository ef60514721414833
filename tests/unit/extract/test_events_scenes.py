"""Events as a report tells a scene: places, shared settings, deeds of no type, open claims."""

from __future__ import annotations

import pytest

pytestmark = pytest.mark.slow


def event(reading, word):
    """The event one of whose triggers holds a word."""
    return next(
        e for e in reading.events if any(word in t.exact.lower() for t in e.triggers)
    )


def name(reading, entity):
    return next((e.name for e in reading.entities if e.id == entity), None)


def named(reading, found, role):
    return [name(reading, p.entity) for p in found.participants if p.role == role]


def time(reading, found):
    return next((t for t in reading.times if t.id == found.when), None)


@pytest.mark.parametrize(
    ("text", "word", "place"),
    [
        ("Rosa Tamin was killed by hitmen in Port Aral.", "killed", "Port Aral"),
        ("Gunmen shot a judge outside a bakery in Tal Hamra.", "shot", "Tal Hamra"),
        ("Gunmen shot a judge as he left a court in Tal Hamra.", "shot", "Tal Hamra"),
        ("A mine killed two and maimed a boy in Sar Qalat.", "killed", "Sar Qalat"),
        ("Rebels seized the town of Kivanga.", "seized", "Kivanga"),
    ],
)
def test_a_place_is_found_wherever_the_parser_hangs_it(reading, text, word, place):
    found = reading(text)
    assert name(found, event(found, word).place) == place


def test_a_described_site_is_the_relation_of_its_town(reading):
    """M49: the relation is kept as written, the town is what can be placed."""
    found = reading("Gunmen shot a judge outside a bakery in Tal Hamra.")
    assert event(found, "shot").place_relation == "outside a bakery in Tal Hamra"


def test_violence_told_next_stands_in_the_same_scene(reading):
    found = reading(
        "Gunmen killed a judge in Tal Hamra on Monday. His driver was wounded."
    )
    wounded = event(found, "wounded")
    assert name(found, wounded.place) == "Tal Hamra"
    assert time(found, wounded).exact == "Monday"


@pytest.mark.parametrize(
    "text",
    [
        "Gunmen killed a judge in Tal Hamra on Monday. A clerk was wounded last year.",
        "Gunmen killed a judge in Tal Hamra on Monday. Elsewhere a clerk was wounded.",
        "Gunmen killed a judge in Tal Hamra on Monday. A clerk has been wounded.",
    ],
)
def test_a_word_that_parts_scenes_keeps_place_and_time_apart(reading, text):
    found = reading(text)
    assert event(found, "wounded").place is None


def test_the_attackers_fled_from_the_scene_even_sentences_later(reading):
    found = reading(
        "Gunmen killed a judge in Tal Hamra on Monday. He was 46. He had two sons. "
        "Nobody said anything. The attackers fled."
    )
    assert name(found, event(found, "fled").place) == "Tal Hamra"


def test_both_harms_of_one_blast_are_one_event(reading):
    found = reading("A bomb exploded in Orun, killing five people and wounding ten.")
    assert len(found.events) == 1
    counts = {
        q.exact: q.unit for q in found.quantities if q.id in found.events[0].counts
    }
    assert counts == {"five": "killed", "ten": "wounded"}


def test_those_without_a_noun_of_a_class_take_part_with_an_entity(reading):
    """M34: "seventeen passers-by" are somebody, and a cable is something."""
    found = reading("Guards beat him with a cable. At least five were hurt.")
    assert named(found, event(found, "beat"), "instrument") == ["a cable"]
    assert named(found, event(found, "hurt"), "recipient") == ["At least five"]


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("Eight people were hacked to death.", "killed"),
        ("An inquiry into the deaths of five detainees opened.", "killed"),
        ("Soldiers killed three hostages.", "killed"),
        ("Three inmates have died.", "killed"),
        ("Six prisoners are dead.", "killed"),
        ("The riot left nine inmates injured.", "wounded"),
        ("Five inmates remain in the jail.", "detained"),
        ("Ten prisoners were freed.", "detained"),
    ],
)
def test_a_phrase_of_harm_gives_the_number_its_unit(reading, text, unit):
    found = reading(text)
    assert [q.unit for q in found.quantities] == [unit]


def test_a_deed_of_no_listed_kind_is_kept_without_a_type(reading):
    """M40: untyped but kept."""
    found = reading("Forensic officers recovered a camera from the river.")
    recovered = event(found, "recovered")
    assert recovered.type is None
    assert named(found, recovered, "actor") == ["Forensic officers"]


@pytest.mark.parametrize(
    "text",
    ["She teaches water policy.", "He believed his brother.", "They said nothing."],
)
def test_what_is_said_thought_or_usual_is_no_deed(reading, text):
    assert reading(text).events == ()


def test_two_things_done_to_one_man_are_two_events(reading):
    found = reading("The kidnappers drove him to a farm. They left him at a station.")
    assert len(found.events) == 2


@pytest.mark.parametrize(
    "text",
    [
        "The police would not confirm that the mayor had been killed.",
        "- Investigate the killing of the mayor.",
    ],
)
def test_what_nobody_confirms_and_what_is_bidden_has_not_happened(reading, text):
    found = reading(text)
    assert found.events[0].realis == "hypothetical"


def test_a_deed_done_is_dated_before_its_report(reading):
    """M46: a day without a year never lies ahead of the report of what was done."""
    found = reading("She was killed on 12 June.", published="2031-05-10")
    assert time(found, event(found, "killed")).value == "2030-06-12"


def test_a_plan_may_lie_ahead(reading):
    found = reading("The army will withdraw on 12 June.", published="2031-05-10")
    assert [t.value for t in found.times] == ["2031-06-12"]


def test_the_time_of_an_inner_event_is_not_that_of_the_arrest(reading):
    found = reading("Police arrested two men over the January killing of a judge.")
    assert event(found, "arrested").when is None


def test_hanging_by_the_wrists_is_torture_and_no_execution(reading):
    found = reading("Guards hung him by the wrists.")
    assert event(found, "hung").modes == ("torture",)


def test_whom_somebody_is_killed_with_is_no_weapon(reading):
    found = reading("A lawyer was murdered together with his stepson in Tarn.")
    assert named(found, event(found, "murdered"), "instrument") == []
    assert "his stepson" in named(found, event(found, "murdered"), "recipient")


@pytest.mark.parametrize(
    "text",
    ["Port union leader killed in drive-by shooting", "Lawyer wounded in shooting"],
)
def test_who_is_killed_in_a_shooting_does_not_shoot(reading, text):  # rule 2
    found = reading(text)
    assert not [
        part for e in found.events for part in e.participants if part.role == "actor"
    ]


def test_a_strike_of_weeks_is_no_attack(reading):
    found = reading("Lorn Teval had led a six-week strike against Orvan Copper.")
    assert event(found, "strike").type == "PROTEST"

"""Names, what takes them up, how far they reach, what is said of them (M31 to M35)."""

from __future__ import annotations

import pytest
from tests.unit.extract.test_mentions import chain, entity, mention, named

from tahqiq.extract.coref.pronouns import Option, best_or_last

pytestmark = pytest.mark.slow


def stated(text):
    """The relations of a text by the names of their ends."""
    found = named(text)[1]
    names = {e.id: e.name for e in found.entities}
    return [
        (names[r.subject], r.type, names[r.object], r.former) for r in found.relations
    ]


def whole(text, words):
    """The whole noun phrase of the first mention with these words."""
    found = mention(named(text)[1], words)
    extent = found.extent or found
    return text[extent.start : extent.end]


def test_the_last_option_of_a_noun_stands_for_none():
    nothing = Option(-1, (), {"none": 1.0})
    signs = ("same words", "same words known", "same noun 0 back", "same names")
    alike = Option(0, (0,), dict.fromkeys((*signs, "proposed known same noun"), 1.0))
    assert best_or_last(0, "noun", [nothing]) is None
    assert best_or_last(0, "noun", [alike, nothing]) == 0


def test_a_given_name_of_two_parts_is_not_cut_at_its_hyphen():
    found = named("Park Jun-seo was detained. Wong Yeung-tat spoke to reporters.")[1]
    assert entity(found, "Park Jun-seo").schema == "Person"
    assert mention(found, "Wong Yeung-tat")


@pytest.mark.parametrize(
    ("text", "words", "extent"),
    [
        ("They met in Sarkand, Turkey, on Friday.", "Sarkand", "Sarkand, Turkey"),
        ("Army spokesman Karim Nouri denied it.", "Karim Nouri", "Army spokesman Karim Nouri"),
        ("His son Karim Nouri denied it.", "Karim Nouri", "Karim Nouri"),
        ("One of the owners of a bar was shot.", "One of the owners", "One of the owners of a bar"),
        ("Karim Nouri in the meantime fled.", "Karim Nouri", "Karim Nouri"),
    ],
)  # fmt: skip
def test_an_extent_holds_what_says_who_and_no_more(text, words, extent):
    assert whole(text, words) == extent


def test_a_list_of_towns_is_no_town_in_its_land():
    text = "They were shot in Mosul, Basra and Kirkuk."
    assert whole(text, "Mosul") == "Mosul"


def test_what_stands_before_a_body_is_somebody_named_elsewhere():
    text = "Rafid Tamer was shot. The Rafid Tamer Foundation mourned him."
    found = named(text)[1]
    spans = [m for m in found.mentions if m.exact == "Rafid Tamer"]
    assert len(spans) == 2
    assert len({m.entity for m in spans}) == 1


def test_the_noun_after_a_name_says_what_it_is():
    text = "The Red Banner movement denied it. The Red Banner has a military wing."
    found = named(text)[1]
    assert "The Red Banner movement" in chain(found, "Red Banner")


@pytest.mark.parametrize(
    "text",
    [
        "Omar Sabri, alias Abu Dhar, ran the cell. Abu Dhar was shot.",
        "Omar Sabri, known by his nom de guerre Abu Dhar, ran it. Abu Dhar was shot.",
    ],
)
def test_another_name_is_the_same_person(text):
    found = named(text)[1]
    assert mention(found, "Abu Dhar").entity == mention(found, "Omar Sabri").entity


def test_the_last_word_of_a_bodys_name_takes_it_up_where_one_name_ends_so():
    text = "The Eastern Front denied it. Officials said the Front had lied."
    found = named(text)[1]
    assert mention(found, "Front").entity == mention(found, "Eastern Front").entity


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The Amber Front, whose leader, Sami Harb, was killed, denied it.",
         ("Sami Harb", "leader-of", "Amber Front", False)),
        ("The Salwa Foundation, which Rami Odeh founded, was closed.",
         ("Rami Odeh", "leader-of", "Salwa Foundation", False)),
        ("The Red Banner movement keeps an armed wing.",
         ("an armed wing", "part-of", "Red Banner", False)),
        ("Men of the Desert Lions seized two drivers.",
         ("Men", "member-of", "Desert Lions", False)),
        ("His nephew, a conscript in the Third Brigade, was killed.",
         ("His nephew", "member-of", "Third Brigade", False)),
        ("The Mountain Shield, which is part of the Desert Front, said so.",
         ("Mountain Shield", "part-of", "Desert Front", False)),
        ("The Lions took orders from Colonel Adel Haddad.",
         ("Lions", "under-control-of", "Adel Haddad", False)),
        ("The Lions receive money and weapons from Iran.",
         ("Lions", "backed-by", "Iran", False)),
        ("Backed by Iran, the Desert Lions took the town.",
         ("Desert Lions", "backed-by", "Iran", False)),
        ("Omar Sabri was appointed governor of Kalat.",
         ("Omar Sabri", "leader-of", "Kalat", False)),
        ("An activist in Basra said the road was closed.",
         ("An activist", "located-in", "Basra", False)),
        ("Rami Odeh spoke first. He leads the Tamer Network.",
         ("Rami Odeh", "leader-of", "Tamer Network", False)),
        ("The Desert Lions, who answer to Tehran, denied it.",
         ("Desert Lions", "under-control-of", "Tehran", False)),
    ],
)  # fmt: skip
def test_a_phrase_states_how_two_stand_to_each_other(text, expected):
    assert expected in stated(text)


@pytest.mark.parametrize(
    "text",
    [
        "Rami Odeh was freed. He once worked for the ministry.",
        "Sami Harb, governor of Kalat from 2009 to 2014, denied it.",
        "Sami Harb was sacked as governor of Kalat.",
        "Sami Harb, then governor of Kalat, denied it.",
    ],
)
def test_what_somebody_was_is_not_what_he_is(text):
    """M35."""
    found = stated(text)
    assert found
    assert all(former for *_, former in found)


def test_nobody_stands_in_a_relation():
    assert not stated("No member of the Tamer Guard was hurt.")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The convoy was hit on the road to Bagh Sefid.", "Bagh Sefid"),
        ("Villagers fled to Kalvan.", "Kalvan"),
        ("Ras Kharub, 40 km north of Kalvan, was quiet.", "Ras Kharub"),
        ("Tell Asfar was shelled on Monday.", "Tell Asfar"),
        ("The rebels captured Tell Asfar on Friday.", "Tell Asfar"),
        ("Three people were killed in Dar Maryan.", "Dar Maryan"),
        ("Two shells struck the market of Umm Rtam.", "Umm Rtam"),
        ("A lawyer was shot outside the courthouse in Sardrud.", "Sardrud"),
        ("A bomb went off at the Haddan customs house.", "Haddan"),
    ],
)
def test_a_name_is_of_a_place_where_the_words_around_it_say_so(text, name):
    assert mention(named(text)[1], name).type == "PLACE"


@pytest.mark.parametrize(
    "text",
    [
        "Police shelled the Lions.",
        "He returned to Karim Nouri.",
        "They fled from Karim.",
    ],
)
def test_whom_one_flees_from_is_no_place(text):
    assert not [m for m in named(text)[1].mentions if m.type == "PLACE"]


@pytest.mark.parametrize(
    ("text", "noun", "pronoun"),
    [
        ("Soldiers detained four farmers. They were beaten.", "four farmers", "They"),
        ("Gunmen abducted Karim Nouri. He was released later.", "Karim Nouri", "He"),
        ("Gunmen killed two officers. They were later arrested.", "Gunmen", "They"),
    ],
)
def test_a_captives_fate_is_told_of_the_captive(text, noun, pronoun):
    found = named(text)[1]
    assert mention(found, pronoun).entity == mention(found, noun).entity


def test_onlookers_do_not_believe_it_of_themselves():
    text = "Little is known of the men. Analysts believe they fled to the coast."
    found = named(text)[1]
    assert "they" not in chain(found, "Analysts")

"""Relations that a phrase states, former ones kept former (M35)."""

from __future__ import annotations

import pytest
from tests.unit.extract.test_mentions import named

pytestmark = pytest.mark.slow


def relations(text):
    """Each relation as (subject, type, object, former) by name."""
    found = named(text)[1]
    names = {e.id: e.name for e in found.entities}
    return {
        (names[r.subject], r.type, names[r.object], r.former) for r in found.relations
    }


@pytest.mark.parametrize(
    ("text", "relation"),
    [
        ("An Iran-backed militia shelled the base.", ("An Iran-backed militia", "backed-by", "Iran", False)),
        ("A member of the Rafid Brigades was shot.", ("A member", "member-of", "Rafid Brigades", False)),
        ("The ministry's spokesman denied it.", ("The ministry's spokesman", "employed-by", "The ministry", False)),
        ("The militia's spokesman denied it.", ("The militia's spokesman", "member-of", "The militia", False)),
        ("The militia's lawyer denied it.", ("The militia's lawyer", "employed-by", "The militia", False)),
        ("A militia led by Karim Dahhak fled.", ("Karim Dahhak", "leader-of", "A militia", False)),
        ("His brother, Nabil Dahhak, met Hala Jubouri's sister.", ("Hala Jubouri's sister", "family-of", "Hala Jubouri", False)),
        ("Fighters stormed a base in Baghdad.", ("a base", "located-in", "Baghdad", False)),
        ("The governor's guards fired.", ("The governor's guards", "under-control-of", "The governor", False)),
        ("A Red Front commander fled.", ("A Red Front commander", "member-of", "Red Front", False)),
        ("The base held by the Fajr Division burnt.", ("The base", "under-control-of", "Fajr Division", False)),
        ("A guard at Dizak prison fled.", ("A guard", "employed-by", "Dizak prison", False)),
        ("Karim Dahhak's lawyer spoke.", ("Karim Dahhak's lawyer", "employed-by", "Karim Dahhak", False)),
        ("Iran has armed and funded the Rafid Brigades.", ("Rafid Brigades", "backed-by", "Iran", False)),
        ("The Rafid Brigades, part of the Popular Front, fled.", ("Rafid Brigades", "part-of", "Popular Front", False)),
        ("The Rafid Brigades belong to the Popular Front.", ("Rafid Brigades", "part-of", "Popular Front", False)),
        ("The Popular Front includes the Rafid Brigades.", ("Popular Front", "umbrella-of", "Rafid Brigades", False)),
        ("The Rafid Brigades, an ally of the Popular Front, fled.", ("Rafid Brigades", "allied-with", "Popular Front", False)),
        ("The Rafid Brigades are allied with the Popular Front.", ("Rafid Brigades", "allied-with", "Popular Front", False)),
        ("Gunmen loyal to Karim Dahhak fired.", ("Gunmen", "allied-with", "Karim Dahhak", False)),
        ("Karim Dahhak fought for the Popular Front.", ("Karim Dahhak", "member-of", "Popular Front", False)),
        ("The Rafid Brigades are based in Basra.", ("Rafid Brigades", "located-in", "Basra", False)),
        ("The Rafid Brigades control the town.", ("the town", "under-control-of", "Rafid Brigades", False)),
        ("The Rafid Brigades are under the command of Karim Dahhak.", ("Rafid Brigades", "under-control-of", "Karim Dahhak", False)),
        ("Karim Dahhak founded the Rafid Brigades.", ("Karim Dahhak", "leader-of", "Rafid Brigades", False)),
        ("Karim Dahhak was deputy head of the Popular Front.", ("Karim Dahhak", "member-of", "Popular Front", False)),
        ("Karim Dahhak, 34, of the Popular Front, died.", ("Karim Dahhak", "member-of", "Popular Front", False)),
        ("Karim Dahhak worked as a reporter for the Basra Times.", ("Karim Dahhak", "employed-by", "Basra Times", False)),
        ("Karim Dahhak left the Popular Front in 2014.", ("Karim Dahhak", "former-role", "Popular Front", True)),
        ("Karim Dahhak served as governor of Basra until 2014.", ("Karim Dahhak", "former-role", "Basra", True)),
        ("Karim Dahhak, once a commander in the Popular Front, died.", ("Karim Dahhak", "former-role", "Popular Front", True)),
        ("The Interior Ministry met. The ministry spokesman, Karim Dahhak, spoke.", ("Karim Dahhak", "employed-by", "Interior Ministry", False)),
        ("A man from the Rafid Brigades called.", ("A man", "member-of", "Rafid Brigades", False)),
    ],
)  # fmt: skip
def test_a_phrase_states_a_relation(text, relation):
    assert relation in relations(text)


def test_a_former_role_is_never_a_current_one():
    found = relations("Karim Dahhak, a former police chief, was shot on Monday.")
    assert ("Karim Dahhak", "former-role", "police chief", True) in found
    assert not any(kind == "leader-of" for _, kind, _, _ in found)


def test_a_denied_relation_is_not_stated():
    found = relations("Karim Dahhak does not lead the Rafid Brigades.")
    assert not any(kind == "leader-of" for _, kind, _, _ in found)


def test_a_friend_in_a_city_is_no_friend_of_the_city():
    found = relations("Karim's friends in Baghdad fled.")
    assert {other for _, kind, other, _ in found if kind == "friend-of"} == {"Karim"}


def test_a_man_who_is_held_is_no_base():
    found = relations("Karim Dahhak was held by the Fajr Division.")
    assert not any(kind == "under-control-of" for _, kind, _, _ in found)


def test_a_captain_in_an_army_does_not_lead_it():
    found = relations("A captain in the army, Karim Dahhak, was shot.")
    assert ("Karim Dahhak", "member-of", "the army", False) in found
    assert not any(kind == "leader-of" for _, kind, _, _ in found)


def test_what_is_not_part_of_a_body_is_not_said_to_be():
    found = relations("The Rafid Brigades are not part of the Popular Front.")
    assert not any(kind == "part-of" for _, kind, _, _ in found)


@pytest.mark.parametrize(
    "text", ["Our brother was held at the fort.", "My son called me from the fort."]
)
def test_nobody_is_kin_of_a_pronoun_that_stands_for_nobody(reading, text):
    assert not reading(text).relations

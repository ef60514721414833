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
        ("The militia's spokesman denied it.", ("The militia's spokesman", "employed-by", "The militia", False)),
        ("A militia led by Karim Dahhak fled.", ("Karim Dahhak", "leader-of", "A militia", False)),
        ("His brother, Nabil Dahhak, met Hala Jubouri's sister.", ("Hala Jubouri's sister", "family-of", "Hala Jubouri", False)),
        ("Fighters stormed a base in Baghdad.", ("a base", "located-in", "Baghdad", False)),
        ("The governor's guards fired.", ("The governor's guards", "under-control-of", "The governor", False)),
        ("A Red Front commander fled.", ("A Red Front commander", "member-of", "Red Front", False)),
        ("The base held by the Fajr Division burnt.", ("The base", "under-control-of", "Fajr Division", False)),
        ("A guard at Dizak prison fled.", ("A guard", "employed-by", "Dizak prison", False)),
        ("Karim Dahhak's lawyer spoke.", ("Karim Dahhak's lawyer", "employed-by", "Karim Dahhak", False)),
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

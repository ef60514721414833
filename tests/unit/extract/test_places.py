"""Which place a name means: context, containment, company (M32, M49)."""

from __future__ import annotations

import pytest
from tests.unit.extract.test_mentions import entity, named

from tahqiq.codebook.gazetteer import gazetteer

pytestmark = pytest.mark.slow


def place(text, words):
    """The place of the first mention with these words."""
    key = entity(named(text)[1], words).codebook
    return gazetteer().get(key) if key else None


def test_the_country_of_the_text_decides_between_two_cities():
    lebanon = place("Lebanese soldiers entered Tripoli. Lebanon is on edge.", "Tripoli")
    libya = place("Libyan militias entered Tripoli. Libya is on edge.", "Tripoli")
    assert (lebanon.country, libya.country) == ("LB", "LY")


def test_the_name_after_a_comma_decides_above_size():
    found = place("He was arrested in Paris, Texas, on Friday.", "Paris")
    assert (found.country, found.division) == ("US", "TX")


def test_a_quarter_of_a_city_has_its_radius():
    found = place("A journalist was shot in Zayouna, Baghdad, on Monday.", "Zayouna")
    assert (found.kind, found.country) == ("quarter", "IQ")
    assert found.radius_m < 5000


def test_an_invented_town_gets_no_point():
    """Unknown is an answer."""
    assert place("Shells fell on the town of Qasrel Beyda.", "Qasrel Beyda") is None

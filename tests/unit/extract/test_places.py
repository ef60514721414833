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


def test_the_divisions_that_the_other_names_share_decide():
    """M49."""
    text = (
        "He drove from Peoria and Decatur to Springfield. Springfield police held him."
    )
    assert place(text, "Springfield").division == "IL"


def test_two_countries_in_a_row_do_not_lie_in_one_another():
    found = place(
        "It was seen in many states, among them China, Japan and Mexico.", "China"
    )
    assert found.kind == "country"


def test_a_county_lies_where_its_towns_do():
    found = place("A man was shot in Rapides Parish, La., on Monday.", "Rapides Parish")
    assert (found.division, found.radius_m) == ("LA", 40_000)


def test_words_of_public_life_tell_the_country():
    """Nothing else in the text does."""
    text = "The sheriff and the county commissioners met in Alexandria on Monday."
    assert place(text, "Alexandria").country == "US"


def test_a_province_is_found_with_its_noun():
    assert place("Twelve died in Masvingo province on Monday.", "Masvingo province")


def test_a_body_tells_where_it_is():
    """The place in its name is a mention of its own."""
    found = named("The Mosul Police Department denied it. Shots fell in Baghdad.")[1]
    assert gazetteer().get(entity(found, "Mosul").codebook).country == "IQ"


def test_a_fighting_unit_is_not_where_its_name_says():
    names = {
        e.name for e in named("The Delta Brigade denied it on Monday.")[1].entities
    }
    assert "Delta" not in names
